"""The password that was given out with an account at the desk is replaced before anything else is open (S21)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.crypto import Keys
from banking.desk.agents import note
from banking.desk.logins import Admitted, Refused
from banking.desk.sessions import end_sessions, open_session, session_row
from banking.desk.tables import agent
from banking.people.password_policy import is_easy
from banking.people.passwords import hash_password, password_matches
from banking.policy import Policy

STAFF_PASSWORD_MIN_CHARACTERS: Final = 12


class Unfit(StrEnum):
    """Why a new password was not taken."""

    DIFFERENT = "different"
    LENGTH = "length"
    EASY = "easy"
    """Common, a pattern, the login, or the one that was given out."""


async def renew(
    conn: AsyncConnection, keys: Keys, policy: Policy, token: str, password: str, again: str, now: datetime
) -> Admitted | Unfit | Refused:
    """The password that was given out is replaced by one's own; the session goes on under a new value, others end."""
    row = await session_row(conn, token, now, lock=True)
    if row is None or row.stage != "open" or not row.temporary:
        return Refused()
    if password != again:
        return Unfit.DIFFERENT
    if not STAFF_PASSWORD_MIN_CHARACTERS <= len(password) <= policy.password_max_characters:
        return Unfit.LENGTH
    own = row.login.casefold() in password.casefold()
    if own or is_easy(password) or await password_matches(keys, policy, row.password_hash, password):
        return Unfit.EASY
    mine = update(agent).where(agent.c.id == row.id)
    hashed = await hash_password(keys, policy, password)
    await conn.execute(mine.values(password_hash=hashed, temporary=False))
    await end_sessions(conn, row.id, now)
    await note(conn, now, f"agent:{row.id}", "ConsolePassword", row.login)
    return Admitted(await open_session(conn, policy, row.id, "open", now))
