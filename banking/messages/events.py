"""What a chat must hear without having asked: rows that the channel delivers until their turn has committed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, select, text, update

from banking.messages.tables import chat_event
from banking.values import ChatEvent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

CHANNEL: Final = "chat_event"
"""PostgreSQL notifies here when an event was committed, so that a listener need not wait for its next look."""

FORM_DONE: Final = "form_done"
"""A secure page was completed; data: its `handle`."""
UNLINKED: Final = "unlinked"
"""The member's channel moved to another chat (S10, S15), or was cut off by a person (data: `by`)."""
BY_DESK: Final = "desk"


async def add_event(
    conn: AsyncConnection, chat_id: int, kind: str, data: dict[str, str], now: datetime
) -> None:
    """Leave an event for a chat, in the transaction of the change it tells of. No secret belongs in `data`."""
    await conn.execute(insert(chat_event).values(chat_id=chat_id, kind=kind, data=data, created_at=now))
    await conn.execute(text("SELECT pg_notify(:channel, '')"), {"channel": CHANNEL})


async def add_events(conn: AsyncConnection, chat_ids: Sequence[int], kind: str, now: datetime) -> None:
    """Leave the same event, without data, for several chats."""
    rows = [{"chat_id": each, "kind": kind, "data": {}, "created_at": now} for each in chat_ids]
    await conn.execute(insert(chat_event), rows)
    await conn.execute(text("SELECT pg_notify(:channel, '')"), {"channel": CHANNEL})


async def pending_events(conn: AsyncConnection, limit: int) -> list[ChatEvent]:
    """What no turn has taken up yet, oldest first."""
    rows = await conn.execute(
        select(chat_event.c.id, chat_event.c.chat_id, chat_event.c.kind, chat_event.c.data)
        .where(chat_event.c.delivered_at.is_(None))
        .order_by(chat_event.c.id)
        .limit(limit)
    )
    return [ChatEvent(row.id, row.chat_id, row.kind, tuple(sorted(row.data.items()))) for row in rows]


async def event_delivered(conn: AsyncConnection, event_id: int, now: datetime) -> None:
    """The turn that took the event up has committed; saying so again changes nothing."""
    delivered = update(chat_event).where(chat_event.c.id == event_id, chat_event.c.delivered_at.is_(None))
    await conn.execute(delivered.values(delivered_at=now))
