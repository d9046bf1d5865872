"""d: postings per second from the application and from pgbench with the same SQL, on a durable server (fsync on).

Aim: the application reaches at least half of pgbench's rate. Rounds are interleaved and the table shows medians; the
last rows show that neither a posting nor a page of movements costs more on an account with a long history.

    python -m tests.bench.bench_postings
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import uuid4

import uvloop
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from banking.db import connect, migrate
from banking.ledger.movements import page
from banking.ledger.posting import POST_SQL, Line, Outcome, Posting, post
from banking.values import AccountRef, OperationId, Receipt
from banking.work import MemberId
from tests.banking.kit import NOON, House
from tests.bench.table import table
from webhooks.embedded import Postgres, discard
from webhooks.embedded.postgres import DatabaseUrls

CLIENTS = 8
ACCOUNTS = 200
ROUNDS = 5
ROUND_SECONDS = 2.0
OPENING = 1_000_000_000
LONG_HISTORY = 5_000
LOOKS = 300
MEMBER = 1

Work = Callable[[], Awaitable[None]]


class Pgbench:
    """The yardstick: PostgreSQL's own client, the same function, the same arguments."""

    def __init__(
        self, server: Postgres, urls: DatabaseUrls, accounts: list[AccountRef], directory: Path
    ) -> None:
        self._server, self._url, self._directory = server, make_url(urls.app_url), directory
        first, last = accounts[0].id, accounts[-1].id
        values = {
            "kind": "'bench'",
            "scope": "'pgbench'",
            "key": "gen_random_uuid()::text",
            "request_hash": "decode(repeat('00', 32), 'hex')",
            "business_date": "'2026-11-20'",
            "actor": "'bench'",
            "memo": "NULL",
            "accounts": "ARRAY[:source, :target]",
            "amounts": "ARRAY[-1, 1]",
            "documents": "ARRAY[NULL, NULL]",
            "texts": "ARRAY['BENCH', 'BENCH']",
            "releases": "NULL",
            "obliged": "false",
        }
        sql = re.sub(r"(?<!:):([a-z_]+)", lambda name: values[name[1]], POST_SQL)
        statement = " ".join(sql.split()) + ";"
        # `:target` may never be `:source`: a transfer has two accounts
        choice = f"\\set source random({first}, {last})\n\\set target {first} + (:source - {first} + random(1, {len(accounts) - 1})) % {len(accounts)}\n"
        (directory / "one.sql").write_text(f"{choice}{statement}\n", encoding="utf-8")
        (directory / "transaction.sql").write_text(
            f"{choice}BEGIN;\n{statement}\nCOMMIT;\n", encoding="utf-8"
        )

    def rate(self, script: str) -> float:
        """Transactions per second of one round."""
        url = self._url
        done = subprocess.run(
            [
                *(self._server.binaries / "pgbench", "-n", "-M", "prepared", "-c", str(CLIENTS), "-j", "2"),
                *("-T", str(int(ROUND_SECONDS)), "-f", self._directory / script),
                *("-h", str(url.host), "-p", str(url.port), "-U", str(url.username), str(url.database)),
            ],
            env={**os.environ, "PGPASSWORD": str(url.password)},
            check=True,
            capture_output=True,
            text=True,
        )
        found = re.search(r"tps = ([0-9.]+)", done.stdout)
        assert found is not None
        return float(found[1])


class Application:
    """Our own code, eight tasks in one process."""

    def __init__(self, house: House, accounts: list[AccountRef]) -> None:
        self.house, self.accounts = house, accounts
        self.caller = house.log_in(MEMBER)
        self.autocommit = house.engine.execution_options(isolation_level="AUTOCOMMIT")

    async def posting_in_a_transaction(self) -> None:
        await self._post(self.house.engine)

    async def posting_alone(self) -> None:
        await self._post(self.autocommit)

    async def whole_transfer(self) -> None:
        """Operation, code, ownership, posting, notice, mail, job, receipt, trail: everything a member's order does."""
        source, target = random.sample(self.accounts, 2)
        order = self.house.order(source, target, 1)
        answer = await self.house.transfer(self.caller, order, OperationId(uuid4()))
        assert isinstance(answer, Receipt)

    async def _post(self, engine: AsyncEngine) -> None:
        source, target = random.sample(self.accounts, 2)
        lines = (Line(source.id, -1, "BENCH"), Line(target.id, 1, "BENCH"))
        posting = Posting("bench", "bench", str(uuid4()), bytes(32), NOON.date(), "bench", lines)
        async with engine.begin() as conn:
            assert (await post(conn, posting)).outcome is Outcome.POSTED


