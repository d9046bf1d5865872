"""A payment that its company did not take was no payment: its due date is open again, for one more try at most (D12, M115).

The rail's word, what the member is told, and the job that opens the due date are one transaction; the job does its part under the
schedule's row, like every look, once.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import Row, exists, func, select, update

from banking import jobs
from banking.bills.reading import morning_of, rules_of
from banking.bills.schedule import Occurrence, Verdict, retry_on, verdict
from banking.bills.tables import schedule, schedule_run
from banking.calendar import next_business_day
from banking.clock import business_date
from banking.payments.states import State
from banking.values import BillReason, Frequency, ScheduleOutcome, ScheduleState

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.bills.running import Runner
    from banking.payments.moving import Means
    from banking.values import PaidBill

REOPEN_TASK: Final = "schedule_reopen"
_MENDABLE: Final = frozenset({BillReason.AMOUNT_CHANGED, BillReason.OTHER})
"""What another day may mend; what was paid already, or cannot be paid here, stays so."""
_GOES_ON: Final = (ScheduleState.ACTIVE, ScheduleState.ENDED)
"""A plan of one date has ended when its payment was ordered."""


async def not_taken(means: Means, paid: PaidBill, state: State) -> date | None:
    """Let the due date of a payment that made itself be opened again, if this transaction commits; answers when it is tried once more,
    if it is.
    """
    again = await _next_try(means, paid) if state is State.REJECTED else None
    day = "" if again is None else again.isoformat()
    await jobs.defer(means.conn, REOPEN_TASK, payment=str(paid.id), again=day)
    return again


async def _next_try(means: Means, paid: PaidBill) -> date | None:
    wanted = (
        select(schedule, schedule_run.c.due_date, schedule_run.c.tries)
        .join(schedule_run, schedule_run.c.schedule_id == schedule.c.id)
        .where(schedule_run.c.payment_id == paid.id, schedule.c.state.in_(_GOES_ON))
    )
    row = (await means.conn.execute(wanted)).first()
    if row is None or row.tries > 1 or paid.reason not in _MENDABLE:
        return None
    day = retry_on(business_date(means.now))
    return day if _may_run(row, day) else None


def _may_run(row: Row[*tuple[Any, ...]], day: date) -> bool:
    """Whether a due date may still be served on this day: inside the window, and not too late for it."""
    plan = rules_of(row)
    if plan.frequency is Frequency.AS_SOON:
        return plan.covers(day)
    due = Occurrence(row.due_date, next_business_day(row.due_date))
    return verdict(due, plan, day) is Verdict.RUN


async def reopen(runner: Runner, payment: UUID, again: date | None) -> None:
    """Write down that it was not paid after all, and look again on that day; a second time changes nothing."""
    run = schedule_run.c
    async with runner.engine.begin() as conn:
        found = await conn.scalar(select(run.schedule_id).where(run.payment_id == payment))
        locked = select(schedule).where(schedule.c.id == found).with_for_update()
        row = (await conn.execute(locked)).first()
        if row is None:
            return
        now = runner.clock()
        retry = again if row.state in _GOES_ON else None
        rejected = {"outcome": ScheduleOutcome.REJECTED, "retry_on": retry, "at": now}
        paid = update(schedule_run).where(run.payment_id == payment, run.outcome == ScheduleOutcome.PAID)
        due_date = await conn.scalar(paid.values(rejected).returning(run.due_date))
        if due_date is None:
            return
        await _reopen_due_date(conn, row.id, due_date, anyway=retry is not None)
        values: dict[str, Any] = {"last_outcome": ScheduleOutcome.REJECTED, "last_at": now}
        if retry is not None:
            first = func.least(schedule.c.next_look_at, morning_of(retry))
            values |= {"state": ScheduleState.ACTIVE, "next_look_at": first, "queued_at": None}
        await conn.execute(update(schedule).where(schedule.c.id == row.id).values(values))


async def _reopen_due_date(conn: AsyncConnection, schedule_id: UUID, due_date: date, *, anyway: bool) -> None:
    """The due date itself was not served either, unless another of its bills was paid and none is tried again."""
    run, other = schedule_run.c, schedule_run.alias()
    same = (other.c.schedule_id == schedule_id, other.c.due_date == due_date, other.c.bill != "")
    served = exists().where(*same, other.c.outcome == ScheduleOutcome.PAID)
    ended = update(schedule_run).where(
        run.schedule_id == schedule_id,
        run.due_date == due_date,
        run.bill == "",
        run.outcome == ScheduleOutcome.PAID,
    )
    if not anyway:
        ended = ended.where(~served)
    await conn.execute(ended.values(outcome=ScheduleOutcome.REJECTED))
