"""How well members are understood, on sentences the examples do not hold: `cooprogreso understanding`.

The development split shows its confusions and worst sentences, for whoever improves the examples. The held-out split gives figures only.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from dialogs.understanding.faq import search
from dialogs.understanding.lexicon import lexicon
from dialogs.understanding.text import plain, words_of
from dialogs.understanding.understanding import Decision, understand

SETS = Path(__file__).with_name("sets")
PAGE = Path(__file__).parents[3] / "docs" / "understanding.md"
TODAY = date(2026, 11, 23)
OUTSIDE = "outside"
INTENTS, FAQ = "intents", "faq"
IN_DOUBT = "?"
"""The value of an amount that must be asked back."""
RESAMPLES = 1_000


@dataclass(frozen=True)
class Line:
    """A sentence, what it means, and its values where they were written down."""

    label: str
    text: str
    slots: dict[str, str] | None


@dataclass(frozen=True)
class Result:
    """What was made of a sentence."""

    line: Line
    best: str | None
    ranked: tuple[str, ...]
    decision: Decision
    score: float
    slots: dict[str, str]

    @property
    def accepted(self) -> bool:
        """Acted upon; where the amount is in doubt, asked back about nothing else."""
        if (self.line.slots or {}).get("amount") == IN_DOUBT:
            return self.decision is Decision.ASK and "amount" not in self.slots
        return self.decision is Decision.ACCEPT

    @property
    def right(self) -> bool:
        return self.best == self.line.label


def lines(split: str, kind: str) -> Iterator[Line]:
    """A split's sentences: of the FAQ, or of intents and what is outside."""
    for path in sorted((SETS / split).glob("*.txt")):
        if path.stem.startswith(FAQ) is not (kind == FAQ):
            continue
        for row in path.read_text("utf-8").splitlines():
            if row and not row.startswith("#"):
                label, text, *slots = (part.strip() for part in row.split(" | "))
                yield Line(label, text, json.loads(slots[0]) if slots else None)


@cache
def intents(split: str) -> list[Result]:
    results = []
    for line in lines(split, INTENTS):
        found = understand(line.text, TODAY)
        ranked = tuple(one for one in (found.intent, *found.alternatives) if one)
        results.append(Result(line, found.intent, ranked, found.decision, found.score, dict(found.slots)))
    return results


@cache
def topics(split: str) -> list[Result]:
    results = []
    for line in lines(split, FAQ):
        found = search(line.text, TODAY)
        ranked = tuple(one for one in (found.topic, *found.alternatives) if one)
        results.append(Result(line, found.topic, ranked, found.decision, found.score, {}))
    return results


# --- figures ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Figure:
    """A share: how many of those it is `among` are `chosen`."""

    chosen: Callable[[Result], bool]
    among: Callable[[Result], bool]

    def __call__(self, results: Sequence[Result]) -> float:
        asked = [one for one in results if self.among(one)]
        return sum(map(self.chosen, asked)) / len(asked) if asked else 1.0


def _inside(one: Result) -> bool:
    return one.line.label != OUTSIDE


def _folded(slots: dict[str, str]) -> dict[str, str]:
    return {name: _meant(name, value) for name, value in slots.items() if value != IN_DOUBT}


def _meant(name: str, value: str) -> str:
    """A value without case and accents; a company by its name in this house, however it was called."""
    said = plain(value)
    if name == "biller":
        words = words_of(value)
        named = lexicon().billers.at(words, 0) if words else None
        return plain(named[1]) if named and named[0] == len(words) else said
    return said


def _with_amount(one: Result) -> bool:
    return (one.line.slots or {}).get("amount", IN_DOUBT) != IN_DOUBT


INTENT_FIGURES: dict[str, Figure] = {
    "accepted, right": Figure(lambda one: one.accepted and one.right, _inside),
    "accepted, wrong": Figure(lambda one: one.accepted and not one.right, _inside),
    "out of scope, accepted": Figure(lambda one: one.accepted, lambda one: not _inside(one)),
    "values exact": Figure(
        lambda one: _folded(one.slots) == _folded(one.line.slots or {}),
        lambda one: one.line.slots is not None and one.right,
    ),
    "amount exact": Figure(
        lambda one: one.slots.get("amount") == (one.line.slots or {})["amount"],
        lambda one: _with_amount(one) and one.right,
    ),
    "amount wrong": Figure(
        lambda one: one.slots.get("amount") not in (None, (one.line.slots or {}).get("amount")),
        lambda one: one.line.slots is not None,
    ),
}
FAQ_FIGURES: dict[str, Figure] = {
    "recall@1": Figure(lambda one: one.ranked[:1] == (one.line.label,), _inside),
    "recall@3": Figure(lambda one: one.line.label in one.ranked[:3], _inside),
    "answered, right": Figure(lambda one: one.accepted and one.right, _inside),
    "answered, wrong": Figure(lambda one: one.accepted and not one.right, _inside),
    "out of scope, answered": Figure(lambda one: one.accepted, lambda one: not _inside(one)),
}


