"""Files for people: receipts and account cards, drawn from a value at the moment they are sent.

What waits in the outbox is the value, a few dozen bytes, never the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgpack

from banking.api import AccountCard, AmortisationTable, Months, Receipt
from dialogs.documents import account_card, amortisation, months, receipt
from dialogs.engine.codec import decode, encode
from dialogs.engine.replies import Document
from dialogs.parcels import Attachment
from dialogs.words import Words


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file ready to be sent; a photo is shown in the chat, a document is opened from it."""

    name: str
    content: bytes
    is_photo: bool


@dataclass(frozen=True, slots=True)
class _Kind:
    value: object
    draw: Callable[[Words, Any], bytes]
    name: Callable[[Any], str]
    is_photo: bool


KINDS: Mapping[str, _Kind] = {
    "receipt": _Kind(Receipt, receipt.draw, lambda value: f"comprobante-{value.code}.pdf", is_photo=False),
    "months": _Kind(Months, months.draw, lambda _value: "meses.png", is_photo=True),
    "account_card": _Kind(AccountCard, account_card.draw, lambda _value: "cuenta.png", is_photo=True),
    "amortisation": _Kind(
        AmortisationTable,
        amortisation.draw,
        lambda value: f"tabla-amortizacion-{value.detail.loan.ref.last4}.pdf",
        is_photo=False,
    ),
}


def pack(document: Document) -> Attachment:
    """The document as it waits in the outbox."""
    kind = KINDS[document.kind]
    return Attachment(document.kind, msgpack.packb(encode(document.value, kind.value)))


def draw(attachment: Attachment) -> Drawn:
    """The file itself; raises CodecError where the waiting data does not fit its kind."""
    kind = KINDS[attachment.kind]
    value = decode(msgpack.unpackb(attachment.data), kind.value)
    return Drawn(kind.name(value), kind.draw(_words(), value), kind.is_photo)


@cache
def _words() -> Words:
    return Words.load("es")
