"""Cards: what they are, and their keys (M42-M64)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Command, Guards, Query
from banking.values import (
    RECEIPT_BUTTONS,
    AccountRef,
    Card,
    CardChanged,
    CardPaymentQuote,
    CardPaymentReceipt,
    CardRef,
    CardRemoved,
    CreditCard,
    DebitCard,
    Deferral,
    DeferralPlan,
    DeferralQuote,
    DeferralReceipt,
    DeferralRef,
    FormHandle,
    Identification,
    Institution,
    InterbankQuote,
    Money,
    OtherCardReceipt,
    PinChanged,
    PinCheck,
    PinSent,
    Purchase,
    PurchaseRef,
    SavedCardChange,
    SavedCardField,
    SavedCardRef,
    TypedNumber,
)

__all__ = [
    "BlockCard",
    "ChangePin",
    "CheckCardChange",
    "CheckPin",
    "Defer",
    "EditCard",
    "FreezeCard",
    "GetCreditCard",
    "GetDebitCard",
    "GetDeferral",
    "GetTypedNumber",
    "ListCards",
    "ListCreditCards",
    "ListDebitCards",
    "ListDeferrable",
    "ListDeferrals",
    "ListSavedCards",
    "ListTerms",
    "PayCard",
    "PayOtherCard",
    "PlanDeferral",
    "QuoteCardPayment",
    "QuoteDeferral",
    "QuoteOtherCard",
    "RecoverPin",
    "RemoveCard",
    "SaveCard",
    "UnfreezeCard",
]

Refused = tuple[type[no.Refusal], ...]


@dataclass(frozen=True, slots=True)
class ListCards(Query[tuple[Card, ...]]):
    """Every card of the member's, debit first, in a stable order."""


@dataclass(frozen=True, slots=True)
class ListDebitCards(Query[tuple[DebitCard, ...]]):
    """The debit cards of one account (M43); none where it is not the member's."""

    account: AccountRef


@dataclass(frozen=True, slots=True)
class ListCreditCards(Query[tuple[CreditCard, ...]]):
    """The member's credit cards with their figures (M28, M57), in a stable order."""


@dataclass(frozen=True, slots=True)
class GetDebitCard(Query[DebitCard]):
    """One debit card as it stands."""

    card: CardRef
    refusals: ClassVar[Refused] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class GetCreditCard(Query[CreditCard]):
    """One credit card as it stands (M57)."""

    card: CardRef
    refusals: ClassVar[Refused] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class CheckPin(Query[PinCheck]):
    """Whether the card's key can be changed now (M45)."""

    card: CardRef
    refusals: ClassVar[Refused] = (no.NotFound, no.CardUnavailable, no.PinMissing, no.PinBlocked)


@dataclass(frozen=True, slots=True)
class ChangePin(Command[PinChanged]):
    """The new key typed on a secure page becomes the card's, if the old one proven there still is (M46-M49, M61-M64)."""

    card: CardRef
    page: FormHandle
    guards: ClassVar[Guards] = Guards.CREDENTIAL
    told: ClassVar[bool] = True
    refusals: ClassVar[Refused] = (
        no.NotFound,
        no.CardUnavailable,
        no.PinMissing,
        no.PinBlocked,
        no.CredentialsInvalid,
        no.NotAuthorised,
    )


@dataclass(frozen=True, slots=True)
class RecoverPin(Command[PinSent]):
    """A temporary key replaces the card's and leaves by e-mail; wrong tries so far are forgotten (M50-M52, M58-M59)."""

    card: CardRef
    guards: ClassVar[Guards] = Guards.CREDENTIAL
    told: ClassVar[bool] = True
    refusals: ClassVar[Refused] = (no.NotFound, no.CardUnavailable, no.NotAuthorised)


@dataclass(frozen=True, slots=True)
class FreezeCard(Command[CardChanged]):
    """Nothing can be bought with the card until it is unfrozen (B7)."""

    card: CardRef
    guards: ClassVar[Guards] = Guards.CREDENTIAL
    told: ClassVar[bool] = True
    refusals: ClassVar[Refused] = (no.NotFound, no.CardUnavailable, no.NotAuthorised)


