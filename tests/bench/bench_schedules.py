"""h: one pass over twenty thousand due programmed payments by several worker processes, with progress; and what members notice of it.

Aim: every bill is paid exactly once; a job of a member that comes in the middle of the pass does not wait for its end, and a transfer
takes as long as ever.

    python -m tests.bench.bench_schedules [schedules] [worker processes] [seconds at most]
"""

from __future__ import annotations

import asyncio
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import uvloop
from sqlalchemy import text

from banking.bills import running, services
from banking.bills.running import Runner
from banking.bills.tasks import RUNNER
from banking.crypto import Keys
from banking.db import connect, migrate
from banking.jobs import app, defer, run_worker
from banking.messages.tasks import POST, Post
from banking.payments.kinds import BILLERS
from banking.payments.rails import CURRENCY, Absent, Answer, RailOrder, Status, Word, account_of
from banking.payments.tasks import DESK
from banking.payments.working import Desk
from banking.people.members import add_member
from banking.policy import Policy
from banking.ports import BillersAnswer, OpenBill
from banking.values import Caller, PaymentId, Service
from tests.banking.bills.counter import Counter, company
from tests.banking.kit import NOON, SECRET, House
from tests.banking.people.town import somebody
from tests.bench.table import table
from webhooks.embedded import Postgres, discard
from webhooks.embedded.postgres import DatabaseUrls

SCHEDULES = 20_000
PROCESSES = 2
EACH = 20
"""Programmed payments of one member."""
CONCURRENCY = 4
PROGRESS_SECONDS = 5.0
POLL_SECONDS = 0.02
MOST_SECONDS = 7_200
PATIENCE_SECONDS = 60.0
PROBE = "bench_probe"
TASKS = ("banking.bills.tasks", "banking.payments.tasks", "banking.messages.tasks")


class Silent:
    """Carries nothing: mails are not measured here."""

    async def send(self, message: object) -> None:
        """Drop it."""
        del message


class Companies:
    """Every service owes one bill of $5.00, which is called like it, and every payment is taken: the same in every process."""

    async def pending(self, company: str, number: str) -> tuple[OpenBill, ...] | BillersAnswer:
        """One bill."""
        del company
        return (OpenBill(number, 500, None, "Planilla", payable=True),)

    async def send(self, order: RailOrder) -> Answer:
        """Taken."""
        return Word(Status.SETTLED, order.amount, CURRENCY, account_of(order), order.details["bill"], None)

    async def ask(self, order: RailOrder) -> Answer:
        """Nothing stays unclear here."""
        del order
        return Absent()

    async def results(self, batch: str) -> tuple[tuple[PaymentId, Word], ...]:
        """Bills go one by one."""
        del batch
        return ()


@app.task(name=PROBE)
async def probe() -> None:
    """What a member's own job would be."""


@dataclass
class Noticed:
    """What members noticed of the pass, in seconds."""

    jobs: list[float] = field(default_factory=list)
    transfers: list[float] = field(default_factory=list)


_PROGRAM = text(
    "INSERT INTO bank.schedule (id, member_id, service_id, account_id, maximum, frequency, since, terms_version, accepted_at, "
    "next_look_at, created_at) SELECT gen_random_uuid(), s.member_id, s.id, a.account_id, 5000, 'as_soon', CAST(:day AS date), 1, "
    ":now, :now, :now FROM bank.service s JOIN ledger.member_account a ON a.member_id = s.member_id"
)


