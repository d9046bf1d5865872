"""Months side by side: what came in, what went out, and the balance at each month's end (M20, B2)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import text

from banking.clock import business_date
from banking.ledger.accounts import owned
from banking.ledger.periods import earlier, month_of, resolve
from banking.refusals import NotFound
from banking.requests import ListMonths, ResolvePeriod
from banking.values import Money, Month, Months, MonthTotals, Period
from banking.work import Handlers, Work

# One statement, so that balance and months are of the same instant.
_MONTHS = text("""
SELECT a.posted, t.month, CAST(sum(t.credits) AS bigint) AS credits, CAST(sum(t.debits) AS bigint) AS debits
FROM ledger.account a LEFT JOIN ledger.turnover t ON t.account_id = a.id AND t.month >= :first
WHERE a.id = :account GROUP BY a.posted, t.month
""")


async def resolve_period(work: Work, query: ResolvePeriod) -> Period:
    """Handle `ResolvePeriod`."""
    return resolve(query.span, business_date(work.now), work.policy.movement_months)


async def list_months(work: Work, query: ListMonths) -> Months | NotFound:
    """Handle `ListMonths`: a month's closing balance is today's without what came later."""
    found = await owned(work.conn, work.owner, query.account)
    if isinstance(found, NotFound):
        return found
    today, back = business_date(work.now), work.policy.movement_months
    values = {"account": query.account.id, "first": earlier(today, back)}
    rows = (await work.conn.execute(_MONTHS, values)).all()
    turned: dict[date, tuple[int, int]] = {row.month: (row.credits, row.debits) for row in rows if row.month}
    months: list[MonthTotals] = []
    closing = rows[0].posted
    for nth in range(back + 1):
        first = earlier(today, nth)
        gained, spent = turned.get(first, (0, 0))
        months.append(
            MonthTotals(Month.of(first), month_of(first, today), Money(gained), Money(spent), Money(closing))
        )
        closing -= gained + spent
    return Months(found[0].ref, f"••••{found[0].ref.last4}", tuple(months))


QUERIES: Handlers = {ListMonths: list_months, ResolvePeriod: resolve_period}
