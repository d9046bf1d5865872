"""Cards of other banks: registered from a secure page, listed, corrected, removed (M120, D13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid4

from sqlalchemy import Row, func, insert, select, update

from banking.beneficiaries.fields import is_line
from banking.cards.tables import saved_card
from banking.codes.summary import Summary
from banking.crypto import Place
from banking.institutions.directory import find, institution
from banking.people.forms import take_card_number, typed_number
from banking.people.identification import read_cedula, read_passport
from banking.refusals import (
    CardKnown,
    CredentialsInvalid,
    FieldUnreadable,
    NotFound,
    OperationConflict,
    Refusal,
    TooManyCards,
)
from banking.values import (
    CardBrand,
    CardRemoved,
    Identification,
    IdentificationKind,
    SavedCardChange,
    SavedCardField,
    SavedCardRef,
    TypedNumber,
)

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.requests import (
        CheckCardChange,
        EditCard,
        GetTypedNumber,
        ListSavedCards,
        RemoveCard,
        SaveCard,
    )
    from banking.work import MemberId, Order, Work

Found = Row[*tuple[Any, ...]]
_REMOVE: Final = frozenset({"quitar", "ninguno", "ninguna", "sin alias", "sin nombre", "remove", "none"})
"""How an alias is removed."""


@dataclass(frozen=True, slots=True)
class PaidCard:
    """Everything registered of one card; stays inside the bank."""

    ref: SavedCardRef
    institution: str
    number: str
    holder: str
    identification: Identification
    destination: bytes
    since: datetime

    def __repr__(self) -> str:
        """Numbers stay out of logs (S27)."""
        return f"PaidCard(ref={self.ref.id!r}, …)"


async def get_typed_number(work: Work, query: GetTypedNumber) -> TypedNumber | CredentialsInvalid:
    """Handle `GetTypedNumber`."""
    return await typed_number(work, query.page) or CredentialsInvalid()


async def list_saved_cards(work: Work, _query: ListSavedCards) -> tuple[SavedCardRef, ...]:
    """Handle `ListSavedCards`: newest last."""
    mine = select(saved_card).where(saved_card.c.member_id == work.owner, saved_card.c.deleted_at.is_(None))
    rows = await work.conn.execute(mine.order_by(saved_card.c.since, saved_card.c.id))
    return tuple(_ref(work.keys, row) for row in rows)


async def save_card(order: Order, command: SaveCard) -> SavedCardRef | Refusal:
    """Handle `SaveCard`. The number comes from its page and goes under the card's own seal."""
    if institution(command.institution.code) != command.institution:
        return OperationConflict()
    number = await take_card_number(order, command.typed)
    if number is None:
        return CredentialsInvalid()
    destination = order.keys.blind("card-number", number)
    mine = select(saved_card.c.since, saved_card.c.deleted_at, saved_card.c.destination).where(
        saved_card.c.member_id == order.owner
    )
    rows = (await order.conn.execute(mine)).all()
    standing = [row for row in rows if row.deleted_at is None]
    if any(row.destination == destination for row in standing):
        return CardKnown()
    if len(standing) >= order.policy.saved_cards:
        return TooManyCards(order.policy.saved_cards)
    card_id = uuid4()
    sealed = {
        "number": number,
        "holder": command.holder,
        "identification": command.identification.number,
        **({} if command.alias is None else {"alias": command.alias}),
    }
    await order.conn.execute(
        insert(saved_card).values(
            id=card_id,
            member_id=order.owner,
            institution=command.institution.code,
            brand=command.typed.brand,
            last4=command.typed.last4,
            destination=destination,
            identification_kind=command.identification.kind,
            since=min((row.since for row in rows if row.destination == destination), default=order.now),
            **{column: order.keys.seal(_place(column, card_id), value) for column, value in sealed.items()},
        )
    )
    name = command.alias or command.holder
    return SavedCardRef(card_id, command.typed.brand, command.typed.last4, name, command.institution.name)


async def check_card_change(
    work: Work, query: CheckCardChange
) -> SavedCardChange | NotFound | FieldUnreadable:
    """Handle `CheckCardChange`."""
    known = await paid_card(work, query.card) is not None
    return _change(query.field, query.typed) if known else NotFound()