def interval(figure: Figure, results: Sequence[Result]) -> tuple[float, float, float]:
    """The figure, and its 95 % interval by the bootstrap."""
    among = np.array([figure.among(one) for one in results])
    chosen = np.array([bool(asked) and figure.chosen(one) for asked, one in zip(among, results, strict=True)])
    drawn = np.random.default_rng(1).integers(len(results), size=(RESAMPLES, len(results)))
    counted = among[drawn].sum(axis=1)
    shares = np.sort(np.where(counted, chosen[drawn].sum(axis=1) / np.maximum(counted, 1), 1.0))
    return figure(results), float(shares[RESAMPLES // 40]), float(shares[-RESAMPLES // 40])


def table(title: str, results: Sequence[Result], figures: dict[str, Figure]) -> Iterator[str]:
    inside = sum(map(_inside, results))
    yield f"### {title}: {inside} sentences, and {len(results) - inside} out of scope"
    yield ""
    yield "| figure | % | 95 % interval |"
    yield "| --- | ---: | ---: |"
    for name, figure in figures.items():
        value, low, high = interval(figure, results)
        yield f"| {name} | {value * 100:.1f} | {low * 100:.1f} – {high * 100:.1f} |"
    yield ""


HEAD = """# How well members are understood

Written by `cooprogreso understanding --write`. Understanding is a linear model over words, their beginnings, neighbours, letters and concepts,
compiled in twenty seconds from the examples in `dialogs/understanding/data/es/` (families of sentences, and what eight different hands wrote as members
of eight kinds), and rules for values: deterministic, local, without downloads.

Held out are the sentences of two more hands that wrote blind: they saw the list of intents and no example, no code and nobody else's sentences. What came near
an example all the same (three quarters of its words) was taken out. No sentence of theirs was looked at to mend an intent; the values of the first of the two
(`benchmark`) were looked at once, those of the second (`members`) never. Thresholds were chosen by leaving one hand of three out of the training at a time, where
sentences of the hand left out came to 93.4 % right, 1.4 % wrong and 3.3 % out of scope accepted; they include much Spanglish and legal style, but whoever wrote
the lexicon of concepts had read them.

The development split holds everything older and two more hands (`clients`, `figures`); it was mended on. Of a value, case and accents do not count, and a company
counts by its name in this house ("tvcable" is Xtrim). Intervals are bootstrap intervals over sentences.

`accepted` means acted upon without asking back; what is neither accepted nor wrong is asked back with at most three buttons, or said not to
have been understood. An amount in doubt ("20 lucas", "1.200", two amounts) must be asked back: only that counts as right for it.
"""


def page() -> str:
    parts = [HEAD]
    for title, name in (("Held-out", "heldout"), ("Development", "dev")):
        parts += [f"## {title} split", ""]
        parts += table("Intents and values", intents(name), INTENT_FIGURES)
        parts += table("FAQ", topics(name), FAQ_FIGURES)
    return "\n".join(parts).rstrip() + "\n"


def report() -> Iterator[str]:
    """The development split in detail."""
    for name, results in (("intents", intents("dev")), ("faq", topics("dev"))):
        figures = INTENT_FIGURES if name == "intents" else FAQ_FIGURES
        yield from table(name, results, figures)
        confused = Counter(
            (one.line.label, one.best or "—")
            for one in results
            if not one.right and (_inside(one) or one.accepted)
        )
        yield "confusions:"
        yield from (f"  {count} × {label} → {best}" for (label, best), count in confused.most_common(15))
        worst = [one for one in results if _inside(one) and not (one.right and one.accepted)]
        worst.sort(key=lambda one: (one.right, -one.score))
        yield "worst:"
        for one in worst[:25]:
            yield f"  {one.line.label} → {one.best} {one.score:.2f} {one.decision}: {one.line.text}"
        yield ""


if __name__ == "__main__":
    if "--write" in sys.argv:
        PAGE.write_text(page(), "utf-8")
    else:
        sys.stdout.write("\n".join(report()) + "\n")
