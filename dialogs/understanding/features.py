"""What a model sees of a message: words, their beginnings, neighbours, concepts and letters; names and numbers without their value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Final

from dialogs.understanding.lexicon import Lexicon, word_list
from dialogs.understanding.spelling import Spelling
from dialogs.understanding.text import REMEMBERED, Word, words_of

_NUMBER_WORDS: Final = word_list("numbers") - {"cero", "uno"}
_MONTHS: Final = word_list("months")
_LONG_NUMBER: Final = 5
_BEFORE_A_NAME: Final = frozenset({"a", "al", "para", "de", "del", "la", "el"})
_FILLING: Final = word_list("vocatives")
"""What members call us and how they soften a wish: it means nothing."""
_BEGINNING: Final = 5
_LETTERS: Final = (3, 4)
_MOST_CONCEPTS: Final = 16

Repair = Callable[[str], str]


def masked(words: Sequence[Word], lexicon: Lexicon, repair: Repair) -> list[str]:
    """The words with names, kin, banks, billers and numbers replaced by what they are."""
    found: list[str] = []
    index = 0
    while index < len(words):
        bank, biller = lexicon.banks.at(words, index), lexicon.billers.at(words, index)
        if bank is not None:
            found.append("<bank>")
            index += bank[0]
        elif biller is not None:
            found.extend(("<biller>", *(word.said for word in words[index : index + biller[0]])))
            index += biller[0]
        else:
            seen = _seen(words[index], lexicon, repair)
            found.append(seen or ("<name>" if found and found[-1] in _BEFORE_A_NAME else words[index].said))
            index += 1
    return [
        word
        for place, word in enumerate(found)
        if word not in _FILLING and not (place and word == found[place - 1] and word[0] == "<")
    ]


def _seen(word: Word, lexicon: Lexicon, repair: Repair) -> str:
    """What is seen of one word; empty for a stranger."""
    said = word.said
    if word.is_number:
        return "<long>" if len(said) >= _LONG_NUMBER and said.isdigit() else "<number>"
    for kind, words in (("<number>", _NUMBER_WORDS), ("<month>", _MONTHS), ("<kin>", lexicon.kin)):
        if said in words:
            return kind
    if said in lexicon.names:
        return "<name>"
    return repair(said) if said[0].isalpha() else said


def features(text: str, lexicon: Lexicon, spells: Spelling, repair: Repair) -> list[str]:
    """The features of a message, each once; words that are not common here are counted."""
    words = masked(lexicon.mended(words_of(text), spells.known), lexicon, repair)
    common = spells.common
    found: dict[str, None] = {}
    concepts: dict[str, None] = {}
    for word in words:
        found.update(_of_one(word))
        if word[0] == "<":
            concepts[word] = None
        else:
            concepts.update(dict.fromkeys(lexicon.concepts(word)))
    concepts.update(dict.fromkeys(lexicon.concepts_of_phrases(words)))
    line = ["^", *words, "$"]
    found.update(dict.fromkeys([f"b {before} {after}" for before, after in pairwise(line)]))
    found.update(
        dict.fromkeys([f"s {before} {after}" for before, after in zip(line, line[2:], strict=False)])
    )
    found.update(_of_concepts(tuple(sorted(concepts)[:_MOST_CONCEPTS])))
    strange = sum(word[0] != "<" and len(word) > 2 and word not in common for word in words)  # noqa: PLR2004
    found[f"strangers {min(strange, 4)}"] = None
    found[f"strangers of {min(len(words), 8) // 2} {min(strange, 3)}"] = None
    return list(found)


@lru_cache(maxsize=REMEMBERED)
def _of_one(word: str) -> Mapping[str, None]:
    """The word; how a long one begins, and its letters by threes and fours."""
    found = [f"w {word}"]
    if word[0] != "<":
        if len(word) > _BEGINNING:
            found.append(f"p {word[:_BEGINNING]}")
        around = f"_{word}_"
        for size in _LETTERS:
            found += [f"l {around[start : start + size]}" for start in range(len(around) - size + 1)]
    return dict.fromkeys(found)


@lru_cache(maxsize=REMEMBERED)
def _of_concepts(known: Sequence[str]) -> Mapping[str, None]:
    """Each, and by twos."""
    return dict.fromkeys(
        (*(f"c {one}" for one in known), *(f"c {one} {two}" for one, two in combinations(known, 2)))
    )
