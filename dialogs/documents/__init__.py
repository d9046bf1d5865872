"""Files for people: receipts, account cards, statements, drawn at the moment they are sent.

What waits in the outbox is a value of a few dozen bytes, never the file. A file of many rows waits as a ticket, and its rows are
asked of the bank when it is drawn.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgpack

from banking.api import (
    AccountCard,
    AmortisationTable,
    Archive,
    BillsReceipt,
    CardPaymentReceipt,
    DataTicket,
    DeferralPlan,
    DeferralReceipt,
    DepositSimulation,
    InterbankReceipt,
    Language,
    LoanSimulation,
    Months,
    MyData,
    OtherCardReceipt,
    PaidBill,
    PaidBillsSheet,
    PaidBillsTicket,
    PlaceToday,
    Receipt,
    Statement,
    StatementTicket,
    TransferReceipt,
    Unavailable,
)
from dialogs.documents import (
    account_card,
    amortisation,
    deferral,
    months,
    my_data,
    paid_bills,
    receipt,
    receipt_picture,
    sheet,
    simulations,
    statement,
)
from dialogs.engine.codec import CodecError, decode, encode
from dialogs.engine.replies import Document
from dialogs.parcels import Attachment
from dialogs.words import Words

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the map, in degrees, with what stands under it."""

    latitude: float
    longitude: float
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file ready to be sent; a photo is shown in the chat, a document is opened from it. With a `point` it is no file but a
    place, which the messenger draws as a map.
    """

    name: str
    content: bytes
    is_photo: bool
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class _Kind:
    value: object
    """The type of what waits."""
    draw: Callable[[Words, Any], bytes]
    name: Callable[[Words, Any], str]
    is_photo: bool
    point: Callable[[Any], Point] | None = None
    fetch: Callable[[Archive, Any], Awaitable[Any]] | None = None
    """From what waits to what is drawn; None where the bank no longer gives it."""


FILES = (
    "receipt",
    "paid_bills",
    "statement",
    "months",
    "account",
    "deferral",
    "amortisation",
    "loan_simulation",
    "deposit_simulation",
    "my_data",
    "gone",
)
"""What files are called, under `document-files`."""


class NotNowError(Exception):
    """The bank cannot answer now: the file can be drawn later."""


async def _statement(archive: Archive, ticket: StatementTicket) -> Statement | None:
    return await archive.statement(ticket)


async def _paid_bills(archive: Archive, ticket: PaidBillsTicket) -> PaidBillsSheet | None:
    return await archive.paid_bills(ticket)


async def _my_data(archive: Archive, ticket: DataTicket) -> MyData | None:
    return await archive.my_data(ticket)


def _call(file: str, name: Callable[[Any], str]) -> Callable[[Words, Any], str]:
    """A file's name: what it is in the language, then what tells it from others, and its ending."""
    return lambda words, value: words.plain(f"document-files.{file}", {}) + name(value)


def _statement_name(drawn: Statement) -> str:
    return f"-{drawn.account.last4}-{drawn.period.first:%Y%m%d}-{drawn.period.last:%Y%m%d}"


def _point(value: PlaceToday) -> Point:
    place = value.place
    degrees = (place.latitude / _MILLION, place.longitude / _MILLION)
    return Point(*degrees, title=place.name, address=f"{place.address}, {place.city}")


def _receipt(value: object) -> _Kind:
    return _Kind(value, receipt.draw, _call("receipt", lambda drawn: f"-{drawn.code}.pdf"), is_photo=False)


def _picture(value: object) -> _Kind:
    name = _call("receipt", lambda drawn: f"-{drawn.code}.png")
    return _Kind(value, receipt_picture.draw, name, is_photo=True)


