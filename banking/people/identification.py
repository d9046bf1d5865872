"""Cédula and passport: reading what was typed, and masking (M15, D17, S28)."""

from __future__ import annotations

import re
from typing import Final

from stdnum.ec import ci

from banking.values import Identification, IdentificationKind

_CEDULA: Final = re.compile(r"[0-9]{10}")
_PASSPORT: Final = re.compile(r"[A-Z0-9]{5,20}")
_SEPARATORS: Final = re.compile(r"[\s.\-\u2010-\u2015]+")
_LONG_ENOUGH_FOR_BOTH_ENDS: Final = 8
_PROVINCES: Final = frozenset(f"{number:02}" for number in (*range(1, 25), 30))


def read_cedula(text: str) -> Identification | None:
    """A cédula from what was typed, spaces and dashes allowed; None where it cannot be one."""
    number = _SEPARATORS.sub("", text)
    if not _CEDULA.fullmatch(number) or number[:2] not in _PROVINCES or not ci.is_valid(number):
        return None
    return Identification(IdentificationKind.CEDULA, number)


def read_passport(text: str) -> Identification | None:
    """A passport number, 5 to 20 letters or digits in capitals; None where it cannot be one."""
    number = _SEPARATORS.sub("", text).upper()
    if not _PASSPORT.fullmatch(number):
        return None
    return Identification(IdentificationKind.PASSPORT, number)


def mask_identification(number: str) -> str:
    """`17••••••65`: the first and last two; a short passport shows its end only (S28)."""
    shown = 2 if len(number) >= _LONG_ENOUGH_FOR_BOTH_ENDS else 0
    return number[:shown] + "•" * (len(number) - shown - 2) + number[-2:]
