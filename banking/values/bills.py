"""Services and what is owed for them (M94-M104)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Final
from uuid import UUID

from banking.values.accounts import AccountRef
from banking.values.base import Money
from banking.values.notices import NOT_ME, News
from banking.values.payments import PaymentId

__all__ = [
    "NAME_SERVICE",
    "PAY_NOW",
    "Bill",
    "BillDue",
    "BillNotTaken",
    "BillReason",
    "BillSettled",
    "BillStanding",
    "BillsQuote",
    "BillsReceipt",
    "Company",
    "CompanyCategory",
    "FirstBillSettled",
    "Frequency",
    "Origin",
    "PaidBill",
    "PaidBills",
    "PaidBillsOrder",
    "PaidBillsSheet",
    "PaidBillsTicket",
    "SavedService",
    "Service",
]


@dataclass(frozen=True, slots=True)
class CompanyCategory:
    """What a company sells, in the manual's words (M97, M108: `Teléfono, Internet Y Tv`)."""

    id: str
    name: str
    also: tuple[str, ...]
    """What else people call it."""


@dataclass(frozen=True, slots=True)
class Company:
    """Whom one can pay, and how a service is identified there."""

    id: str
    name: str
    label: str
    """What the number is called: suministro, contrapartida, contrato, placa… (M98)."""
    example: str
    tops_up: bool
    """Whether the member says how much, and there is no bill (B20)."""
    also: tuple[str, ...]
    """What else people call it."""


class Frequency(StrEnum):
    """How often a scheduled payment is made (M111, D12)."""

    AS_SOON = "as_soon"
    """*Tan pronto como esté disponible*: each bill when its company publishes it."""
    MONTHLY = "monthly"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class Service:
    """What one number is at one company, as the member knows it (M98, M102)."""

    company: Company
    number: str


@dataclass(frozen=True, slots=True)
class SavedService:
    """A service the member has paid before: frequent ones come first."""

    id: UUID
    service: Service
    alias: str | None
    """"Luz de la casa"."""

    @property
    def has_name(self) -> bool:
        """Whether the member gave it a name."""
        return self.alias is not None


@dataclass(frozen=True, slots=True)
class Bill:
    """A pending receipt, with the columns of M100; or a top-up of the amount the member chose, without an id."""

    id: str
    """*No de Recibo*; empty for a top-up."""
    amount: Money
    commission: Money
    """With its IVA (D7)."""
    due_on: date | None
    about: str
    """How it reads: `Planilla 023035471`."""

    @property
    def total(self) -> Money:
        """Valor + Comisión."""
        return Money(self.amount.cents + self.commission.cents)


@dataclass(frozen=True, slots=True)
class BillsQuote:
    """*Valores a pagar* and whose account pays them (M101, M102)."""

    amount: Money
    commission: Money
    total: Money
    holder: str


@dataclass(frozen=True, slots=True)
class BillsReceipt:
    """Proof that payments were ordered and their money set aside; that a company took one is `PaidBill.standing`'s to say."""

    code: str
    at: datetime
    source: AccountRef
    service: Service
    bills: tuple[Bill, ...]
    quote: BillsQuote


class BillStanding(StrEnum):
    """Where a bill's payment stands, as its member would say it."""

    UNDER_WAY = "under_way"
    PAID = "paid"
    NOT_TAKEN = "not_taken"
    """The company did not take it, or it was taken back: the money is in the account."""
    IN_REVIEW = "in_review"


@dataclass(frozen=True, slots=True)
class PaidBill:
    """One line of *Historial de Pagos* (M116, M117): a payment as it stands now."""

    id: PaymentId
    code: str
    """Of its receipt."""
    at: datetime
    source: AccountRef
    service: Service
    bill: Bill
    automatic: bool
    """Whether a programmed payment made it."""
    standing: BillStanding
    reference: str | None
    """The company's receipt number, once it took the payment."""
    reason: BillReason | None
    """Why the company did not take it."""

    @property
    def is_taken(self) -> bool:
        """Whether the company gave it a receipt number."""
        return self.reference is not None


class BillReason(StrEnum):
    """Why a company did not take a payment."""

    ALREADY_PAID = "already_paid"
    AMOUNT_CHANGED = "amount_changed"
    NOT_PAYABLE = "not_payable"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class BillSettled(News):
    """A company took a payment."""

    service: Service
    bill: Bill
    total: Money
    source: AccountRef
    reference: str | None
    """The company's receipt number."""
    automatic: bool
    at: datetime


NAME_SERVICE: Final = "name_service"
"""The button "Ponerle un nombre" (M97)."""


@dataclass(frozen=True, slots=True)
class FirstBillSettled(BillSettled):
    """The same, of a service that was never paid before: one tap gives it a name, and it is not asked for again."""

    buttons: ClassVar[tuple[str, ...]] = (NAME_SERVICE, NOT_ME)
    saved: SavedService


@dataclass(frozen=True, slots=True)
class BillNotTaken(News):
    """A company did not take a payment, or gave it back: the money is in the account again."""

    buttons: ClassVar[tuple[str, ...]] = ()
    service: Service
    bill: Bill
    source: AccountRef
    reason: BillReason
    at: datetime
    retry_on: date | None = None
    """When a programmed payment is tried once more (D12)."""

    @property
    def is_tried_again(self) -> bool:
        """Whether it is tried once more."""
        return self.retry_on is not None


PAY_NOW: Final = "pay_now"
"""The button "Pagar ahora" (B4)."""


@dataclass(frozen=True, slots=True)
class BillDue(News):
    """A bill falls due in some days (B4): one tap leads to its review."""

    buttons: ClassVar[tuple[str, ...]] = (PAY_NOW,)
    optional: ClassVar[bool] = True
    opt_in: ClassVar[bool] = True
    service: Service
    alias: str | None
    """What the member calls the service."""
    bill: Bill
    at: datetime

    @property
    def has_name(self) -> bool:
        """Whether the member gave the service a name."""
        return self.alias is not None


class Origin(StrEnum):
    """Who made a payment (M116)."""

    ALL = "all"
    BY_HAND = "by_hand"
    AUTOMATIC = "automatic"


@dataclass(frozen=True, slots=True)
class PaidBills:
    """A page of *Historial de Pagos*, newest first."""

    items: tuple[PaidBill, ...]
    older: int | None
    """Where the next page begins."""


@dataclass(frozen=True, slots=True)
class PaidBillsOrder:
    """Which payments a sheet holds, as they stood when it was ordered: later ones are not in it, whenever it is drawn."""

    member: int
    origin: Origin
    company: str | None
    below: int
    """The position from which on payments are later than the order."""
    rows: int
    """How many of the newest it holds at most."""
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class PaidBillsTicket:
    """An order with the bank's seal under it: whoever draws the file shows it instead of a session."""

    may_be_kept: ClassVar[bool] = False
    order: PaidBillsOrder
    proof: bytes


@dataclass(frozen=True, slots=True)
class PaidBillsSheet:
    """What a sheet of payments holds, newest first."""

    items: tuple[PaidBill, ...]
    is_cut: bool
    """Whether there are older payments that it has no room for."""
    ordered_at: datetime
