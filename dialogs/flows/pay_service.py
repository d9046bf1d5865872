"""Pago de servicios, Nuevo pago (M94-M104, D7): account, company, number, bills, one code; top-ups on the same way (B20)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

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
    CheckService,
    Company,
    CompanyAway,
    CompanyCategory,
    CompanyUnknown,
    FindCompanies,
    InsufficientFunds,
    ListCategories,
    ListCompanies,
    ListServices,
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
    ServiceNumberUnreadable,
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
    Option,
    Otp,
    as_found,
)
from dialogs.flows.products import my_accounts, with_funds
from dialogs.understanding.answers import read_short_text
from dialogs.understanding.money import read_money

SOURCE: Slot[AccountRef] = Slot("source", AccountRef)
CATEGORY: Slot[CompanyCategory] = Slot("category", CompanyCategory)
WANTED: Slot[str] = Slot("wanted", str)
COMPANY: Slot[Company] = Slot("company", Company)
NUMBER: Slot[str] = Slot("number", str)
SERVICE: Slot[Service] = Slot("service", Service)
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


@reads()
def my_services(_slots: Slots) -> ListServices:
    """What was paid before."""
    return ListServices()


@reads()
def known_services(services: Sequence[SavedService], _slots: Slots) -> Sequence[Option]:
    """All of them, the most frequent first."""
    return [Option(each.service, each, called(each)) for each in services]


def called(saved: SavedService) -> tuple[str, ...]:
    """What people call a service besides its number: by the member's own name, or its company's."""
    company = saved.service.company.also
    return company if saved.alias is None else (saved.alias, *company)


@reads()
def categories(_slots: Slots) -> ListCategories:
    """What companies sell."""
    return ListCategories()


@reads()
def every_category(found: Sequence[CompanyCategory], _slots: Slots) -> Sequence[Option]:
    """All of them, by whatever people call them."""
    return [Option(each, each, each.also) for each in found]


@reads(CATEGORY)
def companies(slots: Slots) -> ListCompanies:
    """The companies of the category."""
    return ListCompanies(slots[CATEGORY])


@reads(WANTED)
def like_wanted(slots: Slots) -> FindCompanies:
    """Companies by what was typed."""
    return FindCompanies(slots[WANTED])


@reads()
def every_company(found: Sequence[Company], _slots: Slots) -> Sequence[Option]:
    """All that were found."""
    return [Option(each, each, each.also) for each in found]


@reads(COMPANY, NUMBER)
def check(slots: Slots) -> CheckService:
    """Whether the number can be one of the company's."""
    return CheckService(slots[COMPANY], slots[NUMBER])


@reads(SERVICE)
def how_it_is_paid(slots: Slots) -> Literal["bills", "topup"]:
    """By its bills, or by an amount of the member's choice."""
    return "topup" if slots[SERVICE].company.tops_up else "bills"


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
    Choose(
        "M97 M108",
        "category",
        CATEGORY,
        categories,
        every_category,
        CompanyCategory,
        then="company",
        empty="no_companies",
        exits={"by_name": "wanted"},
    ),
    Choose("M97", "company", COMPANY, companies, every_company, Company, then="number", empty="no_companies"),
    Ask("M97", "wanted", WANTED, parse=read_short_text, then="found"),
    Choose(
        "M97",
        "found",
        COMPANY,
        like_wanted,
        every_company,
        Company,
        then="number",
        empty="no_companies",
        errors={CompanyUnknown: "wanted"},
    ),
    Ask("M98", "number", NUMBER, parse=read_short_text, then="check"),
    Fetch("M98", "check", SERVICE, query=check, then="kind", errors={ServiceNumberUnreadable: "number"}),
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
