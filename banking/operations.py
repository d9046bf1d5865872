"""Operations: a command runs at most once per id, and its answer is kept for every repetition (design §3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from banking import answers
from banking.crypto import Keys
from banking.ledger.tables import notice, operation
from banking.refusals import OperationConflict
from banking.values import Caller, Notice, OperationId, Receipt
from banking.work import MemberId, Order

FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(days=1)
MOST_TRIES: Final = 20
"""Tries counted; the waits do not grow beyond a day anyway."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the operation answered when it ran."""

    answer: object


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
    """The member must be told this operation's outcome; `tell` settles it."""
    await order.conn.execute(
        insert(notice).values(
            operation_id=order.operation, chat_id=order.caller.chat_id, created_at=order.now
        )
    )


async def tell(conn: AsyncConnection, op: OperationId, now: datetime) -> None:
    """The member has been told; telling again changes nothing."""
    await conn.execute(
        update(notice).where(notice.c.operation_id == op, notice.c.told_at.is_(None)).values(told_at=now)
    )


async def untold(
    conn: AsyncConnection, keys: Keys, now: datetime, age: timedelta, limit: int
) -> list[Notice]:
    """Outcomes older than `age` that nobody was told, oldest first, each given to one caller at a time.

    A notice that nobody can take (the chat blocked the bot) is given again ever more rarely, and starves no other.
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
    rows = await conn.execute(
        select(given.c.operation_id, given.c.chat_id, operation.c.answer)
        .join(operation, operation.c.id == given.c.operation_id)
        .order_by(given.c.created_at)
    )
    told: list[Notice] = []
    for row in rows:
        receipt = answers.unseal(keys, row.operation_id, row.answer)
        if isinstance(receipt, Receipt):
            told.append(Notice(OperationId(row.operation_id), row.chat_id, receipt))
    return told
