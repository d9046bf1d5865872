"""Programming payments and looking after what is paid by itself: by id and owner (M105-M114, D12)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select, update

from banking.beneficiaries.naming import destination
from banking.bills import services
from banking.bills.companies import company as listed
from banking.bills.handlers import is_genuine
from banking.bills.paying import in_sms
from banking.bills.reading import OPEN, as_it_stands, morning_of, plan_of, receipt, rules
from banking.bills.schedule import next_run
from banking.bills.tables import schedule
from banking.clock import business_date
from banking.codes.summary import Summaries, Summary
from banking.ledger.accounts import owned
from banking.limits.chosen import ceilings
from banking.refusals import (
    AccountUnavailable,
    AmountOutOfRange,
    LimitExceeded,
    NeverDue,
    NotFound,
    PlanOver,
    Refusal,
)
from banking.requests import ChangeSchedule, MakePlan, ProgramPayment
from banking.values import (
    Frequency,
    Limit,
    Money,
    PaymentPlan,
    ScheduleAction,
    ScheduleReceipt,
    ScheduleState,
)

if TYPE_CHECKING:
    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.values import Purpose
    from banking.work import Handlers, MemberId, Order, Work

furthest_days: Final = 3_660
"""How far ahead a plan may begin: ten years."""
_SMS: Final = {
    ScheduleAction.PAUSE: "pause_schedule",
    ScheduleAction.RESUME: "resume_schedule",
    ScheduleAction.CHANGE: "change_schedule",
    ScheduleAction.CANCEL: "cancel_schedule",
}


async def make_plan(work: Work, query: MakePlan) -> PaymentPlan | NeverDue:
    """Handle `MakePlan`."""
    today = business_date(work.now)
    plan = PaymentPlan(query.frequency, max(query.since or today, today), query.until, query.day, query.on)
    return plan if will_run(plan, today) else NeverDue()


async def program(order: Order, command: ProgramPayment) -> ScheduleReceipt | Refusal:
    """Handle `ProgramPayment`; the code was consumed already, in this same transaction."""
    found = await owned(order.conn, order.owner, command.source)
    known = listed(command.service.company.id)
    if isinstance(found, NotFound) or known is None or known.topup or not is_genuine(command.service):
        return NotFound()
    if command.terms_version != order.policy.schedule_terms_version:
        return NotFound()
    [source] = found
    ceiling = Money(order.policy.movement_ceiling_cents)
    if not source.can_pay:
        return AccountUnavailable()
    if not Money(0) < command.maximum <= ceiling:
        return AmountOutOfRange(ceiling)
    if not will_run(command.plan, business_date(order.now)):
        return NeverDue()
    service_id = await services.use(order.conn, order.keys, order.owner, command.service, order.now, times=0)
    agreed = {"service_id": service_id, "account_id": source.ref.id, "maximum": command.maximum.cents}
    return await keep(order, command.plan, command.terms_version, agreed)


async def keep(
    order: Order, plan: PaymentPlan, terms_version: int, agreed: dict[str, Any]
) -> ScheduleReceipt | Refusal:
    """Write down what was agreed to, under which terms and when (M113)."""
    row = {
        "id": order.operation,
        "member_id": order.owner,
        "frequency": plan.frequency,
        "day": plan.day,
        "on_date": plan.on,
        "since": plan.since,
        "until": plan.until,
        "counts_from": business_date(order.now),
        "terms_version": terms_version,
        "accepted_at": order.now,
        "state": ScheduleState.ACTIVE,
        "next_look_at": first_look(plan, order.now),
        "created_at": order.now,
    }
    await order.conn.execute(insert(schedule).values(**row, **agreed))
    return await receipt(order, order.operation)


async def change(order: Order, command: ChangeSchedule) -> ScheduleReceipt | Refusal:
    """Handle `ChangeSchedule`: under the row's lock, which the runner takes too."""
    locked = (
        select(schedule)
        .where(
            schedule.c.id == command.schedule.id,
            schedule.c.member_id == order.owner,
            schedule.c.state.in_(OPEN),
        )
        .with_for_update()
    )
    row = (await order.conn.execute(locked)).first()
    seen = None if row is None else await as_it_stands(order, row.id)
    if row is None or seen is None or seen.purpose != command.schedule.purpose:
        return NotFound()
    wanted, values = command.change, dict[str, Any]()
    match wanted.action:
        case ScheduleAction.PAUSE:
            values = {"state": ScheduleState.PAUSED, "next_look_at": None}
        case ScheduleAction.CANCEL:
            values = {"state": ScheduleState.CANCELLED, "next_look_at": None}
        case ScheduleAction.RESUME:
            values = resumed(row, order.now)
            if not values:
                return PlanOver()
        case ScheduleAction.CHANGE:
            ceiling = Money(order.policy.movement_ceiling_cents)
            if wanted.maximum is None or not Money(0) < wanted.maximum <= ceiling:
                return AmountOutOfRange(ceiling)
            exceeded = None if row.beneficiary_id is None else await above_limit(order, wanted.maximum)
            if exceeded is not None:
                return exceeded
            values = {"maximum": wanted.maximum.cents}
            if row.state == ScheduleState.ACTIVE and row.frequency == Frequency.AS_SOON:
                values |= {"next_look_at": order.now, "queued_at": None}  # what was too high may fit now
    await order.conn.execute(update(schedule).where(schedule.c.id == row.id).values(values))
    return await receipt(order, row.id)


