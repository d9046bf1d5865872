"""Transferencias Interbancarias (M83-M87): to another institution, by the rail that reaches it, confirmed with a code."""

from __future__ import annotations

from banking.api import (
    Account,
    AccountUnavailable,
    AmountOutOfRange,
    Beneficiary,
    BeneficiaryGone,
    ImmediateInstitutions,
    Institution,
    InsufficientFunds,
    InterbankQuote,
    InterbankReceipt,
    InterbankTransfer,
    LimitExceeded,
    ListBeneficiaries,
    NotAuthorised,
    NotFound,
    OutgoingFrozen,
    QuoteChanged,
    QuoteInterbank,
    TransferService,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Call, Choose, Confirm, End, Fetch, Otp, Run, Show
from dialogs.flows.beneficiaries import BENEFICIARY, each_of
from dialogs.flows.products import my_accounts, with_funds
from dialogs.flows.transfer_cooprogreso import AMOUNT, EMAIL, REFERENCE, SOURCE, usual_email
from dialogs.understanding.answers import read_short_text
from dialogs.understanding.money import read_money
from dialogs.understanding.payees import read_address

QUOTE: Slot[InterbankQuote] = Slot("quote", InterbankQuote)
RECEIPT: Slot[InterbankReceipt] = Slot("receipt", InterbankReceipt)
OPERATION = (SOURCE, BENEFICIARY, AMOUNT, REFERENCE, EMAIL, QUOTE)

QUOTE_REFUSALS = {
    OutgoingFrozen: "frozen",
    NotFound: "source",
    BeneficiaryGone: "beneficiary",
    AccountUnavailable: "source",
    AmountOutOfRange: "amount",
    LimitExceeded: "amount",
    InsufficientFunds: "amount",
}
REFUSALS = {**QUOTE_REFUSALS, QuoteChanged: "quote", NotAuthorised: "review"}


@reads()
def known(_slots: Slots) -> ListBeneficiaries:
    """Beneficiaries at other institutions, the frequent ones first."""
    return ListBeneficiaries(TransferService.INTERBANK)


@reads()
def immediate(_slots: Slots) -> ImmediateInstitutions:
    """Where money arrives at once (M87)."""
    return ImmediateInstitutions()


@reads(SOURCE, BENEFICIARY, AMOUNT)
def quote(slots: Slots) -> QuoteInterbank:
    """Which rail, what it costs, when it arrives (D8, D9)."""
    return QuoteInterbank(slots[SOURCE], slots[BENEFICIARY], slots[AMOUNT])


@reads(*OPERATION)
def order(slots: Slots) -> InterbankTransfer:
    """Exactly what was reviewed."""
    return InterbankTransfer(
        slots[SOURCE], slots[BENEFICIARY], slots[AMOUNT], slots[REFERENCE], slots[EMAIL], slots[QUOTE]
    )


STATES = (
    Choose(
        "M84", "source", SOURCE, my_accounts, with_funds, Account, then="beneficiary", empty="no_accounts"
    ),
    Choose(
        "M84 M11",
        "beneficiary",
        BENEFICIARY,
        known,
        each_of,
        Beneficiary,
        then="amount",
        empty="none_yet",
        exits={"new": "new", "immediate": "immediate"},
    ),
    Show(
        "M87",
        "immediate",
        immediate,
        tuple[Institution, ...],
        exits={"go_on": "beneficiary"},
    ),
    Choose("M84", "none_yet", fixed=("new",), then={"new": "new"}),
    Run("M11", "new", "payee_bank", then="amount", cancelled="beneficiary", slot=BENEFICIARY),
    Ask("M85", "amount", AMOUNT, parse=read_money, then="quote"),
    Fetch("M40 M41 M87", "quote", QUOTE, query=quote, then="reference", errors=QUOTE_REFUSALS),
    Ask("M85", "reference", REFERENCE, parse=read_short_text, then="usual_email", optional=True),
    Fetch(
        "M84", "usual_email", EMAIL, query=usual_email, then="email", errors={BeneficiaryGone: "beneficiary"}
    ),
    Ask("M84 M146", "email", EMAIL, parse=read_address, then="review", optional=True),
    Confirm("M86", "review", shows=OPERATION, then="code", no="cancelled"),
    Otp("M86", "code", binds=OPERATION, then="execute", expired="review", locked="locked"),
    Call(
        "M86",
        "execute",
        InterbankTransfer,
        make=order,
        into=RECEIPT,
        then="done",
        errors=REFUSALS,
        unknown="pending",
    ),
    End("M6", "done", shows=(RECEIPT,), document=("interbank_receipt", RECEIPT)),
    End("M140", "cancelled"),
    End("M84", "no_accounts"),
    End("D5", "locked"),
    End("S38", "frozen"),
    End("M86", "pending"),
)
IMMEDIATE = Flow(
    "immediate",
    "Instituciones con acreditación inmediata",
    (
        Show("M87", "list", immediate, tuple[Institution, ...], exits={"close": "done"}),
        End("M87", "done"),
    ),
    version=1,
    needs_session=False,
)
FLOW = Flow("transfer_interbank", "Transferencias Interbancarias", STATES, version=2)
