"""The console's sessions: known by the hash of their cookie, idle after a while, ended from here (S21, desk.md 16)."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Row, and_, insert, select, update

from banking.desk.agents import Person, Role
from banking.desk.tables import agent, console_session

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.policy import Policy

TOKEN_BYTES: Final = 32
TOUCHED: Final = timedelta(seconds=10)
"""A sign of life so soon after another says nothing new: it is not written."""


async def person_of(
    conn: AsyncConnection, policy: Policy, token: str, now: datetime, *, touch: bool
) -> Person | None:
    """Who has this session, if it stands; `touch` counts as a sign of life of the person (S21)."""
    row = await session_row(conn, token, now)
    idle = timedelta(seconds=policy.console_idle_seconds)
    if row is None or row.seen_at + idle <= now:
        return None
    if touch and row.seen_at + TOUCHED <= now:
        await conn.execute(
            update(console_session).where(console_session.c.hash == _hash(token)).values(seen_at=now)
        )
    return Person(
        row.id,
        row.login,
        row.name,
        row.team,
        frozenset(Role(role) for role in row.roles),
        row.capacity,
        row.totp_enrolled,
        row.stage == "open" and not row.temporary,
        row.stage == "open" and row.temporary,
    )


async def row_of(conn: AsyncConnection, agent_id: int) -> Row[Any]:
    """The account of somebody at the desk, held until the transaction ends."""
    return (await conn.execute(select(agent).where(agent.c.id == agent_id).with_for_update())).one()


async def session_row(
    conn: AsyncConnection, token: str, now: datetime, *, lock: bool = False
) -> Row[Any] | None:
    """The account behind a session that stands, with its stage; held until the transaction ends where that is asked."""
    found = (
        select(agent, console_session.c.stage, console_session.c.seen_at)
        .join(console_session, console_session.c.agent_id == agent.c.id)
        .where(
            console_session.c.hash == _hash(token),
            console_session.c.ended_at.is_(None),
            console_session.c.expires_at > now,
            agent.c.disabled_at.is_(None),
        )
    )
    return (await conn.execute(found.with_for_update() if lock else found)).first()


async def open_session(
    conn: AsyncConnection, policy: Policy, agent_id: int, stage: str, now: datetime
) -> str:
    """A session at this stage; the cookie's value, known to nobody else."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    seconds = policy.console_absolute_seconds if stage == "open" else policy.console_idle_seconds
    await conn.execute(
        insert(console_session).values(
            hash=_hash(token),
            agent_id=agent_id,
            stage=stage,
            opened_at=now,
            seen_at=now,
            expires_at=now + timedelta(seconds=seconds),
        )
    )
    return token


async def end_session(conn: AsyncConnection, token: str, now: datetime) -> None:
    """The session ends."""
    mine = and_(console_session.c.hash == _hash(token), console_session.c.ended_at.is_(None))
    await conn.execute(update(console_session).where(mine).values(ended_at=now))


async def end_sessions(conn: AsyncConnection, agent_id: int, now: datetime) -> None:
    """All sessions of one person end."""
    mine = and_(console_session.c.agent_id == agent_id, console_session.c.ended_at.is_(None))
    await conn.execute(update(console_session).where(mine).values(ended_at=now))


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
