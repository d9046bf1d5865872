"""The accounts of the people at the desk, opened, reset and closed by the schema's owner: the application opens none (S24)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, update

from banking.desk.agents import note, secret_place
from banking.desk.sessions import end_sessions
from banking.desk.tables import agent, recovery_code
from banking.people.passwords import hash_password, new_temporary_password

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.desk.agents import Role
    from banking.policy import Policy


@dataclass(frozen=True, slots=True)
class Issued:
    """A new or reset account's password, and where asked for the authenticator's secret; shown once, kept nowhere."""

    password: str
    totp_secret: str | None

    def __repr__(self) -> str:
        """Secrets stay out of logs (S27)."""
        return "Issued(…)"


async def add(
    conn: AsyncConnection,
    keys: Keys,
    policy: Policy,
    login: str,
    name: str,
    roles: Iterable[Role],
    now: datetime,
    *,
    team: str = "general",
    capacity: int = 3,
    totp_secret: str | None = None,
    password: str | None = None,
) -> Issued:
    """A new account. Without a secret the authenticator is set up at the first login."""
    temporary = password is None
    password = password or new_temporary_password()
    row = {
        "login": login,
        "name": name,
        "team": team,
        "roles": sorted(roles),
        "capacity": capacity,
        "password_hash": await hash_password(keys, policy, password),
        "temporary": temporary,
        "given_at": now if temporary else None,
        "totp_secret": keys.seal(secret_place(login), totp_secret) if totp_secret else None,
        "totp_enrolled": totp_secret is not None,
        "created_at": now,
    }
    await conn.execute(insert(agent).values(row))
    await note(conn, now, "system", "AgentAdded", login)
    return Issued(password, totp_secret)


async def reset(
    conn: AsyncConnection, keys: Keys, policy: Policy, login: str, now: datetime
) -> Issued | None:
    """A new password, and the authenticator from the beginning; sessions end. None for nobody."""
    password = new_temporary_password()
    fresh = {
        "password_hash": await hash_password(keys, policy, password),
        "temporary": True,
        "given_at": now,
        "totp_secret": None,
        "totp_enrolled": False,
        "disabled_at": None,
    }
    found = await conn.scalar(update(agent).where(agent.c.login == login).values(fresh).returning(agent.c.id))
    if found is None:
        return None
    await conn.execute(delete(recovery_code).where(recovery_code.c.agent_id == found))
    await end_sessions(conn, found, now)
    await note(conn, now, "system", "AgentReset", login)
    return Issued(password, None)


async def disable(conn: AsyncConnection, login: str, now: datetime) -> bool:
    """The account is closed and its sessions end at once (S21)."""
    closed = update(agent).where(agent.c.login == login).values(disabled_at=now).returning(agent.c.id)
    found = await conn.scalar(closed)
    if found is None:
        return False
    await end_sessions(conn, found, now)
    await note(conn, now, "system", "AgentDisabled", login)
    return True
