"""The desk's log: every change, numbered in the order of the commits, and the hint that wakes whoever watches.

The number is drawn under the lock of one row, as the last thing of a transaction: a reader that has seen number n has seen
all before it (desk.md §2, rule 3). Locks are taken in one order: agent, conversation, counter.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import insert, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.desk.tables import counter, event
from banking.values import Owner

CHANNEL: Final = "desk_event"
"""PostgreSQL notifies here with the number of the event, when it is committed."""


async def note(
    conn: AsyncConnection,
    at: datetime,
    kind: str,
    *,
    chat_id: int | None = None,
    handoff: UUID | None = None,
    agent_id: int | None = None,
    owner: Owner | None = None,
    epoch: int | None = None,
    about: str | None = None,
) -> int:
    """Write one event; its number. `about` is a reason or an outcome, never what was said."""
    drawn = await conn.scalar(update(counter).values(value=counter.c.value + 1).returning(counter.c.value))
    number = int(drawn or 0)
    await conn.execute(
        insert(event).values(
            id=number,
            at=at,
            kind=kind,
            chat_id=chat_id,
            handoff_id=handoff,
            agent_id=agent_id,
            owner=owner,
            epoch=epoch,
            note=about,
        )
    )
    await conn.execute(
        text("SELECT pg_notify(:channel, :number)"), {"channel": CHANNEL, "number": str(number)}
    )
    return number
