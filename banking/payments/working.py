"""What a worker does with one payment: decide under its lock what is due, call the rail outside any transaction, apply the answer.

A worker may die or sleep anywhere. Before the call the claim is committed; after a claim nothing is sent again until the rail was asked;
and what a worker that slept believes is fenced off by the attempt it belongs to (F01, F02, F05, F07).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select, update

from banking import jobs
from banking.ledger.accounts import is_active
from banking.payments import timing
from banking.payments.kinds import KINDS, Kinds
from banking.payments.moving import STEP_TASK, WAITING, Means, move, queue, waiting_lock
from banking.payments.rails import Absent, Rail, RailOrder, Unclear, Word, event_of
from banking.payments.records import Payment, lock, order_of
from banking.payments.states import OVERDUE_ATTENTION, Event, State
from banking.payments.tables import payment
from banking.payments.telling import tell_stopped

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from banking.clock import Clock
    from banking.crypto import Keys
    from banking.policy import Policy

WORKER: Final = "worker"


@dataclass(frozen=True, slots=True)
class Desk:
    """What it takes to move payments: the bank's own things, and who carries what."""

    engine: AsyncEngine
    keys: Keys
    clock: Clock
    policy: Policy
    rails: Mapping[str, Rail]
    kinds: Kinds = field(default_factory=lambda: KINDS)

    def means(self, conn: AsyncConnection) -> Means:
        """For one transaction, now."""
        return Means(conn, self.keys, self.policy, self.clock(), self.kinds)

    def knows(self, found: Payment) -> bool:
        """Whether this code can do anything for a payment (F16)."""
        return (found.kind, found.rail) in self.kinds and isinstance(found.state, State)


class Due(Enum):
    """What a payment needs now."""

    NOTHING = auto()
    HAND_OVER = auto()
    GIVE_UP_WAITING = auto()
    """Whoever handed it over did not come back in time."""
    ASK = auto()
    GIVE_TO_PEOPLE = auto()
    """This code does not know what it is, and nobody who does came in time."""


def due(found: Payment, now: datetime, *, known: bool) -> Due:
    """What is to be done now: pure."""
    if found.next_run_at is None or found.next_run_at > now:
        return Due.NOTHING
    if not known:
        return Due.GIVE_TO_PEOPLE if now >= found.deadline_at else Due.NOTHING
    if found.state is State.MANUAL and found.attention != OVERDUE_ATTENTION:
        return Due.NOTHING
    return _DUE.get(State(found.state), Due.NOTHING)


_DUE: Final = {
    State.HELD: Due.HAND_OVER,
    State.SENDING: Due.GIVE_UP_WAITING,
    State.SENT: Due.ASK,
    State.UNKNOWN: Due.ASK,
    State.MANUAL: Due.ASK,
}


async def step(desk: Desk, payment_id: UUID) -> None:
    """Do what is due for one payment. Repeating is harmless; a payment that this code does not know is left alone."""
    async with desk.engine.begin() as conn:
        found = await lock(conn, payment_id)
        if found is None:
            return
        means = desk.means(conn)
        wanted = due(found, means.now, known=desk.knows(found) and found.rail in desk.rails)
        found = await _begin(means, found, wanted)
    if wanted is Due.HAND_OVER and found.state is State.SENDING:
        await _hand_over(desk, found)
    elif wanted is Due.ASK:
        await _ask(desk, found)


async def _begin(means: Means, found: Payment, wanted: Due) -> Payment:
    """What must be committed before anything leaves."""
    match wanted:
        case Due.HAND_OVER if await is_active(means.conn, found.account):
            return await move(means, found, Event.CLAIMED, WORKER)
        case Due.HAND_OVER:
            stopped = await move(means, found, Event.BARRED, WORKER)
            await tell_stopped(means, stopped)
            return stopped
        case Due.GIVE_UP_WAITING:
            return await move(means, found, Event.LOST, WORKER, detail={"why": "lease"})
        case Due.GIVE_TO_PEOPLE:
            return await move(means, found, Event.ORPHANED, WORKER)
        case Due.ASK:
            await _wait(means, found)
    return found


