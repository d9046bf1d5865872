"""When people are at the desk: intervals of business days in America/Guayaquil (desk.md 8).

One calendar for routing, for what members are told, and for the clocks of the figures, which stop outside the hours.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from banking.calendar import is_business_day
from banking.clock import GUAYAQUIL
from banking.policy import Policy

LOOKED_AHEAD_DAYS = 30


def is_open(policy: Policy, now: datetime) -> bool:
    """Whether the desk is open at this instant."""
    there = now.astimezone(GUAYAQUIL)
    return policy.desk_always_open or any(
        begin <= there < end for begin, end in intervals(policy, there.date())
    )


def opens_at(policy: Policy, now: datetime) -> datetime:
    """The next opening after a closed instant, in UTC-aware local time; the instant itself while the desk is open."""
    if is_open(policy, now):
        return now
    there = now.astimezone(GUAYAQUIL)
    for days in range(LOOKED_AHEAD_DAYS):
        for begin, _ in intervals(policy, there.date() + timedelta(days=days)):
            if begin > there:
                return begin
    raise ValueError("the desk never opens")


def open_seconds(policy: Policy, begin: datetime, end: datetime) -> float:
    """How long the desk was open between two instants: the clock of the service level."""
    if policy.desk_always_open:
        return max(0.0, (end - begin).total_seconds())
    seconds = 0.0
    day = begin.astimezone(GUAYAQUIL).date()
    while day <= end.astimezone(GUAYAQUIL).date():
        for opened, closed in intervals(policy, day):
            seconds += max(0.0, (min(closed, end) - max(opened, begin)).total_seconds())
        day += timedelta(days=1)
    return seconds


def intervals(policy: Policy, day: date) -> Iterator[tuple[datetime, datetime]]:
    """The day's intervals, earliest first; none on a day off."""
    if is_business_day(day):
        for begin, end in policy.desk_hours:
            yield (
                datetime.combine(day, time.fromisoformat(begin), GUAYAQUIL),
                datetime.combine(day, time.fromisoformat(end), GUAYAQUIL),
            )
