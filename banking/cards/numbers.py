"""Card numbers as they are typed: normal form, check digit, brand (D13). Pure."""

from __future__ import annotations

import re
from typing import Final

from stdnum import luhn

from banking.values import CardBrand

_SEPARATORS: Final = re.compile(r"[\s.\-]")
_DIGITS: Final = re.compile(r"[0-9]{13,19}", re.ASCII)
_BRANDS: Final = (
    (re.compile(r"4"), CardBrand.VISA),
    (re.compile(r"5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720"), CardBrand.MASTERCARD),
    (re.compile(r"3[47]"), CardBrand.AMEX),
    (re.compile(r"30[0-5]|3[689]"), CardBrand.DINERS),
    (re.compile(r"6011|65|64[4-9]"), CardBrand.DISCOVER),
)


def read_card_number(typed: str) -> str | None:
    """The digits of a card number, spaces and dashes forgiven; None where its check digit is wrong."""
    bare = _SEPARATORS.sub("", typed)
    return bare if _DIGITS.fullmatch(bare) and luhn.is_valid(bare) else None


def brand_of(number: str) -> CardBrand:
    """The network by the first digits."""
    return next((brand for first, brand in _BRANDS if first.match(number)), CardBrand.OTHER)
