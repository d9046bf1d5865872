"""An account's months as a picture: what came in beside what went out, and the balance at each month's end (M20, B2)."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from banking.api import Money, Months, MonthTotals
from dialogs.documents.style import BOLD, GREEN, GREY, INK, LINE, RED, REGULAR
from dialogs.words import Words

WIDTH: Final = 1000
HEIGHT: Final = 1250
MARGIN: Final = 50
LEFT: Final = 150
"""Room for the amounts beside the scales."""
BARS: Final = (300, 640)
BALANCE: Final = (800, 1110)
"""Top and bottom of the two panels. Pixels."""
STEPS: Final = (1, 2, 5)
TICKS: Final = 4
CENTS: Final = 100


def draw(words: Words, months: Months) -> bytes:
    """The PNG; oldest month on the left."""
    shown = tuple(reversed(months.items))
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen = ImageDraw.Draw(picture)
    _heading(pen, words, months)
    _turnover(pen, words, shown)
    _balance(pen, words, shown)
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _heading(pen: ImageDraw.ImageDraw, words: Words, months: Months) -> None:
    pen.rectangle((0, 0, WIDTH, 150), fill=GREEN)
    pen.text((MARGIN, 28), words.plain("document-institution", {}), fill="white", font=_font(52, bold=True))
    title = words.plain("document-months_title", {"months": months})
    pen.text((MARGIN, 98), title, fill="white", font=_font(28))


def _turnover(pen: ImageDraw.ImageDraw, words: Words, shown: tuple[MonthTotals, ...]) -> None:
    """Two bars a month."""
    top, bottom = BARS
    highest = max((max(each.credits.cents, -each.debits.cents) for each in shown), default=0)
    scale = _scale(pen, words, 0, highest, top, bottom)
    _legend(pen, words, (("credits", GREEN), ("debits", RED)), top - 70)
    room = (WIDTH - MARGIN - LEFT) / len(shown)
    for nth, each in enumerate(shown):
        middle = LEFT + room * (nth + 0.5)
        for cents, side, colour in ((each.credits.cents, -1, GREEN), (-each.debits.cents, 1, RED)):
            if cents:
                near, far = sorted((middle + side * 2, middle + side * room * 0.36))
                pen.rectangle((near, min(scale(cents), bottom - 2), far, bottom), fill=colour)
        _month(pen, words, each, middle, bottom)


def _balance(pen: ImageDraw.ImageDraw, words: Words, shown: tuple[MonthTotals, ...]) -> None:
    """A line from month's end to month's end; the last balance in figures."""
    top, bottom = BALANCE
    closings = [each.closing.cents for each in shown]
    scale = _scale(pen, words, min(0, *closings), max(closings), top, bottom)
    _legend(pen, words, (("balance", INK),), top - 70)
    room = (WIDTH - MARGIN - LEFT) / len(shown)
    points = [(LEFT + room * (nth + 0.5), scale(cents)) for nth, cents in enumerate(closings)]
    pen.line(points, fill=INK, width=5, joint="curve")
    for across, down in points:
        pen.ellipse((across - 7, down - 7, across + 7, down + 7), fill=INK)
    for each, (across, _) in zip(shown, points, strict=True):
        _month(pen, words, each, across, bottom)
    last = words.plain("document-months_closing", {"closing": shown[-1].closing})
    pen.text((WIDTH - MARGIN, HEIGHT - 30), last, fill=INK, font=_font(28, bold=True), anchor="rs")


def _scale(pen: ImageDraw.ImageDraw, words: Words, least: int, most: int, top: int, bottom: int) -> _Scale:
    """Lines at round amounts, and the way from cents to pixels."""
    step = _step(max(most - least, 1))
    low = least // step * step
    count = max(-(-(most - low) // step), 1)
    scale = _Scale(low, low + count * step, top, bottom)
    for nth in range(count + 1):
        cents = low + nth * step
        down = scale(cents)
        pen.line((LEFT, down, WIDTH - MARGIN, down), fill=LINE, width=2)
        label = words.value(Money(cents)).removesuffix(".00")
        pen.text((LEFT - 14, down), label, fill=GREY, font=_font(22), anchor="rm")
    return scale


class _Scale:
    """From cents to pixels down the picture."""

    def __init__(self, low: int, high: int, top: int, bottom: int) -> None:
        self._low, self._high, self._top, self._bottom = low, high, top, bottom

    def __call__(self, cents: int) -> float:
        share = (cents - self._low) / (self._high - self._low)
        return self._bottom - share * (self._bottom - self._top)


def _step(span: int) -> int:
    """The distance of the lines, in cents: one, two or five of a power of ten, whole dollars, at most five lines."""
    size = CENTS
    while True:
        for step in STEPS:
            if step * size * TICKS >= span:
                return step * size
        size *= 10


def _month(pen: ImageDraw.ImageDraw, words: Words, each: MonthTotals, middle: float, bottom: int) -> None:
    """Three letters, and the year under January and the first."""
    pen.text((middle, bottom + 24), words.value(each.month.name)[:3], fill=GREY, font=_font(22), anchor="mm")
    year = str(each.month.year % 100)
    pen.text((middle, bottom + 50), f"'{year}", fill=GREY, font=_font(18), anchor="mm")


def _legend(
    pen: ImageDraw.ImageDraw,
    words: Words,
    entries: tuple[tuple[str, tuple[int, int, int]], ...],
    top: int,
) -> None:
    across = LEFT
    for name, colour in entries:
        label = words.plain(f"document-months_legend.{name}", {})
        pen.rectangle((across, top, across + 26, top + 26), fill=colour)
        pen.text((across + 40, top + 13), label, fill=INK, font=_font(28), anchor="lm")
        across += 40 + round(pen.textlength(label, font=_font(28))) + 60


def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BOLD if bold else REGULAR, size)
