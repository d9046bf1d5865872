"""Running programmed payments (M115, D12, F14, F15): what is due is looked up at its company, decided, and paid once.

A pass queues what is due, some schedules to a job, behind all interactive ones. A job may run twice, late, or next to its twin: decisions are taken under the schedule's row, and (schedule, due date, bill) is unique.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final
from uuid import UUID, uuid5

from sqlalchemy import Row, Select, or_, select, update

from banking import jobs
from banking.bills import services
from banking.bills.handlers import bill_of
from banking.bills.looking import TOLD, Look, Run
from banking.bills.paying import draft_payment
from banking.bills.reading import known, morning_of, rules_of, service_of, source_of
from banking.bills.schedule import Occurrence
from banking.bills.tables import schedule
from banking.canonical import digest
from banking.clock import business_date
from banking.ledger.vocabulary import STANDING_ORDER
from banking.messages import emails
from banking.payments.moving import Means
from banking.ports import BillersAnswer, OpenBill
from banking.refusals import BillPaid, InsufficientFunds
from banking.safety import freezing
from banking.transfers.standing_run import TransferLook
from banking.values import Frequency, Money, PaymentId, Purpose, ScheduleOutcome, ScheduleState, Service

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from banking.clock import Clock
    from banking.crypto import Keys
    from banking.policy import Policy
    from banking.ports import Billers
    from banking.values import Bill

SCHEDULE_TASK: Final = "schedule_look"
LATER: Final = -10
"""The priority of a schedule's job: codes and members' own payments go first."""
Found = tuple[OpenBill, ...] | BillersAnswer


@dataclass(frozen=True, slots=True)
class Runner:
    """What it takes to run schedules."""

    engine: AsyncEngine
    keys: Keys
    clock: Clock
    policy: Policy
    billers: Billers

    def means(self, conn: AsyncConnection) -> Means:
        """For one transaction, now."""
        return Means(conn, self.keys, self.policy, self.clock())


async def queue_due(runner: Runner) -> int:
    """One batch of a pass: give every due schedule a job, the longest waiting first. Answers how many; 0 when the pass is over."""
    now = runner.clock()
    stale = now - timedelta(seconds=runner.policy.schedule_queued_seconds)
    async with runner.engine.begin() as conn:
        due = (
            select(schedule.c.id)
            .where(
                schedule.c.next_look_at <= now,
                or_(schedule.c.queued_at.is_(None), schedule.c.queued_at <= stale),
            )
            .order_by(schedule.c.next_look_at)
            .limit(runner.policy.schedule_batch)
            .with_for_update(skip_locked=True)
        )
        ids = list(await conn.scalars(due))
        if ids:
            await conn.execute(update(schedule).where(schedule.c.id.in_(ids)).values(queued_at=now))
            size = runner.policy.schedule_together
            together = [",".join(map(str, ids[at : at + size])) for at in range(0, len(ids), size)]
            await jobs.defer_many(conn, SCHEDULE_TASK, "schedules", together, LATER)
    return len(ids)


@dataclass(frozen=True, slots=True)
class Seen:
    """A schedule that is due, and what its company says; both None where a transfer is due."""

    row: Row[*tuple[Any, ...]]
    service: Service | None = None
    found: Found | None = None

    def has_nothing_to_decide(self, today: date) -> bool:
        """Whether it follows its bills, and none is there."""
        plan = rules_of(self.row)
        bills = self.found if isinstance(self.found, tuple) else ()
        follows = self.service is not None and plan.frequency is Frequency.AS_SOON
        return follows and plan.covers(today) and not any(bill.payable for bill in bills)


async def look(runner: Runner, schedules: Iterable[UUID]) -> None:
    """Do what is due for a portion of schedules: read at once, their companies asked side by side, and then decided anew, each in a
    transaction of its own. What fails is raised when all had their turn (F25).
    """
    async with runner.engine.connect() as conn:
        rows = (await conn.execute(_due(schedules, runner.clock()))).all()
    seen = await asyncio.gather(*(_see(runner, row) for row in rows), return_exceptions=True)
    failed = [each for each in seen if isinstance(each, BaseException)]
    today = business_date(runner.clock())
    idle, busy = list[UUID](), list[Seen]()
    for each in seen:
        if isinstance(each, Seen):
            if each.has_nothing_to_decide(today):
                idle.append(each.row.id)
            else:
                busy.append(each)
    [*answers] = await asyncio.gather(_look_later(runner, idle), return_exceptions=True)
    for each in busy:
        answers += await asyncio.gather(_decide(runner, each), return_exceptions=True)
    failed += [each for each in answers if each is not None]
    if failed:
        raise failed[0]


async def _see(runner: Runner, row: Row[*tuple[Any, ...]]) -> Seen | None:
    """Ask the company, if there is one; None where it left the directory."""
    if row.service_id is None:
        return Seen(row)
    service = service_of(runner.keys, row)
    if service is None:
        return None
    return Seen(row, service, await runner.billers.pending(service.company.id, service.number))


async def _look_later(runner: Runner, idle: Sequence[UUID]) -> None:
    """Where no bill is there nothing is decided: one statement for all of them, and none for what moved on meanwhile."""
    if not idle:
        return
    now = runner.clock()
    later = now + timedelta(seconds=runner.policy.schedule_look_seconds)
    still = (schedule.c.state == ScheduleState.ACTIVE, schedule.c.next_look_at <= now)
    async with runner.engine.begin() as conn:
        mine = select(schedule.c.id).where(schedule.c.id.in_(idle), *still).with_for_update(skip_locked=True)
        resting = update(schedule).where(schedule.c.id.in_(mine))
        await conn.execute(resting.values(next_look_at=later, queued_at=None))


async def _decide(runner: Runner, seen: Seen) -> None:
    async with runner.engine.begin() as conn:
        due = _due((seen.row.id,), runner.clock())
        held = (await conn.execute(due.with_for_update(of=schedule))).first()
        if held is None:
            return
        if seen.service is None or seen.found is None:
            await (await TransferLook.at(runner.means(conn), held)).decide()
        else:
            await BillLook(runner.means(conn), held, seen.service, seen.found).decide()


def _due(schedules: Iterable[UUID], now: datetime) -> Select[*tuple[Any, ...]]:
    return known().where(
        schedule.c.id.in_(schedules),
        schedule.c.state == ScheduleState.ACTIVE,
        schedule.c.next_look_at <= now,
    )


class BillLook(Look):
    """One look at a programmed payment, with what its company said."""

    template: ClassVar[str] = emails.SCHEDULE

    def __init__(self, means: Means, row: Row[*tuple[Any, ...]], service: Service, found: Found) -> None:
        super().__init__(means, row)
        self.service, self.found = service, found

    def purpose(self) -> Purpose:
        """The service."""
        return Purpose.of(self.service)

    def details(self) -> dict[str, str]:
        """The service."""
        return {"company": self.service.company.name, "number": self.service.number}

    async def decide(self) -> None:
        """Bills that are followed are paid when they are there; others on their due dates."""
        if self.plan.frequency is Frequency.AS_SOON:
            await self._follow_bills()
        else:
            await super().decide()

    async def run(self, due: Occurrence) -> None:
        """A due date: every bill that is open now."""
        if not isinstance(self.found, tuple):
            away = self.found is BillersAnswer.AWAY
            await self.end(due.nominal, ScheduleOutcome.AWAY if away else ScheduleOutcome.NOTHING)
            return
        looked = [await self._one(due.nominal, each, due) for each in self.found if each.payable]
        if any(again for _, again in looked):
            return  # the due date stays open for its one more try
        outcomes = [outcome for outcome, _ in looked] or [ScheduleOutcome.NOTHING]
        paid = ScheduleOutcome.PAID in outcomes
        await self.end(due.nominal, ScheduleOutcome.PAID if paid else outcomes[0], quiet=bool(looked))

    async def postponed(self) -> bool:
        """The company is away: look again later today, ever more rarely; not when the day is over (D12)."""
        if self.found is not BillersAnswer.AWAY:
            return False
        waited = self.means.now - morning_of(self.today)
        wait = max(waited, timedelta(seconds=self.means.policy.schedule_away_seconds))
        later = self.means.now + wait
        if business_date(later) != self.today:
            return False
        await self.rest(later)
        return True

    async def _follow_bills(self) -> None:
        """*Tan pronto como esté disponible*: each bill when it is there, while the window is open."""
        if not self.plan.covers(self.today):
            over = self.plan.until is not None and self.today > self.plan.until
            await self.rest(None if over else morning_of(self.plan.since))
            return
        if isinstance(self.found, tuple):
            bills = [each for each in self.found if each.payable]
            await self.remember({self._name(each) for each in bills})
            for open_bill in bills:
                await self._one(open_bill.due_on or self.row.since, open_bill)
        await self.rest(self.means.now + timedelta(seconds=self.means.policy.schedule_look_seconds))

    async def _one(
        self, due_date: date, open_bill: OpenBill, due: Occurrence | None = None
    ) -> tuple[ScheduleOutcome, bool]:
        """One bill, found on a due date or followed: at most one payment, whatever happens. Answers what became of it, and whether it
        is tried once more.
        """
        name = self._name(open_bill)
        before = self._before(due_date, name)
        if before is not None and not self._is_due(before, open_bill):
            return before.outcome, before.waits(self.today)
        bill = bill_of(open_bill, Money(self.means.policy.bill_commission_cents))
        tries = 1 if before is None else before.tries + 1
        outcome, payment_id = await self._pay(due_date, bill, tries)
        if outcome is ScheduleOutcome.NOTHING:
            # Somebody's payment of it is under way: it is nobody's news, and looked at again, for it may come to nothing.
            if before is not None:
                await self.note(due_date, name, outcome, tries=before.tries)
            return outcome, False
        again = self.retry(outcome, due) if before is None else None
        await self.note(due_date, name, outcome, tries=tries, retry=again, payment_id=payment_id)
        if outcome in TOLD:
            await self.tell(outcome, bill.amount, again)
        self.last = outcome
        return outcome, again is not None

    def _name(self, open_bill: OpenBill) -> str:
        return services.bill_name(self.means.keys, self.service, open_bill).hex()

    def _before(self, due_date: date, name: str) -> Run | None:
        """What is known of this bill: paid on any due date, or what became of it on this one. On an earlier due date it was
        not paid: this one tries anew.
        """
        paid = (
            run
            for (_, bill), run in self.runs.items()
            if bill == name and run.outcome == ScheduleOutcome.PAID
        )
        return self.runs.get((due_date, name)) or next(paid, None)

    def _is_due(self, before: Run, open_bill: OpenBill) -> bool:
        """Whether it is tried once more: another day has come (D12), its member raised the maximum since, or another payment of it
        was under way.
        """
        if before.outcome is ScheduleOutcome.NOTHING:
            return True
        raised = before.outcome is ScheduleOutcome.TOO_HIGH and open_bill.cents <= self.row.maximum
        return raised or before.is_due_again(self.today)

    async def _pay(self, due_date: date, bill: Bill, tries: int) -> tuple[ScheduleOutcome, PaymentId | None]:
        """Hold and send, if nobody pays it yet, and the maximum, the freeze and the account allow it."""
        if await services.is_paid(self.means.conn, self.means.keys, self.service, bill):
            return ScheduleOutcome.NOTHING, None
        if bill.amount.cents > self.row.maximum:
            return ScheduleOutcome.TOO_HIGH, None
        if await freezing.refusal(self.means.conn, self.member) is not None:
            return ScheduleOutcome.REFUSED, None
        name = f"{due_date.isoformat()}|{bill.id}" + (f"|{tries}" if tries > 1 else "")
        payment = PaymentId(uuid5(self.row.id, name))
        async with self.means.conn.begin_nested() as savepoint:
            refused = await draft_payment(
                self.means,
                self.member,
                source_of(self.row),
                self.service,
                bill,
                payment=payment,
                request_hash=digest(payment, bill),
                actor=f"{STANDING_ORDER}{self.row.id}",
                operation=None,
            )
            if refused is not None:
                await savepoint.rollback()
        if refused is None:
            return ScheduleOutcome.PAID, payment
        if isinstance(refused, BillPaid):
            return ScheduleOutcome.NOTHING, None
        no_funds = isinstance(refused, InsufficientFunds)
        return (ScheduleOutcome.NO_FUNDS if no_funds else ScheduleOutcome.REFUSED), None
