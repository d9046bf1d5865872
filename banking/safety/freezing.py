"""The freeze: after "No fui yo" no money leaves the member until it is lifted (S38). Own accounts stay free.

Who freezes and who lets money leave queue on the member's row: once a freeze is committed, nothing that was checked before
it is still under way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, insert, select, update

from banking.people.tables import member
from banking.refusals import OutgoingFrozen
from banking.safety.tables import case, freeze

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.work import MemberId


async def outgoing_frozen(conn: AsyncConnection, member_id: MemberId) -> OutgoingFrozen | None:
    """Whether money may not leave this member's accounts now, as the refusal to give; for what only looks ahead."""
    row = (
        await conn.execute(
            select(freeze.c.frozen_at, case.c.number)
            .join(case, case.c.id == freeze.c.case_id)
            .where(and_(freeze.c.member_id == member_id, freeze.c.lifted_at.is_(None)))
        )
    ).first()
    return None if row is None else OutgoingFrozen(row.frozen_at, row.number)


async def refusal(conn: AsyncConnection, member_id: MemberId) -> OutgoingFrozen | None:
    """The same for what moves money: holds the member, so that a freeze waits for it, or it for a freeze."""
    await hold(conn, member_id)
    return await outgoing_frozen(conn, member_id)


async def begin(conn: AsyncConnection, member_id: MemberId, case_id: int, now: datetime) -> None:
    """Freeze; nothing changes where it is frozen already."""
    await hold(conn, member_id)
    if await outgoing_frozen(conn, member_id) is None:
        await conn.execute(insert(freeze).values(member_id=member_id, case_id=case_id, frozen_at=now))


async def lift(conn: AsyncConnection, member_id: MemberId, by: str, now: datetime) -> bool:
    """Let money leave again; False where nothing was frozen."""
    lifted = update(freeze).where(freeze.c.member_id == member_id, freeze.c.lifted_at.is_(None))
    answer = await conn.scalar(lifted.values(lifted_at=now, lifted_by=by).returning(freeze.c.id))
    return answer is not None


async def hold(conn: AsyncConnection, member_id: MemberId) -> None:
    """Wait for what is letting this member's money leave, and keep it waiting. The very lock that limits take: a weaker one,
    taken first, could not become theirs.
    """
    await conn.execute(select(member.c.id).where(member.c.id == member_id).with_for_update(key_share=True))
