"""Logging in to the console: a password and a code of an authenticator, from the first time on (S21, S24, desk.md 16).

A code's time step is accepted once; wrong tries count per login and per address.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import pyotp
from sqlalchemy import Row, and_, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from banking.desk.agents import note, secret_place
from banking.desk.sessions import end_session, open_session, session_row
from banking.desk.tables import agent, login_guard, recovery_code
from banking.people.passwords import new_temporary_password, password_matches

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.policy import Policy

STEP_SECONDS: Final = 30
RECOVERY_CODES: Final = 8
ISSUER: Final = "Cooprogreso"
_CODE: Final = re.compile(r"[0-9]{6}")


@dataclass(frozen=True, slots=True)
class Refused:
    """The login was not accepted; `locked_until` where more tries wait till then. Says nothing of which part was wrong."""

    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Admitted:
    """A step of the login is done: the new cookie's value, and the recovery codes of a fresh authenticator."""

    token: str
    recovery_codes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Secrets stay out of logs (S27)."""
        return "Admitted(…)"


@dataclass(frozen=True, slots=True)
class Lapsed:
    """The password is right, but it was given out and lay too long: another one is asked for. Only who knows it hears this."""


async def begin(
    conn: AsyncConnection, keys: Keys, policy: Policy, login: str, password: str, address: str, now: datetime
) -> Admitted | Refused | Lapsed:
    """First step: the password. The same work is done for a login that does not exist (S14)."""
    subjects = [keys.blind("console login", login), keys.blind("console address", address)]
    locked = await _locked(conn, subjects, now)
    if locked is not None:
        return Refused(locked)
    who = await by_login(conn, login)
    right = await password_matches(keys, policy, None if who is None else who.password_hash, password)
    if who is None or not right:
        await _failed(conn, policy, subjects, now)
        await note(conn, now, "console", "ConsoleLogin", None, result="refused")
        return Refused(await _locked(conn, subjects, now))
    if who.temporary and (who.given_at or who.created_at) + _life(policy) <= now:
        await note(conn, now, f"agent:{who.id}", "ConsoleLogin", who.login, result="lapsed")
        return Lapsed()
    return Admitted(await open_session(conn, policy, who.id, "password", now))


async def secret_to_enrol(conn: AsyncConnection, keys: Keys, token: str, now: datetime) -> str | None:
    """The authenticator's secret for the QR, while it is not set up; the same until then."""
    row = await session_row(conn, token, now)
    if row is None or row.totp_enrolled:
        return None
    if row.totp_secret is not None:
        return keys.open(secret_place(row.login), row.totp_secret)
    secret = pyotp.random_base32()
    sealed = keys.seal(secret_place(row.login), secret)
    await conn.execute(update(agent).where(agent.c.id == row.id).values(totp_secret=sealed))
    return secret


async def finish(
    conn: AsyncConnection, keys: Keys, policy: Policy, token: str, code: str, address: str, now: datetime
) -> Admitted | Refused:
    """Second step: a code of the authenticator, or a recovery code. The session gets a new value (S21)."""
    row = await session_row(conn, token, now, lock=True)
    if row is None or row.stage != "password":
        return Refused()
    subjects = [keys.blind("console login", row.login), keys.blind("console address", address)]
    locked = await _locked(conn, subjects, now)
    if locked is not None:
        return Refused(locked)
    if not await accepts(conn, keys, row, code, now):
        await _failed(conn, policy, subjects, now)
        await note(conn, now, f"agent:{row.id}", "ConsoleCode", row.login, result="refused")
        return Refused(await _locked(conn, subjects, now))
    await conn.execute(_forgive(subjects[0]))
    fresh: tuple[str, ...] = ()
    if not row.totp_enrolled:
        await conn.execute(update(agent).where(agent.c.id == row.id).values(totp_enrolled=True))
        fresh = await _new_recovery_codes(conn, row.id)
    await end_session(conn, token, now)
    await note(conn, now, f"agent:{row.id}", "ConsoleLogin", row.login)
    return Admitted(await open_session(conn, policy, row.id, "open", now), fresh)


async def accepts(conn: AsyncConnection, keys: Keys, row: Row[Any], code: str, now: datetime) -> bool:
    """Whether this is a code of now that was not used before, or an unused recovery code, which is used up."""
    typed = code.strip().replace(" ", "")
    if row.totp_secret is not None and _CODE.fullmatch(typed):
        return await _accept_step(
            conn, row.id, keys.open(secret_place(row.login), row.totp_secret), typed, now
        )
    mine = and_(
        recovery_code.c.agent_id == row.id,
        recovery_code.c.hash == _hash(typed.lower()),
        recovery_code.c.used_at.is_(None),
    )
    used = await conn.execute(update(recovery_code).where(mine).values(used_at=now))
    return bool(used.rowcount)


async def _accept_step(conn: AsyncConnection, agent_id: int, secret: str, typed: str, now: datetime) -> bool:
    """One step before and after count too; each step is accepted once, by one conditional UPDATE."""
    step = int(now.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(secret)
    for each in (step, step - 1, step + 1):
        if hmac.compare_digest(totp.at(each * STEP_SECONDS), typed):
            fresh = and_(agent.c.id == agent_id, agent.c.totp_step < each)
            used = await conn.execute(update(agent).where(fresh).values(totp_step=each))
            return bool(used.rowcount)
    return False


def _life(policy: Policy) -> timedelta:
    return timedelta(seconds=policy.console_given_seconds)


async def by_login(conn: AsyncConnection, login: str) -> Row[Any] | None:
    """The account with this login, if it is open."""
    found = select(agent).where(agent.c.login == login.strip().lower(), agent.c.disabled_at.is_(None))
    return (await conn.execute(found)).first()


async def _new_recovery_codes(conn: AsyncConnection, agent_id: int) -> tuple[str, ...]:
    codes = tuple(new_temporary_password() for _ in range(RECOVERY_CODES))
    await conn.execute(delete(recovery_code).where(recovery_code.c.agent_id == agent_id))
    rows = [{"agent_id": agent_id, "hash": _hash(code)} for code in codes]
    await conn.execute(insert(recovery_code), rows)
    return codes


# --- wrong tries ------------------------------------------------------------------------------------------------------


def _forgive(subject: bytes) -> Any:
    """A right login forgets its wrong tries."""
    return update(login_guard).where(login_guard.c.subject == subject).values(failures=0, locked_until=None)


async def _locked(conn: AsyncConnection, subjects: list[bytes], now: datetime) -> datetime | None:
    waits = select(login_guard.c.locked_until).where(
        login_guard.c.subject.in_(subjects), login_guard.c.locked_until > now
    )
    return await conn.scalar(waits.order_by(login_guard.c.locked_until.desc()).limit(1))


async def _failed(conn: AsyncConnection, policy: Policy, subjects: list[bytes], now: datetime) -> None:
    """One more wrong try; the fifth locks, and counting begins again. An address has four times as many."""
    for subject, tries in zip(subjects, (policy.console_tries, 4 * policy.console_tries), strict=True):
        counted = (
            upsert(login_guard)
            .values(subject=subject, failures=1)
            .on_conflict_do_update(
                index_elements=[login_guard.c.subject], set_={"failures": login_guard.c.failures + 1}
            )
            .returning(login_guard.c.failures)
        )
        if int(await conn.scalar(counted) or 0) >= tries:
            until = now + timedelta(seconds=policy.console_lock_seconds)
            locked = update(login_guard).where(login_guard.c.subject == subject)
            await conn.execute(locked.values(failures=0, locked_until=until))


def _hash(code: str) -> bytes:
    return hashlib.sha256(code.encode()).digest()
