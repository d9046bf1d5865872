"""Payments of bills as they stand now: *Historial de Pagos* (M116, M117, D19), by owner, newest first, a page at a time or as a sheet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Date, Row, Select, cast, func, select

from banking import tickets
from banking.bills.companies import company as listed
from banking.bills.tables import bill_payment
from banking.clock import GUAYAQUIL
from banking.ledger.tables import member_account
from banking.payments.records import details_of, read
from banking.payments.states import State
from banking.payments.tables import payment, payment_event
from banking.receipt_codes import receipt_code
from banking.refusals import NotFound
from banking.requests import (
    GetPaidBill,
    ListPaidCompanies,
    ListPaidMonths,
    OrderPaidBills,
    PaymentHistory,
    RecentPaidBills,
)
from banking.values import (
    AccountKind,
    AccountRef,
    Bill,
    BillReason,
    BillStanding,
    Company,
    Money,
    Month,
    Origin,
    PaidBill,
    PaidBills,
    PaidBillsOrder,
    PaidBillsSheet,
    PaidBillsTicket,
    Service,
)
from banking.work import MemberId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.work import Handlers, Work

payments_on_a_page: Final = 5
_month: Final = cast(func.date_trunc("month", func.timezone(str(GUAYAQUIL), bill_payment.c.paid_at)), Date)
"""The first day of the month a payment was ordered in."""
_STANDING: Final = {
    State.SETTLED: BillStanding.PAID,
    State.REJECTED: BillStanding.NOT_TAKEN,
    State.CANCELLED: BillStanding.NOT_TAKEN,
    State.RETURNED: BillStanding.NOT_TAKEN,
    State.MANUAL: BillStanding.IN_REVIEW,
}
_REASONS: Final = {reason.value: reason for reason in BillReason}


async def payment_history(work: Work, query: PaymentHistory) -> PaidBills:
    """Handle `PaymentHistory`."""
    wanted = _meant(work.owner, query.origin, _id_of(query.company))
    if query.before is not None:
        wanted = wanted.where(bill_payment.c.seq < query.before)
    rows = (
        await work.conn.execute(wanted.order_by(bill_payment.c.seq.desc()).limit(payments_on_a_page + 1))
    ).all()
    page = rows[:payments_on_a_page]
    return PaidBills(
        items=await _all(work.conn, work.keys, page),
        older=page[-1].seq if len(rows) > payments_on_a_page else None,
    )


async def paid_companies(work: Work, _query: ListPaidCompanies) -> tuple[Company, ...]:
    """Handle `ListPaidCompanies`."""
    last = func.max(bill_payment.c.seq)
    ids = await work.conn.scalars(
        select(bill_payment.c.company)
        .where(bill_payment.c.member_id == work.owner)
        .group_by(bill_payment.c.company)
        .order_by(last.desc())
    )
    return tuple(known.company for each in ids if (known := listed(each)) is not None)


async def recent(work: Work, query: RecentPaidBills) -> tuple[PaidBill, ...]:
    """Handle `RecentPaidBills`."""
    wanted, most = _meant(work.owner, query.origin, _id_of(query.company)), work.policy.paid_bills_to_choose
    if query.month is not None:
        first = query.month.first
        wanted, most = wanted.where(_month == first), work.policy.paid_bills_in_a_month
    rows = await work.conn.execute(wanted.order_by(bill_payment.c.seq.desc()).limit(most))
    return await _all(work.conn, work.keys, rows.all())


async def paid_months(work: Work, query: ListPaidMonths) -> tuple[Month, ...]:
    """Handle `ListPaidMonths`."""
    paid = _meant(work.owner, query.origin, _id_of(query.company)).with_only_columns(_month)
    return tuple(Month.of(day) for day in await work.conn.scalars(paid.distinct().order_by(_month.desc())))


async def order_sheet(work: Work, query: OrderPaidBills) -> PaidBillsTicket:
    """Handle `OrderPaidBills`."""
    newest = await work.conn.scalar(
        select(func.max(bill_payment.c.seq)).where(bill_payment.c.member_id == work.owner)
    )
    order = PaidBillsOrder(
        member=work.owner,
        origin=query.origin,
        company=_id_of(query.company),
        below=(newest or 0) + 1,
        rows=work.policy.paid_bills_csv_rows,
        expires_at=work.now.replace(microsecond=0) + timedelta(seconds=work.policy.statement_ttl_seconds),
    )
    return PaidBillsTicket(order, tickets.seal(work, order))


async def carry_out(work: Work, ticket: PaidBillsTicket) -> PaidBillsSheet | None:
    """The sheet a ticket is for; None where the bank did not seal it or it has expired."""
    order = ticket.order
    if not tickets.stands(work, ticket):
        return None
    wanted = _meant(MemberId(order.member), order.origin, order.company).where(
        bill_payment.c.seq < order.below
    )
    rows = (await work.conn.execute(wanted.order_by(bill_payment.c.seq.desc()).limit(order.rows + 1))).all()
    return PaidBillsSheet(
        items=await _all(work.conn, work.keys, rows[: order.rows]),
        is_cut=len(rows) > order.rows,
        ordered_at=order.expires_at - timedelta(seconds=work.policy.statement_ttl_seconds),
    )


async def get_paid_bill(work: Work, query: GetPaidBill) -> PaidBill | NotFound:
    """Handle `GetPaidBill`: by id and owner (S16)."""
    wanted = _rows().where(bill_payment.c.member_id == work.owner, payment.c.id == query.payment)
    row = (await work.conn.execute(wanted)).one_or_none()
    found = None if row is None else await _paid(work.conn, work.keys, row)
    return found or NotFound()


async def paid_bill(conn: AsyncConnection, keys: Keys, payment_id: object) -> PaidBill | None:
    """A payment of a bill as it stands; None where it is none."""
    row = (await conn.execute(_rows().where(payment.c.id == payment_id))).one_or_none()
    return None if row is None else await _paid(conn, keys, row)


QUERIES: Handlers = {
    PaymentHistory: payment_history,
    GetPaidBill: get_paid_bill,
    ListPaidCompanies: paid_companies,
    ListPaidMonths: paid_months,
    RecentPaidBills: recent,
    OrderPaidBills: order_sheet,
}


def _id_of(company: Company | None) -> str | None:
    return None if company is None else company.id


def _meant(member: MemberId, origin: Origin, company: str | None) -> Select[*tuple[Any, ...]]:
    """A member's payments, of who made them and of one company."""
    wanted = _rows().where(bill_payment.c.member_id == member)
    if origin is not Origin.ALL:
        wanted = wanted.where(bill_payment.c.automatic.is_(origin is Origin.AUTOMATIC))
    return wanted if company is None else wanted.where(bill_payment.c.company == company)


