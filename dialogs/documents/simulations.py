"""Small pictures of what is only simulated: a loan's instalments, and a deposit beside its other terms (M134, B22)."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from banking.api import DepositSimulation, LoanSimulation
from dialogs.documents.style import BOLD, GREEN, GREY, INK, LINE, REGULAR
from dialogs.words import Words

SIZE: Final = (900, 640)
MARGIN: Final = 46
BARS: Final = (214, 500)
"""Top and bottom of the bars. Pixels."""
AMBER: Final = (224, 158, 46)
BLUE: Final = (66, 121, 176)
LABELS: Final = 12
"""Bars that fit a number below each; of more, only some have one."""
PARTS: Final = (("principal", GREEN), ("interest", AMBER), ("insurance", BLUE))
GAP: Final = 3


def loan(words: Words, simulation: LoanSimulation) -> bytes:
    """The PNG: one bar an instalment; capital below, interest and insurance on top."""
    image, pen = _begin(words, "loan", {"simulation": simulation})
    _legend(pen, words, "loan", PARTS)
    top, bottom = BARS
    highest = max(quota.total.cents for quota in simulation.quotas)
    room = (SIZE[0] - 2 * MARGIN) / len(simulation.quotas)
    every = -(-len(simulation.quotas) // LABELS)
    gap = GAP if len(simulation.quotas) <= 2 * LABELS else 1
    for nth, quota in enumerate(simulation.quotas):
        left, right = MARGIN + room * nth + gap, MARGIN + room * (nth + 1) - gap
        seam, stacked = float(bottom), 0
        for name, colour in PARTS:
            stacked += getattr(quota, name).cents
            peak = bottom - (bottom - top) * stacked / highest
            if peak < seam:
                pen.rectangle((left, peak, right, seam), fill=colour)
            seam = peak
        if nth % every == 0:
            middle = (left + right) / 2
            pen.text((middle, bottom + 12), str(quota.number), fill=GREY, font=_font(22), anchor="mt")
    ends = ((simulation.first, MARGIN, "ls"), (simulation.last, SIZE[0] - MARGIN, "rs"))
    for quota, across, anchor in ends:
        text = f"{words.value(quota.due_on)} · {words.value(quota.total)}"
        pen.text((across, SIZE[1] - 58), text, fill=INK, font=_font(26, bold=True), anchor=anchor)
    return _end(words, image, pen)


def deposit(words: Words, simulation: DepositSimulation) -> bytes:
    """The PNG: what the amount would bring in each band, tax taken, and in the chosen term, which is marked."""
    image, pen = _begin(words, "deposit", {"simulation": simulation})
    _legend(pen, words, "deposit", (("chosen", GREEN), ("other", LINE)))
    top, bottom = BARS[0] + 34, BARS[1]
    others = [(band.days, band.rate, band.net, False) for band in simulation.bands]
    chosen = (simulation.days, simulation.rate, simulation.net, True)
    bars = sorted([*(bar for bar in others if bar[0] != simulation.days), chosen], key=lambda bar: bar[0])
    highest = max(*(net.cents for _, _, net, _ in bars), 1)
    room = (SIZE[0] - 2 * MARGIN) / len(bars)
    for nth, (days, rate, net, is_chosen) in enumerate(bars):
        left, right = MARGIN + room * nth + 12, MARGIN + room * (nth + 1) - 12
        peak = bottom - (bottom - top) * net.cents / highest
        pen.rectangle((left, min(peak, bottom - 2), right, bottom), fill=GREEN if is_chosen else LINE)
        middle = (left + right) / 2
        said = words.plain("document-simulation_days", {"days": days})
        ink = INK if is_chosen else GREY
        pen.text((middle, peak - 10), words.value(net), fill=ink, font=_font(21, bold=is_chosen), anchor="mb")
        pen.text((middle, bottom + 12), said, fill=ink, font=_font(22, bold=is_chosen), anchor="mt")
        pen.text((middle, bottom + 42), words.value(rate), fill=GREY, font=_font(20), anchor="mt")
    return _end(words, image, pen)


def _begin(words: Words, kind: str, given: dict[str, object]) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, SIZE[0], 120), fill=GREEN)
    pen.text((MARGIN, 22), words.plain(f"document-simulation_{kind}", {}), fill="white", font=_font(28))
    headline = words.plain(f"document-simulation_{kind}_headline", given)
    pen.text((MARGIN, 62), headline, fill="white", font=_font(36, bold=True))
    return image, pen


def _end(words: Words, image: Image.Image, pen: ImageDraw.ImageDraw) -> bytes:
    note = words.plain("document-simulation_note", {})
    pen.text((MARGIN, SIZE[1] - 20), note, fill=GREY, font=_font(19), anchor="ls")
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _legend(
    pen: ImageDraw.ImageDraw,
    words: Words,
    kind: str,
    entries: tuple[tuple[str, tuple[int, int, int]], ...],
) -> None:
    across = float(MARGIN)
    for name, colour in entries:
        pen.rectangle((across, 146, across + 24, 170), fill=colour)
        text = words.plain(f"document-simulation_{kind}_legend.{name}", {})
        pen.text((across + 34, 158), text, fill=INK, font=_font(24), anchor="lm")
        across += 34 + pen.textlength(text, font=_font(24)) + 40


def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BOLD if bold else REGULAR, size)
