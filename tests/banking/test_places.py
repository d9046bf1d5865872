"""Places: open or not at any minute of the year, the nearest ones from anywhere, and a directory that says it is a sample (M133)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banking.calendar import is_day_off
from banking.clock import GUAYAQUIL
from banking.places import opening
from banking.places.directory import directory, metres
from banking.policy import Policy
from banking.values import Hours, OpenDays, Opening, OpeningState, PlaceKind, Spot

OFFICE = (
    Hours(OpenDays.SATURDAY, "09:00", "13:00"),
    Hours(OpenDays.WEEKDAYS, "14:00", "17:00"),
    Hours(OpenDays.WEEKDAYS, "08:30", "13:00"),
)
MINUTES = st.integers(0, 2 * 366 * 1_440).map(
    lambda m: datetime(2026, 1, 1, tzinfo=GUAYAQUIL) + timedelta(minutes=m)
)
TABLE = [
    ("2026-11-23 08:29", OpeningState.TODAY, "08:30"),
    ("2026-11-23 08:30", OpeningState.OPEN, "13:00"),
    ("2026-11-23 13:00", OpeningState.TODAY, "14:00"),
    ("2026-11-23 17:00", OpeningState.TOMORROW, "08:30"),
    ("2026-11-27 17:00", OpeningState.TOMORROW, "09:00"),
    ("2026-11-28 13:00", OpeningState.MONDAY, "08:30"),
    ("2026-02-13 20:00", OpeningState.TOMORROW, "09:00"),
    ("2026-02-14 13:00", OpeningState.WEDNESDAY, "08:30"),  # Carnival: Monday and Tuesday are off
    ("2026-04-02 18:00", OpeningState.SATURDAY, "09:00"),  # Good Friday
    ("2026-12-24 18:00", OpeningState.SATURDAY, "09:00"),  # Christmas on a Friday
]


@pytest.mark.parametrize(("at", "state", "hour"), TABLE)
def test_a_place_opens_when_its_hours_and_the_calendar_say(at: str, state: OpeningState, hour: str) -> None:
    now = datetime.fromisoformat(at).replace(tzinfo=GUAYAQUIL)
    assert opening.of_place(OFFICE, now) == Opening(state, hour)


@given(MINUTES)
def test_what_is_promised_comes_true(now: datetime) -> None:
    """Open until then and not a minute longer; closed until then and not a minute longer, and never open on a day off."""
    said = opening.of_place(OFFICE, now)
    hour, minute = map(int, said.at.split(":"))
    days = 0
    if said.state is OpeningState.TOMORROW:
        days = 1
    elif said.state not in (OpeningState.OPEN, OpeningState.TODAY):
        names = [
            OpeningState(each)
            for each in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
        ]
        days = (names.index(said.state) - now.weekday() - 1) % 7 + 1
    then = now.replace(hour=hour, minute=minute) + timedelta(days=days)
    before = opening.of_place(OFFICE, then - timedelta(minutes=1)).state
    after = opening.of_place(OFFICE, then).state
    is_open = said.state is OpeningState.OPEN
    assert then > now
    assert ((before is OpeningState.OPEN), (after is OpeningState.OPEN)) == (is_open, not is_open)
    assert not (is_open and is_day_off(now.date()))


def test_what_never_closes_is_open_on_christmas() -> None:
    christmas = datetime(2026, 12, 25, 3, tzinfo=GUAYAQUIL)
    assert (
        opening.of_place((Hours(OpenDays.ALWAYS, "00:00", "24:00"),), christmas).state is OpeningState.ALWAYS
    )
    assert opening.of_desk(Policy(desk_always_open=True), christmas).state is OpeningState.ALWAYS
    assert opening.of_desk(Policy(), christmas) == Opening(OpeningState.MONDAY, "08:00")


def test_distances_are_those_of_the_earth() -> None:
    matriz = next(each for each in directory().places if each.code == "matriz")
    assert metres(Spot(matriz.latitude / 1e6, matriz.longitude / 1e6), matriz) == 0
    assert metres(Spot(matriz.latitude / 1e6 + 1, matriz.longitude / 1e6), matriz) == pytest.approx(
        111_195, abs=5
    )
    assert metres(Spot(-matriz.latitude / 1e6, matriz.longitude / 1e6 + 180), matriz) == pytest.approx(
        20_015_114, abs=50
    )


def test_the_directory_can_be_read_and_says_that_it_is_a_sample() -> None:
    found = directory()
    assert found.sample
    assert [each.kind for each in found.places] == sorted(
        (each.kind for each in found.places), key=PlaceKind.ATM.__eq__
    )
    assert len({each.code for each in found.places}) == len(found.places)
    assert all(opening.of_place(each.hours, datetime.now(GUAYAQUIL)) for each in found.places)
    assert repr(Spot(-0.187, -78.483)) == "Spot()"
