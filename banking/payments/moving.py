"""Moving a payment: the state, the book and the next job change in the caller's one transaction, or not at all (S18).

Every move is conditional on what the locked row says, so it may be tried by anybody, any number of times, at any moment (F05, F06, F08).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from banking import jobs
from banking.crypto import Keys
from banking.ledger import holds
from banking.ledger.holds import Held, HoldOutcome
from banking.payments import books
from banking.payments.kinds import KINDS, Kinds
from banking.payments.records import Payment, note, seal_details
from banking.payments.states import ALARMS, FACTS, FINAL, OVERDUE_ATTENTION, Event, State, plan
from banking.payments.tables import payment
from banking.policy import Policy
from banking.values.payments import PaymentId
from banking.work import MemberId

STEP_TASK: Final = "payment_step"
WAITING: Final = "payment:"
HOLD_LONGER: Final = timedelta(days=30)
"""A hold outlives its payment's deadline: people may have to look first."""

_NOTHING: Final[Mapping[str, str | int]] = {}


@dataclass(frozen=True, slots=True)
class Means:
    """What a move needs: the caller's transaction, one instant, and what this code knows."""

    conn: AsyncConnection
    keys: Keys
    policy: Policy
    now: datetime
    kinds: Kinds = field(default_factory=lambda: KINDS)


@dataclass(frozen=True, slots=True)
class Draft:
    """A payment to be. Amounts in cents; `details` is a frozen copy of what the member saw and the rail is told."""

    id: PaymentId
    kind: str
    rail: str
    member: MemberId
    account: int
    amount: int
    fee: int
    iva: int
    request_hash: bytes
    details: Mapping[str, str]
    due_at: datetime
    """When it may leave the house."""
    deadline_at: datetime
    batch: str | None = None


async def open_payment(means: Means, draft: Draft, actor: str) -> Held:
    """Hold the money and take the payment in: what was authorised is held in the same transaction, or is not there at all.

    Answers the hold's outcome: `HELD` and `REPLAYED` (this id was taken in before) are good, everything else left nothing behind.
    """
    total = draft.amount + draft.fee + draft.iva
    held = await holds.place(means.conn, draft.id, draft.account, total, draft.deadline_at + HOLD_LONGER)
    if held.outcome is not HoldOutcome.HELD:
        return held
    row: dict[str, Any] = {
        "id": draft.id,
        "kind": draft.kind,
        "rail": draft.rail,
        "state": State.AUTHORIZED,
        "member_id": draft.member,
        "account_id": draft.account,
        "amount": draft.amount,
        "fee": draft.fee,
        "iva": draft.iva,
        "request_hash": draft.request_hash,
        "details": seal_details(means.keys, draft.id, draft.details),
        "batch": draft.batch,
        "next_run_at": draft.due_at,
        "deadline_at": draft.deadline_at,
        "created_at": means.now,
        "changed_at": means.now,
    }
    await means.conn.execute(insert(payment).values(row))
    new = Payment(
        id=draft.id,
        kind=draft.kind,
        rail=draft.rail,
        state=State.AUTHORIZED,
        member=draft.member,
        account=draft.account,
        amount=draft.amount,
        fee=draft.fee,
        iva=draft.iva,
        request_hash=draft.request_hash,
        sealed=row["details"],
        batch=draft.batch,
        attempts=0,
        asks=0,
        version=0,
        next_run_at=draft.due_at,
        deadline_at=draft.deadline_at,
        attention=None,
        created_at=means.now,
        changed_at=means.now,
    )
    await move(means, new, Event.PLACED, actor)
    return held


async def move(
    means: Means,
    found: Payment,
    event: Event,
    actor: str,
    *,
    attempt: int | None = None,
    rail_ref: str | None = None,
    detail: Mapping[str, str | int] = _NOTHING,
) -> Payment:
    """Let an event happen to a payment whose row is locked; answers where it stands then.

    `attempt` is the handing-over that a worker speaks of: what it believes counts only while it is the newest (F05), what the rail
    says counts always.
    """
    late = attempt is not None and attempt != found.attempts and event not in FACTS
    path = () if late else _path(found, event)
    if not path:
        return await _ignore(means, found, event, actor, detail, alarm=not late and _is_alarm(found, event))
    now = found
    for state in path:
        if not await books.follow(means, now, state):
            if event is Event.UNBOOKABLE:
                return now
            why = {**detail, "event": event.value}
            return await move(means, now, Event.UNBOOKABLE, actor, detail=why)
        now = await _enter(means, now, state, event, actor, rail_ref, detail)
    return now


