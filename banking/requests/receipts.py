"""Receipts, for whoever was shown one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Query
from banking.values import VerifiedReceipt

__all__ = ["VerifyReceipt"]


@dataclass(frozen=True, slots=True)
class VerifyReceipt(Query[VerifiedReceipt]):
    """What the book says of a receipt's code; anybody may ask, but not without end (S32)."""

    code: str
    """`K7QM-42XA-5TRW`, as `read_receipt_code` gives it."""
    needs_session: ClassVar[bool] = False
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.ReceiptUnknown, no.TooManyLookups)
