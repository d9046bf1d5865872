"""Telegram's HTML in parts: measured as Telegram measures it, cut between paragraphs, never through an entity. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

TEXT_UNITS = 4096
"""UTF-16 code units of a message after its entities were parsed."""
CAPTION_UNITS = 1024
ENTITIES = 100
"""Marked pieces of one message; Telegram drops the rest."""

_TOKEN = re.compile(r"(<[^>]*>)|(&[#\w]+;)|([^<&]|[<&])", re.DOTALL)
_NAME = re.compile(r"</?\s*([\w-]+)")
_BREAKS = ("\n\n", "\n", " ")


def units(text: str) -> int:
    """The length of plain text in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def plain(source: str) -> str:
    """The text without its markup."""
    return html.unescape(re.sub(r"<[^>]*>", "", source))


def fits(source: str, most: int) -> bool:
    """Whether HTML fits into one message or caption of `most` units."""
    return units(plain(source)) <= most and source.count("<") <= 2 * ENTITIES


def parts(source: str, most: int = TEXT_UNITS) -> tuple[str, ...]:
    """The HTML in pieces of at most `most` units each, blank ones left out.

    A piece ends between paragraphs where it can, else between lines, else between words; what is marked across a cut is
    marked again on its other side.
    """
    if fits(source, most):
        return (source,) if plain(source).strip() else ()
    return tuple(piece for piece in _Cutter(most).cut(source) if plain(piece).strip())


def shortened(text: str, most: int) -> str:
    """Plain text of at most `most` units, cut between words and ended with an ellipsis."""
    if units(text) <= most:
        return text
    kept = text
    while units(kept) >= most:
        kept = kept[:-1]
    head, space, _ = kept.rpartition(" ")
    return (head if space and len(head) > len(kept) // 2 else kept).rstrip() + "…"


@dataclass
class _Atom:
    """A character or reference as it stands in the source, and the tags open around it."""

    source: str
    text: str
    tags: tuple[str, ...]


@dataclass
class _Cutter:
    most: int
    atoms: list[_Atom] = field(default_factory=list)

    def cut(self, source: str) -> Iterator[str]:
        self.atoms = list(_atoms(source))
        while self.atoms:
            end = self._end()
            yield _joined(self.atoms[:end])
            self.atoms = self.atoms[end:]

    def _end(self) -> int:
        """How many atoms go into the next piece."""
        room, marked, end = self.most, 0, 0
        before: tuple[str, ...] = ()
        for atom in self.atoms:
            room -= units(atom.text)
            marked += len(atom.tags) - _shared(before, atom.tags)
            before = atom.tags
            if room < 0 or marked > ENTITIES:
                break
            end += 1
        if end == len(self.atoms):
            return end
        text = "".join(atom.text if len(atom.text) == 1 else "?" for atom in self.atoms[:end])
        for gap in _BREAKS:
            at = text.rfind(gap)
            if at > 0 and text[:at].strip():
                return at + len(gap)
        return max(end, 1)


def _atoms(source: str) -> Iterator[_Atom]:
    tags: list[str] = []
    for tag, reference, character in _TOKEN.findall(source):
        if not tag:
            literal = reference or html.escape(character, quote=False)
            yield _Atom(literal, html.unescape(literal), tuple(tags))
        elif tag.startswith("</"):
            if tags:
                tags.pop()
        else:
            tags.append(tag)


def _joined(atoms: list[_Atom]) -> str:
    """The atoms with their tags opened and closed in order."""
    out: list[str] = []
    now: tuple[str, ...] = ()
    for atom in atoms:
        out += _change(now, atom.tags)
        now = atom.tags
        out.append(atom.source)
    return "".join([*out, *_change(now, ())])


def _shared(now: tuple[str, ...], then: tuple[str, ...]) -> int:
    """How many of the open tags stay open: the very same ones, not equal ones."""
    same = 0
    while same < min(len(now), len(then)) and now[same] is then[same]:
        same += 1
    return same


def _change(now: tuple[str, ...], then: tuple[str, ...]) -> list[str]:
    same = _shared(now, then)
    closed = [f"</{_NAME.match(tag)[1]}>" for tag in reversed(now[same:])]  # type: ignore[index]  # a tag has a name
    return [*closed, *then[same:]]
