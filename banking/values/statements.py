"""Statements: an order that can be carried out later without a session, and what it brings (M20, B14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from banking.values.accounts import AccountRef
from banking.values.base import Money
from banking.values.movements import Movement, MovementFilter, Period, Totals

__all__ = ["Statement", "StatementForm", "StatementOrder", "StatementTicket"]


class StatementForm(StrEnum):
    """What the statement becomes; a sheet holds more rows than pages do."""

    PDF = "pdf"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class StatementOrder:
    """Which movements, as they stood when it was ordered: later ones are not in it, whenever it is drawn."""

    member: int
    account: AccountRef
    period: Period
    filter: MovementFilter | None
    totals: Totals | None
    """Of all that is meant; None where too many movements would have to be added up."""
    below: int
    """The position from which on movements are later than the order."""
    rows: int
    """How many of the newest it holds at most."""
    expires_at: datetime

    @property
    def is_cut(self) -> bool:
        """Whether there are more movements than rows, as far as was counted."""
        return self.totals is not None and self.totals.entries > self.rows


@dataclass(frozen=True, slots=True)
class StatementTicket:
    """An order with the bank's seal under it: whoever draws the file shows it instead of a session. Small, and of no use
    for anything but this very statement until it expires.
    """

    may_be_kept: ClassVar[bool] = False
    order: StatementOrder
    proof: bytes


@dataclass(frozen=True, slots=True)
class Statement:
    """What a statement holds: newest first, as the manual's screens have it (M33-M38)."""

    account: AccountRef
    number: str
    """Masked as the header shows it (M33)."""
    holder: str
    period: Period
    filter: MovementFilter | None
    totals: Totals | None
    opening: Money | None
    """The balance before the period and the one after it; None where a filter leaves movements out, or there are none."""
    closing: Money | None
    items: tuple[Movement, ...]
    is_cut: bool
    """Whether there are older movements that the statement has no room for."""
    ordered_at: datetime
