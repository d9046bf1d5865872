"""Secure pages: opened by a chat, completed once in a browser, used once by a command (D3).

After a page is done the bank keeps who was proven, or the hash of a new password; never what was typed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row, and_, select, update
from sqlalchemy.dialects.postgresql import insert

from banking.cards.tables import card
from banking.crypto import Place
from banking.faults import Fault
from banking.people.chats import linked_member
from banking.people.sessions import session_member
from banking.people.tables import credential, form, member
from banking.refusals import SessionEnded
from banking.values import (
    CardBrand,
    FormHandle,
    FormPurpose,
    FormState,
    FormTicket,
    FormView,
    Language,
    TypedNumber,
)
from banking.work import MemberId

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.values import CardRef
    from banking.work import Order, Work


@dataclass(frozen=True, slots=True)
class Proof:
    """What a done credentials or password page proves, while the password it proved is still the member's."""

    member_id: MemberId
    temporary: bool


async def open_form(
    work: Work, handle: FormHandle, purpose: FormPurpose, about: CardRef | None = None
) -> FormTicket | SessionEnded:
    """Open a page; see `banking.api.Bank.open_form`. The token is derived, and only its hash is stored."""
    token = work.keys.form_token(handle.bytes)
    known = await _by_handle(work.conn, handle)
    if known is None:
        member_id = await _expected_member(work, purpose)
        if member_id is None and purpose is not FormPurpose.CREDENTIALS:
            return SessionEnded()
        card_id = await _card_of_page(work.conn, member_id, purpose, about)
        await work.conn.execute(
            insert(form)
            .values(
                handle=handle,
                token_hash=_token_hash(token),
                chat_id=work.caller.chat_id,
                purpose=purpose,
                member_id=member_id,
                card_id=card_id,
                temporary=False,
                opened_at=work.now,
                expires_at=work.now + timedelta(seconds=work.policy.form_ttl_seconds),
            )
            .on_conflict_do_nothing()
        )
        known = await _by_handle(work.conn, handle)
    if (
        known is None
        or known.chat_id != work.caller.chat_id
        or known.purpose != purpose
        or known.card_id != (about.id if about else None)
    ):
        message = "a page's handle was used for another page"
        raise Fault(message)
    return FormTicket(handle, token, known.expires_at)


async def find_form(conn: AsyncConnection, token: str) -> Row[*tuple[Any, ...]] | None:
    """The page behind a token."""
    return (await conn.execute(select(form).where(form.c.token_hash == _token_hash(token)))).first()


def view_of(row: Row[*tuple[Any, ...]], now: datetime, language: Language = Language.SPANISH) -> FormView:
    """What may be shown of a page."""
    if row.done_at is not None:
        state = FormState.DONE
    else:
        state = FormState.OPEN if now < row.expires_at else FormState.EXPIRED
    return FormView(FormHandle(row.handle), row.chat_id, FormPurpose(row.purpose), state, language)


async def complete(
    conn: AsyncConnection, handle: FormHandle, now: datetime, proof: Mapping[str, object]
) -> bool:
    """Mark a page as done with its proof; False when it was done or ran out meanwhile."""
    done = update(form).where(form.c.handle == handle, form.c.done_at.is_(None), form.c.expires_at > now)
    return await conn.scalar(done.values(done_at=now, **proof).returning(form.c.handle)) is not None


async def proof(work: Work, handle: FormHandle) -> Proof | None:
    """What a done credentials or password page of this chat proves; does not use it up."""
    row = (
        await work.conn.execute(
            select(form.c.member_id, form.c.temporary)
            .join(credential, _same_password())
            .join(member, and_(member.c.id == form.c.member_id, member.c.status == "active"))
            .where(form.c.handle == handle, *_fresh(work))
        )
    ).first()
    return None if row is None else Proof(MemberId(row.member_id), row.temporary)


async def use_proof(order: Order, handle: FormHandle) -> None:
    """Use a page's proof up."""
    await order.conn.execute(update(form).where(form.c.handle == handle).values(used_at=order.now))


async def take_new_password(order: Order, handle: FormHandle, member_id: MemberId) -> str | None:
    """The hash of the new password typed by this member in this chat, once; the page then forgets it."""
    mine = (
        form.c.handle == handle,
        form.c.purpose == FormPurpose.NEW_PASSWORD,
        form.c.member_id == member_id,
        *_fresh(order),
    )
    kept = await order.conn.scalar(select(form.c.password_hash).where(*mine).with_for_update())
    await order.conn.execute(update(form).where(*mine).values(used_at=order.now, password_hash=None))
    return kept


