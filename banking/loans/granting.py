"""Granting a loan and booking its payments: what the core system does, and here the seeds. Needs the owner's login."""

from __future__ import annotations

import hashlib
from datetime import date

from sqlalchemy import func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.crypto import Keys, Place
from banking.ledger import vocabulary as say
from banking.ledger.chart import CASH, LOAN_ARREARS, LOAN_INSURANCE, LOAN_INTEREST, internal
from banking.ledger.posting import Line, Outcome, Posting, post
from banking.ledger.tables import account
from banking.loans.amortisation import Terms, schedule
from banking.loans.tables import instalment, loan
from banking.values import LoanRef
from banking.work import MemberId

_CODE = "1402.{member}.{nth}"
"""Consumer loans in the chart of accounts."""


async def grant(
    conn: AsyncConnection, keys: Keys, member: MemberId, terms: Terms, product: str, number: str
) -> LoanRef:
    """Write a loan, its table, its account, and the payout in cash."""
    has = select(func.count()).select_from(loan).where(loan.c.member_id == member)
    code = _CODE.format(member=member, nth=(await conn.execute(has)).scalar_one() + 1)
    opened = insert(account).values(code=code, kind="asset", allow_negative=True).returning(account.c.id)
    account_id = (await conn.execute(opened)).scalar_one()
    loan_id = int(await conn.scalar(text("SELECT nextval(pg_get_serial_sequence('bank.loan', 'id'))")))
    await conn.execute(
        insert(loan).values(
            id=loan_id,
            member_id=member,
            account_id=account_id,
            number_sealed=keys.seal(Place("bank.loan", "number_sealed", str(loan_id)), number),
            number_index=keys.blind("loan-number", number),
            last4=number[-4:],
            product=product,
            method=terms.method,
            amount=terms.principal,
            rate=terms.rate,
            granted_on=terms.granted_on,
        )
    )
    agreed = [
        {
            "loan_id": loan_id,
            "number": due.number,
            "principal": due.principal,
            "interest": due.interest,
            "insurance": due.insurance,
            "due_on": due.due_on,
            "arrears": 0,
        }
        for due in schedule(terms)
    ]
    await conn.execute(insert(instalment), agreed)
    cash = (await internal(conn))[CASH]
    payout = (
        Line(account_id, -terms.principal, say.LOAN_PAYOUT),
        Line(cash, terms.principal, say.LOAN_PAYOUT),
    )
    await _book(conn, f"loan:{loan_id}:payout", terms.granted_on, payout)
    return LoanRef(loan_id, number[-4:])


async def pay(conn: AsyncConnection, ref: LoanRef, number: int, on: date, arrears: int = 0) -> None:
    """Book one instalment as paid in cash: its capital leaves the loan's account, the rest is income and insurance."""
    paid = (
        update(instalment)
        .where(instalment.c.loan_id == ref.id, instalment.c.number == number)
        .values(paid_on=on, arrears=arrears)
        .returning(instalment.c.principal, instalment.c.interest, instalment.c.insurance)
    )
    due = (await conn.execute(paid)).one()
    books = await internal(conn)
    account_id = await conn.scalar(select(loan.c.account_id).where(loan.c.id == ref.id))
    parts = {
        int(account_id or 0): due.principal,
        books[LOAN_INTEREST]: due.interest,
        books[LOAN_INSURANCE]: due.insurance,
        books[LOAN_ARREARS]: arrears,
    }
    lines = [Line(to, cents, say.LOAN_PAYMENT) for to, cents in parts.items() if cents]
    lines.append(Line(books[CASH], -sum(parts.values()), say.LOAN_PAYMENT))
    await _book(conn, f"loan:{ref.id}:{number}", on, tuple(lines))


async def _book(conn: AsyncConnection, key: str, on: date, lines: tuple[Line, ...]) -> None:
    posting = Posting(
        kind="loan",
        scope="seed",
        key=key,
        request_hash=hashlib.sha256(repr(lines).encode()).digest(),
        business_date=on,
        actor="opening",
        lines=lines,
    )
    outcome = (await post(conn, posting)).outcome
    if outcome is not Outcome.POSTED:
        raise ValueError(f"a loan's posting was not written: {outcome}")
