"""A member's loans as they stand today: every read is by id and owner (M26, M65-M70, S16)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from banking.clock import business_date
from banking.ledger.tables import account
from banking.loans.amortisation import arrears
from banking.loans.tables import instalment, loan
from banking.refusals import NotFound
from banking.requests import GetAmortisation, GetLoan, ListLoans
from banking.values import (
    AmortisationMethod,
    AmortisationTable,
    Instalment,
    InstalmentStatus,
    Loan,
    LoanDetail,
    LoanRef,
    LoanStatus,
    Money,
    Rate,
)
from banking.work import Handlers, Work

Rows = Row[*tuple[Any, ...]]


async def list_loans(work: Work, _query: ListLoans) -> tuple[Loan, ...]:
    """Handle `ListLoans`."""
    loans = [detail.loan for detail, _ in await _tables(work, None)]
    return tuple(sorted(loans, key=lambda each: each.status is LoanStatus.PAID))


async def get_loan(work: Work, query: GetLoan) -> LoanDetail | NotFound:
    """Handle `GetLoan`."""
    found = await _one(work, query.loan)
    return found if isinstance(found, NotFound) else found[0]


async def get_amortisation(work: Work, query: GetAmortisation) -> AmortisationTable | NotFound:
    """Handle `GetAmortisation`."""
    found = await _one(work, query.loan)
    if isinstance(found, NotFound):
        return found
    detail, table = found
    items = tuple(each for each in table if not (query.unpaid_only and each.status is InstalmentStatus.PAID))
    return AmortisationTable(detail, business_date(work.now), items)


QUERIES: Handlers = {ListLoans: list_loans, GetLoan: get_loan, GetAmortisation: get_amortisation}


Found = tuple[LoanDetail, tuple[Instalment, ...]]


async def _one(work: Work, ref: LoanRef) -> Found | NotFound:
    found = await _tables(work, ref.id)
    return found[0] if found and found[0][0].loan.ref == ref else NotFound()


async def _tables(work: Work, only: int | None) -> list[Found]:
    """The member's loans with their instalments, in two queries however many there are."""
    wanted = (
        select(
            loan.c.id,
            loan.c.last4,
            loan.c.product,
            loan.c.method,
            loan.c.amount,
            loan.c.rate,
            loan.c.granted_on,
            account.c.posted,
        )
        .join(account, account.c.id == loan.c.account_id)
        .where(loan.c.member_id == work.owner)
        .order_by(loan.c.id)
    )
    if only is not None:
        wanted = wanted.where(loan.c.id == only)
    loans = (await work.conn.execute(wanted)).all()
    rows = await work.conn.execute(
        select(instalment)
        .where(instalment.c.loan_id.in_([row.id for row in loans]))
        .order_by(instalment.c.loan_id, instalment.c.number)
    )
    by_loan: dict[int, list[Rows]] = {row.id: [] for row in loans}
    for row in rows:
        by_loan[row.loan_id].append(row)
    return [_standing(work, row, by_loan[row.id]) for row in loans]


def _standing(work: Work, row: Rows, instalments: Sequence[Rows]) -> Found:
    """A loan and its table as of today."""
    today = business_date(work.now)
    next_number = next((each.number for each in instalments if each.paid_on is None), None)
    table = tuple(
        _instalment(each, _status(each, today, next_number), _arrears(work, row.rate, each, today))
        for each in instalments
    )
    overdue = [each for each in table if each.status is InstalmentStatus.OVERDUE]
    unpaid = [each for each in table if each.status is not InstalmentStatus.PAID]
    asked = overdue or unpaid[:1]
    status = LoanStatus.OVERDUE if overdue else LoanStatus.CURRENT if unpaid else LoanStatus.PAID
    owed = Loan(
        ref=LoanRef(row.id, row.last4),
        product=row.product,
        amount=Money(row.amount),
        principal_balance=Money(-row.posted),
        due=_sum(each.total for each in asked),
        next_payment_on=asked[0].due_on if asked else None,
        granted_on=row.granted_on,
        status=status,
    )
    detail = LoanDetail(
        loan=owed,
        method=AmortisationMethod(row.method),
        rate=Rate(row.rate),
        term=len(table),
        paid=len(table) - len(unpaid),
        overdue=len(overdue),
        arrears=_sum(each.arrears for each in asked),
        ends_on=table[-1].due_on,
    )
    return detail, table


def _instalment(row: Rows, status: InstalmentStatus, owed: int) -> Instalment:
    return Instalment(
        number=row.number,
        principal=Money(row.principal),
        interest=Money(row.interest),
        arrears=Money(owed),
        insurance=Money(row.insurance),
        due_on=row.due_on,
        status=status,
    )


def _status(row: Rows, today: date, next_number: int | None) -> InstalmentStatus:
    """Paid, overdue after its day, else the next one (M69: Vigente), else to come (Por Vencer)."""
    if row.paid_on is not None:
        return InstalmentStatus.PAID
    if row.due_on < today:
        return InstalmentStatus.OVERDUE
    return InstalmentStatus.CURRENT if row.number == next_number else InstalmentStatus.UPCOMING


def _arrears(work: Work, rate: int, row: Rows, today: date) -> int:
    if row.paid_on is not None:
        return int(row.arrears)
    return arrears(row.principal, rate, row.due_on, today, work.policy.arrears_surcharges)


def _sum(amounts: Iterable[Money]) -> Money:
    return Money(sum(amount.cents for amount in amounts))