async def build(counter: Counter, count: int) -> Caller:
    """Members with an account and some services each, a programmed payment for every one of them; and who transfers meanwhile."""
    house, made = counter.house, company("cnt")
    for first in range(0, count, EACH):
        async with house.engine.begin() as conn:
            member = await add_member(conn, house.keys, somebody(first // EACH), house.now)
        await house.open(member, EACH * 1_000)
        async with house.engine.begin() as conn:
            for nth in range(first, min(first + EACH, count)):
                await services.use(conn, house.keys, member, Service(made, f"{nth:09d}"), house.now, times=0)
    async with house.owner.begin() as conn:
        await conn.execute(_PROGRAM, {"day": house.now.date(), "now": house.now})
        await conn.execute(text("ANALYZE"))
    async with house.engine.begin() as conn:
        return house.log_in(await add_member(conn, house.keys, somebody(count), house.now))


async def work(url: str) -> None:
    """One worker process, until it is stopped."""
    engine, companies, keys, policy = (
        connect(url, pool_size=CONCURRENCY + 2),
        Companies(),
        Keys(SECRET),
        Policy(),
    )
    tools = {
        RUNNER: Runner(engine, keys, lambda: NOON, policy, companies),
        DESK: Desk(engine, keys, lambda: NOON, policy, {BILLERS: companies}),
        POST: Post(engine, keys, lambda: NOON, policy, Silent(), Silent()),
    }
    await run_worker(url, tools, concurrency=CONCURRENCY, tasks_in=TASKS)


async def run_pass(
    counter: Counter, urls: DatabaseUrls, processes: int, busy: Caller, most: float
) -> tuple[float, float, Noticed]:
    """Seconds to queue, seconds until everything was looked at, and what was noticed meanwhile."""
    began = time.perf_counter()
    while await running.queue_due(counter.runner):
        pass
    queued = time.perf_counter() - began
    command = [sys.executable, "-m", "tests.bench.bench_schedules", "--work", urls.app_url]
    workers = [subprocess.Popen(command) for _ in range(processes)]  # noqa: ASYNC220 - ourselves
    noticed = Noticed()
    try:
        await _watch(counter, busy, noticed, most)
        return queued, time.perf_counter() - began, noticed
    finally:
        for each in workers:
            each.send_signal(signal.SIGTERM)
        for each in workers:
            each.wait()


async def _watch(counter: Counter, busy: Caller, noticed: Noticed, most: float) -> None:
    house, began, before = counter.house, time.perf_counter(), 0
    assert busy.session is not None
    member = house.desk.sessions[busy.session]
    one, other = await house.open(member, 100_00), await house.open(member, 100_00)
    while True:
        await asyncio.sleep(PROGRESS_SECONDS)
        left = int(str(await house.scalar("SELECT count(*) FROM bank.schedule WHERE last_outcome IS NULL")))
        done = int(
            str(await house.scalar("SELECT count(*) FROM bank.schedule WHERE last_outcome IS NOT NULL"))
        )
        rate = (done - before) / PROGRESS_SECONDS
        sys.stdout.write(f"\r{time.perf_counter() - began:6.0f} s: {left} left, {rate:.0f}/s   ")
        sys.stdout.flush()
        before = done
        if not left or time.perf_counter() - began > most:
            return
        noticed.jobs.append(await _waited(counter))
        asked = time.perf_counter()
        await house.transfer(busy, house.order(one, other, 1))
        noticed.transfers.append(time.perf_counter() - asked)


async def _waited(counter: Counter) -> float:
    """What a member's own job waits now."""
    async with counter.house.engine.begin() as conn:
        await defer(conn, PROBE)
    asked = time.perf_counter()
    waiting = f"SELECT count(*) FROM procrastinate_jobs WHERE task_name = '{PROBE}'"
    for _ in range(round(PATIENCE_SECONDS / POLL_SECONDS)):
        if not await counter.house.scalar(waiting):
            break
        await asyncio.sleep(POLL_SECONDS)
    return time.perf_counter() - asked


async def measure(directory: Path, count: int, processes: int, most: int) -> None:
    """Build, run, check, print."""
    with Postgres(directory / "postgres", durable=True) as server:
        urls = server.create_database("bench")
        migrate(urls.owner_url)
        counter = Counter(House(urls))
        busy = await build(counter, count)
        queued, ended, noticed = await run_pass(counter, urls, processes, busy, most)
        looked = "SELECT count(*) FROM bank.schedule WHERE last_outcome IS NOT NULL"
        done = int(str(await counter.house.scalar(looked)))
        paid = int(str(await counter.house.scalar("SELECT count(*) FROM ledger.payment")))
        twice = (
            "SELECT count(*) FROM (SELECT 1 FROM bank.bill_payment GROUP BY bill_index HAVING count(*) > 1) t"
        )
        doubled = int(str(await counter.house.scalar(twice)))
        settled = int(
            str(await counter.house.scalar("SELECT count(*) FROM ledger.payment WHERE state = 'settled'"))
        )
        await counter.house.close()
    sys.stdout.write("\n")
    rows = [
        ("schedules", f"{count}"),
        ("workers", f"{processes} processes x {CONCURRENCY}"),
        ("queued in", f"{queued:.1f} s"),
        ("looked at", f"{done} in {ended:.1f} s"),
        ("per second", f"{done / ended:.1f}"),
        ("payments ordered", f"{paid}"),
        ("of them settled by then", f"{settled}"),
        ("bills paid twice", f"{doubled}"),
        *_spread("a member's job meanwhile", noticed.jobs),
        *_spread("a transfer meanwhile", noticed.transfers),
    ]
    print(table(("measure", "value"), rows))  # noqa: T201 - a benchmark's table


def _spread(name: str, seconds: list[float]) -> list[tuple[str, str]]:
    if not seconds:
        return []
    middle, worst = statistics.median(seconds) * 1_000, max(seconds) * 1_000
    return [(name, f"median {middle:.0f} ms, worst {worst:.0f} ms")]


def main() -> None:
    """The whole pass, or a smaller one: `[schedules] [worker processes] [seconds at most]`."""
    if sys.argv[1:2] == ["--work"]:
        uvloop.run(work(sys.argv[2]))
        return
    given = [int(each) for each in sys.argv[1:]]
    directory = Path(tempfile.mkdtemp(prefix="coop-bench-"))
    directory.chmod(0o711)
    count, processes, most = (given + [SCHEDULES, PROCESSES, MOST_SECONDS][len(given) :])[:3]
    try:
        uvloop.run(measure(directory, count, processes, most))
    finally:
        discard(directory / "postgres")


if __name__ == "__main__":
    main()
