"""What rails tell us without being asked: authentic by then, taken once each, never believed on an amount (S03, S04)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from banking import audit
from banking.payments.rails import Status, Word
from banking.payments.records import lock, order_of
from banking.payments.tables import rail_message
from banking.payments.working import hear
from banking.values.payments import PaymentId

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.payments.working import Desk

most_text_characters: Final = 100


class Taken(StrEnum):
    """What became of a message."""

    TAKEN = "taken"
    REPEATED = "repeated"
    """The same message again: nothing happened."""
    CONFLICT = "conflict"
    """Another message under a used id: an alarm, and nothing happened (F09)."""
    STRANGE = "strange"
    """It speaks of an order that is not ours: noted."""
    LATER = "later"
    """This code does not know the order's kind; newer code will (F16)."""


class UnreadableMessageError(ValueError):
    """The body is no message of a rail."""


@dataclass(frozen=True, slots=True)
class Message:
    """A callback: `id` is the rail's, and once."""

    id: str
    rail: str
    key: PaymentId | None
    """None where it is no key of ours at all."""
    word: Word


def read_message(body: bytes) -> Message:
    """Read a callback's JSON: `{"event", "rail", "key", "status", "amount", "currency", "account", "reference"?, "reason"?}`.

    Raises:
        UnreadableMessageError: it is something else.
    """
    try:
        plain = json.loads(body)
        word = read_word(plain)
        return Message(
            short_text(plain["event"]), short_text(plain["rail"]), _key(short_text(plain["key"])), word
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        message = "not a message of a rail"
        raise UnreadableMessageError(message) from None


def read_word(plain: dict[str, Any]) -> Word:
    """The rail's word in a JSON object; ValueError, KeyError or TypeError where it is none."""
    amount = plain["amount"]
    if type(amount) is not int:
        message = "amounts are whole cents"
        raise TypeError(message)
    return Word(
        Status(plain["status"]),
        amount,
        short_text(plain["currency"]),
        short_text(plain["account"], least=0),
        optional_text(plain.get("reference")),
        optional_text(plain.get("reason")),
    )


async def take_message(desk: Desk, message: Message, body: bytes) -> Taken:
    """Take a message whose signature was checked: the note that it came and what it moves are one transaction."""
    async with desk.engine.begin() as conn:
        found = None if message.key is None else await lock(conn, message.key)
        if found is not None and found.rail != message.rail:
            found = None
        if found is not None and not desk.knows(found):
            return Taken.LATER
        means = desk.means(conn)
        row = {
            "rail": message.rail,
            "message_id": message.id,
            "body_hash": hashlib.sha256(body).digest(),
            "payment_id": None if found is None else found.id,
            "event": message.word.status.value,
            "received_at": means.now,
        }
        if not await _first(conn, row):
            same = await _same(conn, row)
            if not same:
                await _alarm(desk, conn, message)
            return Taken.REPEATED if same else Taken.CONFLICT
        if found is None:
            return Taken.STRANGE
        order = order_of(desk.keys, found)
        await hear(means, found, order, message.word, f"rail:{message.rail}", source="callback")
        return Taken.TAKEN


async def _first(conn: AsyncConnection, row: dict[str, Any]) -> bool:
    added = insert(rail_message).values(row).on_conflict_do_nothing().returning(rail_message.c.rail)
    return (await conn.execute(added)).first() is not None


async def _same(conn: AsyncConnection, row: dict[str, Any]) -> bool:
    stored = await conn.scalar(
        select(rail_message.c.body_hash).where(
            rail_message.c.rail == row["rail"], rail_message.c.message_id == row["message_id"]
        )
    )
    return bool(stored == row["body_hash"])


async def _alarm(desk: Desk, conn: AsyncConnection, message: Message) -> None:
    await audit.record(
        conn,
        at=desk.clock(),
        actor=f"rail:{message.rail}",
        action="RailMessage",
        subject=message.id,
        origin="callback",
        result="SameIdOtherBody",
    )


def short_text(value: object, least: int = 1) -> str:
    """A printable text of a rail's, not too long; TypeError where it is none."""
    if (
        not isinstance(value, str)
        or not least <= len(value) <= most_text_characters
        or not value.isprintable()
    ):
        message = "a short text is needed"
        raise TypeError(message)
    return value


def optional_text(value: object) -> str | None:
    """The same, or nothing."""
    return None if value is None else short_text(value)


def _key(text: str) -> PaymentId | None:
    try:
        return PaymentId(UUID(text))
    except ValueError:
        return None
