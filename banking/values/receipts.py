"""What anybody may learn who holds a receipt's code: enough to find a forged one out, and no more (S28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from banking.values.base import Money

__all__ = ["ReceiptKind", "VerifiedReceipt"]


class ReceiptKind(StrEnum):
    """What a receipt proves."""

    OWN = "own"
    COOPROGRESO = "cooprogreso"
    INTERBANK = "interbank"
    BILLS = "bills"
    CARD = "card"
    OTHER_CARD = "other_card"


@dataclass(frozen=True, slots=True)
class VerifiedReceipt:
    """A receipt as the book knows it; its parties are masked."""

    code: str
    kind: ReceiptKind
    at: datetime
    amount: Money
    """What the receiver gets, without costs."""
    payer: str
    """`Rosa E••• G••• T•••, ••••2030`."""
    payee: str
    """`Banco Pichincha ••••4821`, `Empresa Eléctrica Quito`."""
