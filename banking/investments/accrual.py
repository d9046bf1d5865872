"""What a term deposit earns: simple interest on a year of 360 days, and the tax kept from it (D15, domain.md §2.9)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

_BASIS = 10_000
YEAR_DAYS = 360


def interest(cents: int, rate: int, days: int) -> int:
    """Interest in cents for calendar days, half up; `rate` is nominal annual in basis points."""
    return _half_up(Fraction(cents * rate * days, _BASIS * YEAR_DAYS))


def elapsed(issued_on: date, days: int, today: date) -> int:
    """Days a deposit has earned so far: from the day after it was issued until it matures."""
    return min(max((today - issued_on).days, 0), days)


def matures_on(issued_on: date, days: int) -> date:
    """The day a deposit ends."""
    return issued_on + timedelta(days=days)


def withheld_rate(days: int, rate: int, exempt_from_days: int) -> int:
    """Basis points of the interest kept for the tax: none on a deposit of the exempt length or longer."""
    return rate if days < exempt_from_days else 0


def withholding(interest_cents: int, rate: int) -> int:
    """Cents kept for the tax, half up."""
    return _half_up(Fraction(interest_cents * rate, _BASIS))


def _half_up(amount: Fraction) -> int:
    return int(amount + Fraction(1, 2))
