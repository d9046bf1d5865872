"""Loans and their instalments (M26, M65-M70)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from banking.values.base import Money, Rate

__all__ = [
    "AmortisationMethod",
    "AmortisationTable",
    "Instalment",
    "InstalmentStatus",
    "Loan",
    "LoanDetail",
    "LoanRef",
    "LoanStatus",
]


class AmortisationMethod(StrEnum):
    """French: the same quota each month. German: the same capital each month."""

    FRENCH = "french"
    GERMAN = "german"


class LoanStatus(StrEnum):
    """Whether a loan is up to date, in arrears, or paid off (M26)."""

    CURRENT = "current"
    OVERDUE = "overdue"
    PAID = "paid"


class InstalmentStatus(StrEnum):
    """The manual's two states (M69) and the two it does not show: paid, and due but unpaid."""

    PAID = "paid"
    OVERDUE = "overdue"
    CURRENT = "current"
    UPCOMING = "upcoming"


@dataclass(frozen=True, slots=True)
class LoanRef:
    """A loan as the member saw it: the bank's id and the last four digits of its number (S28)."""

    id: int
    last4: str


@dataclass(frozen=True, slots=True)
class Loan:
    """One row of *Préstamos*, all eight columns of M26."""

    ref: LoanRef
    product: str
    """Its name in the contract: `CONSUMO PRIORITARIO ROL DE PAGOS`."""
    amount: Money
    principal_balance: Money
    due: Money
    """What is to be paid now: every overdue instalment with its arrears, else the next one. Zero when paid off."""
    next_payment_on: date | None
    """The day of the oldest unpaid instalment; None when paid off."""
    granted_on: date
    status: LoanStatus


@dataclass(frozen=True, slots=True)
class Instalment:
    """One row of the amortisation table, all eight columns of M68. Amounts are whole cents."""

    number: int
    principal: Money
    interest: Money
    arrears: Money
    """Accrued up to today where overdue, what was charged where paid (M70)."""
    insurance: Money
    due_on: date
    """A business day (M71)."""
    status: InstalmentStatus

    @property
    def total(self) -> Money:
        """Cuota = Capital + Interés + Mora + Seguro (M70)."""
        return Money(self.principal.cents + self.interest.cents + self.arrears.cents + self.insurance.cents)


@dataclass(frozen=True, slots=True)
class LoanDetail:
    """The active credit: what to pay, what is left, and when (M66)."""

    loan: Loan
    method: AmortisationMethod
    rate: Rate
    """Nominal annual."""
    term: int
    """Instalments agreed."""
    paid: int
    overdue: int
    """Instalments paid, and due without payment."""
    arrears: Money
    """The part of `loan.due` that is arrears."""
    ends_on: date


@dataclass(frozen=True, slots=True)
class AmortisationTable:
    """The table of a loan, or its unpaid part, in order (M68)."""

    detail: LoanDetail
    as_of: date
    """The day arrears were computed for."""
    items: tuple[Instalment, ...]
