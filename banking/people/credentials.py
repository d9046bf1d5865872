"""User and password: issuing, replacing, and counting wrong tries (M17-M19, D5, S12, S33)."""

from __future__ import annotations

import json
import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.dialects.postgresql import insert

from banking.crypto import Place
from banking.messages import emails
from banking.people.members import person_of
from banking.people.passwords import hash_password, new_temporary_password
from banking.people.sessions import end_sessions
from banking.people.tables import credential, member, password_guard
from banking.work import MemberId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.people.members import Person
    from banking.policy import Policy
    from banking.work import Order

_SURNAME_LETTERS: Final = 12
_USER_NAME_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Kept:
    """What the bank keeps of a member's credentials."""

    member_id: MemberId
    user_name_index: bytes
    password_hash: str
    version: int
    temporary_until: datetime | None

    @property
    def temporary(self) -> bool:
        """Whether the password came by e-mail and must be replaced at the first login (M19)."""
        return self.temporary_until is not None

    def stands(self, now: datetime) -> bool:
        """Whether the password may still be used: a temporary one ends after a day (D5)."""
        return self.temporary_until is None or now < self.temporary_until


def user_name_index(keys: Keys, typed: str) -> bytes:
    """The blind index of a user name as it was typed; case and surrounding blanks do not count."""
    return keys.blind("user name", unicodedata.normalize("NFKC", typed).strip().casefold())


async def by_user_name(conn: AsyncConnection, index: bytes) -> Kept | None:
    """The credentials of an active member by the user name's blind index."""
    return await _one(conn, credential.c.user_name_index == index)


async def by_member(conn: AsyncConnection, member_id: MemberId) -> Kept | None:
    """The credentials of an active member."""
    return await _one(conn, credential.c.member_id == member_id)


async def user_name_of(conn: AsyncConnection, keys: Keys, member_id: MemberId) -> str:
    """The member's user name in clear, for the password rules and the welcome mail."""
    sealed = await conn.scalar(select(credential.c.user_name).where(credential.c.member_id == member_id))
    return keys.open(_place(member_id), sealed or b"")


async def hold_member(conn: AsyncConnection, member_id: MemberId) -> bool:
    """Changes of a member's credentials, chat and session happen one after another; False for a blocked member."""
    held = select(member.c.status).where(member.c.id == member_id).with_for_update(key_share=True)
    return await conn.scalar(held) == "active"


async def issue(order: Order, member_id: MemberId) -> str:
    """Create the credentials, or replace the password of existing ones, by a temporary password that leaves by e-mail.

    Returns the e-mail address. Sessions end, the wrong tries so far are forgotten: the phone has been proven.
    """
    conn, keys, policy = order.conn, order.keys, order.policy
    person = await person_of(conn, keys, member_id)
    password = new_temporary_password()
    values = {
        "password_hash": await hash_password(keys, policy, password),
        "temporary_until": order.now + timedelta(seconds=policy.temporary_password_ttl_seconds),
        "changed_at": order.now,
    }
    known = await by_member(conn, member_id)
    if known is None:
        user_name = await _new_user_name(conn, keys, person)
        await conn.execute(
            insert(credential).values(
                member_id=member_id,
                user_name_index=user_name_index(keys, user_name),
                user_name=keys.seal(_place(member_id), user_name),
                version=1,
                created_at=order.now,
                **values,
            )
        )
    else:
        user_name = await user_name_of(conn, keys, member_id)
        await _change(conn, member_id, values)
        await forgive(conn, known.user_name_index)
        await end_sessions(conn, member_id, order.now)
    payload = json.dumps({"user_name": user_name, "password": password})
    await emails.post(conn, keys, member_id, emails.CREDENTIALS, order.now, payload)
    return person.email


