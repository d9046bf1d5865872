"""Receipts: one page the width of a phone's screen, with a QR that leads to what the book says of it.

One drawing for every kind of operation: a kind is its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import segno
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from banking.api import (
    BillsReceipt,
    CardPaymentReceipt,
    InterbankReceipt,
    Money,
    OtherCardReceipt,
    Receipt,
    TransferReceipt,
)
from dialogs.documents.style import BOLD, GREEN, GREY, INK, LINE, REGULAR
from dialogs.words import Words

WIDTH: Final = 100
MARGIN: Final = 9
HEAD: Final = 60
"""Heading, title and amount, and the note at the end."""
ROW: Final = 13
QR: Final = 30
SPARE: Final = 24
"""For values of more than one line. Millimetres, all of these."""

Rows = Mapping[str, Callable[[Any], object]]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a receipt of one kind shows: its words under `document-receipt_titles.<name>`, and its rows by label."""

    name: str
    amount: Callable[[Any], Money]
    rows: Rows


def _to(proved: Any) -> str:
    return f"{proved.beneficiary.institution} ••••{proved.beneficiary.last4}"


SHAPES: Final[Mapping[type[object], Shape]] = {
    Receipt: Shape(
        "own",
        lambda proved: proved.amount,
        {
            "at": lambda proved: proved.at,
            "source": lambda proved: proved.source,
            "target": lambda proved: proved.target,
            "fee": lambda proved: proved.fee,
            "reference": lambda proved: proved.reference,
            "code": lambda proved: proved.code,
        },
    ),
    TransferReceipt: Shape(
        "cooprogreso",
        lambda proved: proved.amount,
        {
            "at": lambda proved: proved.at,
            "source": lambda proved: proved.source,
            "beneficiary": lambda proved: proved.beneficiary.name,
            "target": _to,
            "fee": lambda proved: proved.fee,
            "reason": lambda proved: proved.reference,
            "code": lambda proved: proved.code,
        },
    ),
    InterbankReceipt: Shape(
        "interbank",
        lambda proved: proved.amount,
        {
            "at": lambda proved: proved.at,
            "source": lambda proved: proved.source,
            "beneficiary": lambda proved: proved.beneficiary.name,
            "target": _to,
            "fee": lambda proved: proved.quote.fee,
            "iva": lambda proved: proved.quote.iva,
            "total": lambda proved: proved.quote.total,
            "reason": lambda proved: proved.reference,
            "code": lambda proved: proved.code,
        },
    ),
    CardPaymentReceipt: Shape(
        "card",
        lambda proved: proved.amount,
        {
            "at": lambda proved: proved.at,
            "source": lambda proved: proved.source,
            "card": lambda proved: proved.card,
            "fee": lambda proved: proved.fee,
            "code": lambda proved: proved.code,
        },
    ),
    OtherCardReceipt: Shape(
        "other_card",
        lambda proved: proved.amount,
        {
            "at": lambda proved: proved.at,
            "source": lambda proved: proved.source,
            "card": lambda proved: proved.card,
            "fee": lambda proved: proved.quote.fee,
            "iva": lambda proved: proved.quote.iva,
            "total": lambda proved: proved.quote.total,
            "code": lambda proved: proved.code,
        },
    ),
    BillsReceipt: Shape(
        "bills",
        lambda proved: proved.quote.amount,
        {
            "at": lambda proved: proved.at,
            "source": lambda proved: proved.source,
            "company": lambda proved: proved.service.company.name,
            "service": lambda proved: proved.service.number,
            "commission": lambda proved: proved.quote.commission,
            "total": lambda proved: proved.quote.total,
            "code": lambda proved: proved.code,
        },
    ),
}
LABELS: Final = tuple(dict.fromkeys(label for shape in SHAPES.values() for label in shape.rows))


def draw(words: Words, receipt: Any) -> bytes:
    """The PDF. The same receipt gives the same bytes: its date is the operation's."""
    shape = SHAPES[type(receipt)]
    title = words.plain(f"document-receipt_titles.{shape.name}", {})
    page = FPDF(unit="mm", format=(WIDTH, HEAD + ROW * len(shape.rows) + QR + SPARE))
    page.set_creation_date(receipt.at)
    page.set_title(f"{title} {receipt.code}")
    page.set_author(words.plain("document-institution", {}))
    page.set_margin(MARGIN)
    page.set_auto_page_break(auto=False)
    page.add_font("Sans", "", REGULAR)
    page.add_font("Sans", "B", BOLD)
    page.add_page()
    _heading(page, words)
    _line(page, title, size=12)
    page.set_text_color(*GREEN)
    _line(page, words.value(shape.amount(receipt)), size=24, bold=True, height=16)
    for label, value in shape.rows.items():
        _row(page, words.plain(f"document-receipt_rows.{label}", {}), words.value(value(receipt)))
    page.ln(2)
    _proof(page, words, receipt.code, words.plain(f"document-receipt_notes.{shape.name}", {}))
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


def _proof(page: FPDF, words: Words, code: str, note: str) -> None:
    """The QR, beside it how to verify by hand, and the note."""
    top = page.get_y()
    drawn = BytesIO()
    address = words.plain("document-receipt_address", {"code": code})
    segno.make(address, error="m", micro=False).save(drawn, kind="png", scale=6, border=1)
    page.image(drawn, x=MARGIN, y=top, w=QR, h=QR)
    page.set_text_color(*GREY)
    page.set_font("Sans", "", 7.5)
    page.set_xy(MARGIN + QR + 3, top + 1)
    said = f"{words.plain('document-receipt_verify', {})}\n\n{note}"
    page.multi_cell(WIDTH - 2 * MARGIN - QR - 3, 3.8, said, align="L")


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
    page.multi_cell(0, 5, value, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    page.ln(1.5)
