"""Who may act, as the money part asks it: sessions and codes (`banking.work.Authority`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banking.codes.checking import consume
from banking.people.sessions import session_member

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.policy import Policy
    from banking.values import Caller, ChallengeId
    from banking.work import MemberId


class MembersAuthority:
    """Sessions opened by members and codes sent to them."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy

    async def member(
        self, conn: AsyncConnection, caller: Caller, now: datetime, *, even_ended: bool
    ) -> MemberId | None:
        """The member of the caller's session in the caller's chat; None when it is over (unless `even_ended`)."""
        return await session_member(conn, caller, now, even_ended=even_ended)

    async def consume(
        self, conn: AsyncConnection, member: MemberId, challenge: ChallengeId, digest: bytes, now: datetime
    ) -> bool:
        """Use a verified, unexpired, unused code of this member for exactly this digest up."""
        used_by = await consume(
            conn, challenge_id=challenge, digest=digest, now=now, policy=self._policy, member_id=member
        )
        return used_by is not None
