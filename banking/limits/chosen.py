"""The limits in force for a member: the house's, lowered by the member, lower still for a newly linked chat (D10, S10, B33)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on

from banking.limits.tables import chosen_limit
from banking.people.tables import member
from banking.values import Limit, Money

if TYPE_CHECKING:
    from datetime import datetime

    from banking.work import Work


@dataclass(frozen=True, slots=True)
class Ceilings:
    """Cents per operation and per day to third parties."""

    operation: int
    day: int
    is_newly_linked: bool


async def waiting(work: Work) -> dict[Limit, tuple[Money, datetime]]:
    """Raises that are chosen and not yet in force: the newest choice of each kind, where it waits."""
    rows = await work.conn.execute(
        select(chosen_limit.c.kind, chosen_limit.c.cents, chosen_limit.c.in_force)
        .ext(distinct_on(chosen_limit.c.kind))
        .where(chosen_limit.c.member_id == work.owner)
        .order_by(chosen_limit.c.kind, chosen_limit.c.id.desc())
    )
    return {Limit(row.kind): (Money(row.cents), row.in_force) for row in rows if row.in_force > work.now}


async def ceilings(work: Work) -> Ceilings:
    """What counts now. A row chosen later outranks every earlier one as soon as it is in force."""
    rows = await work.conn.execute(
        select(chosen_limit.c.kind, chosen_limit.c.cents)
        .ext(distinct_on(chosen_limit.c.kind))
        .where(chosen_limit.c.member_id == work.owner, chosen_limit.c.in_force <= work.now)
        .order_by(chosen_limit.c.kind, chosen_limit.c.id.desc())
    )
    chosen = {row.kind: row.cents for row in rows}
    low_until = await work.conn.scalar(select(member.c.low_limits_until).where(member.c.id == work.owner))
    policy = work.policy
    return Ceilings(
        min(policy.operation_ceiling_cents, chosen.get(Limit.OPERATION, policy.operation_ceiling_cents)),
        min(policy.day_ceiling_cents, chosen.get(Limit.DAY, policy.day_ceiling_cents)),
        low_until is not None and low_until > work.now,
    )
