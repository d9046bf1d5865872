"""Small well-formed flows that exercise every kind of state, with requests and words of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import ClassVar, Literal

from banking.api import (
    Account,
    AccountRef,
    Command,
    CredentialsInvalid,
    CredentialsLocked,
    FormHandle,
    FormPurpose,
    Guards,
    InsufficientFunds,
    LimitExceeded,
    ListAccounts,
    LogIn,
    LogOut,
    Money,
    NotAuthorised,
    NotFound,
    Query,
    Quote,
    Receipt,
    Refusal,
    Session,
)
from dialogs.engine.flow import Catalogue, Flow
from dialogs.engine.slots import EmptySlotError, Slot, Slots, reads
from dialogs.engine.states import (
    Ask,
    Call,
    Choose,
    ChooseMany,
    Confirm,
    Decide,
    End,
    Fetch,
    Form,
    Handoff,
    Invalid,
    Option,
    Otp,
    Run,
    Show,
    may_fault,
)
from dialogs.words.sentences import Sentences

# --- requests ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Payee:
    """Somebody to pay."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class ListPayees(Query[tuple[Payee, ...]]):
    """Who may be paid."""


@dataclass(frozen=True, slots=True)
class QuotePayment(Query[Quote]):
    """What a payment would cost."""

    source: AccountRef
    payee: Payee
    amount: Money
    refusals: ClassVar[tuple[type[Refusal], ...]] = (NotFound, InsufficientFunds)


@dataclass(frozen=True, slots=True)
class Pay(Command[Receipt]):
    """Moves money."""

    source: AccountRef
    payee: Payee
    amount: Money
    note: str | None
    quote: Quote
    guards: ClassVar[Guards] = Guards.MONEY
    can_be_unknown: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[Refusal], ...]] = (InsufficientFunds, LimitExceeded, NotAuthorised)


@dataclass(frozen=True, slots=True)
class AddPayee(Command[Payee]):
    """Adds a destination."""

    name: str
    kind: str
    guards: ClassVar[Guards] = Guards.DESTINATION
    refusals: ClassVar[tuple[type[Refusal], ...]] = (NotAuthorised,)


@dataclass(frozen=True, slots=True)
class ChangePin(Command[None]):
    """Changes a credential."""

    account: AccountRef
    pin: FormHandle
    guards: ClassVar[Guards] = Guards.CREDENTIAL
    refusals: ClassVar[tuple[type[Refusal], ...]] = (NotAuthorised, CredentialsInvalid)


# --- slots and functions ----------------------------------------------------------------------------------------------

SOURCE: Slot[AccountRef] = Slot("source", AccountRef)
PAYEE: Slot[Payee] = Slot("payee", Payee)
AMOUNT: Slot[Money] = Slot("amount", Money)
NOTE: Slot[str | None] = Slot("note", str | None)
QUOTE: Slot[Quote] = Slot("quote", Quote)
RECEIPT: Slot[Receipt] = Slot("receipt", Receipt)
NAME: Slot[str] = Slot("name", str)
KIND: Slot[str] = Slot("kind", str)
MADE: Slot[Payee] = Slot("made", Payee)
CHOSEN: Slot[tuple[Payee, ...]] = Slot("chosen", tuple[Payee, ...])
PASSWORD: Slot[FormHandle] = Slot("password", FormHandle)
PIN: Slot[FormHandle] = Slot("pin", FormHandle)
SESSION: Slot[Session] = Slot("session", Session)
PAYMENT = (SOURCE, PAYEE, AMOUNT, NOTE, QUOTE)
QUOTE_REFUSALS = (NotFound, InsufficientFunds)


@reads()
def accounts(_slots: Slots) -> ListAccounts:
    return ListAccounts()


@reads()
def payees(_slots: Slots) -> ListPayees:
    return ListPayees()


@reads()
def that_can_pay(found: Sequence[Account], _slots: Slots) -> Sequence[Option]:
    return [Option(each.ref, each) for each in found if each.can_pay]


@reads()
def all_payees(found: Sequence[Payee], _slots: Slots) -> Sequence[Option]:
    return [Option(each, each) for each in found]


