"""Consultar Pagos Programados (M106), transfers among them (B15): list, detail with next date and last outcome; pause or resume,
change the maximum or amount, cancel.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from banking.api import (
    AmountOutOfRange,
    ChangeSchedule,
    GetSchedule,
    LimitExceeded,
    ListSchedules,
    Money,
    NotAuthorised,
    NotFound,
    PlanOver,
    Schedule,
    ScheduleAction,
    ScheduleChange,
    ScheduleReceipt,
    ScheduleRef,
    ScheduleState,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import (
    AnySlot,
    Ask,
    Call,
    Choose,
    Confirm,
    Decide,
    End,
    Errors,
    Option,
    Otp,
    Show,
)
from dialogs.understanding.money import read_money

SCHEDULE: Slot[ScheduleRef] = Slot("schedule", ScheduleRef)
ACTION: Slot[ScheduleAction] = Slot("action", ScheduleAction)
MAXIMUM: Slot[Money] = Slot("maximum", Money)
RECEIPT: Slot[ScheduleReceipt] = Slot("receipt", ScheduleReceipt)
REFUSALS: Errors = {NotFound: "schedule", NotAuthorised: "schedule"}
Chosen = Literal["pause", "resume", "change", "cancel"]


@reads()
def my_schedules(_slots: Slots) -> ListSchedules:
    """The member's programmed payments."""
    return ListSchedules()


@reads()
def every_schedule(schedules: Sequence[Schedule], _slots: Slots) -> Sequence[Option]:
    """All that are not over."""
    return [Option(ScheduleRef(each.id, each.purpose), each, _also(each)) for each in schedules]


def _also(schedule: Schedule) -> tuple[str, ...]:
    """What else a company is called."""
    service = schedule.purpose.service
    return () if service is None else service.company.also


@reads(SCHEDULE)
def detail(slots: Slots) -> GetSchedule:
    """How it stands."""
    return GetSchedule(slots[SCHEDULE])


@reads()
def what_can_be_done(schedule: Schedule, _slots: Slots) -> Sequence[Option]:
    """What runs can be paused, what is paused can be resumed."""
    runs = schedule.state is ScheduleState.ACTIVE
    first = ScheduleAction.PAUSE if runs else ScheduleAction.RESUME
    return [Option(each, each) for each in (first, ScheduleAction.CHANGE, ScheduleAction.CANCEL)]


@reads(ACTION)
def chosen(slots: Slots) -> Chosen:
    """The branch."""
    return slots[ACTION].value


@reads(SCHEDULE)
def pause(slots: Slots) -> ChangeSchedule:
    """It pays nothing until it is resumed."""
    return ChangeSchedule(slots[SCHEDULE], ScheduleChange(ScheduleAction.PAUSE, None))


@reads(SCHEDULE)
def resume(slots: Slots) -> ChangeSchedule:
    """It pays again."""
    return ChangeSchedule(slots[SCHEDULE], ScheduleChange(ScheduleAction.RESUME, None))


@reads(SCHEDULE)
def cancel(slots: Slots) -> ChangeSchedule:
    """It is over."""
    return ChangeSchedule(slots[SCHEDULE], ScheduleChange(ScheduleAction.CANCEL, None))


@reads(SCHEDULE, MAXIMUM)
def change(slots: Slots) -> ChangeSchedule:
    """Another maximum."""
    return ChangeSchedule(slots[SCHEDULE], ScheduleChange(ScheduleAction.CHANGE, slots[MAXIMUM]))


def _ordered(name: str, make: Callable[..., ChangeSchedule], *shows: AnySlot) -> tuple[Confirm, Otp, Call]:
    """Review, code and order of one thing to do."""
    again = "maximum" if MAXIMUM in shows else "schedule"
    errors: Errors = {**REFUSALS, AmountOutOfRange: again, LimitExceeded: again, PlanOver: "schedule"}
    return (
        Confirm("M106", f"review_{name}", shows=shows, then=f"code_{name}", no="cancelled"),
        Otp(
            "M106", f"code_{name}", binds=shows, then=f"do_{name}", expired=f"review_{name}", locked="locked"
        ),
        Call(
            "M106",
            f"do_{name}",
            ChangeSchedule,
            make=make,
            into=RECEIPT,
            then="done",
            errors=errors,
            unknown="unclear",
        ),
    )


STATES = (
    Choose(
        "M106",
        "schedule",
        SCHEDULE,
        my_schedules,
        every_schedule,
        Schedule,
        then="detail",
        empty="no_schedules",
    ),
    Show("M106 M110 M111", "detail", detail, Schedule, then="action", errors={NotFound: "schedule"}),
    Choose(
        "M106",
        "action",
        ACTION,
        detail,
        what_can_be_done,
        ScheduleAction,
        then="route",
        empty="no_schedules",
        exits={"no": "finished"},
        errors={NotFound: "schedule"},
    ),
    Decide(
        "M106",
        "route",
        on=chosen,
        exits={
            "pause": "review_pause",
            "resume": "review_resume",
            "change": "maximum",
            "cancel": "review_cancel",
        },
    ),
    Ask("M110", "maximum", MAXIMUM, parse=read_money, then="review_change"),
    *_ordered("pause", pause, SCHEDULE),
    *_ordered("resume", resume, SCHEDULE),
    *_ordered("change", change, SCHEDULE, MAXIMUM),
    *_ordered("cancel", cancel, SCHEDULE),
    End("M6", "done", shows=(RECEIPT,)),
    End("M6", "finished"),
    End("M106", "no_schedules"),
    End("M140", "cancelled"),
    End("D5", "locked"),
    End("M106", "unclear"),
)
FLOW = Flow("schedules", "Pagos Programados: Consultar Pagos Programados", STATES, version=3)
