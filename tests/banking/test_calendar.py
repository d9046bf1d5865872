"""Business days: the law's rule, the days a decree adds, and what the celebrated days do not do (domain.md §2.10)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from banking.calendar import add_business_days, is_business_day, next_business_day

FREE = {
    2026: "01-01 01-02 02-16 02-17 04-03 05-01 05-25 08-10 10-09 11-02 11-03 12-07 12-25",
    2027: "01-01 02-08 02-09 03-26 04-30 05-24 08-09 10-08 11-01 11-02 12-06 12-24 12-31",
}
"""Weekdays on which banks rest: the eleven national days, Quito's own, and what a decree added."""
PAIR = {
    2018: "11-01 11-02",  # Friday and Saturday: the Saturday's rest is the Thursday before
    2019: "11-01 11-04",  # Saturday and Sunday
    2020: "11-02 11-03",  # Monday and Tuesday stay
    2021: "11-01 11-02",  # Tuesday and Wednesday: the Wednesday's rest is the Monday before
    2022: "11-03 11-04",  # Wednesday and Thursday: the Wednesday's rest is the Friday
    2023: "11-02 11-03",  # Thursday and Friday stay
    2025: "11-03 11-04",  # Sunday and Monday: the Sunday's rest is the Tuesday
}


def dates(year: int, listed: str) -> list[date]:
    return [date.fromisoformat(f"{year}-{each}") for each in listed.split()]


def weekdays_off(start: date, end: date) -> list[date]:
    days = (start + timedelta(days=n) for n in range((end - start).days + 1))
    return [day for day in days if day.weekday() < 5 and not is_business_day(day)]


@pytest.mark.parametrize("year", FREE)
def test_the_free_weekdays_of_a_year_are_the_laws(year: int) -> None:
    assert weekdays_off(date(year, 1, 1), date(year, 12, 31)) == dates(year, FREE[year])


@pytest.mark.parametrize("year", PAIR)
def test_the_days_of_november_move_together(year: int) -> None:
    assert weekdays_off(date(year, 10, 20), date(year, 11, 20)) == dates(year, PAIR[year])


def test_the_celebrated_day_is_worked_once_its_rest_has_moved() -> None:
    assert is_business_day(date(2027, 8, 10))
    assert not is_business_day(date(2027, 8, 9))


def test_christmas_and_new_year_move_from_a_weekend_only() -> None:
    assert weekdays_off(date(2021, 12, 20), date(2022, 1, 7)) == [date(2021, 12, 24), date(2021, 12, 31)]
    assert weekdays_off(date(2022, 12, 20), date(2023, 1, 7)) == [date(2022, 12, 26), date(2023, 1, 2)]
    assert weekdays_off(date(2024, 12, 20), date(2025, 1, 7)) == [date(2024, 12, 25), date(2025, 1, 1)]


@pytest.mark.parametrize(
    ("day", "rolled"),
    [
        (date(2025, 4, 5), date(2025, 4, 7)),  # M71: a Saturday
        (date(2025, 7, 5), date(2025, 7, 7)),  # M71
        (date(2025, 2, 5), date(2025, 2, 5)),
        (date(2027, 12, 24), date(2027, 12, 27)),  # Christmas' rest, then the weekend
        (date(2027, 12, 31), date(2028, 1, 3)),
        (date(2026, 12, 5), date(2026, 12, 8)),  # weekend, then Quito's day moved to Monday
        (date(2028, 2, 29), date(2028, 3, 1)),  # Carnival on a leap day
    ],
)
def test_a_date_rolls_to_the_next_business_day(day: date, rolled: date) -> None:
    assert next_business_day(day) == rolled


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 21), 0, date(2026, 11, 23)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 12, 4), 2, date(2026, 12, 9)),
        (date(2026, 10, 30), 1, date(2026, 11, 4)),
    ],
)
def test_business_days_are_counted_forward(day: date, count: int, expected: date) -> None:
    assert add_business_days(day, count) == expected


def test_business_days_are_not_counted_backward() -> None:
    with pytest.raises(ValueError, match="forward"):
        add_business_days(date(2026, 11, 20), -1)
