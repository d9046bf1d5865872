"""Who is writing? A person at the desk asks, the bot asks the member for a code by SMS, and the person learns how that ended (desk.md 12).

The code goes from the member's message to the verifier and nowhere else: not into the thread, the log or the console (S27).
What it proves is level 2: a linked chat, and the registered phone in the hand of who writes there now.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.canonical import digest
from banking.codes import checking, sending
from banking.crypto import Keys
from banking.desk import log, ownership, thread
from banking.desk.tables import handoff, identity_check
from banking.messages.events import add_event
from banking.people.chats import linked_member
from banking.policy import Policy
from banking.refusals import CodesLocked, CodeWrong
from banking.requests.desk import ProveIdentity, TypeCode
from banking.values import (
    ChallengeId,
    CheckState,
    CodeAccepted,
    CodeSent,
    IdentityCheck,
    OperationId,
    Owner,
)
from banking.work import MemberId, Work

LEVEL: Final = 2
"""1 is a linked chat, 2 also the registered phone."""
ASKED: Final = "check_asked"
ENDED: Final = {True: "check_verified", False: "check_failed"}
"""Kinds of event, and of the bot's lines in the thread."""
SWEPT_AT_ONCE: Final = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """The code is on its way."""

    phone_masked: str


@dataclass(frozen=True, slots=True)
class NoCode:
    """No code may leave now: too soon after the last one, too many, or locked; `retry_at` says when, if that is known."""

    retry_at: datetime | None


@dataclass(frozen=True, slots=True)
class NotAMember:
    """The chat is linked to nobody: there is no phone to ask."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the proof of identity stands, as a person at the desk sees it. `minutes` are left of the code or the proof, rounded
    up.
    """

    state: CheckState | None = None
    minutes: int = 0


async def ask(work: Work, agent_id: int, chat: Row[Any]) -> Asked | NoCode | NotAMember:
    """Send the code for the person who has this chat; an earlier question that is still open is over."""
    member = await member_of(work.conn, chat)
    if member is None:
        return NotAMember()
    before = await _newest(work.conn, chat)
    wait = timedelta(seconds=work.policy.code_resend_wait_seconds)
    if before is not None and before.asked_at + wait > work.now:
        return NoCode(before.asked_at + wait)
    if before is not None and before.ended_at is None:
        await _close(work.conn, before, work.now, verified=False)
    check = uuid4()
    sent = await sending.send(work, OperationId(check), ProveIdentity(check), 1)
    if not isinstance(sent, CodeSent):
        return NoCode(sent.until if isinstance(sent, CodesLocked) else getattr(sent, "retry_at", None))
    phone = sent.phone_masked or ""
    row = {
        "id": check,
        "handoff_id": chat.handoff_id,
        "chat_id": chat.chat_id,
        "member_id": member,
        "agent_id": agent_id,
        "challenge_id": sent.challenge,
        "phone_masked": phone,
        "asked_at": work.now,
        "expires_at": sent.expires_at,
    }
    await work.conn.execute(insert(identity_check).values(row))
    await thread.bot_did(work.conn, work.keys, chat, f"{ASKED}:{check}", ASKED, work.now)
    await add_event(work.conn, chat.chat_id, ownership.DESK, {}, work.now)
    return Asked(phone)


async def typed(work: Work, word: TypeCode) -> IdentityCheck | None:
    """The member typed a code: how the question stands then. Where it is over or another's, nothing changes."""
    chat = await ownership.row(work.conn, work.caller.chat_id, lock=True)
    if chat is None or chat.owner != Owner.AGENT:
        return None
    row = await _newest(work.conn, chat)
    if row is None or row.id != word.check or row.ended_at is not None:
        return None if row is None else _shown(row)
    answer = await checking.verify(work, ChallengeId(row.challenge_id), word.code, word.attempt)
    if isinstance(answer, CodeWrong):
        return _shown(row, answer.tries_left)
    right = isinstance(answer, CodeAccepted) and await _used_up(work, row, chat)
    await _end(work.conn, work.keys, row, chat, work.now, verified=right)
    return await current(work.conn, chat)


async def current(conn: AsyncConnection, chat: Row[Any]) -> IdentityCheck | None:
    """The newest question of the hand-off, for the chat's own turn."""
    row = await _newest(conn, chat)
    return None if row is None else _shown(row)


