"""Typed words against a handful of labels: accents, case and punctuation do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_SIGNS = {
    "👍": "si", "✅": "si", "✔": "si", "👌": "si", "🆗": "si", "☑": "si", "❌": "no", "👎": "no", "🚫": "no", "✖": "no", "🙅": "no", "🔟": "10",
}  # fmt: skip
_ALL = frozenset({"todo", "todos", "todas", "todos los recibos", "all", "all of them"})
_BOTH = frozenset({"los dos", "las dos", "ambos", "ambas", "both"})
_JOINING = frozenset({"y", "e", "and", "el", "la", "los", "las", "the"})
_TWO = 2
_AMOUNT = re.compile(r"[.,]\d\d|\$")
_NUMBERED = re.compile(r"\d{1,2}\.? ")
_SHADES = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\u200d♂♀\\s]")
"""How a sign is drawn: its colour of skin, as text or picture."""


def folded(text: str) -> str:
    """Lower case, no accents (ñ stays), words separated by one space. A message that is one sign and nothing else is its word."""
    if text and not text[0].isascii() and (sign := _SIGNS.get(_SHADES.sub("", text))) is not None:
        return sign
    marked = unicodedata.normalize("NFD", text.lower().replace("ñ", "\0"))
    bare = "".join(letter for letter in marked if not unicodedata.combining(letter)).replace("\0", "ñ")
    return " ".join(re.findall(r"[a-z0-9ñ]+", bare))


def best_match(text: str, labels: Sequence[str]) -> int | None:
    """The index of the one label the text names: by its place or its own number, the whole label, or words only it has.
    None when no label or more than one fits: never a guess.
    """
    said = folded(text)
    if not said:
        return None
    names = [folded(label) for label in labels]
    for whole in (names, [unnumbered(name) for name in names]):
        if whole.count(said) == 1:
            return whole.index(said)
    if said.isdigit() and len(said) == 1 and 1 <= int(said) <= len(names) and not _are_numbered(labels):
        return int(said) - 1
    words = set(said.split())
    fitting = [index for index, name in enumerate(names) if words <= set(name.split())]
    if not fitting:
        fitting = _hinted(words, names)
    return fitting[0] if len(fitting) == 1 else None


def unnumbered(name: str) -> str:
    """A folded label without the number in front of it, which nobody types with the words: the manual's menus have them."""
    return re.sub(r"^[0-9]+ ", "", name)


def called(text: str, names: Sequence[Sequence[str]]) -> int | None:
    """The index of the one thing that is called by a name the text holds: "pagar la luz" holds "luz"."""
    words = set(folded(text).split())
    found = [
        index
        for index, others in enumerate(names)
        if any(other and set(other.split()) <= words for other in map(folded, others))
    ]
    return found[0] if len(found) == 1 else None


def places(text: str, count: int) -> Sequence[int]:
    """The indices in a list of so many that a text names at once: "todos", "1 y 3", "1, 2"; nothing where it names one, or anything else."""
    said = folded(text)
    if said in _ALL or (count == _TWO and said in _BOTH):
        return range(count)
    words = [word for word in said.split() if word not in _JOINING]
    if _AMOUNT.search(text) or len(words) < _TWO:
        return ()
    fits = all(word.isdigit() and 1 <= int(word) <= count for word in words)
    return [int(word) - 1 for word in words] if fits else ()


def mentioned(text: str, labels: Sequence[str]) -> int | None:
    """The index of the one label a longer text speaks of, by words only it has: "cambia la cuenta de origen"."""
    found = _hinted(set(folded(text).split()), [folded(label) for label in labels])
    return found[0] if len(found) == 1 else None


def _are_numbered(labels: Sequence[str]) -> bool:
    """Whether labels bring numbers of their own ("1. Productos", "6 meses"; a date or a bill's number is none): then places in the list do not count."""
    return any(_NUMBERED.match(label) for label in labels)


def _hinted(words: set[str], names: Sequence[str]) -> list[int]:
    return [index for index, name in enumerate(names) if _distinctive(name, names) & words]


def _distinctive(name: str, names: Sequence[str]) -> set[str]:
    """Words of at least four letters that no other label has."""
    others = {word for other in names if other != name for word in other.split()}
    return {word for word in name.split() if len(word) >= 4} - others  # noqa: PLR2004 - see the docstring
