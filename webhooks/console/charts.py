"""Charts drawn here as SVG, with words for who cannot see them: no script, nothing from elsewhere, and no style of their own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

WIDTH: Final = 640
HEIGHT: Final = 200
LEFT: Final = 44
TOP: Final = 12
BOTTOM: Final = 26
MOST_LABELS: Final = 12
"""Labels under the columns; of more columns only some are labelled."""
WIDEST: Final = 44
STEPS: Final = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its label, its parts from the bottom up, and what it says in words."""

    label: str
    parts: tuple[float, ...]
    words: str


def columns(
    title: str,
    drawn: Sequence[Column],
    *,
    promise: float | None = None,
    unit: str = "",
    keys: Sequence[str] = (),
) -> Markup:
    """Columns side by side over a scale from 0; `promise` is a line across. Parts are coloured by the style sheet; `keys`
    name them where there are several.
    """
    step, top = _scale(max([promise or 0.0, *(sum(column.parts) for column in drawn)]))
    floor, room = HEIGHT - BOTTOM, HEIGHT - BOTTOM - TOP

    def height(value: float) -> float:
        return value / top * room

    shapes = []
    for tick in range(round(top / step) + 1):
        y = floor - height(tick * step)
        shapes.append(_line("grid", LEFT, y, WIDTH, y) + _text(LEFT - 6, y + 4, "end", _plain(tick * step)))
    place = (WIDTH - LEFT) / max(1, len(drawn))
    broad = min(WIDEST, place * 0.7)
    every = math.ceil(len(drawn) / MOST_LABELS)
    for index, column in enumerate(drawn):
        middle = LEFT + (index + 0.5) * place
        y = float(floor)
        rects = Markup()
        for part, value in enumerate(column.parts):
            y -= height(value)
            rects += _rect(part, middle - broad / 2, y, broad, height(value))
        shapes.append(Markup("<g><title>{}</title>{}</g>").format(column.words, rects))
        if index % every == 0:
            shapes.append(_text(middle, HEIGHT - 8, "middle", column.label))
    if promise is not None:
        y = floor - height(promise)
        shapes.append(_line("promise", LEFT, y, WIDTH, y))
    words = ". ".join(column.words for column in drawn)
    named = Markup().join(
        Markup('<span class="key key{}">{}</span>').format(part, key) for part, key in enumerate(keys)
    )
    return Markup(
        '<figure class="chart"><figcaption>{}{}{}</figcaption>'
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg></figure>'
    ).format(
        title, f" ({unit})" if unit else "", named, WIDTH, HEIGHT, f"{title}. {words}", Markup().join(shapes)
    )


def _scale(highest: float) -> tuple[float, float]:
    """A step of 1, 2 or 5 times a power of ten, and the top of a scale of at most five of them that holds the highest."""
    step = 1.0
    while highest > 5 * step:
        power = 10 ** math.floor(math.log10(step))
        after = STEPS.index(round(step / power)) + 1
        step = power * STEPS[after] if after < len(STEPS) else power * 10.0
    return step, step * max(1, math.ceil(highest / step))


def _plain(value: float) -> str:
    return f"{value:g}"


def _rect(part: int, x: float, y: float, width: float, height: float) -> Markup:
    shape = '<rect class="part{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>'
    return Markup(shape.format(part, x, y, width, height))  # noqa: S704 - numbers only


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> Markup:
    shape = '<line class="{}" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>'
    return Markup(shape.format(escape(kind), x1, y1, x2, y2))  # noqa: S704 - numbers and our own word


def _text(x: float, y: float, anchor: str, text: str) -> Markup:
    shape = '<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>'
    return Markup(shape.format(x, y, escape(anchor), escape(text)))  # noqa: S704 - escaped
