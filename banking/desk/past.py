"""Conversations of the past: found, read and taken out as a file. Masked like everything a person reads (desk.md 13); who looked at
what is in the audit trail (desk.md 14).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.clock import GUAYAQUIL
from banking.crypto import Keys
from banking.desk import board, thread
from banking.desk.board import Card
from banking.desk.redaction import masked
from banking.desk.tables import agent, event, handoff, message
from banking.desk.thread import Line
from banking.people.members import find_member
from banking.values import HandoffReason, Identification, Outcome

MOST_DAYS: Final = 92
SHOWN_AT_ONCE: Final = 100
READ_AT_ONCE: Final = 300
"""Hand-offs whose messages one search for words opens; it says when there were more."""
MOST_LINES: Final = 5_000
"""Messages of one file."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for, by days of Guayaquil, both included; what is None or empty does not matter."""

    since: date
    until: date
    reason: HandoffReason | None = None
    outcome: Outcome | None = None
    agent_id: int | None = None
    member: Identification | None = None
    words: str = ""

    def __repr__(self) -> str:
        """Neither members nor words in logs (S27)."""
        return f"Wanted({self.told})"

    @property
    def told(self) -> str:
        """What the audit trail says of it: which questions, not whom they were about."""
        asked = (
            f"{self.since:%Y-%m-%d}..{self.until:%Y-%m-%d}",
            self.reason,
            self.outcome,
            None if self.agent_id is None else f"agent:{self.agent_id}",
            "member" if self.member else None,
            "words" if self.words else None,
        )
        return " ".join(str(each) for each in asked if each)


@dataclass(frozen=True, slots=True)
class Found:
    """One hand-off of the past."""

    id: UUID
    asked_at: datetime
    reason: HandoffReason
    outcome: Outcome | None
    score: int | None
    name: str
    """The member's, masked; empty for a chat that belongs to nobody."""
    agents: str
    messages: int
    excerpt: str
    """Where the words are, masked."""


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, the newest first. `more` says that there is more than is shown or was read."""

    found: tuple[Found, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Record:
    """One hand-off of the past with all that was said."""

    id: UUID
    chat_id: int
    asked_at: datetime
    ended_at: datetime | None
    reason: HandoffReason
    outcome: Outcome | None
    score: int | None
    card: Card | None
    lines: tuple[Line, ...]


async def search(conn: AsyncConnection, keys: Keys, wanted: Wanted) -> Results:
    """The hand-offs that fit, the newest first."""
    rows = await _rows(conn, keys, wanted, READ_AT_ONCE if wanted.words else SHOWN_AT_ONCE)
    found: list[Found] = []
    for row in rows[:-1] if len(rows) > _limit(wanted) else rows:
        excerpt = await _excerpt(conn, keys, row.id, wanted.words) if wanted.words else ""
        if excerpt is None:
            continue
        if len(found) == SHOWN_AT_ONCE:
            return Results(tuple(found), more=True)
        card = await board.card(conn, keys, row.member_id)
        found.append(
            Found(
                row.id,
                row.asked_at,
                HandoffReason(row.reason),
                Outcome(row.outcome) if row.outcome else None,
                row.score,
                card.name if card else "",
                row.agents or "",
                row.messages,
                excerpt,
            )
        )
    return Results(tuple(found), more=len(rows) > _limit(wanted))


async def record(conn: AsyncConnection, keys: Keys, handoff_id: UUID) -> Record | None:
    """One hand-off with all that was said, masked."""
    row = (await conn.execute(select(handoff).where(handoff.c.id == handoff_id))).first()
    if row is None:
        return None
    said = await thread.lines(conn, keys, handoff_id)
    return Record(
        row.id,
        row.chat_id,
        row.asked_at,
        row.ended_at,
        HandoffReason(row.reason),
        Outcome(row.outcome) if row.outcome else None,
        row.score,
        await board.card(conn, keys, row.member_id),
        tuple(_masked(said)),
    )


async def of_same(conn: AsyncConnection, current: UUID, earlier: UUID) -> bool:
    """Whether two hand-offs are of one chat, or of one member."""
    one, other = handoff.alias(), handoff.alias()
    same = or_(one.c.chat_id == other.c.chat_id, one.c.member_id == other.c.member_id)
    both = select(func.count()).where(one.c.id == current, other.c.id == earlier, same)
    return bool(await conn.scalar(both))


async def lines_of(conn: AsyncConnection, keys: Keys, wanted: Wanted) -> list[tuple[Found, tuple[Line, ...]]]:
    """All that was said in the hand-offs that fit, masked, up to so many messages; the oldest first."""
    taken: list[tuple[Found, tuple[Line, ...]]] = []
    count = 0
    for each in (await search(conn, keys, wanted)).found:
        said = tuple(_masked(await thread.lines(conn, keys, each.id)))
        count += len(said)
        if count > MOST_LINES:
            break
        taken.append((each, said))
    return taken[::-1]


async def agents(conn: AsyncConnection) -> tuple[tuple[int, str], ...]:
    """Whoever may have had a chat, by name."""
    everybody = select(agent.c.id, agent.c.name).where(agent.c.roles.overlap(["agent", "supervisor"]))
    return tuple((row.id, row.name) for row in await conn.execute(everybody.order_by(agent.c.name)))


def _limit(wanted: Wanted) -> int:
    return READ_AT_ONCE if wanted.words else SHOWN_AT_ONCE


async def _rows(conn: AsyncConnection, keys: Keys, wanted: Wanted, most: int) -> list[Row[Any]]:
    since = max(wanted.since, wanted.until - timedelta(days=MOST_DAYS - 1))
    where: list[ColumnElement[bool]] = [
        handoff.c.asked_at >= datetime.combine(since, time.min, GUAYAQUIL),
        handoff.c.asked_at < datetime.combine(wanted.until + timedelta(days=1), time.min, GUAYAQUIL),
    ]
    if wanted.reason is not None:
        where.append(handoff.c.reason == wanted.reason)
    if wanted.outcome is not None:
        where.append(handoff.c.outcome == wanted.outcome)
    had = and_(event.c.handoff_id == handoff.c.id, event.c.kind.in_(("claimed", "taken_over")))
    if wanted.agent_id is not None:
        where.append(select(event.c.id).where(had, event.c.agent_id == wanted.agent_id).exists())
    if wanted.member is not None:
        member = await find_member(conn, keys, wanted.member)
        where.append(handoff.c.member_id == (-1 if member is None else member))
    names = (
        select(func.string_agg(agent.c.name.distinct(), ", "))
        .join_from(event, agent, agent.c.id == event.c.agent_id)
        .where(had)
        .correlate(handoff)
        .scalar_subquery()
    )
    said = (
        select(func.count()).where(message.c.handoff_id == handoff.c.id).correlate(handoff).scalar_subquery()
    )
    found = select(handoff, names.label("agents"), said.label("messages")).where(*where)
    rows = await conn.execute(found.order_by(handoff.c.asked_at.desc(), handoff.c.id).limit(most + 1))
    return list(rows.all())


async def _excerpt(conn: AsyncConnection, keys: Keys, handoff_id: UUID, words: str) -> str | None:
    """The first message, as it is shown, that has the words; None where none has. What is masked cannot be searched for."""
    sought = _plain(words)
    for line in _masked(await thread.lines(conn, keys, handoff_id)):
        if sought in _plain(line.text):
            return line.text
    return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _masked(lines: Iterable[Line]) -> Iterable[Line]:
    return (replace(line, text=masked(line.text)) for line in lines)
