"""Payments that leave the house, as a member sees them (M83-M87, B16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NewType
from uuid import UUID

from banking.values.accounts import AccountRef
from banking.values.base import Money
from banking.values.beneficiaries import BeneficiaryRef
from banking.values.notices import News

__all__ = [
    "InterbankQuote",
    "InterbankReceipt",
    "PaymentId",
    "PaymentState",
    "PaymentStopped",
    "RailName",
    "Transfer",
    "TransferArrived",
    "TransferCancelled",
    "TransferInReview",
    "TransferRef",
    "TransferRejected",
    "TransferReturned",
]

PaymentId = NewType("PaymentId", UUID)
"""The operation's id where a member ordered it; also the key under which the rail knows the order."""


class RailName(StrEnum):
    """Who carries an interbank transfer (M41, D9)."""

    DIRECT = "direct"
    """*Pago Directo*: at once, around the clock."""
    SPI = "spi"
    """In batches at cut-offs on business days."""


class PaymentState(StrEnum):
    """Where a payment stands (`design.md` §4). Final: settled, returned, rejected, cancelled."""

    AUTHORIZED = "authorized"
    """Ordered with its code; never seen from outside the transaction that also holds its money."""
    HELD = "held"
    """Its money is held; nothing has left the house."""
    SENDING = "sending"
    """The order is on its way to the rail, or was."""
    SENT = "sent"
    """The rail has the order."""
    UNKNOWN = "unknown"
    """Whether the rail has the order is being found out."""
    SETTLED = "settled"
    """Carried out: the receiving institution has the money."""
    RETURNED = "returned"
    """Carried out, and given back by the receiving institution: the money is in the account again."""
    REJECTED = "rejected"
    """Not carried out: the money is free again."""
    CANCELLED = "cancelled"
    """Taken back before it was sent (B16): the money is free again."""
    MANUAL = "manual"
    """People of the cooperative look after it; its money stays held."""


@dataclass(frozen=True, slots=True)
class InterbankQuote:
    """What an interbank transfer costs and when it arrives (M40, D8, D9, M87)."""

    rail: RailName
    fee: Money
    iva: Money
    total: Money
    arrives_on: date | None
    """None: at once. Else the business day by whose end it has arrived."""

    @property
    def is_immediate(self) -> bool:
        """Whether it arrives at once (M87)."""
        return self.arrives_on is None


@dataclass(frozen=True, slots=True)
class TransferRef:
    """An interbank transfer, or the payment of another bank's card, as the member saw it."""

    id: PaymentId
    code: str
    """Of its receipt."""
    beneficiary: BeneficiaryRef
    """Where the money goes; of a card its own id, name, institution and digits."""
    amount: Money


@dataclass(frozen=True, slots=True)
class InterbankReceipt:
    """Proof that a transfer was ordered and its money set aside; whether it arrived is `Transfer.state`'s to say."""

    code: str
    at: datetime
    source: AccountRef
    beneficiary: BeneficiaryRef
    amount: Money
    quote: InterbankQuote
    reference: str | None
    payment: PaymentId

    @property
    def ref(self) -> TransferRef:
        """How to ask for it later."""
        return TransferRef(self.payment, self.code, self.beneficiary, self.amount)


@dataclass(frozen=True, slots=True)
class Transfer:
    """One interbank transfer, or payment of another bank's card, as it stands now (M84-M87)."""

    ref: TransferRef
    at: datetime
    """When it was ordered."""
    source: AccountRef
    quote: InterbankQuote
    """What the member was shown and accepted."""
    reference: str | None
    state: PaymentState
    changed_at: datetime
    can_cancel: bool
    """It waits for its batch and nothing has left the house (B16)."""


@dataclass(frozen=True, slots=True)
class TransferCancelled:
    """A queued transfer was taken back."""

    transfer: TransferRef
    freed: Money
    """Amount, commission and IVA, available again."""


@dataclass(frozen=True, slots=True)
class TransferTold:
    """What is told of an interbank transfer when something becomes of it. Names and numbers as the member registered them (S28)."""

    amount: Money
    to: str
    institution: str
    to_last4: str
    code: str
    """Of its receipt."""
    at: datetime


@dataclass(frozen=True, slots=True)
class TransferArrived(TransferTold, News):
    """The receiving institution has the money."""


@dataclass(frozen=True, slots=True)
class TransferReturned(TransferTold, News):
    """It was given back: amount and costs are in the account again."""

    buttons: ClassVar[tuple[str, ...]] = ()


@dataclass(frozen=True, slots=True)
class TransferRejected(TransferTold, News):
    """It was not carried out: amount and costs are free again."""

    buttons: ClassVar[tuple[str, ...]] = ()


@dataclass(frozen=True, slots=True)
class TransferInReview(TransferTold, News):
    """People look after it; its money stays set aside."""


@dataclass(frozen=True, slots=True)
class PaymentStopped(News):
    """It did not leave: its account was blocked or closed meanwhile. Amount and costs are free again."""

    buttons: ClassVar[tuple[str, ...]] = ()
    amount: Money
    code: str
    """Of its receipt."""
    at: datetime
