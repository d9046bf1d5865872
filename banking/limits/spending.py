"""Spending within the limits, counted in the transaction that moves the money (D10, S10, S19).

A member's spendings queue on the member's row, so that of any number of parallel transfers none passes a limit. Only what
goes to others counts, without its costs; own accounts know no limit but the balance.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import func, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert

from banking.clock import business_date
from banking.limits.chosen import ceilings
from banking.limits.tables import spending
from banking.people.tables import member
from banking.refusals import LimitExceeded
from banking.values import Limit, Money

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.work import MemberId, Order, Work


class Destination(Protocol):
    """Where money goes, as far as limits care."""

    @property
    def destination(self) -> bytes:
        """Blind index of the account or card: the same however often it is registered."""

    @property
    def since(self) -> datetime:
        """Since when it is registered."""


async def check(work: Work, to: Destination, cents: int) -> LimitExceeded | None:
    """Whether a limit stands in the way now: for a quote. `spend` decides."""
    left, limit = await _left(work, to)
    return LimitExceeded(Money(left), limit) if cents > left else None


async def spend(order: Order, to: Destination, cents: int) -> LimitExceeded | None:
    """Count money that goes out with the order's operation; refused, nothing is counted.

    Before the posting or hold of the same transaction, and inside a savepoint with it where that may be refused: a
    refusal is remembered by committing, and must not leave a spending behind.
    """
    await order.conn.execute(
        select(member.c.id).where(member.c.id == order.owner).with_for_update(key_share=True)
    )
    exceeded = await check(order, to, cents)
    if exceeded is not None:
        return exceeded
    await order.conn.execute(
        insert(spending).values(
            member_id=order.owner,
            destination=to.destination,
            operation_id=order.operation,
            cents=cents,
            business_date=business_date(order.now),
            at=order.now,
        )
    )
    return None


async def give_back(conn: AsyncConnection, operation: UUID) -> None:
    """What an operation spent did not go after all (rejected, cancelled, returned): its own day has it again. Repeating
    changes nothing.
    """
    columns = ("member_id", "destination", "operation_id", "business_date", "at")
    spent = select(*(spending.c[name] for name in columns), -spending.c.cents).where(
        spending.c.operation_id == operation, spending.c.cents > 0
    )
    await conn.execute(upsert(spending).from_select([*columns, "cents"], spent).on_conflict_do_nothing())


async def times_paid(conn: AsyncConnection, member_id: MemberId, since: datetime) -> dict[bytes, int]:
    """How often a member sent money to each destination."""
    counted = (
        select(spending.c.destination, func.count())
        .where(spending.c.member_id == member_id, spending.c.at >= since, spending.c.cents > 0)
        .group_by(spending.c.destination)
    )
    return {row[0]: row[1] for row in await conn.execute(counted)}


async def spent_today(work: Work) -> int:
    """Cents the member sent to others today."""
    today = select(func.coalesce(func.sum(spending.c.cents), 0)).where(
        spending.c.member_id == work.owner, spending.c.business_date == business_date(work.now)
    )
    return int(await work.conn.scalar(today) or 0)


async def _left(work: Work, to: Destination) -> tuple[int, Limit]:
    """Cents that may still go there now, and the limit that says so."""
    policy, now = work.policy, work.now
    tops = await ceilings(work)
    today, first_day = await _spent(work, to, now - timedelta(seconds=policy.new_beneficiary_seconds))
    rooms = [(tops.operation, Limit.OPERATION), (tops.day - today, Limit.DAY)]
    if now - to.since < timedelta(seconds=policy.new_beneficiary_seconds):
        rooms.append((policy.new_beneficiary_ceiling_cents - first_day, Limit.NEW_BENEFICIARY))
    if tops.is_newly_linked:
        rooms.append((policy.new_link_ceiling_cents - today, Limit.NEW_LINK))
    room, limit = min(rooms, key=lambda each: each[0])
    return max(room, 0), limit


async def _spent(work: Work, to: Destination, since: datetime) -> tuple[int, int]:
    """Cents spent today altogether, and to this destination since an instant, whoever registered it again meanwhile."""
    mine = spending.c.member_id == work.owner
    today = func.sum(spending.c.cents).filter(spending.c.business_date == business_date(work.now))
    there = func.sum(spending.c.cents).filter(spending.c.destination == to.destination, spending.c.at > since)
    recent = spending.c.business_date >= business_date(since)
    row = (
        await work.conn.execute(select(func.coalesce(today, 0), func.coalesce(there, 0)).where(mine, recent))
    ).one()
    return int(row[0]), int(row[1])