@dataclass(frozen=True, slots=True)
class UnfreezeCard(Command[CardChanged]):
    """The card works again (B7)."""

    card: CardRef
    guards: ClassVar[Guards] = Guards.CREDENTIAL
    told: ClassVar[bool] = True
    refusals: ClassVar[Refused] = (no.NotFound, no.CardUnavailable, no.NotAuthorised)


@dataclass(frozen=True, slots=True)
class BlockCard(Command[CardChanged]):
    """The card will never work again (B7)."""

    card: CardRef
    guards: ClassVar[Guards] = Guards.CREDENTIAL
    told: ClassVar[bool] = True
    refusals: ClassVar[Refused] = (no.NotFound, no.CardUnavailable, no.NotAuthorised)


@dataclass(frozen=True, slots=True)
class ListDeferrable(Query[tuple[Purchase, ...]]):
    """The purchases of a card that can be spread over months: posted, not billed, not deferred, large enough (M129, D14)."""

    card: CardRef
    refusals: ClassVar[Refused] = (no.NotFound, no.CardUnavailable)


@dataclass(frozen=True, slots=True)
class ListTerms(Query[tuple[DeferralQuote, ...]]):
    """What each allowed number of months would cost, to be compared (M130)."""

    card: CardRef
    purchases: tuple[PurchaseRef, ...]
    amount: Money
    refusals: ClassVar[Refused] = (
        no.NotFound,
        no.CardUnavailable,
        no.PurchaseUnavailable,
        no.DeferralOutOfRange,
    )


@dataclass(frozen=True, slots=True)
class QuoteDeferral(Query[DeferralQuote]):
    """What one number of months would cost (M130)."""

    card: CardRef
    purchases: tuple[PurchaseRef, ...]
    amount: Money
    months: int
    refusals: ClassVar[Refused] = (
        no.NotFound,
        no.CardUnavailable,
        no.PurchaseUnavailable,
        no.DeferralOutOfRange,
        no.TermNotAllowed,
    )


@dataclass(frozen=True, slots=True)
class PlanDeferral(Query[DeferralPlan]):
    """The schedule that one number of months would have (M130)."""

    card: CardRef
    purchases: tuple[PurchaseRef, ...]
    amount: Money
    months: int
    refusals: ClassVar[Refused] = (
        no.NotFound,
        no.CardUnavailable,
        no.PurchaseUnavailable,
        no.DeferralOutOfRange,
        no.TermNotAllowed,
    )


@dataclass(frozen=True, slots=True)
class ListDeferrals(Query[tuple[Deferral, ...]]):
    """The deferrals of a card with quotas still to be billed, newest first."""

    card: CardRef
    refusals: ClassVar[Refused] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class GetDeferral(Query[DeferralPlan]):
    """The schedule of one deferral."""

    card: CardRef
    deferral: DeferralRef
    refusals: ClassVar[Refused] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class Defer(Command[DeferralReceipt]):
    """Spreads purchases over months: the amount moves from revolving to deferred (M131, M132)."""

    card: CardRef
    purchases: tuple[PurchaseRef, ...]
    amount: Money
    months: int
    quote: DeferralQuote
    """What the member saw; another cost now is a conflict, not a surprise."""
    guards: ClassVar[Guards] = Guards.MONEY
    stays: ClassVar[bool] = True
    can_be_unknown: ClassVar[bool] = True
    refusals: ClassVar[Refused] = (
        no.NotFound,
        no.CardUnavailable,
        no.PurchaseUnavailable,
        no.DeferralOutOfRange,
        no.TermNotAllowed,
        no.NotAuthorised,
    )


@dataclass(frozen=True, slots=True)
class QuoteCardPayment(Query[CardPaymentQuote]):
    """Checks a payment of a card of the house as far as it can be checked before the code (M118-M124, D13)."""

    source: AccountRef
    card: CardRef
    amount: Money
    refusals: ClassVar[Refused] = (
        no.NotFound,
        no.AccountUnavailable,
        no.AmountOutOfRange,
        no.InsufficientFunds,
    )


