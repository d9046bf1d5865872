"""Programmed payments and transfers (M105-M115, D12, B15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from banking.values.accounts import AccountRef
from banking.values.base import Money
from banking.values.beneficiaries import BeneficiaryRef
from banking.values.bills import Frequency, Service
from banking.values.notices import News

__all__ = [
    "PaymentPlan",
    "Purpose",
    "Schedule",
    "ScheduleAction",
    "ScheduleChange",
    "ScheduleNews",
    "ScheduleOutcome",
    "ScheduleReceipt",
    "ScheduleRef",
    "ScheduleState",
    "StandingQuote",
    "StandingTransferMade",
]


class ScheduleState(StrEnum):
    """Whether a programmed payment runs."""

    ACTIVE = "active"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    ENDED = "ended"


class ScheduleOutcome(StrEnum):
    """What became of a due date, or of a bill found on it."""

    PAID = "paid"
    TOO_HIGH = "too_high"
    """Above the maximum: not paid (M112)."""
    NO_FUNDS = "no_funds"
    AWAY = "away"
    """The company did not answer all day."""
    NOTHING = "nothing"
    """Nothing was owed."""
    MISSED = "missed"
    """It fell due too long ago when it could be looked at."""
    REJECTED = "rejected"
    """Ordered, but its company did not take it."""
    REFUSED = "refused"
    """The account may not be debited, or outgoing money is frozen."""
    LIMIT = "limit"
    """A transfer above what may still be sent to others that day (D10)."""
    GONE = "gone"
    """Its beneficiary was deleted, or has another account now."""
    PAYEE = "payee"
    """The account that receives takes no money now."""
    COST = "cost"
    """It would cost more than was agreed to."""


class ScheduleAction(StrEnum):
    """What a member may do with a programmed payment."""

    PAUSE = "pause"
    RESUME = "resume"
    CHANGE = "change"
    """Its maximum, or a transfer's amount."""
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class PaymentPlan:
    """When: how often, from when and until when (M111)."""

    frequency: Frequency
    since: date
    until: date | None
    """None: *Fecha indefinida*."""
    day: int | None
    """Of the month, for a monthly one."""
    on: date | None
    """For a single one."""

    @property
    def is_monthly(self) -> bool:
        """Whether it has a day of the month."""
        return self.day is not None

    @property
    def is_once(self) -> bool:
        """Whether it has one date."""
        return self.on is not None

    @property
    def is_indefinite(self) -> bool:
        """Whether it has no end of its own."""
        return self.until is None and self.on is None


@dataclass(frozen=True, slots=True)
class Purpose:
    """What is paid by itself: a service's bills, or a transfer to an own account or to a beneficiary; exactly one of them."""

    service: Service | None
    account: AccountRef | None
    beneficiary: BeneficiaryRef | None

    def __post_init__(self) -> None:
        """ValueError unless it is exactly one."""
        if sum(each is not None for each in (self.service, self.account, self.beneficiary)) != 1:
            raise ValueError("one thing is paid")

    @classmethod
    def of(cls, paid: Service | AccountRef | BeneficiaryRef) -> Purpose:
        """For any of the three."""
        return cls(
            paid if isinstance(paid, Service) else None,
            paid if isinstance(paid, AccountRef) else None,
            paid if isinstance(paid, BeneficiaryRef) else None,
        )

    @property
    def is_service(self) -> bool:
        """Whether bills are paid."""
        return self.service is not None

    @property
    def is_own(self) -> bool:
        """Whether the money stays with the member."""
        return self.account is not None


@dataclass(frozen=True, slots=True)
class StandingQuote:
    """What each transfer of a standing order costs today, and what leaves the account with it (D8)."""

    cost: Money
    """Commission and IVA."""
    total: Money


@dataclass(frozen=True, slots=True)
class Schedule:
    """A programmed payment or transfer as it stands."""

    id: UUID
    purpose: Purpose
    source: AccountRef
    maximum: Money
    """Of a bill; a transfer's amount."""
    plan: PaymentPlan
    state: ScheduleState
    next_on: date | None
    """The next day it runs on; None where it follows its bills or is over."""
    last_outcome: ScheduleOutcome | None
    last_at: datetime | None

    @property
    def is_dated(self) -> bool:
        """Whether it has a next day."""
        return self.next_on is not None

    @property
    def is_waiting(self) -> bool:
        """Whether it follows its bills, and has no day for that reason."""
        return self.state is ScheduleState.ACTIVE and self.plan.frequency is Frequency.AS_SOON

    @property
    def has_run(self) -> bool:
        """Whether anything came of it yet."""
        return self.last_outcome is not None


@dataclass(frozen=True, slots=True)
class ScheduleRef:
    """A programmed payment or transfer as the member chose it."""

    id: UUID
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class ScheduleChange:
    """What is to be done with a programmed payment; `maximum` only where it changes (of a transfer, its amount)."""

    action: ScheduleAction
    maximum: Money | None


@dataclass(frozen=True, slots=True)
class ScheduleReceipt:
    """Proof that a payment was programmed or changed."""

    code: str
    at: datetime
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class ScheduleNews(News):
    """What a programmed payment or transfer could not do (M112, D12)."""

    buttons: ClassVar[tuple[str, ...]] = ()
    purpose: Purpose
    outcome: ScheduleOutcome
    amount: Money | None
    """Of the bill or transfer, where there is one."""
    maximum: Money
    retry_on: date | None
    at: datetime

    @property
    def has_amount(self) -> bool:
        """Whether it is known how much it would have been."""
        return self.amount is not None

    @property
    def is_tried_again(self) -> bool:
        """Whether it is tried once more."""
        return self.retry_on is not None


@dataclass(frozen=True, slots=True)
class StandingTransferMade(News):
    """A programmed transfer was made; to another institution it is under way (B15)."""

    purpose: Purpose
    amount: Money
    total: Money
    """With its costs."""
    source: AccountRef
    reference: str | None
    code: str
    """Of the receipt."""
    at: datetime
