"""Tickets: orders that are carried out later without a session, under the bank's seal (S16)."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Protocol

from banking.canonical import canonical_value

if TYPE_CHECKING:
    from datetime import datetime

    from banking.work import Work


class TimedOrder(Protocol):
    """What may be ordered so."""

    @property
    def expires_at(self) -> datetime:
        """From when on it is not carried out any more."""


class Ticket(Protocol):
    """An order with the seal under it."""

    @property
    def order(self) -> TimedOrder:
        """What was ordered."""

    @property
    def proof(self) -> bytes:
        """The seal."""


def seal(work: Work, order: TimedOrder) -> bytes:
    """The bank's seal under an order."""
    return work.keys.ticket(canonical_value(order))


def stands(work: Work, ticket: Ticket) -> bool:
    """Whether the bank sealed this very order, and its time is not over; compared in constant time."""
    sealed = hmac.compare_digest(seal(work, ticket.order), ticket.proof)
    return sealed and work.now < ticket.order.expires_at
