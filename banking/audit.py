"""The audit trail: who, what, when, where, with which result (S29). Append-only; holds ids, never a member's data."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.ledger.tables import audit


async def record(
    conn: AsyncConnection,
    *,
    at: datetime,
    actor: str,
    action: str,
    origin: str,
    result: str,
    subject: str | None = None,
    operation: UUID | None = None,
) -> None:
    """Add one event inside the caller's transaction.

    `actor` is `member:<id>`, `chat`, `agent:<id>` or `system`; `origin` is `chat:<id>`, `console` or `job`; `result`
    is `done` or a refusal's name.
    """
    await conn.execute(
        insert(audit).values(
            at=at,
            actor=actor,
            action=action,
            subject=subject,
            origin=origin,
            result=result,
            operation_id=operation,
        )
    )


async def count(conn: AsyncConnection, actor: str, action: str, since: datetime) -> int:
    """How often somebody did something since then."""
    done = select(func.count()).where(
        audit.c.actor == actor, audit.c.action == action, audit.c.at > since, audit.c.result == "done"
    )
    return int(await conn.scalar(done) or 0)


async def newest(
    conn: AsyncConnection,
    before: int | None,
    limit: int,
    *,
    actor: str = "",
    action: str = "",
    refused: bool = False,
) -> list[RowMapping]:
    """Entries before a number, newest first: id, at, actor, action, subject, origin, result; of one actor or of one action, or only
    what was refused, where that is asked.
    """
    found = select(
        audit.c.id, audit.c.at, audit.c.actor, audit.c.action, audit.c.subject, audit.c.origin, audit.c.result
    )
    if before is not None:
        found = found.where(audit.c.id < before)
    if actor:
        found = found.where(audit.c.actor == actor)
    if action:
        found = found.where(audit.c.action == action)
    if refused:
        found = found.where(audit.c.result != "done")
    return list((await conn.execute(found.order_by(audit.c.id.desc()).limit(limit))).mappings())
