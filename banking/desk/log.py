"""The desk's log: every change, numbered in the order of the commits, and the hint that wakes whoever watches.

The commit itself draws the number under the lock of one row (`desk.number_event`), so everybody at the desk waits for that row as
long as a commit takes and no longer, and a reader that has seen number n has seen all before it (desk.md §2, rule 3). Locks are
taken in one order: agent, conversation, counter.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.desk.tables import event_due
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
    message: UUID | None = None,
) -> None:
    """Write one event, if this transaction commits. `about` is a reason or an outcome, never what was said; a `message` gets the event's
    number.
    """
    await conn.execute(
        insert(event_due).values(
            at=at,
            kind=kind,
            chat_id=chat_id,
            handoff_id=handoff,
            agent_id=agent_id,
            owner=owner,
            epoch=epoch,
            note=about,
            message_id=message,
        )
    )
