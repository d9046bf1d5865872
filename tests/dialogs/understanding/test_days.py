"""Dates typed where a question asks for one (M111, D18)."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.engine.states import Invalid
from dialogs.understanding.days import read_date, read_day_of_month

FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("05/12/2026", date(2026, 12, 5)),
        (" 5-1-2027 ", date(2027, 1, 5)),
        ("5 12 2026", date(2026, 12, 5)),
        ("01/01/2020", date(2020, 1, 1)),
        ("29/02/2028", date(2028, 2, 29)),
        ("5/12", date(2026, 12, 5)),
        ("5/12/27", date(2027, 12, 5)),
        ("Hoy mismo", FRIDAY),
        ("ya", FRIDAY),
        ("a partir de mañana", date(2026, 11, 28)),
        ("pasado mañana", date(2026, 11, 29)),
        ("el lunes", date(2026, 11, 30)),
        ("viernes", date(2026, 12, 4)),
        ("15", date(2026, 12, 15)),
        ("el día 30", date(2026, 11, 30)),
        ("5 ene", date(2027, 1, 5)),
        ("el 5 de enero de 2028", date(2028, 1, 5)),
        ("fin de mes", date(2026, 11, 30)),
        ("tomorrow", date(2026, 11, 28)),
        ("the day after tomorrow", date(2026, 11, 29)),
        ("next Monday", date(2026, 11, 30)),
        ("the 15th", date(2026, 12, 15)),
        ("December 5th, 2027", date(2027, 12, 5)),
        ("3 May", date(2027, 5, 3)),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str, day: date) -> None:
    assert read_date(typed, FRIDAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "29/02/2026",
        "31 de febrero",
        "31 de febrero de 2028",
        "00/12/2026",
        "0",
        "40",
        "quién sabe",
        "",
        "mañana no sé si vaya a poder pagar",
    ],
)
def test_what_is_no_date_is_asked_again(typed: str) -> None:
    assert read_date(typed, FRIDAY) == Invalid("date_unreadable")


@pytest.mark.parametrize(
    ("typed", "day"),
    [("5", 5), ("el 31", 31), ("día 15 de cada mes", 15), ("fin de mes", 31), ("last day", 31)],
)
def test_a_day_of_the_month_is_read(typed: str, day: int) -> None:
    assert read_day_of_month(typed) == day


@pytest.mark.parametrize("typed", ["0", "32", "lunes", "-1", "5 y 20"])
def test_what_is_no_day_of_the_month_is_asked_again(typed: str) -> None:
    assert read_day_of_month(typed) == Invalid("day_unreadable")
