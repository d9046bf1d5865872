"""Cédula, RUC and passport: reading what was typed, and masking (M15, D17, S28)."""

from __future__ import annotations

import re
from typing import Final

from stdnum.ec import ci, ruc

from banking.values import Identification, IdentificationKind

_CEDULA: Final = re.compile(r"[0-9]{10}")
_RUC: Final = re.compile(r"[0-9]{13}")
_PASSPORT: Final = re.compile(r"[A-Z0-9]{5,20}")
_SEPARATORS: Final = re.compile(r"[\s.\-\u2010-\u2015]+")
_LONG_ENOUGH_FOR_BOTH_ENDS: Final = 8
_COMPANY: Final = "9"
"""Third digit of a company's RUC, whose check digit the tax office no longer guarantees."""
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


def read_ruc(text: str) -> Identification | None:
    """A RUC, read leniently (D17): a person's is a cédula and an establishment, a public one keeps its check digit, a
    company's need not (`ruc_is_doubtful` warns).
    """
    number = _SEPARATORS.sub("", text)
    if not _RUC.fullmatch(number) or number[:2] not in _PROVINCES or number.endswith("000"):
        return None
    if number[2] != _COMPANY and not (ci.is_valid(number[:10]) or ruc.is_valid(number)):
        return None
    return Identification(IdentificationKind.RUC, number)


def ruc_is_doubtful(identification: Identification) -> bool:
    """Whether the check digit of a company's RUC does not fit: perhaps a slip, perhaps a recent number (D17)."""
    return identification.kind is IdentificationKind.RUC and not (
        ci.is_valid(identification.number[:10]) or ruc.is_valid(identification.number)
    )


def read_identification(text: str) -> Identification | None:
    """Any identification: ten digits can only be meant as a cédula, thirteen as a RUC; the rest may be a passport."""
    number = _SEPARATORS.sub("", text)
    if _CEDULA.fullmatch(number):
        return read_cedula(number)
    return read_ruc(number) if _RUC.fullmatch(number) else read_passport(number)


def mask_identification(number: str) -> str:
    """`17••••••65`: the first and last two; a short passport shows its end only (S28)."""
    shown = 2 if len(number) >= _LONG_ENOUGH_FOR_BOTH_ENDS else 0
    return number[:shown] + "•" * (len(number) - shown - 2) + number[-2:]
