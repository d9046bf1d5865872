"""Who sits at a terminal: an account of the desk, shown by a code of its authenticator, for one act (S24)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from banking import audit
from banking.desk.agents import Person, Role
from banking.desk.logins import accepts
from banking.desk.tables import agent

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys


async def identified(
    conn: AsyncConnection, keys: Keys, login: str, code: str, now: datetime
) -> Person | None:
    """The person, if the code is theirs and was not used before; None is in the audit trail too."""
    found = select(agent).where(agent.c.login == login.strip().lower(), agent.c.disabled_at.is_(None))
    row = (await conn.execute(found.with_for_update())).first()
    good = row is not None and row.totp_enrolled and await accepts(conn, keys, row, code, now)
    await audit.record(
        conn,
        at=now,
        actor="system" if row is None else f"agent:{row.id}",
        action="TerminalCode",
        subject=login.strip().lower()[:60],
        origin="terminal",
        result="done" if good else "refused",
    )
    if row is None or not good:
        return None
    roles = frozenset(Role(role) for role in row.roles)
    return Person(row.id, row.login, row.name, row.team, roles, row.capacity, enrolled=True, open=True)
