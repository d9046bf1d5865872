"""The desk as it is at this moment, for the supervisor: who waits, who is there, and whether the promise is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.desk import board, figures, hours
from banking.desk.board import Waiting
from banking.desk.figures import Figures
from banking.desk.tables import agent, console_session, conversation
from banking.policy import Policy
from banking.values import Owner


class Presence(StrEnum):
    """What a person at the desk is doing."""

    FREE = "free"
    BUSY = "busy"
    FULL = "full"
    """As many chats as the capacity allows."""
    AWAY = "away"
    """Logged in, and without a sign of life for a while."""
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Post:
    """One person at the desk at this moment."""

    id: int
    name: str
    team: str
    presence: Presence
    chats: int
    capacity: int
    unanswered_since: datetime | None
    """The oldest message of a member that this person has not answered."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The whole desk at an instant; `last` is the newest event before it was read."""

    last: int
    now: datetime
    opens_at: datetime | None
    """When the desk opens, where it is closed now."""
    queue: tuple[Waiting, ...]
    posts: tuple[Post, ...]
    attended: int
    """Chats that people have."""
    promise_seconds: int
    today: Figures

    @property
    def longest_seconds(self) -> float:
        """The longest wait, in open hours."""
        return max((each.waited_seconds for each in self.queue), default=0.0)

    @property
    def late(self) -> int:
        """Who has waited longer than promised."""
        return sum(each.late for each in self.queue)


async def seen(conn: AsyncConnection, policy: Policy, now: datetime) -> Floor:
    """Read it all in one transaction; the number of the last event first (desk.md §2, rule 4)."""
    last = await board.newest(conn)
    today = await figures.of_days(conn, policy, now, 1)
    posts = await _posts(conn, policy, now)
    return Floor(
        last,
        now,
        None if hours.is_open(policy, now) else hours.opens_at(policy, now),
        await board.queue(conn, policy, now),
        posts,
        sum(post.chats for post in posts),
        policy.desk_promise_seconds,
        today.whole,
    )


async def _posts(conn: AsyncConnection, policy: Policy, now: datetime) -> tuple[Post, ...]:
    """Who attends, and whoever has a chat though they do not any more; those who are there first."""
    theirs = and_(conversation.c.owner == Owner.AGENT, conversation.c.agent_id == agent.c.id)
    chats = _of_agent(func.count(), theirs)
    attends = and_(agent.c.disabled_at.is_(None), agent.c.roles.overlap(["agent", "supervisor"]))
    standing = and_(
        console_session.c.agent_id == agent.c.id,
        console_session.c.ended_at.is_(None),
        console_session.c.stage == "open",
        console_session.c.expires_at > now,
    )
    found = select(
        agent.c.id,
        agent.c.name,
        agent.c.team,
        agent.c.capacity,
        chats.label("chats"),
        _of_agent(func.min(conversation.c.unanswered_since), theirs).label("unanswered_since"),
        _of_agent(func.max(console_session.c.seen_at), standing).label("seen_at"),
    ).where(or_(attends, chats > 0))
    rows = await conn.execute(found.order_by(agent.c.name, agent.c.id))
    posts = [
        Post(
            row.id,
            row.name,
            row.team,
            _presence(policy, row, now),
            row.chats,
            row.capacity,
            row.unanswered_since,
        )
        for row in rows
    ]
    return tuple(sorted(posts, key=lambda post: post.presence is Presence.OUT))


def _of_agent(what: Any, where: ColumnElement[bool]) -> Any:
    return select(what).where(where).correlate(agent).scalar_subquery()


def _presence(policy: Policy, row: Any, now: datetime) -> Presence:
    if row.seen_at is None or row.seen_at + timedelta(seconds=policy.console_idle_seconds) <= now:
        return Presence.OUT
    if row.seen_at + timedelta(seconds=policy.desk_presence_seconds) <= now and not row.chats:
        return Presence.AWAY
    if row.chats >= row.capacity:
        return Presence.FULL
    return Presence.BUSY if row.chats else Presence.FREE
