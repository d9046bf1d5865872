"""Programmed payments (M105-M115, D12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from banking.values.accounts import AccountRef
from banking.values.base import Money
from banking.values.bills import Frequency, Service
from banking.values.notices import News

__all__ = [
    "PaymentPlan",
    "Schedule",
    "ScheduleAction",
    "ScheduleChange",
    "ScheduleNews",
    "ScheduleOutcome",
    "ScheduleReceipt",
    "ScheduleRef",
    "ScheduleState",
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
    REFUSED = "refused"
    """The account may not be debited, or outgoing money is frozen."""


class ScheduleAction(StrEnum):
    """What a member may do with a programmed payment."""

    PAUSE = "pause"
    RESUME = "resume"
    CHANGE = "change"
    """Its maximum."""
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


@dataclass(frozen=True, slots=True)
class Schedule:
    """A programmed payment as it stands."""

    id: UUID
    service: Service
    source: AccountRef
    maximum: Money
    plan: PaymentPlan
    state: ScheduleState
    next_on: date | None
    """The next day it runs on; None where it follows its bills or is over."""
    last_outcome: ScheduleOutcome | None
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class ScheduleRef:
    """A programmed payment as the member chose it."""

    id: UUID
    service: Service


@dataclass(frozen=True, slots=True)
class ScheduleChange:
    """What is to be done with a programmed payment; `maximum` only where it changes."""

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
    """What a programmed payment could not do (M112, D12)."""

    buttons: ClassVar[tuple[str, ...]] = ()
    service: Service
    outcome: ScheduleOutcome
    amount: Money | None
    """Of the bill, where there is one."""
    maximum: Money
    retry_on: date | None
    at: datetime
