"""Mending words: what is spelt as it sounds, or with one letter wrong, becomes the word that was meant; names are left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dialogs.understanding.lexicon import Lexicon
from dialogs.understanding.text import sound

SHORTEST_MENDED: Final = 5
"""Letters (of the sound) from which one wrong letter is forgiven; shorter words have too many neighbours."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """The words of the examples, found by their sound and by their sound less one letter."""

    known: frozenset[str]
    common: frozenset[str]
    """Words of this house: of at least two families of what we do or answer. Many others make a message foreign."""
    by_sound: Mapping[str, str]
    by_less: Mapping[str, str]
    lexicon: Lexicon

    def __call__(self, word: str) -> str:
        """The known word that was meant; the word itself where its meaning is known; empty for a stranger."""
        if word in self.known:
            return word
        heard = sound(word)
        meant = self.by_sound.get(heard)
        if meant is not None:
            return meant
        if len(heard) >= SHORTEST_MENDED:
            meant = self.by_less.get(heard)
            if meant is None:
                meant = next((self.by_less[less] for less in _less_one(heard) if less in self.by_less), None)
            if meant is None:
                meant = next(
                    (self.by_sound[less] for less in _less_one(heard) if less in self.by_sound), None
                )
            if meant is not None and _is_near(heard, sound(meant)):
                return meant
        return word if self.lexicon.concepts(word) else ""


def spelling(families: Iterable[tuple[bool, frozenset[str]]], lexicon: Lexicon) -> Spelling:
    """A spelling from the words of the examples' families, the frequent ones preferred; each says whether it is of the house."""
    counted: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    for is_ours, words in families:
        counted.update(words)
        if is_ours:
            ours.update(words)
    by_sound: dict[str, str] = {}
    by_less: dict[str, str] = {}
    ordered = sorted(counted, key=lambda word: (-counted[word], word))
    for word in ordered:
        by_sound.setdefault(sound(word), word)
    for word in ordered:
        heard = sound(word)
        if len(heard) >= SHORTEST_MENDED and word not in lexicon.names:
            for less in _less_one(heard):
                by_less.setdefault(less, word)
    common = frozenset(word for word, count in ours.items() if count > 1)
    return Spelling(frozenset(counted), common, by_sound, by_less, lexicon)


def _less_one(heard: str) -> Iterable[str]:
    return (heard[:place] + heard[place + 1 :] for place in range(len(heard)))


def _is_near(one: str, other: str) -> bool:
    """One letter more, less, other, or two exchanged."""
    if one[0] != other[0] and one[1:] != other[1:] and one != other[1:] and one[1:] != other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end_one, end_other = one[start:], other[start:]
    return (
        end_one[1:] == end_other
        or end_one == end_other[1:]
        or end_one[1:] == end_other[1:]
        or (end_one[:2] == end_other[1::-1] and end_one[2:] == end_other[2:])
    )
