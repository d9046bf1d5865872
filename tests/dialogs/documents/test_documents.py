"""Files for people: their numbers are parsed back from what was drawn."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image
from pypdf import PdfReader

from banking.api import (
    AccountCard,
    AccountKind,
    AccountRef,
    AmortisationMethod,
    AmortisationTable,
    BeneficiaryRef,
    Instalment,
    InstalmentStatus,
    InterbankQuote,
    InterbankReceipt,
    Loan,
    LoanDetail,
    LoanRef,
    LoanStatus,
    Money,
    PaymentId,
    RailName,
    Rate,
    Receipt,
)
from dialogs.documents import KINDS, draw, pack
from dialogs.engine.codec import CodecError
from dialogs.engine.replies import Document
from dialogs.flows.sharing import BUTTONS
from dialogs.parcels import Attachment
from dialogs.words.words import money

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


INTERBANK = InterbankReceipt(
    code="K7QM-42XA-5TRW",
    at=RECEIPT.at,
    source=RECEIPT.source,
    beneficiary=BeneficiaryRef(UUID(int=5), "Andrés Morales", "Banco Pichincha", "4821"),
    amount=Money(125_050),
    quote=InterbankQuote(RailName.SPI, Money(36), Money(5), Money(125_091), date(2026, 11, 25)),
    reference="arriendo",
    payment=PaymentId(UUID(int=6)),
)


def test_every_kind_of_receipt_shows_its_own_rows_and_how_to_verify_it() -> None:
    drawn = draw(pack(Document("interbank_receipt", INTERBANK)), "https://banco.example")
    (page,) = PdfReader(BytesIO(drawn.content)).pages
    said = page.extract_text()
    for expected in ("$1,250.50", "$0.36", "$0.05", "$1,250.91", "Andrés Morales", "••••4821", "/verificar"):
        assert expected in said
    assert len(page.images) == 1


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


@pytest.mark.parametrize(
    "kind", sorted(kind for kinds in BUTTONS.values() for kind in kinds.documents.values())
)
def test_every_picture_of_a_receipt_can_be_drawn_from_what_its_button_tells(kind: str) -> None:
    (told,) = [told for each in BUTTONS.values() for told, name in each.documents.items() if name == kind]
    assert KINDS[kind].value is told
    assert KINDS[kind].is_photo


def test_a_receipt_to_forward_is_a_picture_as_high_as_its_rows_and_the_same_each_time() -> None:
    long = Receipt(**{**{f: getattr(RECEIPT, f) for f in RECEIPT.__slots__}, "reference": "W" * 60})
    drawn = [
        draw(pack(Document(*each)), "https://banco.example")
        for each in (
            ("receipt_picture", RECEIPT),
            ("receipt_picture", long),
            ("interbank_receipt_picture", INTERBANK),
            ("interbank_receipt_picture", INTERBANK),
        )
    ]
    (short, wordy, most, again) = [Image.open(BytesIO(each.content)) for each in drawn]
    assert {each.width for each in (short, wordy, most)} == {800}
    assert short.height < wordy.height < most.height <= 1280
    assert drawn[2].content == drawn[3].content != drawn[0].content
    assert again.size == most.size
    assert drawn[0].name == "comprobante-7KQ4-M2XP.png"


def test_damaged_waiting_data_is_a_typed_fault() -> None:
    with pytest.raises(CodecError):
        draw(Attachment("receipt", b"\x93\x01\x02\x03"))


def instalment(number: int, status: InstalmentStatus, due_on: date, arrears: int = 0) -> Instalment:
    cents = 20_000 + number
    return Instalment(
        number, Money(cents), Money(cents + 1_000), Money(arrears), Money(500 + number), due_on, status
    )


def test_an_amortisation_table_says_every_column_of_every_instalment() -> None:
    states = [InstalmentStatus.PAID, InstalmentStatus.OVERDUE, InstalmentStatus.CURRENT]
    items = tuple(
        instalment(
            n, states[n - 1] if n <= 3 else InstalmentStatus.UPCOMING, date(2026, 10, 1), 321 * (n == 2)
        )
        for n in range(1, 61)
    )
    loan = Loan(
        LoanRef(7, "8000"),
        "CONSUMO PRIORITARIO ROL DE PAGOS",
        Money(1_375_000),
        Money(848_870),
        Money(39_069),
        date(2026, 12, 8),
        date(2024, 12, 18),
        LoanStatus.OVERDUE,
    )
    detail = LoanDetail(loan, AmortisationMethod.FRENCH, Rate(1_560), 60, 1, 1, Money(321), date(2029, 1, 5))
    drawn = draw(pack(Document("amortisation", AmortisationTable(detail, date(2026, 11, 20), items))))
    assert (drawn.name, drawn.is_photo) == ("tabla-amortizacion-8000.pdf", False)
    pages = [page.extract_text() for page in PdfReader(BytesIO(drawn.content)).pages]
    for heading in ("N. Cuota", "Cuota", "Capital", "Interés", "Mora", "Seguro", "Fecha de Pago", "Estado"):
        assert all(heading in page for page in pages)
    said = " ".join("\n".join(pages).split())
    written = {"paid": "Pagada", "overdue": "Vencida", "current": "Vigente", "upcoming": "Por Vencer"}
    for each in items:
        row = (
            f"{each.number} {money(each.total)} 01/10/2026 {written[each.status.value]} "
            f"{money(each.principal)} {money(each.interest)} {money(each.arrears)} {money(each.insurance)}"
        )
        assert row in said
    for fact in ("$13,750.00", "$8,488.70", "$390.69", "08/12/2026", "18/12/2024", "15.60%", "francés"):
        assert fact in pages[0]
    assert f"Total {money(Money(sum(each.total.cents for each in items)))}" in said


def test_the_table_of_a_loan_of_twenty_years_stays_on_its_pages() -> None:
    items = tuple(instalment(n, InstalmentStatus.UPCOMING, date(2026, 10, 1)) for n in range(1, 241))
    loan = Loan(
        LoanRef(7, "8000"),
        "W" * 80,
        Money(99_999_999_99),
        Money(99_999_999_99),
        Money(1),
        None,
        date(2024, 12, 18),
        LoanStatus.PAID,
    )
    detail = LoanDetail(loan, AmortisationMethod.GERMAN, Rate(0), 240, 0, 0, Money(0), date(2029, 1, 5))
    drawn = draw(pack(Document("amortisation", AmortisationTable(detail, date(2026, 11, 20), items))))
    assert 13 <= len(PdfReader(BytesIO(drawn.content)).pages) <= 17
