"""Lifting a freeze and closing its case: from the console after the member proved who they are, or from the terminal (S24, S38)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banking import audit
from banking.crypto import Keys
from banking.messages import emails
from banking.safety import cases, freezing
from banking.work import MemberId

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection


async def release(conn: AsyncConnection, keys: Keys, number: str, agent: str, now: datetime) -> bool:
    """Lift the freeze behind a case and close it; False where nothing is frozen under this number."""
    found = await cases.member_of(conn, number)
    if found is None:
        return False
    member = MemberId(found)
    await freezing.hold(conn, member)
    frozen = await freezing.outgoing_frozen(conn, member)
    if frozen is None or frozen.case != number:
        return False
    by = f"agent:{agent}"
    await freezing.lift(conn, member, by, now)
    await cases.close_case(conn, number, by, now)
    await emails.post(conn, keys, member, emails.OUTGOING_RELEASED, now, emails.details({"case": number}))
    await audit.record(
        conn,
        at=now,
        actor=by,
        action="freeze.lifted",
        subject=f"case:{number}",
        origin="console",
        result="done",
    )
    return True
