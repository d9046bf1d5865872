"""Repetir una transferencia: what was sent before, again in two taps and a code (M80, M84)."""

from __future__ import annotations

from typing import Literal

from banking.api import (
    CooprogresoTransfer,
    InterbankQuote,
    InterbankReceipt,
    InterbankTransfer,
    NotAuthorised,
    PastTransfer,
    Quote,
    QuoteChanged,
    QuoteCooprogresoTransfer,
    QuoteInterbank,
    RecentTransfers,
    TransferReceipt,
    TransferService,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Call, Choose, Confirm, Decide, End, Fetch, Otp, as_found
from dialogs.flows import transfer_cooprogreso, transfer_interbank

PAST: Slot[PastTransfer] = Slot("past", PastTransfer)
INSIDE: Slot[Quote] = Slot("inside", Quote)
OUTSIDE: Slot[InterbankQuote] = Slot("outside", InterbankQuote)
RECEIPT: Slot[TransferReceipt] = Slot("receipt", TransferReceipt)
ORDERED: Slot[InterbankReceipt] = Slot("ordered", InterbankReceipt)

AGAIN = {"source": "past", "beneficiary": "past", "amount": "past", "frozen": "frozen"}
"""Whatever a transfer would ask again: another one is chosen."""
INSIDE_REFUSALS = {kind: AGAIN[target] for kind, target in transfer_cooprogreso.QUOTE_REFUSALS.items()}
OUTSIDE_REFUSALS = {kind: AGAIN[target] for kind, target in transfer_interbank.QUOTE_REFUSALS.items()}


@reads()
def recent(_slots: Slots) -> RecentTransfers:
    """The last ones."""
    return RecentTransfers()


@reads(PAST)
def service_of(slots: Slots) -> Literal["cooprogreso", "interbank"]:
    """Which transfer it was."""
    inside = slots[PAST].beneficiary.service is TransferService.COOPROGRESO
    return "cooprogreso" if inside else "interbank"


@reads(PAST)
def inside_quote(slots: Slots) -> QuoteCooprogresoTransfer:
    """What it costs now."""
    past = slots[PAST]
    return QuoteCooprogresoTransfer(past.source, past.beneficiary, past.amount)


@reads(PAST, INSIDE)
def inside_order(slots: Slots) -> CooprogresoTransfer:
    """Exactly what was reviewed."""
    past = slots[PAST]
    return CooprogresoTransfer(
        past.source, past.beneficiary, past.amount, past.reference, past.email, slots[INSIDE]
    )


@reads(PAST)
def outside_quote(slots: Slots) -> QuoteInterbank:
    """Which rail, what it costs, when it arrives now (D8, D9)."""
    past = slots[PAST]
    return QuoteInterbank(past.source, past.beneficiary, past.amount)


@reads(PAST, OUTSIDE)
def outside_order(slots: Slots) -> InterbankTransfer:
    """Exactly what was reviewed."""
    past = slots[PAST]
    return InterbankTransfer(
        past.source, past.beneficiary, past.amount, past.reference, past.email, slots[OUTSIDE]
    )


FLOW = Flow(
    "transfer_repeat",
    "Repetir una transferencia",
    (
        Choose("M80 M84", "past", PAST, recent, as_found, PastTransfer, then="service", empty="none"),
        Decide(
            "M73",
            "service",
            on=service_of,
            exits={"cooprogreso": "inside_quote", "interbank": "outside_quote"},
        ),
        Fetch("M82", "inside_quote", INSIDE, query=inside_quote, then="inside", errors=INSIDE_REFUSALS),
        Confirm("M82", "inside", shows=(PAST, INSIDE), then="inside_code", no="cancelled"),
        Otp(
            "M82", "inside_code", binds=(PAST, INSIDE), then="inside_send", expired="inside", locked="locked"
        ),
        Call(
            "M82",
            "inside_send",
            CooprogresoTransfer,
            make=inside_order,
            into=RECEIPT,
            then="inside_done",
            errors={**INSIDE_REFUSALS, NotAuthorised: "inside"},
            unknown="pending",
        ),
        Fetch("M86", "outside_quote", OUTSIDE, query=outside_quote, then="outside", errors=OUTSIDE_REFUSALS),
        Confirm("M86", "outside", shows=(PAST, OUTSIDE), then="outside_code", no="cancelled"),
        Otp(
            "M86",
            "outside_code",
            binds=(PAST, OUTSIDE),
            then="outside_send",
            expired="outside",
            locked="locked",
        ),
        Call(
            "M86",
            "outside_send",
            InterbankTransfer,
            make=outside_order,
            into=ORDERED,
            then="outside_done",
            errors={**OUTSIDE_REFUSALS, QuoteChanged: "outside_quote", NotAuthorised: "outside"},
            unknown="pending",
        ),
        End("M6", "inside_done", shows=(RECEIPT,), document=("transfer_receipt", RECEIPT)),
        End("M6", "outside_done", shows=(ORDERED,), document=("interbank_receipt", ORDERED)),
        End("M140", "cancelled"),
        End("M127", "none"),
        End("D5", "locked"),
        End("S38", "frozen"),
        End("M82", "pending"),
    ),
    version=1,
)