@dataclass(frozen=True, slots=True)
class PayCard(Command[CardPaymentReceipt]):
    """Pays a card of the house from an account of the member's: free, at once, whatever the card's state (D13)."""

    source: AccountRef
    card: CardRef
    amount: Money
    quote: CardPaymentQuote
    """What the member saw. Where less is owed now than then, the rest would be in favour unasked: a conflict."""
    guards: ClassVar[Guards] = Guards.MONEY
    stays: ClassVar[bool] = True
    can_be_unknown: ClassVar[bool] = True
    buttons: ClassVar[tuple[str, ...]] = RECEIPT_BUTTONS
    refusals: ClassVar[Refused] = (
        no.NotFound,
        no.AccountUnavailable,
        no.AmountOutOfRange,
        no.InsufficientFunds,
        no.NotAuthorised,
    )


@dataclass(frozen=True, slots=True)
class GetTypedNumber(Query[TypedNumber]):
    """The card number of a done page, by its brand and last digits."""

    page: FormHandle
    refusals: ClassVar[Refused] = (no.CredentialsInvalid,)


@dataclass(frozen=True, slots=True)
class ListSavedCards(Query[tuple[SavedCardRef, ...]]):
    """The member's cards of other banks (M119)."""


@dataclass(frozen=True, slots=True)
class SaveCard(Command[SavedCardRef]):
    """Registers a card of another bank, to be paid (M120, D13)."""

    typed: TypedNumber
    institution: Institution
    holder: str
    identification: Identification
    alias: str | None
    guards: ClassVar[Guards] = Guards.DESTINATION
    refusals: ClassVar[Refused] = (no.CredentialsInvalid, no.CardKnown, no.TooManyCards, no.NotAuthorised)


@dataclass(frozen=True, slots=True)
class CheckCardChange(Query[SavedCardChange]):
    """Reads what was typed for a field of a card of another bank and says what it would become (M120)."""

    card: SavedCardRef
    field: SavedCardField
    typed: str
    refusals: ClassVar[Refused] = (no.NotFound, no.FieldUnreadable)


@dataclass(frozen=True, slots=True)
class EditCard(Command[SavedCardRef]):
    """Changes one field of a card of another bank (M120)."""

    card: SavedCardRef
    change: SavedCardChange
    guards: ClassVar[Guards] = Guards.DESTINATION
    refusals: ClassVar[Refused] = (no.NotFound, no.FieldUnreadable, no.NotAuthorised)


@dataclass(frozen=True, slots=True)
class RemoveCard(Command[CardRemoved]):
    """Forgets a card of another bank."""

    card: SavedCardRef
    guards: ClassVar[Guards] = Guards.DESTINATION
    refusals: ClassVar[Refused] = (no.NotFound, no.NotAuthorised)


@dataclass(frozen=True, slots=True)
class QuoteOtherCard(Query[InterbankQuote]):
    """What paying another bank's card costs and when it arrives (M123, D8)."""

    source: AccountRef
    card: SavedCardRef
    amount: Money
    refusals: ClassVar[Refused] = (
        no.NotFound,
        no.AccountUnavailable,
        no.AmountOutOfRange,
        no.InsufficientFunds,
        no.LimitExceeded,
    )


@dataclass(frozen=True, slots=True)
class PayOtherCard(Command[OtherCardReceipt]):
    """Pays another bank's card by SPI (M123)."""

    source: AccountRef
    card: SavedCardRef
    amount: Money
    quote: InterbankQuote
    """What the member saw; a later arrival now is a change to be seen again."""
    guards: ClassVar[Guards] = Guards.MONEY
    can_be_unknown: ClassVar[bool] = True
    buttons: ClassVar[tuple[str, ...]] = RECEIPT_BUTTONS
    refusals: ClassVar[Refused] = (
        no.NotFound,
        no.AccountUnavailable,
        no.AmountOutOfRange,
        no.InsufficientFunds,
        no.LimitExceeded,
        no.QuoteChanged,
        no.OutgoingFrozen,
        no.NotAuthorised,
    )
