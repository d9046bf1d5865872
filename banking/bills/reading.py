"""What is paid by itself, as its member sees it: by id and owner (M106, S16)."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Row, Select, select

from banking.beneficiaries.payees import refs_of
from banking.bills import services
from banking.bills.companies import company as listed
from banking.bills.schedule import Plan
from banking.bills.tables import schedule, service
from banking.clock import GUAYAQUIL, business_date
from banking.ledger.tables import member_account
from banking.receipt_codes import receipt_code
from banking.refusals import NotFound
from banking.requests import GetSchedule, ListSchedules
from banking.values import (
    AccountKind,
    AccountRef,
    Frequency,
    Money,
    PaymentPlan,
    Purpose,
    Schedule,
    ScheduleOutcome,
    ScheduleReceipt,
    ScheduleState,
    Service,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.work import Handlers, MemberId, Order, Work

LOOK_AT: Final = time(7)
"""When a due date is looked at, local time."""
OPEN: Final = (ScheduleState.ACTIVE, ScheduleState.PAUSED)
_TARGET: Final = member_account.alias("target")


async def list_schedules(work: Work, _query: ListSchedules) -> tuple[Schedule, ...]:
    """Handle `ListSchedules`."""
    wanted = known(work.owner).where(schedule.c.state.in_(OPEN)).order_by(schedule.c.created_at.desc())
    rows = (await work.conn.execute(wanted)).all()
    return await _shown(work.conn, work.keys, work.owner, rows, business_date(work.now))


async def get_schedule(work: Work, query: GetSchedule) -> Schedule | NotFound:
    """Handle `GetSchedule`."""
    return await as_it_stands(work, query.schedule.id) or NotFound()


QUERIES: Handlers = {ListSchedules: list_schedules, GetSchedule: get_schedule}


async def receipt(order: Order, schedule_id: object) -> ScheduleReceipt | NotFound:
    """Proof of what was programmed or changed, as it stands now."""
    shown = await as_it_stands(order, schedule_id)
    return NotFound() if shown is None else ScheduleReceipt(receipt_code(order.operation), order.now, shown)


def known(member: MemberId | None = None) -> Select[*tuple[Any, ...]]:
    """Rows with everything that telling them apart takes; a member's own, or all."""
    wanted = (
        select(
            schedule,
            service.c.company,
            service.c.number_sealed,
            member_account.c.product,
            member_account.c.last4,
            _TARGET.c.product.label("target_product"),
            _TARGET.c.last4.label("target_last4"),
        )
        .join(member_account, member_account.c.account_id == schedule.c.account_id)
        .outerjoin(service, service.c.id == schedule.c.service_id)
        .outerjoin(_TARGET, _TARGET.c.account_id == schedule.c.target_account_id)
    )
    return wanted if member is None else wanted.where(schedule.c.member_id == member)


def source_of(row: Row[*tuple[Any, ...]]) -> AccountRef:
    """The account that pays."""
    return AccountRef(row.account_id, AccountKind(row.product), row.last4)


def own_target_of(row: Row[*tuple[Any, ...]]) -> AccountRef:
    """The own account that receives."""
    return AccountRef(row.target_account_id, AccountKind(row.target_product), row.target_last4)


def service_of(keys: Keys, row: Row[*tuple[Any, ...]]) -> Service | None:
    """The service whose bills are paid; None where its company left the directory."""
    found = listed(row.company)
    if found is None:
        return None
    return Service(found.company, services.number_of(keys, row.service_id, row.number_sealed))


def plan_of(row: Row[*tuple[Any, ...]]) -> PaymentPlan:
    """What was agreed, from its row."""
    return PaymentPlan(Frequency(row.frequency), row.since, row.until, row.day, row.on_date)


def rules(plan: PaymentPlan, counts_from: date) -> Plan:
    """The pure rules of a plan from a day on; ValueError where its parts do not fit together, or nothing is left of its window."""
    return Plan(plan.frequency, max(plan.since, counts_from), plan.until, plan.day, plan.on)


def rules_of(row: Row[*tuple[Any, ...]]) -> Plan:
    """The rules a row runs by: what fell due before it was programmed, or while it was paused, is nobody's any more."""
    return rules(plan_of(row), row.counts_from)


def morning_of(day: date) -> datetime:
    """When a day's due dates are looked at."""
    return datetime.combine(day, LOOK_AT, GUAYAQUIL)


async def as_it_stands(work: Work, schedule_id: object) -> Schedule | None:
    """A member's own, whatever its state."""
    rows = (await work.conn.execute(known(work.owner).where(schedule.c.id == schedule_id))).all()
    shown = await _shown(work.conn, work.keys, work.owner, rows, business_date(work.now))
    return shown[0] if shown else None


async def _shown(
    conn: AsyncConnection,
    keys: Keys,
    member: MemberId,
    rows: Sequence[Row[*tuple[Any, ...]]],
    today: date,
) -> tuple[Schedule, ...]:
    """Rows as their member sees them; one whose company left the directory is left out."""
    payees = await refs_of(conn, keys, member, {row.beneficiary_id for row in rows} - {None})
    found = []
    for row in rows:
        if row.service_id is not None:
            paid: Any = service_of(keys, row)
        elif row.beneficiary_id is not None:
            paid = payees[row.beneficiary_id]
        else:
            paid = own_target_of(row)
        if paid is not None:
            found.append(_schedule(row, Purpose.of(paid), today))
    return tuple(found)


def _schedule(row: Row[*tuple[Any, ...]], purpose: Purpose, today: date) -> Schedule:
    plan, state = plan_of(row), ScheduleState(row.state)
    runs = state is ScheduleState.ACTIVE and plan.frequency is not Frequency.AS_SOON
    return Schedule(
        id=row.id,
        purpose=purpose,
        source=source_of(row),
        maximum=Money(row.maximum),
        plan=plan,
        state=state,
        next_on=max(today, business_date(row.next_look_at)) if runs and row.next_look_at else None,
        last_outcome=None if row.last_outcome is None else ScheduleOutcome(row.last_outcome),
        last_at=row.last_at,
    )