async def edit_card(order: Order, command: EditCard) -> SavedCardRef | Refusal:
    """Handle `EditCard`. Its limits stay: they are the number's, and that is never edited."""
    if await paid_card(order, command.card) is None:
        return NotFound()
    change = _change(command.change.field, command.change.value)
    if isinstance(change, Refusal):
        return change
    if change != command.change:
        return OperationConflict()
    columns = _columns(order.keys, command.card.id, change)
    mine = update(saved_card).where(saved_card.c.id == command.card.id).values(**columns)
    return _ref(order.keys, (await order.conn.execute(mine.returning(saved_card))).one())


async def remove_card(order: Order, command: RemoveCard) -> CardRemoved | NotFound:
    """Handle `RemoveCard`."""
    if await paid_card(order, command.card) is None:
        return NotFound()
    gone = update(saved_card).where(saved_card.c.id == command.card.id)
    await order.conn.execute(gone.values(deleted_at=order.now))
    return CardRemoved(command.card)


async def paid_card(work: Work, ref: SavedCardRef) -> PaidCard | None:
    """A registered card of this member's, in full; None where what the caller believes of it is not so (S16)."""
    mine = select(saved_card).where(
        saved_card.c.id == ref.id, saved_card.c.member_id == work.owner, saved_card.c.deleted_at.is_(None)
    )
    row = (await work.conn.execute(mine)).first()
    if row is None or _ref(work.keys, row) != ref:
        return None
    return PaidCard(
        ref,
        row.institution,
        _open(work.keys, row, "number"),
        _open(work.keys, row, "holder"),
        Identification(IdentificationKind(row.identification_kind), _open(work.keys, row, "identification")),
        row.destination,
        row.since,
    )


async def summarise_new(_conn: AsyncConnection, _member: MemberId | None, command: SaveCard) -> Summary:
    """What the SMS says of a card to be registered."""
    return Summary("save_card", None, f"****{command.typed.last4}")


async def digits_of(conn: AsyncConnection, member: MemberId | None, card_id: UUID) -> str:
    """The last digits of a registered card, if it is this member's."""
    mine = select(func.max(saved_card.c.last4)).where(
        saved_card.c.id == card_id, saved_card.c.member_id == member
    )
    return f"****{await conn.scalar(mine) or '????'}"


def _change(field: SavedCardField, typed: str | None) -> SavedCardChange | FieldUnreadable:
    """What was typed for a field in its normal form; reading that form again gives the same."""
    line = " ".join((typed or "").split())
    value: str | None = line if line and is_line(line) else None
    match field:
        case SavedCardField.ALIAS if not line or line.casefold() in _REMOVE:
            return SavedCardChange(field, None)
        case SavedCardField.IDENTIFICATION:
            read = _identification(line)
            value = None if read is None else read.number
        case SavedCardField.INSTITUTION:
            value = next((each.name for each in find(line) if each.name == line), None)
    return FieldUnreadable(field) if value is None else SavedCardChange(field, value)


def _columns(keys: Keys, card_id: UUID, change: SavedCardChange) -> dict[str, object]:
    """What a change writes."""
    if change.value is None:
        return {"alias": None}
    if change.field is SavedCardField.INSTITUTION:
        return {"institution": next(each.code for each in find(change.value) if each.name == change.value)}
    column = change.field.value
    columns: dict[str, object] = {column: keys.seal(_place(column, card_id), change.value)}
    read = _identification(change.value)
    if change.field is SavedCardField.IDENTIFICATION and read is not None:
        columns["identification_kind"] = read.kind
    return columns


def _identification(text: str) -> Identification | None:
    return read_cedula(text) or read_passport(text)


def _ref(keys: Keys, row: Found) -> SavedCardRef:
    of = institution(row.institution)
    name = _open(keys, row, "holder" if row.alias is None else "alias")
    return SavedCardRef(
        row.id, CardBrand(row.brand), row.last4, name, row.institution if of is None else of.name
    )


def _open(keys: Keys, row: Found, column: str) -> str:
    return keys.open(_place(column, row.id), getattr(row, column))


def _place(column: str, card_id: UUID) -> Place:
    return Place("bank.saved_card", column, str(card_id))