async def _all(
    conn: AsyncConnection, keys: Keys, rows: Sequence[Row[*tuple[Any, ...]]]
) -> tuple[PaidBill, ...]:
    found = [await _paid(conn, keys, row) for row in rows]
    return tuple(each for each in found if each is not None)


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            payment,
            bill_payment.c.seq,
            bill_payment.c.automatic,
            bill_payment.c.operation_id,
            member_account.c.product,
            member_account.c.last4,
        )
        .join(bill_payment, bill_payment.c.payment_id == payment.c.id)
        .join(member_account, member_account.c.account_id == payment.c.account_id)
    )


async def _paid(conn: AsyncConnection, keys: Keys, row: Row[*tuple[Any, ...]]) -> PaidBill | None:
    """One row as its member sees it; None in a state that only newer code knows."""
    found = read(row)
    if not isinstance(found.state, State):
        return None
    details = details_of(keys, found)
    known = listed(details["company"])
    company = (
        Company(details["company"], details["company_name"], "", "", False, ())
        if known is None
        else known.company
    )
    due_on = details["due_on"]
    return PaidBill(
        id=found.id,
        code=receipt_code(row.operation_id or found.id),
        at=found.created_at,
        source=AccountRef(found.account, AccountKind(row.product), row.last4),
        service=Service(company, details["account"]),
        bill=Bill(
            details["bill"],
            Money(found.amount),
            Money(found.fee),
            date.fromisoformat(due_on) if due_on else None,
            details["about"],
        ),
        automatic=row.automatic,
        standing=_STANDING.get(found.state, BillStanding.UNDER_WAY),
        reference=row.rail_ref,
        reason=await _reason(conn, found.id) if found.state in (State.REJECTED, State.RETURNED) else None,
    )


async def _reason(conn: AsyncConnection, payment_id: object) -> BillReason:
    """What the company said when it did not take a payment."""
    said = await conn.scalar(
        select(payment_event.c.detail["reason"].astext)
        .where(payment_event.c.payment_id == payment_id, payment_event.c.detail["reason"].astext.is_not(None))
        .order_by(payment_event.c.seq.desc())
        .limit(1)
    )
    return _REASONS.get(said or "", BillReason.OTHER)
