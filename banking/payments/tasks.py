"""The jobs that move payments. Their arguments are ids; each does what is due and may run any number of times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast
from uuid import UUID

from procrastinate import JobContext, RetryStrategy

from banking.jobs import app
from banking.payments import batches, working
from banking.payments.moving import STEP_TASK

if TYPE_CHECKING:
    from banking.payments.working import Desk

DESK: Final = "payments"
"""Where the worker's `tools` keep the `Desk`."""


@app.task(name=STEP_TASK, pass_context=True, retry=RetryStrategy(max_attempts=3, wait=1))
async def take_step(context: JobContext, *, payment: str) -> None:
    """Do what is due for one payment; what three tries did not do, the sweep queues again."""
    await working.step(_desk(context), UUID(payment))


@app.periodic(cron="* * * * * */15")
@app.task(name="payment_sweep", pass_context=True)
async def sweep(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - given to every periodic task
    """Queue again what stands still."""
    await working.sweep(_desk(context))


@app.periodic(cron="*/5 * * * *")
@app.task(name="payment_results", pass_context=True)
async def fetch_results(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Read the rails' files of batches that are under way."""
    await batches.read_results(_desk(context))


def _desk(context: JobContext) -> Desk:
    return cast("Desk", context.additional_context[DESK])
