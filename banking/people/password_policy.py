"""What a new password must be: long enough, not common, not made of the member's own data (D6, S12).

No composition is forced. Passwords are compared folded: case, accents and compatibility forms do not count.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from banking.values import FieldFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from banking.policy import Policy

_KEYBOARD_ROWS: Final = ("1234567890", "qwertyuiop", "asdfghjklñ", "zxcvbnm")
_HUNG_ON: Final = "0123456789.*!@#$-_?"
_HUNG_ON_MAX: Final = 6
_OWN_WORD_MIN_LETTERS: Final = 4
_OWN_NUMBER_MIN_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class OwnData:
    """What others know of a member and so must not be in the password."""

    name: str
    identification: str
    phone: str
    """National form: `0991234567`."""
    email: str
    birth_date: date
    user_name: str

    def __repr__(self) -> str:
        """Personal data stay out of logs (S27)."""
        return "OwnData(…)"


def normal_form(password: str) -> str:
    """The form in which passwords are hashed, so that one keyboard's `ñ` equals another's."""
    return unicodedata.normalize("NFKC", password)


def password_fault(password: str, own: OwnData, policy: Policy) -> FieldFault | None:
    """Why this password may not be taken; None where it may."""
    if not password:
        return FieldFault.MISSING
    if len(normal_form(password)) < policy.password_min_characters:
        return FieldFault.TOO_SHORT
    if len(normal_form(password)) > policy.password_max_characters:
        return FieldFault.TOO_LONG
    folded = _fold(password)
    if is_easy(password):
        return FieldFault.TOO_COMMON
    if any(part in folded for part in _own_parts(own)):
        return FieldFault.OWN_DATA
    return None


def is_easy(password: str) -> bool:
    """Whether it is a common word, with or without what people hang on to it, or a pattern."""
    folded = _fold(password)
    return _is_common(folded) or _is_pattern(folded)


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _is_common(folded: str) -> bool:
    """A listed word, also with the few digits and signs people hang on to it: `quito2024*`."""
    stem = folded.rstrip(_HUNG_ON)
    return folded in _common_passwords() or (
        stem in _common_passwords() and len(folded) - len(stem) <= _HUNG_ON_MAX
    )


@cache
def _common_passwords() -> frozenset[str]:
    text = files("banking.people").joinpath("common_passwords.txt").read_text("utf-8")
    return frozenset(_fold(line) for line in text.splitlines())


def _is_pattern(folded: str) -> bool:
    """One or two characters over and over, one block repeated, or a run along the alphabet or the keyboard."""
    if len(set(folded)) <= 2:  # noqa: PLR2004 - one or two
        return True
    if folded in (folded + folded)[1:-1]:
        return True
    steps = {ord(after) - ord(before) for before, after in pairwise(folded)}
    if steps in ({1}, {-1}):
        return True
    return any(folded in row * 3 or folded in row[::-1] * 3 for row in _KEYBOARD_ROWS)


def _own_parts(own: OwnData) -> Iterator[str]:
    words = (*own.name.split(), own.user_name, own.email.partition("@")[0])
    yield from (folded for word in words if len(folded := _fold(word)) >= _OWN_WORD_MIN_LETTERS)
    for number in (own.identification, own.phone, own.phone.lstrip("0")):
        if len(number) >= _OWN_NUMBER_MIN_DIGITS:
            yield _fold(number)
    day, month, year = f"{own.birth_date:%d}", f"{own.birth_date:%m}", f"{own.birth_date:%Y}"
    for parts in (
        (day, month, year),
        (month, day, year),
        (year, month, day),
        (day, month, year[2:]),
        (year[2:], month, day),
    ):
        for separator in ("", "-", "/", "."):
            yield separator.join(parts)
