"""How a loan is paid back: pure arithmetic in whole cents, rounded half up once per figure (M68-M71, D15).

Conventions: interest runs on a year of 360 days with months of 30 (30/360), so that every period is one twelfth of the
year whatever its calendar days, the first one too. Insurance is a monthly share of the balance before the payment. Due
dates fall on the agreed day of the month and roll to the next business day; a rolled date changes no amount.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from banking.calendar import next_business_day
from banking.values import AmortisationMethod

MONTHS = 12
_BASIS = 10_000
_MILLION = 1_000_000
YEAR_DAYS = 360


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed."""

    principal: int
    """Cents."""
    rate: int
    """Nominal annual, in basis points: 1560 is 15.60 %."""
    months: int
    method: AmortisationMethod
    insurance: int
    """Monthly, in millionths of the balance."""
    granted_on: date
    payment_day: int
    """Of the month."""


@dataclass(frozen=True, slots=True)
class Due:
    """One instalment as agreed, in cents: what is to be paid on its day, without arrears."""

    number: int
    principal: int
    interest: int
    insurance: int
    due_on: date


def schedule(terms: Terms) -> Iterator[Due]:
    """The instalments in order; their capital adds up to the principal.

    Raises:
        ValueError: nothing is lent, or it is not to be paid back.
    """
    if terms.principal <= 0 or terms.months <= 0:
        raise ValueError("a loan has a principal and a term")
    balance = terms.principal
    quota = half_up(french_quota(terms)) if terms.method is AmortisationMethod.FRENCH else 0
    for number in range(1, terms.months + 1):
        interest = half_up(Fraction(balance * terms.rate, MONTHS * _BASIS))
        if number == terms.months:
            principal = balance
        elif terms.method is AmortisationMethod.FRENCH:
            principal = min(max(quota - interest, 0), balance)
        else:
            principal = _share(terms, number) - _share(terms, number - 1)
        insurance = half_up(Fraction(balance * terms.insurance, _MILLION))
        yield Due(number, principal, interest, insurance, due_on(terms, number))
        balance -= principal


def french_quota(terms: Terms) -> Fraction:
    """The constant quota before rounding: `P · i · q / (q − 1)` with `q = (1 + i)^n`, exactly."""
    monthly = Fraction(terms.rate, MONTHS * _BASIS)
    if not monthly:
        return Fraction(terms.principal, terms.months)
    grown = (1 + monthly) ** terms.months
    return terms.principal * monthly * grown / (grown - 1)


def due_on(terms: Terms, number: int) -> date:
    """The day of an instalment: the first agreed day at least a month after granting, then monthly, rolled (M71)."""
    granted = terms.granted_on
    first = granted.year * MONTHS + granted.month
    if _in_month(first, terms.payment_day) < _in_month(first, granted.day):
        first += 1
    return next_business_day(_in_month(first + number - 1, terms.payment_day))


def arrears(principal: int, rate: int, due: date, today: date, surcharges: Sequence[tuple[int, int]]) -> int:
    """Cents of arrears on overdue capital: the agreed rate plus its surcharge, for the calendar days past due.

    `surcharges` are (from how many days, percent of the rate), ascending; regulation sets them.
    """
    days = (today - due).days
    percent = max((percent for since, percent in surcharges if days >= since), default=0)
    return half_up(Fraction(principal * rate * (100 + percent) * max(days, 0), _BASIS * 100 * YEAR_DAYS))


def half_up(amount: Fraction) -> int:
    """Round an amount of zero or more to whole cents."""
    return int(amount + Fraction(1, 2))


def _share(terms: Terms, instalments: int) -> int:
    """Capital paid back after so many equal instalments: no two differ by more than a cent."""
    return half_up(Fraction(terms.principal * instalments, terms.months))


def _in_month(month: int, day: int) -> date:
    """A day of a month counted from year 0 (January is 0); the last one where the month is shorter."""
    year, nth = divmod(month, MONTHS)
    return date(year, nth + 1, min(day, monthrange(year, nth + 1)[1]))
