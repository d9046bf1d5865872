"""Programar transferencia (B15, D12): account, where to, amount, when, terms, one code; then the bank makes it by itself."""

from __future__ import annotations

from typing import Final

from banking.api import (
    Account,
    AccountRef,
    AccountUnavailable,
    AmountOutOfRange,
    BeneficiaryGone,
    Frequency,
    LimitExceeded,
    ListTargets,
    MakePlan,
    Money,
    NeverDue,
    NotAuthorised,
    NotFound,
    OutgoingFrozen,
    PayeeUnavailable,
    ProgramTransfer,
    Purpose,
    QuoteChanged,
    QuoteStanding,
    SameAccount,
    StandingQuote,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Call, Choose, Confirm, End, Errors, Fetch, Otp, as_found
from dialogs.flows.products import in_use, my_accounts
from dialogs.flows.program_payment import (
    ACCEPTED,
    DAY,
    FREQUENCY,
    ON,
    PLAN,
    RECEIPT,
    RHYTHMS,
    monthly,
    window,
)
from dialogs.understanding.answers import read_short_text
from dialogs.understanding.days import read_date, read_day_of_month
from dialogs.understanding.money import read_money

TERMS: Final = 1
"""The version of the terms in `program_transfer-terms`: another text is another version."""

SOURCE: Slot[AccountRef] = Slot("source", AccountRef)
TARGET: Slot[Purpose] = Slot("target", Purpose)
AMOUNT: Slot[Money] = Slot("amount", Money)
REFERENCE: Slot[str | None] = Slot("reference", str | None)
QUOTE: Slot[StandingQuote] = Slot("quote", StandingQuote)
OPERATION = (SOURCE, TARGET, AMOUNT, REFERENCE, PLAN, QUOTE)

QUOTE_REFUSALS: Errors = {
    NotFound: "source",
    SameAccount: "target",
    BeneficiaryGone: "target",
    PayeeUnavailable: "target",
    AccountUnavailable: "source",
    AmountOutOfRange: "amount",
    LimitExceeded: "amount",
}
REFUSALS: Errors = {
    **QUOTE_REFUSALS,
    OutgoingFrozen: "frozen",
    NeverDue: "frequency",
    QuoteChanged: "quote",
    NotAuthorised: "review",
}


@reads(SOURCE)
def targets(slots: Slots) -> ListTargets:
    """Own accounts and beneficiaries."""
    return ListTargets(slots[SOURCE])


@reads(SOURCE, TARGET, AMOUNT)
def quote(slots: Slots) -> QuoteStanding:
    """What it costs each time."""
    return QuoteStanding(slots[SOURCE], slots[TARGET], slots[AMOUNT])


@reads(ON)
def once(slots: Slots) -> MakePlan:
    """Once, on this date."""
    return MakePlan(Frequency.ONCE, None, None, on=slots[ON])


@reads(*OPERATION)
def order(slots: Slots) -> ProgramTransfer:
    """Exactly what was reviewed, under the terms that were shown."""
    return ProgramTransfer(
        slots[SOURCE],
        slots[TARGET],
        slots[AMOUNT],
        slots[REFERENCE],
        slots[PLAN],
        slots[QUOTE],
        TERMS,
    )


STATES = (
    Choose("B15", "source", SOURCE, my_accounts, in_use, Account, then="target", empty="no_accounts"),
    Choose(
        "B15",
        "target",
        TARGET,
        targets,
        as_found,
        Purpose,
        then="amount",
        empty="nobody",
        exits={"new": "new"},
        errors={NotFound: "source"},
    ),
    Ask("B15", "amount", AMOUNT, parse=read_money, then="quote"),
    Fetch("B15 D8 D10", "quote", QUOTE, query=quote, then="reference", errors=QUOTE_REFUSALS),
    Ask("B15", "reference", REFERENCE, parse=read_short_text, then="frequency", optional=True),
    Choose(
        "B15 D12",
        "frequency",
        FREQUENCY,
        fixed=("monthly", "once"),
        also=RHYTHMS,
        then={"monthly": "day", "once": "on"},
    ),
    Ask("D12", "on", ON, parse=read_date, dated=True, then="plan_once"),
    Fetch("D12", "plan_once", PLAN, query=once, then="terms", errors={NeverDue: "on"}),
    Ask("D12", "day", DAY, parse=read_day_of_month, then="since"),
    *window("D12", then="plan_monthly"),
    Fetch("D12", "plan_monthly", PLAN, query=monthly, then="terms", errors={NeverDue: "since"}),
    Choose(
        "D12 M113",
        "terms",
        ACCEPTED,
        fixed=("accept", "decline"),
        then={"accept": "review", "decline": "cancelled"},
    ),
    Confirm("B15", "review", shows=OPERATION, then="code", no="cancelled"),
    Otp("B15 D4", "code", binds=OPERATION, then="execute", expired="review", locked="locked"),
    Call(
        "B15",
        "execute",
        ProgramTransfer,
        make=order,
        into=RECEIPT,
        then="done",
        errors=REFUSALS,
        unknown="unclear",
    ),
    End("M6", "done", shows=(RECEIPT,)),
    End("M11", "new", follow="beneficiary_new"),
    End("M11", "nobody", follow="beneficiary_new"),
    End("M140", "cancelled"),
    End("B15", "no_accounts"),
    End("D5", "locked"),
    End("S38", "frozen"),
    End("B15", "unclear"),
)
FLOW = Flow("program_transfer", "Programar transferencia", STATES, version=1)
