"""What a handler gets to work with: one database transaction, one caller, one instant.

A handler is `async (work, request) -> answer | Refusal`. It runs inside the request's only transaction, never commits,
never talks to the outside (it defers a job, `banking.jobs`, or answers `Outside`), and refuses by returning a `Refusal`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NewType, Protocol, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from banking.crypto import Keys
from banking.policy import Policy
from banking.ports import Billers
from banking.values import Caller, ChallengeId, OperationId

MemberId = NewType("MemberId", int)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Work:
    """A query's desk. `member` is set wherever the request needs a session."""

    conn: AsyncConnection
    caller: Caller
    member: MemberId | None
    now: datetime
    keys: Keys
    policy: Policy

    @property
    def owner(self) -> MemberId:
        """The member on whose behalf the request runs; only for requests that need a session."""
        if self.member is None:
            message = "this request runs without a member"
            raise TypeError(message)
        return self.member

    @property
    def actor(self) -> str:
        """Who acts, as the ledger and the audit trail write it."""
        return "chat" if self.member is None else f"member:{self.member}"


@dataclass(frozen=True, slots=True)
class Street:
    """Whom the bank may ask outside, between its transactions."""

    billers: Billers


@dataclass(frozen=True, slots=True)
class Outside:
    """A query's answer that somebody outside knows: asked once the transaction is over, within that adapter's time."""

    ask: Callable[[Street], Awaitable[object]]


Foresight = Callable[[Street, Any], Awaitable[object]]
"""Asks outside, before a command's transaction, what its handler must know; it finds the answer in `Order.seen`."""

Foreseen = Mapping[type[object], Foresight]
"""Command class to its foresight, where it needs one."""


@dataclass(frozen=True, slots=True)
class Order(Work):
    """A command's desk: its operation, the code it came with, and the digest that code must be bound to (S07)."""

    operation: OperationId
    challenge: ChallengeId | None
    digest: bytes
    seen: object = None
    """What was asked outside before the transaction (`Foresight`)."""


class Authority(Protocol):
    """Who may act: sessions and codes, as the money part sees them."""

    async def member(
        self, conn: AsyncConnection, caller: Caller, now: datetime, *, even_ended: bool
    ) -> MemberId | None:
        """The member of the caller's session in the caller's chat; None when it is over (unless `even_ended`)."""

    async def consume(
        self, conn: AsyncConnection, member: MemberId, challenge: ChallengeId, digest: bytes, now: datetime
    ) -> bool:
        """Use a verified, unexpired, unused code of this member for exactly this digest up; False changes nothing."""


Handler = Callable[[Any, Any], Awaitable[object]]
Handlers = Mapping[type[object], Handler]
"""Request class to handler. Every noun exports `QUERIES` and `COMMANDS`; `banking.service` joins them."""


class Persist(Protocol):
    """Runs one transaction, a bounded number of times if the database says "not now"."""

    def __call__(self, once: Callable[[AsyncConnection], Awaitable[T]]) -> Awaitable[T]:
        """What `once` answers, committed. `once` may be called again and must decide anew each time."""
