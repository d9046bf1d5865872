"""A batch's end as the rail's file tells it: for rails that answer by file, hours later (M41)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import literal_column, select

from banking.payments.records import lock, order_of
from banking.payments.states import State
from banking.payments.tables import payment
from banking.payments.working import hear

if TYPE_CHECKING:
    from uuid import UUID

    from banking.payments.rails import Word
    from banking.payments.working import Desk

batches_at_once: Final = 50
_UNDER_WAY: Final = payment.c.state == literal_column(f"'{State.SENT}'")
"""As the partial index of batches has it."""


async def read_results(desk: Desk) -> int:
    """Read the file of each batch that has orders under way, and take its words on these. Answers how many it spoke of."""
    async with desk.engine.connect() as conn:
        rows = await conn.execute(
            select(payment.c.rail, payment.c.batch)
            .where(_UNDER_WAY, payment.c.batch.is_not(None))
            .distinct()
            .limit(batches_at_once)
        )
        waiting = [(row.rail, row.batch) for row in rows if row.rail in desk.rails]
    heard = 0
    for rail, batch in waiting:
        words = await desk.rails[rail].results(batch)
        wanted = await _under_way(desk, rail, batch) if words else frozenset()
        for key, word in words:
            if key in wanted:
                heard += await _take(desk, key, rail, batch, word)
    return heard


async def _under_way(desk: Desk, rail: str, batch: str) -> frozenset[UUID]:
    """The orders of a batch whose end is not known: a file repeats all of them each time, and most were heard before."""
    async with desk.engine.connect() as conn:
        found = await conn.scalars(
            select(payment.c.id).where(_UNDER_WAY, payment.c.rail == rail, payment.c.batch == batch)
        )
        return frozenset(found)


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
