"""Dates and days of the month as members type them where a question asks for one (M111)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dialogs.engine.states import Invalid, may_fault
from dialogs.understanding.dates import MONTHS, WEEKDAYS, date_in
from dialogs.understanding.text import words_of

_DATE: Final = re.compile(r"(\d{1,2})\s*[/.\s-]\s*(\d{1,2})\s*[/.\s-]\s*(\d{4})")
_DAY: Final = re.compile(r"(?:el\s+)?(?:d[ií]a\s+)?(\d{1,2})(?:\s+de\s+cada\s+mes)?", re.IGNORECASE)
_LAST: Final = re.compile(
    r"(?:el\s+)?(?:[uú]ltimo(?:\s+d[ií]a)?|fin\s+de\s+mes)(?:\s+del\s+mes)?|(?:the\s+)?(?:last\s+day|end\s+of(?:\s+the)?\s+month)",
    re.IGNORECASE,
)
_LAST_DAY: Final = 31
_LONGEST_SAID: Final = 6
"""Words; more than a day is said in more, and a question about it is no answer."""
_AROUND: Final = frozenset({"el", "dia", "de", "del", "the", "on", "of", "th", "st", "nd", "rd", ",", "."})
_ENGLISH: Final = (
    (
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_IN_SPANISH: Final = {
    **{month[:3]: month for month in MONTHS},
    **{said: meant for english, spanish in zip(_ENGLISH, (MONTHS, WEEKDAYS), strict=True) for said, meant in zip(english, spanish, strict=True)},
    **{english[:3]: spanish for english, spanish in zip(_ENGLISH[0], MONTHS, strict=True)},
    "today": "hoy", "tomorrow": "mañana", "ahora": "hoy", "ya": "hoy", "now": "hoy",
}  # fmt: skip


@may_fault("date_unreadable")
def read_date(text: str, today: date) -> date | Invalid:
    """A date written dd/mm/aaaa (D18), or a coming one as people say it: "hoy", "mañana", "el 15", "5 de enero", "next Monday"."""
    written = _DATE.fullmatch(text.strip())
    if written is None:
        return _said(text, today) or Invalid("date_unreadable")
    return _on(*map(int, written.groups())) or Invalid("date_unreadable")


def _on(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _said(text: str, today: date) -> date | None:
    """A coming day in words; a number alone is a day of this month or the next."""
    words = [_IN_SPANISH.get(word.said, word.said) for word in words_of(text)]
    if len(words) > _LONGEST_SAID:
        return None
    said = [word for word in words if word not in _AROUND]
    if len(said) > 1 and said[0] in MONTHS:
        said[:2] = said[1], said[0]  # "December 5"
    match said:
        case [day] if day.isdigit():
            return _in_words(f"el {day}", today)
        case [day, month] if month in MONTHS:
            return _in_words(f"{day} de {month}", today)
        case [day, month, year] if month in MONTHS and day.isdigit() and year.isdigit():
            return _on(int(day), MONTHS.index(month) + 1, int(year))
    spoken = " ".join(said).replace("day after mañana", "pasado mañana")
    return _in_words(spoken, today) or _in_words(" ".join(words), today)


def _in_words(text: str, today: date) -> date | None:
    return date_in(words_of(text), today)


@may_fault("day_unreadable")
def read_day_of_month(text: str) -> int | Invalid:
    """A day from 1 to 31, or "fin de mes", which is the last one whatever the month."""
    said = text.strip()
    if _LAST.fullmatch(said):
        return _LAST_DAY
    found = _DAY.fullmatch(said)
    if found is None or not 1 <= int(found[1]) <= _LAST_DAY:
        return Invalid("day_unreadable")
    return int(found[1])
