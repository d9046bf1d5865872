"""The names of movements as they are searched: words without accents or case, by their beginnings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_WORD = re.compile(r"[a-z0-9]+")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded; ñ counts as n, for many keyboards have none."""
    bare = (
        letter
        for letter in unicodedata.normalize("NFD", text.casefold())
        if not unicodedata.combining(letter)
    )
    return tuple(_WORD.findall("".join(bare)))


def speaks_of(text: str, wanted: Sequence[str]) -> bool:
    """Whether every wanted word is the beginning of a word of the text: "transf" finds a TRANSFERENCIA."""
    said = words_of(text)
    return all(any(word.startswith(part) for word in said) for each in wanted for part in words_of(each))
