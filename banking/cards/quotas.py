"""The months of a card: when it is cut, by when it is paid, and the quotas of what is spread over months (D14, domain §2.8).

Pure, in whole cents. Quotas are French at a nominal yearly rate, rounded half up once per figure; the last one absorbs the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from banking.calendar import next_business_day
from banking.loans.amortisation import half_up

MONTHS = 12
_BASIS = 10_000
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Planned:
    """One quota, in cents."""

    nth: int
    due_on: date
    capital: int
    interest: int


def plan(capital: int, months: int, basis_points: int, first_cut: date, pay_days: int) -> tuple[Planned, ...]:
    """The quotas in order, one a month; their capital adds up.

    Raises:
        ValueError: nothing is spread, or over no months.
    """
    if capital <= 0 or months <= 0:
        raise ValueError("a deferral has a capital and months")
    return tuple(_quotas(capital, months, basis_points, first_cut, pay_days))


def next_cut(today: date, cut_day: int) -> date:
    """The cut that bills what is posted today: this month's while its day lasts."""
    this_month = today.replace(day=cut_day)
    return this_month if today <= this_month else month_after(this_month)


def month_after(cut_on: date) -> date:
    """The next month's cut; days go up to 28, so every month has one."""
    if cut_on.month == _LAST_MONTH:
        return cut_on.replace(year=cut_on.year + 1, month=1)
    return cut_on.replace(month=cut_on.month + 1)


def pay_by(cut_on: date, pay_days: int) -> date:
    """The last day to pay a cut: so many days later, rolled to a business day."""
    return next_business_day(cut_on + timedelta(days=pay_days))


def _quotas(
    capital: int, months: int, basis_points: int, first_cut: date, pay_days: int
) -> Iterator[Planned]:
    monthly = Fraction(basis_points, MONTHS * _BASIS)
    growth = (1 + monthly) ** months
    quota = half_up(capital * monthly * growth / (growth - 1) if monthly else Fraction(capital, months))
    left, cut_on = capital, first_cut
    for nth in range(1, months + 1):
        interest = half_up(left * monthly)
        part = left if nth == months else min(max(quota - interest, 0), left)
        yield Planned(nth, pay_by(cut_on, pay_days), part, interest)
        left, cut_on = left - part, month_after(cut_on)
