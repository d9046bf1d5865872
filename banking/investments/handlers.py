"""A member's term deposits as they stand today: every read is by id and owner (M27, M72, S16)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, Select, select

from banking.clock import business_date
from banking.investments import accrual
from banking.investments.tables import investment
from banking.ledger.tables import account
from banking.refusals import NotFound
from banking.requests import GetInvestment, ListInvestments
from banking.values import Investment, InvestmentDetail, InvestmentRef, InvestmentStatus, Money, Rate
from banking.work import Handlers, Work


async def list_investments(work: Work, _query: ListInvestments) -> tuple[Investment, ...]:
    """Handle `ListInvestments`."""
    rows = await work.conn.execute(_owned(work).order_by(investment.c.id))
    return tuple(_investment(work, row) for row in rows)


async def get_investment(work: Work, query: GetInvestment) -> InvestmentDetail | NotFound:
    """Handle `GetInvestment`."""
    row = (await work.conn.execute(_owned(work).where(investment.c.id == query.investment.id))).first()
    if row is None or row.last4 != query.investment.last4:
        return NotFound()
    whole = accrual.interest(row.posted, row.rate, row.days)
    rate = accrual.withheld_rate(
        row.days, work.policy.deposit_withholding_basis_points, work.policy.deposit_withholding_exempt_days
    )
    kept = accrual.withholding(whole, rate)
    return InvestmentDetail(
        investment=_investment(work, row),
        interest=Money(whole),
        withheld_rate=Rate(rate),
        withholding=Money(kept),
        payout=Money(row.posted + whole - kept),
    )


QUERIES: Handlers = {ListInvestments: list_investments, GetInvestment: get_investment}


def _owned(work: Work) -> Select[*tuple[Any, ...]]:
    return (
        select(
            investment.c.id,
            investment.c.last4,
            investment.c.rate,
            investment.c.days,
            investment.c.issued_on,
            investment.c.interest_paid,
            account.c.posted,
        )
        .join(account, account.c.id == investment.c.account_id)
        .where(investment.c.member_id == work.owner)
    )


def _investment(work: Work, row: Row[*tuple[Any, ...]]) -> Investment:
    today = business_date(work.now)
    days = accrual.elapsed(row.issued_on, row.days, today)
    return Investment(
        ref=InvestmentRef(row.id, row.last4),
        amount=Money(row.posted),
        issued_on=row.issued_on,
        matures_on=accrual.matures_on(row.issued_on, row.days),
        rate=Rate(row.rate),
        days=row.days,
        interest_earned=Money(accrual.interest(row.posted, row.rate, days) - row.interest_paid),
        interest_paid=Money(row.interest_paid),
        status=InvestmentStatus.MATURED if days == row.days else InvestmentStatus.RUNNING,
    )