@reads(SOURCE)
def other_payees(found: Sequence[Payee], slots: Slots) -> Sequence[Option]:
    return [Option(each, each) for each in found if each.id != slots[SOURCE].id]


@may_fault("unreadable")
def read_amount(text: str) -> Money | Invalid:
    return Money(int(text)) if text.isascii() and text.isdigit() and len(text) < 6 else Invalid("unreadable")


@may_fault("unreadable")
def read_line(text: str) -> str | Invalid:
    return text.strip() or Invalid("unreadable")


@may_fault("too_much")
@reads(SOURCE)
def within_limit(value: Money, slots: Slots) -> Invalid | None:
    return Invalid("too_much") if value.cents > 90_000 + slots[SOURCE].id else None


@reads(SOURCE, PAYEE, AMOUNT)
def quote(slots: Slots) -> QuotePayment:
    return QuotePayment(slots[SOURCE], slots[PAYEE], slots[AMOUNT])


@reads(QUOTE)
def is_free(slots: Slots) -> Literal["yes", "no"]:
    return "yes" if slots[QUOTE].fee == Money(0) else "no"


@reads(*PAYMENT)
def payment(slots: Slots) -> Pay:
    return Pay(slots[SOURCE], slots[PAYEE], slots[AMOUNT], slots[NOTE], slots[QUOTE])


@reads(NAME, KIND)
def new_payee(slots: Slots) -> AddPayee:
    return AddPayee(slots[NAME], slots[KIND])


@reads(SOURCE, PIN)
def new_pin(slots: Slots) -> ChangePin:
    return ChangePin(slots[SOURCE], slots[PIN])


@reads(PASSWORD)
def log_in(slots: Slots) -> LogIn:
    return LogIn(slots[PASSWORD])


@reads()
def log_out(_slots: Slots) -> LogOut:
    return LogOut()


# --- flows ------------------------------------------------------------------------------------------------------------

