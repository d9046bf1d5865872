"""After a restore: whatever may have left the house since the backup is asked for before anything is sent again (F17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from banking.payments.moving import move
from banking.payments.records import lock
from banking.payments.states import Event, State
from banking.payments.tables import payment

if TYPE_CHECKING:
    from banking.payments.working import Desk


async def doubt_everything(desk: Desk) -> int:
    """Turn every payment that is not at its end into an unknown one, in a transaction each; workers then ask the rail. Answers how
    many. For a database that was restored, before its workers start.
    """
    doubted = (State.HELD, State.SENDING, State.SENT)
    async with desk.engine.connect() as conn:
        ids = (await conn.scalars(select(payment.c.id).where(payment.c.state.in_(doubted)))).all()
    for each in ids:
        async with desk.engine.begin() as conn:
            found = await lock(conn, each)
            if found is not None and desk.knows(found):
                await move(desk.means(conn), found, Event.DOUBTED, "system")
    return len(ids)
