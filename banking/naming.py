"""Names as people type them: compared without case and accents, by parts, and with a slip of the finger."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Final

_LIKE_ENOUGH: Final = 0.8
"""Ratio of two words that differ by a slip of the finger; "pichinca" and "pichincha" have 0.94, "loja" and "lote" 0.5."""
_TYPO_MIN_LETTERS: Final = 4
"""Of shorter words every slip makes another word."""
_WORD: Final = re.compile(r"[a-z0-9]+")


def folded(text: str) -> str:
    """Lower case without accents; ñ is n."""
    marked = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(_WORD.findall(folded(text)))


def likeness(wanted: tuple[str, ...], name: tuple[str, ...]) -> float:
    """4 the same words, 3 the beginning, 2 every typed word begins one of the name's, 1 so with slips, else 0."""
    if wanted == name:
        return 4
    if "".join(wanted) == "".join(name):
        return 4
    if wanted == name[: len(wanted)]:
        return 3
    if all(any(part.startswith(word) for part in name) for word in wanted):
        return 2
    if all(any(_is_slip(word, part) for part in name) for word in wanted):
        return 1
    return 1 if _is_slip("".join(wanted), "".join(name)) else 0


def _is_slip(word: str, part: str) -> bool:
    if len(word) < _TYPO_MIN_LETTERS:
        return word == part
    return part.startswith(word) or SequenceMatcher(None, word, part).ratio() >= _LIKE_ENOUGH
