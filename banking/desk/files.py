"""What members send to a person besides text: who may look at it, written down at each look (desk.md 14, 19)."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from banking.desk import ownership, past, thread
from banking.desk.agents import Person, Role
from banking.desk.rights import Bureau, need
from banking.values import Owner


class Files(Bureau):
    """The names of files in the chat, for whoever may see them; the files are fetched with them elsewhere."""

    async def of_chat(self, me: Person, chat_id: int, handoff: UUID, message: UUID) -> str | None:
        """A file of the chat one has, or of a former hand-off of its member."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection) -> str | None:
            chat = await ownership.row(conn, chat_id)
            mine = chat is not None and chat.owner == Owner.AGENT and chat.agent_id == me.id
            good = chat is not None and (mine or Role.SUPERVISOR in me.roles)
            if chat is None or not good or not await past.of_same(conn, chat.handoff_id, handoff):
                await self._note(conn, me, "FileOpened", f"message:{message}", "refused")
                return None
            return await self._opened(conn, me, handoff, message)

        return await self._persist(once)

    async def of_record(self, me: Person, handoff: UUID, message: UUID) -> str | None:
        """A file of any conversation, for the supervisor."""
        need(me, Role.SUPERVISOR)
        return await self._persist(lambda conn: self._opened(conn, me, handoff, message))

    async def _opened(self, conn: AsyncConnection, me: Person, handoff: UUID, message: UUID) -> str | None:
        found = await thread.file_of(conn, self._keys, handoff, message)
        await self._note(conn, me, "FileOpened", f"message:{message}", "refused" if found is None else "done")
        return found
