"""Refusals: the bank's typed "no". Data, no prose; the channel finds the words.

Refusal
├── SessionEnded             log in again
├── ChatNotLinked            this chat is no member's
├── NotFound                 no such object of yours (also: somebody else's, S16)
├── AccountUnavailable       blocked, closed or a certificate of contribution (D11)
├── SameAccount              source and target are one account (M76)
├── InsufficientFunds        available balance is lower than the total
├── AmountOutOfRange         zero, negative or above what one movement may carry
├── LimitExceeded            a limit of this channel (D10, S10)
├── QuoteChanged             rail, cost or arrival is not what the member saw any more
├── TooLate                  it has left the house: irrevocable (B16)
├── LimitTooHigh             above what the channel allows anybody (D10)
├── InstitutionUnknown       no institution is called like this (M83)
├── BeneficiaryGone          no such beneficiary of yours any more (S16)
├── AccountUnknown           the cooperative has no account with this number
├── OwnAccount               the account is the member's own: a transfer between own accounts (M74)
├── PayeeUnavailable         the receiver's account takes no money now
├── AlreadyBeneficiary       the account is on the list already
├── TooManyBeneficiaries     the list is full
├── TooManyLookups           too many other accounts were asked for today (D16, S32)
├── FieldFixed               this field belongs to the account's holder
├── FieldUnreadable          what was typed is no such field (D17)
├── CompanyUnknown           no company is called like this (M97)
├── ServiceNumberUnreadable  no number of this company looks like this (M98)
├── ServiceUnknown           the company does not know the number
├── CompanyAway              the company does not answer now
├── BillPaid                 a bill was paid meanwhile
├── BillChanged              a bill has another amount now
├── NeverDue                 dates on which a programmed payment would never run (M111)
├── PlanOver                 a programmed payment whose last day is over cannot go on (M106)
├── TooManyBills             more bills than one code pays (M100)
├── AmountToChoose           a top-up has no bills: the member says how much (B20)
├── TopUpOutOfRange          less or more than the company takes
├── CodesLocked              two operations ran out of tries (D5)
├── CodeNotSent              too soon or too often (D5, S11)
├── CodeWrong                tries are left
├── CodeExhausted            no try is left for this operation
├── CodeExpired              too late, or voided by a change
├── NotAuthorised            the operation has no verified code of its own (S07, S08)
├── CredentialsLocked        wrong passwords (D5)
├── CredentialsInvalid       the page was not completed, is too old or already used
├── CardUnavailable          frozen, blocked or expired (B7)
├── PinMissing               the card has no key yet, or its temporary one ran out
├── PinBlocked               wrong keys (S12): recovering the key is the way
├── OutgoingFrozen           the member said "No fui yo": money may not leave (S38)
├── CoolingDown              too early to lift a freeze without an agent (S38)
├── ReceiptUnknown           the book knows no receipt with this code
├── ButtonGone               a notice's button was used, is too old, or is another's (S17)
├── CardKnown                this card of another bank is registered already (M120)
├── TooManyCards             no more cards of other banks can be registered
├── PurchaseUnavailable      billed or deferred meanwhile (D14)
├── DeferralOutOfRange       less than can be deferred, or more than the purchases
├── TermNotAllowed           too many months for so little (M130)
├── AlreadyEnrolled          told only after the phone was proven (S14)
└── OperationConflict        the same operation id with another request
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from banking.values import (
    BeneficiaryField,
    BeneficiaryRef,
    CardStatus,
    Company,
    Limit,
    Money,
    SavedCardField,
)

__all__ = [
    "AccountUnavailable",
    "AccountUnknown",
    "AlreadyBeneficiary",
    "AlreadyEnrolled",
    "AmountOutOfRange",
    "AmountToChoose",
    "BeneficiaryGone",
    "BillChanged",
    "BillPaid",
    "ButtonGone",
    "CardKnown",
    "CardUnavailable",
    "ChatNotLinked",
    "CodeExhausted",
    "CodeExpired",
    "CodeNotSent",
    "CodeWrong",
    "CodesLocked",
    "CompanyAway",
    "CompanyUnknown",
    "CoolingDown",
    "CredentialsInvalid",
    "CredentialsLocked",
    "DeferralOutOfRange",
    "FieldFixed",
    "FieldUnreadable",
    "InstitutionUnknown",
    "InsufficientFunds",
    "LimitExceeded",
    "LimitTooHigh",
    "NeverDue",
    "NotAuthorised",
    "NotFound",
    "OfferOutOfRange",
    "OperationConflict",
    "OutgoingFrozen",
    "OwnAccount",
    "PayeeUnavailable",
    "PinBlocked",
    "PinMissing",
    "PlanOver",
    "PurchaseUnavailable",
    "QuoteChanged",
    "ReceiptUnknown",
    "Refusal",
    "SameAccount",
    "ServiceNumberUnreadable",
    "ServiceUnknown",
    "SessionEnded",
    "TermNotAllowed",
    "TermOutOfRange",
    "TooLate",
    "TooManyBeneficiaries",
    "TooManyBills",
    "TooManyCards",
    "TooManyLookups",
    "TopUpOutOfRange",
]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Base of all refusals. A refusal changed nothing unless its docstring says so."""


