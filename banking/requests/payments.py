"""Money that leaves the house: interbank transfers (M83-M87)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Command, Guards, Query
from banking.values import (
    RECEIPT_BUTTONS,
    AccountRef,
    BeneficiaryRef,
    InterbankQuote,
    InterbankReceipt,
    Money,
    Transfer,
    TransferCancelled,
    TransferRef,
)

__all__ = ["CancelTransfer", "InterbankTransfer", "ListTransfers", "QuoteInterbank", "TransferStatus"]


@dataclass(frozen=True, slots=True)
class QuoteInterbank(Query[InterbankQuote]):
    """Checks an interbank transfer as far as it can be checked before the code; says rail, costs and arrival (D8, D9, M87)."""

    source: AccountRef
    beneficiary: BeneficiaryRef
    amount: Money
    outgoing: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.OutgoingFrozen,
        no.NotFound,
        no.BeneficiaryGone,
        no.AccountUnavailable,
        no.AmountOutOfRange,
        no.LimitExceeded,
        no.InsufficientFunds,
    )


@dataclass(frozen=True, slots=True)
class InterbankTransfer(Command[InterbankReceipt]):
    """Orders a transfer to another institution: its money is held at once and leaves when the rail has carried it out (M86)."""

    source: AccountRef
    beneficiary: BeneficiaryRef
    amount: Money
    reference: str | None
    """At most 60 characters, one line."""
    email: str | None
    """Where the receiver is told when it has arrived (M84)."""
    quote: InterbankQuote
    """What the member saw; another rail, another cost or a later arrival now is `QuoteChanged`, not a surprise."""
    guards: ClassVar[Guards] = Guards.MONEY
    can_be_unknown: ClassVar[bool] = True
    buttons: ClassVar[tuple[str, ...]] = RECEIPT_BUTTONS
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.NotFound,
        no.BeneficiaryGone,
        no.AccountUnavailable,
        no.AmountOutOfRange,
        no.LimitExceeded,
        no.InsufficientFunds,
        no.QuoteChanged,
        no.OutgoingFrozen,
        no.NotAuthorised,
    )


@dataclass(frozen=True, slots=True)
class TransferStatus(Query[Transfer]):
    """Where a transfer stands now: "¿ya le llegó?"."""

    transfer: TransferRef
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class ListTransfers(Query[tuple[Transfer, ...]]):
    """The member's last interbank transfers, newest first."""

    only_cancellable: bool = False
    """Only those that wait for their batch (B16)."""


@dataclass(frozen=True, slots=True)
class CancelTransfer(Command[TransferCancelled]):
    """Takes a transfer back that waits for its batch; once it has left the house it is irrevocable (B16)."""

    transfer: TransferRef
    guards: ClassVar[Guards] = Guards.MONEY
    can_be_unknown: ClassVar[bool] = True
    stays: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound, no.TooLate, no.NotAuthorised)
