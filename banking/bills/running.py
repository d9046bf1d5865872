"""Running programmed payments (M115, D12, F14, F15): what is due is looked up at its company, decided, and paid once.

A pass queues what is due, each schedule as a job of its own behind all interactive ones. A job may run twice, late, or next to
its twin: decisions are taken under the schedule's row, and (schedule, due date, bill) is unique.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

from sqlalchemy import Row, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from banking import jobs
from banking.bills import services
from banking.bills.companies import company as listed
from banking.bills.handlers import bill_of
from banking.bills.paying import draft_payment
from banking.bills.programming import morning_of, plan_of, rules
from banking.bills.schedule import Occurrence, Verdict, next_run, occurrences, retry_on, verdict
from banking.bills.tables import schedule, schedule_run, service
from banking.canonical import digest
from banking.clock import business_date
from banking.ledger.tables import member_account
from banking.ledger.vocabulary import STANDING_ORDER
from banking.messages import emails
from banking.messages.amounts import dollars
from banking.messages.notices import notify
from banking.payments.moving import Means
from banking.ports import BillersAnswer, OpenBill
from banking.refusals import BillPaid, InsufficientFunds
from banking.safety import freezing
from banking.values import (
    AccountKind,
    AccountRef,
    Frequency,
    Money,
    PaymentId,
    ScheduleNews,
    ScheduleOutcome,
    ScheduleState,
    Service,
)
from banking.work import MemberId

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from banking.clock import Clock
    from banking.crypto import Keys
    from banking.policy import Policy
    from banking.ports import Billers
    from banking.values import Bill

SCHEDULE_TASK: Final = "schedule_look"
LATER: Final = -10
"""The priority of a schedule's job: codes and members' own payments go first."""
_TOLD: Final = frozenset(
    {
        ScheduleOutcome.TOO_HIGH,
        ScheduleOutcome.NO_FUNDS,
        ScheduleOutcome.AWAY,
        ScheduleOutcome.MISSED,
        ScheduleOutcome.REFUSED,
    }
)
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
            await jobs.defer_many(conn, SCHEDULE_TASK, "schedule", [str(each) for each in ids], LATER)
    return len(ids)


async def look(runner: Runner, schedule_id: UUID) -> None:
    """Do what is due for one schedule. The company is asked between two transactions; the second decides anew."""
    async with runner.engine.connect() as conn:
        row = (await conn.execute(_due(schedule_id, runner.clock()))).first()
    known = None if row is None else listed(row.company)
    if row is None or known is None:
        return
    number = services.number_of(runner.keys, row.service_id, row.number_sealed)
    found = await runner.billers.pending(row.company, number)
    async with runner.engine.begin() as conn:
        held = (await conn.execute(_due(schedule_id, runner.clock()).with_for_update(of=schedule))).first()
        if held is not None:
            await _Look(runner.means(conn), held, Service(known.company, number), found).decide()


def _due(schedule_id: UUID, now: datetime) -> Any:
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
        .where(
            schedule.c.id == schedule_id,
            schedule.c.state == ScheduleState.ACTIVE,
            schedule.c.next_look_at <= now,
        )
    )


class _Look:
    """One look at one schedule, inside its transaction and under its row."""

    def __init__(self, means: Means, row: Row[*tuple[Any, ...]], service: Service, found: Found) -> None:
        self.means, self.row, self.service, self.found = means, row, service, found
        self.plan = rules(plan_of(row))
        self.today = business_date(means.now)
        self.member = MemberId(row.member_id)
        self.last: ScheduleOutcome | None = None

    async def decide(self) -> None:
        """Run what is due, note what was missed, and say when to look again."""
        if self.plan.frequency is Frequency.AS_SOON:
            await self._follow_bills()
            return
        due = [each for each in occurrences(self.plan, self.today) if not await self._ended(each)]
        for each in due:
            if verdict(each, self.plan, self.today) is Verdict.MISSED:
                await self._end(each.nominal, ScheduleOutcome.MISSED)
        runs = [each for each in due if verdict(each, self.plan, self.today) is Verdict.RUN]
        if runs and self.found is BillersAnswer.AWAY and await self._again_today():
            return
        for each in runs:
            await self._run(each)
        await self._rest(await self._next())

    async def _follow_bills(self) -> None:
        """*Tan pronto como esté disponible*: each bill when it is there, while the window is open."""
        if not self.plan.covers(self.today):
            over = self.plan.until is not None and self.today > self.plan.until
            await self._rest(None if over else morning_of(self.plan.since))
            return
        if isinstance(self.found, tuple):
            for open_bill in self.found:
                if open_bill.payable:
                    await self._one(open_bill.due_on or self.plan.since, open_bill)
        await self._rest(self.means.now + timedelta(seconds=self.means.policy.schedule_look_seconds))

    async def _run(self, due: Occurrence) -> None:
        """A due date: every bill that is open now."""
        if not isinstance(self.found, tuple):
            away = self.found is BillersAnswer.AWAY
            await self._end(due.nominal, ScheduleOutcome.AWAY if away else ScheduleOutcome.NOTHING)
            return
        looked = [await self._one(due.nominal, each) for each in self.found if each.payable]
        if any(again for _, again in looked):
            return  # the due date stays open for its one more try
        outcomes = [outcome for outcome, _ in looked] or [ScheduleOutcome.NOTHING]
        paid = ScheduleOutcome.PAID in outcomes
        await self._end(due.nominal, ScheduleOutcome.PAID if paid else outcomes[0], quiet=bool(looked))

    async def _one(self, due_date: date, open_bill: OpenBill) -> tuple[ScheduleOutcome, bool]:
        """One bill: at most one payment, whatever happens. Answers what became of it, and whether it is tried once more."""
        index = services.bill_index(self.means.keys, self.service, open_bill.id)
        name = "" if index is None else index.hex()
        before = await self._before(due_date, name)
        if before is not None and not self._is_retry(before):
            return ScheduleOutcome(
                before.outcome
            ), before.retry_on is not None and before.retry_on > self.today
        bill = bill_of(open_bill, Money(self.means.policy.bill_commission_cents))
        outcome, payment_id = await self._pay(due_date, bill)
        again = self._retry(outcome) if before is None else None
        tries = 1 if before is None else before.tries + 1
        await self._note(due_date, name, outcome, tries=tries, retry=again, payment_id=payment_id)
        if outcome in _TOLD:
            await self._tell(outcome, bill.amount, again)
        self.last = outcome
        return outcome, again is not None

    def _retry(self, outcome: ScheduleOutcome) -> date | None:
        """The day of the one more try after a lack of funds, if it lies in the window (D12)."""
        day = retry_on(self.today)
        return day if outcome is ScheduleOutcome.NO_FUNDS and self.plan.covers(day) else None

    async def _pay(self, due_date: date, bill: Bill) -> tuple[ScheduleOutcome, PaymentId | None]:
        """Hold and send, if the maximum, the freeze and the account allow it."""
        if bill.amount.cents > self.row.maximum:
            return ScheduleOutcome.TOO_HIGH, None
        if await freezing.refusal(self.means.conn, self.member) is not None:
            return ScheduleOutcome.REFUSED, None
        payment = PaymentId(uuid5(self.row.id, f"{due_date.isoformat()}|{bill.id}"))
        async with self.means.conn.begin_nested() as savepoint:
            refused = await draft_payment(
                self.means,
                self.member,
                AccountRef(self.row.account_id, AccountKind(self.row.product), self.row.last4),
                self.service,
                bill,
                payment=payment,
                request_hash=digest(payment, bill),
                actor=f"{STANDING_ORDER}{self.row.id}",
                automatic=True,
            )
            if refused is not None:
                await savepoint.rollback()
        if refused is None:
            return ScheduleOutcome.PAID, payment
        if isinstance(refused, BillPaid):
            return ScheduleOutcome.NOTHING, None
        no_funds = isinstance(refused, InsufficientFunds)
        return (ScheduleOutcome.NO_FUNDS if no_funds else ScheduleOutcome.REFUSED), None

    # --- what was before ---

    async def _ended(self, due: Occurrence) -> bool:
        return await self._before(due.nominal, "") is not None

    async def _before(self, due_date: date, name: str) -> Any:
        """What is known of this due date, or of this bill on any due date."""
        same = (
            schedule_run.c.bill == name
            if name
            else (schedule_run.c.bill == "") & (schedule_run.c.due_date == due_date)
        )
        found = (
            select(schedule_run)
            .where(schedule_run.c.schedule_id == self.row.id, same)
            .order_by(schedule_run.c.due_date.desc())
            .limit(1)
        )
        row = (await self.means.conn.execute(found)).first()
        if row is None or row.due_date == due_date or row.outcome == ScheduleOutcome.PAID:
            return row
        return None  # on an earlier due date this bill was not paid: this one tries anew

    def _is_retry(self, before: Row[*tuple[Any, ...]]) -> bool:
        """Whether a lack of funds is tried once more today (D12)."""
        return (
            before.outcome == ScheduleOutcome.NO_FUNDS
            and before.retry_on is not None
            and before.retry_on <= self.today
        )

    async def _again_today(self) -> bool:
        """The company is away: look again later today, ever more rarely; False when the day is over (D12)."""
        waited = self.means.now - morning_of(self.today)
        wait = max(waited, timedelta(seconds=self.means.policy.schedule_away_seconds))
        later = self.means.now + wait
        if business_date(later) != self.today:
            return False
        await self._rest(later)
        return True

    # --- what is noted ---

    async def _end(self, due_date: date, outcome: ScheduleOutcome, *, quiet: bool = False) -> None:
        """A due date has come to its end."""
        await self._note(due_date, "", outcome)
        self.last = outcome
        if outcome in _TOLD and not quiet:
            await self._tell(outcome, None, None)

    async def _note(
        self,
        due_date: date,
        name: str,
        outcome: ScheduleOutcome,
        *,
        tries: int = 1,
        retry: date | None = None,
        payment_id: PaymentId | None = None,
    ) -> None:
        values = {
            "outcome": outcome,
            "tries": tries,
            "retry_on": retry,
            "payment_id": payment_id,
            "at": self.means.now,
        }
        keys = {"schedule_id": self.row.id, "due_date": due_date, "bill": name}
        noted = insert(schedule_run).values(**keys, **values)
        await self.means.conn.execute(
            noted.on_conflict_do_update(
                index_elements=["schedule_id", "due_date", "bill"],
                set_=values,
                where=schedule_run.c.outcome != ScheduleOutcome.PAID,
            )
        )

    async def _tell(self, outcome: ScheduleOutcome, amount: Money | None, again: date | None) -> None:
        """By e-mail and in the chat (M112)."""
        means, maximum = self.means, Money(self.row.maximum)
        news = ScheduleNews(self.service, outcome, amount, maximum, again, means.now)
        await notify(means.conn, means.keys, self.member, news, means.now)
        details = {
            "outcome": outcome.value,
            "company": self.service.company.name,
            "number": self.service.number,
            "amount": "" if amount is None else dollars(amount),
            "maximum": dollars(maximum),
            "retry_on": "" if again is None else f"{again:%d/%m/%Y}",
        }
        await emails.post(
            means.conn, means.keys, self.member, emails.SCHEDULE, means.now, json.dumps(details)
        )

    async def _next(self) -> datetime | None:
        """When to look again: an open retry, else the next due date, else never."""
        retry = await self.means.conn.scalar(
            select(func.min(schedule_run.c.retry_on)).where(
                schedule_run.c.schedule_id == self.row.id,
                schedule_run.c.outcome == ScheduleOutcome.NO_FUNDS,
                schedule_run.c.retry_on > self.today,
            )
        )
        days = [day for day in (retry, next_run(self.plan, self.today)) if day is not None]
        return morning_of(min(days)) if days else None

    async def _rest(self, until: datetime | None) -> None:
        """Say when to look again; a plan that will never run again has ended."""
        values: dict[str, Any] = {"next_look_at": until, "queued_at": None}
        if until is None:
            values["state"] = ScheduleState.ENDED
        if self.last is not None:
            values |= {"last_outcome": self.last, "last_at": self.means.now}
        await self.means.conn.execute(update(schedule).where(schedule.c.id == self.row.id).values(values))