@dataclass(frozen=True, slots=True)
class SessionEnded(Refusal):
    """The session is over, unknown, or its chat is no longer linked (D5, S10)."""


@dataclass(frozen=True, slots=True)
class ChatNotLinked(Refusal):
    """The caller's chat is linked to no member; for what a linked chat may ask without a session."""


@dataclass(frozen=True, slots=True)
class NotFound(Refusal):
    """No object with this id belongs to this member (S16)."""


@dataclass(frozen=True, slots=True)
class AccountUnavailable(Refusal):
    """An account that may not be debited or credited here (D11)."""


@dataclass(frozen=True, slots=True)
class SameAccount(Refusal):
    """Source and target are the same account (M76)."""


@dataclass(frozen=True, slots=True)
class InsufficientFunds(Refusal):
    """The available balance does not cover the total."""

    available: Money


@dataclass(frozen=True, slots=True)
class AmountOutOfRange(Refusal):
    """The amount is below one cent or above the ceiling of a single movement."""

    ceiling: Money


@dataclass(frozen=True, slots=True)
class LimitExceeded(Refusal):
    """A limit of the channel would be passed (D10, S10); `left` is what may still be moved now, never below zero."""

    left: Money
    limit: Limit
    """The one that leaves the least."""

    @property
    def is_used_up(self) -> bool:
        """Whether nothing may be moved now, so that another amount does not help."""
        return self.left == Money(0)


@dataclass(frozen=True, slots=True)
class LimitTooHigh(Refusal):
    """A member may not choose a limit above the channel's own (D10)."""

    ceiling: Money


@dataclass(frozen=True, slots=True)
class InstitutionUnknown(Refusal):
    """No institution is called like this, not even with a slip of the finger (M83)."""


@dataclass(frozen=True, slots=True)
class BeneficiaryGone(Refusal):
    """No beneficiary of this member is as the member saw it: deleted or changed meanwhile, or somebody else's (S16)."""


@dataclass(frozen=True, slots=True)
class AccountUnknown(Refusal):
    """The cooperative has no account with this number."""


@dataclass(frozen=True, slots=True)
class OwnAccount(Refusal):
    """The account is the member's own: money goes there as an own transfer (M74)."""


@dataclass(frozen=True, slots=True)
class PayeeUnavailable(Refusal):
    """The receiver's account is blocked, closed or a certificate of contribution (D11)."""


@dataclass(frozen=True, slots=True)
class AlreadyBeneficiary(Refusal):
    """The account is on the member's list already."""

    beneficiary: BeneficiaryRef


@dataclass(frozen=True, slots=True)
class TooManyBeneficiaries(Refusal):
    """The member's list is full."""

    most: int


@dataclass(frozen=True, slots=True)
class TooManyLookups(Refusal):
    """Somebody asked for too many holders of accounts within a day, or for too many receipts within an hour (D16, S32)."""


@dataclass(frozen=True, slots=True)
class FieldFixed(Refusal):
    """The field is the account holder's own and not the member's to change."""


@dataclass(frozen=True, slots=True)
class FieldUnreadable(Refusal):
    """What was typed cannot be such a field (D17)."""

    field: BeneficiaryField | SavedCardField


@dataclass(frozen=True, slots=True)
class CompanyUnknown(Refusal):
    """No company is called like this, not even with a slip of the finger (M97)."""


@dataclass(frozen=True, slots=True)
class ServiceNumberUnreadable(Refusal):
    """What was typed cannot be a number of this company (M98)."""

    company: Company


@dataclass(frozen=True, slots=True)
class ServiceUnknown(Refusal):
    """The company does not know this number."""

    company: Company


@dataclass(frozen=True, slots=True)
class CompanyAway(Refusal):
    """The company does not answer now; nothing was charged."""

    company: Company


@dataclass(frozen=True, slots=True)
class BillPaid(Refusal):
    """A chosen bill was paid meanwhile, here or elsewhere; nothing was charged."""


@dataclass(frozen=True, slots=True)
class BillChanged(Refusal):
    """A chosen bill has another amount now; nothing was charged."""


@dataclass(frozen=True, slots=True)
class NeverDue(Refusal):
    """With these dates the payment would never be made (M111, D12)."""


