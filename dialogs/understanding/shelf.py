"""The answers that are served: those the house came with, and on top of them what people published meanwhile (desk.md §3).

Swapped whole, so that a reader sees one state or the other. What members type is compared with the published ways of asking
by their letters; the model, which was compiled before, learns nothing from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from banking.api import KeptAnswer
from dialogs.understanding.entries import Entry, entries
from dialogs.understanding.text import words_of

LIKE: Final = 0.75
"""How much of two sentences' letters must be the same to be the same question (Dice, of three letters each)."""
CLEAR: Final = 0.05
"""How much better than any other topic's."""
LETTERS: Final = 3
FEWEST_WORDS: Final = 2
EDITED: Final = "mesa de ayuda"
"""Owner and source of what was published at the desk."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What is served at one moment."""

    entries: Mapping[str, Entry]
    phrases: tuple[tuple[frozenset[str], str], ...] = ()
    """The letters of each published way of asking, with its topic."""

    def entry(self, topic: str, today: date) -> Entry | None:
        """The topic's entry, if it may be served today."""
        found = self.entries.get(topic)
        return found if found is not None and found.is_valid(today) else None

    def asked(self, text: str, today: date) -> str | None:
        """The topic one of whose published ways of asking this is, almost letter for letter; None in any doubt."""
        words = _words(text)
        if len(words) < FEWEST_WORDS:
            return None
        typed = _letters(words)
        best: dict[str, float] = {}
        for letters, topic in self.phrases:
            alike = 2 * len(typed & letters) / (len(typed) + len(letters))
            if alike >= LIKE and alike > best.get(topic, 0.0) and self.entry(topic, today) is not None:
                best[topic] = alike
        ranked = sorted(best.items(), key=lambda one: -one[1])
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEAR):
            return None
        return ranked[0][0]


class Shelf:
    """Where the answers stand; one a process."""

    def __init__(self) -> None:
        self._kept: tuple[KeptAnswer, ...] = ()
        self._stock = Stock(entries())

    @property
    def stock(self) -> Stock:
        """What is served now."""
        return self._stock

    def put(self, kept: Iterable[KeptAnswer]) -> bool:
        """Serve what is published, and nothing else on top of the house's own; whether that changes anything."""
        given = tuple(kept)
        if given == self._kept:
            return False
        self._stock = stocked(given)
        self._kept = given
        return True


def stocked(kept: Iterable[KeptAnswer]) -> Stock:
    """The house's own entries with these on top."""
    served = dict(entries())
    phrases: list[tuple[frozenset[str], str]] = []
    for one in kept:
        if one.withdrawn:
            served.pop(one.topic, None)
            continue
        served[one.topic] = _entry(one, served.get(one.topic))
        ways = (one.question, *one.phrases)
        phrases.extend((_letters(_words(way)), one.topic) for way in ways)
    return Stock(served, tuple(phrases))


def _entry(kept: KeptAnswer, before: Entry | None) -> Entry:
    return Entry(
        topic=kept.topic,
        question=kept.question,
        answer=kept.answer,
        owner=EDITED,
        source=EDITED,
        valid_from=kept.valid_from,
        valid_to=kept.valid_to,
        reviewed=kept.valid_from,
        action=before.action if before is not None else None,
        variants=before.variants if before is not None else (),
    )


def _words(text: str) -> list[str]:
    return [word.said for word in words_of(text) if word.said.isalnum()]


def _letters(words: Iterable[str]) -> frozenset[str]:
    padded = f" {' '.join(words)} "
    return frozenset(padded[at : at + LETTERS] for at in range(len(padded) - LETTERS + 1))
