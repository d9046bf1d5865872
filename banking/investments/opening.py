"""Taking a term deposit in: what the core system does, and here the seeds. Needs the owner's login."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.crypto import Keys, Place
from banking.investments.tables import investment
from banking.ledger import vocabulary as say
from banking.ledger.chart import CASH, internal
from banking.ledger.posting import Line, Outcome, Posting, post
from banking.ledger.tables import account
from banking.values import InvestmentRef
from banking.work import MemberId

_CODE = "2103.{member}.{nth}"
"""Term deposits in the chart of accounts."""


@dataclass(frozen=True, slots=True)
class Deposit:
    """What was agreed: cents, basis points a year, days; interest is paid at the end."""

    number: str
    amount: int
    rate: int
    days: int
    issued_on: date


async def take_deposit(
    conn: AsyncConnection, keys: Keys, member: MemberId, deposit: Deposit
) -> InvestmentRef:
    """Write a deposit, its account, and the payment in cash."""
    has = select(func.count()).select_from(investment).where(investment.c.member_id == member)
    code = _CODE.format(member=member, nth=(await conn.execute(has)).scalar_one() + 1)
    opened = insert(account).values(code=code, kind="liability").returning(account.c.id)
    account_id = (await conn.execute(opened)).scalar_one()
    drawn = text("SELECT nextval(pg_get_serial_sequence('bank.investment', 'id'))")
    investment_id = int(await conn.scalar(drawn))
    place = Place("bank.investment", "number_sealed", str(investment_id))
    await conn.execute(
        insert(investment).values(
            id=investment_id,
            member_id=member,
            account_id=account_id,
            number_sealed=keys.seal(place, deposit.number),
            number_index=keys.blind("investment-number", deposit.number),
            last4=deposit.number[-4:],
            amount=deposit.amount,
            rate=deposit.rate,
            days=deposit.days,
            issued_on=deposit.issued_on,
            interest_paid=0,
        )
    )
    cash = (await internal(conn))[CASH]
    posting = Posting(
        kind="investment",
        scope="seed",
        key=f"investment:{investment_id}:opening",
        request_hash=hashlib.sha256(repr(deposit).encode()).digest(),
        business_date=deposit.issued_on,
        actor="opening",
        lines=(
            Line(account_id, deposit.amount, say.TERM_DEPOSIT),
            Line(cash, -deposit.amount, say.TERM_DEPOSIT),
        ),
    )
    outcome = (await post(conn, posting)).outcome
    if outcome is not Outcome.POSTED:
        raise ValueError(f"a deposit's posting was not written: {outcome}")
    return InvestmentRef(investment_id, deposit.number[-4:])
