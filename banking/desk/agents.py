"""The people at the desk: who they are and what they may do (S24, desk.md 15)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from banking import audit
from banking.crypto import Place

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection


class Role(StrEnum):
    """What a person at the desk may do; nobody holds all (desk.md 15)."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    EDITOR = "editor"
    AUDITOR = "auditor"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the desk, with an open session or between its two steps."""

    id: int
    login: str
    name: str
    team: str
    roles: frozenset[Role]
    capacity: int
    enrolled: bool
    """Whether the authenticator is set up."""
    open: bool
    """Whether both steps of the login are done, with a password of one's own."""
    renewing: bool = False
    """Whether both steps are done but the password is the one that was given out: it is changed before anything else."""


async def note(
    conn: AsyncConnection,
    at: datetime,
    actor: str,
    action: str,
    subject: str | None,
    *,
    result: str = "done",
) -> None:
    """Into the trail."""
    await audit.record(
        conn, at=at, actor=actor, action=action, origin="console", result=result, subject=subject
    )


def secret_place(login: str) -> Place:
    """Where the secret of somebody's authenticator is sealed."""
    return Place("desk.agent", "totp_secret", login)