PAY = Flow(
    "pay",
    "Pagar",
    (
        Choose("M75", "source", SOURCE, accounts, that_can_pay, Account, then="who", empty="nobody"),
        Choose("M80", "who", fixed=("known", "fresh"), then={"known": "known", "fresh": "fresh"}),
        Choose("M80", "known", PAYEE, payees, other_payees, Payee, then="amount", empty="fresh"),
        Run("M84", "fresh", "add_payee", then="amount", cancelled="cancelled", slot=PAYEE),
        Ask("M81", "amount", AMOUNT, parse=read_amount, checks=(within_limit,), then="note"),
        Ask("M81", "note", NOTE, parse=read_line, then="quote", optional=True),
        Fetch(
            "M82",
            "quote",
            QUOTE,
            query=quote,
            then="free",
            errors={NotFound: "known", InsufficientFunds: "amount"},
        ),
        Decide("M82", "free", on=is_free, exits={"yes": "review", "no": "costs"}),
        Show("M87", "costs", query=quote, answer=Quote, exits={"agree": "review", "stop": "cancelled"}, errors={
            NotFound: "known", InsufficientFunds: "amount"}),
        Confirm("M82", "review", shows=PAYMENT, then="code", no="cancelled"),
        Otp("M82", "code", binds=PAYMENT, then="execute", expired="review", locked="locked"),
        Call(
            "M82",
            "execute",
            Pay,
            make=payment,
            into=RECEIPT,
            then="done",
            errors={InsufficientFunds: "amount", LimitExceeded: "amount", NotAuthorised: "review"},
            unknown="pending",
        ),
        End("M6", "done", shows=(RECEIPT,), document=("receipt", RECEIPT)),
        End("M140", "cancelled"),
        End("M75", "nobody"),
        End("M82", "locked"),
        End("M82", "pending"),
    ),
    version=1,
)  # fmt: skip
ADD_PAYEE = Flow(
    "add_payee",
    "Nuevo Beneficiario +",
    (
        Ask("M93", "name", NAME, parse=read_line, then="kind"),
        Choose("M93", "kind", KIND, fixed=("own", "other"), then="review"),
        Confirm("M93", "review", shows=(NAME, KIND), then="code", no="dropped"),
        Otp("M93", "code", binds=(NAME, KIND), then="add", expired="review", locked="dropped"),
        Call(
            "M93", "add", AddPayee, make=new_payee, into=MADE, then="added", errors={NotAuthorised: "review"}
        ),
        End("M93", "added", returns=MADE),
        End("M93", "dropped"),
    ),
    version=1,
)
SHARE = Flow(
    "share",
    "Varios",
    (
        ChooseMany("M100", "chosen", CHOSEN, payees, all_payees, Payee, then="list", empty="nobody"),
        Show("M100", "list", query=payees, answer=tuple[Payee, ...], then="person"),
        Handoff("M133", "person", "asked"),
        End("M100", "nobody"),
    ),
    version=1,
)
PIN_CHANGE = Flow(
    "pin_change",
    "Cambio de clave",
    (
        Choose("M45", "source", SOURCE, accounts, that_can_pay, Account, then="pin", empty="nobody"),
        Form("M45", "pin", PIN, FormPurpose.NEW_PASSWORD, then="code", exits={"later": "nobody"}),
        Otp("M45", "code", binds=(SOURCE, PIN), then="change", expired="pin", locked="nobody"),
        Call(
            "M45",
            "change",
            ChangePin,
            make=new_pin,
            then="changed",
            errors={NotAuthorised: "pin", CredentialsInvalid: "pin"},
        ),
        End("M45", "changed", follow="home"),
        End("M45", "nobody"),
    ),
    version=1,
)
LOG_IN = Flow(
    "log_in",
    "Ingreso",
    (
        Form("M18", "password", PASSWORD, FormPurpose.PASSWORD, then="open"),
        Call(
            "M18",
            "open",
            LogIn,
            make=log_in,
            into=SESSION,
            then="done",
            errors={CredentialsInvalid: "password", CredentialsLocked: "locked"},
        ),
        End("M18", "done", opens_session=SESSION, follow="home"),
        End("M18", "locked"),
    ),
    version=1,
    needs_session=False,
)
LOG_OUT = Flow(
    "log_out",
    "Salir",
    (Call("D5", "close", LogOut, make=log_out, then="done"), End("D5", "done", closes_session=True)),
    version=1,
    needs_session=False,
)
HOME = Flow(
    "home",
    "Inicio",
    (
        Choose(
            "M7",
            "choose",
            fixed=("pay", "share", "pin"),
            then={"pay": "pay", "share": "share", "pin": "pin"},
        ),
        End("M7", "pay", follow="pay"),
        End("M7", "share", follow="share"),
        End("M7", "pin", follow="pin_change"),
    ),
    version=1,
    needs_session=False,
    front=True,
)
FLOWS = (HOME, LOG_IN, LOG_OUT, PAY, ADD_PAYEE, SHARE, PIN_CHANGE)

