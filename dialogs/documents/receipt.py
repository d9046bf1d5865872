"""The receipt of a transfer: one page the width of a phone's screen."""

from __future__ import annotations

from typing import Final

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from banking.api import Receipt
from dialogs.documents.style import BOLD, GREEN, GREY, INK, LINE, REGULAR
from dialogs.words import Words

WIDTH: Final = 100
HEIGHT: Final = 150
MARGIN: Final = 9
"""Millimetres."""
ROWS: Final = ("at", "source", "target", "fee", "reference", "code")


def draw(words: Words, receipt: Receipt) -> bytes:
    """The PDF. The same receipt gives the same bytes: its date is the operation's."""
    values = {"receipt": receipt}
    page = FPDF(unit="mm", format=(WIDTH, HEIGHT))
    page.set_creation_date(receipt.at)
    page.set_title(f"{words.plain('document-receipt_title', {})} {receipt.code}")
    page.set_author(words.plain("document-institution", {}))
    page.set_margin(MARGIN)
    page.set_auto_page_break(auto=False)
    page.add_font("Sans", "", REGULAR)
    page.add_font("Sans", "B", BOLD)
    page.add_page()
    _heading(page, words)
    _line(page, words.plain("document-receipt_title", {}), size=12)
    page.set_text_color(*GREEN)
    _line(page, words.plain("document-receipt_amount", values), size=24, bold=True, height=16)
    for row in ROWS:
        _row(page, words.plain(f"document-receipt_rows.{row}", {}), words.value(getattr(receipt, row)))
    page.ln(4)
    page.set_font("Sans", "", 7.5)
    page.set_text_color(*GREY)
    page.multi_cell(0, 4, words.plain("document-receipt_note", {}))
    return bytes(page.output())


def _heading(page: FPDF, words: Words) -> None:
    page.set_fill_color(*GREEN)
    page.rect(0, 0, WIDTH, 20, style="F")
    page.set_xy(MARGIN, 4)
    page.set_text_color(255, 255, 255)
    _line(page, words.plain("document-institution", {}), size=14, bold=True, height=7)
    _line(page, words.plain("document-channel", {}), size=8, height=4)
    page.set_y(26)
    page.set_text_color(*INK)


def _line(page: FPDF, text: str, *, size: float, bold: bool = False, height: float = 7) -> None:
    page.set_font("Sans", "B" if bold else "", size)
    page.cell(0, height, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _row(page: FPDF, label: str, value: str) -> None:
    page.set_draw_color(*LINE)
    page.line(MARGIN, page.get_y(), WIDTH - MARGIN, page.get_y())
    page.ln(1.5)
    page.set_text_color(*GREY)
    _line(page, label, size=7.5, height=4)
    page.set_text_color(*INK)
    page.set_font("Sans", "B", 10)
    page.multi_cell(0, 5, value, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    page.ln(1.5)
