"""Receipts: one page the width of a phone's screen, with a QR that leads to what the book says of it.

One drawing for every kind of operation: a kind is its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import segno
from fpdf.enums import XPos, YPos

from banking.api import (
    BillsReceipt,
    CardPaymentReceipt,
    InterbankReceipt,
    Money,
    OtherCardReceipt,
    PaidBill,
    Receipt,
    TransferReceipt,
)
from dialogs.documents.paper import Paper
from dialogs.documents.style import GREEN, GREY, INK, LINE
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
    PaidBill: Shape(
        "paid_bill",
        lambda proved: proved.bill.amount,
        {
            "at": lambda proved: proved.at,
            "source": lambda proved: proved.source,
            "company": lambda proved: proved.service.company.name,
            "service": lambda proved: proved.service.number,
            "bill": lambda proved: proved.bill.about,
            "commission": lambda proved: proved.bill.commission,
            "bill_total": lambda proved: proved.bill.total,
            "standing": lambda proved: proved.standing,
            "company_reference": lambda proved: proved.reference,
            "code": lambda proved: proved.code,
        },
    ),
}
LABELS: Final = tuple(dict.fromkeys(label for shape in SHAPES.values() for label in shape.rows))


def draw(words: Words, receipt: Any) -> bytes:
    """The PDF. The same receipt gives the same bytes: its date is the operation's."""
    shape = SHAPES[type(receipt)]
    title = words.plain(f"document-receipt_titles.{shape.name}", {})
    size = (WIDTH, HEAD + ROW * len(shape.rows) + QR + SPARE)
    page = Paper(words, f"{title} {receipt.code}", receipt.at, size, MARGIN)
    page.say(title, size=12)
    page.set_text_color(*GREEN)
    page.say(words.value(shape.amount(receipt)), size=24, bold=True, height=16)
    for label, value in shape.rows.items():
        _row(page, words.plain(f"document-receipt_rows.{label}", {}), words.value(value(receipt)))
    page.ln(2)
    note = words.plain(f"document-receipt_notes.{shape.name}", {})
    _proof(page, words, receipt.code, note)
    return bytes(page.output())


def _proof(page: Paper, words: Words, code: str, note: str) -> None:
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


def _row(page: Paper, label: str, value: str) -> None:
    page.set_draw_color(*LINE)
    page.line(MARGIN, page.get_y(), WIDTH - MARGIN, page.get_y())
    page.ln(1.5)
    page.set_text_color(*GREY)
    page.say(label, size=7.5, height=4)
    page.set_text_color(*INK)
    page.set_font("Sans", "B", 10)
    page.multi_cell(0, 5, value, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    page.ln(1.5)
