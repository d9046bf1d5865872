"""One look at what is paid by itself, inside its transaction and under its row (M115, D12, F14, F15).

What became of every due date is a row of its own: `bill` is empty for the due date itself, else it names what was tried on it.
Those rows are read once, and written in the transaction that decides.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Final

from sqlalchemy import Row, select, update
from sqlalchemy.dialects.postgresql import insert

from banking.bills.reading import morning_of, rules_of
from banking.bills.schedule import Occurrence, Verdict, next_run, occurrences, retry_on, verdict
from banking.bills.tables import schedule, schedule_run
from banking.clock import business_date
from banking.messages import emails
from banking.messages.amounts import dollars
from banking.messages.notices import notify
from banking.values import Money, Purpose, ScheduleNews, ScheduleOutcome, ScheduleState
from banking.work import MemberId

if TYPE_CHECKING:
    from collections.abc import Collection

    from banking.payments.moving import Means

TOLD: Final = frozenset(ScheduleOutcome) - {ScheduleOutcome.PAID, ScheduleOutcome.NOTHING}
"""What its member hears of; that it was paid is told by what was paid."""
_TRIED_AGAIN: Final = frozenset({ScheduleOutcome.NO_FUNDS, ScheduleOutcome.LIMIT})
"""What another day may mend."""


@dataclass(frozen=True, slots=True)
class Run:
    """What became of a due date, or of what was tried on it."""

    outcome: ScheduleOutcome
    tries: int
    retry_on: date | None

    def is_due_again(self, today: date) -> bool:
        """Whether it is tried once more today (D12)."""
        return self.retry_on is not None and self.retry_on <= today

    def waits(self, today: date) -> bool:
        """Whether it will be tried once more on a later day."""
        return self.retry_on is not None and self.retry_on > today


class Look:
    """What payments and transfers share. `run` does what is due; the rest is when, once, and what is told."""

    template: ClassVar[str]
    """Of the e-mail that says what could not be done."""

    def __init__(self, means: Means, row: Row[*tuple[Any, ...]]) -> None:
        self.means, self.row = means, row
        self.plan = rules_of(row)
        self.today = business_date(means.now)
        self.member = MemberId(row.member_id)
        self.runs: dict[tuple[date, str], Run] = {}
        self.last: ScheduleOutcome | None = None

    async def run(self, due: Occurrence) -> None:
        """Do what is due on this date, and note it."""
        raise NotImplementedError

    def purpose(self) -> Purpose:
        """What it is for, as its member is told."""
        raise NotImplementedError

    def details(self) -> dict[str, str]:
        """What the e-mail says of it."""
        raise NotImplementedError

    async def postponed(self) -> bool:
        """Whether nothing can be decided now, and another look today was arranged."""
        return False

    async def decide(self) -> None:
        """Run what is due, note what was missed, and say when to look again."""
        await self.remember()
        due = [each for each in occurrences(self.plan, self.today) if not self._has_ended(each.nominal)]
        for each in due:
            if verdict(each, self.plan, self.today) is Verdict.MISSED:
                await self.end(each.nominal, ScheduleOutcome.MISSED)
        runs = [each for each in due if verdict(each, self.plan, self.today) is Verdict.RUN]
        if runs and await self.postponed():
            return
        for each in runs:
            await self.run(each)
        await self.rest(self.next_look())

    def _has_ended(self, due_date: date) -> bool:
        """Whether nothing is left to do on a due date: it came to its end, and was not opened again (`banking.bills.reopening`)."""
        end = self.runs.get((due_date, ""))
        if end is None or end.outcome is not ScheduleOutcome.REJECTED:
            return end is not None
        return not any(day == due_date and run.retry_on for (day, _), run in self.runs.items())

    async def remember(self, names: Collection[str] | None = None) -> None:
        """Read what was before: everything, or what is known of these bills."""
        wanted = select(schedule_run).where(schedule_run.c.schedule_id == self.row.id)
        if names is not None:
            wanted = wanted.where(schedule_run.c.bill.in_(names))
        self.runs = {
            (row.due_date, row.bill): Run(ScheduleOutcome(row.outcome), row.tries, row.retry_on)
            for row in await self.means.conn.execute(wanted)
        }

    def retry(self, outcome: ScheduleOutcome, due: Occurrence | None) -> date | None:
        """The day of the one more try, if another day may mend it, lies in the window, and is not too late for the due date (D12)."""
        day = retry_on(self.today)
        in_time = self.plan.covers(day) if due is None else verdict(due, self.plan, day) is Verdict.RUN
        return day if outcome in _TRIED_AGAIN and in_time else None

    async def end(self, due_date: date, outcome: ScheduleOutcome, *, quiet: bool = False) -> None:
        """A due date has come to its end."""
        await self.note(due_date, "", outcome)
        self.last = outcome
        if outcome in TOLD and not quiet:
            await self.tell(outcome, None, None)

    async def note(
        self,
        due_date: date,
        name: str,
        outcome: ScheduleOutcome,
        *,
        tries: int = 1,
        retry: date | None = None,
        **made: object,
    ) -> None:
        """Write down what became of it; what was paid stays so. `made` is the payment or operation that came of it."""
        values = {"outcome": outcome, "tries": tries, "retry_on": retry, "at": self.means.now, **made}
        noted = insert(schedule_run).values(schedule_id=self.row.id, due_date=due_date, bill=name, **values)
        await self.means.conn.execute(
            noted.on_conflict_do_update(
                index_elements=["schedule_id", "due_date", "bill"],
                set_=values,
                where=schedule_run.c.outcome != ScheduleOutcome.PAID,
            )
        )
        self.runs[due_date, name] = Run(outcome, tries, retry)

    async def tell(self, outcome: ScheduleOutcome, amount: Money | None, again: date | None) -> None:
        """By e-mail and in the chat (M112)."""
        means, maximum = self.means, Money(self.row.maximum)
        news = ScheduleNews(self.purpose(), outcome, amount, maximum, again, means.now)
        await notify(means.conn, means.keys, self.member, news, means.now)
        given = {
            "outcome": outcome.value,
            "amount": "" if amount is None else dollars(amount),
            "maximum": dollars(maximum),
            "retry_on": "" if again is None else f"{again:%d/%m/%Y}",
            **self.details(),
        }
        await emails.post(means.conn, means.keys, self.member, self.template, means.now, json.dumps(given))

    async def rest(self, until: datetime | None) -> None:
        """Say when to look again; a plan that will never run again has ended."""
        values: dict[str, Any] = {"next_look_at": until, "queued_at": None}
        if until is None:
            values["state"] = ScheduleState.ENDED
        if self.last is not None:
            values |= {"last_outcome": self.last, "last_at": self.means.now}
        await self.means.conn.execute(update(schedule).where(schedule.c.id == self.row.id).values(values))

    def next_look(self) -> datetime | None:
        """When to look again: an open retry, else the next due date, else never."""
        days = [run.retry_on for run in self.runs.values() if run.waits(self.today)]
        days.append(next_run(self.plan, self.today))
        known = [day for day in days if day is not None]
        return morning_of(min(known)) if known else None
