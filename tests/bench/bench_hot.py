"""Everybody pays the same account at once, on a durable server (F23).

Aim: no deadlock, p99 below a second, and to one company at least 60 % of the rate that payments to many accounts reach: the accounts of rails and companies
are kept without a balance, so that nobody waits for them. A member's account is one locked row, held until the commit is on disk: it shows what that costs.

    cooprogreso bench hot
"""

from __future__ import annotations

import asyncio
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from uuid import uuid4

from banking.db import connect, migrate
from banking.ledger.chart import BILLERS, internal
from banking.ledger.posting import Line, Outcome, Posting, post
from banking.payments import working
from banking.values import AccountRef
from tests.banking.kit import NOON, House
from tests.banking.payments.till import Till
from tests.bench.table import table
from webhooks.embedded import Postgres, discard
from webhooks.embedded.postgres import DatabaseUrls

CLIENTS = 8
PAYERS = 200
ROUNDS = 5
AT_ONCE = 200
"""Payments of one round; five rounds make the aim's thousand of each kind."""
OPENING = 1_000_000_000
DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"

Times = list[float]


async def together(works: Sequence[Callable[[], Awaitable[None]]]) -> tuple[float, Times]:
    """All of them, a few at a time: how many a second, and what each took."""
    waiting, times = iter(works), Times()

    async def one() -> None:
        for work in waiting:
            began = time.perf_counter()
            await work()
            times.append(time.perf_counter() - began)

    began = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(CLIENTS)))
    return len(works) / (time.perf_counter() - began), times


async def pay(house: House, source: AccountRef, target: int) -> None:
    """One posting of two lines, as an application does it."""
    lines = (Line(source.id, -1, "BENCH"), Line(target, 1, "BENCH"))
    posting = Posting("bench", "bench", str(uuid4()), bytes(32), NOON.date(), "bench", lines)
    async with house.engine.begin() as conn:
        assert (await post(conn, posting)).outcome is Outcome.POSTED


async def over_a_rail(till: Till, source: AccountRef) -> None:
    """Ordered, handed over, settled."""
    payment = await till.ordered(source, 100)
    await working.step(till.desk, payment)


async def compare(urls: DatabaseUrls) -> None:
    """Print the rates."""
    house = House(urls)
    house.engine = connect(urls.app_url, pool_size=CLIENTS)
    payers = [await house.open(1, OPENING) for _ in range(PAYERS)]
    many = [await house.open(1, 0) for _ in range(PAYERS)]
    hot, till = await house.open(1, 0), Till(house)
    async with house.owner.connect() as conn:
        company = (await internal(conn))[BILLERS]
    kinds: dict[str, list[Callable[[], Awaitable[None]]]] = {
        "to many accounts": [
            lambda nth=nth: pay(house, payers[nth % PAYERS], many[nth * 7 % PAYERS].id)  # type: ignore[misc]
            for nth in range(AT_ONCE)
        ],
        "to one company": [
            lambda nth=nth: pay(house, payers[nth % PAYERS], company)  # type: ignore[misc]
            for nth in range(AT_ONCE)
        ],
        "to one member": [
            lambda nth=nth: pay(house, payers[nth % PAYERS], hot.id)  # type: ignore[misc]
            for nth in range(AT_ONCE)
        ],
        "over one rail, ordered and settled": [
            lambda nth=nth: over_a_rail(till, payers[nth % PAYERS])  # type: ignore[misc]
            for nth in range(AT_ONCE)
        ],
    }
    rates: dict[str, list[float]] = {name: [] for name in kinds}
    times: dict[str, Times] = {name: [] for name in kinds}
    for _ in range(ROUNDS):
        for name, works in kinds.items():
            rate, took = await together(works)
            rates[name].append(rate)
            times[name] += took
    spread = statistics.median(rates["to many accounts"])
    rows = [
        (
            name,
            f"{statistics.median(found):,.0f}",
            f"{statistics.median(found) / spread:.2f}",
            f"{statistics.quantiles(times[name], n=100)[98] * 1_000:,.0f}",
        )
        for name, found in rates.items()
    ]
    head = (f"{CLIENTS} at once, {ROUNDS * AT_ONCE:,} payments each", "a second", "of spread", "p99 ms")
    sys.stdout.write(table(head, rows) + "\n")
    sys.stdout.write(f"deadlocks: {await house.scalar(DEADLOCKS)}\n")
    await house.close()


def main() -> None:
    """Run on a durable server, print, leave nothing behind."""
    directory = Path(tempfile.mkdtemp(prefix="coop-hot-"))
    directory.chmod(0o711)
    try:
        with Postgres(directory / "postgres") as server:
            urls = server.create_database("hot")
            migrate(urls.owner_url)
            asyncio.run(compare(urls))
        discard(directory / "postgres")
    finally:
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    main()