def _path(found: Payment, event: Event) -> tuple[State, ...]:
    if isinstance(found.state, State):
        return plan(found.state, event, found.attention)
    return (State.MANUAL,) if event is Event.ORPHANED else ()


def _is_alarm(found: Payment, event: Event) -> bool:
    return (found.state, event) in ALARMS


async def _ignore(
    means: Means, found: Payment, event: Event, actor: str, detail: Mapping[str, str | int], *, alarm: bool
) -> Payment:
    """Nothing moves; it is written down, and a contradiction waits for a person's look."""
    state = str(found.state)
    await note(means.conn, found, state, event=event, actor=actor, now=means.now, detail=detail)
    if not alarm:
        return found
    values = {"attention": event.value}
    await means.conn.execute(update(payment).where(payment.c.id == found.id).values(values))
    return replace(found, attention=event.value)


async def _enter(
    means: Means,
    found: Payment,
    state: State,
    event: Event,
    actor: str,
    rail_ref: str | None,
    detail: Mapping[str, str | int],
) -> Payment:
    next_run_at = _next_run(means, found, state, event)
    moved = replace(
        found,
        state=state,
        version=found.version + 1,
        attempts=found.attempts + (state is State.SENDING),
        asks=0,
        next_run_at=next_run_at,
        attention=event.value if state is State.MANUAL else (None if state in FINAL else found.attention),
        changed_at=means.now,
    )
    values: dict[str, Any] = {
        "state": state,
        "version": moved.version,
        "attempts": moved.attempts,
        "asks": 0,
        "next_run_at": next_run_at,
        "attention": moved.attention,
        "changed_at": means.now,
    }
    if rail_ref is not None:
        values["rail_ref"] = rail_ref
    await means.conn.execute(update(payment).where(payment.c.id == found.id).values(values))
    await note(means.conn, found, state, event=event, actor=actor, now=means.now, detail=detail)
    if next_run_at is not None and state in _QUEUED:
        if state in _BEGUN:
            await queue(means.conn, found.id, next_run_at, means.now)
        else:
            await jobs.defer_first(
                means.conn, waiting_lock(found.id), next_run_at, STEP_TASK, payment=str(found.id)
            )
    kind = means.kinds.get((found.kind, found.rail))
    if kind is not None and kind.tell is not None:
        await kind.tell(means, moved)
    return moved


async def queue(conn: AsyncConnection, payment_id: PaymentId, at: datetime, now: datetime) -> None:
    """Enqueue the next step of a payment that has left the house, in this transaction; it is harmless where nothing is due then."""
    if at <= now:
        await jobs.defer(conn, STEP_TASK, priority=jobs.BEGUN, payment=str(payment_id))
    else:
        await jobs.defer_until(conn, at, STEP_TASK, priority=jobs.BEGUN, payment=str(payment_id))


def waiting_lock(payment_id: UUID) -> str:
    """Under which a payment's first step waits, and those that the sweep queues: it queues none while one of them waits."""
    return f"{WAITING}{payment_id}"


_QUEUED: Final = frozenset({State.HELD, State.SENT, State.UNKNOWN})
"""States whose next step is a job of its own; a lost worker's lease and people's cases are the sweep's."""
_BEGUN: Final = frozenset({State.SENT, State.UNKNOWN})
"""They left the house: what became of them is found out before others leave it, however many wait."""


def _next_run(means: Means, found: Payment, state: State, event: Event) -> datetime | None:
    """When a worker must look again; None: never."""
    policy = means.policy
    if state is State.HELD:
        return found.next_run_at
    waits = {
        State.SENDING: policy.payment_lease_seconds,
        State.SENT: policy.payment_ask_seconds if found.batch is None else policy.payment_batch_ask_seconds,
        State.UNKNOWN: 0,
    }
    if event.value == OVERDUE_ATTENTION:
        waits[State.MANUAL] = policy.payment_overdue_ask_seconds
    return means.now + timedelta(seconds=waits[state]) if state in waits else None
