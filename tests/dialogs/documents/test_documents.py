"""Files for people: their numbers are parsed back from what was drawn."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from banking.api import AccountCard, AccountKind, AccountRef, Money, Receipt
from dialogs.documents import draw, pack
from dialogs.engine.codec import CodecError
from dialogs.engine.replies import Document
from dialogs.parcels import Attachment

RECEIPT = Receipt(
    code="7KQ4-M2XP",
    at=datetime(2026, 11, 24, 3, 2, tzinfo=UTC),
    source=AccountRef(1, AccountKind.SAVINGS, "2030"),
    target=AccountRef(2, AccountKind.SAVINGS, "7741"),
    amount=Money(2_550),
    fee=Money(0),
    reference="Para el arriendo de ñañas & más",
)


def test_a_receipt_says_in_its_pdf_what_happened() -> None:
    drawn = draw(pack(Document("receipt", RECEIPT)))
    said = PdfReader(BytesIO(drawn.content)).pages[0].extract_text()
    for expected in (
        "$25.50",
        "23/11/2026 22:02",
        "••••2030",
        "••••7741",
        "7KQ4-M2XP",
        "ñañas & más",
        "$0.00",
    ):
        assert expected in said
    assert (drawn.name, drawn.is_photo) == ("comprobante-7KQ4-M2XP.pdf", False)


def test_the_same_receipt_is_the_same_file() -> None:
    once, again = (draw(pack(Document("receipt", RECEIPT))).content for _ in range(2))
    assert once == again


def test_a_long_reference_stays_on_the_page() -> None:
    long = Receipt(**{**{f: getattr(RECEIPT, f) for f in RECEIPT.__slots__}, "reference": "W" * 60})
    pdf = PdfReader(BytesIO(draw(pack(Document("receipt", long))).content))
    assert len(pdf.pages) == 1
    assert "".join(pdf.pages[0].extract_text().split()).count("W" * 60) == 1


def test_an_account_card_is_a_picture_to_forward() -> None:
    card = AccountCard("410101082030", AccountKind.SAVINGS, "Rosa " * 12, "17••••••65", "Cooprogreso")
    drawn = draw(pack(Document("account_card", card)))
    assert Image.open(BytesIO(drawn.content)).size == (900, 1180)
    assert drawn.is_photo


def test_damaged_waiting_data_is_a_typed_fault() -> None:
    with pytest.raises(CodecError):
        draw(Attachment("receipt", b"\x93\x01\x02\x03"))
