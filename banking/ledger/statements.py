"""Statements: ordered with a session, carried out later without one, by id and owner both times (M20, B14, S16).

What waits to be drawn is the order under the bank's seal, a few hundred bytes however many movements it names.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from banking import tickets
from banking.clock import business_date
from banking.crypto import Keys
from banking.ledger.accounts import owned
from banking.ledger.periods import within_reach
from banking.ledger.search import EVERYTHING, Found, Hunt, add_up, fetch, follow, prepare
from banking.people.members import person_of
from banking.refusals import NotFound
from banking.requests import OrderStatement
from banking.values import Money, Statement, StatementForm, StatementOrder, StatementTicket, Totals
from banking.work import Handlers, MemberId, Work

READS_AT_ONCE = 1_000
MOST_READS = 50_000
"""Movements a statement looks at; a filter that finds little in so many gives a short statement, which says so."""


async def order_statement(work: Work, query: OrderStatement) -> StatementTicket | NotFound:
    """Handle `OrderStatement`."""
    found = await owned(work.conn, work.owner, query.account)
    if isinstance(found, NotFound):
        return found
    policy = work.policy
    period = within_reach(query.period, business_date(work.now), policy.movement_months)
    hunt, totals = await prepare(work.conn, query.account.id, period, query.filter or EVERYTHING)
    order = StatementOrder(
        member=work.owner,
        account=query.account,
        period=period,
        filter=query.filter,
        totals=None if hunt.by_amount else totals,
        below=hunt.upper,
        rows=policy.statement_pdf_rows if query.form is StatementForm.PDF else policy.statement_csv_rows,
        expires_at=work.now.replace(microsecond=0) + timedelta(seconds=policy.statement_ttl_seconds),
    )
    return StatementTicket(order, tickets.seal(work, order))


async def carry_out(work: Work, ticket: StatementTicket) -> Statement | None:
    """The statement a ticket is for; None where the bank did not seal it, it has expired, or the account is gone."""
    order = ticket.order
    if not tickets.stands(work, ticket):
        return None
    member = MemberId(order.member)
    found = await owned(work.conn, member, order.account)
    if isinstance(found, NotFound):
        return None
    hunt, _ = await prepare(work.conn, order.account.id, order.period, order.filter or EVERYTHING)
    rows, is_cut = await _rows(work.conn, hunt, order)
    totals = order.totals if order.totals is not None or is_cut else add_up(rows)
    opening, closing = _balances(order, rows, totals)
    return Statement(
        account=found[0].ref,
        number=f"••••{found[0].ref.last4}",
        holder=await _holder(work.conn, work.keys, member),
        period=order.period,
        filter=order.filter,
        totals=totals,
        opening=opening,
        closing=closing,
        items=tuple(movement for _, movement in rows),
        is_cut=is_cut,
        ordered_at=order.expires_at - timedelta(seconds=work.policy.statement_ttl_seconds),
    )


async def _rows(conn: AsyncConnection, hunt: Hunt, order: StatementOrder) -> tuple[Found, bool]:
    """The newest rows, and whether there are, or may be, older ones."""
    rows: Found = []
    before = order.below
    for _ in range(MOST_READS // READS_AT_ONCE):
        trail = await follow(conn, hunt, before, READS_AT_ONCE)
        rows += await fetch(conn, hunt, trail.positions)
        if len(rows) > order.rows:
            return rows[: order.rows], True
        if trail.reached <= hunt.lower:
            return rows, False
        before = trail.reached
    return rows, True


def _balances(order: StatementOrder, rows: Found, totals: Totals | None) -> tuple[Money | None, Money | None]:
    if order.filter is not None or totals is None or not rows:
        return None, None
    closing = rows[0][1].balance.cents
    return Money(closing - totals.credits.cents - totals.debits.cents), Money(closing)


async def _holder(conn: AsyncConnection, keys: Keys, member: MemberId) -> str:
    return (await person_of(conn, keys, member)).name


QUERIES: Handlers = {OrderStatement: order_statement}
