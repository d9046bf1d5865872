"""What the doors need of the house behind them; `webhooks.wiring` builds it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from starlette.requests import Request

from banking.api import FormDesk, VerifiedReceipt
from banking.desk.console import Console
from banking.payments.callbacks import Message, Taken
from banking.payments.incoming import Credit, Credited
from bot.files import Fetched, NoFile
from dialogs.runtime import Inbound
from webhooks.console.tape import Tape
from webhooks.metrics import Metrics
from webhooks.pace import Pace
from webhooks.pages.gate import Gate
from webhooks.pages.visits import Visits
from webhooks.settings import Settings


class Conversations(Protocol):
    """The runtime, as the doors see it."""

    async def handle(self, inbound: Inbound) -> None:
        """Take one event; returns after its commit."""


Check = Callable[[], Awaitable[bool]]


async def _no_rails(_message: Message, _body: bytes) -> Taken:
    return Taken.LATER


async def _no_credits(_credit: Credit, _body: bytes) -> Credited:
    return Credited.ACCOUNT_UNKNOWN


async def _no_receipts(_code: str) -> VerifiedReceipt | None:
    return None


async def no_files(_file_id: str) -> Fetched | NoFile:
    """A house that fetches nothing."""
    return NoFile.GONE


@dataclass(frozen=True, slots=True)
class House:
    """One process of the application."""

    settings: Settings
    conversations: Conversations
    desk: FormDesk
    gate: Gate
    visits: Visits
    metrics: Metrics
    clock: Callable[[], datetime]
    start_typing: Callable[[int], None]
    """Shows "typing…" in a chat, in the background."""
    alias: Callable[[int], str]
    """How log lines call a chat."""
    pace: Pace
    console: Console
    tape: Tape
    """What happened at the desk, for all streams of this process."""
    take_rail_message: Callable[[Message, bytes], Awaitable[Taken]] = _no_rails
    """Takes a rail's message whose signature was checked (S03)."""
    take_rail_credit: Callable[[Credit, bytes], Awaitable[Credited]] = _no_credits
    """Takes money that a rail brings, its signature checked."""
    rail_keys: Mapping[str, tuple[bytes, ...]] = field(default_factory=dict)
    """The keys of each rail that may call."""
    find_receipt: Callable[[str], Awaitable[VerifiedReceipt | None]] = _no_receipts
    """What the book says of a receipt's code."""
    fetch_file: Callable[[str], Awaitable[Fetched | NoFile]] = no_files
    """Fetches what somebody sent in a chat, by the chat's own name of it."""
    checks: tuple[tuple[str, Check], ...] = ()
    """What has to work for this process to be of use, by name: answers False or raises where it does not."""
    password_characters: tuple[int, int] = (8, 64)
    """Shortest and longest password (D6)."""


def house_of(request: Request) -> House:
    """The house behind the application of a request."""
    house: House = request.app.state.house
    return house
