"""The bank's payments in one thread: members, workers, rails and crashes take turns as a seed says, on a virtual clock (F22).

The database is real; everything else is under the schedule's hand. A worker stops at each call of a rail, and the schedule decides when it
goes on, whether the order had its effect, what the answer is, or that the worker is dead. The same seed is the same run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from banking.ledger.holds import HoldOutcome
from banking.payments import batches, working
from banking.payments.callbacks import take_message
from banking.payments.kinds import KINDS
from banking.payments.moving import move
from banking.payments.rails import Status
from banking.payments.records import lock
from banking.payments.states import FINAL, Event, State
from banking.payments.transfers import stop_unsent
from banking.payments.working import Desk
from banking.values import AccountRef, PaymentId
from banking.work import MemberId
from tests.banking.kit import NOON, House
from tests.banking.payments.onethread import Diary, Eye, Parking, Workers, in_one_thread, mortal
from tests.banking.payments.oracle import books_hold
from tests.banking.payments.street import Street
from tests.banking.payments.till import Till

PAYMENTS, ACTIONS, PATIENCE = 3, 24, 400
HOUR = timedelta(hours=1)
MUTE = {name: replace(kind, tell=None) for name, kind in KINDS.items()}
"""What members hear is not what this is about: chaos counts it."""


@dataclass
class Simulation:
    """One seed's world."""

    house: House
    eye: Eye
    seed: int
    ruled: set[PaymentId] = field(default_factory=set)
    """What people decided."""

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)
        self.house.now = NOON + timedelta(minutes=self.chance.randrange(10_000))
        self.diary = Diary(lambda: self.house.now)
        self.payments = self.diary.payments
        self.street = Street(self.seed, self.chance, self.diary)
        self.workers = Workers()
        rails = {name: Parking(rail, self.workers) for name, rail in self.street.rails.items()}
        self.till = Till(self.house, rails, MUTE)

    async def run(self, source: AccountRef) -> None:
        """A day with faults, then the faults stop and everything must come to its end."""
        try:
            self.eye.forget_other_days()
            before = self.eye.money(source)
            await self._day(source)
            await self._evening()
            self._audit(source, *before)
        except BaseException as broken:
            told = "\n  ".join(self.diary.lines)
            broken.add_note(
                f"seed {self.seed}: SEEDS={self.seed} pytest tests/banking/payments/test_simulation.py\n  {told}"
            )
            raise
        finally:
            await self.workers.bury(list(self.workers.standing))

    async def _day(self, source: AccountRef) -> None:
        acts: list[tuple[int, Callable[[], Awaitable[object]]]] = [
            (20, lambda: self._order(source)),
            (25, self._start_worker),
            (25, self._resume_worker),
            (5, self._kill_worker),
            (12, self._deliver),
            (8, self._rails_move_on),
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

    async def _evening(self) -> None:
        """No more faults; nobody orders. Liveness: everything ends."""
        self.street.calm_down()
        for _ in range(PATIENCE):
            while self.workers.standing:
                await self._resume_worker()
            while self.street.letters:
                await self._deliver()
            self.street.move_on(all_of_it=True)
            while await self._start_worker():
                await self._resume_worker()
            rows = self.eye.standing(self.payments)
            await self._people_rule(PaymentId(row.id) for row in rows if row.state == State.MANUAL)
            under_way = [row for row in rows if self._goes_on(row)]
            if not self.street.letters and not under_way:
                return
            await self._wait_for_something(row.next_run_at for row in under_way)
            await self._sweep()
        raise AssertionError(f"not at their end: {self.eye.standing(self.payments)}")

    async def _wait_for_something(self, due: Iterable[datetime | None]) -> None:
        """Until the next step of one of them stands still long enough to be swept up; sometimes longer."""
        soon = self.house.now + timedelta(minutes=2)
        still = timedelta(seconds=self.house.policy.payment_standstill_seconds + 1)
        first = min((at for at in due if at is not None), default=soon)
        self.house.now = max(soon, first + still) + timedelta(minutes=self.chance.choice((0, 0, 0, 60, 600)))

    async def _people_rule(self, manual: Iterable[PaymentId]) -> None:
        """What the rail never heard of until its deadline people free again, when nothing is on its way any more."""
        for each in manual:
            if self.street.known(each) is not None:
                continue
            async with self.house.engine.begin() as conn:
                found = await lock(conn, each)
                assert found is not None
                await move(self.till.desk.means(conn), found, Event.RULED_REJECTED, "agent:1")
            self.ruled.add(each)
            self._tell("ruled", each)

    def _audit(self, source: AccountRef, before: int, held: int) -> None:
        moved = waiting = 0
        for found in self.eye.standing(self.payments):
            each, state = PaymentId(found.id), State(found.state)
            known = self.street.known(each)
            status = None if known is None else known.status
            assert known is None or known.executed <= 1
            if each in self.street.disturbed and state is State.MANUAL:
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
        assert self.eye.money(source) == (before - moved, held + waiting)

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
        if not self.payments:
            return
        each = self.chance.choice(self.payments)
        with self._mortal():
            async with self.house.engine.begin() as conn:
                found = await lock(conn, each)
                assert found is not None
                await move(self.till.desk.means(conn), found, Event.CANCELLED, "member:1")
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
        jobs = self.eye.jobs(self.house.now)
        if not jobs:
            return False
        job = self.chance.choice(jobs)
        self.eye.take_job(job.id)
        self._tell("job", job.payment)
        step = working.step(self._somewhere(), job.payment)
        with self._mortal():
            await self.workers.begin(step)
        return True

    async def _resume_worker(self) -> None:
        """A rail answers one of the workers, or the street swallows it."""
        if not self.workers.standing:
            return
        task, call = self.chance.choice(list(self.workers.standing.items()))
        answer = self.street.answer(call)
        self._tell(f"{'asked' if call.asks else 'sent'}: {type(answer).__name__}", call.order.key)
        with self._mortal():
            await self.workers.answer(task, answer)

    async def _kill_worker(self) -> None:
        """Kill -9 while it stands before the rail: its order may have got there."""
        if not self.workers.standing:
            return
        task, call = self.chance.choice(list(self.workers.standing.items()))
        if not call.asks and self.chance.random() < 0.5:
            call.rail.take(call.order)
        self._tell("kill", call.order.key)
        await self.workers.bury([task])

    async def _sweep(self) -> None:
        with self._mortal():
            self._tell(f"sweep {await working.sweep(self.till.desk)}")

    async def _read_file(self) -> None:
        with self._mortal():
            self._tell(f"file {await batches.read_results(self.till.desk)}")

    # what rails do -----------------------------------------------------------------------------------------------------

    async def _rails_move_on(self) -> None:
        self.street.move_on()

    async def _lie(self) -> None:
        self.street.lie()

    async def _deliver(self) -> None:
        """One callback arrives, in any order."""
        letters = self.street.letters
        if not letters:
            return
        letter = letters.pop(self.chance.randrange(len(letters)))
        body = json.dumps([letter.id, letter.word.status, letter.word.amount]).encode()
        arrived = False
        with self._mortal():
            taken = await take_message(self.till.desk, letter, hashlib.sha256(body).digest())
            arrived = True
            self._tell(f"callback {letter.word.status}: {taken}", letter.key)
        if not arrived:
            letters.append(letter)

    # how the schedule holds them ---------------------------------------------------------------------------------------

    async def _let_time_pass(self) -> None:
        self.house.now += timedelta(seconds=self.chance.choice((1, 5, 30, 61, 600, 3_700, 14_400, 14_400)))

    async def _jump(self) -> None:
        """The clock of everything jumps an hour, back or ahead (F14)."""
        self.house.now += self.chance.choice((-HOUR, HOUR))
        self._tell("jump")

    def _somewhere(self) -> Desk:
        """The desk of a worker whose machine may be an hour off (F14)."""
        off = self.chance.choice((-HOUR, HOUR, *[timedelta()] * 8)) if self.street.faulty else timedelta()
        return replace(self.till.desk, clock=lambda: self.house.now + off)

    def _mortal(self) -> AbstractContextManager[None]:
        """Whoever works here may die of it, as long as there are faults."""
        return mortal(self.house.engine, self.chance, self._tell) if self.street.faulty else nullcontext()

    def _goes_on(self, row: Any) -> bool:
        """Whether it is not at its end; one that people must look at is at its end here, and so is what they just ruled."""
        looked_at = row.state == State.MANUAL and row.id in self.street.disturbed
        return row.state not in FINAL and row.id not in self.ruled and not looked_at

    def _tell(self, what: str, payment: UUID | None = None) -> None:
        self.diary.tell(what, payment)


DAYS_PER_ACCOUNT = 25
AUDIT_EVERY = 50


async def play(house: House, seeds: Iterable[int]) -> int:
    """One seed after the other over one database, with a look at all of the book now and then; how many. What fails names its seed."""
    played, source = 0, await house.open(1, 1_000_000)
    with eye_on(house) as eye:
        for played, seed in enumerate(seeds, 1):
            if played > 1 and played % DAYS_PER_ACCOUNT == 1:
                source = await house.open(1, 1_000_000)
            await Simulation(house, eye, seed).run(source)
            if played % AUDIT_EVERY == 0:
                await _audit_all(house)
    await _audit_all(house)
    return played


@contextmanager
def eye_on(house: House) -> Iterator[Eye]:
    """The schedule's eye on a house of one thread."""
    in_one_thread(house)
    with closing(Eye(house.owner.url.render_as_string(hide_password=False))) as eye:
        yield eye


async def _audit_all(house: House) -> None:
    async with house.owner.connect() as conn:
        await books_hold(conn)
