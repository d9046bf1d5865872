"""What a transfer costs and what proves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from banking.values.accounts import AccountRef
from banking.values.base import Money
from banking.values.beneficiaries import BeneficiaryRef

__all__ = ["PastTransfer", "Quote", "Receipt", "TransferReceipt"]


@dataclass(frozen=True, slots=True)
class Quote:
    """What a transfer would cost before it is confirmed. Own accounts: no fee, at once (D8)."""

    fee: Money
    total: Money


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of a finished operation. `code` is short and quotable, derived from the operation's id."""

    code: str
    at: datetime
    source: AccountRef
    target: AccountRef
    amount: Money
    fee: Money
    reference: str | None


@dataclass(frozen=True, slots=True)
class TransferReceipt:
    """Proof of a finished transfer to another member's account (M82)."""

    code: str
    at: datetime
    source: AccountRef
    beneficiary: BeneficiaryRef
    amount: Money
    fee: Money
    reference: str | None
    email: str | None
    """Where the receiver is told, if anywhere."""


@dataclass(frozen=True, slots=True)
class PastTransfer:
    """A transfer to others that can be sent again as it was: its beneficiary is still the one it went to."""

    source: AccountRef
    beneficiary: BeneficiaryRef
    amount: Money
    reference: str | None
    email: str | None
    at: datetime
