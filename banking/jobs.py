"""Jobs: what must happen after a commit and because of it. Enqueued in the same transaction, run at least once.

A job's arguments are ids, never secrets or a member's data (S13). Every task is harmless to repeat.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from contextvars import ContextVar
from datetime import datetime
from typing import Any, Final

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import ConnectorException, UniqueViolation
from sqlalchemy import ColumnElement, Text, column, exists, literal_column, table, text
from sqlalchemy.ext.asyncio import AsyncConnection

poll_seconds = 1.0
"""A job enqueued while a worker is still starting may miss its notification; this is how long it waits then."""

heartbeat_seconds = 5.0
"""How often a worker says that it lives, and looks for jobs of workers that do not."""
stalled_seconds = 20.0
"""After how long without a heartbeat a worker's jobs are another's."""
again_seconds = 1.0
"""Between the end of a worker whose database fell and the next."""

_NOW, _LATER = "default", "later"
"""The queue of what members wait for, and of what may take its time: each has hands of its own, so that neither waits for the other."""
_standing: Final[ContextVar[str]] = ContextVar("standing", default=_NOW)
"""The queue of the job that runs here. What comes of a job that may take its time, its payments' steps and its mails, may take its
time, too; before further jobs of a lower priority, so that a pass never runs ahead of what it brings forth."""

AWAITED, BEGUN = 2, 1
"""Priorities above 0: somebody looks at the phone and waits for it; what has begun, and comes to its end before more is begun."""

app = App(connector=PsycopgConnector())
"""Tasks register here with `@app.task(name=…, pass_context=True)`; what a task needs comes in `additional_context`."""


_DEFER = text(
    "SELECT public.procrastinate_defer_jobs_v1(ARRAY[ROW(:queue, :task, :priority, NULL, NULL, CAST(:args AS jsonb), NULL)"
    "::public.procrastinate_job_to_defer_v1])"
)
"""Procrastinate's own function, called through SQLAlchemy so that a dying connection is one like any other (F01)."""


_DEFER_AT = text(
    "SELECT public.procrastinate_defer_jobs_v1(ARRAY[ROW(:queue, :task, :priority, NULL, NULL, CAST(:args AS jsonb), "
    "CAST(:at AS timestamptz))::public.procrastinate_job_to_defer_v1])"
)
_DEFER_UNDER = text(
    "SELECT public.procrastinate_defer_jobs_v1(ARRAY[ROW(:queue, :task, 0, NULL, :lock, CAST(:args AS jsonb), "
    "CAST(:at AS timestamptz))::public.procrastinate_job_to_defer_v1])"
)
_TODO: ColumnElement[str] = literal_column("'todo'::public.procrastinate_job_status")
"""As the partial index of waiting jobs has it."""
_jobs = table("procrastinate_jobs", column("queueing_lock", Text), column("status", Text), schema="public")


async def defer(conn: AsyncConnection, task: str, *, priority: int = 0, **args: str | int) -> None:
    """Enqueue a task by name on the caller's own transaction: it exists exactly if that transaction commits."""
    await conn.execute(_DEFER, _job(task, args, priority))


_DEFER_MANY = text(
    "SELECT public.procrastinate_defer_jobs_v1(array_agg(ROW('later', :task, :priority, NULL, NULL, "
    "jsonb_build_object(CAST(:name AS text), id), NULL)::public.procrastinate_job_to_defer_v1)) "
    "FROM unnest(CAST(:ids AS text[])) AS id"
)


async def defer_many(conn: AsyncConnection, task: str, name: str, ids: Sequence[str], priority: int) -> None:
    """Enqueue one job for each id, as the argument `name`, in one statement, for the hands that members' own jobs do without; a
    lower priority waits for a higher one.
    """
    values = {"task": task, "name": name, "ids": list(ids), "priority": priority}
    await conn.execute(_DEFER_MANY, values)


async def defer_until(
    conn: AsyncConnection, at: datetime, task: str, *, priority: int = 0, **args: str | int
) -> None:
    """The same for a task that shall not run before `at`."""
    await conn.execute(_DEFER_AT, _job(task, args, priority) | {"at": at})


