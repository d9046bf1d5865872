"""Pago de servicios, Nuevo pago (M94-M104, D7): account, company, number, bills, one code; top-ups on the same way (B20)."""

from __future__ import annotations

from banking.api import (
    PAY_NOW,
    Account,
    AccountRef,
    AccountUnavailable,
    AmountToChoose,
    Bill,
    BillChanged,
    BillDue,
    BillPaid,
    BillsQuote,
    BillsReceipt,
    ButtonTaken,
    CompanyAway,
    InsufficientFunds,
    Money,
    NotAuthorised,
    NotFound,
    OutgoingFrozen,
    PayBills,
    PendingBills,
    QuoteBills,
    QuoteChanged,
    SavedService,
    Service,
    ServiceUnknown,
    TooManyBills,
    TopUp,
    TopUpOutOfRange,
)
from dialogs.engine.flow import Flow, NoticeButton
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import (
    Ask,
    Call,
    Choose,
    ChooseMany,
    Confirm,
    Decide,
    End,
    Errors,
    Fetch,
    Otp,
    as_found,
)
from dialogs.flows.products import my_accounts, with_funds
from dialogs.flows.services import SERVICE, how_it_is_paid, known_services, my_services, new_service
from dialogs.understanding.money import read_money

SOURCE: Slot[AccountRef] = Slot("source", AccountRef)
AMOUNT: Slot[Money] = Slot("amount", Money)
BILLS: Slot[tuple[Bill, ...]] = Slot("bills", tuple[Bill, ...])
QUOTE: Slot[BillsQuote] = Slot("quote", BillsQuote)
RECEIPT: Slot[BillsReceipt] = Slot("receipt", BillsReceipt)
OPERATION = (SOURCE, SERVICE, BILLS, QUOTE)

QUOTE_REFUSALS: Errors = {
    OutgoingFrozen: "frozen",
    NotFound: "source",
    TooManyBills: "pending",
    AccountUnavailable: "source",
    InsufficientFunds: "source",
}
REFUSALS: Errors = {
    **QUOTE_REFUSALS,
    CompanyAway: "away",
    BillPaid: "pending",
    BillChanged: "pending",
    QuoteChanged: "quote",
    NotAuthorised: "review",
}


@reads(SERVICE)
def pending(slots: Slots) -> PendingBills:
    """What its company says is owed."""
    return PendingBills(slots[SERVICE])


@reads(SERVICE, AMOUNT)
def top_up(slots: Slots) -> TopUp:
    """The top-up of this amount."""
    return TopUp(slots[SERVICE], slots[AMOUNT])


@reads(SOURCE, SERVICE, BILLS)
def quote(slots: Slots) -> QuoteBills:
    """What it would cost."""
    return QuoteBills(slots[SOURCE], slots[SERVICE], slots[BILLS])


@reads(*OPERATION)
def order(slots: Slots) -> PayBills:
    """Exactly what was reviewed."""
    return PayBills(slots[SOURCE], slots[SERVICE], slots[BILLS], slots[QUOTE])


STATES = (
    Choose("M95 M96", "source", SOURCE, my_accounts, with_funds, Account, then="known", empty="no_accounts"),
    Choose(
        "M97",
        "known",
        SERVICE,
        my_services,
        known_services,
        SavedService,
        then="kind",
        empty="category",
        exits={"other": "category"},
        unlisted="other",
    ),
    *new_service("M97", "M98"),
    Decide("M100", "kind", on=how_it_is_paid, exits={"bills": "pending", "topup": "amount"}),
    ChooseMany(
        "M100",
        "pending",
        BILLS,
        pending,
        as_found,
        Bill,
        then="quote",
        empty="nothing_owed",
        errors={ServiceUnknown: "not_known", CompanyAway: "away", AmountToChoose: "amount"},
    ),
    Ask("M100", "amount", AMOUNT, parse=read_money, then="topup"),
    Fetch(
        "M100",
        "topup",
        BILLS,
        query=top_up,
        then="quote",
        errors={NotFound: "not_known", TopUpOutOfRange: "amount"},
    ),
    Fetch("M101", "quote", QUOTE, query=quote, then="review", errors=QUOTE_REFUSALS),
    Confirm("M101 M102", "review", shows=OPERATION, then="code", no="cancelled"),
    Otp("M99 M103", "code", binds=OPERATION, then="execute", expired="review", locked="locked"),
    Call(
        "M102", "execute", PayBills, make=order, into=RECEIPT, then="done", errors=REFUSALS, unknown="unclear"
    ),
    End("M6", "done", shows=(RECEIPT,), document=("bills_receipt", RECEIPT)),
    End("M140", "cancelled"),
    End("M96", "no_accounts"),
    End("M97", "no_companies"),
    End("M100", "nothing_owed"),
    End("M98", "not_known"),
    End("M100", "away"),
    End("D5", "locked"),
    End("M102", "frozen"),
    End("M102", "unclear"),
)
FLOW = Flow("pay_service", "Registro de Servicios: Nuevo Pago", STATES, version=3)


def _service_of(taken: ButtonTaken) -> Service | None:
    """Whose bill it was."""
    return taken.value.service if isinstance(taken.value, BillDue) else None


def _bills_of(taken: ButtonTaken) -> tuple[Bill, ...] | None:
    """The bill it was about."""
    return (taken.value.bill,) if isinstance(taken.value, BillDue) else None


PAY_NOW_BUTTON = NoticeButton(FLOW.name, ((SERVICE, _service_of), (BILLS, _bills_of)))
"""Under a reminder: what is left is the account, the review and the code (B4)."""

BUTTONS = {PAY_NOW: PAY_NOW_BUTTON}