async def rate(work: Work) -> float:
    """How often per second eight tasks together finish the work."""
    deadline = time.perf_counter() + ROUND_SECONDS

    async def one() -> int:
        done = 0
        while time.perf_counter() < deadline:
            await work()
            done += 1
        return done

    started = time.perf_counter()
    done = sum(await asyncio.gather(*(one() for _ in range(CLIENTS))))
    return done / (time.perf_counter() - started)


async def compare(server: Postgres, urls: DatabaseUrls, directory: Path) -> None:
    """Print the rates."""
    house = House(urls)
    house.engine = connect(urls.app_url, pool_size=CLIENTS)
    house.bank = house.bank_on(house.engine)
    accounts = [await house.open(MEMBER, OPENING) for _ in range(ACCOUNTS)]
    await house.change("ANALYZE")
    application, pgbench = Application(house, accounts), Pgbench(server, urls, accounts, directory)
    rates: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, script in (
            ("pgbench: one statement", "one.sql"),
            ("pgbench: BEGIN, post, COMMIT", "transaction.sql"),
        ):
            rates.setdefault(name, []).append(await asyncio.to_thread(pgbench.rate, script))
        for name, work in (
            ("application: one statement", application.posting_alone),
            ("application: BEGIN, post, COMMIT", application.posting_in_a_transaction),
            ("application: a whole own transfer", application.whole_transfer),
        ):
            rates.setdefault(name, []).append(await rate(work))
    medians = {name: statistics.median(found) for name, found in rates.items()}
    yardstick = dict.fromkeys(medians, medians["pgbench: BEGIN, post, COMMIT"])
    yardstick["application: one statement"] = medians["pgbench: one statement"]
    rows = [(name, f"{found:,.0f}", f"{found / yardstick[name]:.2f}") for name, found in medians.items()]
    head = (f"d: {CLIENTS} clients, {ACCOUNTS} accounts", "per second", "of pgbench")
    sys.stdout.write(table(head, rows) + "\n\n")
    await histories(house)
    await house.close()


async def histories(house: House) -> None:
    """Print what a posting and a page cost on a young account and on an old one."""
    young, old, other = [await house.open(MEMBER, OPENING) for _ in range(3)]
    for _ in range(LONG_HISTORY // CLIENTS):
        await asyncio.gather(*(Application(house, [old, other]).posting_alone() for _ in range(CLIENTS)))

    async def look(account: AccountRef) -> None:
        async with house.engine.connect() as conn:
            await page(conn, MemberId(MEMBER), account.id, 10)

    works: dict[str, Work] = {}
    for name, account in (("1 movement", young), (f"{LONG_HISTORY:,} movements", old)):
        fresh = await house.open(MEMBER, OPENING)
        works[f"page, {name}"] = lambda account=account: look(account)  # type: ignore[misc]
        works[f"posting, {name}"] = Application(house, [account, fresh]).posting_in_a_transaction
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(LOOKS):
        for name, work in works.items():
            started = time.perf_counter()
            await work()
            times[name].append(time.perf_counter() - started)
    rows = [(name, f"{statistics.median(found) * 1_000:.2f}") for name, found in times.items()]
    sys.stdout.write(table(("alone, on an account with", "milliseconds"), rows) + "\n")


def main() -> None:
    """Start a durable server, measure, and leave nothing behind."""
    directory = Path(tempfile.mkdtemp(prefix="coop-bench-"))
    directory.chmod(0o711)
    try:
        with Postgres(directory / "postgres") as server:
            urls = server.create_database("bench")
            migrate(urls.owner_url)
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                runner.run(compare(server, urls, directory))
        discard(directory / "postgres")
    finally:
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    main()
