"""What words mean in this house: concepts, people, billers, banks; read once from the files in `data/es/`."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from dialogs.understanding.text import REMEMBERED, Word, sound, words_of

DATA: Final = Path(__file__).parent / "data" / "es"
SHORTEST_HEARD: Final = 3
"""Letters from which a word may be one of ours that is spelt as it sounds: "lus"."""
SHORTEST_MENDED: Final = 6
"""Letters from which one may be wrong."""


@dataclass(frozen=True, slots=True)
class Named:
    """Names of one kind: for each first word, the phrases (longest first) and the name they stand for."""

    by_first_word: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]

    def at(self, words: Sequence[Word], index: int) -> tuple[int, str] | None:
        """How many words from `index` on are a name, and which; None where none begins."""
        for phrase, name in self.by_first_word.get(words[index].said, ()):
            if all(
                index + place < len(words) and words[index + place].said == said
                for place, said in enumerate(phrase)
            ):
                return len(phrase), name
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything that is known of single words."""

    whole: Mapping[str, frozenset[str]]
    """Concepts of whole words."""
    beginnings: Mapping[str, frozenset[str]]
    """Concepts of words that begin so."""
    phrases: Mapping[tuple[str, str], Sequence[tuple[tuple[str, ...], str]]]
    """What follows the first two words of a phrase, with the concept the whole stands for."""
    names: frozenset[str]
    kin: frozenset[str]
    billers: Named
    banks: Named
    ours: frozenset[str]
    """Words whose value counts: accounts, days, kin, companies and banks."""
    by_sound: Mapping[str, str]
    by_less: Mapping[str, str]
    """Long ones, found by their sound less one letter."""

    def concepts(self, word: str) -> frozenset[str]:
        """The concepts a word carries."""
        return _concepts(self, word)

    def concepts_of_phrases(self, words: Sequence[str]) -> Iterator[str]:
        """The concepts that several words together carry."""
        for index, pair in enumerate(pairwise(words), start=2):
            for rest, concept in self.phrases.get(pair, ()):
                if tuple(words[index : index + len(rest)]) == rest:
                    yield concept

    def mended(self, words: Sequence[Word], known: Container[str]) -> list[Word]:
        """The words with the slips of the thumb mended in those that name a value; what is `known` was meant as it stands."""
        return [self._mended(word) if self._is_strange(word.said, known) else word for word in words]

    def _is_strange(self, said: str, known: Container[str]) -> bool:
        return said[0].isalpha() and said not in known and said not in self.ours and said not in self.names

    def _mended(self, word: Word) -> Word:
        heard = sound(word.said)
        meant = self.by_sound.get(heard) if len(word.said) >= SHORTEST_HEARD else None
        if meant is None and len(word.said) >= SHORTEST_MENDED:
            shorter = [heard[:place] + heard[place + 1 :] for place in range(1, len(heard))]
            meant = self.by_less.get(heard) or next(
                (found for less in shorter if (found := self.by_sound.get(less) or self.by_less.get(less))),
                None,
            )
            if meant is not None and (meant[0] != word.said[0] or abs(len(meant) - len(word.said)) > 1):
                meant = None
        return word if meant is None else Word(meant, word.start, word.end)


@lru_cache(maxsize=REMEMBERED)
def _concepts(known: Lexicon, word: str) -> frozenset[str]:
    found = known.whole.get(word, frozenset())
    for size in range(3, len(word) + 1):
        more = known.beginnings.get(word[:size])
        if more:
            found |= more
    return found


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `lists.txt`."""
    return frozenset(dict(_entries("lists.txt"))[name].split())


def values_by_name(file: str) -> Mapping[str, Sequence[str]]:
    """The lists of a file whose values stand between bars."""
    return {name: rest.split("|") for name, rest in _entries(file)}


@cache
def lexicon() -> Lexicon:
    """The lexicon of the house."""
    whole: dict[str, set[str]] = {}
    beginnings: dict[str, set[str]] = {}
    phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}
    for concept, words in _entries("concepts.txt"):
        for word in words.split():
            if "_" in word:
                first, second, *rest = (one.said for one in words_of(word.replace("_", " ")))
                phrases.setdefault((first, second), []).append((tuple(rest), concept))
                continue
            table, key = (beginnings, word[:-1]) if word.endswith("*") else (whole, word)
            table.setdefault(key, set()).add(concept)
    people = dict(_entries("people.txt"))
    billers, banks, kin = _named("billers.txt"), _named("banks.txt"), frozenset(_plain_words(people["kin"]))
    ours = frozenset(
        [
            *(word for named in (billers, banks) for word in named.by_first_word if word[0].isalpha()),
            *kin, *word_list("values"),
        ]
    )  # fmt: skip
    heard = {sound(word): word for word in sorted(ours) if len(word) >= SHORTEST_HEARD}
    return Lexicon(
        {word: frozenset(found) for word, found in whole.items()},
        {word: frozenset(found) for word, found in beginnings.items()},
        phrases,
        frozenset(_plain_words(people["names"])),
        kin,
        billers,
        banks,
        ours,
        heard,
        {
            sounds[:place] + sounds[place + 1 :]: word
            for sounds, word in heard.items()
            if len(word) >= SHORTEST_MENDED and word not in kin
            for place in range(1, len(sounds))
        },
    )


def _entries(file: str) -> Iterable[tuple[str, str]]:
    for line in (DATA / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, rest = line.partition(": ")
            yield name.strip(), rest.strip()


def _plain_words(text: str) -> Iterable[str]:
    return (word.said for one in text.split() for word in words_of(one) if word.said[0].isalpha())


def _named(file: str) -> Named:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, aliases in _entries(file):
        for alias in {name, *aliases.split(",")}:
            phrase = tuple(word.said for word in words_of(alias))
            found.setdefault(phrase[0], []).append((phrase, name))
    return Named(
        {first: sorted(phrases, key=lambda entry: -len(entry[0])) for first, phrases in found.items()}
    )