async def take_new_pin(order: Order, handle: FormHandle, card_id: int, version: int) -> str | None:
    """The hash of the new key typed by this member for this card, once, while the key proven there is still the card's;
    the page then forgets it.
    """
    mine = (
        form.c.handle == handle,
        form.c.purpose == FormPurpose.CARD_PIN,
        form.c.member_id == order.owner,
        form.c.card_id == card_id,
        form.c.pin_version == version,
        *_fresh(order),
    )
    kept = await order.conn.scalar(select(form.c.password_hash).where(*mine).with_for_update())
    await order.conn.execute(update(form).where(*mine).values(used_at=order.now, password_hash=None))
    return kept


async def typed_number(work: Work, handle: FormHandle) -> TypedNumber | None:
    """The card number of a done page of this member's in this chat, by brand and last digits."""
    row = (await work.conn.execute(select(form).where(*_typed_by(work, handle)))).first()
    return None if row is None else TypedNumber(handle, CardBrand(row.number_brand), row.number_last4)


async def take_card_number(order: Order, typed: TypedNumber) -> str | None:
    """The number typed on a page, once; the page then forgets it."""
    mine = _typed_by(order, typed.page)
    row = (await order.conn.execute(select(form).where(*mine).with_for_update())).first()
    if row is None or (row.number_brand, row.number_last4) != (typed.brand, typed.last4):
        return None
    await order.conn.execute(update(form).where(*mine).values(used_at=order.now, number_sealed=None))
    return order.keys.open(number_place(typed.page), row.number_sealed)


def number_place(handle: FormHandle) -> Place:
    """Where a page's sealed card number lives, until it is registered or forgotten."""
    return Place("bank.form", "number_sealed", str(handle))


def _typed_by(work: Work, handle: FormHandle) -> tuple[ColumnElement[bool], ...]:
    return (
        form.c.handle == handle,
        form.c.purpose == FormPurpose.CARD_NUMBER,
        form.c.member_id == work.owner,
        form.c.number_sealed.is_not(None),
        *_fresh(work),
    )


def _fresh(work: Work) -> tuple[ColumnElement[bool], ...]:
    """Done in this chat, not long ago, and not used."""
    return (
        form.c.chat_id == work.caller.chat_id,
        form.c.done_at > work.now - timedelta(seconds=work.policy.credentials_ttl_seconds),
        form.c.used_at.is_(None),
    )


def _same_password() -> ColumnElement[bool]:
    return and_(credential.c.member_id == form.c.member_id, credential.c.version == form.c.credential_version)


async def _expected_member(work: Work, purpose: FormPurpose) -> MemberId | None:
    """Who must be sitting at the page: known for a password, unknown for credentials."""
    if purpose is FormPurpose.CREDENTIALS:
        return None
    if purpose is FormPurpose.PASSWORD:
        return await linked_member(work.conn, work.caller.chat_id)
    in_session = await session_member(work.conn, work.caller, work.now)
    if in_session is not None or purpose in (FormPurpose.CARD_PIN, FormPurpose.CARD_NUMBER):
        return in_session
    latest = await work.conn.scalar(
        select(form.c.member_id)
        .join(credential, _same_password())
        .where(*_fresh(work), form.c.credential_version.is_not(None))
        .order_by(form.c.done_at.desc())
        .limit(1)
    )
    return None if latest is None else MemberId(latest)


async def _card_of_page(
    conn: AsyncConnection, member_id: MemberId | None, purpose: FormPurpose, about: CardRef | None
) -> int | None:
    """The card a page is about, which must be this member's: a channel offers no other (S16)."""
    if (purpose is FormPurpose.CARD_PIN) != (about is not None):
        message = f"a {purpose} page about {'a card' if about else 'no card'}"
        raise Fault(message)
    if about is None:
        return None
    mine = select(card.c.id).where(
        card.c.id == about.id, card.c.member_id == member_id, card.c.last4 == about.last4
    )
    found: int | None = await conn.scalar(mine)
    if found is None:
        message = "a page about somebody else's card"
        raise Fault(message)
    return found


async def _by_handle(conn: AsyncConnection, handle: FormHandle) -> Row[*tuple[Any, ...]] | None:
    return (await conn.execute(select(form).where(form.c.handle == handle))).first()


def _token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
