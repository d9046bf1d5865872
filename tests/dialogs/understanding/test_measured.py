"""The figures of docs/understanding.md are those of the examples as they are, and good enough on the held-out split."""

from __future__ import annotations

import re

from dialogs.understanding.examples import sentences
from dialogs.understanding.model import all_families
from dialogs.understanding.text import plain
from tests.dialogs.understanding.measure import (
    FAQ_FIGURES,
    INTENT_FIGURES,
    PAGE,
    intents,
    lines,
    table,
    topics,
)

_ROW = re.compile(r"\| ([^|]+) \| ([0-9.]+) \|")


def test_the_page_shows_what_is_measured() -> None:
    written = _ROW.findall(PAGE.read_text("utf-8"))
    measured = _ROW.findall(
        "\n".join(
            [
                *table("", intents("heldout"), INTENT_FIGURES),
                *table("", topics("faq_heldout"), FAQ_FIGURES),
                *table("", intents("dev"), INTENT_FIGURES),
                *table("", topics("faq_dev"), FAQ_FIGURES),
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
    assert figures["accepted, right"] >= 0.93
    assert figures["accepted, wrong"] <= 0.02
    assert figures["out of scope, accepted"] <= 0.05
    assert figures["amount wrong"] == 0
    faq = topics("faq_heldout")
    assert FAQ_FIGURES["recall@1"](faq) >= 0.85
    assert FAQ_FIGURES["answered, wrong"](faq) <= 0.04


def test_no_measured_sentence_is_an_example() -> None:
    examples = {plain(sentence) for _label, line in all_families() for sentence in sentences(line)}
    held_out = [line.text for name in ("heldout", "faq_heldout") for line in lines(name)]
    assert [text for text in held_out if plain(text) in examples] == []
