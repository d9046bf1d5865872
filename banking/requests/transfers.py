"""Transfers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Command, Guards, Query
from banking.values import (
    RECEIPT_BUTTONS,
    AccountRef,
    BeneficiaryRef,
    Money,
    PastTransfer,
    Quote,
    Receipt,
    TransferReceipt,
)

__all__ = [
    "CooprogresoTransfer",
    "OwnTransfer",
    "QuoteCooprogresoTransfer",
    "QuoteOwnTransfer",
    "RecentTransfers",
]


@dataclass(frozen=True, slots=True)
class QuoteOwnTransfer(Query[Quote]):
    """Checks an own transfer as far as it can be checked before the code, and says what it costs (M78, D8)."""

    source: AccountRef
    target: AccountRef
    amount: Money
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.NotFound,
        no.SameAccount,
        no.AccountUnavailable,
        no.AmountOutOfRange,
        no.InsufficientFunds,
    )


@dataclass(frozen=True, slots=True)
class OwnTransfer(Command[Receipt]):
    """Moves money between two accounts of the member (M74-M78)."""

    source: AccountRef
    target: AccountRef
    amount: Money
    reference: str | None
    """At most 60 characters, one line."""
    quote: Quote
    """What the member saw; another cost now is a conflict, not a surprise."""
    guards: ClassVar[Guards] = Guards.MONEY
    can_be_unknown: ClassVar[bool] = True
    stays: ClassVar[bool] = True
    buttons: ClassVar[tuple[str, ...]] = RECEIPT_BUTTONS
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.NotFound,
        no.SameAccount,
        no.AccountUnavailable,
        no.AmountOutOfRange,
        no.InsufficientFunds,
        no.NotAuthorised,
    )


@dataclass(frozen=True, slots=True)
class QuoteCooprogresoTransfer(Query[Quote]):
    """Checks a transfer to another member as far as it can be checked before the code; it costs nothing (M80, D8, D10)."""

    source: AccountRef
    beneficiary: BeneficiaryRef
    amount: Money
    outgoing: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.OutgoingFrozen,
        no.NotFound,
        no.BeneficiaryGone,
        no.AccountUnavailable,
        no.PayeeUnavailable,
        no.AmountOutOfRange,
        no.LimitExceeded,
        no.InsufficientFunds,
    )


@dataclass(frozen=True, slots=True)
class CooprogresoTransfer(Command[TransferReceipt]):
    """Moves money to another member's account, at once and irrevocably (M79-M82)."""

    source: AccountRef
    beneficiary: BeneficiaryRef
    amount: Money
    reference: str | None
    """The *motivo*: at most 60 characters, one line."""
    email: str | None
    """Where the receiver is told (M146)."""
    quote: Quote
    """What the member saw; another cost now is a conflict, not a surprise."""
    guards: ClassVar[Guards] = Guards.MONEY
    can_be_unknown: ClassVar[bool] = True
    buttons: ClassVar[tuple[str, ...]] = RECEIPT_BUTTONS
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (*QuoteCooprogresoTransfer.refusals, no.NotAuthorised)


@dataclass(frozen=True, slots=True)
class RecentTransfers(Query[tuple[PastTransfer, ...]]):
    """The member's last transfers to others that can be sent again, newest first, equal ones once (M80, M84)."""
