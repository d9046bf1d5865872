"""Small well-formed flows that exercise every kind of state, with requests and words of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import ClassVar, Literal

from banking.api import (
    NOT_ME,
    SHARE_RECEIPT,
    Account,
    AccountRef,
    Command,
    CredentialsInvalid,
    CredentialsLocked,
    FormHandle,
    FormPurpose,
    Guards,
    InsufficientFunds,
    Language,
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
from dialogs.engine.events import Order
from dialogs.engine.flow import Catalogue, Flow, NoticeButton, NoticePicture
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

WORDS = Path(__file__).with_suffix(".ftl").read_text("utf-8")


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

    def spoken(self, language: Language) -> SmallWords:
        del language
        return self

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
        buttons={
            NOT_ME: NoticeButton("pay", ((AMOUNT, lambda taken: getattr(taken.value, "amount")),)),  # noqa: B009 - any value
            SHARE_RECEIPT: NoticePicture({Receipt: "receipt_picture"}),
        },
        shortcuts={Order.NOT_ME: "share"},
    )
