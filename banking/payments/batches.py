"""A batch's end as the rail's file tells it: for rails that answer by file, hours later (M41)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from banking.payments.records import lock, order_of
from banking.payments.states import State
from banking.payments.tables import payment
from banking.payments.working import hear

if TYPE_CHECKING:
    from uuid import UUID

    from banking.payments.rails import Word
    from banking.payments.working import Desk

batches_at_once: Final = 50


async def read_results(desk: Desk) -> int:
    """Read the file of each batch that has orders under way, and take its words. Answers how many orders it spoke of."""
    async with desk.engine.connect() as conn:
        rows = await conn.execute(
            select(payment.c.rail, payment.c.batch)
            .where(payment.c.state == State.SENT, payment.c.batch.is_not(None))
            .distinct()
            .limit(batches_at_once)
        )
        waiting = [(row.rail, row.batch) for row in rows if row.rail in desk.rails]
    heard = 0
    for rail, batch in waiting:
        for key, word in await desk.rails[rail].results(batch):
            heard += await _take(desk, key, rail, batch, word)
    return heard


async def _take(desk: Desk, key: UUID, rail: str, batch: str, word: Word) -> bool:
    """One line, in a transaction of its own: a line that fails must not hold up the others (F25)."""
    async with desk.engine.begin() as conn:
        found = await lock(conn, key)
        if found is None or found.rail != rail or found.batch != batch or not desk.knows(found):
            return False  # the reconciliation lists it
        if found.state is State.SENT:
            await hear(
                desk.means(conn), found, order_of(desk.keys, found), word, f"rail:{rail}", source="file"
            )
        return True
