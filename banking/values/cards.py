"""Cards: debit cards on accounts, credit cards with what is owed on them (M28, M43, M57)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from banking.values.accounts import AccountRef
from banking.values.base import FormHandle, Money
from banking.values.payments import InterbankQuote

__all__ = [
    "Card",
    "CardBrand",
    "CardChanged",
    "CardKind",
    "CardPaymentQuote",
    "CardPaymentReceipt",
    "CardRef",
    "CardRemoved",
    "CardStatus",
    "CreditCard",
    "DebitCard",
    "Deferral",
    "DeferralPlan",
    "DeferralQuote",
    "DeferralReceipt",
    "DeferralRef",
    "OtherCardReceipt",
    "PinChanged",
    "PinCheck",
    "PinSent",
    "Purchase",
    "PurchaseRef",
    "Quota",
    "SavedCardChange",
    "SavedCardField",
    "SavedCardRef",
    "TypedNumber",
]


class CardKind(StrEnum):
    """What a purchase draws on: the member's account, or the cooperative's credit."""

    DEBIT = "debit"
    CREDIT = "credit"


class CardBrand(StrEnum):
    """The network a card belongs to."""

    MASTERCARD = "mastercard"
    VISA = "visa"
    DINERS = "diners"
    AMEX = "amex"
    DISCOVER = "discover"
    OTHER = "other"
    """A brand that this code does not know: shown as a card, no more."""

    @classmethod
    def _missing_(cls, value: object) -> CardBrand:
        """Whatever is stored, a card can be shown."""
        del value
        return cls.OTHER


class CardStatus(StrEnum):
    """Life of a card. Frozen is the member's own switch (B7); blocked is for good; expired by its date."""

    ACTIVE = "active"
    FROZEN = "frozen"
    BLOCKED = "blocked"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class CardRef:
    """A card as the member saw it: the bank's id and the last four digits of its number (S28)."""

    id: int
    kind: CardKind
    brand: CardBrand
    last4: str


@dataclass(frozen=True, slots=True)
class Card:
    """A card of either kind, as far as choosing it needs."""

    ref: CardRef
    product: str
    """As the issuer names it: `MC Débito`."""
    number: str
    """Masked: first six, six crosses, last four."""
    status: CardStatus


@dataclass(frozen=True, slots=True)
class DebitCard:
    """One row of *Tarjeta débito* (M43)."""

    ref: CardRef
    product: str
    """As the issuer names it: `MC Débito`."""
    number: str
    """Masked: first six, six crosses, last four."""
    status: CardStatus
    expires_on: date
    account: AccountRef


@dataclass(frozen=True, slots=True)
class CreditCard:
    """One row of *Tarjetas* (M28) and every field of the card's own screen (M57). What is owed is positive."""

    ref: CardRef
    holder: str
    """Titular de la tarjeta (M126)."""
    product: str
    number: str
    status: CardStatus
    expires_on: date
    limit: Money
    """Cupo total."""
    revolving: Money
    """Utilizado rotativo; negative where the member paid more than was owed."""
    deferred: Money
    """Utilizado diferido: capital only."""
    minimum: Money
    """What is left to pay of the last statement's minimum."""
    statement_total: Money
    """What is left to pay of the last statement."""
    pay_by: date | None
    """The last statement's last day to pay; None before the first cut."""

    @property
    def owes(self) -> bool:
        """Whether something is owed that can be paid now, or nothing; False where the member paid more than that."""
        return self.revolving >= Money(0)

    @property
    def in_favour(self) -> Money:
        """What the member paid above what was owed."""
        return Money(max(0, -self.revolving.cents))

    @property
    def used(self) -> Money:
        """Consumo hasta la fecha."""
        return Money(self.revolving.cents + self.deferred.cents)

    @property
    def available(self) -> Money:
        """Cupo disponible (M57)."""
        return Money(self.limit.cents - self.used.cents)


@dataclass(frozen=True, slots=True)
class PinCheck:
    """What a member may know of a card's key before changing it: it came by e-mail and must be changed (M54, M60)."""

    temporary: bool


@dataclass(frozen=True, slots=True)
class PinChanged:
    """A card has a new key of the member's own."""

    card: CardRef
    at: datetime


