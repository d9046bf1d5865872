"""Versions of the FAQ's answers: drafted by one person, published or rejected by another, never changed afterwards (desk.md §3, 15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Row, and_, insert, select, update
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.desk.tables import agent, answer
from banking.values import KeptAnswer

LONGEST_QUESTION: Final = 200
LONGEST_ANSWER: Final = 1_500
MOST_PHRASES: Final = 40
LONGEST_REASON: Final = 200
HISTORY_AT_ONCE: Final = 30


class State(StrEnum):
    """Where a version stands."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    REJECTED = "rejected"
    DISCARDED = "discarded"


OPEN: Final = (State.DRAFT, State.REVIEW)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of one topic's answer."""

    id: int
    kept: KeptAnswer
    state: State
    author_id: int
    author: str
    created_at: datetime
    reviewer: str | None
    decided_at: datetime | None
    why: str | None


async def published(conn: AsyncConnection) -> tuple[KeptAnswer, ...]:
    """The newest published version of every topic that has one."""
    newest = (
        select(answer)
        .where(answer.c.state == State.PUBLISHED)
        .ext(distinct_on(answer.c.topic))
        .order_by(answer.c.topic, answer.c.decided_at.desc(), answer.c.id.desc())
    )
    return tuple(_kept(row) for row in await conn.execute(newest))


async def open_versions(conn: AsyncConnection) -> list[Version]:
    """Drafts and what waits for its review, the oldest first."""
    found = _versions().where(answer.c.state.in_(OPEN)).order_by(answer.c.created_at, answer.c.id)
    return [_version(row) for row in await conn.execute(found)]


async def history(conn: AsyncConnection, topic: str) -> list[Version]:
    """All versions of a topic, the newest first."""
    found = _versions().where(answer.c.topic == topic).order_by(answer.c.id.desc()).limit(HISTORY_AT_ONCE)
    return [_version(row) for row in await conn.execute(found)]


async def write(conn: AsyncConnection, author_id: int, kept: KeptAnswer, now: datetime) -> int | None:
    """The author's draft of the topic, begun or written anew; its id. None where somebody else has one, or it is in review."""
    content = {
        "question": kept.question,
        "answer": kept.answer,
        "phrases": list(kept.phrases),
        "valid_from": kept.valid_from,
        "valid_to": kept.valid_to,
        "withdrawn": kept.withdrawn,
    }
    standing = select(answer).where(answer.c.topic == kept.topic, answer.c.state.in_(OPEN))
    row = (await conn.execute(standing.with_for_update())).first()
    if row is None:
        fresh = {
            "topic": kept.topic,
            "state": State.DRAFT,
            "author_id": author_id,
            "created_at": now,
            **content,
        }
        return int((await conn.execute(insert(answer).values(fresh).returning(answer.c.id))).scalar_one())
    if row.author_id != author_id or row.state != State.DRAFT:
        return None
    await conn.execute(update(answer).where(answer.c.id == row.id).values(content))
    return int(row.id)


async def submit(conn: AsyncConnection, author_id: int, version_id: int, now: datetime) -> str | None:
    """The author's draft goes to review; its topic, None for what is no draft of theirs."""
    mine = and_(answer.c.id == version_id, answer.c.author_id == author_id, answer.c.state == State.DRAFT)
    return await _move(conn, mine, state=State.REVIEW, submitted_at=now)


async def discard(conn: AsyncConnection, author_id: int, version_id: int) -> str | None:
    """The author takes a draft or what waits for its review back; its topic."""
    mine = and_(answer.c.id == version_id, answer.c.author_id == author_id, answer.c.state.in_(OPEN))
    return await _move(conn, mine, state=State.DISCARDED)


async def decide(
    conn: AsyncConnection, reviewer_id: int, version_id: int, now: datetime, *, why: str | None
) -> str | None:
    """Publish, or reject with a reason: whoever did not write it; its topic."""
    others = and_(
        answer.c.id == version_id, answer.c.author_id != reviewer_id, answer.c.state == State.REVIEW
    )
    state = State.PUBLISHED if why is None else State.REJECTED
    return await _move(conn, others, state=state, reviewer_id=reviewer_id, decided_at=now, why=why)


async def _move(conn: AsyncConnection, which: Any, **values: object) -> str | None:
    """The conditional UPDATE: whoever comes second changes nothing."""
    topic: str | None = await conn.scalar(
        update(answer).where(which).values(values).returning(answer.c.topic)
    )
    return topic


def _versions() -> Any:
    author, reviewer = agent.alias("author"), agent.alias("reviewer")
    return (
        select(answer, author.c.name.label("author"), reviewer.c.name.label("reviewer"))
        .join(author, author.c.id == answer.c.author_id)
        .join(reviewer, reviewer.c.id == answer.c.reviewer_id, isouter=True)
    )


def _version(row: Row[Any]) -> Version:
    return Version(
        row.id,
        _kept(row),
        State(row.state),
        row.author_id,
        row.author,
        row.created_at,
        row.reviewer,
        row.decided_at,
        row.why,
    )


def _kept(row: Row[Any]) -> KeptAnswer:
    return KeptAnswer(
        row.topic, row.question, row.answer, tuple(row.phrases), row.valid_from, row.valid_to, row.withdrawn
    )
