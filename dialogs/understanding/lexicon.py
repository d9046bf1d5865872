"""What words mean in this house: concepts, people, billers, banks; read once from the files in `data/es/`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from dialogs.understanding.text import Word, words_of

DATA: Final = Path(__file__).parent / "data" / "es"


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


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that is known of single words."""

    whole: Mapping[str, frozenset[str]]
    """Concepts of whole words."""
    beginnings: Mapping[str, frozenset[str]]
    """Concepts of words that begin so."""
    names: frozenset[str]
    kin: frozenset[str]
    billers: Named
    banks: Named

    def concepts(self, word: str) -> frozenset[str]:
        """The concepts a word carries."""
        found = self.whole.get(word, frozenset())
        for size in range(3, len(word) + 1):
            more = self.beginnings.get(word[:size])
            if more:
                found |= more
        return found


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `lists.txt`."""
    return frozenset(dict(_entries("lists.txt"))[name].split())


@cache
def lexicon() -> Lexicon:
    """The lexicon of the house."""
    whole: dict[str, set[str]] = {}
    beginnings: dict[str, set[str]] = {}
    for concept, words in _entries("concepts.txt"):
        for word in words.split():
            table, key = (beginnings, word[:-1]) if word.endswith("*") else (whole, word)
            table.setdefault(key, set()).add(concept)
    people = dict(_entries("people.txt"))
    return Lexicon(
        {word: frozenset(found) for word, found in whole.items()},
        {word: frozenset(found) for word, found in beginnings.items()},
        frozenset(_plain_words(people["names"])),
        frozenset(_plain_words(people["kin"])),
        _named("billers.txt"),
        _named("banks.txt"),
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
