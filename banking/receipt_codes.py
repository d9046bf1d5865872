"""The codes on receipts: made from the operation's id, and read as people type them."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Final
from uuid import UUID

_CODE: Final = re.compile(r"[A-Z2-7]{12}")
_LIKENESS: Final = str.maketrans({"0": "O", "8": "B"})
"""Digits that the alphabet lacks are misread letters."""


def receipt_code(operation: UUID) -> str:
    """A short quotable name of an operation, `K7QM-42XA-5TRW`: 60 bits that say nothing of the id, too many to guess."""
    text = base64.b32encode(hashlib.sha256(b"receipt|" + operation.bytes).digest()).decode()
    return f"{text[:4]}-{text[4:8]}-{text[8:12]}"


def read_receipt_code(text: str) -> str | None:
    """A typed code in its own form, whatever stands between its letters; None where it cannot be one."""
    bare = re.sub(r"[\s.\-–]", "", text).upper().translate(_LIKENESS)
    return f"{bare[:4]}-{bare[4:8]}-{bare[8:]}" if _CODE.fullmatch(bare) else None
