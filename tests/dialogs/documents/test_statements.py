"""Statements, sheets and months: what was drawn is read back, figure by figure."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from banking.api import (
    AccountKind,
    AccountRef,
    DataTicket,
    Money,
    Month,
    Months,
    MonthTotals,
    Movement,
    MovementFilter,
    MyData,
    PaidBillsSheet,
    PaidBillsTicket,
    Period,
    Statement,
    StatementOrder,
    StatementTicket,
    Totals,
    Unavailable,
)
from banking.demo.year import a_year
from dialogs.documents import NotNowError, draw, draw_with, pack, sheet, statement
from dialogs.engine.codec import CodecError
from dialogs.engine.replies import Document
from dialogs.words import Words

WORDS = Words.load()
TODAY = date(2026, 11, 20)
ACCOUNT = AccountRef(1, AccountKind.SAVINGS, "0750")
NOON = datetime(2026, 11, 20, 17, tzinfo=UTC)
YEAR = Period(date(2025, 11, 1), TODAY)


def movements() -> tuple[Movement, ...]:
    """A year, newest first, as the bank gives it."""
    balance = 0
    found: list[Movement] = []
    for deed in a_year(TODAY):
        for line in deed.lines:
            balance += line.cents
            found.append(Movement(deed.on, line.document, line.text, Money(line.cents), Money(balance)))
    return tuple(reversed(found))


def made(items: tuple[Movement, ...], **changes: object) -> Statement:
    gained, spent = (sum(sign * max(sign * item.amount.cents, 0) for item in items) for sign in (1, -1))
    plain = Statement(
        account=ACCOUNT,
        number="••••0750",
        holder="Ñusta Ávila 🙂",
        period=YEAR,
        filter=None,
        totals=Totals(Money(gained), Money(spent), len(items)),
        opening=Money(0) if items else None,
        closing=items[0].balance if items else None,
        items=items,
        is_cut=False,
        ordered_at=NOON,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def said(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def cents(shown: str) -> int:
    return int(re.sub(r"[$,.]", "", shown))


def test_every_movement_of_a_statement_is_read_back_with_all_columns() -> None:
    items = movements()
    text = said(statement.draw(WORDS, made(items)))
    row = re.compile(r"(\d\d/\d\d/\d{4})\s+(\d+) - (.+)\n(Débito|Crédito)\s+(-?\$[\d,.]+)\s+(-?\$[\d,.]+)")
    read = [
        (day, int(document), name, kind, cents(amount), cents(balance))
        for day, document, name, kind, amount, balance in row.findall(text)
    ]
    assert read == [
        (
            f"{item.booked_on:%d/%m/%Y}",
            item.document,
            item.text,
            "Débito" if item.amount.cents < 0 else "Crédito",
            item.amount.cents,
            item.balance.cents,
        )
        for item in items
    ]
    for _, _, _, _, amount, balance in read[-1:]:
        assert amount == balance
    assert sum(line[4] for line in read) == items[0].balance.cents
    for expected in ("••••0750 Ahorros - USD - COOPROGRESO", "Ñusta Ávila", "Del 01/11/2025 al 20/11/2026"):
        assert expected in text
    assert "🙂" not in text


def test_the_same_statement_is_the_same_file() -> None:
    once, again = (statement.draw(WORDS, made(movements()[:20])) for _ in range(2))
    assert once == again


def test_a_cut_or_an_empty_statement_says_so() -> None:
    items = movements()[:30]
    cut = made(items, is_cut=True, filter=MovementFilter("retiro"), opening=None, closing=None)
    assert "Se muestran los 30 movimientos más recientes" in " ".join(
        said(statement.draw(WORDS, cut)).split()
    )
    assert "No se encontraron registros." in said(statement.draw(WORDS, made(())))


def test_a_sheet_opens_with_its_figures_as_figures() -> None:
    items = movements()
    drawn = sheet.draw(WORDS, made(items, is_cut=True))
    assert drawn.startswith(b"\xef\xbb\xbfFecha;Documento;")
    head, *rows, cut = csv.reader(StringIO(drawn.decode("utf-8-sig")), delimiter=";")
    assert (len(head), cut) == (7, [WORDS.plain("document-statement_cut", {"count": len(items)})])
    read = [(int(row[4].replace(",", "")), int(row[5].replace(",", ""))) for row in rows]
    assert read == [(item.amount.cents, item.balance.cents) for item in items]


@given(st.text(min_size=1, max_size=80))
def test_no_text_in_a_sheet_can_act_as_a_formula(text: str) -> None:
    item = Movement(TODAY, 1, text, Money(-5), Money(5))
    drawn = sheet.draw(WORDS, made((item,))).decode("utf-8-sig")
    row = list(csv.reader(StringIO(drawn, newline=""), delimiter=";"))[1]
    assert not row[2].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert row[2].removeprefix("'") == text.removeprefix("'")


# --- drawn when it is sent --------------------------------------------------------------------------------------------

TICKET = StatementTicket(
    StatementOrder(
        member=7,
        account=ACCOUNT,
        period=YEAR,
        filter=MovementFilter("x" * 60, ("comision",), Money(1), Money(2)),
        totals=Totals(Money(10**12), Money(-(10**12)), 10**7),
        below=10**7,
        rows=20_000,
        expires_at=NOON,
    ),
    bytes(32),
)


class Shelf:
    """An archive that answers what the test says."""

    def __init__(self, answer: Statement | Exception | None) -> None:
        self.answer = answer

    async def statement(self, ticket: StatementTicket) -> Statement | None:
        assert ticket == TICKET
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    async def paid_bills(self, ticket: PaidBillsTicket) -> PaidBillsSheet | None:
        raise NotImplementedError

    async def my_data(self, ticket: DataTicket) -> MyData | None:
        raise AssertionError(ticket)


@pytest.mark.parametrize(("kind", "ending"), [("statement", "pdf"), ("sheet", "csv")])
async def test_what_waits_is_small_and_its_rows_are_asked_for_when_it_is_drawn(
    kind: str, ending: str
) -> None:
    waiting = pack(Document(kind, TICKET))
    assert len(waiting.data) < 256
    drawn = await draw_with(Shelf(made(movements())), waiting)
    assert drawn.name == f"estado-0750-20251101-20261120.{ending}"
    with pytest.raises(CodecError):
        draw(waiting)


async def test_a_file_waits_for_a_bank_that_is_away_and_is_replaced_by_a_sentence_when_it_is_too_late() -> (
    None
):
    waiting = pack(Document("statement", TICKET))
    with pytest.raises(NotNowError):
        await draw_with(Shelf(Unavailable("away")), waiting)
    drawn = await draw_with(Shelf(None), waiting)
    assert (drawn.name, drawn.content.decode()) == ("no-disponible.txt", WORDS.plain("document-gone", {}))


@pytest.mark.parametrize("closing", [0, 29_565, -12_345, 10**12])
def test_months_are_a_picture_whatever_the_amounts(closing: int) -> None:
    month = MonthTotals(Month.of(TODAY), YEAR, Money(abs(closing)), Money(-5), Money(closing))
    drawn = draw(pack(Document("months", Months(ACCOUNT, "••••0750", (month,) * 13))))
    picture = Image.open(BytesIO(drawn.content)).convert("RGB")
    assert picture.size == (1000, 1250)
    bars = sum(picture.getpixel((x, 639)) == (0, 112, 74) for x in range(1000))
    assert (bars > 0) == (closing != 0)
    assert drawn.is_photo
