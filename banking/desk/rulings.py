"""Payments that wait for people, as the desk looks at them and ends them (S24): agents and supervisors propose, another supervisor confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from banking.desk.agents import Person, Role
from banking.desk.rights import Bureau, need
from banking.desk.tables import agent
from banking.payments import ruling
from banking.payments.moving import Means
from banking.payments.states import State
from banking.values import ManualPayment, RulingRefused, Verdict

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection


class Rulings(Bureau):
    """Safe to share between tasks; every call names the person it is for.

    Raises:
        Forbidden: the person's roles do not allow this.
    """

    async def waiting(self, me: Person) -> tuple[ManualPayment, ...]:
        """What waits for people, the longest waiting first."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection) -> tuple[ManualPayment, ...]:
            return await ruling.waiting(conn, self._keys, await names(conn))

        return await self._persist(once)

    async def look(self, me: Person, payment: UUID) -> ManualPayment | None:
        """One of them, with its history; None where nobody has to look any more."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection) -> ManualPayment | None:
            return await ruling.look(conn, self._keys, payment, await names(conn))

        return await self._persist(once)

    async def propose(self, me: Person, payment: UUID, verdict: Verdict, reason: str) -> RulingRefused | None:
        """Say what one found, and why."""
        need(me, Role.AGENT, Role.SUPERVISOR)
        return await self._persist(
            lambda conn: ruling.propose(self._means(conn), payment, verdict, reason, _actor(me))
        )

    async def confirm(self, me: Person, payment: UUID) -> RulingRefused | State:
        """Let what another person proposed happen; the member is told in the same transaction."""
        need(me, Role.SUPERVISOR)
        return await self._persist(lambda conn: ruling.confirm(self._means(conn), payment, _actor(me)))

    async def decline(self, me: Person, payment: UUID) -> RulingRefused | None:
        """Take a proposal off, one's own or another's."""
        need(me, Role.AGENT, Role.SUPERVISOR)
        return await self._persist(lambda conn: ruling.decline(self._means(conn), payment, _actor(me)))

    def _means(self, conn: AsyncConnection) -> Means:
        return Means(conn, self._keys, self._policy, self._clock())


def _actor(me: Person) -> str:
    return f"agent:{me.id}"


async def names(conn: AsyncConnection) -> dict[str, str]:
    """What to call whoever the trail names."""
    return {f"agent:{row.id}": row.name for row in await conn.execute(select(agent.c.id, agent.c.name))}
