"""Sessions: a login in one chat, one per member, 30 minutes at most (D5, S15)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import and_, insert, select, update

from banking.people.tables import chat_link, member, session
from banking.values import Session, SessionId
from banking.work import MemberId

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.requests import LogOut
    from banking.values import Caller
    from banking.work import Order


async def session_member(
    conn: AsyncConnection, caller: Caller, now: datetime, *, even_ended: bool = False
) -> MemberId | None:
    """The member of the caller's session, if it was opened in this chat and still stands (S15, S16).

    `even_ended` finds the member of a session that is over: a code that was verified authorises by itself. A blocked
    member is never found, nor from a chat that was cut off (S08, S10).
    """
    if caller.session is None:
        return None
    allowed = and_(member.c.id == session.c.member_id, member.c.status == "active")
    linked = and_(
        chat_link.c.chat_id == session.c.chat_id,
        chat_link.c.member_id == session.c.member_id,
        chat_link.c.ended_at.is_(None),
    )
    mine = and_(session.c.id == caller.session, session.c.chat_id == caller.chat_id)
    found = select(session.c.member_id).join(member, allowed).join(chat_link, linked).where(mine)
    if not even_ended:
        found = found.where(session.c.ended_at.is_(None), session.c.expires_at > now)
    member_id = await conn.scalar(found)
    return None if member_id is None else MemberId(member_id)


async def opened_at(conn: AsyncConnection, chat_id: int, now: datetime) -> datetime | None:
    """When the session that stands in a chat was opened."""
    standing = and_(session.c.ended_at.is_(None), session.c.expires_at > now)
    found = select(session.c.opened_at).where(session.c.chat_id == chat_id, standing)
    opened: datetime | None = await conn.scalar(found.order_by(session.c.opened_at.desc()).limit(1))
    return opened


async def open_session(order: Order, member_id: MemberId, first_name: str) -> Session:
    """Open the member's one session in the caller's chat; any other ends."""
    await end_sessions(order.conn, member_id, order.now)
    opened = Session(
        id=SessionId(uuid4()),
        first_name=first_name,
        opened_at=order.now,
        expires_at=order.now + timedelta(seconds=order.policy.session_absolute_seconds),
    )
    await order.conn.execute(
        insert(session).values(
            id=opened.id,
            chat_id=order.caller.chat_id,
            member_id=member_id,
            opened_at=opened.opened_at,
            expires_at=opened.expires_at,
        )
    )
    return opened


async def end_sessions(conn: AsyncConnection, member_id: MemberId, now: datetime) -> None:
    """End whatever session the member has, wherever it is."""
    ended = update(session).where(session.c.member_id == member_id, session.c.ended_at.is_(None))
    await conn.execute(ended.values(ended_at=now))


async def log_out(order: Order, _command: LogOut) -> None:
    """Handle `LogOut`: harmless when there is no session."""
    ended = update(session).where(
        session.c.id == order.caller.session,
        session.c.chat_id == order.caller.chat_id,
        session.c.ended_at.is_(None),
    )
    await order.conn.execute(ended.values(ended_at=order.now))
