"""Products one can ask for: what there is, what it would cost or bring, and how a request stands (M134, B22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from banking.values.base import Money, Rate
from banking.values.loans import AmortisationMethod
from banking.values.safety import CaseOpened

__all__ = [
    "CaseStanding",
    "CaseState",
    "CaseSubject",
    "DepositBand",
    "DepositOffer",
    "DepositSimulation",
    "LoanOffer",
    "LoanSimulation",
    "Offers",
    "Product",
    "ProductRequested",
    "SimulatedQuota",
]


class Product(StrEnum):
    """What can be asked for."""

    SAVINGS = "savings"
    DEPOSIT = "deposit"
    LOAN = "loan"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class LoanOffer:
    """The consumer loan as offered today."""

    rate: Rate
    """Nominal annual."""
    least: Money
    most: Money
    shortest: int
    longest: int
    """Months."""


@dataclass(frozen=True, slots=True)
class DepositOffer:
    """The term deposit as offered today."""

    best: Rate
    """Nominal annual, of the longest band."""
    least: Money
    most: Money
    shortest: int
    longest: int
    """Days."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What is offered today."""

    loan: LoanOffer
    deposit: DepositOffer


@dataclass(frozen=True, slots=True)
class SimulatedQuota:
    """One instalment of a loan that nobody has taken."""

    number: int
    due_on: date
    principal: Money
    interest: Money
    insurance: Money

    @property
    def total(self) -> Money:
        """What would be paid on that day."""
        return Money(self.principal.cents + self.interest.cents + self.insurance.cents)


@dataclass(frozen=True, slots=True)
class LoanSimulation:
    """What a loan would cost if it were granted today."""

    amount: Money
    months: int
    method: AmortisationMethod
    rate: Rate
    quotas: tuple[SimulatedQuota, ...]

    @property
    def first(self) -> SimulatedQuota:
        """The first instalment."""
        return self.quotas[0]

    @property
    def last(self) -> SimulatedQuota:
        """The last one."""
        return self.quotas[-1]

    @property
    def interest(self) -> Money:
        """All of it."""
        return Money(sum(quota.interest.cents for quota in self.quotas))

    @property
    def insurance(self) -> Money:
        """All of it."""
        return Money(sum(quota.insurance.cents for quota in self.quotas))

    @property
    def total(self) -> Money:
        """Everything that would be paid."""
        return Money(sum(quota.total.cents for quota in self.quotas))


@dataclass(frozen=True, slots=True)
class DepositBand:
    """A term from which on another rate holds, and what the amount would bring in it, tax taken."""

    days: int
    rate: Rate
    net: Money


@dataclass(frozen=True, slots=True)
class DepositSimulation:
    """What a deposit of today would bring at its end."""

    amount: Money
    days: int
    rate: Rate
    interest: Money
    withheld_rate: Rate
    """Of the interest; zero from 180 days."""
    withholding: Money
    payout: Money
    """Capital and interest less withholding."""
    matures_on: date
    bands: tuple[DepositBand, ...]
    """To compare with: each band at its first day."""

    @property
    def net(self) -> Money:
        """What is earned, tax taken."""
        return Money(self.interest.cents - self.withholding.cents)


@dataclass(frozen=True, slots=True)
class ProductRequested(CaseOpened):
    """A request has a number; somebody answers by the end of a business day."""

    answer_by: date
    already: bool
    """Whether there was an open one for the same product."""


class CaseSubject(StrEnum):
    """What a case is about, as members see it; kinds that only the house knows are OTHER."""

    SAVINGS = "product_savings"
    DEPOSIT = "product_deposit"
    LOAN = "product_loan"
    CARD = "product_card"
    CLAIM = "claim"
    TOLD_CLAIM = "claim_told"
    NOT_ME = "not_me"
    ACCESS = "data_access"
    CORRECT = "data_correct"
    ERASE = "data_erase"
    WITHDRAW = "data_withdraw"
    CALLBACK = "callback"
    OTHER = "other"


class CaseState(StrEnum):
    """How far people are."""

    OPEN = "open"
    WORKING = "working"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """A case as its member sees it."""

    number: str
    subject: CaseSubject
    state: CaseState
    opened_at: datetime
    answer_by: date | None
    """When an answer was promised for; None where none was."""
    closed_at: datetime | None
