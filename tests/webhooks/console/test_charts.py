"""Charts that are drawn here: their scale, their proportions, and that words in them stay words."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from webhooks.console.charts import HEIGHT, WIDTH, Column, columns


@pytest.mark.parametrize(
    ("highest", "top"), [(0, 1), (1, 1), (4, 4), (5, 5), (6, 6), (11, 15), (60, 60), (99, 100), (251, 300)]
)
def test_the_scale_ends_on_a_round_number_above_the_highest(highest: float, top: float) -> None:
    drawn = columns("x", [Column("a", (float(highest),), "a")])
    labels = [float(text) for text in _texts(drawn)[:-1]]
    assert labels[-1] == top
    assert 2 <= len(labels) <= 6
    steps = {round(after - before, 9) for before, after in pairwise(labels)}
    assert len(steps) == 1


def test_parts_are_as_high_as_they_count_and_stay_inside() -> None:
    highest = 8
    drawn = columns("x", [Column(str(n), (n / 2, n / 2), str(n)) for n in range(1, highest + 1)])
    rects = _shapes(drawn, "rect")
    assert len(rects) == 2 * highest
    heights = [float(rect["height"]) for rect in rects if rect["class"] == "part0"]
    assert heights == pytest.approx([heights[0] * n for n in range(1, highest + 1)], abs=0.5)
    for rect in rects:
        assert 0 <= float(rect["x"]) <= WIDTH - float(rect["width"])
        assert 0 <= float(rect["y"]) <= HEIGHT


def test_words_in_a_chart_are_words() -> None:
    drawn = columns("<b>", [Column('"><script>', (1.0,), "<img src=x>")], keys=("<i>",))
    assert "<script" not in drawn
    assert "<img" not in drawn
    assert "<b>" not in drawn
    assert "style=" not in drawn  # the console's policy has no inline style


def _shapes(drawn: str, tag: str) -> list[dict[str, str]]:
    return [dict(re.findall(r'([\w-]+)="([^"]*)"', each)) for each in re.findall(rf"<{tag} ([^>]*)>", drawn)]


def _texts(drawn: str) -> list[str]:
    return re.findall(r"<text [^>]*>([^<]*)</text>", drawn)
