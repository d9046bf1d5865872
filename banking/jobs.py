"""Jobs: what must happen after a commit and because of it. Enqueued in the same transaction, run at least once.

A job's arguments are ids, never secrets or a member's data (S13). Every task is harmless to repeat.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from procrastinate import App, PsycopgConnector
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

poll_seconds = 1.0
"""A job enqueued while a worker is still starting may miss its notification; this is how long it waits then."""

app = App(connector=PsycopgConnector())
"""Tasks register here with `@app.task(name=…, pass_context=True)`; what a task needs comes in `additional_context`."""


_DEFER = text(
    "SELECT public.procrastinate_defer_jobs_v1(ARRAY[ROW('default', :task, 0, NULL, NULL, CAST(:args AS jsonb), NULL)"
    "::public.procrastinate_job_to_defer_v1])"
)
"""Procrastinate's own function, called through SQLAlchemy so that a dying connection is one like any other (F01)."""


async def defer(conn: AsyncConnection, task: str, **args: str | int) -> None:
    """Enqueue a task by name on the caller's own transaction: it exists exactly if that transaction commits."""
    await conn.execute(_DEFER, {"task": task, "args": json.dumps(args)})


async def run_worker(
    app_url: str,
    tools: Mapping[str, Any],
    *,
    concurrency: int = 4,
    tasks_in: Sequence[str] = (),
    until_empty: bool = False,
) -> None:
    """Work the queue off as the application's role until cancelled, or until it is empty.

    `tools` is what tasks find in `context.additional_context`; `tasks_in` names the modules that declare them.
    """
    connector = PsycopgConnector(
        conninfo=app_url.replace("+psycopg", "", 1), min_size=1, max_size=concurrency + 2
    )
    with app.replace_connector(connector) as worker:
        worker.import_paths = list(tasks_in)
        async with worker.open_async():
            await worker.run_worker_async(
                concurrency=concurrency,
                fetch_job_polling_interval=poll_seconds,
                additional_context=dict(tools),
                wait=not until_empty,
                install_signal_handlers=False,
                delete_jobs="successful",
            )
