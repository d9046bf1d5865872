"""Programmed payments."""

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
    Schedule,
    ScheduleChange,
    ScheduleReceipt,
    ScheduleRef,
    Service,
)

__all__ = ["ChangeSchedule", "GetSchedule", "ListSchedules", "MakePlan", "ProgramPayment"]


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
class ListSchedules(Query[tuple[Schedule, ...]]):
    """The member's programmed payments that are not over, the newest first (M106)."""


@dataclass(frozen=True, slots=True)
class GetSchedule(Query[Schedule]):
    """One of them: next date, last outcome."""

    schedule: ScheduleRef
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class ChangeSchedule(Command[ScheduleReceipt]):
    """Pause, resume, cancel, or change the maximum."""

    schedule: ScheduleRef
    change: ScheduleChange
    guards: ClassVar[Guards] = Guards.MONEY
    stays: ClassVar[bool] = True
    can_be_unknown: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound, no.AmountOutOfRange, no.NotAuthorised)