async def standing(conn: AsyncConnection, policy: Policy, chat: Row[Any], now: datetime) -> Standing:
    """How it stands, for the person who has the chat: a proof holds for a while, and for this hand-off only."""
    row = await _newest(conn, chat)
    if row is None:
        return Standing()
    if row.ended_at is None:
        return Standing(CheckState.OPEN, _minutes(row.expires_at - now))
    until = row.ended_at + timedelta(seconds=policy.desk_verified_seconds)
    if row.result != CheckState.VERIFIED:
        return Standing(CheckState.FAILED)
    return Standing(CheckState.VERIFIED, _minutes(until - now)) if now < until else Standing()


async def verified_member(
    conn: AsyncConnection, policy: Policy, chat: Row[Any], now: datetime
) -> MemberId | None:
    """Whose identity is proved in this chat at this moment."""
    found = await standing(conn, policy, chat, now)
    return await member_of(conn, chat) if found.state is CheckState.VERIFIED else None


async def expired(conn: AsyncConnection, now: datetime) -> list[int]:
    """Chats whose question nobody answered in time."""
    late = identity_check.c.ended_at.is_(None) & (identity_check.c.expires_at <= now)
    return list(await conn.scalars(select(identity_check.c.chat_id).where(late).limit(SWEPT_AT_ONCE)))


async def expire(conn: AsyncConnection, keys: Keys, chat_id: int, now: datetime) -> bool:
    """End a question whose time is over; the person and the member hear of it."""
    chat = await ownership.row(conn, chat_id, lock=True)
    mine = identity_check.c.chat_id == chat_id
    late = identity_check.c.ended_at.is_(None) & (identity_check.c.expires_at <= now)
    row = (await conn.execute(select(identity_check).where(mine, late).with_for_update())).first()
    if row is None or chat is None:
        return False
    await _end(conn, keys, row, chat, now, verified=False)
    await add_event(conn, chat_id, ownership.DESK, {}, now)
    return True


async def _used_up(work: Work, row: Row[Any], chat: Row[Any]) -> bool:
    """A right code counts once, for this question, and for the member the chat still is linked to."""
    used = await checking.consume(
        work.conn,
        challenge_id=ChallengeId(row.challenge_id),
        digest=digest(row.id, ProveIdentity(row.id)),
        now=work.now,
        policy=work.policy,
        chat_id=chat.chat_id,
        member_id=MemberId(row.member_id),
    )
    return used is not None and used == await member_of(work.conn, chat)


async def _end(
    conn: AsyncConnection, keys: Keys, row: Row[Any], chat: Row[Any], now: datetime, *, verified: bool
) -> None:
    await _close(conn, row, now, verified=verified)
    if chat.handoff_id == row.handoff_id:
        await thread.bot_did(conn, keys, chat, f"{ENDED[verified]}:{row.id}", ENDED[verified], now)
    else:
        await log.note(conn, now, ENDED[verified], chat_id=row.chat_id, handoff=row.handoff_id)


async def _close(conn: AsyncConnection, row: Row[Any], now: datetime, *, verified: bool) -> None:
    result = CheckState.VERIFIED if verified else CheckState.FAILED
    ended = update(identity_check).where(identity_check.c.id == row.id, identity_check.c.ended_at.is_(None))
    await conn.execute(ended.values(ended_at=now, result=result))


async def _newest(conn: AsyncConnection, chat: Row[Any]) -> Row[Any] | None:
    found = select(identity_check).where(identity_check.c.handoff_id == chat.handoff_id)
    return (await conn.execute(found.order_by(identity_check.c.asked_at.desc()).limit(1))).first()


async def member_of(conn: AsyncConnection, chat: Row[Any]) -> MemberId | None:
    """Whose chat this is, as long as that is who asked for a person."""
    linked = await linked_member(conn, chat.chat_id)
    asked = await conn.scalar(select(handoff.c.member_id).where(handoff.c.id == chat.handoff_id))
    return linked if linked == asked else None


def _minutes(left: timedelta) -> int:
    return max(0, math.ceil(left.total_seconds() / 60))


def _shown(row: Row[Any], tries_left: int | None = None) -> IdentityCheck:
    state = CheckState.OPEN if row.result is None else CheckState(row.result)
    return IdentityCheck(row.id, state, row.phone_masked, tries_left)
