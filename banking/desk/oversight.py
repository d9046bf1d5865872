"""What supervisors see of the desk: how it stands now, how it did (desk.md 20), and what was said (desk.md 13, 14)."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from banking import audit
from banking.desk import figures, floor, ownership, past
from banking.desk.agents import Person, Role
from banking.desk.figures import Period
from banking.desk.floor import Floor
from banking.desk.past import Found, Record, Results, Wanted
from banking.desk.rights import Bureau, need
from banking.desk.thread import Line
from banking.values import Owner

EXPORTED_PER_HOUR: Final = 10
SHORTEST_REASON: Final = 5
LONGEST_REASON: Final = 120


class Oversight(Bureau):
    """The supervisor's part of the console."""

    async def floor(self, me: Person) -> Floor:
        """The desk at this moment."""
        need(me, Role.SUPERVISOR)
        return await self._persist(lambda conn: floor.seen(conn, self._policy, self._clock()))

    async def figures(self, me: Person, days: int = 1) -> Period:
        """The figures of the last days, today included."""
        need(me, Role.SUPERVISOR)
        now = self._clock()
        return await self._persist(lambda conn: figures.of_days(conn, self._policy, now, days))

    async def agents(self, me: Person) -> tuple[tuple[int, str], ...]:
        """Whoever may have had a chat."""
        need(me, Role.SUPERVISOR)
        return await self._persist(past.agents)

    async def search(self, me: Person, wanted: Wanted) -> Results:
        """Conversations of the past; the search is recorded."""
        need(me, Role.SUPERVISOR)

        async def once(conn: AsyncConnection) -> Results:
            await self._note(conn, me, "Searched", wanted.told)
            return await past.search(conn, self._keys, wanted)

        return await self._persist(once)

    async def export(
        self, me: Person, wanted: Wanted, why: str
    ) -> list[tuple[Found, tuple[Line, ...]]] | None:
        """The same with all that was said, with a reason, a few times an hour; None where either is missing."""
        need(me, Role.SUPERVISOR)
        reason = why.strip()[:LONGEST_REASON]

        async def once(conn: AsyncConnection) -> list[tuple[Found, tuple[Line, ...]]] | None:
            hour = self._clock() - timedelta(hours=1)
            recent = await audit.count(conn, f"agent:{me.id}", "Exported", hour)
            if len(reason) < SHORTEST_REASON or recent >= EXPORTED_PER_HOUR:
                await self._note(conn, me, "Exported", wanted.told, "refused")
                return None
            await self._note(conn, me, "Exported", wanted.told)
            await self._note(conn, me, "ExportReason", reason)
            return await past.lines_of(conn, self._keys, wanted)

        return await self._persist(once)

    async def record(self, me: Person, handoff: UUID) -> Record | None:
        """One conversation of the past; the look is recorded."""
        need(me, Role.SUPERVISOR)

        async def once(conn: AsyncConnection) -> Record | None:
            await self._note(conn, me, "RecordOpened", f"handoff:{handoff}")
            return await past.record(conn, self._keys, handoff)

        return await self._persist(once)

    async def earlier(self, me: Person, chat_id: int, handoff: UUID) -> Record | None:
        """A former conversation of the chat one has, or of its member; the look is recorded. None for any other."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection) -> Record | None:
            chat = await ownership.row(conn, chat_id)
            mine = chat is not None and chat.owner == Owner.AGENT and chat.agent_id == me.id
            if chat is None or not mine or not await past.of_same(conn, chat.handoff_id, handoff):
                await self._note(conn, me, "RecordOpened", f"handoff:{handoff}", "refused")
                return None
            await self._note(conn, me, "RecordOpened", f"handoff:{handoff}")
            return await past.record(conn, self._keys, handoff)

        return await self._persist(once)
