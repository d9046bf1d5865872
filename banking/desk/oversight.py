"""What supervisors see of the desk: how it stands now, and how it did (desk.md 20)."""

from __future__ import annotations

from banking.desk import figures, floor
from banking.desk.agents import Person, Role
from banking.desk.figures import Period
from banking.desk.floor import Floor
from banking.desk.rights import Bureau, need


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
