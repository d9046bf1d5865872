"""The chaos run itself: F02 + F03 + F05 + F07 + F08 at once, with the oracle of security.md §3 during and after it."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from subprocess import Popen
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from banking.clock import system_clock
from banking.db import migrate
from banking.ledger.holds import HoldOutcome
from banking.payments.moving import Draft, open_payment
from banking.payments.rails import Status
from banking.payments.working import Desk
from banking.values import AccountRef, PaymentId
from tests.banking.kit import SECRET, House
from tests.banking.payments.oracle import agree, all_final, books_hold
from tests.banking.payments.till import Till
from tests.chaos.street import CALM, KEY, control, street
from tests.chaos.worker import AWAY, IMPATIENT, QUIET
from webhooks.embedded import Postgres

ACCOUNTS, OPENING = 40, 100_000_000
AGAIN_SECONDS = 0.2
REPORT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Size:
    """How much of it. Seconds between two deeds of each kind; 0 leaves the kind out."""

    payments: int
    workers: int = 3
    at_once: int = 8
    kill_seconds: float = 2.5
    pause_seconds: float = 5.0
    crashes: int = 1
    patience_seconds: float = 120.0


@dataclass
class Tally:
    """What happened."""

    seconds: float = 0.0
    kills: int = 0
    pauses: int = 0
    crashes: int = 0
    looks: int = 0
    """Of the oracle, while everything went on."""
    fallen: int = 0
    """Workers that ended by themselves."""
    states: dict[str, int] = field(default_factory=dict)
    switch: dict[str, int] = field(default_factory=dict)
    events: Counter[str] = field(default_factory=Counter)


class Chaos:
    """One run."""

    def __init__(
        self,
        server: Postgres,
        size: Size,
        directory: Path,
        seed: int,
        tell: Callable[[str], object] | None = None,
    ) -> None:
        """`tell` hears every few seconds how far it is."""
        self._tell = tell
        self.server, self.size, self.directory = server, size, directory
        self.chance = random.Random(seed)
        self.tally = Tally()
        self.ordered: list[PaymentId] = []
        self.busy = asyncio.Event()
        self.busy.set()
        self.workers: list[Popen[bytes]] = []
        self.begun: dict[int, float] = {}
        """When each worker was begun, by process."""
        self.asleep: set[int] = set()

    async def run(self) -> Tally:
        """Everything at once until the last order, then calm, then the oracle. AssertionError: something is not as it must be."""
        began = time.monotonic()
        urls = self.server.create_database("chaos")
        await asyncio.to_thread(migrate, urls.owner_url)
        self.house = House(urls)
        accounts = [await self.house.open(1, OPENING) for _ in range(ACCOUNTS)]
        async with street(self.house, self.chance) as (switch, door):
            self.environment = {
                "CHAOS_DB": urls.app_url,
                "CHAOS_SECRET": SECRET.decode(),
                "CHAOS_SWITCH": f"{switch}/switch",
                "CHAOS_KEY": KEY,
                "CHAOS_DOOR": door,
                "CHAOS_PARENT": str(os.getpid()),
                "CHAOS_DIRECTORY": str(self.directory),
            }
            self.workers = [self._worker() for _ in range(self.size.workers)]
            report = asyncio.create_task(self._report(began))
            try:
                await self._storm(accounts)
                await control(switch, CALM)
                await self._until_final()
                await self._judge(switch, accounts)
            finally:
                report.cancel()
                self._end_workers()
                await self.house.close()
        self.tally.seconds = time.monotonic() - began
        return self.tally

    async def _report(self, began: float) -> None:
        """How far it is, for whoever waits for it."""
        while self._tell is not None:
            await asyncio.sleep(REPORT_SECONDS)
            with suppress(*AWAY):
                async with self.house.owner.connect() as conn:
                    rows = await conn.execute(
                        text("SELECT state, count(*) FROM ledger.payment GROUP BY 1 ORDER BY 1")
                    )
                    states = ", ".join(f"{count:,} {state}" for state, count in rows)
                deeds = f"{self.tally.kills} killed, {self.tally.pauses} stopped, {self.tally.crashes} falls"
                spent = time.monotonic() - began
                self._tell(
                    f"{spent:,.0f} s: {len(self.ordered):,} of {self.size.payments:,} ordered: {states}; {deeds}"
                )

    async def _storm(self, accounts: list[AccountRef]) -> None:
        async with asyncio.TaskGroup() as together:
            deeds = [self._kill(), self._pause(), self._crash(), self._look()]
            tasks = [together.create_task(deed) for deed in deeds]
            async with asyncio.TaskGroup() as members:
                share = -(-self.size.payments // self.size.at_once)
                for nth in range(self.size.at_once):
                    left = min(share, self.size.payments - nth * share)
                    members.create_task(self._order(accounts, max(left, 0)))
            await self._settling()
            self.busy.clear()
            for task in tasks:
                task.cancel()
        for worker in self.workers:
            worker.send_signal(signal.SIGCONT)

    async def _settling(self) -> None:
        """Keep the storm up until most payments have gone through it, for a while at most."""
        few = max(self.size.payments // 20, 3)
        sql = text(
            "SELECT count(*) FROM ledger.payment WHERE state IN ('held', 'sending', 'sent', 'unknown')"
        )
        for _ in range(int(self.size.patience_seconds / AGAIN_SECONDS)):
            with suppress(*AWAY):
                async with self.house.owner.connect() as conn:
                    if int(str(await conn.scalar(sql))) <= few:
                        return
            await asyncio.sleep(AGAIN_SECONDS)

    async def _order(self, accounts: list[AccountRef], count: int) -> None:
        """A member who orders one payment after the other, and repeats an order whose answer was lost."""
        till = Till(self.house, {})
        for _ in range(count):
            self.house.now = system_clock()
            rail = "spi" if self.chance.random() < 0.25 else "direct"
            draft = till.draft(self.chance.choice(accounts), self.chance.randrange(1, 5_000), rail)
            soon = replace(draft, due_at=self.house.now, deadline_at=self.house.now + timedelta(hours=1))
            await self._open(soon)
            self.ordered.append(draft.id)

    async def _open(self, draft: Draft) -> None:
        desk = Desk(self.house.engine, self.house.keys, system_clock, IMPATIENT, {}, QUIET)
        while True:
            with suppress(*AWAY):
                async with self.house.engine.begin() as conn:
                    held = await open_payment(desk.means(conn), draft, "member:1")
                assert held.outcome in (HoldOutcome.HELD, HoldOutcome.REPLAYED), held
                return
            await asyncio.sleep(AGAIN_SECONDS)

    # what goes wrong ---------------------------------------------------------------------------------------------------

    async def _kill(self) -> None:
        """F02: kill -9, and another worker takes the place."""
        while self.size.kill_seconds:
            await asyncio.sleep(self.size.kill_seconds * (0.5 + self.chance.random()))
            at_work = [nth for nth in range(len(self.workers)) if self._has_worked(nth)]
            if at_work:
                self._replace(self.chance.choice(at_work))
                self.tally.kills += 1

    async def _pause(self) -> None:
        """F05: a worker sleeps longer than its lease, and wakes up in the middle of what it did."""
        while self.size.pause_seconds:
            await asyncio.sleep(self.size.pause_seconds * (0.5 + self.chance.random()))
            nth = self.chance.randrange(len(self.workers))
            if not self._at_work_seconds(nth):
                continue
            worker = self.workers[nth]
            self.asleep.add(worker.pid)
            worker.send_signal(signal.SIGSTOP)
            self.tally.pauses += 1
            await asyncio.sleep(IMPATIENT.payment_lease_seconds + 3)
            worker.send_signal(signal.SIGCONT)
            self.asleep.discard(worker.pid)

    async def _crash(self) -> None:
        """F03: PostgreSQL stops at once and is started again."""
        for nth in range(1, self.size.crashes + 1):
            wanted = self.size.payments * nth / (self.size.crashes + 1)
            while len(self.ordered) < wanted:  # noqa: ASYNC110 - looked at as often as it needs
                await asyncio.sleep(AGAIN_SECONDS)
            await asyncio.to_thread(self.server.crash)
            await asyncio.to_thread(self.server.revive)
            self.tally.crashes += 1
        await asyncio.Event().wait()

    async def _look(self) -> None:
        """The oracle, again and again, from another connection; and whether workers end by themselves."""
        spent = 0.0
        while True:
            await asyncio.sleep(max(1.0, 20 * spent))  # the book grows, and others work, too
            began = time.monotonic()
            with suppress(*AWAY):
                async with self.house.owner.connect() as conn:
                    await books_hold(conn)
                self.tally.looks += 1
            spent = time.monotonic() - began
            for nth, worker in enumerate(self.workers):
                if worker.poll() is not None:
                    self.tally.fallen += 1
                    self._replace(nth)

    # the end -----------------------------------------------------------------------------------------------------------

    async def _until_final(self) -> None:
        deadline = time.monotonic() + self.size.patience_seconds
        while True:
            with suppress(AssertionError, *AWAY):
                async with self.house.owner.connect() as conn:
                    self.tally.states = await all_final(conn)
                return
            if time.monotonic() > deadline:
                raise AssertionError(f"not final: {await self._states(self.house.owner)}")
            await asyncio.sleep(AGAIN_SECONDS)

    async def _judge(self, switch: str, accounts: list[AccountRef]) -> None:
        """The rail's own book is asked for last: callbacks of returns may still have been under way."""
        for _ in range(60):
            await asyncio.sleep(1.0)
            found = await control(switch, {}, everything=True)
            if not found["callbacks_under_way"]:
                break
        found = await control(switch, {}, everything=True)
        rail = {PaymentId(UUID(each["key"])): Status(each["status"]) for each in found["orders"]}
        async with self.house.owner.connect() as conn:
            await books_hold(conn)
            await agree(conn, rail)
            self.tally.states = await all_final(conn)
            events = await conn.execute(
                text("SELECT event, count(*) FROM ledger.payment_event GROUP BY event")
            )
            self.tally.events = Counter({row[0]: row[1] for row in events})
            ours = {row[0] for row in await conn.execute(text("SELECT id FROM ledger.payment"))}
            total = await conn.scalar(text("SELECT sum(posted) FROM ledger.account WHERE code LIKE '2101.%'"))
            gone = await conn.scalar(
                text(
                    "SELECT coalesce(sum(amount + fee + iva), 0) FROM ledger.payment WHERE state = 'settled'"
                )
            )
            told = await conn.execute(text("SELECT kind, count(*) FROM bank.notice GROUP BY kind"))
            news = {row[0]: row[1] for row in told}
        states = self.tally.states
        assert news.get("TransferArrived", 0) == states.get("settled", 0) + states.get("returned", 0)
        assert news.get("TransferReturned", 0) == states.get("returned", 0)
        assert news.get("TransferRejected", 0) == states.get("rejected", 0)
        assert ours == set(self.ordered), "every order that was answered is there, and no other"
        assert rail.keys() <= ours
        assert total == len(accounts) * OPENING - gone
        self.tally.switch = found["counts"]
        assert self.tally.switch["executed_twice"] == 0
        assert self.tally.looks, "the oracle looked while everything went on"
        assert self.tally.fallen == 0, "no worker ends for good"

    async def _states(self, engine: AsyncEngine) -> list[object]:
        async with engine.connect() as conn:
            return list(
                await conn.execute(text("SELECT state, rail, count(*) FROM ledger.payment GROUP BY 1, 2"))
            )

    # the workers -------------------------------------------------------------------------------------------------------

    def _worker(self) -> Popen[bytes]:
        environment = {**os.environ, **self.environment}
        with (self.directory / "workers.log").open("ab") as log:
            worker = Popen(
                (sys.executable, "-m", "tests.chaos.worker"), env=environment, stdout=log, stderr=log
            )
        self.begun[worker.pid] = time.time()
        return worker

    def _has_worked(self, nth: int) -> bool:
        """Whether it is worth killing: it worked for a while, and longer than it took to begin, however slow the machine is."""
        worked = self._at_work_seconds(nth)
        beginning = time.time() - self.begun[self.workers[nth].pid] - worked
        return worked > max(self.size.kill_seconds, beginning)

    def _at_work_seconds(self, nth: int) -> float:
        """Since when it works; 0 while it starts or sleeps: what never began cannot be killed in the middle of anything."""
        pid = self.workers[nth].pid
        begun = self.directory / f"at-work-{pid}"
        return time.time() - begun.stat().st_mtime if pid not in self.asleep and begun.exists() else 0.0

    def _replace(self, nth: int) -> None:
        self.workers[nth].kill()
        self.workers[nth].wait()
        self.workers[nth] = self._worker()

    def _end_workers(self) -> None:
        for worker in self.workers:
            worker.kill()
            worker.wait()
