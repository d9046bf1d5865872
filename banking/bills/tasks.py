"""The jobs of programmed payments and of reminders: a pass that queues what is due, a look at each, and what opens a due date again. All may run any number of times."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, cast
from uuid import UUID

from procrastinate import JobContext, RetryStrategy

from banking.bills import reminding, reopening, running
from banking.bills.reminding import REMINDER_TASK
from banking.bills.reopening import REOPEN_TASK
from banking.bills.running import SCHEDULE_TASK
from banking.jobs import app

if TYPE_CHECKING:
    from banking.bills.running import Runner

RUNNER: Final = "schedules"
"""Where the worker's `tools` keep the `Runner`."""
most_batches: Final = 200
"""In one pass; what is left waits a minute."""


@app.task(name=SCHEDULE_TASK, pass_context=True, retry=RetryStrategy(max_attempts=3, wait=5))
async def look_at(context: JobContext, *, schedules: str) -> None:
    """Do what is due for some schedules: their ids, with commas between them."""
    await running.look(_runner(context), [UUID(each) for each in schedules.split(",")])


@app.periodic(cron="* * * * *")
@app.task(name="schedule_pass", pass_context=True)
async def run_pass(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - given to every periodic task
    """Queue everything that is due."""
    for _ in range(most_batches):
        if not await running.queue_due(_runner(context)):
            return


@app.task(name=REOPEN_TASK, pass_context=True, retry=RetryStrategy(max_attempts=8, exponential_wait=3))
async def reopen(context: JobContext, *, payment: str, again: str) -> None:
    """Open the due date of a payment that was not taken; `again` is the ISO date of its one more try, or empty."""
    await reopening.reopen(_runner(context), UUID(payment), date.fromisoformat(again) if again else None)


@app.task(name=REMINDER_TASK, pass_context=True)
async def remind(context: JobContext, *, service: str) -> None:
    """Remind of what falls due soon for one service."""
    await reminding.remind(_runner(context), UUID(service))


@app.periodic(cron="30 13 * * *")  # 08:30 in Guayaquil
@app.task(name="bill_reminders", pass_context=True)
async def queue_reminders(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - given to every periodic task
    """Queue the day's looks for reminders."""
    after = None
    for _ in range(most_batches):
        after = await reminding.queue_reminders(_runner(context), after)
        if after is None:
            return


def _runner(context: JobContext) -> Runner:
    return cast("Runner", context.additional_context[RUNNER])
