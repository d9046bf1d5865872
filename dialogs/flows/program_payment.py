"""Programar Pago (M105-M115, D12): account, service, maximum, when, terms, one code."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from banking.api import (
    Account,
    AccountUnavailable,
    AmountOutOfRange,
    Frequency,
    MakePlan,
    Money,
    NeverDue,
    NotAuthorised,
    NotFound,
    OutgoingFrozen,
    PaymentPlan,
    ProgramPayment,
    SavedService,
    ScheduleReceipt,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import (
    Ask,
    Call,
    Choose,
    Confirm,
    Decide,
    End,
    Errors,
    Fetch,
    Invalid,
    Option,
    Otp,
    State,
    may_fault,
)
from dialogs.flows.pay_service import SOURCE
from dialogs.flows.products import in_use, my_accounts
from dialogs.flows.services import SERVICE, how_it_is_paid, known_services, my_services, new_service
from dialogs.understanding.days import read_date, read_day_of_month
from dialogs.understanding.money import read_money

TERMS: Final = 1
"""The version of the terms in `program_payment-terms` (M113): another text is another version."""

MAXIMUM: Slot[Money] = Slot("maximum", Money)
SINCE: Slot[date | None] = Slot("since", date | None)
UNTIL: Slot[date | None] = Slot("until", date | None)
DAY: Slot[int] = Slot("day", int)
ON: Slot[date] = Slot("on", date)
FREQUENCY: Slot[str] = Slot("frequency", str)
ACCEPTED: Slot[str] = Slot("accepted", str)
PLAN: Slot[PaymentPlan] = Slot("plan", PaymentPlan)
RECEIPT: Slot[ScheduleReceipt] = Slot("receipt", ScheduleReceipt)
OPERATION = (SOURCE, SERVICE, MAXIMUM, PLAN)

ENDLESS: Final = (
    "indefinida", "indefinido", "fecha indefinida", "indefinidamente", "sin fecha", "sin fin", "siempre", "para siempre", "nunca",
    "no end date", "no end", "forever", "always", "indefinitely",
)  # fmt: skip
"""How people say that it goes on."""
RHYTHMS: Final = {
    "as_soon": ("apenas", "cuando salga", "cuando llegue", "available"),
    "monthly": ("mensual", "mensualmente", "todos los meses", "monthly", "each month"),
    "once": ("una vez", "one time"),
}
"""What else people call a frequency."""

NEVER: Errors = {NeverDue: "since"}
REFUSALS: Errors = {
    OutgoingFrozen: "frozen",
    NotFound: "source",
    AccountUnavailable: "source",
    AmountOutOfRange: "maximum",
    NeverDue: "since",
    NotAuthorised: "review",
}


@reads()
def those_with_bills(services: Sequence[SavedService], slots: Slots) -> Sequence[Option]:
    """What was paid before, without top-ups."""
    return known_services([each for each in services if not each.service.company.tops_up], slots)


@reads(SINCE)
@may_fault("until_before_since")
def not_before(until: date, slots: Slots) -> Invalid | None:
    """The end comes after the beginning."""
    since = slots[SINCE]
    return Invalid("until_before_since") if since is not None and until < since else None


def window(item: str, then: str) -> tuple[State, ...]:
    """From when until when: `since` and `until`, both optional. `item` is the manual's."""
    return (
        Ask(item, "since", SINCE, parse=read_date, dated=True, then="until", optional=True),
        Ask(
            item,
            "until",
            UNTIL,
            parse=read_date,
            dated=True,
            then=then,
            checks=(not_before,),
            optional=True,
            declined=ENDLESS,
        ),
    )


@reads(SINCE, UNTIL)
def as_soon(slots: Slots) -> MakePlan:
    """Each bill when it is there."""
    return MakePlan(Frequency.AS_SOON, slots[SINCE], slots[UNTIL])


@reads(SINCE, UNTIL, DAY)
def monthly(slots: Slots) -> MakePlan:
    """Each month, on this day."""
    return MakePlan(Frequency.MONTHLY, slots[SINCE], slots[UNTIL], day=slots[DAY])


@reads(SINCE, UNTIL, ON)
def once(slots: Slots) -> MakePlan:
    """Once, on this date."""
    return MakePlan(Frequency.ONCE, slots[SINCE], slots[UNTIL], on=slots[ON])


@reads(*OPERATION)
def order(slots: Slots) -> ProgramPayment:
    """Exactly what was reviewed, under the terms that were shown."""
    return ProgramPayment(slots[SOURCE], slots[SERVICE], slots[MAXIMUM], slots[PLAN], TERMS)


STATES = (
    Choose("M107", "source", SOURCE, my_accounts, in_use, Account, then="known", empty="no_accounts"),
    Choose(
        "M108",
        "known",
        SERVICE,
        my_services,
        those_with_bills,
        SavedService,
        then="kind",
        empty="category",
        exits={"other": "category"},
        unlisted="other",
    ),
    *new_service("M108", "M109"),
    Decide("M109", "kind", on=how_it_is_paid, exits={"bills": "maximum", "topup": "no_topups"}),
    Ask("M110", "maximum", MAXIMUM, parse=read_money, then="since"),
    *window("M111", then="frequency"),
    Choose(
        "M111",
        "frequency",
        FREQUENCY,
        fixed=("as_soon", "monthly", "once"),
        also=RHYTHMS,
        then={"as_soon": "plan_as_soon", "monthly": "day", "once": "on"},
    ),
    Fetch("M111", "plan_as_soon", PLAN, query=as_soon, then="terms", errors=NEVER),
    Ask("M111", "day", DAY, parse=read_day_of_month, then="plan_monthly"),
    Fetch("M111", "plan_monthly", PLAN, query=monthly, then="terms", errors=NEVER),
    Ask("M111", "on", ON, parse=read_date, dated=True, then="plan_once"),
    Fetch("M111", "plan_once", PLAN, query=once, then="terms", errors={NeverDue: "on"}),
    Choose(
        "M112 M113",
        "terms",
        ACCEPTED,
        fixed=("accept", "decline"),
        then={"accept": "review", "decline": "cancelled"},
    ),
    Confirm("M114", "review", shows=OPERATION, then="code", no="cancelled"),
    Otp("M114", "code", binds=OPERATION, then="execute", expired="review", locked="locked"),
    Call(
        "M114",
        "execute",
        ProgramPayment,
        make=order,
        into=RECEIPT,
        then="done",
        errors=REFUSALS,
        unknown="unclear",
    ),
    End("M6 M115", "done", shows=(RECEIPT,)),
    End("M140", "cancelled"),
    End("M107", "no_accounts"),
    End("M108", "no_companies"),
    End("M109", "no_topups"),
    End("D5", "locked"),
    End("M114", "frozen"),
    End("M114", "unclear"),
)
FLOW = Flow("program_payment", "Pagos Programados: Programar Pago", STATES, version=2)
