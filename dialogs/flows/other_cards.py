"""Cards of other banks: registered on a secure page, then paid by SPI; corrected, removed (M118-M123, D13)."""

from __future__ import annotations

from collections.abc import Sequence

from banking.api import (
    Account,
    AccountRef,
    AccountUnavailable,
    AmountOutOfRange,
    CardKnown,
    CardRemoved,
    CheckCardChange,
    CredentialsInvalid,
    EditCard,
    FieldUnreadable,
    FindInstitutions,
    FormHandle,
    FormPurpose,
    GetTypedNumber,
    Identification,
    Institution,
    InstitutionUnknown,
    InsufficientFunds,
    InterbankQuote,
    LimitExceeded,
    ListSavedCards,
    Money,
    NotAuthorised,
    NotFound,
    OtherCardReceipt,
    OutgoingFrozen,
    PayOtherCard,
    QuoteChanged,
    QuoteOtherCard,
    RemoveCard,
    SaveCard,
    SavedCardChange,
    SavedCardField,
    SavedCardRef,
    TooManyCards,
    TypedNumber,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import (
    Ask,
    Call,
    Choose,
    Confirm,
    End,
    Errors,
    Fetch,
    Form,
    Invalid,
    Option,
    Otp,
    Run,
    as_found,
    may_fault,
)
from dialogs.flows.products import my_accounts, with_funds
from dialogs.understanding.answers import read_identification, read_short_text
from dialogs.understanding.money import read_money

PAGE: Slot[FormHandle] = Slot("page", FormHandle)
TYPED: Slot[TypedNumber] = Slot("typed", TypedNumber)
BANK: Slot[str] = Slot("bank", str)
INSTITUTION: Slot[Institution] = Slot("institution", Institution)
HOLDER: Slot[str] = Slot("holder", str)
IDENTIFICATION: Slot[Identification] = Slot("identification", Identification)
ALIAS: Slot[str | None] = Slot("alias", str | None)
SAVED: Slot[SavedCardRef] = Slot("saved", SavedCardRef)
FIELD: Slot[str] = Slot("field", str)
VALUE: Slot[str] = Slot("value", str)
CHANGE: Slot[SavedCardChange] = Slot("change", SavedCardChange)
EDITED: Slot[SavedCardRef] = Slot("edited", SavedCardRef)
REMOVED: Slot[CardRemoved] = Slot("removed", CardRemoved)
SOURCE: Slot[AccountRef] = Slot("source", AccountRef)
AMOUNT: Slot[Money] = Slot("amount", Money)
QUOTE: Slot[InterbankQuote] = Slot("quote", InterbankQuote)
RECEIPT: Slot[OtherCardReceipt] = Slot("receipt", OtherCardReceipt)
REGISTRATION = (TYPED, INSTITUTION, HOLDER, IDENTIFICATION, ALIAS)
OPERATION = (SAVED, SOURCE, AMOUNT, QUOTE)
CHANGE_REFUSALS: Errors = {NotFound: "saved", FieldUnreadable: "field"}
QUOTE_REFUSALS: Errors = {
    NotFound: "saved",
    AccountUnavailable: "source",
    AmountOutOfRange: "amount",
    InsufficientFunds: "amount",
    LimitExceeded: "amount",
}


# --- registering ------------------------------------------------------------------------------------------------------


@reads(PAGE)
def typed_number(slots: Slots) -> GetTypedNumber:
    """Its brand and last digits."""
    return GetTypedNumber(slots[PAGE])


@reads(BANK)
def institutions(slots: Slots) -> FindInstitutions:
    """What the typed name may mean."""
    return FindInstitutions(slots[BANK])


@reads(*REGISTRATION)
def registration(slots: Slots) -> SaveCard:
    """Exactly what was reviewed."""
    return SaveCard(slots[TYPED], slots[INSTITUTION], slots[HOLDER], slots[IDENTIFICATION], slots[ALIAS])


SAVE = Flow(
    "save_card",
    "Nueva tarjeta de otro banco",
    (
        Form("M120 M121", "page", PAGE, FormPurpose.CARD_NUMBER, then="typed"),
        Fetch("M121", "typed", TYPED, query=typed_number, then="bank", errors={CredentialsInvalid: "page"}),
        Ask("M121", "bank", BANK, parse=read_short_text, then="institution"),
        Choose(
            "M121",
            "institution",
            INSTITUTION,
            institutions,
            as_found,
            Institution,
            then="holder",
            empty="no_bank",
            errors={InstitutionUnknown: "bank"},
        ),
        Ask("M121", "holder", HOLDER, parse=read_short_text, then="identification"),
        Ask("M121", "identification", IDENTIFICATION, parse=read_identification, then="alias"),
        Ask("M121", "alias", ALIAS, parse=read_short_text, then="review", optional=True),
        Confirm("M121", "review", shows=REGISTRATION, then="code", no="cancelled"),
        Otp("D4", "code", binds=REGISTRATION, then="execute", expired="review", locked="locked"),
        Call(
            "M120",
            "execute",
            SaveCard,
            make=registration,
            into=SAVED,
            then="done",
            errors={
                CredentialsInvalid: "page",
                CardKnown: "cancelled",
                TooManyCards: "cancelled",
                NotAuthorised: "review",
            },
        ),
        End("M120", "done", shows=(SAVED,), returns=SAVED),
        End("M121", "no_bank"),
        End("M140", "cancelled"),
        End("D5", "locked"),
    ),
    version=1,
)


# --- paying -----------------------------------------------------------------------------------------------------------


@reads()
def saved_cards(_slots: Slots) -> ListSavedCards:
    """The member's cards of other banks."""
    return ListSavedCards()


@reads(SOURCE, SAVED, AMOUNT)
def quote(slots: Slots) -> QuoteOtherCard:
    """What it costs and when it arrives."""
    return QuoteOtherCard(slots[SOURCE], slots[SAVED], slots[AMOUNT])


@reads(*OPERATION)
def order(slots: Slots) -> PayOtherCard:
    """Exactly what was reviewed."""
    return PayOtherCard(slots[SOURCE], slots[SAVED], slots[AMOUNT], slots[QUOTE])


PAY = Flow(
    "other_card",
    "Pago de tarjetas de otros bancos",
    (
        Choose(
            "M118 M119 M120",
            "saved",
            SAVED,
            saved_cards,
            as_found,
            SavedCardRef,
            then="source",
            empty="new",
            exits={"new": "new", "edit": "edit", "remove": "remove"},
        ),
        Run("M120", "new", "save_card", then="source", cancelled="cancelled", slot=SAVED),
        Choose("M121", "source", SOURCE, my_accounts, with_funds, Account, then="amount", empty="no_funds"),
        Ask("M122", "amount", AMOUNT, parse=read_money, then="quote"),
        Fetch("M123", "quote", QUOTE, query=quote, then="review", errors=QUOTE_REFUSALS),
        Confirm("M121 M123", "review", shows=OPERATION, then="code", no="cancelled"),
        Otp("D4", "code", binds=OPERATION, then="execute", expired="review", locked="locked"),
        Call(
            "M122 M123",
            "execute",
            PayOtherCard,
            make=order,
            into=RECEIPT,
            then="done",
            errors={
                **QUOTE_REFUSALS,
                QuoteChanged: "quote",
                OutgoingFrozen: "cancelled",
                NotAuthorised: "review",
            },
            unknown="pending",
        ),
        End("M6", "done", shows=(RECEIPT,), document=("other_card", RECEIPT)),
        End("M120", "edit", follow="edit_card"),
        End("M120", "remove", follow="remove_card"),
        End("M140", "cancelled"),
        End("M121", "no_funds"),
        End("D5", "locked"),
        End("M122", "pending"),
    ),
    version=2,
)


# --- correcting -------------------------------------------------------------------------------------------------------


@may_fault("identification_unreadable", "identification_check_digit")
@reads(FIELD)
def fits_field(typed: str, slots: Slots) -> Invalid | None:
    """Whether the text can be such a field; the bank has the last word."""
    read = read_identification(typed) if slots[FIELD] == "identification" else None
    return read if isinstance(read, Invalid) else None


@reads()
def each_name(found: Sequence[Institution], _slots: Slots) -> Sequence[Option]:
    """The likeliest first, to be kept by name."""
    return [Option(institution.name, institution) for institution in found]


@reads(SAVED, FIELD, VALUE)
def change(slots: Slots) -> CheckCardChange:
    """What the typed text would become."""
    return CheckCardChange(slots[SAVED], SavedCardField(slots[FIELD]), slots[VALUE])


@reads(SAVED, CHANGE)
def edition(slots: Slots) -> EditCard:
    """Exactly what was reviewed."""
    return EditCard(slots[SAVED], slots[CHANGE])


EDIT = Flow(
    "edit_card",
    "Corregir tarjeta de otro banco",
    (
        Choose("M120", "saved", SAVED, saved_cards, as_found, SavedCardRef, then="field", empty="none"),
        Choose(
            "M120",
            "field",
            FIELD,
            fixed=("alias", "holder", "identification", "institution"),
            then={"alias": "value", "holder": "value", "identification": "value", "institution": "bank"},
        ),
        Ask("M120", "value", VALUE, parse=read_short_text, checks=(fits_field,), then="change"),
        Ask("M120", "bank", BANK, parse=read_short_text, then="institution"),
        Choose(
            "M120",
            "institution",
            VALUE,
            institutions,
            each_name,
            Institution,
            then="change",
            empty="no_bank",
            errors={InstitutionUnknown: "bank"},
        ),
        Fetch("M120", "change", CHANGE, query=change, then="review", errors=CHANGE_REFUSALS),
        Confirm("M120", "review", shows=(SAVED, CHANGE), then="code", no="cancelled"),
        Otp("D4", "code", binds=(SAVED, CHANGE), then="execute", expired="review", locked="locked"),
        Call(
            "M120",
            "execute",
            EditCard,
            make=edition,
            into=EDITED,
            then="done",
            errors={**CHANGE_REFUSALS, NotAuthorised: "review"},
        ),
        End("M120", "done", shows=(EDITED,)),
        End("M127", "none"),
        End("M120", "no_bank"),
        End("M140", "cancelled"),
        End("D5", "locked"),
    ),
    version=1,
)


# --- removing ---------------------------------------------------------------------------------------------------------


@reads(SAVED)
def removal(slots: Slots) -> RemoveCard:
    """Forget the card."""
    return RemoveCard(slots[SAVED])


REMOVE = Flow(
    "remove_card",
    "Quitar tarjeta de otro banco",
    (
        Choose("M120", "saved", SAVED, saved_cards, as_found, SavedCardRef, then="review", empty="none"),
        Confirm("M120", "review", shows=(SAVED,), then="code", no="cancelled"),
        Otp("D4", "code", binds=(SAVED,), then="execute", expired="review", locked="locked"),
        Call(
            "M120",
            "execute",
            RemoveCard,
            make=removal,
            into=REMOVED,
            then="done",
            errors={NotFound: "saved", NotAuthorised: "review"},
        ),
        End("M120", "done", shows=(REMOVED,)),
        End("M127", "none"),
        End("M140", "cancelled"),
        End("D5", "locked"),
    ),
    version=1,
)
