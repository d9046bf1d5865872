"""How well members are understood, on sentences the examples do not hold: `cooprogreso understanding`.

The development split shows its confusions and worst sentences, for whoever improves the examples. The held-out split gives figures only.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dialogs.understanding.faq import search
from dialogs.understanding.understanding import Decision, understand

SETS = Path(__file__).with_name("sets")
PAGE = Path(__file__).parents[3] / "docs" / "understanding.md"
TODAY = date(2026, 11, 23)
OUTSIDE = "outside"
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
        return self.decision is Decision.ACCEPT

    @property
    def right(self) -> bool:
        return self.best == self.line.label


def lines(name: str) -> Iterator[Line]:
    for row in (SETS / f"{name}.txt").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            label, text, *slots = (part.strip() for part in row.split(" | "))
            yield Line(label, text, json.loads(slots[0]) if slots else None)


def intents(name: str) -> list[Result]:
    results = []
    for line in lines(name):
        found = understand(line.text, TODAY)
        ranked = tuple(one for one in (found.intent, *found.alternatives) if one)
        results.append(Result(line, found.intent, ranked, found.decision, found.score, dict(found.slots)))
    return results


def topics(name: str) -> list[Result]:
    results = []
    for line in lines(name):
        found = search(line.text, TODAY)
        ranked = tuple(one for one in (found.topic, *found.alternatives) if one)
        results.append(Result(line, found.topic, ranked, found.decision, found.score, {}))
    return results


# --- figures ----------------------------------------------------------------------------------------------------------

Figure = Callable[[Sequence[Result]], float]


def _share(chosen: Callable[[Result], bool], among: Callable[[Result], bool]) -> Figure:
    def figure(results: Sequence[Result]) -> float:
        asked = [one for one in results if among(one)]
        return sum(map(chosen, asked)) / len(asked) if asked else 1.0

    return figure


def _inside(one: Result) -> bool:
    return one.line.label != OUTSIDE


def _folded(slots: dict[str, str]) -> dict[str, str]:
    return {name: value.lower() for name, value in slots.items()}


def _with_amount(one: Result) -> bool:
    return "amount" in (one.line.slots or {})


INTENT_FIGURES: dict[str, Figure] = {
    "accepted, right": _share(lambda one: one.accepted and one.right, _inside),
    "accepted, wrong": _share(lambda one: one.accepted and not one.right, _inside),
    "out of scope, accepted": _share(lambda one: one.accepted, lambda one: not _inside(one)),
    "values exact": _share(
        lambda one: _folded(one.slots) == _folded(one.line.slots or {}),
        lambda one: one.line.slots is not None and one.right,
    ),
    "amount exact": _share(
        lambda one: one.slots.get("amount") == (one.line.slots or {})["amount"],
        lambda one: _with_amount(one) and one.right,
    ),
    "amount wrong": _share(
        lambda one: one.slots.get("amount") not in (None, (one.line.slots or {})["amount"]), _with_amount
    ),
}
FAQ_FIGURES: dict[str, Figure] = {
    "recall@1": _share(lambda one: one.ranked[:1] == (one.line.label,), _inside),
    "recall@3": _share(lambda one: one.line.label in one.ranked[:3], _inside),
    "answered, right": _share(lambda one: one.accepted and one.right, _inside),
    "answered, wrong": _share(lambda one: one.accepted and not one.right, _inside),
    "out of scope, answered": _share(lambda one: one.accepted, lambda one: not _inside(one)),
}


def interval(figure: Figure, results: Sequence[Result]) -> tuple[float, float, float]:
    """The figure, and its 95 % interval by the bootstrap."""
    chance = random.Random(1)
    drawn = sorted(figure(chance.choices(results, k=len(results))) for _ in range(RESAMPLES))
    return figure(results), drawn[RESAMPLES // 40], drawn[-RESAMPLES // 40]


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
compiled in seconds from the examples in `dialogs/understanding/data/es/`, and rules for values: deterministic, local, without downloads.

The two splits hold sentences of different imagined people; no family of paraphrases is in both, and none is a line of the examples.
The development split was used to improve the examples and to choose the thresholds, so its figures flatter. The held-out split was
written afterwards and is measured only. Intervals are bootstrap intervals over sentences.

`accepted` means acted upon without asking back; what is neither accepted nor wrong is asked back with at most three buttons, or said not to
have been understood. An amount in doubt ("20 lucas", "1.200", two amounts) is always asked back.
"""


def page() -> str:
    parts = [HEAD]
    for title, name in (("Held-out", "heldout"), ("Development", "dev")):
        parts += [f"## {title} split", ""]
        parts += table("Intents and values", intents(name), INTENT_FIGURES)
        parts += table("FAQ", topics(f"faq_{name}" if name == "dev" else "faq_heldout"), FAQ_FIGURES)
    return "\n".join(parts).rstrip() + "\n"


def report() -> Iterator[str]:
    """The development split in detail."""
    for name, results in (("intents", intents("dev")), ("faq", topics("faq_dev"))):
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
