"""The bank's payments in one thread: members, workers, rails and crashes take turns as a seed says, on a virtual clock (F22).

The database is real; everything else is under the schedule's hand. A worker stops at each call of a rail, and the schedule decides when it
goes on, whether the order had its effect, what the answer is, or that the worker is dead. The same seed is the same run.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import Row, event, text
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.ledger.holds import HoldOutcome
from banking.payments import batches, working
from banking.payments.callbacks import Message, take_message
from banking.payments.kinds import KINDS
from banking.payments.moving import Means, move
from banking.payments.rails import Absent, Answer, RailOrder, Status, Unclear, Word
from banking.payments.records import lock
from banking.payments.states import FINAL, Event, State
from banking.payments.transfers import stop_unsent
from banking.payments.working import Desk
from banking.values import AccountRef, PaymentId
from banking.work import MemberId
from tests.banking.kit import NOON, House
from tests.banking.payments.oracle import books_hold
from tests.banking.payments.rail import ScriptedRail
from tests.banking.payments.till import Till

PAYMENTS, ACTIONS, PATIENCE = 3, 24, 400
HOUR = timedelta(hours=1)
_JOBS = text(
    "SELECT id, args->>'payment' AS payment FROM procrastinate_jobs WHERE task_name = 'payment_step' AND status = 'todo' "
    "AND (scheduled_at IS NULL OR scheduled_at <= :now) ORDER BY id"
)
_STAND = text(
    "SELECT id, state, next_run_at, amount + fee + iva AS total FROM ledger.payment WHERE id = ANY(:ids) ORDER BY id"
)
_TAKE_JOB = text("DELETE FROM procrastinate_jobs WHERE id = :id")
_NO_JOBS = text("DELETE FROM procrastinate_jobs")
_NOTHING_DUE = text("UPDATE ledger.payment SET next_run_at = NULL WHERE next_run_at IS NOT NULL")
_MONEY = text("SELECT posted, held FROM ledger.account WHERE id = :id")
MUTE = {name: replace(kind, tell=None) for name, kind in KINDS.items()}
"""What members hear is not what this is about: chaos counts it."""


class CrashError(Exception):
    """The process is dead."""


@dataclass
class Call:
    """A worker that stands before a rail."""

    rail: ScriptedRail
    order: RailOrder
    asks: bool
    answer: asyncio.Future[Answer]


class Parking:
    """A rail whose every call waits for the schedule."""

    def __init__(self, rail: ScriptedRail, parked: list[Call], stands: Callable[[], None]) -> None:
        self.rail, self._parked, self._stands = rail, parked, stands

    async def send(self, order: RailOrder) -> Answer:
        return await self._park(order, asks=False)

    async def ask(self, order: RailOrder) -> Answer:
        return await self._park(order, asks=True)

    async def results(self, batch: str) -> tuple[tuple[PaymentId, Word], ...]:
        return await self.rail.results(batch)

    async def _park(self, order: RailOrder, *, asks: bool) -> Answer:
        call = Call(self.rail, order, asks, asyncio.get_running_loop().create_future())
        self._parked.append(call)
        self._stands()
        return await call.answer


@dataclass
class Simulation:
    """One seed's world."""

    house: House
    look: AsyncConnection
    """The schedule's own eye and hand: autocommit, never struck."""
    seed: int
    chance: Random = field(init=False)
    trace: list[str] = field(default_factory=list)
    payments: list[PaymentId] = field(default_factory=list)
    workers: dict[asyncio.Task[None], Call | None] = field(default_factory=dict)
    letters: list[Message] = field(default_factory=list)
    """Callbacks on their way."""
    disturbed: set[PaymentId] = field(default_factory=set)
    """What a false word about an amount reached."""
    ruled: set[PaymentId] = field(default_factory=set)
    """What people decided."""
    faulty: bool = True

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)
        self.house.now = NOON + timedelta(minutes=self.chance.randrange(10_000))
        self._parked: list[Call] = []
        self._stands: asyncio.Future[None] | None = None
        self.direct = ScriptedRail(self.chance, refuses=0.25, answers_later=0.6)
        self.spi = ScriptedRail(self.chance, refuses=0.25, answers_later=1.0)
        rails = {
            "direct": Parking(self.direct, self._parked, self._stand_up),
            "spi": Parking(self.spi, self._parked, self._stand_up),
        }
        self.till = Till(self.house, rails, MUTE)

    async def run(self, source: AccountRef) -> None:
        """A day with faults, then the faults stop and everything must come to its end."""
        try:
            await self._forget_other_days()
            before = await self._money(source)
            await self._day(source)
            await self._evening()
            await self._audit(source, *before)
        except BaseException as broken:
            told = "\n  ".join(self.trace)
            broken.add_note(
                f"seed {self.seed}: SEEDS={self.seed} pytest tests/banking/payments/test_simulation.py\n  {told}"
            )
            raise
        finally:
            await self._bury(list(self.workers))

    async def _day(self, source: AccountRef) -> None:
        acts: list[tuple[int, Callable[[], Awaitable[object]]]] = [
            (20, lambda: self._order(source)),
            (25, self._start_worker),
            (25, self._resume_worker),
            (5, self._kill_worker),
            (12, self._deliver),
            (8, self._rail_moves_on),
            (12, self._let_time_pass),
            (5, self._sweep),
            (3, self._cancel),
            (1, self._freeze),
            (2, self._read_file),
            (1, self._lie),
            (2, self._jump),
        ]
        weights = [weight for weight, _ in acts]
        await self._order(source)
        for _ in range(ACTIONS):
            [(_, act)] = self.chance.choices(acts, weights)
            await act()

    async def _forget_other_days(self) -> None:
        """What earlier seeds left behind in this database is no part of this run."""
        await self.look.execute(_NO_JOBS)
        await self.look.execute(_NOTHING_DUE)

    async def _money(self, source: AccountRef) -> tuple[int, int]:
        """Balance and what is held."""
        row = (await self.look.execute(_MONEY, {"id": source.id})).one()
        return row.posted, row.held

    async def _evening(self) -> None:
        """No more faults; nobody orders. Liveness: everything ends."""
        self.faulty = False
        self.direct.answers_later = self.spi.answers_later = 0.0
        for _ in range(PATIENCE):
            while self.workers:
                await self._resume_worker()
            while self.letters:
                await self._deliver()
            await self._rail_moves_on(all_of_it=True)
            while await self._start_worker():
                await self._resume_worker()
            rows = await self._standing()
            await self._people_rule(PaymentId(row.id) for row in rows if row.state == State.MANUAL)
            under_way = [row for row in rows if self._goes_on(row)]
            if not self.letters and not under_way:
                return
            await self._wait_for_something(row.next_run_at for row in under_way)
            await self._sweep()
        raise AssertionError(f"not at their end: {await self._standing()}")

    async def _wait_for_something(self, due: Iterable[datetime | None]) -> None:
        """Until the next step of one of them stands still long enough to be swept up; sometimes longer."""
        soon = self.house.now + timedelta(minutes=2)
        still = timedelta(seconds=self.house.policy.payment_standstill_seconds + 1)
        first = min((at for at in due if at is not None), default=soon)
        self.house.now = max(soon, first + still) + timedelta(minutes=self.chance.choice((0, 0, 0, 60, 600)))

    async def _people_rule(self, manual: Iterable[PaymentId]) -> None:
        """What the rail never heard of until its deadline people free again, when nothing is on its way any more."""
        for each in manual:
            if each in self.direct.known or each in self.spi.known:
                continue
            async with self.house.engine.begin() as conn:
                found = await lock(conn, each)
                assert found is not None
                await move(self._means(conn), found, Event.RULED_REJECTED, "agent:1")
            self.ruled.add(each)
            self._tell("ruled", each)

    async def _audit(self, source: AccountRef, before: int, held: int) -> None:
        moved = waiting = 0
        for found in await self._standing():
            each, state = PaymentId(found.id), State(found.state)
            known = self.direct.known.get(each) or self.spi.known.get(each)
            status = None if known is None else known.status
            assert known is None or known.executed <= 1
            if each in self.disturbed and state is State.MANUAL:
                waiting += found.total
                continue
            expected = {
                State.SETTLED: (Status.SETTLED,),
                State.RETURNED: (Status.RETURNED,),
                State.REJECTED: (None,) if each in self.ruled else (Status.REJECTED,),
                State.CANCELLED: (None,),
            }
            assert status in expected.get(state, ()), (each, state, status)
            moved += found.total if state is State.SETTLED else 0
        assert await self._money(source) == (before - moved, held + waiting)

    # what members do ---------------------------------------------------------------------------------------------------

    async def _order(self, source: AccountRef) -> None:
        if len(self.payments) >= PAYMENTS:
            return
        draft = self.till.draft(source, self.chance.randrange(1, 900), self.chance.choice(("direct", "spi")))
        draft = replace(draft, id=PaymentId(UUID(int=self.chance.getrandbits(128), version=4)))
        with self._mortal():
            held = await self.till.open(draft)
            assert held.outcome in (HoldOutcome.HELD, HoldOutcome.INSUFFICIENT), held
            self.payments.append(draft.id)
            self._tell(f"order {draft.rail}", draft.id)

    async def _cancel(self) -> None:
        each = self._any()
        if each is None:
            return
        with self._mortal():
            async with self.house.engine.begin() as conn:
                found = await lock(conn, each)
                assert found is not None
                await move(self._means(conn), found, Event.CANCELLED, "member:1")
                self._tell("cancel", each)

    async def _freeze(self) -> None:
        with self._mortal():
            async with self.house.engine.begin() as conn:
                house = self.house
                stopped = await stop_unsent(conn, house.keys, house.policy, MemberId(1), house.now)
            self._tell(f"freeze {len(stopped)}")

    # what workers do ---------------------------------------------------------------------------------------------------

    async def _start_worker(self) -> bool:
        """Take a job that is due, as procrastinate would; its row is gone if the worker dies."""
        jobs = (await self.look.execute(_JOBS, {"now": self.house.now})).all()
        if not jobs:
            return False
        job = self.chance.choice(jobs)
        await self.look.execute(_TAKE_JOB, {"id": job.id})
        self._tell("job", UUID(job.payment))
        task = asyncio.create_task(working.step(self._somewhere(), UUID(job.payment)))
        with self._mortal():
            await self._until_parked(task)
        return True

    async def _resume_worker(self) -> None:
        """A rail answers one of the workers, or the street swallows it."""
        if not self.workers:
            return
        task = self.chance.choice(list(self.workers))
        call = self.workers.pop(task)
        assert call is not None
        answer = self._answer(call)
        self._tell(f"{'asked' if call.asks else 'sent'}: {type(answer).__name__}", call.order.key)
        call.answer.set_result(answer)
        with self._mortal():
            await self._until_parked(task)

    async def _kill_worker(self) -> None:
        """Kill -9 while it stands before the rail: its order may have got there."""
        if not self.workers:
            return
        task = self.chance.choice(list(self.workers))
        call = self.workers[task]
        assert call is not None
        if not call.asks and self.chance.random() < 0.5:
            call.rail.take(call.order)
        self._tell("kill", call.order.key)
        await self._bury([task])

    async def _sweep(self) -> None:
        with self._mortal():
            self._tell(f"sweep {await working.sweep(self.till.desk)}")

    async def _read_file(self) -> None:
        with self._mortal():
            self._tell(f"file {await batches.read_results(self.till.desk)}")

    # what rails do -----------------------------------------------------------------------------------------------------

    async def _rail_moves_on(self, *, all_of_it: bool = False) -> None:
        """What was accepted ends, what was carried out may come back; both are told, perhaps more than once."""
        for rail, name in ((self.direct, "direct"), (self.spi, "spi")):
            for key, known in rail.known.items():
                if known.status is Status.ACCEPTED and (all_of_it or self.chance.random() < 0.4):
                    self._post(name, key, rail.end(key))
                elif known.status is Status.SETTLED and self.faulty and self.chance.random() < 0.15:
                    self._post(name, key, rail.give_back(key))

    def _post(self, rail: str, key: PaymentId, word: Word) -> None:
        message = Message(f"{self.seed}:{len(self.trace)}:{key.hex[:6]}", rail, key, word)
        always = word.status is Status.RETURNED or not self.faulty
        copies = (
            1
            if always and self.chance.random() < 0.7
            else self.chance.choice((1, 1, 2, 3) if always else (0, 1, 2))
        )
        self._tell(f"{word.status} told {copies}x", key)
        self.letters.extend([message] * copies)

    async def _deliver(self) -> None:
        """One callback arrives, in any order."""
        if not self.letters:
            return
        letter = self.letters.pop(self.chance.randrange(len(self.letters)))
        body = json.dumps([letter.id, letter.word.status, letter.word.amount]).encode()
        arrived = False
        with self._mortal():
            taken = await take_message(self.till.desk, letter, hashlib.sha256(body).digest())
            arrived = True
            self._tell(f"callback {letter.word.status}: {taken}", letter.key)
        if not arrived:
            self.letters.append(letter)

    async def _lie(self) -> None:
        """A rail speaks of one cent more (S04)."""
        known = [
            (name, each)
            for name, rail in (("direct", self.direct), ("spi", self.spi))
            for each in rail.known.values()
        ]
        if not known:
            return
        name, each = self.chance.choice(known)
        word = replace(each.word(), status=Status.SETTLED, amount=each.order.amount + 1)
        self.letters.append(Message(f"{self.seed}:lie:{len(self.trace)}", name, each.order.key, word))
        self.disturbed.add(each.order.key)
        self._tell("lie", each.order.key)

    # how the schedule holds them ---------------------------------------------------------------------------------------

    async def _let_time_pass(self) -> None:
        self.house.now += timedelta(seconds=self.chance.choice((1, 5, 30, 61, 600, 3_700, 14_400, 14_400)))

    async def _jump(self) -> None:
        """The clock of everything jumps an hour, back or ahead (F14)."""
        self.house.now += self.chance.choice((-HOUR, HOUR))
        self._tell("jump")

    def _somewhere(self) -> Desk:
        """The desk of a worker whose machine may be an hour off (F14)."""
        off = self.chance.choice((-HOUR, HOUR, *[timedelta()] * 8)) if self.faulty else timedelta()
        return replace(self.till.desk, clock=lambda: self.house.now + off)

    def _answer(self, call: Call) -> Answer:
        draw = self.chance.random() if self.faulty else 1.0
        if call.asks:
            known = call.rail.known.get(call.order.key)
            if draw < 0.2:
                return Unclear("silence")
            return Absent() if known is None else known.word()
        if draw < 0.2:
            return Unclear("before")
        word = call.rail.take(call.order).word()
        return Unclear("after") if draw < 0.4 else word

    async def _until_parked(self, task: asyncio.Task[None]) -> None:
        """Let one worker run until it is done, dead, or stands before a rail. Nothing else runs meanwhile."""
        self._stands = asyncio.get_running_loop().create_future()
        await asyncio.wait((task, self._stands), return_when=asyncio.FIRST_COMPLETED)
        self._stands = None
        if self._parked:
            [call] = self._parked
            self._parked.clear()
            self.workers[task] = call
            return
        await task

    def _stand_up(self) -> None:
        """A worker stands before a rail now."""
        if self._stands is not None and not self._stands.done():
            self._stands.set_result(None)

    @contextmanager
    def _mortal(self) -> Iterator[None]:
        """Now and then the process dies before one of its next statements; what was not committed is gone."""
        if not self.faulty or self.chance.random() > 0.12:
            yield
            return
        left = self.chance.randrange(1, 9)

        def strike(*_: object) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                self._tell("crash")
                raise CrashError

        event.listen(self.house.engine.sync_engine, "before_cursor_execute", strike)
        try:
            with suppress(CrashError):
                yield
        finally:
            event.remove(self.house.engine.sync_engine, "before_cursor_execute", strike)

    async def _bury(self, tasks: list[asyncio.Task[None]]) -> None:
        for task in tasks:
            self.workers.pop(task, None)
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _standing(self) -> Sequence[Row[Any]]:
        """All payments of this day."""
        return (await self.look.execute(_STAND, {"ids": self.payments})).all()

    def _goes_on(self, row: Row[Any]) -> bool:
        """Whether it is not at its end; one that people must look at is at its end here, and so is what they just ruled."""
        looked_at = row.state == State.MANUAL and row.id in self.disturbed
        return row.state not in FINAL and row.id not in self.ruled and not looked_at

    def _means(self, conn: AsyncConnection) -> Means:
        return self.till.desk.means(conn)

    def _any(self) -> PaymentId | None:
        return self.chance.choice(self.payments) if self.payments else None

    def _tell(self, what: str, payment: UUID | None = None) -> None:
        number = (
            ""
            if payment is None
            else f" #{self.payments.index(PaymentId(payment)) if payment in self.payments else '?'}"
        )
        self.trace.append(f"{self.house.now:%d %H:%M:%S}{number} {what}")


DAYS_PER_ACCOUNT = 25
AUDIT_EVERY = 50


async def play(house: House, seeds: Iterable[int]) -> int:
    """One seed after the other over one database, with a look at all of the book now and then; how many. What fails names its seed."""
    played = 0
    async with house.owner.connect() as conn:
        look = await conn.execution_options(isolation_level="AUTOCOMMIT")
        source = await house.open(1, 1_000_000)
        for played, seed in enumerate(seeds, 1):
            if played > 1 and played % DAYS_PER_ACCOUNT == 1:
                source = await house.open(1, 1_000_000)
            await Simulation(house, look, seed).run(source)
            if played % AUDIT_EVERY == 0:
                await books_hold(look)
        await books_hold(look)
    return played
