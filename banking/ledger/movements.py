"""Movements of an account: its entries, newest first, with the balance after each (M34-M39)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.ledger import vocabulary
from banking.ledger.accounts import owned
from banking.ledger.tables import entry, member_account, tx
from banking.refusals import NotFound
from banking.requests import LastMovements
from banking.values import Money, Movement, Movements
from banking.work import Handlers, MemberId, Work


async def page(
    conn: AsyncConnection, member: MemberId, account_id: int, limit: int, before: int | None = None
) -> list[tuple[int, Movement]]:
    """Up to `limit` movements older than position `before`, newest first, each with its position.

    Cost does not grow with the account's history: `entry_account_seq` is read backwards from the position.
    """
    query = (
        select(
            entry.c.account_seq,
            entry.c.document,
            entry.c.text,
            entry.c.amount,
            entry.c.balance_after,
            tx.c.business_date,
            tx.c.actor,
        )
        .join(member_account, member_account.c.account_id == entry.c.account_id)
        .join(tx, tx.c.id == entry.c.tx_id)
        .where(entry.c.account_id == account_id, member_account.c.member_id == member)
        .order_by(entry.c.account_seq.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(entry.c.account_seq < before)
    return [(row.account_seq, movement(row)) for row in await conn.execute(query)]


def movement(row: Any) -> Movement:
    """The line a row of entry and transaction is."""
    return Movement(
        booked_on=row.business_date,
        document=row.document,
        text=row.text,
        amount=Money(row.amount),
        balance=Money(row.balance_after),
        automatic=row.actor.startswith(vocabulary.STANDING_ORDER),
    )


async def last_movements(work: Work, query: LastMovements) -> Movements | NotFound:
    """Handle `LastMovements`: the last 10 (M34, D1)."""
    found = await owned(work.conn, work.owner, query.account)
    if isinstance(found, NotFound):
        return found
    items = await page(work.conn, work.owner, query.account.id, work.policy.last_movements)
    return Movements(found[0].ref, f"••••{found[0].ref.last4}", tuple(item for _, item in items))


QUERIES: Handlers = {LastMovements: last_movements}
