"""A deferral: a small picture of its quotas while it is simulated (M130), and its schedule as a file once agreed (M131)."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from fpdf.enums import XPos, YPos
from PIL import Image, ImageDraw, ImageFont

from banking.api import DeferralPlan, DeferralReceipt, Quota
from dialogs.documents.paper import Paper
from dialogs.documents.style import BOLD, GREEN, GREY, INK, LINE, REGULAR
from dialogs.words import Words

PICTURE: Final = (900, 620)
MARGIN: Final = 46
BARS: Final = (200, 500)
"""Top and bottom of the bars. Pixels."""
AMBER: Final = (224, 158, 46)
LABELS: Final = 12
"""Bars that fit a number below each; of more, every second has one."""

WIDTH: Final = 100
ROOM: Final = 8
ROW: Final = 5.2
"""Millimetres."""
FACTS: Final = ("code", "card", "at", "capital", "months", "quota", "interest", "total")
COLUMNS: Final = ("number", "due_on", "total", "capital", "interest", "balance")
WIDTHS: Final = (7, 18, 15, 15, 13, 16)


def picture(words: Words, plan: DeferralPlan) -> bytes:
    """The PNG: one bar a month, capital below, interest on top."""
    image = Image.new("RGB", PICTURE, "white")
    pen = ImageDraw.Draw(image)
    width, _ = PICTURE
    pen.rectangle((0, 0, width, 120), fill=GREEN)
    pen.text((MARGIN, 22), words.plain("document-deferral_simulated", {}), fill="white", font=_font(28))
    headline = words.plain("document-deferral_headline", {"plan": plan})
    pen.text((MARGIN, 62), headline, fill="white", font=_font(36, bold=True))
    _legend(pen, words)
    top, bottom = BARS
    highest = max(quota.total.cents for quota in plan.items)
    room = (width - 2 * MARGIN) / len(plan.items)
    for nth, quota in enumerate(plan.items):
        left, right = MARGIN + room * nth + 3, MARGIN + room * (nth + 1) - 3
        peak = bottom - (bottom - top) * quota.total.cents / highest
        seam = bottom - (bottom - top) * quota.capital.cents / highest
        pen.rectangle((left, min(peak, seam - 1), right, seam), fill=AMBER)
        pen.rectangle((left, seam, right, bottom), fill=GREEN)
        if len(plan.items) <= LABELS or nth % 2 == 0:
            pen.text(
                ((left + right) / 2, bottom + 12), str(quota.number), fill=GREY, font=_font(22), anchor="mt"
            )
    first, last = plan.items[0], plan.items[-1]
    for quota, across, anchor in ((first, MARGIN, "ls"), (last, width - MARGIN, "rs")):
        text = f"{words.value(quota.due_on)} · {words.value(quota.total)}"
        pen.text((across, PICTURE[1] - 24), text, fill=INK, font=_font(26, bold=True), anchor=anchor)
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def schedule(words: Words, receipt: DeferralReceipt) -> bytes:
    """The PDF, one page as wide as a phone. The same receipt gives the same bytes."""
    height = 96 + ROW * len(receipt.plan.items) + 24
    title = words.plain("document-deferral_title", {})
    page = Paper(words, f"{title} {receipt.code}", receipt.at, (WIDTH, height), ROOM)
    page.say(title, size=12, bold=True)
    _facts(page, words, receipt)
    _row(page, [words.plain(f"document-deferral_columns.{name}", {}) for name in COLUMNS], head=True)
    for quota in receipt.plan.items:
        _row(page, [_cell(words, quota, name) for name in COLUMNS])
    page.ln(3)
    page.set_font("Sans", "", 7)
    page.set_text_color(*GREY)
    page.multi_cell(0, 3.8, words.plain("document-deferral_note", {}))
    return bytes(page.output())


def _legend(pen: ImageDraw.ImageDraw, words: Words) -> None:
    across = MARGIN
    for name, colour in (("capital", GREEN), ("interest", AMBER)):
        pen.rectangle((across, 146, across + 24, 170), fill=colour)
        text = words.plain(f"document-deferral_legend.{name}", {})
        pen.text((across + 34, 158), text, fill=INK, font=_font(24), anchor="lm")
        across += 190


def _facts(page: Paper, words: Words, receipt: DeferralReceipt) -> None:
    quote = receipt.plan.quote
    values = (
        *(receipt.code, receipt.plan.card, receipt.at, quote.capital),
        *(quote.months, quote.quota, quote.interest, quote.total),
    )
    for name, value in zip(FACTS, values, strict=True):
        page.set_font("Sans", "", 8)
        page.set_text_color(*GREY)
        page.cell(30, ROW, words.plain(f"document-deferral_facts.{name}", {}))
        page.set_font("Sans", "B", 8.5)
        page.set_text_color(*INK)
        text = str(value) if isinstance(value, int) else words.value(value)
        page.cell(0, ROW, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    page.ln(3)


def _row(page: Paper, cells: list[str], *, head: bool = False) -> None:
    page.set_font("Sans", "B" if head else "", 6.8)
    page.set_text_color(*((255, 255, 255) if head else INK))
    page.set_fill_color(*GREEN)
    page.set_draw_color(*LINE)
    for width, cell in zip(WIDTHS, cells, strict=True):
        page.cell(width, ROW, cell, border="" if head else "B", fill=head, align="R")
    page.ln(ROW)


def _cell(words: Words, quota: Quota, name: str) -> str:
    value = getattr(quota, name)
    return str(value) if isinstance(value, int) else words.value(value)


def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BOLD if bold else REGULAR, size)
