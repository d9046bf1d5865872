"""Services and what is owed for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Command, Guards, PagedQuery, Query
from banking.values import (
    RECEIPT_BUTTONS,
    AccountRef,
    Bill,
    BillsQuote,
    BillsReceipt,
    Company,
    CompanyCategory,
    Money,
    Month,
    Origin,
    PaidBill,
    PaidBills,
    PaidBillsTicket,
    PaymentId,
    SavedService,
    Service,
)

__all__ = [
    "CheckService",
    "FindCompanies",
    "GetPaidBill",
    "ListCategories",
    "ListCompanies",
    "ListPaidCompanies",
    "ListPaidMonths",
    "ListServices",
    "NameService",
    "OrderPaidBills",
    "PayBills",
    "PaymentHistory",
    "PendingBills",
    "QuoteBills",
    "RecentPaidBills",
    "TopUp",
]


@dataclass(frozen=True, slots=True)
class ListCategories(Query[tuple[CompanyCategory, ...]]):
    """What companies sell, in the manual's words and order (M97)."""


@dataclass(frozen=True, slots=True)
class ListCompanies(Query[tuple[Company, ...]]):
    """The companies of a category (M97)."""

    category: CompanyCategory


@dataclass(frozen=True, slots=True)
class FindCompanies(Query[tuple[Company, ...]]):
    """Companies by what people call them: "la luz", "el inter", "CNT"."""

    text: str
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.CompanyUnknown,)


@dataclass(frozen=True, slots=True)
class ListServices(Query[tuple[SavedService, ...]]):
    """What the member has paid before, the most frequent first."""


@dataclass(frozen=True, slots=True)
class CheckService(Query[Service]):
    """Whether a typed number can be one of the company's (M98)."""

    company: Company
    number: str
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.ServiceNumberUnreadable,)


@dataclass(frozen=True, slots=True)
class PendingBills(Query[tuple[Bill, ...]]):
    """What is owed for a service, asked of its company (M100). Only what may be paid here."""

    service: Service
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.ServiceUnknown,
        no.CompanyAway,
        no.AmountToChoose,
    )


@dataclass(frozen=True, slots=True)
class TopUp(Query[tuple[Bill, ...]]):
    """The one "bill" of a top-up: the amount the member chose, within the company's limits (B20)."""

    service: Service
    amount: Money
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound, no.TopUpOutOfRange)


@dataclass(frozen=True, slots=True)
class QuoteBills(Query[BillsQuote]):
    """Checks a payment as far as it can be checked before the code, and says what it costs (M101, D7)."""

    source: AccountRef
    service: Service
    bills: tuple[Bill, ...]
    outgoing: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.OutgoingFrozen,
        no.NotFound,
        no.TooManyBills,
        no.AccountUnavailable,
        no.InsufficientFunds,
    )


@dataclass(frozen=True, slots=True)
class PayBills(Command[BillsReceipt]):
    """Orders the payment of one or several bills of one service: their money is held at once (M94-M103). The company is
    asked once more before anything is held: what was paid or changed meanwhile is refused, and the code with it.
    """

    source: AccountRef
    service: Service
    bills: tuple[Bill, ...]
    quote: BillsQuote
    """What the member saw; another cost now is `QuoteChanged`."""
    guards: ClassVar[Guards] = Guards.MONEY
    can_be_unknown: ClassVar[bool] = True
    buttons: ClassVar[tuple[str, ...]] = RECEIPT_BUTTONS
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.NotFound,
        no.TooManyBills,
        no.AccountUnavailable,
        no.InsufficientFunds,
        no.CompanyAway,
        no.BillPaid,
        no.BillChanged,
        no.QuoteChanged,
        no.OutgoingFrozen,
        no.NotAuthorised,
    )


@dataclass(frozen=True, slots=True)
class PaymentHistory(PagedQuery[PaidBills]):
    """All payments of services, newest first, and how each stands (M116, M117, D19)."""

    origin: Origin
    company: Company | None = None
    """None: of whatever company."""
    before: int | None = None


@dataclass(frozen=True, slots=True)
class ListPaidCompanies(Query[tuple[Company, ...]]):
    """The companies the member paid anything to, the latest first."""


@dataclass(frozen=True, slots=True)
class RecentPaidBills(Query[tuple[PaidBill, ...]]):
    """The newest payments, as many as one chooses from; or all of a month."""

    origin: Origin
    company: Company | None = None
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class ListPaidMonths(Query[tuple[Month, ...]]):
    """The months in which anything was paid, the latest first."""

    origin: Origin
    company: Company | None = None


@dataclass(frozen=True, slots=True)
class OrderPaidBills(Query[PaidBillsTicket]):
    """A sheet of the payments, to be drawn when it is sent."""

    origin: Origin
    company: Company | None = None


@dataclass(frozen=True, slots=True)
class GetPaidBill(Query[PaidBill]):
    """One payment, for its receipt again."""

    payment: PaymentId
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class NameService(Command[SavedService]):
    """Calls a service by the member's own name ("luz de la casa"), or by none any more."""

    service: SavedService
    alias: str | None
    """At most 60 characters, one line."""
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)
