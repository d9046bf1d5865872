"""Term deposits: *Inversiones* (M27, M72)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from banking.values.base import Money, Rate

__all__ = ["Investment", "InvestmentDetail", "InvestmentRef", "InvestmentStatus"]


class InvestmentStatus(StrEnum):
    """Whether a deposit still runs."""

    RUNNING = "running"
    MATURED = "matured"


@dataclass(frozen=True, slots=True)
class InvestmentRef:
    """A deposit as the member saw it: the bank's id and the last four digits of its number (S28)."""

    id: int
    last4: str


@dataclass(frozen=True, slots=True)
class Investment:
    """One row of *Inversiones*, all eight columns of M27."""

    ref: InvestmentRef
    amount: Money
    issued_on: date
    matures_on: date
    rate: Rate
    """Nominal annual."""
    days: int
    interest_earned: Money
    """Accrued up to today and not yet paid, on a year of 360 days (D15)."""
    interest_paid: Money
    status: InvestmentStatus


@dataclass(frozen=True, slots=True)
class InvestmentDetail:
    """What the deposit brings at its end (M72, D15)."""

    investment: Investment
    interest: Money
    """Of the whole term."""
    withheld_rate: Rate
    """Of the interest; zero from 180 days."""
    withholding: Money
    payout: Money
    """Capital and interest less withholding, on the day it matures."""
