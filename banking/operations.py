"""Operations: a command runs at most once per id, and its answer is kept for every repetition (design §3)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import and_, func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from banking import answers
from banking.crypto import Keys
from banking.faults import Foreign
from banking.ledger.tables import notice, operation
from banking.people.tables import chat_link
from banking.refusals import OperationConflict
from banking.values import Caller, OperationId
from banking.work import MemberId, Order

FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(days=1)
MOST_TRIES: Final = 20
"""Tries counted; the waits do not grow beyond a day anyway."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the operation answered when it ran."""

    answer: object


@dataclass(frozen=True, slots=True)
class Untold:
    """An operation's outcome that a chat is to be told now."""

    id: OperationId
    chat_id: int
    member: MemberId | None
    command: str
    outcome: object


async def claim(
    conn: AsyncConnection,
    keys: Keys,
    caller: Caller,
    op: OperationId,
    command: str,
    digest: bytes,
    now: datetime,
) -> Answered | None:
    """Take the operation, or answer what it answered before. A concurrent twin waits here for the first one's commit.

    Another request, or another chat, under a used id gets `OperationConflict`.
    """
    row = {"id": op, "command": command, "request_hash": digest, "chat_id": caller.chat_id, "created_at": now}
    taken = await conn.execute(
        insert(operation).values(row).on_conflict_do_nothing().returning(operation.c.id)
    )
    if taken.first() is not None:
        return None
    found = (
        await conn.execute(
            select(operation.c.request_hash, operation.c.chat_id, operation.c.answer).where(
                operation.c.id == op
            )
        )
    ).one()
    if found.request_hash != digest or found.chat_id != caller.chat_id:
        return Answered(OperationConflict())
    return Answered(answers.unseal(keys, op, found.answer))


async def answer(
    conn: AsyncConnection,
    keys: Keys,
    op: OperationId,
    member: MemberId | None,
    outcome: object,
    now: datetime,
) -> None:
    """Write the operation's one answer, in the transaction that claimed it."""
    values = {"answer": answers.seal(keys, op, outcome), "answered_at": now, "member_id": member}
    await conn.execute(update(operation).where(operation.c.id == op).values(values))


async def owe_notice(order: Order) -> None:
    """The member must be told this operation's outcome; `tell` settles it. Owing it twice changes nothing."""
    await order.conn.execute(
        insert(notice)
        .values(operation_id=order.operation, chat_id=order.caller.chat_id, created_at=order.now)
        .on_conflict_do_nothing()
    )


async def tell(conn: AsyncConnection, op: OperationId, now: datetime) -> None:
    """The member has been told; telling again changes nothing."""
    await conn.execute(
        update(notice).where(notice.c.operation_id == op, notice.c.told_at.is_(None)).values(told_at=now)
    )


async def untold(
    conn: AsyncConnection, keys: Keys, now: datetime, age: timedelta, limit: int
) -> list[Untold]:
    """Outcomes older than `age` that nobody was told, oldest first, each given to one caller at a time.

    A notice that nobody can take (the chat blocked the bot) is given again ever more rarely, and starves no other. It goes
    to the chat that is the member's now; never to one that has become somebody else's (S10).
    """
    due = (
        select(notice.c.operation_id)
        .where(
            notice.c.told_at.is_(None),
            notice.c.created_at <= now - age,
            or_(notice.c.next_try_at.is_(None), notice.c.next_try_at <= now),
        )
        .order_by(notice.c.created_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    wait = func.least(FIRST_WAIT * func.power(2, notice.c.tries), LONGEST_WAIT)
    given = (
        update(notice)
        .where(notice.c.operation_id.in_(due))
        .values(tries=func.least(notice.c.tries + 1, MOST_TRIES), next_try_at=literal(now) + wait)
        .returning(notice.c.operation_id, notice.c.chat_id, notice.c.created_at)
        .cte("given")
    )
    mine, holder = chat_link.alias("mine"), chat_link.alias("holder")
    rows = await conn.execute(
        select(
            given.c.operation_id,
            func.coalesce(mine.c.chat_id, given.c.chat_id).label("chat_id"),
            operation.c.command,
            operation.c.member_id,
            operation.c.answer,
        )
        .join(operation, operation.c.id == given.c.operation_id)
        .outerjoin(mine, and_(mine.c.member_id == operation.c.member_id, mine.c.ended_at.is_(None)))
        .outerjoin(holder, and_(holder.c.chat_id == given.c.chat_id, holder.c.ended_at.is_(None)))
        .where(or_(mine.c.id.is_not(None), holder.c.id.is_(None)))
        .order_by(given.c.created_at)
    )
    found: list[Untold] = []
    for row in rows:
        member = None if row.member_id is None else MemberId(row.member_id)
        with suppress(Foreign):  # given again later, perhaps to the build that wrote it (F16)
            outcome = answers.unseal(keys, row.operation_id, row.answer)
            found.append(Untold(OperationId(row.operation_id), row.chat_id, member, row.command, outcome))
    return found
