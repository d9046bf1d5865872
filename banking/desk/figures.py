"""Figures of the desk, computed from the log alone, so that they can be computed again (desk.md 20). Clocks stop outside hours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.desk import hours
from banking.desk.tables import agent, event
from banking.policy import Policy

MOST_EVENTS: Final = 50_000


@dataclass(frozen=True, slots=True)
class Share:
    """What one person did in the time looked at."""

    name: str
    taken: int
    closed: int
    median_score: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The desk between two moments. Seconds are of open hours; medians are None where there is nothing to count."""

    asked: int
    attended: int
    abandoned: int
    lost: int
    """Chats that came back to the queue because nobody was there any more, or nobody answered."""
    transfers: int
    within: int
    """Chats attended within the promised time."""
    wait_seconds: float | None
    first_reply_seconds: float | None
    handling_seconds: float | None
    score: float | None
    people: tuple[Share, ...]


@dataclass(slots=True)
class _Story:
    """One hand-off as the log tells it."""

    asked: datetime | None = None
    claimed: datetime | None = None
    replied: datetime | None = None
    ended: datetime | None = None
    closed_by: int | None = None
    score: int | None = None
    kinds: Counter[str] = field(default_factory=Counter)


async def between(conn: AsyncConnection, policy: Policy, since: datetime, until: datetime) -> Figures:
    """The figures of the hand-offs that have events in this time."""
    found = select(event).where(event.c.at >= since, event.c.at <= until, event.c.handoff_id.is_not(None))
    rows = (await conn.execute(found.order_by(event.c.id).limit(MOST_EVENTS))).all()
    names = {row.id: row.name for row in await conn.execute(select(agent.c.id, agent.c.name))}
    return told(policy, rows, names)


def told(policy: Policy, rows: Any, names: dict[int, str]) -> Figures:
    """The figures of these events, oldest first. Pure."""
    stories: dict[UUID, _Story] = {}
    taken: Counter[int] = Counter()
    for row in rows:
        _read(stories.setdefault(row.handoff_id, _Story()), row, taken)
    every = list(stories.values())
    waits = _spans(policy, ((story.asked, story.claimed) for story in every))
    replies = _spans(policy, ((story.asked, story.replied) for story in every))
    handled = _spans(policy, ((story.claimed, story.ended) for story in every))
    closed: Counter[int] = Counter(story.closed_by for story in every if story.closed_by is not None)
    return Figures(
        asked=sum(story.asked is not None for story in every),
        attended=sum(story.claimed is not None for story in every),
        abandoned=sum(story.ended is not None and story.claimed is None for story in every),
        lost=sum(story.kinds["lease_lost"] + story.kinds["unanswered"] for story in every),
        transfers=sum(story.kinds["transferred"] for story in every),
        within=sum(wait <= policy.desk_promise_seconds for wait in waits),
        wait_seconds=_median(waits),
        first_reply_seconds=_median(replies),
        handling_seconds=_median(handled),
        score=_median([story.score for story in every if story.score is not None]),
        people=tuple(
            Share(
                names[each],
                taken[each],
                closed[each],
                _median([story.score for story in every if story.closed_by == each and story.score]),
            )
            for each in sorted(taken.keys() | closed.keys(), key=lambda each: names[each])
        ),
    )


def _read(story: _Story, row: Row[Any], taken: Counter[int]) -> None:
    story.kinds[row.kind] += 1
    match row.kind:
        case "queued":
            story.asked = row.at
        case "claimed" | "taken_over":
            story.claimed = story.claimed or row.at
            taken[row.agent_id] += 1
        case "said_person":
            story.replied = story.replied or row.at
        case "closed":
            story.ended, story.closed_by = row.at, row.agent_id
        case "left":
            story.ended = row.at
        case "rated":
            story.score = int(row.note)


def _spans(policy: Policy, pairs: Any) -> list[float]:
    return [hours.open_seconds(policy, begin, end) for begin, end in pairs if begin and end]


def _median(values: list[float] | list[int]) -> float | None:
    return float(median(values)) if values else None
