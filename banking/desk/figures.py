"""Figures of the desk, from the log alone, so that they can be computed again (desk.md 20). Clocks stop outside hours.

A hand-off belongs to the day it was asked for, whatever happens to it later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.clock import GUAYAQUIL, business_date
from banking.desk import hours
from banking.desk.stories import Story, asked_between
from banking.desk.tables import agent
from banking.policy import Policy

MOST_DAYS: Final = 92
BEST_SCORE: Final = 5


@dataclass(frozen=True, slots=True)
class Share:
    """What one person did in the time looked at. Seconds are of open hours."""

    name: str
    taken: int
    closed: int
    passed_on: int
    """Chats given to a colleague or back to everybody."""
    first_reply_seconds: float | None
    """From having the chat to the first message, the median."""
    handling_seconds: float | None
    rated: int
    mean_score: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The hand-offs of some time. Seconds are of open hours; medians are None where there is nothing to count."""

    asked: int
    attended: int
    abandoned: int
    lost: int
    """How often a chat came back to the queue because nobody was there any more, or nobody answered."""
    transfers: int
    returned: int
    """Hand-offs after which the bot has the chat again."""
    repeated: int
    """Hand-offs of chats that had been helped less than a day before."""
    within: int
    """Hand-offs attended within the promised time."""
    due: int
    """Hand-offs whose promise was kept or broken by now: who left before it was over does not count."""
    wait_seconds: float | None
    first_reply_seconds: float | None
    handling_seconds: float | None
    scores: tuple[int, ...]
    """How many surveys gave 1, 2, 3, 4 and 5."""
    people: tuple[Share, ...]

    @property
    def level(self) -> float | None:
        """The service level, 0 to 1."""
        return self.within / self.due if self.due else None

    @property
    def rated(self) -> int:
        """Surveys answered."""
        return sum(self.scores)

    @property
    def mean_score(self) -> float | None:
        """Of the surveys answered, 1 to 5."""
        return _mean([score for score, count in enumerate(self.scores, 1) for _ in range(count)])


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days of Guayaquil up to now: all together, by day, and by hour of the day."""

    since: date
    until: date
    whole: Figures
    days: tuple[tuple[date, Figures], ...]
    hours: tuple[int, ...]
    """How many asked in each hour of the day, all days together."""
    promise_seconds: int


async def of_days(conn: AsyncConnection, policy: Policy, now: datetime, days: int) -> Period:
    """The figures of the last days, today included."""
    until = business_date(now)
    since = until - timedelta(days=min(max(days, 1), MOST_DAYS) - 1)
    stories = await asked_between(
        conn, _midnight(since), min(_midnight(until + timedelta(days=1)), now + timedelta(seconds=1))
    )
    names = {row.id: row.name for row in await conn.execute(select(agent.c.id, agent.c.name))}
    by_day: dict[date, list[Story]] = {
        since + timedelta(days=each): [] for each in range((until - since).days + 1)
    }
    demand: Counter[int] = Counter()
    for story in stories:
        by_day[business_date(story.asked)].append(story)
        demand[story.asked.astimezone(GUAYAQUIL).hour] += 1
    return Period(
        since,
        until,
        of_stories(policy, stories, names, now),
        tuple((day, of_stories(policy, some, names, now)) for day, some in by_day.items()),
        tuple(demand[hour] for hour in range(24)),
        policy.desk_promise_seconds,
    )


def of_stories(policy: Policy, stories: Sequence[Story], names: dict[int, str], now: datetime) -> Figures:
    """The figures of these hand-offs at an instant. Pure."""
    waits = [hours.open_seconds(policy, one.asked, one.claimed) for one in stories if one.claimed]
    replies = [hours.open_seconds(policy, one.asked, one.replied) for one in stories if one.replied]
    handled = [
        hours.open_seconds(policy, one.claimed, one.ended) for one in stories if one.claimed and one.ended
    ]
    broken = sum(
        one.claimed is None
        and hours.open_seconds(policy, one.asked, one.ended or now) > policy.desk_promise_seconds
        for one in stories
    )
    scores = Counter(one.score for one in stories)
    return Figures(
        asked=len(stories),
        attended=len(waits),
        abandoned=sum(one.abandoned for one in stories),
        lost=sum(one.lost for one in stories),
        transfers=sum(one.transfers for one in stories),
        returned=sum(one.ended is not None for one in stories),
        repeated=sum(one.again for one in stories),
        within=sum(wait <= policy.desk_promise_seconds for wait in waits),
        due=len(waits) + broken,
        wait_seconds=_median(waits),
        first_reply_seconds=_median(replies),
        handling_seconds=_median(handled),
        scores=tuple(scores[score] for score in range(1, BEST_SCORE + 1)),
        people=tuple(_shares(policy, stories, names)),
    )


def _shares(policy: Policy, stories: Sequence[Story], names: dict[int, str]) -> Iterable[Share]:
    seen = {spell.agent_id for story in stories for spell in story.spells}
    for who in sorted(seen, key=lambda one: (names[one], one)):
        mine = [(story, spell) for story in stories for spell in story.spells if spell.agent_id == who]
        given = [story.score for story in stories if story.closed_by == who and story.score is not None]
        yield Share(
            names[who],
            taken=len(mine),
            closed=sum(story.closed_by == who for story in stories),
            passed_on=sum(spell.until is not None and spell.until != story.ended for story, spell in mine),
            first_reply_seconds=_median(
                [hours.open_seconds(policy, one.since, one.replied) for _, one in mine if one.replied]
            ),
            handling_seconds=_median(
                [hours.open_seconds(policy, one.since, one.until) for _, one in mine if one.until]
            ),
            rated=len(given),
            mean_score=_mean(given),
        )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, GUAYAQUIL)


def _median(values: Sequence[float]) -> float | None:
    return float(median(values)) if values else None


def _mean(values: Sequence[int]) -> float | None:
    return sum(values) / len(values) if values else None