WORDS = """
pay-source = From?
    .simpler = Tap one.
    .help = The account that pays.
    .label = Account
    .option = { $option_ref_last4 } { $option_available }
pay-who = Who?
    .known = Somebody known
    .fresh = Somebody new
    .simpler = Tap one.
    .help = Who gets it.
pay-known = Whom, from { $source_last4 }?
    .option = { $option_name }
    .label = Payee
    .simpler = Tap one.
    .help = Who gets it.
pay-amount = How much for { $payee_name }?
    .label = Amount
    .simpler = A number.
    .help = For { $payee_name }.
pay-note = A note?
    .label = Note
    .simpler = A word.
    .help = For you.
pay-costs = It costs { $answer_fee }.
    .agree = Agreed
    .stop = Stop
    .simpler = Agreed?
    .help = The fee.
pay-review = { $source_last4 } to { $payee_name }: { $amount } ({ $note }), fee { $quote_fee }
    .simpler = { $source_last4 }, { $payee_name }, { $amount }, { $note }, { $quote_total }. Confirm?
    .help = Look at { $payee_name } and { $amount }.
pay-code = The code for { $amount }?
    .simpler = Six digits.
    .help = From the SMS.
pay-done = Paid { $receipt_amount }.
pay-cancelled = Cancelled.
pay-nobody = No account.
pay-locked = Locked.
pay-pending = Not known yet.

add_payee-name = Name?
    .label = Name
    .simpler = A name.
    .help = Who it is.
add_payee-kind = Kind?
    .own = Own
    .other = Other
    .label = Kind
    .simpler = Tap one.
    .help = Which kind.
add_payee-review = Add { $name } ({ $kind })?
    .simpler = { $name }, { $kind }?
    .help = Look at it.
add_payee-code = The code?
    .simpler = Six digits.
    .help = From the SMS.
add_payee-added = Added { $made_name }.
add_payee-dropped = Not added.

share-chosen = Which?
    .option = { $option_name }
    .ticked = x { $option_name }
    .simpler = Tap some.
    .help = Several.
share-list = { $items }
    .item = { $item_name }
    .empty = None.
share-person = A person will help.
share-nobody = Nobody.

pin_change-source = Which?
    .option = { $option_ref_last4 }
    .simpler = Tap one.
    .help = The account.
pin_change-pin = On the page.
    .open = Open
    .later = Later
    .simpler = Tap Open.
    .help = Never here.
pin_change-code = The code?
    .simpler = Six digits.
    .help = From the SMS.
pin_change-changed = Changed.
pin_change-nobody = Later, then.

log_in-password = On the page.
    .open = Open
    .simpler = Tap Open.
    .help = Never here.
log_in-done = Hello { $session_first_name }.
log_in-locked = Locked.
log_out-done = Bye.
home-choose = What?
    .pay = Pay
    .share = Several
    .pin = Change the PIN
    .simpler = Tap one.
    .help = The menu.

invalid-unreadable = Not understood.
invalid-too_much = Too much.
refusal-NotFound = Not found.
refusal-InsufficientFunds = Only { $refusal_available }.
refusal-LimitExceeded = Only { $refusal_left }.
refusal-NotAuthorised = Again.
refusal-CredentialsInvalid = Again.
refusal-CredentialsLocked = Until { $refusal_until }.
refusal-CodeNotSent = Wait until { $refusal_retry_at }.
refusal-CodeWrong = { $refusal_tries_left } left.
refusal-CodeExhausted = No try left.
refusal-CodeExpired = Too late.
refusal-CodesLocked = Until { $refusal_until }.
engine-code_sent = Sent to { $code_phone_masked }.
engine-code_sent_unnamed = Sent.
engine-no_more_codes = No more codes.
"""


def words_source() -> str:
    """The words of the test flows, with the engine's own."""
    from dialogs.engine.check.speech import OWN_WORDS  # noqa: PLC0415 - tests of the step alone do not need it

    plain = [f"{ref} = {ref}" for ref in OWN_WORDS if f"\n{ref} = " not in WORDS]
    return "\n".join([WORDS, *plain, ""])


@cache
def sentences(source: str = "", language: str = "en") -> Sentences:
    """The words of the test flows as data."""
    return Sentences(language, {"tests.ftl": source or words_source()})


class SmallWords:
    """Plain labels as the engine needs them; whoever says a variable nobody gave is caught."""

    def __init__(self, data: Sentences) -> None:
        self.data = data
        self._refs = data.refs()

    def has(self, ref: str) -> bool:
        return ref in self._refs

    def plain(self, ref: str, values: Mapping[str, object]) -> str:
        self.require(ref, values)
        return ref.rpartition(".")[2] or ref

    def require(self, ref: str, values: Mapping[str, object]) -> None:
        """Raise EmptySlotError where a sentence says what is not there."""
        for variable in self.data.variables(ref) if ref in self._refs else ():
            if not any(variable == name or variable.startswith(f"{name}_") for name in values):
                raise EmptySlotError(f"{ref} says {variable}")


def catalogue_of(flows: Iterable[Flow] = FLOWS, words: SmallWords | None = None) -> Catalogue:
    """A catalogue of test flows."""
    return Catalogue(
        {flow.name: flow for flow in flows},
        words or SmallWords(sentences()),
        home="home",
        login="log_in",
        logout="log_out",
        idle=timedelta(minutes=5),
    )
