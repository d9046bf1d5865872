"""h: one pass over twenty thousand due programmed payments on several workers, with progress; and what a member's own job waits.

Aim: every bill is paid exactly once, and a job of a member that comes in the middle of the pass does not wait for its end.

    python -m tests.bench.bench_schedules [schedules] [workers]
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path

import uvloop
from sqlalchemy import text

from banking.bills import running, services
from banking.bills.tasks import RUNNER
from banking.db import migrate
from banking.jobs import app, defer, run_worker
from banking.messages.tasks import POST, Post
from banking.payments.tasks import DESK
from banking.values import Service
from banking.work import MemberId
from tests.banking.bills.counter import Counter, company
from tests.banking.kit import House
from tests.bench.table import table
from webhooks.embedded import Postgres, discard
from webhooks.embedded.postgres import DatabaseUrls

SCHEDULES = 20_000
WORKERS = 2
CONCURRENCY = 4
PROGRESS_SECONDS = 5.0
POLL_SECONDS = 0.05
PROBE = "bench_probe"
TASKS = ("banking.bills.tasks", "banking.payments.tasks", "banking.messages.tasks")

_probed: list[float] = []


class Silent:
    """Carries nothing: mails are not measured here."""

    async def send(self, message: object) -> None:
        """Drop it."""
        del message


@app.task(name=PROBE)
async def probe() -> None:
    """What a member's own job would be: it notes when it ran."""
    _probed.append(time.perf_counter())


_PROGRAM = text(
    "INSERT INTO bank.schedule (id, member_id, service_id, account_id, maximum, frequency, since, terms_version, accepted_at, "
    "next_look_at, created_at) SELECT gen_random_uuid(), s.member_id, s.id, :account, 5000, 'as_soon', CAST(:day AS date), 1, "
    ":now, :now, :now FROM bank.service s"
)


async def build(counter: Counter, count: int) -> None:
    """Services with a bill each, and a programmed payment for every one of them."""
    house = counter.house
    member = MemberId(await counter.person())
    account = await house.open(member, count * 1_000)
    made = company("cnt")
    async with house.engine.begin() as conn:
        for nth in range(count):
            number = f"{nth:09d}"
            await services.use(conn, house.keys, member, Service(made, number), house.now, times=0)
            counter.companies.owe("cnt", number, (number, 500))
    values = {"account": account.id, "day": house.now.date(), "now": house.now}
    async with house.owner.begin() as conn:
        await conn.execute(_PROGRAM, values)


async def run_pass(counter: Counter, urls: DatabaseUrls, workers: int) -> tuple[float, float, float]:
    """Seconds to queue, seconds to the end, and what the probe waited."""
    began = time.perf_counter()
    while await running.queue_due(counter.runner):
        pass
    queued = time.perf_counter() - began
    house = counter.house
    post = Post(house.engine, house.keys, lambda: house.now, house.policy, Silent(), Silent())
    tools = {RUNNER: counter.runner, DESK: counter.worker, POST: post}
    working = [
        asyncio.create_task(
            run_worker(
                urls.app_url,
                tools,
                concurrency=CONCURRENCY,
                tasks_in=TASKS,
            )
        )
        for _ in range(workers)
    ]
    await asyncio.sleep(PROGRESS_SECONDS)
    async with counter.house.engine.begin() as conn:
        await defer(conn, PROBE)
    asked = time.perf_counter()
    while True:
        await asyncio.sleep(PROGRESS_SECONDS)
        left = int(
            str(await counter.house.scalar("SELECT count(*) FROM bank.schedule WHERE last_outcome IS NULL"))
        )
        sys.stdout.write(f"\r{left} left   ")
        sys.stdout.flush()
        if not left:
            break
    ended = time.perf_counter() - began
    for each in working:
        each.cancel()
    await asyncio.gather(*working, return_exceptions=True)
    return queued, ended, (_probed[0] if _probed else time.perf_counter()) - asked


async def measure(directory: Path, count: int, workers: int) -> None:
    """Build, run, check, print."""
    with Postgres(directory / "postgres", durable=True) as server:
        urls = server.create_database("bench")
        migrate(urls.owner_url)
        counter = Counter(House(urls))
        await build(counter, count)
        queued, ended, waited = await run_pass(counter, urls, workers)
        paid = int(str(await counter.house.scalar("SELECT count(*) FROM ledger.payment")))
        twice = int(
            str(
                await counter.house.scalar(
                    "SELECT count(*) FROM (SELECT 1 FROM bank.bill_payment GROUP BY bill_index HAVING count(*) > 1) t"
                )
            )
        )
        await counter.house.close()
    sys.stdout.write("\n")
    print(  # noqa: T201 - a benchmark's table
        table(
            ("measure", "value"),
            [
                ("schedules", f"{count}"),
                ("workers", f"{workers} x {CONCURRENCY}"),
                ("queued in", f"{queued:.1f} s"),
                ("pass over after", f"{ended:.1f} s"),
                ("per second", f"{count / ended:.0f}"),
                ("a member's job in the middle waited", f"{waited * 1000:.0f} ms"),
                ("payments ordered", f"{paid}"),
                ("bills paid twice", f"{twice}"),
            ],
        )
    )


def main() -> None:
    """The whole pass, or a smaller one: `[schedules] [workers]`."""
    given = [int(each) for each in sys.argv[1:]]
    directory = Path(tempfile.mkdtemp(prefix="coop-bench-"))
    directory.chmod(0o711)
    count, workers = (given + [SCHEDULES, WORKERS][len(given) :])[:2]
    try:
        uvloop.run(measure(directory, count, workers))
    finally:
        discard(directory / "postgres")


if __name__ == "__main__":
    main()
