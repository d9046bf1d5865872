"""English, as far as a small table of sentences goes: which one a message is most like, and the answers of the FAQ.

The model of what members type is Spanish (`docs/understanding.md`). Here a message is compared with sentences by the words they
share, rare words counting more; what is like nothing is left to the Spanish model, and then to the menu.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from dialogs.engine.match import folded
from dialogs.engine.states import Invalid
from dialogs.understanding.money import read_money
from dialogs.understanding.understanding import FAQ, Decision, Understood

ENGLISH: Final = Path(__file__).with_name("data") / "en"
ACCEPTED_SCORE: Final = 0.62
ACCEPTED_MARGIN: Final = 0.08
ASKED_SCORE: Final = 0.45
MOST_ALTERNATIVES: Final = 3
LONGEST_CHARACTERS: Final = 200
_STRANGE: Final = 3.0
"""What a word counts that no sentence has: as much as a rather rare one."""
_COMMON: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "please",
        "of",
        "can",
        "could",
        "would",
        "you",
        "like",
        "want",
        "to",
        "i",
        "me",
        "we",
        "is",
        "it",
        "do",
        "does",
        "in",
        "on",
        "s",
        "d",
        "m",
        "let",
        "us",
        "now",
        "just",
    ]
)
_WEAK: Final = frozenset(
    {
        "what",
        "how",
        "when",
        "where",
        "which",
        "who",
        "much",
        "many",
        "there",
        "my",
        "namedamount",
        "namedperson",
    }
)
"""Sharing nothing but these is no likeness."""
_AMOUNT: Final = re.compile(r"(?:us)?\$?\s?\d[\d.,]*(?:\s?(?:dollars?|bucks|usd))?", re.IGNORECASE)
_NAME: Final = re.compile(
    r"\bto ((?:my )?(?:mom|mum|dad|mother|father|brother|sister)|[A-ZÁÉÍÓÚÑ][\wáéíóúñ]+(?: [A-ZÁÉÍÓÚÑ][\wáéíóúñ]+)*)"
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    label: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Table:
    sentences: tuple[_Sentence, ...]
    weights: Mapping[str, float]

    def weight(self, words: frozenset[str]) -> float:
        """What these words count together."""
        return sum(self.weights.get(word, _STRANGE) for word in words)

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """0 to 1: the shared words' part of both."""
        if one & other <= _WEAK:
            return 0.0
        both = self.weight(one) + self.weight(other)
        return 2 * self.weight(one & other) / both if both else 0.0


@cache
def answers() -> Mapping[str, str]:
    """The FAQ's answers in English, by topic; `{name}` in them is a value of the house."""
    return {
        topic: "\n".join(line.removeprefix("= ") for line in lines if line.startswith("= "))
        for topic, lines in _sections("faq.txt")
    }


def understand_english(text: str) -> Understood:
    """What a message in English wants or asks; rejected where it is like no sentence of the table."""
    table = _table()
    said, slots = _masked(text[:LONGEST_CHARACTERS])
    best: dict[str, float] = {}
    for sentence in table.sentences:
        likeness = table.likeness(said, sentence.words)
        best[sentence.label] = max(likeness, best.get(sentence.label, 0.0))
    (label, score), (_, second), *_ = ranked = sorted(best.items(), key=lambda one: -one[1])
    if score < ASKED_SCORE:
        return Understood(None, score, (), Decision.REJECT)
    others = tuple(one for one, likeness in ranked[1:] if likeness >= ASKED_SCORE)[:MOST_ALTERNATIVES]
    sure = score >= ACCEPTED_SCORE and score - second >= ACCEPTED_MARGIN
    decision = Decision.ACCEPT if sure else Decision.ASK
    if label in answers():
        return Understood(FAQ, score, others, decision, topic=label)
    return Understood(label, score, others, decision, slots)


def _masked(text: str) -> tuple[frozenset[str], dict[str, str]]:
    """The words of a message, amounts and names as such, and what they are."""
    slots: dict[str, str] = {}
    name = _NAME.search(text)
    if name is not None:
        slots["beneficiary"] = name[1].removeprefix("my ")
        text = f"{text[: name.start(1)]} namedperson {text[name.end(1) :]}"
    found = _AMOUNT.findall(text)
    amounts = [amount for one in found if not isinstance(amount := read_money(_bare(one)), Invalid)]
    if len(found) == 1 and amounts:
        slots["amount"] = f"{amounts[0].cents // 100}.{amounts[0].cents % 100:02}"
    return _words(_AMOUNT.sub(" namedamount ", text)), slots


def _bare(amount: str) -> str:
    """Digits and signs alone."""
    return re.sub(r"[^\d.,]", "", amount).rstrip(".,")


def _words(text: str) -> frozenset[str]:
    said = folded(text.replace("{amount}", "namedamount").replace("{name}", "namedperson")).split()
    return frozenset(word for word in said if word not in _COMMON)


@cache
def _table() -> _Table:
    sentences = tuple(
        _Sentence(label, words)
        for file in ("wishes.txt", "faq.txt")
        for label, lines in _sections(file)
        for line in lines
        if not line.startswith("= ") and (words := _words(line))
    )
    counts = Counter(word for sentence in sentences for word in sentence.words)
    return _Table(sentences, {word: math.log(len(sentences) / count) for word, count in counts.items()})


def _sections(file: str) -> Iterator[tuple[str, list[str]]]:
    """Names in brackets with the lines below them."""
    label, lines = "", list[str]()
    for line in (ENGLISH / file).read_text("utf-8").splitlines():
        if line.startswith("["):
            if label:
                yield label, lines
            label, lines = line.strip("[]"), []
        elif line and not line.startswith("#"):
            lines.append(line)
    yield label, lines