def resumed(row: Row[*tuple[Any, ...]], now: datetime) -> dict[str, Any]:
    """What changes when a plan goes on: what is due from today counts, what fell due while it was paused does not; nothing where it is over."""
    plan, today = plan_of(row), business_date(now)
    if row.state == ScheduleState.ACTIVE:
        return {"state": ScheduleState.ACTIVE}
    if not will_run(plan, today):
        return {}
    return {
        "state": ScheduleState.ACTIVE,
        "counts_from": today,
        "next_look_at": first_look(plan, now),
        "queued_at": None,
    }


async def above_limit(work: Work, amount: Money) -> LimitExceeded | None:
    """Whether no transfer of this amount to others could ever be made under today's limits (D10)."""
    ceiling = (await ceilings(work)).operation
    return LimitExceeded(Money(ceiling), Limit.OPERATION) if amount.cents > ceiling else None


async def summarise(_conn: AsyncConnection, _member: MemberId | None, command: ProgramPayment) -> Summary:
    """What the code's SMS says: the maximum and the company."""
    return Summary("program_payment", command.maximum.cents, in_sms(command.service))


async def summarise_change(
    conn: AsyncConnection, member: MemberId | None, command: ChangeSchedule
) -> Summary:
    """What the code's SMS says."""
    maximum, purpose = command.change.maximum, command.schedule.purpose
    action = _SMS[command.change.action]
    return Summary(
        action if purpose.is_service else f"{action.removesuffix('_schedule')}_transfers",
        None if maximum is None else maximum.cents,
        await purpose_in_sms(conn, member, purpose),
    )


async def purpose_in_sms(conn: AsyncConnection, member: MemberId | None, purpose: Purpose) -> str:
    """What is paid by itself, in an SMS: company, own account, or the beneficiary as the bank has it (S07)."""
    if purpose.beneficiary is not None:
        return await destination(conn, member, purpose.beneficiary)
    if purpose.account is not None:
        return f"tu cuenta ****{purpose.account.last4}"
    return "" if purpose.service is None else in_sms(purpose.service)


QUERIES: Handlers = {MakePlan: make_plan}
COMMANDS: Handlers = {ProgramPayment: program, ChangeSchedule: change}
SUMMARIES: Summaries = {ProgramPayment: summarise, ChangeSchedule: summarise_change}


def first_look(plan: PaymentPlan, now: datetime) -> datetime:
    """When the runner looks at a plan first: at once where it follows its bills, else on the day it runs."""
    today = business_date(now)
    if plan.frequency is Frequency.AS_SOON:
        return now if plan.since <= today else morning_of(plan.since)
    day = next_run(rules(plan, today), today - timedelta(days=1))
    return now if day is None or day <= today else morning_of(day)


def will_run(plan: PaymentPlan, today: date) -> bool:
    """Whether the plan makes sense, and has a day to run on from today that is not out of sight."""
    last = today + timedelta(days=furthest_days)
    if plan.since > last or (plan.on is not None and plan.on > last):
        return False
    try:
        checked = rules(plan, today)
    except ValueError:
        return False
    if plan.frequency is Frequency.AS_SOON:
        return True
    return next_run(checked, today - timedelta(days=1)) is not None
