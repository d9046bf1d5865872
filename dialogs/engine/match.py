"""Typed words against a handful of labels: accents, case and punctuation do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence


def folded(text: str) -> str:
    """Lower case, no accents (ñ stays), words separated by one space."""
    marked = unicodedata.normalize("NFD", text.lower().replace("ñ", "\0"))
    bare = "".join(letter for letter in marked if not unicodedata.combining(letter)).replace("\0", "ñ")
    return " ".join(re.findall(r"[a-z0-9ñ]+", bare))


def best_match(text: str, labels: Sequence[str]) -> int | None:
    """The index of the one label the text names: by its number in the list, the whole label, or words only it has.
    None when no label or more than one fits: never a guess.
    """
    said = folded(text)
    if not said:
        return None
    names = [folded(label) for label in labels]
    if said in names and names.count(said) == 1:
        return names.index(said)
    if said.isdigit() and len(said) == 1 and 1 <= int(said) <= len(labels):
        return int(said) - 1
    words = set(said.split())
    fitting = [index for index, name in enumerate(names) if words <= set(name.split())]
    if not fitting:
        fitting = [index for index, name in enumerate(names) if _distinctive(name, names) & words]
    return fitting[0] if len(fitting) == 1 else None


def _distinctive(name: str, names: Sequence[str]) -> set[str]:
    """Words of at least four letters that no other label has."""
    others = {word for other in names if other != name for word in other.split()}
    return {word for word in name.split() if len(word) >= 4} - others  # noqa: PLR2004 - see the docstring
