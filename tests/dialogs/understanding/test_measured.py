"""The figures of docs/understanding.md are those of the examples as they are, and good enough on the held-out split."""

from __future__ import annotations

import re

from dialogs.understanding.examples import sentences
from dialogs.understanding.model import all_families
from dialogs.understanding.text import plain
from tests.dialogs.understanding.measure import (
    FAQ,
    FAQ_FIGURES,
    INTENT_FIGURES,
    INTENTS,
    PAGE,
    intents,
    lines,
    table,
    topics,
)

_ROW = re.compile(r"\| ([^|]+) \| ([0-9.]+) \|")


def test_the_page_shows_what_is_measured() -> None:
    held_out, _, _development = PAGE.read_text("utf-8").partition("## Development split")
    written = _ROW.findall(held_out)
    measured = _ROW.findall(
        "\n".join(
            [
                *table("", intents("heldout"), INTENT_FIGURES),
                *table("", topics("heldout"), FAQ_FIGURES),
            ]
        )
    )
    assert [name for name, _ in written] == [name for name, _ in measured]
    for (name, shown), (_, found) in zip(written, measured, strict=True):
        # Another processor adds up in another order: one sentence may fall on the other side of a threshold.
        assert abs(float(shown) - float(found)) <= 5.0, f"{name}: run cooprogreso understanding --write"


def test_members_are_understood_on_sentences_nobody_tuned_to() -> None:
    results = intents("heldout")
    figures = {name: figure(results) for name, figure in INTENT_FIGURES.items()}
    # The aims are 93 %, 2 % and 5 %; an example more moves two or three of four hundred sentences, and must not stop the house.
    assert figures["accepted, right"] >= 0.92
    assert figures["accepted, wrong"] <= 0.025
    assert figures["out of scope, accepted"] <= 0.06
    assert figures["values exact"] >= 0.90
    assert figures["amount exact"] >= 0.98
    assert figures["amount wrong"] == 0
    faq = topics("heldout")
    assert FAQ_FIGURES["recall@1"](faq) >= 0.85
    assert FAQ_FIGURES["recall@3"](faq) >= 0.95
    assert FAQ_FIGURES["answered, wrong"](faq) <= 0.04


def test_no_measured_sentence_is_an_example() -> None:
    examples = {plain(sentence) for _label, line in all_families() for sentence in sentences(line)}
    held_out = [line.text for kind in (INTENTS, FAQ) for line in lines("heldout", kind)]
    assert [text for text in held_out if plain(text) in examples] == []
