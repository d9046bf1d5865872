"""The amortisation table: a file as wide as a phone's screen, so that its eight columns stand in rows of two lines (M68)."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Final

from fpdf.enums import XPos, YPos

from banking.api import AmortisationTable, Instalment, InstalmentStatus, Money
from dialogs.documents.paper import FOOT, Paper
from dialogs.documents.style import GREEN, GREY, INK, LINE, RED
from dialogs.words import Words

WIDTH: Final = 100
HEIGHT: Final = 178
MARGIN: Final = 8
LINE_HEIGHT: Final = 4.4
"""Millimetres."""
UPPER: Final = ("number", "total", "due_on", "status")
LOWER: Final = ("principal", "interest", "arrears", "insurance")
FACTS: Final = ("amount", "balance", "due", "next", "granted", "status", "rate", "method")
WIDTHS: Final = (18, 20, 25, 21)
FACT_WIDTHS: Final = ((24, 20), (22, 18))
STRIPE: Final = (244, 247, 245)


def draw(words: Words, table: AmortisationTable) -> bytes:
    """The PDF: facts of the loan, every instalment, totals. The same table gives the same bytes."""
    title = f"{words.plain('document-table_title', {})} {table.detail.loan.ref.last4}"
    at = datetime.combine(table.as_of, time(12), UTC)
    pages = Paper(words, title, at, (WIDTH, HEIGHT), MARGIN, numbered=True)
    _facts(pages, words, table)
    _columns(pages, words)
    for nth, each in enumerate(table.items):
        _fit(pages, words)
        _instalment(pages, words, each, striped=nth % 2 == 1)
    _fit(pages, words)
    _totals(pages, words, table.items)
    _note(pages, words, table)
    return bytes(pages.output())


def _facts(pages: Paper, words: Words, table: AmortisationTable) -> None:
    pages.say(words.plain("document-table_title", {}), size=12, bold=True)
    pages.set_font("Sans", "", 8)
    title = words.plain("document-table_loan", {"detail": table.detail})
    pages.multi_cell(0, 4.5, title, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pages.ln(1)
    loan = table.detail.loan
    detail = table.detail
    values = (
        *(loan.amount, loan.principal_balance, loan.due, loan.next_payment_on, loan.granted_on, loan.status),
        *(detail.rate, detail.method),
    )
    for nth, (name, value) in enumerate(zip(FACTS, values, strict=True)):
        left = nth % 2 == 0
        label, width = FACT_WIDTHS[nth % 2]
        pages.set_text_color(*GREY)
        pages.set_font("Sans", "", 7)
        pages.cell(label, LINE_HEIGHT, words.plain(f"document-table_facts.{name}", {}))
        pages.set_text_color(*INK)
        pages.set_font("Sans", "B", 7.5)
        text = words.value(value)
        if left:
            pages.cell(width, LINE_HEIGHT, text)
        else:
            pages.cell(width, LINE_HEIGHT, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pages.ln(3)


def _columns(pages: Paper, words: Words) -> None:
    """The heads of the eight columns, as they stand in a row."""
    pages.set_fill_color(*GREEN)
    pages.set_text_color(255, 255, 255)
    for names in (UPPER, LOWER):
        _cells(
            pages, [words.plain(f"document-table_columns.{name}", {}) for name in names], bold=True, fill=True
        )
    pages.ln(1)


def _instalment(pages: Paper, words: Words, each: Instalment, *, striped: bool) -> None:
    pages.set_fill_color(*STRIPE)
    pages.set_text_color(*(RED if each.status is InstalmentStatus.OVERDUE else INK))
    _cells(pages, [words.value(getattr(each, name)) for name in UPPER], bold=True, fill=striped)
    pages.set_text_color(*GREY)
    _cells(pages, [words.value(getattr(each, name)) for name in LOWER], bold=False, fill=striped)
    pages.set_draw_color(*LINE)
    pages.line(MARGIN, pages.get_y(), WIDTH - MARGIN, pages.get_y())


def _totals(pages: Paper, words: Words, items: tuple[Instalment, ...]) -> None:
    sums = [Money(sum(getattr(each, name).cents for each in items)) for name in ("total", *LOWER)]
    total, *parts = (words.value(each) for each in sums)
    pages.ln(1)
    pages.set_text_color(*GREEN)
    _cells(pages, [words.plain("document-table_sum", {}), total, "", ""], bold=True, fill=False, size=7)
    _cells(pages, parts, bold=True, fill=False, size=7)


def _note(pages: Paper, words: Words, table: AmortisationTable) -> None:
    pages.ln(2)
    if pages.get_y() > HEIGHT - FOOT - 4 * LINE_HEIGHT:
        pages.add_page()
    pages.set_font("Sans", "", 7)
    pages.set_text_color(*GREY)
    pages.multi_cell(0, 3.6, words.plain("document-table_note", {"as_of": table.as_of}), align="L")


def _fit(pages: Paper, words: Words) -> None:
    """Begin another page, with the heads again, where a row of two lines has no room."""
    if pages.get_y() + 2 * LINE_HEIGHT > HEIGHT - FOOT:
        pages.add_page()
        _columns(pages, words)


def _cells(pages: Paper, texts: list[str], *, bold: bool, fill: bool, size: float = 8) -> None:
    pages.set_font("Sans", "B" if bold else "", size)
    for text, width in zip(texts, WIDTHS, strict=True):
        pages.cell(width, LINE_HEIGHT, text, fill=fill)
    pages.ln(LINE_HEIGHT)
