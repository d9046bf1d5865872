"""Payments that stand where they should not: for the gauge, and for people who look after them (F25)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from banking.payments.states import State
from banking.payments.tables import payment

if TYPE_CHECKING:
    from banking.payments.working import Desk

stuck_at_once: Final = 200
COUNTED: Final = tuple(State)


@dataclass(frozen=True, slots=True)
class Stuck:
    """One payment that people should know of; holds no member's data."""

    id: UUID
    kind: str
    rail: str
    state: str
    attention: str | None
    """Why people must look; None: its next step is late."""
    changed_at: datetime
    deadline_at: datetime
    attempts: int


async def count_stuck(desk: Desk) -> dict[str, int]:
    """How many stand still or wait for people, by state; zero for every other state."""
    async with desk.engine.connect() as conn:
        rows = await conn.execute(
            select(payment.c.state, func.count().label("found"))
            .where(_stands(desk))
            .group_by(payment.c.state)
        )
        found = {row.state: row.found for row in rows}
    return {**dict.fromkeys((state.value for state in COUNTED), 0), **found}


async def stuck(desk: Desk) -> list[Stuck]:
    """Those payments, the longest waiting first."""
    wanted = (
        payment.c.id,
        payment.c.kind,
        payment.c.rail,
        payment.c.state,
        payment.c.attention,
        payment.c.changed_at,
        payment.c.deadline_at,
        payment.c.attempts,
    )
    async with desk.engine.connect() as conn:
        rows = await conn.execute(
            select(*wanted).where(_stands(desk)).order_by(payment.c.changed_at).limit(stuck_at_once)
        )
        return [Stuck(*row) for row in rows]


def _stands(desk: Desk) -> ColumnElement[bool]:
    late = desk.clock() - timedelta(seconds=desk.policy.payment_stuck_seconds)
    return or_(payment.c.next_run_at < late, payment.c.attention.is_not(None))
