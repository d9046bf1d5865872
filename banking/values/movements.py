"""Movements of an account: lines, periods, filters, totals (M20, M34-M39)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from banking.values.accounts import AccountRef
from banking.values.base import Money

__all__ = [
    "Month",
    "MonthName",
    "MonthTotals",
    "Months",
    "Movement",
    "MovementFilter",
    "MovementType",
    "Movements",
    "MovementsPage",
    "Period",
    "Span",
    "Totals",
]


class MovementType(StrEnum):
    """The manual's two types (M37)."""

    DEBIT = "debit"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Movement:
    """One line of a statement (M35-M39): amounts are signed, the balance is the one after it."""

    booked_on: date
    document: int
    text: str
    """The movement's name, in the manual's words (M39)."""
    amount: Money
    balance: Money
    automatic: bool = False
    """Whether a standing order made it, not the member's hand (D19)."""

    @property
    def type(self) -> MovementType:
        """Out of the account or into it (M37)."""
        return MovementType.DEBIT if self.amount.cents < 0 else MovementType.CREDIT


@dataclass(frozen=True, slots=True)
class Movements:
    """The last movements of an account, newest first (M34)."""

    account: AccountRef
    number: str
    """Masked as the header shows it (M33)."""
    items: tuple[Movement, ...]


class Span(StrEnum):
    """Periods that end today, but for last month; the others begin with a month's first day."""

    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THREE_MONTHS = "three_months"
    TWELVE_MONTHS = "twelve_months"


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included; always from a month's first day."""

    first: date
    last: date


class MonthName(StrEnum):
    """The months."""

    JANUARY = "january"
    FEBRUARY = "february"
    MARCH = "march"
    APRIL = "april"
    MAY = "may"
    JUNE = "june"
    JULY = "july"
    AUGUST = "august"
    SEPTEMBER = "september"
    OCTOBER = "october"
    NOVEMBER = "november"
    DECEMBER = "december"


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year."""

    name: MonthName
    year: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month a day is in."""
        return cls(tuple(MonthName)[day.month - 1], day.year)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, tuple(MonthName).index(self.name) + 1, 1)


@dataclass(frozen=True, slots=True)
class MovementFilter:
    """Which movements are meant: all that is given must hold. Amounts are without their sign, limits included."""

    said: str
    """What the member typed."""
    words: tuple[str, ...] = ()
    """Beginnings of words of the movement's name; accents and case do not count."""
    low: Money | None = None
    high: Money | None = None
    type: MovementType | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """What came in and what went out (as a negative amount), and how many movements that were."""

    credits: Money
    debits: Money
    entries: int


@dataclass(frozen=True, slots=True)
class MovementsPage:
    """One page of *Detalle de movimientos*, newest first (M20, D1)."""

    account: AccountRef
    number: str
    """Masked as the header shows it (M33)."""
    period: Period
    items: tuple[Movement, ...]
    totals: Totals | None
    """Of all that is meant, on whatever page; None where too many movements would have to be added up."""
    older: int | None
    """Where the next page begins; None on the last one."""
    reached: date | None = None
    """How far back the search has looked, where this page is short and older movements were not looked at yet."""

    @property
    def adds_up(self) -> bool:
        """Whether there are totals."""
        return self.totals is not None

    @property
    def goes_on(self) -> bool:
        """Whether the search ended before the period did."""
        return self.reached is not None


@dataclass(frozen=True, slots=True)
class MonthTotals:
    """What one month brought to an account, and its balance at the month's end (today's, for the running month)."""

    month: Month
    period: Period
    credits: Money
    debits: Money
    closing: Money


@dataclass(frozen=True, slots=True)
class Months:
    """An account's months side by side, newest first."""

    account: AccountRef
    number: str
    """Masked as the header shows it (M33)."""
    items: tuple[MonthTotals, ...]
