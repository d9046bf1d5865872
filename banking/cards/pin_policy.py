"""What a card's key must be: four digits that neither a thief nor an acquaintance tries first (D2, M47)."""

from __future__ import annotations

import re
import secrets
from datetime import date
from itertools import pairwise
from typing import Final

from banking.values import FieldFault

PIN_DIGITS: Final = 4
_FOUR_DIGITS: Final = re.compile(r"[0-9]{4}", re.ASCII)
_TEN: Final = 10


def is_pin(typed: str) -> bool:
    """Exactly four ASCII digits: what a cash machine can type."""
    return _FOUR_DIGITS.fullmatch(typed) is not None


def pin_fault(pin: str, born: date) -> FieldFault | None:
    """Why this key may not be taken, in the order of the manual's advice; None where it may."""
    if not is_pin(pin):
        return FieldFault.FOUR_DIGITS
    if _is_run(pin):
        return FieldFault.CONSECUTIVE
    if pin in birth_pins(born):
        return FieldFault.BIRTH_DATE
    return FieldFault.REPEATED if pin[:2] == pin[2:] else None


def birth_pins(born: date) -> frozenset[str]:
    """The keys that a birth date gives away: DDMM, MMDD, YYYY, MMYY, DDYY."""
    day, month, year = f"{born:%d}", f"{born:%m}", f"{born.year:04}"
    return frozenset((day + month, month + day, year, month + year[2:], day + year[2:]))


def new_temporary_pin(born: date) -> str:
    """Four random digits that the member might have chosen (M52)."""
    while True:
        pin = "".join(secrets.choice("0123456789") for _ in range(PIN_DIGITS))
        if pin_fault(pin, born) is None:
            return pin


def _is_run(pin: str) -> bool:
    """Up or down by one all the way; nine goes on to zero, as on a keyboard: 1234, 4321, 7890, 0987."""
    steps = {(int(after) - int(before)) % _TEN for before, after in pairwise(pin)}
    return steps in ({1}, {_TEN - 1})