def waits(lock: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a job that was deferred under this lock still waits to be run."""
    return exists().where(_jobs.c.queueing_lock == lock, _jobs.c.status == _TODO)


async def defer_first(conn: AsyncConnection, lock: str, at: datetime, task: str, **args: str | int) -> None:
    """The same, under a lock by which `waits` finds it: for a task that nobody can have deferred before."""
    await conn.execute(_DEFER_UNDER, _job(task, args, 0) | {"lock": lock, "at": at})


async def defer_under(conn: AsyncConnection, lock: str, task: str, **args: str | int) -> None:
    """The same for a task that may take its time, and of which at most one may wait under this lock: ask `waits` first, a second one
    is an error.
    """
    await conn.execute(_DEFER_UNDER, _job(task, args, 0) | {"queue": _LATER, "lock": lock, "at": None})


def _job(task: str, args: Mapping[str, str | int], priority: int) -> dict[str, Any]:
    return {"queue": _standing.get(), "task": task, "priority": priority, "args": json.dumps(args)}


async def run_worker(
    app_url: str,
    tools: Mapping[str, Any],
    *,
    concurrency: int = 4,
    tasks_in: Sequence[str] = (),
    until_empty: bool = False,
) -> None:
    """Work the queues off as the application's role until cancelled, or until they are empty. `concurrency` jobs of members' own at
    once, and half as many of those that may take their time.

    `tools` is what tasks find in `context.additional_context`; `tasks_in` names the modules that declare them.
    A database that falls ends procrastinate's worker; a new one begins until the database is there again (F03).
    """
    while True:
        try:
            await _work(app_url, tools, concurrency, tasks_in, until_empty=until_empty)
        except ConnectorException:
            if until_empty:
                raise
        if until_empty:
            return
        await asyncio.sleep(again_seconds)


async def _work(
    app_url: str, tools: Mapping[str, Any], concurrency: int, tasks_in: Sequence[str], *, until_empty: bool
) -> None:
    connector = PsycopgConnector(
        conninfo=app_url.replace("+psycopg", "", 1), min_size=1, max_size=concurrency + concurrency // 2 + 5
    )
    hands = [([_NOW], concurrency), ([_LATER], max(concurrency // 2, 1))]
    if until_empty:
        hands = [([_NOW, _LATER], concurrency)]
    with app.replace_connector(connector) as worker:
        worker.import_paths = list(tasks_in)
        async with worker.open_async():
            rescue = asyncio.create_task(_rescue_orphans(worker))
            working = [
                asyncio.create_task(_run(worker, queues, at_once, tools, wait=not until_empty))
                for queues, at_once in hands
            ]
            try:
                await asyncio.gather(*working)
            finally:
                for each in (rescue, *working):
                    each.cancel()
                await asyncio.wait({rescue, *working})


async def _run(
    worker: App, queues: Sequence[str], at_once: int, tools: Mapping[str, Any], *, wait: bool
) -> None:
    """Some hands, until they are stopped or have nothing left to do."""
    _standing.set(queues[0])  # of this task and of the jobs that it begins
    await worker.run_worker_async(
        queues=queues,
        concurrency=at_once,
        fetch_job_polling_interval=poll_seconds,
        update_heartbeat_interval=heartbeat_seconds,
        stalled_worker_timeout=stalled_seconds,
        additional_context=dict(tools),
        wait=wait,
        install_signal_handlers=False,
        delete_jobs="successful",
    )


async def _rescue_orphans(worker: App) -> None:
    """Put jobs back into the queue whose worker is gone: a code lives for minutes, so this cannot wait for a person."""
    while True:
        with suppress(ConnectorException):
            for job in await worker.job_manager.get_stalled_jobs(seconds_since_heartbeat=stalled_seconds):
                with suppress(UniqueViolation):  # another one waits under its lock; it holds up no other
                    await worker.job_manager.retry_job(job)
        await asyncio.sleep(heartbeat_seconds)