@dataclass(frozen=True, slots=True)
class PinSent:
    """A temporary key left for the registered e-mail (M51, M52). Mask: `ma•••@g•••.com`."""

    card: CardRef
    email_masked: str
    valid_until: datetime


@dataclass(frozen=True, slots=True)
class CardChanged:
    """A card was frozen, unfrozen or blocked (B7)."""

    card: CardRef
    status: CardStatus
    at: datetime


@dataclass(frozen=True, slots=True)
class PurchaseRef:
    """A purchase as the member chose it."""

    id: int
    merchant: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Purchase:
    """A purchase that can be spread over months (D14)."""

    ref: PurchaseRef
    made_on: date


@dataclass(frozen=True, slots=True)
class DeferralQuote:
    """What spreading an amount over so many months would cost (M130)."""

    capital: Money
    months: int
    quota: Money
    """Every quota but the last, which absorbs the rounding."""
    interest: Money
    total: Money
    first_due: date
    last_due: date


@dataclass(frozen=True, slots=True)
class Quota:
    """One quota of a deferral."""

    number: int
    due_on: date
    capital: Money
    interest: Money
    total: Money
    balance: Money
    """What is left to be billed after it."""


@dataclass(frozen=True, slots=True)
class DeferralPlan:
    """The schedule of a deferral, agreed or only simulated."""

    card: CardRef
    quote: DeferralQuote
    items: tuple[Quota, ...]


@dataclass(frozen=True, slots=True)
class DeferralReceipt:
    """A deferral is agreed (M131). `code` is short and quotable, derived from the operation's id."""

    code: str
    at: datetime
    plan: DeferralPlan


@dataclass(frozen=True, slots=True)
class DeferralRef:
    """A deferral as the member chose it."""

    id: int
    months: int


@dataclass(frozen=True, slots=True)
class Deferral:
    """A deferral that is still being billed."""

    ref: DeferralRef
    made_on: date
    capital: Money
    left: Money
    """Capital not billed yet."""
    billed: int
    """Quotas billed so far."""
    quota: Money
    next_due: date


@dataclass(frozen=True, slots=True)
class CardPaymentQuote:
    """What paying a card of the house would do: no cost, at once (D13)."""

    amount: Money
    fee: Money
    owed: Money
    """Revolving debt before it."""
    in_favour: Money
    """What is in the member's favour afterwards: above what is owed only if the member means it."""

    @property
    def leaves_credit(self) -> bool:
        """Whether anything is in the member's favour afterwards."""
        return self.in_favour.cents > 0


@dataclass(frozen=True, slots=True)
class CardPaymentReceipt:
    """Proof of a paid card. `code` is short and quotable, derived from the operation's id."""

    code: str
    at: datetime
    source: AccountRef
    card: CardRef
    amount: Money
    fee: Money
    minimum_left: Money
    """What is left to pay of the statement's minimum."""


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A card number typed on a secure page: the page holds it, this only names it (D3)."""

    page: FormHandle
    brand: CardBrand
    last4: str


@dataclass(frozen=True, slots=True)
class SavedCardRef:
    """A card of another bank as the member saw it."""

    id: UUID
    brand: CardBrand
    last4: str
    name: str
    """The member's alias for it, else its holder's name."""
    institution: str


class SavedCardField(StrEnum):
    """What can be changed of a card of another bank. Another number is another card: remove it and register anew."""

    ALIAS = "alias"
    HOLDER = "holder"
    IDENTIFICATION = "identification"
    INSTITUTION = "institution"


@dataclass(frozen=True, slots=True)
class SavedCardChange:
    """A change of one field, read and found good: its new normal form, an institution by its name; None to remove an alias."""

    field: SavedCardField
    value: str | None


@dataclass(frozen=True, slots=True)
class CardRemoved:
    """A card of another bank is no longer registered."""

    card: SavedCardRef


@dataclass(frozen=True, slots=True)
class OtherCardReceipt:
    """Proof that the payment of another bank's card was ordered and its money set aside."""

    code: str
    at: datetime
    source: AccountRef
    card: SavedCardRef
    amount: Money
    quote: InterbankQuote