async def _hand_over(desk: Desk, claimed: Payment) -> None:
    order = order_of(desk.keys, claimed)
    answer = await desk.rails[claimed.rail].send(order)
    async with desk.engine.begin() as conn:
        found = await lock(conn, claimed.id)
        if found is None:
            return
        means, attempt = desk.means(conn), claimed.attempts
        if isinstance(answer, Word):
            await hear(means, found, order, answer, f"rail:{found.rail}", attempt=attempt)
        else:
            why = answer.why if isinstance(answer, Unclear) else "absent"
            await move(means, found, Event.LOST, WORKER, attempt=attempt, detail={"why": why})


async def _ask(desk: Desk, asked: Payment) -> None:
    """Ask the rail. An order it does not know is handed over once more, under the same key; silence past the deadline is for people."""
    order = order_of(desk.keys, asked)
    answer = await desk.rails[asked.rail].ask(order)
    async with desk.engine.begin() as conn:
        found = await lock(conn, asked.id)
        if found is None:
            return
        means, attempt = desk.means(conn), asked.attempts
        now = found
        if isinstance(answer, Word):
            now = await hear(means, found, order, answer, f"rail:{found.rail}", attempt=attempt)
        if means.now >= found.deadline_at and now.state in (State.UNKNOWN, State.SENT):
            now = await move(means, now, Event.OVERDUE, WORKER, attempt=attempt)
        elif isinstance(answer, Absent) and found.state is State.UNKNOWN:
            now = await move(means, found, Event.ABSENT, WORKER, attempt=attempt)
        ours = now.attempts > found.attempts
    if ours:
        await _hand_over(desk, now)


async def hear(
    means: Means,
    found: Payment,
    order: RailOrder,
    word: Word,
    actor: str,
    *,
    attempt: int | None = None,
    source: str = "answer",
) -> Payment:
    """Take the rail's word on a payment whose row is locked, wherever it came from."""
    detail: dict[str, str | int] = {"source": source, "status": word.status.value}
    if word.reason:
        detail["reason"] = word.reason
    event = event_of(word, order)
    if event is Event.ACCEPTED and found.state is State.SENT:
        return found  # asked while it is under way: no news
    return await move(means, found, event, actor, attempt=attempt, rail_ref=word.reference, detail=detail)


async def _wait(means: Means, found: Payment) -> None:
    """Let nobody else ask meanwhile, and let somebody ask again later."""
    later = means.now + _patience(found, means.policy)
    values = {"asks": found.asks + 1, "next_run_at": later}
    await means.conn.execute(update(payment).where(payment.c.id == found.id).values(values))
    if found.state is State.UNKNOWN:
        await queue(means.conn, found.id, later, means.now)


def _patience(found: Payment, policy: Policy) -> timedelta:
    """Between two questions: less often each time, rarely for batches and for what people look after."""
    if found.state is State.MANUAL:
        return timedelta(seconds=policy.payment_overdue_ask_seconds)
    if found.state is State.SENT and found.batch is not None:
        return timedelta(seconds=policy.payment_batch_ask_seconds)
    return timing.ask_again(found.asks, policy)


async def sweep(desk: Desk) -> int:
    """Queue again what stands still: jobs of dead workers, leases that ran out, questions that are due. Answers how many.

    Where workers cannot keep up nothing is queued twice: that would keep them from ever catching up.
    """
    policy = desk.policy
    async with desk.engine.begin() as conn:
        now = desk.clock()
        late = now - timedelta(seconds=policy.payment_standstill_seconds)
        rows = await conn.scalars(
            select(payment.c.id)
            .where(
                payment.c.next_run_at <= late,
                payment.c.swept_at.is_(None) | (payment.c.swept_at <= late),
                ~jobs.waits(func.concat(WAITING, payment.c.id)),
            )
            .order_by(payment.c.next_run_at, payment.c.id)
            .limit(policy.payment_sweep_batch)
            .with_for_update(skip_locked=True, key_share=True)
        )
        ids = list(rows)
        if ids:
            await conn.execute(update(payment).where(payment.c.id.in_(ids)).values(swept_at=now))
        for each in ids:
            await jobs.defer_under(conn, waiting_lock(each), STEP_TASK, payment=str(each))
    return len(ids)
