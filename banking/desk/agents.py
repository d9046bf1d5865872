"""The people at the desk: who they are, what they may do, how they log in (S21, S24, desk.md 15, 16).

A login takes a password and a code of an authenticator, from the first time on. A code's time step is accepted once;
wrong tries count per login and per address; a session is known by the hash of its cookie and can be ended here.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import pyotp
from sqlalchemy import Row, and_, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from banking import audit
from banking.crypto import Place
from banking.desk.tables import agent, console_session, login_guard, recovery_code
from banking.people.passwords import hash_password, new_temporary_password, password_matches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.policy import Policy

TOKEN_BYTES: Final = 32
STEP_SECONDS: Final = 30
RECOVERY_CODES: Final = 8
ISSUER: Final = "Cooprogreso"
_CODE: Final = re.compile(r"[0-9]{6}")


class Role(StrEnum):
    """What a person at the desk may do; nobody holds all (desk.md 15)."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    EDITOR = "editor"
    AUDITOR = "auditor"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the desk, with an open session or between its two steps."""

    id: int
    login: str
    name: str
    team: str
    roles: frozenset[Role]
    capacity: int
    enrolled: bool
    """Whether the authenticator is set up."""
    open: bool
    """Whether both steps of the login are done, with a password of one's own."""
    renewing: bool = False
    """Whether both steps are done but the password is the one that was given out: it is changed before anything else."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A new or reset account's password, and where asked for the authenticator's secret; shown once, kept nowhere."""

    password: str
    totp_secret: str | None

    def __repr__(self) -> str:
        """Secrets stay out of logs (S27)."""
        return "Issued(…)"


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


# --- accounts, as the schema's owner ----------------------------------------------------------------------------------


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
        "totp_secret": keys.seal(_place(login), totp_secret) if totp_secret else None,
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


async def end_sessions(conn: AsyncConnection, agent_id: int, now: datetime) -> None:
    """All sessions of one person end."""
    mine = and_(console_session.c.agent_id == agent_id, console_session.c.ended_at.is_(None))
    await conn.execute(update(console_session).where(mine).values(ended_at=now))


# --- the login --------------------------------------------------------------------------------------------------------


async def begin(
    conn: AsyncConnection, keys: Keys, policy: Policy, login: str, password: str, address: str, now: datetime
) -> Admitted | Refused:
    """First step: the password. The same work is done for a login that does not exist (S14)."""
    subjects = [keys.blind("console login", login), keys.blind("console address", address)]
    locked = await _locked(conn, subjects, now)
    if locked is not None:
        return Refused(locked)
    who = await _by_login(conn, login)
    right = await password_matches(keys, policy, None if who is None else who.password_hash, password)
    if who is None or not right:
        await _failed(conn, policy, subjects, now)
        await note(conn, now, "console", "ConsoleLogin", None, result="refused")
        return Refused(await _locked(conn, subjects, now))
    return Admitted(await open_session(conn, policy, who.id, "password", now))


async def secret_to_enrol(conn: AsyncConnection, keys: Keys, token: str, now: datetime) -> str | None:
    """The authenticator's secret for the QR, while it is not set up; the same until then."""
    row = await session_row(conn, token, now)
    if row is None or row.totp_enrolled:
        return None
    if row.totp_secret is not None:
        return keys.open(_place(row.login), row.totp_secret)
    secret = pyotp.random_base32()
    sealed = keys.seal(_place(row.login), secret)
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
    await conn.execute(delete_guard(subjects[0]))
    fresh: tuple[str, ...] = ()
    if not row.totp_enrolled:
        await conn.execute(update(agent).where(agent.c.id == row.id).values(totp_enrolled=True))
        fresh = await _new_recovery_codes(conn, row.id)
    await _end(conn, token, now)
    await note(conn, now, f"agent:{row.id}", "ConsoleLogin", row.login)
    return Admitted(await open_session(conn, policy, row.id, "open", now), fresh)


async def accepts(conn: AsyncConnection, keys: Keys, row: Row[Any], code: str, now: datetime) -> bool:
    """Whether this is a code of now that was not used before, or an unused recovery code, which is used up."""
    typed = code.strip().replace(" ", "")
    if row.totp_secret is not None and _CODE.fullmatch(typed):
        return await _accept_step(conn, row.id, keys.open(_place(row.login), row.totp_secret), typed, now)
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


# --- sessions ---------------------------------------------------------------------------------------------------------


async def person_of(
    conn: AsyncConnection, policy: Policy, token: str, now: datetime, *, touch: bool
) -> Person | None:
    """Who has this session, if it stands; `touch` counts as a sign of life of the person (S21)."""
    row = await session_row(conn, token, now)
    idle = timedelta(seconds=policy.console_idle_seconds)
    if row is None or row.seen_at + idle <= now:
        return None
    if touch:
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


async def log_out(conn: AsyncConnection, token: str, now: datetime) -> None:
    """The session ends."""
    await _end(conn, token, now)


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


async def _end(conn: AsyncConnection, token: str, now: datetime) -> None:
    mine = and_(console_session.c.hash == _hash(token), console_session.c.ended_at.is_(None))
    await conn.execute(update(console_session).where(mine).values(ended_at=now))


async def _by_login(conn: AsyncConnection, login: str) -> Row[Any] | None:
    found = select(agent).where(agent.c.login == login.strip().lower(), agent.c.disabled_at.is_(None))
    return (await conn.execute(found)).first()


async def _new_recovery_codes(conn: AsyncConnection, agent_id: int) -> tuple[str, ...]:
    codes = tuple(new_temporary_password() for _ in range(RECOVERY_CODES))
    await conn.execute(delete(recovery_code).where(recovery_code.c.agent_id == agent_id))
    rows = [{"agent_id": agent_id, "hash": _hash(code)} for code in codes]
    await conn.execute(insert(recovery_code), rows)
    return codes


# --- wrong tries ------------------------------------------------------------------------------------------------------


def delete_guard(subject: bytes) -> Any:
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


async def note(
    conn: AsyncConnection,
    at: datetime,
    actor: str,
    action: str,
    subject: str | None,
    *,
    result: str = "done",
) -> None:
    """Into the trail."""
    await audit.record(
        conn, at=at, actor=actor, action=action, origin="console", result=result, subject=subject
    )


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _place(login: str) -> Place:
    return Place("desk.agent", "totp_secret", login)
