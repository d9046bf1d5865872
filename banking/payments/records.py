"""Payments as they stand: rows read, locked, opened, and what happened to them written down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, insert, select

from banking.crypto import Keys, Place
from banking.payments.rails import RailOrder
from banking.payments.states import State
from banking.payments.tables import payment, payment_event
from banking.values.payments import PaymentId
from banking.work import MemberId

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncConnection

_STATES = frozenset(State)


@dataclass(frozen=True, slots=True)
class Payment:
    """One row. Amounts in cents; `sealed` opens to what the member saw and the rail is told."""

    id: PaymentId
    kind: str
    rail: str
    state: State | str
    """A bare string: a state that only other code knows (F16)."""
    member: MemberId
    account: int
    amount: int
    fee: int
    iva: int
    request_hash: bytes
    sealed: bytes = field(repr=False)
    batch: str | None
    attempts: int
    asks: int
    version: int
    next_run_at: datetime | None
    deadline_at: datetime
    attention: str | None
    created_at: datetime
    changed_at: datetime

    @property
    def total(self) -> int:
        """What is held."""
        return self.amount + self.fee + self.iva


async def lock(conn: AsyncConnection, payment_id: UUID) -> Payment | None:
    """The payment under its row lock. Taken before any account's, here and everywhere."""
    found = await conn.execute(
        select(payment).where(payment.c.id == payment_id).with_for_update(key_share=True)
    )
    row = found.one_or_none()
    return None if row is None else read(row)


def read(row: Row[*tuple[Any, ...]]) -> Payment:
    """A row of the table as the code sees it."""
    return Payment(
        id=PaymentId(row.id),
        kind=row.kind,
        rail=row.rail,
        state=State(row.state) if row.state in _STATES else row.state,
        member=MemberId(row.member_id),
        account=row.account_id,
        amount=row.amount,
        fee=row.fee,
        iva=row.iva,
        request_hash=row.request_hash,
        sealed=row.details,
        batch=row.batch,
        attempts=row.attempts,
        asks=row.asks,
        version=row.version,
        next_run_at=row.next_run_at,
        deadline_at=row.deadline_at,
        attention=row.attention,
        created_at=row.created_at,
        changed_at=row.changed_at,
    )


async def placed_by(conn: AsyncConnection, payment_id: UUID) -> str:
    """Who ordered the payment: `member:<id>`, `schedule:<id>`."""
    placed = (
        select(payment_event.c.actor)
        .where(payment_event.c.payment_id == payment_id)
        .order_by(payment_event.c.seq)
        .limit(1)
    )
    actor: str = (await conn.execute(placed)).scalar_one()
    return actor


def seal_details(keys: Keys, payment_id: UUID, details: Mapping[str, str]) -> bytes:
    """Details at rest (S26)."""
    return keys.seal(_place(payment_id), json.dumps(dict(details), ensure_ascii=False, sort_keys=True))


def details_of(keys: Keys, found: Payment) -> dict[str, str]:
    """What the member saw and the rail is told."""
    opened: dict[str, str] = json.loads(keys.open(_place(found.id), found.sealed))
    return opened


def order_of(keys: Keys, found: Payment) -> RailOrder:
    """The order as the rail is told it: the same under the same key, however often."""
    return RailOrder(found.id, found.kind, found.amount, found.batch, details_of(keys, found))


async def note(
    conn: AsyncConnection,
    found: Payment,
    to_state: str,
    *,
    event: str,
    actor: str,
    now: datetime,
    detail: Mapping[str, str | int],
) -> None:
    """Write down what happened, whether it moved the payment or not."""
    await conn.execute(
        insert(payment_event).values(
            payment_id=found.id,
            event=event,
            from_state=found.state,
            to_state=to_state,
            actor=actor,
            detail=dict(detail),
            at=now,
        )
    )


def _place(payment_id: UUID) -> Place:
    return Place("ledger.payment", "details", str(payment_id))
