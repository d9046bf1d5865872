"""Reminders of bills that fall due soon (B4): for who asked for them, of services paid before, once a bill.

A company is asked between two transactions. One that is away today is asked tomorrow: there are some days for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.dialects.postgresql import insert

from banking import jobs
from banking.bills import services
from banking.bills.companies import company as listed
from banking.bills.handlers import bill_of
from banking.bills.tables import bill_reminder, schedule, service
from banking.clock import business_date
from banking.messages.notices import notify
from banking.messages.tables import wanted_news
from banking.values import BillDue, Money, ScheduleState, Service
from banking.work import MemberId

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from banking.bills.running import Runner
    from banking.ports import OpenBill

REMINDER_TASK: Final = "bill_reminder"
LAST: Final = -20
"""The priority of a look for a reminder: behind payments that make themselves."""


async def queue_reminders(runner: Runner, after: UUID | None) -> UUID | None:
    """One batch of the day: a job for each service whose member wants to be reminded and which nothing pays by itself.

    Answers where the next batch goes on; None when the day's are queued.
    """
    async with runner.engine.begin() as conn:
        wanted = select(service.c.id).where(_is_wanted()).order_by(service.c.id)
        if after is not None:
            wanted = wanted.where(service.c.id > after)
        ids = list(await conn.scalars(wanted.limit(runner.policy.schedule_batch)))
        if ids:
            await jobs.defer_many(conn, REMINDER_TASK, "service", [str(each) for each in ids], LAST)
    return ids[-1] if len(ids) == runner.policy.schedule_batch else None


async def remind(runner: Runner, service_id: UUID) -> None:
    """Ask a service's company, and remind of every bill that falls due within some days."""
    async with runner.engine.connect() as conn:
        row = (await conn.execute(select(service).where(service.c.id == service_id, _is_wanted()))).first()
    known = None if row is None else listed(row.company)
    if row is None or known is None or known.topup is not None:
        return
    paid = Service(known.company, services.number_of(runner.keys, row.id, row.number_sealed))
    found = await runner.billers.pending(row.company, paid.number)
    if not isinstance(found, tuple):
        return
    alias = services.alias_of(runner.keys, row)
    for each in found:
        if each.payable:
            await _tell(runner, row.id, MemberId(row.member_id), paid, alias, each)


def _is_wanted() -> ColumnElement[bool]:
    """What was paid before or has a name, of who asked to be reminded, and is not paid by itself."""
    asked = exists().where(
        wanted_news.c.member_id == service.c.member_id, wanted_news.c.kind == BillDue.__name__
    )
    itself = exists().where(schedule.c.service_id == service.c.id, schedule.c.state == ScheduleState.ACTIVE)
    return and_(or_(service.c.times > 0, service.c.alias_sealed.is_not(None)), asked, ~itself)


async def _tell(
    runner: Runner, service_id: UUID, member: MemberId, paid: Service, alias: str | None, found: OpenBill
) -> None:
    now = runner.clock()
    if found.due_on is None:
        return
    if not 0 <= (found.due_on - business_date(now)).days <= runner.policy.reminder_days:
        return
    name = services.bill_name(runner.keys, paid, found)
    row = {"service_id": service_id, "bill_index": name, "reminded_at": now}
    async with runner.engine.begin() as conn:
        told = (
            insert(bill_reminder).values(row).on_conflict_do_nothing().returning(bill_reminder.c.service_id)
        )
        if (await conn.execute(told)).first() is None or await services.is_paid(
            conn, runner.keys, paid, found
        ):
            return
        bill = bill_of(found, Money(runner.policy.bill_commission_cents))
        await notify(conn, runner.keys, member, BillDue(paid, alias, bill, now), now)
