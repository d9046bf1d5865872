"""One worker of the chaos run, as a process of its own: `python -m tests.chaos.worker`. Imports little, for it is killed and begun often."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psycopg
import uvloop
from procrastinate.exceptions import ConnectorException
from sqlalchemy.exc import SQLAlchemyError

from banking.adapters.rails import HttpRail
from banking.clock import system_clock
from banking.crypto import Keys
from banking.db import connect
from banking.jobs import run_worker
from banking.payments import batches, working
from banking.payments.kinds import KINDS
from banking.payments.tasks import DESK
from banking.payments.telling import tell_in_chat
from banking.payments.working import Desk
from banking.policy import Policy

IMPATIENT = Policy(
    payment_lease_seconds=4,
    payment_ask_seconds=1,
    payment_ask_ceiling_seconds=4,
    payment_batch_ask_seconds=4,
    payment_standstill_seconds=2,
    payment_overdue_ask_seconds=5,
)
"""The same decisions at the pace of a test."""
QUIET = {name: replace(kind, tell=kind.tell and tell_in_chat) for name, kind in KINDS.items()}
"""News, but no e-mails: nobody here has an address."""
SWEEP_SECONDS = 1.0
AWAY = (SQLAlchemyError, psycopg.Error, ConnectorException, OSError, TimeoutError)


async def main() -> None:
    """Work until killed."""
    url, secret, switch, key, door = (
        os.environ[name] for name in ("CHAOS_DB", "CHAOS_SECRET", "CHAOS_SWITCH", "CHAOS_KEY", "CHAOS_DOOR")
    )
    engine = connect(url, pool_size=8)
    rails = {
        name: HttpRail(name, switch, key.encode(), f"{door}/rails/{name}", system_clock)
        for name in ("direct", "spi")
    }
    desk = Desk(engine, Keys(secret.encode()), system_clock, IMPATIENT, rails, QUIET)
    sweeping = asyncio.create_task(sweep(desk))
    await run_worker(url, {DESK: desk}, concurrency=8, tasks_in=("banking.payments.tasks",))
    sweeping.cancel()


async def sweep(desk: Desk) -> None:
    """What the periodic jobs do, more often; leaves a note that this worker has begun."""
    begun = Path(os.environ["CHAOS_DIRECTORY"]) / f"at-work-{os.getpid()}"
    parent = int(os.environ["CHAOS_PARENT"])
    while os.getppid() == parent:
        with suppress(*AWAY):
            await working.sweep(desk)
            if not begun.exists():
                begun.touch()
            await batches.read_results(desk)
        await asyncio.sleep(SWEEP_SECONDS)
    os._exit(1)  # nobody is left to kill it


if __name__ == "__main__":
    uvloop.run(main())
