"""Business days in Quito: Monday to Friday, without the days the law of holidays makes free (domain.md §2.10, M71).

The library `holidays` gives the dates that are celebrated. The law of 20 December 2016 says on which day one rests
instead, and only that day is free: the celebrated Tuesday is a working day once its rest has moved to Monday.
Decrees add to the rule in `days_off.toml`. A day is a date in America/Guayaquil (`clock.business_date`).
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Final

import holidays

_MON, _TUE, _WED, _THU, _FRI, _SAT, _SUN = range(7)
_ONE_DAY: Final = timedelta(days=1)

_MOVES: Final = {_TUE: -1, _WED: 2, _THU: 1, _SAT: -1, _SUN: 1}
"""Days from a celebrated day to its rest, by weekday; Monday and Friday stay."""
_WEEKEND_MOVES: Final = {_SAT: -1, _SUN: 1}
"""What is left of the rule for 1 January and 25 December."""
_PAIR_RESTS: Final = {
    _MON: (0, 1),
    _TUE: (-1, 0),
    _WED: (1, 2),
    _THU: (0, 1),
    _FRI: (-1, 0),
    _SAT: (-1, 2),
    _SUN: (1, 2),
}
"""2 and 3 November are consecutive, and the law moves them together: days from 2 November, by its weekday."""
_QUITO: Final = (12, 6)
"""Foundation of Quito: the local day of the head office, moved like a national one."""
_FIXED_IN_WEEK: Final = ((1, 1), (12, 25))


def is_business_day(day: date) -> bool:
    """Whether banks work on this day."""
    decreed = _decreed().get(day)
    return day.weekday() < _SAT and not is_day_off(day) if decreed is None else decreed


def is_day_off(day: date) -> bool:
    """Whether one rests on this day for a holiday or by decree; an ordinary weekend is none."""
    decreed = _decreed().get(day)
    if decreed is not None:
        return not decreed
    # The rest of 1 January may lie in the old year.
    return day in _rests(day.year) or day in _rests(day.year + 1)


def next_business_day(day: date) -> date:
    """The day itself where it is a business day, else the first one after it: where a due date rolls to (M71, D15)."""
    while not is_business_day(day):
        day += _ONE_DAY
    return day


def add_business_days(day: date, count: int) -> date:
    """The `count`-th business day after `day`, for a count above zero; with 0 the day itself, rolled forward.

    Raises:
        ValueError: the count is negative.
    """
    if count < 0:
        raise ValueError("business days are counted forward")
    day = next_business_day(day) if count == 0 else day
    for _ in range(count):
        day = next_business_day(day + _ONE_DAY)
    return day


@cache
def _rests(year: int) -> frozenset[date]:
    """The free days of a year's holidays; the one of 1 January may be the day before."""
    celebrated = set(holidays.country_holidays("EC", years=year, observed=False))
    all_souls = date(year, 11, 2)
    pair = {all_souls, all_souls + _ONE_DAY}
    rests = {all_souls + timedelta(days=days) for days in _PAIR_RESTS[all_souls.weekday()]}
    rests |= {_rest(day) for day in celebrated - pair}
    rests.add(_rest(date(year, *_QUITO)))
    return frozenset(rests)


def _rest(day: date) -> date:
    """The day one rests for a celebrated one. Carnival, always Monday and Tuesday, and Good Friday never move."""
    if (day.month, day.day) in _FIXED_IN_WEEK:
        moves = _WEEKEND_MOVES
    else:
        moves = {} if day.month in (2, 3) else _MOVES
    return day + timedelta(days=moves.get(day.weekday(), 0))


@cache
def _decreed() -> dict[date, bool]:
    """Days with a word of their own, and whether one works on them."""
    listed = tomllib.loads(files("banking").joinpath("days_off.toml").read_text("utf-8"))
    return {each["on"]: each["works"] for each in listed["day"]}
