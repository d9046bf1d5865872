"""Cards of other banks: registered from a secure page, listed, removed (M120, D13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import Row, func, insert, select, update

from banking.cards.tables import saved_card
from banking.codes.summary import Summary
from banking.crypto import Place
from banking.institutions.directory import institution
from banking.people.forms import take_card_number, typed_number
from banking.refusals import CardKnown, CredentialsInvalid, NotFound, OperationConflict, Refusal, TooManyCards
from banking.values import (
    CardBrand,
    CardRemoved,
    Identification,
    IdentificationKind,
    SavedCardRef,
    TypedNumber,
)

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.requests import GetTypedNumber, ListSavedCards, RemoveCard, SaveCard
    from banking.work import MemberId, Order, Work

Found = Row[*tuple[Any, ...]]


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


async def summarise_saved(conn: AsyncConnection, member: MemberId | None, card: SavedCardRef) -> str:
    """The last digits of a registered card, if it is this member's."""
    mine = select(func.max(saved_card.c.last4)).where(
        saved_card.c.id == card.id, saved_card.c.member_id == member
    )
    return f"****{await conn.scalar(mine) or '????'}"


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