async def set_password(order: Order, member_id: MemberId, password_hash: str) -> None:
    """Replace the password by a personal one; the member is told by e-mail (S38)."""
    values = {"password_hash": password_hash, "temporary_until": None, "changed_at": order.now}
    await _change(order.conn, member_id, values)
    await emails.post(order.conn, order.keys, member_id, emails.PASSWORD_CHANGED, order.now)


async def refresh_hash(conn: AsyncConnection, kept: Kept, password_hash: str) -> None:
    """Keep the same password under today's parameters (S12)."""
    same = (credential.c.member_id == kept.member_id) & (credential.c.password_hash == kept.password_hash)
    await conn.execute(update(credential).where(same).values(password_hash=password_hash))


async def locked_until(conn: AsyncConnection, subject: bytes, now: datetime) -> datetime | None:
    """Until when no password is taken for this user name; None when it is."""
    until = await conn.scalar(
        select(password_guard.c.locked_until).where(password_guard.c.subject == subject)
    )
    return until if until is not None and until > now else None


async def claim_try(conn: AsyncConnection, policy: Policy, subject: bytes, now: datetime) -> TryClaim:
    """Count a try before the password is looked at, so that parallel ones cannot outrun the counter (S06)."""
    await conn.execute(
        insert(password_guard).values(subject=subject, failures=0, lockouts=0).on_conflict_do_nothing()
    )
    row = (
        await conn.execute(
            select(password_guard).where(password_guard.c.subject == subject).with_for_update()
        )
    ).one()
    if row.locked_until is not None and row.locked_until > now:
        return TryClaim(allowed=False, locked_until=row.locked_until)
    failures, lockouts, until = row.failures + 1, row.lockouts, None
    if failures >= policy.password_tries:
        wait = policy.password_lock_seconds * 2**lockouts
        failures, lockouts = 0, lockouts + 1
        until = now + timedelta(seconds=min(wait, policy.password_lock_ceiling_seconds))
    await conn.execute(
        update(password_guard)
        .where(password_guard.c.subject == subject)
        .values(failures=failures, lockouts=lockouts, locked_until=until)
    )
    return TryClaim(allowed=True, locked_until=until)


async def forgive(conn: AsyncConnection, subject: bytes) -> None:
    """The right password came: wrong tries and locks so far no longer count."""
    await conn.execute(
        update(password_guard)
        .where(password_guard.c.subject == subject)
        .values(failures=0, lockouts=0, locked_until=None)
    )


@dataclass(frozen=True, slots=True)
class TryClaim:
    """One counted try; if it fails, `locked_until` is what to answer."""

    allowed: bool
    locked_until: datetime | None


async def _one(conn: AsyncConnection, where: ColumnElement[bool]) -> Kept | None:
    row = (
        await conn.execute(
            select(credential)
            .join(member, member.c.id == credential.c.member_id)
            .where(where, member.c.status == "active")
        )
    ).first()
    if row is None:
        return None
    return Kept(
        MemberId(row.member_id), row.user_name_index, row.password_hash, row.version, row.temporary_until
    )


async def _change(conn: AsyncConnection, member_id: MemberId, values: Mapping[str, object]) -> None:
    changed = update(credential).where(credential.c.member_id == member_id)
    await conn.execute(changed.values(version=credential.c.version + 1, **values))


async def _new_user_name(conn: AsyncConnection, keys: Keys, person: Person) -> str:
    """First initial, surname and random digits: `mguzman4821`; never the identification (M17)."""
    letters = _plain(person.given_names)[:1] + _plain(person.surnames.split()[0])[:_SURNAME_LETTERS]
    while True:
        digits = "".join(secrets.choice("0123456789") for _ in range(_USER_NAME_DIGITS))
        name = f"{letters or 'socio'}{digits}"
        taken = await conn.scalar(
            select(func.count()).where(credential.c.user_name_index == user_name_index(keys, name))
        )
        if not taken:
            return name


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[^a-z]", "", decomposed)


def _place(member_id: MemberId) -> Place:
    return Place("bank.credential", "user_name", str(member_id))
