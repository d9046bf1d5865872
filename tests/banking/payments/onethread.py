"""One thread and its schedule: an eye on the database, the connections of whoever it lets work, workers that stand before a rail, and
processes that die (F22).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any, TypeVar
from uuid import UUID

import psycopg
from psycopg import abc, rows, waiting
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from banking.payments.rails import Answer, RailOrder, Word
from banking.values import AccountRef, PaymentId
from tests.banking.kit import House
from tests.banking.payments.rail import ScriptedRail

_JOBS = (
    "SELECT id, CAST(args->>'payment' AS uuid) AS payment FROM procrastinate_jobs WHERE task_name = 'payment_step' "
    "AND status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= %s) ORDER BY id"
)
_TAKE_JOB = "DELETE FROM procrastinate_jobs WHERE id = %s"
_STAND = (
    "SELECT id, state, next_run_at, amount + fee + iva AS total FROM ledger.payment WHERE id = ANY(%s) "
    "ORDER BY id"
)
_MONEY = "SELECT posted, held FROM ledger.account WHERE id = %s"
_FORGET = (
    "DELETE FROM procrastinate_jobs",
    "UPDATE ledger.payment SET next_run_at = NULL WHERE next_run_at IS NOT NULL",
)
_WAIT_SECONDS = 0.1
T = TypeVar("T")


class Eye:
    """The schedule's own look at the database, and its hand there; never struck. Each statement is its own transaction."""

    def __init__(self, owner_url: str) -> None:
        url = owner_url.replace("+psycopg", "", 1)
        self._conn = psycopg.connect(
            url, autocommit=True, prepare_threshold=0, row_factory=rows.namedtuple_row
        )

    def close(self) -> None:
        """Close its connection."""
        self._conn.close()

    def jobs(self, now: datetime) -> Sequence[Any]:
        """Steps that are due: `id`, `payment`."""
        return self._conn.execute(_JOBS, (now,)).fetchall()

    def take_job(self, job: int) -> None:
        """As a worker takes it that dies with it."""
        self._conn.execute(_TAKE_JOB, (job,))

    def standing(self, payments: list[PaymentId]) -> Sequence[Any]:
        """How these payments stand: `id`, `state`, `next_run_at`, `total` in cents."""
        return self._conn.execute(_STAND, (payments,)).fetchall()

    def money(self, account: AccountRef) -> tuple[int, int]:
        """Balance and what is held, in cents."""
        [(posted, held)] = self._conn.execute(_MONEY, (account.id,)).fetchall()
        return posted, held

    def forget_other_days(self) -> None:
        """What earlier days left behind in this database is no part of the next."""
        for statement in _FORGET:
            self._conn.execute(statement)


class _Blocking(psycopg.AsyncConnection[Any]):
    """Waits for its answer without giving the turn away: nobody else is to run, and no event loop is needed for it."""

    async def wait(
        self,
        gen: abc.PQGen[T],
        interval: float = _WAIT_SECONDS,
        timeout: float | None = None,  # noqa: ASYNC109 - psycopg's own
    ) -> T:
        return waiting.wait(gen, self.pgconn.socket, interval, timeout)


def in_one_thread(house: House) -> None:
    """Let the house's connections to come be of that kind; they prepare what they say the first time."""

    def connecting(_dialect: object, _record: object, _args: object, how: dict[str, Any]) -> None:
        how |= {"async_creator_fn": _Blocking.connect, "prepare_threshold": 0}

    for engine in (house.engine, house.owner):
        event.listen(engine.sync_engine, "do_connect", connecting)


@dataclass
class Call:
    """A worker that stands before a rail."""

    rail: ScriptedRail
    order: RailOrder
    asks: bool
    answer: asyncio.Future[Answer]


@dataclass
class Workers:
    """Workers, of which one runs at a time, until it is done, dead, or stands before a rail."""

    standing: dict[asyncio.Task[None], Call] = field(default_factory=dict)
    _call: Call | None = None
    _stands: asyncio.Future[None] | None = None

    async def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Let a new one run."""
        await self._run(asyncio.create_task(work))

    async def answer(self, task: asyncio.Task[None], answer: Answer) -> None:
        """Let one go on with what its rail said."""
        self.standing.pop(task).answer.set_result(answer)
        await self._run(task)

    async def bury(self, tasks: list[asyncio.Task[None]]) -> None:
        """Kill -9."""
        for task in tasks:
            self.standing.pop(task, None)
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def park(self, rail: ScriptedRail, order: RailOrder, *, asks: bool) -> Answer:
        """The worker that runs stands before this rail from now on."""
        call = self._call = Call(rail, order, asks, asyncio.get_running_loop().create_future())
        if self._stands is not None and not self._stands.done():
            self._stands.set_result(None)
        return await call.answer

    async def _run(self, task: asyncio.Task[None]) -> None:
        self._stands = asyncio.get_running_loop().create_future()
        await asyncio.wait((task, self._stands), return_when=asyncio.FIRST_COMPLETED)
        self._stands, call, self._call = None, self._call, None
        if call is None:
            await task
        else:
            self.standing[task] = call


@dataclass(frozen=True)
class Parking:
    """A rail whose every call waits for the schedule."""

    rail: ScriptedRail
    workers: Workers

    async def send(self, order: RailOrder) -> Answer:
        return await self.workers.park(self.rail, order, asks=False)

    async def ask(self, order: RailOrder) -> Answer:
        return await self.workers.park(self.rail, order, asks=True)

    async def results(self, batch: str) -> tuple[tuple[PaymentId, Word], ...]:
        return await self.rail.results(batch)


class CrashError(Exception):
    """The process is dead."""


@contextmanager
def mortal(engine: AsyncEngine, chance: Random, tell: Callable[[str], None]) -> Iterator[None]:
    """Now and then the process dies before one of its next statements; what was not committed is gone."""
    if chance.random() > 0.12:
        yield
        return
    left = chance.randrange(1, 9)

    def strike(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            tell("crash")
            raise CrashError

    event.listen(engine.sync_engine, "before_cursor_execute", strike)
    try:
        with suppress(CrashError):
            yield
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", strike)


@dataclass
class Diary:
    """What happened, line by line; payments by their number of the day."""

    clock: Callable[[], datetime]
    payments: list[PaymentId] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def tell(self, what: str, payment: UUID | None = None) -> None:
        """One line more."""
        number = ""
        if payment is not None:
            known = payment in self.payments
            number = f" #{self.payments.index(PaymentId(payment)) if known else '?'}"
        self.lines.append(f"{self.clock():%d %H:%M:%S}{number} {what}")
