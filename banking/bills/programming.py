"""Programming payments and looking after them: what the member agreed to, by id and owner (M105-M114, D12)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Row, Select, insert, select, update

from banking.bills import services
from banking.bills.companies import company as listed
from banking.bills.handlers import is_genuine
from banking.bills.paying import in_sms
from banking.bills.schedule import Plan, next_run
from banking.bills.tables import schedule, service
from banking.clock import GUAYAQUIL, business_date
from banking.codes.summary import Summaries, Summary
from banking.ledger.accounts import owned
from banking.ledger.tables import member_account
from banking.receipt_codes import receipt_code
from banking.refusals import AccountUnavailable, AmountOutOfRange, NeverDue, NotFound, Refusal
from banking.requests import ChangeSchedule, GetSchedule, ListSchedules, MakePlan, ProgramPayment
from banking.values import (
    AccountKind,
    AccountRef,
    Frequency,
    Money,
    PaymentPlan,
    Schedule,
    ScheduleAction,
    ScheduleOutcome,
    ScheduleReceipt,
    ScheduleState,
    Service,
)

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.work import Handlers, MemberId, Order, Work

LOOK_AT: Final = time(7)
"""When a due date is looked at, local time."""
_OPEN: Final = (ScheduleState.ACTIVE, ScheduleState.PAUSED)
_SMS: Final = {
    ScheduleAction.PAUSE: "pause_schedule",
    ScheduleAction.RESUME: "resume_schedule",
    ScheduleAction.CHANGE: "change_schedule",
    ScheduleAction.CANCEL: "cancel_schedule",
}


async def make_plan(work: Work, query: MakePlan) -> PaymentPlan | NeverDue:
    """Handle `MakePlan`."""
    today = business_date(work.now)
    plan = PaymentPlan(query.frequency, query.since or today, query.until, query.day, query.on)
    return plan if _will_run(plan, today) else NeverDue()


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
    if not _will_run(command.plan, business_date(order.now)):
        return NeverDue()
    service_id = await services.use(order.conn, order.keys, order.owner, command.service, order.now, times=0)
    plan = command.plan
    await order.conn.execute(
        insert(schedule).values(
            id=order.operation,
            member_id=order.owner,
            service_id=service_id,
            account_id=source.ref.id,
            maximum=command.maximum.cents,
            frequency=plan.frequency,
            day=plan.day,
            on_date=plan.on,
            since=plan.since,
            until=plan.until,
            terms_version=command.terms_version,
            accepted_at=order.now,
            state=ScheduleState.ACTIVE,
            next_look_at=first_look(plan, order.now),
            created_at=order.now,
        )
    )
    return await _receipt(order)


async def list_schedules(work: Work, _query: ListSchedules) -> tuple[Schedule, ...]:
    """Handle `ListSchedules`."""
    wanted = _owned(work.owner).where(schedule.c.state.in_(_OPEN)).order_by(schedule.c.created_at.desc())
    rows = (await work.conn.execute(wanted)).all()
    return tuple(shown for row in rows if (shown := _shown(work.keys, row, business_date(work.now))))


async def get_schedule(work: Work, query: GetSchedule) -> Schedule | NotFound:
    """Handle `GetSchedule`."""
    row = (await work.conn.execute(_owned(work.owner).where(schedule.c.id == query.schedule.id))).first()
    return (row and _shown(work.keys, row, business_date(work.now))) or NotFound()


async def change(order: Order, command: ChangeSchedule) -> ScheduleReceipt | Refusal:
    """Handle `ChangeSchedule`: under the row's lock, which the runner takes too."""
    locked = (
        select(schedule)
        .where(
            schedule.c.id == command.schedule.id,
            schedule.c.member_id == order.owner,
            schedule.c.state.in_(_OPEN),
        )
        .with_for_update()
    )
    row = (await order.conn.execute(locked)).first()
    if row is None:
        return NotFound()
    wanted, values = command.change, dict[str, Any]()
    match wanted.action:
        case ScheduleAction.PAUSE:
            values = {"state": ScheduleState.PAUSED, "next_look_at": None}
        case ScheduleAction.CANCEL:
            values = {"state": ScheduleState.CANCELLED, "next_look_at": None}
        case ScheduleAction.RESUME:
            values = {"state": ScheduleState.ACTIVE, "next_look_at": first_look(plan_of(row), order.now)}
        case ScheduleAction.CHANGE:
            ceiling = Money(order.policy.movement_ceiling_cents)
            if wanted.maximum is None or not Money(0) < wanted.maximum <= ceiling:
                return AmountOutOfRange(ceiling)
            values = {"maximum": wanted.maximum.cents}
    await order.conn.execute(update(schedule).where(schedule.c.id == row.id).values(values))
    return await _receipt(order, row.id)


