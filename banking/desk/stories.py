"""Hand-offs as the desk's log tells them: what the figures are computed from, today or again in a year (desk.md 20)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.desk.tables import event
from banking.values import Outcome

REPEATED_WITHIN: Final = timedelta(hours=24)
"""Who asks again so soon after the end was not helped."""
ROWS_AT_ONCE: Final = 2_000
TOLD: Final = (
    *("queued", "claimed", "taken_over", "said_person", "transferred"),
    *("lease_lost", "unanswered", "closed", "left", "rated"),
)
"""Events that say something of a hand-off's course."""


@dataclass(slots=True)
class Spell:
    """The time one person had a hand-off."""

    agent_id: int
    since: datetime
    replied: datetime | None = None
    until: datetime | None = None


@dataclass(slots=True)
class Story:
    """One hand-off. What has not happened is None."""

    id: UUID
    chat_id: int
    asked: datetime
    reason: str
    ended: datetime | None = None
    outcome: str | None = None
    closed_by: int | None = None
    score: int | None = None
    transfers: int = 0
    lost: int = 0
    """How often it came back to the queue because nobody was there any more, or nobody answered."""
    again: bool = False
    """The same chat had asked before, and that had ended less than a day ago."""
    spells: list[Spell] = field(default_factory=list)

    @property
    def claimed(self) -> datetime | None:
        """When a person came for the first time."""
        return self.spells[0].since if self.spells else None

    @property
    def replied(self) -> datetime | None:
        """When a person wrote for the first time."""
        return min((spell.replied for spell in self.spells if spell.replied is not None), default=None)

    @property
    def abandoned(self) -> bool:
        """The member left before anybody came."""
        return self.outcome == Outcome.ABANDONED


async def asked_between(conn: AsyncConnection, since: datetime, until: datetime) -> list[Story]:
    """The hand-offs asked for in this time, oldest first, each with all that became of it, however late."""
    asked = select(event.c.handoff_id).where(
        event.c.kind == "queued", event.c.at >= since - REPEATED_WITHIN, event.c.at < until
    )
    rows = await conn.stream(
        select(event).where(event.c.handoff_id.in_(asked), event.c.kind.in_(TOLD)).order_by(event.c.id),
        execution_options={"yield_per": ROWS_AT_ONCE},
    )
    return [story for story in await _told(rows.partitions()) if story.asked >= since]


async def _told(parts: AsyncIterator[Iterable[Row[Any]]]) -> list[Story]:
    stories: dict[UUID, Story] = {}
    last: dict[int, Story] = {}
    async for part in parts:
        for row in part:
            _read(stories, last, row)
    return list(stories.values())


def _read(stories: dict[UUID, Story], last: dict[int, Story], row: Row[Any]) -> None:
    """One event more. `last` is each chat's newest hand-off."""
    if row.kind == "queued":
        before = last.get(row.chat_id)
        story = stories[row.handoff_id] = last[row.chat_id] = Story(
            row.handoff_id, row.chat_id, row.at, row.note or ""
        )
        story.again = (
            before is not None
            and before.ended is not None
            and before.outcome != Outcome.ERRAND  # that one was to come back
            and row.at - before.ended < REPEATED_WITHIN
        )
        return
    known = stories.get(row.handoff_id)
    if known is None:
        return
    match row.kind:
        case "claimed" | "taken_over":
            _released(known, row.at)
            known.spells.append(Spell(row.agent_id, row.at))
        case "said_person" if known.spells and known.spells[-1].replied is None:
            known.spells[-1].replied = row.at
        case "transferred":
            known.transfers += 1
            _released(known, row.at)
        case "lease_lost" | "unanswered":
            known.lost += 1
            _released(known, row.at)
        case "closed":
            known.ended, known.outcome, known.closed_by = row.at, row.note, row.agent_id
            _released(known, row.at)
        case "left":
            known.ended, known.outcome = row.at, row.note
            _released(known, row.at)
        case "rated":
            known.score = int(row.note)


def _released(story: Story, at: datetime) -> None:
    if story.spells and story.spells[-1].until is None:
        story.spells[-1].until = at
