"""What must hold after every run and at every moment (security.md §3, first paragraph), said in one look at the database."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.payments.rails import Status
from banking.values import PaymentId

BOOKS = text("""
    SELECT (SELECT coalesce(sum(amount), 0) FROM ledger.entry) AS total,
        (SELECT count(*) FROM ledger.account a WHERE a.track_balance AND a.posted <> (
            SELECT coalesce(sum(e.amount), 0) FROM ledger.entry e WHERE e.account_id = a.id)) AS off_book,
        (SELECT count(*) FROM ledger.account a WHERE a.held <> (
            SELECT coalesce(sum(h.amount), 0) FROM ledger.hold h WHERE h.account_id = a.id AND h.state = 'pending')) AS off_hold,
        (SELECT count(*) FROM ledger.account a WHERE a.posted - a.held < 0 AND NOT a.allow_negative) AS overdrawn,
        (SELECT count(*) FROM ledger.payment p JOIN ledger.hold h ON h.id = p.id WHERE h.state <> CASE
            WHEN p.state IN ('settled', 'returned') THEN 'posted'
            WHEN p.state IN ('rejected', 'cancelled') THEN 'voided' ELSE 'pending' END) AS off_state,
        (SELECT count(*) FROM ledger.payment p WHERE
            EXISTS (SELECT FROM ledger.tx t WHERE t.idem_scope = 'payment' AND t.idem_key = p.id || '\\:settle')
                <> (p.state IN ('settled', 'returned'))
            OR EXISTS (SELECT FROM ledger.tx t WHERE t.idem_scope = 'payment' AND t.idem_key = p.id || '\\:return')
                <> (p.state = 'returned')) AS off_transactions,
        (SELECT count(*) FROM ledger.tx t WHERE t.idem_scope = 'payment') - (
            SELECT count(*) FILTER (WHERE p.state IN ('settled', 'returned')) + count(*) FILTER (WHERE p.state = 'returned')
            FROM ledger.payment p) AS more_transactions
""")
ENDED = {"settled": Status.SETTLED, "returned": Status.RETURNED, "rejected": Status.REJECTED}


async def books_hold(conn: AsyncConnection) -> None:
    """Nothing is lost, nothing stands apart, nobody is below zero, and each payment has the transactions of its state."""
    row = (await conn.execute(BOOKS)).one()
    assert all(value == 0 for value in row), row._asdict()


async def agree(conn: AsyncConnection, rail: Mapping[PaymentId, Status]) -> None:
    """Our ended payments are what the rail says of them; what it never heard of has not settled here."""
    rows = (await conn.execute(text("SELECT id, state, attention FROM ledger.payment"))).all()
    for row in rows:
        if row.state in ENDED:
            assert rail.get(row.id) == ENDED[row.state], (row, rail.get(row.id))
        elif row.state == "cancelled":
            assert row.id not in rail, row


async def all_final(conn: AsyncConnection) -> dict[str, int]:
    """How many ended how; nothing is under way any more."""
    rows = await conn.execute(text("SELECT state, count(*) AS found FROM ledger.payment GROUP BY state"))
    states = {row.state: row.found for row in rows}
    under_way = {"authorized", "held", "sending", "sent", "unknown"} & states.keys()
    assert not under_way, states
    return states
