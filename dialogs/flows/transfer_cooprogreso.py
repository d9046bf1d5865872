"""Transferencias Cooprogreso (M79-M82): to another member, at once and at no cost, confirmed with a code."""

from __future__ import annotations

from banking.api import (
    Account,
    AccountRef,
    AccountUnavailable,
    AmountOutOfRange,
    Beneficiary,
    BeneficiaryGone,
    CooprogresoTransfer,
    GetBeneficiaryEmail,
    InsufficientFunds,
    LimitExceeded,
    ListBeneficiaries,
    Money,
    NotAuthorised,
    NotFound,
    OutgoingFrozen,
    PayeeUnavailable,
    Quote,
    QuoteCooprogresoTransfer,
    TransferReceipt,
    TransferService,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Call, Choose, Confirm, End, Fetch, Otp, Run
from dialogs.flows.beneficiaries import BENEFICIARY, each_of
from dialogs.flows.products import my_accounts, with_funds
from dialogs.understanding.answers import read_short_text
from dialogs.understanding.money import read_money
from dialogs.understanding.payees import read_address

SOURCE: Slot[AccountRef] = Slot("source", AccountRef)
AMOUNT: Slot[Money] = Slot("amount", Money)
REFERENCE: Slot[str | None] = Slot("reference", str | None)
EMAIL: Slot[str | None] = Slot("mailbox", str | None)
QUOTE: Slot[Quote] = Slot("quote", Quote)
RECEIPT: Slot[TransferReceipt] = Slot("receipt", TransferReceipt)
OPERATION = (SOURCE, BENEFICIARY, AMOUNT, REFERENCE, EMAIL, QUOTE)

QUOTE_REFUSALS = {
    OutgoingFrozen: "frozen",
    NotFound: "source",
    BeneficiaryGone: "beneficiary",
    AccountUnavailable: "source",
    PayeeUnavailable: "beneficiary",
    AmountOutOfRange: "amount",
    LimitExceeded: "amount",
    InsufficientFunds: "amount",
}
REFUSALS = {**QUOTE_REFUSALS, NotAuthorised: "review"}


@reads()
def known(_slots: Slots) -> ListBeneficiaries:
    """Beneficiaries at Cooprogreso, the frequent ones first."""
    return ListBeneficiaries(TransferService.COOPROGRESO)


@reads(BENEFICIARY)
def usual_email(slots: Slots) -> GetBeneficiaryEmail:
    """Where the receiver is told unless the member says otherwise (M84)."""
    return GetBeneficiaryEmail(slots[BENEFICIARY])


@reads(SOURCE, BENEFICIARY, AMOUNT)
def quote(slots: Slots) -> QuoteCooprogresoTransfer:
    """What it would cost."""
    return QuoteCooprogresoTransfer(slots[SOURCE], slots[BENEFICIARY], slots[AMOUNT])


@reads(*OPERATION)
def order(slots: Slots) -> CooprogresoTransfer:
    """Exactly what was reviewed."""
    return CooprogresoTransfer(
        slots[SOURCE], slots[BENEFICIARY], slots[AMOUNT], slots[REFERENCE], slots[EMAIL], slots[QUOTE]
    )


STATES = (
    Choose(
        "M80", "source", SOURCE, my_accounts, with_funds, Account, then="beneficiary", empty="no_accounts"
    ),
    Choose(
        "M80 M11",
        "beneficiary",
        BENEFICIARY,
        known,
        each_of,
        Beneficiary,
        then="amount",
        empty="none_yet",
        exits={"new": "new"},
    ),
    Choose("M80", "none_yet", fixed=("new",), then={"new": "new"}),
    Run("M11", "new", "payee_cooprogreso", then="amount", cancelled="beneficiary", slot=BENEFICIARY),
    Ask("M81", "amount", AMOUNT, parse=read_money, then="quote"),
    Fetch("M82", "quote", QUOTE, query=quote, then="reference", errors=QUOTE_REFUSALS),
    Ask("M81", "reference", REFERENCE, parse=read_short_text, then="usual_email", optional=True),
    Fetch(
        "M84", "usual_email", EMAIL, query=usual_email, then="email", errors={BeneficiaryGone: "beneficiary"}
    ),
    Ask("M84 M146", "email", EMAIL, parse=read_address, then="review", optional=True),
    Confirm("M82", "review", shows=OPERATION, then="code", no="cancelled"),
    Otp("M82", "code", binds=OPERATION, then="execute", expired="review", locked="locked"),
    Call(
        "M82",
        "execute",
        CooprogresoTransfer,
        make=order,
        into=RECEIPT,
        then="done",
        errors=REFUSALS,
        unknown="pending",
    ),
    End("M6", "done", shows=(RECEIPT,), document=("transfer_receipt", RECEIPT)),
    End("M140", "cancelled"),
    End("M80", "no_accounts"),
    End("D5", "locked"),
    End("S38", "frozen"),
    End("M82", "pending"),
)
FLOW = Flow("transfer_cooprogreso", "Transferencias Cooprogreso", STATES, version=2)