KINDS: Mapping[str, _Kind] = {
    "receipt": _receipt(Receipt),
    "transfer_receipt": _receipt(TransferReceipt),
    "interbank_receipt": _receipt(InterbankReceipt),
    "bills_receipt": _receipt(BillsReceipt),
    "paid_bill": _receipt(PaidBill),
    "receipt_picture": _picture(Receipt),
    "transfer_receipt_picture": _picture(TransferReceipt),
    "interbank_receipt_picture": _picture(InterbankReceipt),
    "bills_receipt_picture": _picture(BillsReceipt),
    "card_payment_picture": _picture(CardPaymentReceipt),
    "other_card_picture": _picture(OtherCardReceipt),
    "paid_bills": _Kind(
        PaidBillsTicket,
        paid_bills.draw,
        _call("paid_bills", lambda drawn: f"-{drawn.ordered_at:%Y%m%d}.csv"),
        is_photo=False,
        fetch=_paid_bills,
    ),
    "statement": _Kind(
        StatementTicket,
        statement.draw,
        _call("statement", lambda drawn: f"{_statement_name(drawn)}.pdf"),
        is_photo=False,
        fetch=_statement,
    ),
    "sheet": _Kind(
        StatementTicket,
        sheet.draw,
        _call("statement", lambda drawn: f"{_statement_name(drawn)}.csv"),
        is_photo=False,
        fetch=_statement,
    ),
    "place": _Kind(
        PlaceToday,
        lambda _words, _value: b"",
        lambda _words, value: value.place.name,
        is_photo=False,
        point=_point,
    ),
    "months": _Kind(Months, months.draw, _call("months", lambda _value: ".png"), is_photo=True),
    "account_card": _Kind(
        AccountCard, account_card.draw, _call("account", lambda _value: ".png"), is_photo=True
    ),
    "card_payment": _receipt(CardPaymentReceipt),
    "other_card": _receipt(OtherCardReceipt),
    "my_data": _Kind(
        DataTicket, my_data.pdf, _call("my_data", lambda _value: ".pdf"), is_photo=False, fetch=_my_data
    ),
    "my_data_json": _Kind(
        DataTicket, my_data.portable, _call("my_data", lambda _value: ".json"), is_photo=False, fetch=_my_data
    ),
    "loan_simulation": _Kind(
        LoanSimulation, simulations.loan, _call("loan_simulation", lambda _value: ".png"), is_photo=True
    ),
    "deposit_simulation": _Kind(
        DepositSimulation,
        simulations.deposit,
        _call("deposit_simulation", lambda _value: ".png"),
        is_photo=True,
    ),
    "deferral": _Kind(
        DeferralPlan, deferral.picture, _call("deferral", lambda _value: ".png"), is_photo=True
    ),
    "deferral_schedule": _Kind(
        DeferralReceipt,
        deferral.schedule,
        _call("deferral", lambda value: f"-{value.code}.pdf"),
        is_photo=False,
    ),
    "amortisation": _Kind(
        AmortisationTable,
        amortisation.draw,
        _call("amortisation", lambda value: f"-{value.detail.loan.ref.last4}.pdf"),
        is_photo=False,
    ),
}


def pack(document: Document, language: Language = Language.SPANISH) -> Attachment:
    """The document as it waits in the outbox; its kind says the language, where that is not Spanish: `receipt.en`."""
    kind = KINDS[document.kind]
    name = document.kind if language is Language.SPANISH else f"{document.kind}.{language}"
    return Attachment(name, msgpack.packb(encode(document.value, kind.value)))


def draw(attachment: Attachment, public_url: str = "") -> Drawn:
    """A file that needs nothing of the bank; raises CodecError where the waiting data does not fit its kind. `public_url` is
    where receipts are verified.
    """
    kind, value, language = _unpacked(attachment)
    if kind.fetch is not None:
        raise CodecError(f"{attachment.kind} is drawn from what the bank answers")
    return _drawn(kind, value, _words(public_url, language))


async def draw_with(archive: Archive, attachment: Attachment, public_url: str = "") -> Drawn:
    """Any file, drawn beside the event loop. Raises CodecError, and NotNowError where the bank cannot answer."""
    kind, value, language = _unpacked(attachment)
    words = _words(public_url, language)
    if kind.fetch is not None:
        try:
            value = await kind.fetch(archive, value)
        except Unavailable as away:
            raise NotNowError from away
        if value is None:
            gone = words.plain("document-gone", {})
            return Drawn(f"{words.plain('document-files.gone', {})}.txt", gone.encode(), is_photo=False)
    return await asyncio.to_thread(_drawn, kind, value, words)


def _unpacked(attachment: Attachment) -> tuple[_Kind, Any, Language]:
    name, _, language = attachment.kind.partition(".")
    kind = KINDS[name]
    return kind, decode(msgpack.unpackb(attachment.data), kind.value), Language(language or Language.SPANISH)


def _drawn(kind: _Kind, value: Any, words: Words) -> Drawn:
    point = None if kind.point is None else kind.point(value)
    return Drawn(kind.name(words, value), kind.draw(words, value), kind.is_photo, point)


@cache
def _all_words(public_url: str) -> Words:
    return Words.load({"verify_page": f"{public_url}/v"})


def _words(public_url: str, language: Language) -> Words:
    return _all_words(public_url).spoken(language)
