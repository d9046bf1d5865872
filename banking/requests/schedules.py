"""Programmed payments and transfers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Command, Guards, Query
from banking.values import (
    AccountRef,
    Frequency,
    Money,
    PaymentPlan,
    Purpose,
    Schedule,
    ScheduleChange,
    ScheduleReceipt,
    ScheduleRef,
    Service,
    StandingQuote,
)

__all__ = [
    "ChangeSchedule",
    "GetSchedule",
    "ListSchedules",
    "ListTargets",
    "MakePlan",
    "ProgramPayment",
    "ProgramTransfer",
    "QuoteStanding",
]


@dataclass(frozen=True, slots=True)
class MakePlan(Query[PaymentPlan]):
    """Whether these dates make a plan that will ever run (M111, D12)."""

    frequency: Frequency
    since: date | None
    """None: from today."""
    until: date | None
    day: int | None = None
    on: date | None = None
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NeverDue,)


@dataclass(frozen=True, slots=True)
class ProgramPayment(Command[ScheduleReceipt]):
    """Lets the bank pay a service by itself: the accepted terms are kept with their version and time (M113, M114)."""

    source: AccountRef
    service: Service
    maximum: Money
    plan: PaymentPlan
    terms_version: int
    guards: ClassVar[Guards] = Guards.MONEY
    can_be_unknown: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.NotFound,
        no.AccountUnavailable,
        no.AmountOutOfRange,
        no.NeverDue,
        no.NotAuthorised,
        no.OutgoingFrozen,
    )


@dataclass(frozen=True, slots=True)
class ListTargets(Query[tuple[Purpose, ...]]):
    """Where transfers from an account may go by themselves: the other own accounts, then the beneficiaries (B15)."""

    source: AccountRef
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class QuoteStanding(Query[StandingQuote]):
    """Checks a standing order as far as it can be checked today, and says what each of its transfers costs (D8, D10)."""

    source: AccountRef
    target: Purpose
    amount: Money
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.NotFound,
        no.SameAccount,
        no.BeneficiaryGone,
        no.PayeeUnavailable,
        no.AccountUnavailable,
        no.AmountOutOfRange,
        no.LimitExceeded,
    )


@dataclass(frozen=True, slots=True)
class ProgramTransfer(Command[ScheduleReceipt]):
    """Lets the bank make a transfer by itself, on each due date; the accepted terms are kept with version and time (B15)."""

    source: AccountRef
    target: Purpose
    amount: Money
    reference: str | None
    plan: PaymentPlan
    quote: StandingQuote
    """What the member saw: what a transfer may cost at most, each time."""
    terms_version: int
    guards: ClassVar[Guards] = Guards.MONEY
    can_be_unknown: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        *QuoteStanding.refusals,
        no.NeverDue,
        no.QuoteChanged,
        no.NotAuthorised,
        no.OutgoingFrozen,
    )


@dataclass(frozen=True, slots=True)
class ListSchedules(Query[tuple[Schedule, ...]]):
    """The member's programmed payments and transfers that are not over, the newest first (M106)."""


@dataclass(frozen=True, slots=True)
class GetSchedule(Query[Schedule]):
    """One of them: next date, last outcome."""

    schedule: ScheduleRef
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class ChangeSchedule(Command[ScheduleReceipt]):
    """Pause, resume, cancel, or change the maximum or amount."""

    schedule: ScheduleRef
    change: ScheduleChange
    guards: ClassVar[Guards] = Guards.MONEY
    stays: ClassVar[bool] = True
    can_be_unknown: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.NotFound,
        no.AmountOutOfRange,
        no.LimitExceeded,
        no.PlanOver,
        no.NotAuthorised,
    )
