"""What every part of the console's bank shares: who may, and that it is written down who did (S24, desk.md 14, 15)."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from banking import audit
from banking.clock import Clock
from banking.crypto import Keys
from banking.desk.agents import Person, Role
from banking.policy import Policy
from banking.work import Persist


class Forbidden(Exception):  # noqa: N818 - a refusal by role, made a page by the console
    """The person's roles do not allow this."""


def need(me: Person, *roles: Role) -> None:
    """One of these roles, and a login that is complete.

    Raises:
        Forbidden: neither.
    """
    if not me.open or not me.roles & set(roles):
        raise Forbidden


class Bureau:
    """A part of the console's bank; safe to share between tasks."""

    def __init__(self, persist: Persist, keys: Keys, clock: Clock, policy: Policy) -> None:
        """`persist` runs transactions (`banking.work.Persist`)."""
        self._persist = persist
        self._keys = keys
        self._clock = clock
        self._policy = policy

    async def _note(
        self, conn: AsyncConnection, me: Person, action: str, subject: str, result: str = "done"
    ) -> None:
        """Into the audit trail, in the same transaction."""
        await audit.record(
            conn,
            at=self._clock(),
            actor=f"agent:{me.id}",
            action=action,
            origin="console",
            result=result,
            subject=subject,
        )
