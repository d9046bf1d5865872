"""What acts on a member's behalf have in common: one transaction with its entry in the trail, and a chat that is one's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.desk import ownership
from banking.desk.agents import Person
from banking.desk.rights import Bureau
from banking.values import Owner

T = TypeVar("T")


class Acting(Bureau):
    """A part of the console that acts."""

    async def _act(
        self,
        me: Person,
        action: str,
        subject: str,
        act: Callable[[AsyncConnection, datetime], Awaitable[T]],
        *,
        good: tuple[type, ...],
    ) -> T:
        """Do it and write it down, in one transaction; whatever is not `good` is a refusal."""

        async def once(conn: AsyncConnection) -> T:
            result = await act(conn, self._clock())
            done = isinstance(result, good)
            await self._note(conn, me, action, subject, "done" if done else type(result).__name__)
            return result

        return await self._persist(once)


async def my_chat(conn: AsyncConnection, me: Person, chat_id: int) -> Row[Any] | None:
    """The chat, held until the transaction ends, if this person has it now."""
    chat = await ownership.row(conn, chat_id, lock=True)
    mine = chat is not None and chat.owner == Owner.AGENT and chat.agent_id == me.id
    return chat if mine else None
