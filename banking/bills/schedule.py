"""When a scheduled payment falls due: pure rules over dates in America/Guayaquil (M111, M115, D12, F14, F15).

An occurrence has a nominal day, which names it for ever, and a day it runs on: the next business day. It counts if the
day it runs on lies in the window, so that nothing is ever debited outside what the member agreed to. What an outage
missed is caught up for `catch_up_days`; older occurrences are missed, and the member is told.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from banking.calendar import add_business_days, next_business_day
from banking.values import Frequency

catch_up_days: Final = 5
"""How late an occurrence may still be paid, in calendar days: a long weekend and a day of outage."""
_MONTHS: Final = 12
_LAST_DAY: Final = 31


@dataclass(frozen=True, slots=True)
class Plan:
    """What a member agreed to. `day` is the day of the month of a monthly plan; `on` the date of a single one."""

    frequency: Frequency
    since: date
    until: date | None
    """None: indefinitely."""
    day: int | None = None
    on: date | None = None

    def __post_init__(self) -> None:
        """ValueError where the parts do not fit together."""
        monthly, once = self.frequency is Frequency.MONTHLY, self.frequency is Frequency.ONCE
        if (self.day is not None) is not monthly or (self.on is not None) is not once:
            raise ValueError("a monthly plan has a day, a single one a date, another neither")
        if self.day is not None and not 1 <= self.day <= _LAST_DAY:
            raise ValueError("a month has no such day")
        if self.until is not None and self.until < self.since:
            raise ValueError("the window ends before it begins")

    def covers(self, day: date) -> bool:
        """Whether a debit on this day lies in the window."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time a plan falls due."""

    nominal: date
    """Its name: never paid twice."""
    runs_on: date


class Verdict(StrEnum):
    """What to do with an occurrence today."""

    WAIT = "wait"
    RUN = "run"
    MISSED = "missed"


def occurrences(plan: Plan, last: date) -> Iterator[Occurrence]:
    """The plan's occurrences in order, up to those that run on `last`. None for plans that follow their bills."""
    if plan.frequency is Frequency.ONCE and plan.on is not None:
        found = Occurrence(plan.on, next_business_day(plan.on))
        if plan.covers(found.runs_on) and found.runs_on <= last:
            yield found
    elif plan.frequency is Frequency.MONTHLY and plan.day is not None:
        # One month earlier: its day may roll into the window.
        month = plan.since.year * _MONTHS + plan.since.month - 2
        while True:
            nominal = _in_month(month, plan.day)
            found = Occurrence(nominal, next_business_day(nominal))
            if found.runs_on > last or (plan.until is not None and found.runs_on > plan.until):
                return
            if plan.covers(found.runs_on):
                yield found
            month += 1


def next_run(plan: Plan, after: date) -> date | None:
    """The first day after `after` on which the plan runs; None where it has ended or follows its bills."""
    horizon = max(after, plan.since) + timedelta(days=2 * _LAST_DAY + 14)
    if plan.on is not None:
        horizon = max(horizon, next_business_day(plan.on))
    return next((each.runs_on for each in occurrences(plan, horizon) if each.runs_on > after), None)


def verdict(occurrence: Occurrence, plan: Plan, today: date) -> Verdict:
    """Whether an occurrence that has not ended runs today, still waits, or came and went."""
    if today < occurrence.runs_on:
        return Verdict.WAIT
    late = today > occurrence.runs_on + timedelta(days=catch_up_days)
    return Verdict.MISSED if late or not plan.covers(today) else Verdict.RUN


def retry_on(runs_on: date) -> date:
    """The one more try after a lack of funds: the next business day (D12)."""
    return add_business_days(runs_on, 1)


def _in_month(month: int, day: int) -> date:
    """A day of a month counted from year 0 (January is 0); the last one where the month is shorter (D12)."""
    year, nth = divmod(month, _MONTHS)
    return date(year, nth + 1, min(day, monthrange(year, nth + 1)[1]))