@dataclass(frozen=True, slots=True)
class PlanOver(Refusal):
    """Its last day went by while it was paused: there is nothing to go on with (M106)."""


@dataclass(frozen=True, slots=True)
class TooManyBills(Refusal):
    """More bills than one code pays."""

    most: int


@dataclass(frozen=True, slots=True)
class AmountToChoose(Refusal):
    """This company sends no bills: the member says how much (B20)."""

    company: Company


@dataclass(frozen=True, slots=True)
class TopUpOutOfRange(Refusal):
    """Less than the company takes, or more."""

    least: Money
    most: Money


@dataclass(frozen=True, slots=True)
class QuoteChanged(Refusal):
    """Rail, cost or arrival is not what the member saw and accepted: look again (D8, D9)."""


@dataclass(frozen=True, slots=True)
class TooLate(Refusal):
    """What should be taken back has left the house: irrevocable (B16)."""


@dataclass(frozen=True, slots=True)
class CodesLocked(Refusal):
    """Codes are locked for this member (D5)."""

    until: datetime


@dataclass(frozen=True, slots=True)
class CodeNotSent(Refusal):
    """No further code was sent; `retry_at` is empty when this operation may send no more (D5, S11)."""

    retry_at: datetime | None


@dataclass(frozen=True, slots=True)
class CodeWrong(Refusal):
    """The code was wrong; the try was counted (S06)."""

    tries_left: int


@dataclass(frozen=True, slots=True)
class CodeExhausted(Refusal):
    """The last try was wrong: this operation's code is void; start again (D5)."""


@dataclass(frozen=True, slots=True)
class CodeExpired(Refusal):
    """The code's three minutes are over, or it was voided (D5)."""


@dataclass(frozen=True, slots=True)
class NotAuthorised(Refusal):
    """The command reached the bank without a verified, unconsumed code for exactly this request (S07, S08)."""


@dataclass(frozen=True, slots=True)
class CredentialsLocked(Refusal):
    """Too many wrong passwords (D5). Shown for unknown users alike."""

    until: datetime


@dataclass(frozen=True, slots=True)
class CredentialsInvalid(Refusal):
    """The secure page's result is missing, expired, or was used before."""


@dataclass(frozen=True, slots=True)
class CardUnavailable(Refusal):
    """The card's state does not allow this (B7)."""

    status: CardStatus


@dataclass(frozen=True, slots=True)
class PinMissing(Refusal):
    """The card has no key, or a temporary one that is no longer valid: recovering it gives one (M50)."""


@dataclass(frozen=True, slots=True)
class PinBlocked(Refusal):
    """Three wrong keys were typed (S12). Time does not heal it; recovering the key does."""


@dataclass(frozen=True, slots=True)
class OutgoingFrozen(Refusal):
    """Money may not leave this member's accounts until the freeze is lifted (S38); `case` is the number to quote."""

    since: datetime
    case: str


@dataclass(frozen=True, slots=True)
class CoolingDown(Refusal):
    """A freeze may not be lifted by the member before this instant (S38)."""

    until: datetime


@dataclass(frozen=True, slots=True)
class ReceiptUnknown(Refusal):
    """There is no receipt with this code."""


@dataclass(frozen=True, slots=True)
class ButtonGone(Refusal):
    """A notice's button that may not act: used, expired, or made for another chat or member (S17)."""


@dataclass(frozen=True, slots=True)
class CardKnown(Refusal):
    """This number is registered by this member already (M120)."""


@dataclass(frozen=True, slots=True)
class TooManyCards(Refusal):
    """As many cards of other banks as may be registered are."""

    most: int


@dataclass(frozen=True, slots=True)
class PurchaseUnavailable(Refusal):
    """One of the purchases cannot be deferred any more: billed, deferred, or never this card's (D14, S16)."""


@dataclass(frozen=True, slots=True)
class DeferralOutOfRange(Refusal):
    """The amount is below what can be deferred or above the chosen purchases."""

    least: Money
    most: Money


@dataclass(frozen=True, slots=True)
class OfferOutOfRange(Refusal):
    """The product is not offered for this amount."""

    least: Money
    most: Money


@dataclass(frozen=True, slots=True)
class TermOutOfRange(Refusal):
    """The product is not offered for this term: months of a loan, days of a deposit."""

    shortest: int
    longest: int


@dataclass(frozen=True, slots=True)
class TermNotAllowed(Refusal):
    """Not a number of months this amount can be spread over; `longest` is the most that can be, 0 where none."""

    longest: int


@dataclass(frozen=True, slots=True)
class AlreadyEnrolled(Refusal):
    """The member already has a user; recovery is the way (S14: told only after the code)."""


@dataclass(frozen=True, slots=True)
class OperationConflict(Refusal):
    """This operation id was used for another request: a fault of the channel, refused for safety."""
