"""Chats: consent, and the one chat a member's channel is linked to (S10, S15, LOPDP)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import exists, insert, select, update

from banking.messages import emails
from banking.messages.events import BY_DESK, UNLINKED, add_event
from banking.people.languages import choose_language
from banking.people.sessions import end_sessions
from banking.people.tables import chat_link, consent, member
from banking.values import ChatProfile, Language
from banking.work import MemberId

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.requests import GetChatProfile, RecordConsent
    from banking.work import Order, Work


async def chat_profile(work: Work, _query: GetChatProfile) -> ChatProfile:
    """Handle `GetChatProfile`."""
    version = await work.conn.scalar(
        select(consent.c.version)
        .where(consent.c.chat_id == work.caller.chat_id)
        .order_by(consent.c.id.desc())
        .limit(1)
    )
    linked = await linked_member(work.conn, work.caller.chat_id)
    return ChatProfile(consent_version=version, linked=linked is not None)


async def record_consent(order: Order, command: RecordConsent) -> None:
    """Handle `RecordConsent`: history is kept, the newest counts. Whoever read the terms in English goes on in English."""
    await order.conn.execute(
        insert(consent).values(chat_id=order.caller.chat_id, version=command.version, accepted_at=order.now)
    )
    if order.caller.language is not Language.SPANISH:
        await choose_language(order.conn, order.caller.chat_id, order.caller.language, order.now)


async def linked_member(conn: AsyncConnection, chat_id: int) -> MemberId | None:
    """Whose channel this chat is."""
    found = await conn.scalar(
        select(chat_link.c.member_id).where(chat_link.c.chat_id == chat_id, chat_link.c.ended_at.is_(None))
    )
    return None if found is None else MemberId(found)


async def link(order: Order, member_id: MemberId) -> None:
    """Make the caller's chat the member's only one; the old one is cut off and told, and low limits begin (S10)."""
    conn, chat_id, now = order.conn, order.caller.chat_id, order.now
    holder = await linked_member(conn, chat_id)
    if holder == member_id:
        return
    if holder is not None:
        await _cut(order, holder)
        await emails.post(conn, order.keys, holder, emails.CHAT_RELEASED, now)
    moved = await conn.scalar(
        select(exists().where(chat_link.c.member_id == member_id, chat_link.c.chat_id != chat_id))
    )
    for old_chat in await _cut(order, member_id):
        await add_event(conn, old_chat, UNLINKED, {}, now)
    if moved:
        until = now + timedelta(seconds=order.policy.new_link_low_limits_seconds)
        await conn.execute(update(member).where(member.c.id == member_id).values(low_limits_until=until))
    await conn.execute(
        insert(chat_link).values(id=uuid4(), chat_id=chat_id, member_id=member_id, linked_at=now)
    )
    await emails.post(conn, order.keys, member_id, emails.CHAT_MOVED if moved else emails.CHAT_LINKED, now)


async def unlink(order: Order, member_id: MemberId) -> None:
    """The member leaves their chat: link and session end, and the mail says so (S10, LOPDP)."""
    await _cut(order, member_id)
    await emails.post(order.conn, order.keys, member_id, emails.CHAT_LEFT, order.now)


async def cut_off(order: Order, member_id: MemberId) -> bool:
    """A person at the desk cuts the member's chat off, for a lost phone: it is told, and the member by mail as well."""
    chats = await _cut(order, member_id)
    for chat in chats:
        await add_event(order.conn, chat, UNLINKED, {"by": BY_DESK}, order.now)
    return bool(chats)


async def _cut(order: Order, member_id: MemberId) -> list[int]:
    """End the member's link and session; the chats that lost it."""
    await end_sessions(order.conn, member_id, order.now)
    ended = update(chat_link).where(chat_link.c.member_id == member_id, chat_link.c.ended_at.is_(None))
    return list(await order.conn.scalars(ended.values(ended_at=order.now).returning(chat_link.c.chat_id)))
