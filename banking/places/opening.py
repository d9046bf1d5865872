"""Open now or not, and when that changes: hours of the week on the business calendar with its days off (M133, domain.md §2.10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from banking.calendar import is_day_off
from banking.clock import GUAYAQUIL
from banking.desk import hours as desk
from banking.policy import Policy
from banking.values import Hours, OpenDays, Opening, OpeningState

LOOKED_AHEAD_DAYS: Final = 14
_DAYS: Final = {5: OpenDays.SATURDAY, 6: OpenDays.SUNDAY}
_NAMES: Final = (
    OpeningState.MONDAY,
    OpeningState.TUESDAY,
    OpeningState.WEDNESDAY,
    OpeningState.THURSDAY,
    OpeningState.FRIDAY,
    OpeningState.SATURDAY,
    OpeningState.SUNDAY,
)
NEVER_CLOSES: Final = Opening(OpeningState.ALWAYS, "")


def of_place(hours: tuple[Hours, ...], now: datetime) -> Opening:
    """How a place with these hours stands.

    Raises:
        ValueError: it is never open.
    """
    if any(line.days is OpenDays.ALWAYS for line in hours):
        return NEVER_CLOSES
    there = now.astimezone(GUAYAQUIL)
    for days in range(LOOKED_AHEAD_DAYS):
        for begins, ends in _intervals(hours, there.date() + timedelta(days=days)):
            if begins <= there < ends:
                return Opening(OpeningState.OPEN, f"{ends:%H:%M}")
            if there < begins:
                return opens_on(begins, there)
    raise ValueError("the place never opens")


def of_desk(policy: Policy, now: datetime) -> Opening:
    """How the agent desk stands."""
    if policy.desk_always_open:
        return NEVER_CLOSES
    there = now.astimezone(GUAYAQUIL)
    if not desk.is_open(policy, now):
        return opens_on(desk.opens_at(policy, now), there)
    ends = next(end for begin, end in desk.intervals(policy, there.date()) if begin <= there < end)
    return Opening(OpeningState.OPEN, f"{ends:%H:%M}")


def opens_on(begins: datetime, there: datetime) -> Opening:
    """When it opens, as people say it: today, tomorrow, on Monday."""
    days = (begins.date() - there.date()).days
    near = (OpeningState.TODAY, OpeningState.TOMORROW)
    return Opening(near[days] if days < len(near) else _NAMES[begins.weekday()], f"{begins:%H:%M}")


def _intervals(hours: tuple[Hours, ...], day: date) -> Iterator[tuple[datetime, datetime]]:
    """The day's intervals, earliest first; none on a day off."""
    if is_day_off(day):
        return
    kind = _DAYS.get(day.weekday(), OpenDays.WEEKDAYS)
    for line in sorted((each for each in hours if each.days is kind), key=lambda each: each.begins):
        yield _at(day, line.begins), _at(day, line.ends)


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), GUAYAQUIL)
