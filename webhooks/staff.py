"""The desk's accounts from the terminal: opened, reset, closed; and those of the demonstration, with secrets it may print."""

from __future__ import annotations

import asyncio
import base64
import hmac
from collections.abc import Awaitable, Callable, Iterable
from typing import Final, TypeVar

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.clock import system_clock
from banking.crypto import Keys
from banking.db import connect
from banking.desk import accounts
from banking.desk.accounts import Issued
from banking.desk.agents import Role
from banking.desk.tables import agent
from banking.policy import Policy
from webhooks.settings import Settings

T = TypeVar("T")
Say = Callable[[str], None]

DEMO_PASSWORD: Final = "mesa de ayuda demo"  # noqa: S105 - printed by the demonstration, of no use elsewhere
DEMO_STAFF: Final = (
    ("andrea", "Andrea Paredes", (Role.AGENT,)),
    ("bruno", "Bruno Salazar", (Role.AGENT,)),
    ("sofia", "Sofía Cevallos", (Role.AGENT, Role.SUPERVISOR)),
    ("editora", "Carla Mora", (Role.EDITOR,)),
    ("auditoria", "Elena Proaño", (Role.AUDITOR,)),
    ("admin", "Luis Yánez", (Role.ADMIN,)),
)
_SECRET_BYTES: Final = 20


def add_agent(
    settings: Settings, login: str, name: str, roles: Iterable[Role], team: str, capacity: int
) -> Issued:
    """Open an account; the authenticator is set up at the first login."""
    keys, policy, now = _keys(settings), Policy(), system_clock()
    return _as_owner(
        settings,
        lambda conn: accounts.add(conn, keys, policy, login, name, roles, now, team=team, capacity=capacity),
    )


def reset_agent(settings: Settings, login: str) -> Issued | None:
    """A new password, and the authenticator from the beginning."""
    keys, policy, now = _keys(settings), Policy(), system_clock()
    return _as_owner(settings, lambda conn: accounts.reset(conn, keys, policy, login, now))


def disable_agent(settings: Settings, login: str) -> bool:
    """Close an account; its sessions end at once."""
    return _as_owner(settings, lambda conn: accounts.disable(conn, login, system_clock()))


def seed_staff(settings: Settings, say: Say) -> None:
    """Open the demonstration's accounts, those that are missing."""
    keys, now = _keys(settings), system_clock()
    say("seeding the desk")

    async def once(conn: AsyncConnection) -> None:
        known = set(await conn.scalars(select(agent.c.login)))
        for login, name, roles in DEMO_STAFF:
            if login not in known:
                secret = demo_secret(settings, login)
                await accounts.add(
                    conn,
                    keys,
                    Policy(),
                    login,
                    name,
                    roles,
                    now,
                    totp_secret=secret,
                    password=DEMO_PASSWORD,
                )

        printed = [login for login, _, _ in DEMO_STAFF]  # what everybody may read is nobody's to replace
        await conn.execute(update(agent).where(agent.c.login.in_(printed)).values(temporary=False))

    _as_owner(settings, once)


def demo_secret(settings: Settings, login: str) -> str:
    """The authenticator's secret of a demonstration's account, the same at every start."""
    drawn = hmac.digest(
        settings.secret_key.get_secret_value().encode(), f"demo staff|{login}".encode(), "sha256"
    )
    return base64.b32encode(drawn[:_SECRET_BYTES]).decode()


def _keys(settings: Settings) -> Keys:
    return Keys(settings.secret_key.get_secret_value().encode())


def _as_owner(settings: Settings, once: Callable[[AsyncConnection], Awaitable[T]]) -> T:
    """One transaction as the schema's owner: the application opens no accounts."""

    async def run() -> T:
        engine = connect(settings.database_owner_url.get_secret_value())
        try:
            async with engine.begin() as conn:
                return await once(conn)
        finally:
            await engine.dispose()

    return asyncio.run(run())
