"""What the bank asks of whoever carries a payment, and how their answers become events (S04).

A rail knows each order by our key and carries a key out at most once, however often it is handed over. Its calls never raise for
what the street does: an answer that cannot be read is `Unclear`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from banking.payments.states import Event
from banking.values.payments import PaymentId

CURRENCY = "USD"


@dataclass(frozen=True, slots=True)
class RailOrder:
    """What a rail is told. `details` holds what its kind needs (institution, account, name, identification…)."""

    key: PaymentId
    kind: str
    amount: int
    """Cents."""
    batch: str | None
    details: Mapping[str, str] = field(repr=False)


class Status(StrEnum):
    """A rail's word on one order."""

    ACCEPTED = "accepted"
    SETTLED = "settled"
    REJECTED = "rejected"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Word:
    """What a rail says of one of its orders: in an answer, a callback or a file."""

    status: Status
    amount: int
    currency: str
    account: str = field(repr=False)
    reference: str | None = None
    reason: str | None = None
    """The rail's code of a refusal or a return, such as `account_closed`."""


@dataclass(frozen=True, slots=True)
class Absent:
    """Asked, the rail knows no order of this key."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """No answer that could be read; `why` says it for the log."""

    why: str


Answer = Word | Absent | Unclear


class Rail(Protocol):
    """One rail. Both calls are safe to repeat."""

    async def send(self, order: RailOrder) -> Answer:
        """Hand the order over under its key."""

    async def ask(self, order: RailOrder) -> Answer:
        """What became of the order of this key."""

    async def results(self, batch: str) -> tuple[tuple[PaymentId, Word], ...]:
        """What the rail's file says of a batch so far; empty where it has none or cannot say now."""


_EVENTS = {
    Status.ACCEPTED: Event.ACCEPTED,
    Status.SETTLED: Event.SETTLED,
    Status.REJECTED: Event.REFUSED,
    Status.RETURNED: Event.RETURNED,
}


def event_of(word: Word, order: RailOrder) -> Event:
    """What a word means for our order. It never carries authority over amount or account (S04)."""
    same = (word.amount, word.currency, word.account) == (order.amount, CURRENCY, account_of(order))
    return _EVENTS[word.status] if same else Event.MISMATCHED


def account_of(order: RailOrder) -> str:
    """What the rail repeats to us of where the money goes."""
    return order.details.get("account", "")
