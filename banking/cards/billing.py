"""What a cut bills: interest on what was not paid in full, the minimum, the total (domain §2.8). Pure, in whole cents.

Interest runs on a year of 360 days, on capital only: interest bears none. Who pays a statement in full by its day pays no
interest; who does not pays it from the day of each purchase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from banking.loans.amortisation import half_up

YEAR_DAYS = 360
_BASIS = 10_000
_ONE_DAY = timedelta(days=1)

Dated = tuple[date, int]
"""A day and cents."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The statement before this cut, as it was cut."""

    cut_on: date
    pay_by: date
    total: int
    minimum: int
    interest: int
    """Of the total; payments cover it first."""


@dataclass(frozen=True, slots=True)
class Rates:
    """How interest and minimum are worked out."""

    basis_points: int
    minimum_basis_points: int
    minimum_floor: int


def revolving_interest(
    before: Statement | None,
    billed: Sequence[Dated],
    paid: Sequence[Dated],
    cut_on: date,
    basis_points: int,
) -> int:
    """Interest of the cut at `cut_on`. `billed` are the purchases of the statement before, `paid` what was paid of it."""
    if before is None or _paid_by(paid, before.pay_by) >= before.total:
        return 0
    daily = Fraction(basis_points, _BASIS * YEAR_DAYS)
    day_cents = sum(cents * (before.cut_on - made_on).days for made_on, cents in billed)
    capital = before.total - before.interest
    day = before.cut_on + _ONE_DAY
    while day <= cut_on:
        day_cents += max(capital - max(_paid_by(paid, day) - before.interest, 0), 0)
        day += _ONE_DAY
    return half_up(day_cents * daily)


def interest_owed(before: Statement | None, paid: Sequence[Dated], new: int) -> int:
    """The interest in the new total: this cut's, and what payments have not covered of the one before."""
    unpaid = 0 if before is None else max(before.interest - sum(cents for _, cents in paid), 0)
    return unpaid + new


def minimum_of(
    total: int, quotas: int, interest: int, before: Statement | None, paid: Sequence[Dated], rates: Rates
) -> int:
    """Quotas and interest in full, what is left of the last minimum, and a share of the rest; at least the floor."""
    overdue = 0 if before is None else max(before.minimum - sum(cents for _, cents in paid), 0)
    fixed = quotas + interest + overdue
    share = half_up(Fraction(max(total - fixed, 0) * rates.minimum_basis_points, _BASIS))
    return min(total, max(fixed + share, rates.minimum_floor))


def _paid_by(paid: Sequence[Dated], day: date) -> int:
    return sum(cents for paid_on, cents in paid if paid_on <= day)
