"""h: one pass over twenty thousand due programmed payments by several worker processes, to its end: every payment settled and every
mail sent; with progress, and with what members notice of it.

Of ten schedules six have a bill that is paid, one has a bill above the maximum, one a bill above what is in the account, two have none.
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
MAXIMUM_CENTS = 500_00
BILLS: tuple[int | None, ...] = (*[5_00] * 6, MAXIMUM_CENTS + 1, MAXIMUM_CENTS, None, None)
"""What is owed for a number, by its last digit, in cents."""
FUNDS_CENTS = EACH * 10_00
"""Of each member: more than their bills to be paid, less than the one that finds no funds."""
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
    """A service owes what its number says, one bill which is called like it, and every payment is taken: the same in every process."""

    async def pending(self, company: str, number: str) -> tuple[OpenBill, ...] | BillersAnswer:
        """One bill, or none."""
        del company
        cents = BILLS[int(number) % len(BILLS)]
        return () if cents is None else (OpenBill(number, cents, None, "Planilla", payable=True),)

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
    "INSERT INTO bank.schedule (id, member_id, service_id, account_id, maximum, frequency, since, counts_from, terms_version, accepted_at, "
    "next_look_at, created_at) SELECT gen_random_uuid(), s.member_id, s.id, a.account_id, :most, 'as_soon', CAST(:day AS date), CAST(:day AS date), 1, "
    ":now, :now, :now FROM bank.service s JOIN ledger.member_account a ON a.member_id = s.member_id"
)


async def build(counter: Counter, count: int) -> Caller:
    """Members with an account and some services each, a programmed payment for every one of them; and who transfers meanwhile."""
    house, made = counter.house, company("cnt")
    for first in range(0, count, EACH):
        async with house.engine.begin() as conn:
            member = await add_member(conn, house.keys, somebody(first // EACH), house.now)
        await house.open(member, FUNDS_CENTS)
        async with house.engine.begin() as conn:
            for nth in range(first, min(first + EACH, count)):
                await services.use(conn, house.keys, member, Service(made, f"{nth:09d}"), house.now, times=0)
    async with house.owner.begin() as conn:
        await conn.execute(_PROGRAM, {"day": house.now.date(), "now": house.now, "most": MAXIMUM_CENTS})
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


_LEFT = "SELECT count(*) FROM bank.schedule WHERE next_look_at <= :now"
_UNDER_WAY = "SELECT count(*) FROM ledger.payment WHERE state <> 'settled'"
_UNSENT = "SELECT count(*) FROM bank.outgoing_email WHERE sent_at IS NULL"


@dataclass
class Took:
    """Seconds from the pass's beginning: until everything was queued, looked at, and paid and told."""

    queued: float = 0.0
    looked: float | None = None
    ended: float = 0.0


async def run_pass(
    counter: Counter, urls: DatabaseUrls, processes: int, busy: Caller, most: float
) -> tuple[Took, Noticed]:
    """How long it took, and what was noticed meanwhile."""
    took, noticed = Took(), Noticed()
    command = [sys.executable, "-m", "tests.bench.bench_schedules", "--work", urls.app_url]
    workers = [subprocess.Popen(command) for _ in range(processes)]  # noqa: ASYNC220 - ourselves
    try:
        await _ready(counter, 2 * processes)
        began = time.perf_counter()
        while await running.queue_due(counter.runner):
            pass
        took.queued = time.perf_counter() - began
        await _watch(counter, busy, took, noticed, most)
    finally:
        for each in workers:
            each.send_signal(signal.SIGTERM)
        for each in workers:
            each.wait()
    return took, noticed


async def _ready(counter: Counter, hands: int) -> None:
    """Wait for the workers: their starting is not measured."""
    for _ in range(round(PATIENCE_SECONDS / POLL_SECONDS)):
        if len(await counter.rows("SELECT 1 FROM procrastinate_workers")) >= hands:
            return
        await asyncio.sleep(POLL_SECONDS)


async def _watch(counter: Counter, busy: Caller, took: Took, noticed: Noticed, most: float) -> None:
    house, began = counter.house, time.perf_counter()
    assert busy.session is not None
    member = house.desk.sessions[busy.session]
    one, other = await house.open(member, 100_00), await house.open(member, 100_00)
    while took.ended < most:
        await asyncio.sleep(PROGRESS_SECONDS)
        left = int(str(await house.scalar(_LEFT, now=NOON)))
        under_way = int(str(await house.scalar(_UNDER_WAY)))
        unsent = int(str(await house.scalar(_UNSENT)))
        took.ended = time.perf_counter() - began
        if not left and took.looked is None:
            took.looked = took.ended
        line = f"{took.ended:6.0f} s: {left} to look at, {under_way} payments under way, {unsent} mails"
        sys.stdout.write(f"\r{line}   ")
        sys.stdout.flush()
        if not left and not under_way and not unsent:
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
        took, noticed = await run_pass(counter, urls, processes, busy, most)
        found = {name: int(str(await counter.house.scalar(sql, now=NOON))) for name, sql in _FOUND.items()}
        await counter.house.close()
    sys.stdout.write("\n")
    looked = count - found.pop("not looked at")
    seconds = took.looked or took.ended
    rows = [
        ("schedules", f"{count}"),
        ("workers", f"{processes} processes x ({CONCURRENCY} + {CONCURRENCY // 2})"),
        ("queued in", f"{took.queued:.1f} s"),
        ("looked at", f"{looked} in {seconds:.0f} s"),
        ("per second", f"{looked / seconds:.1f}"),
        ("all paid and mailed in", f"{took.ended:.0f} s"),
        *((name, str(number)) for name, number in found.items()),
        *_spread("a member's job meanwhile", noticed.jobs),
        *_spread("a transfer meanwhile", noticed.transfers),
    ]
    print(table(("measure", "value"), rows))  # noqa: T201 - a benchmark's table


_FOUND = {
    "not looked at": _LEFT,
    "payments settled": "SELECT count(*) FROM ledger.payment WHERE state = 'settled'",
    "payments in another state": _UNDER_WAY,
    "above the maximum": "SELECT count(*) FROM bank.schedule_run WHERE outcome = 'too_high'",
    "without funds": "SELECT count(*) FROM bank.schedule_run WHERE outcome = 'no_funds'",
    "bills paid twice": (
        "SELECT count(*) FROM (SELECT 1 FROM bank.bill_payment GROUP BY bill_index HAVING count(*) > 1) t"
    ),
    "mails sent": "SELECT count(*) FROM bank.outgoing_email WHERE sent_at IS NOT NULL",
    "mails unsent": _UNSENT,
}


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
