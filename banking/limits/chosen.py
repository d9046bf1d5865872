"""The limits in force for a member: the house's, lowered by the member, lower still for a newly linked chat (D10, S10, B33)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on

from banking.limits.tables import chosen_limit
from banking.people.tables import member
from banking.values import Limit

if TYPE_CHECKING:
    from banking.work import Work


@dataclass(frozen=True, slots=True)
class Ceilings:
    """Cents per operation and per day to third parties."""

    operation: int
    day: int
    is_newly_linked: bool


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
