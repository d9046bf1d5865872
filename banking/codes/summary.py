"""What a code is for, as its SMS says it: action, amount, masked destination (D4, S07).

The bank reads the destination itself: the channel's word is not what a member should trust here.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from banking.values import Money
from banking.work import MemberId

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class Summary:
    """Masked: may be kept in clear and read by who sends the SMS. `action` names the SMS's words."""

    action: str
    amount_cents: int | None = None
    destination: str = ""

    @property
    def amount(self) -> Money | None:
        """The amount, where the action has one."""
        return None if self.amount_cents is None else Money(self.amount_cents)

    def to_json(self) -> dict[str, str | int | None]:
        """As the challenge keeps it."""
        return asdict(self)


Summarise = Callable[["AsyncConnection", MemberId | None, Any], Awaitable[Summary]]
"""(connection, member, command) -> its summary. A destination that is not this member's stays without digits (S16)."""

Summaries = Mapping[type[object], Summarise]
"""Command class to its summary. Every noun whose commands need a code exports `SUMMARIES`; `codes.summaries` joins them."""


def plainly(action: str) -> Summarise:
    """The summary of a command without amount or destination."""

    async def summarise(_conn: AsyncConnection, _member: MemberId | None, _command: object) -> Summary:
        return Summary(action)

    return summarise