async def summarise(_conn: AsyncConnection, _member: MemberId | None, command: ProgramPayment) -> Summary:
    """What the code's SMS says: the maximum and the company."""
    return Summary("program_payment", command.maximum.cents, in_sms(command.service))


async def summarise_change(
    _conn: AsyncConnection, _member: MemberId | None, command: ChangeSchedule
) -> Summary:
    """What the code's SMS says."""
    maximum = command.change.maximum
    return Summary(
        _SMS[command.change.action],
        None if maximum is None else maximum.cents,
        in_sms(command.schedule.service),
    )


QUERIES: Handlers = {MakePlan: make_plan, ListSchedules: list_schedules, GetSchedule: get_schedule}
COMMANDS: Handlers = {ProgramPayment: program, ChangeSchedule: change}
SUMMARIES: Summaries = {ProgramPayment: summarise, ChangeSchedule: summarise_change}


def rules(plan: PaymentPlan) -> Plan:
    """The pure rules of a plan; ValueError where its parts do not fit together."""
    return Plan(plan.frequency, plan.since, plan.until, plan.day, plan.on)


def plan_of(row: Row[*tuple[Any, ...]]) -> PaymentPlan:
    """What was agreed, from its row."""
    return PaymentPlan(Frequency(row.frequency), row.since, row.until, row.day, row.on_date)


def first_look(plan: PaymentPlan, now: datetime) -> datetime:
    """When the runner looks at a plan first: at once where it follows its bills, else on the day it runs."""
    today = business_date(now)
    if plan.frequency is Frequency.AS_SOON:
        return now if plan.since <= today else morning_of(plan.since)
    day = next_run(rules(plan), today - timedelta(days=1))
    return now if day is None or day <= today else morning_of(day)


def morning_of(day: date) -> datetime:
    """When a day's due dates are looked at."""
    return datetime.combine(day, LOOK_AT, GUAYAQUIL)


def _will_run(plan: PaymentPlan, today: date) -> bool:
    """Whether the plan makes sense and has a day to run on from today."""
    try:
        checked = rules(plan)
    except ValueError:
        return False
    if plan.frequency is Frequency.AS_SOON:
        return plan.until is None or plan.until >= today
    return next_run(checked, today - timedelta(days=1)) is not None


def _owned(member: MemberId) -> Select[*tuple[Any, ...]]:
    return (
        select(
            schedule,
            service.c.company,
            service.c.number_sealed,
            member_account.c.product,
            member_account.c.last4,
        )
        .join(service, service.c.id == schedule.c.service_id)
        .join(member_account, member_account.c.account_id == schedule.c.account_id)
        .where(schedule.c.member_id == member)
    )


def _shown(keys: Keys, row: Row[*tuple[Any, ...]], today: date) -> Schedule | None:
    """A row as its member sees it; None where its company left the directory."""
    known = listed(row.company)
    if known is None:
        return None
    plan, state = plan_of(row), ScheduleState(row.state)
    runs = state is ScheduleState.ACTIVE and plan.frequency is not Frequency.AS_SOON
    return Schedule(
        id=row.id,
        service=Service(known.company, services.number_of(keys, row.service_id, row.number_sealed)),
        source=AccountRef(row.account_id, AccountKind(row.product), row.last4),
        maximum=Money(row.maximum),
        plan=plan,
        state=state,
        next_on=max(today, business_date(row.next_look_at)) if runs and row.next_look_at else None,
        last_outcome=None if row.last_outcome is None else ScheduleOutcome(row.last_outcome),
        last_at=row.last_at,
    )


async def _receipt(order: Order, schedule_id: object = None) -> ScheduleReceipt | NotFound:
    wanted = _owned(order.owner).where(schedule.c.id == (schedule_id or order.operation))
    row = (await order.conn.execute(wanted)).one()
    shown = _shown(order.keys, row, business_date(order.now))
    return NotFound() if shown is None else ScheduleReceipt(receipt_code(order.operation), order.now, shown)
