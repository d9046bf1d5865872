"""The statement of an account: a file as wide as a phone's screen, each movement in two lines with all columns of M35."""

from __future__ import annotations

from typing import Final

from fpdf.enums import XPos, YPos

from banking.api import Movement, MovementType, Statement
from dialogs.documents.paper import FOOT, Paper
from dialogs.documents.style import GREEN, GREY, INK, LINE, RED, drawable
from dialogs.words import Words

WIDTH: Final = 100
HEIGHT: Final = 178
MARGIN: Final = 8
LINE_HEIGHT: Final = 4.4
ROW: Final = 2 * LINE_HEIGHT + 1.4
DATE: Final = 20
KIND: Final = 30
AMOUNT: Final = 27
BALANCE: Final = 27
"""Millimetres."""
UPPER: Final = ("date", "text")
LOWER: Final = ("kind", "amount", "balance")
FACTS: Final = ("holder", "period", "search", "opening", "credits", "debits", "closing", "entries")
SMALL: Final = 6.5
"""Points of a movement's name; a longer one is set smaller still."""


def draw(words: Words, statement: Statement) -> bytes:
    """The PDF: the account's header, totals and balances, every movement. The same statement gives the same bytes."""
    title = f"{words.plain('document-statement_title', {})} {statement.number}"
    pages = Paper(words, title, statement.ordered_at, (WIDTH, HEIGHT), MARGIN, numbered=True)
    _heading(pages, words, statement)
    _facts(pages, words, statement)
    _columns(pages, words)
    for each in statement.items:
        if pages.get_y() + ROW > HEIGHT - FOOT:
            pages.add_page()
            _columns(pages, words)
        _movement(pages, words, each)
    _ending(pages, words, statement)
    return bytes(pages.output())


def facts(words: Words, statement: Statement) -> list[tuple[str, str]]:
    """What stands above the movements, label and value; what does not apply is left out."""
    values = {"statement": statement}
    totals = statement.totals
    found: dict[str, object] = {
        "holder": statement.holder,
        "period": words.plain("document-statement_period", values),
        "search": statement.filter.said if statement.filter else None,
        "opening": statement.opening,
        "credits": totals.credits if totals else None,
        "debits": totals.debits if totals else None,
        "closing": statement.closing,
        "entries": totals.entries if totals else None,
    }
    labels = {name: words.plain(f"document-statement_facts.{name}", {}) for name in FACTS}
    return [
        (labels[name], drawable(words.value(value))) for name, value in found.items() if value is not None
    ]


def _heading(pages: Paper, words: Words, statement: Statement) -> None:
    pages.say(words.plain("document-statement_title", {}), size=12, bold=True)
    header = words.plain("document-statement_account", {"statement": statement})
    pages.set_font("Sans", "", 8)
    pages.multi_cell(0, 4.5, header, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pages.ln(1)


def _facts(pages: Paper, words: Words, statement: Statement) -> None:
    for label, value in facts(words, statement):
        pages.set_text_color(*GREY)
        pages.set_font("Sans", "", 7)
        pages.cell(26, LINE_HEIGHT, label)
        pages.set_text_color(*INK)
        pages.set_font("Sans", "B", 7.5)
        pages.multi_cell(0, LINE_HEIGHT, value, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pages.ln(2)


def _columns(pages: Paper, words: Words) -> None:
    """The heads of the columns, as they stand in a row."""
    heads = {name: words.plain(f"document-statement_columns.{name}", {}) for name in (*UPPER, *LOWER)}
    pages.set_fill_color(*GREEN)
    pages.set_text_color(255, 255, 255)
    pages.set_font("Sans", "B", 7)
    _cells(pages, ((heads["date"], DATE, "L"), (heads["text"], 0, "L")), fill=True)
    lower = ((heads["kind"], KIND, "L"), (heads["amount"], AMOUNT, "R"), (heads["balance"], BALANCE, "R"))
    _cells(pages, lower, fill=True)
    pages.ln(1)


def _movement(pages: Paper, words: Words, each: Movement) -> None:
    pages.set_text_color(*INK)
    pages.set_font("Sans", "B", 7)
    pages.cell(DATE, LINE_HEIGHT, words.value(each.booked_on))
    _fitted(pages, words.plain("document-statement_text", {"movement": each}), WIDTH - 2 * MARGIN - DATE)
    pages.set_font("Sans", "", 7)
    pages.set_text_color(*GREY)
    pages.cell(KIND, LINE_HEIGHT, words.plain("document-statement_kind", {"movement": each}))
    pages.set_text_color(*(RED if each.type is MovementType.DEBIT else GREEN))
    pages.set_font("Sans", "B", 7.5)
    pages.cell(AMOUNT, LINE_HEIGHT, words.value(each.amount), align="R")
    pages.set_text_color(*INK)
    pages.set_font("Sans", "", 7.5)
    pages.cell(
        BALANCE, LINE_HEIGHT, words.value(each.balance), align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT
    )
    pages.set_draw_color(*LINE)
    pages.line(MARGIN, pages.get_y() + 0.5, WIDTH - MARGIN, pages.get_y() + 0.5)
    pages.ln(1.4)


def _ending(pages: Paper, words: Words, statement: Statement) -> None:
    """What is to be said under the last movement: that there are none, or that there are more."""
    texts = []
    if not statement.items:
        texts.append(words.plain("document-statement_empty", {}))
    if statement.is_cut:
        texts.append(words.plain("document-statement_cut", {"count": len(statement.items)}))
    texts.append(words.plain("document-statement_note", {"statement": statement}))
    if pages.get_y() + 6 * LINE_HEIGHT > HEIGHT - FOOT:
        pages.add_page()
    pages.ln(2)
    pages.set_font("Sans", "", 7)
    pages.set_text_color(*GREY)
    for text in texts:
        pages.multi_cell(0, 3.6, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        pages.ln(1)


def _fitted(pages: Paper, text: str, width: float) -> None:
    """A movement's name on one line, as small as it must be: 80 characters fit."""
    size = SMALL
    pages.set_font("Sans", "B", size)
    room = width - 2 * pages.c_margin
    wide = pages.get_string_width(text)
    if wide > room:
        pages.set_font("Sans", "B", size * room / wide)
    pages.cell(0, LINE_HEIGHT, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _cells(pages: Paper, cells: tuple[tuple[str, float, str], ...], *, fill: bool) -> None:
    *before, last = cells
    for text, width, align in before:
        pages.cell(width, LINE_HEIGHT, text, align=align, fill=fill)
    text, width, align = last
    pages.cell(width, LINE_HEIGHT, text, align=align, fill=fill, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
