"""Dates and days of the month as members type them where a question asks for one (M111)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dialogs.engine.states import Invalid, may_fault

_DATE: Final = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_DAY: Final = re.compile(r"(?:el\s+)?(?:d[ií]a\s+)?(\d{1,2})(?:\s+de\s+cada\s+mes)?", re.IGNORECASE)
_LAST: Final = re.compile(
    r"(?:el\s+)?(?:[uú]ltimo(?:\s+d[ií]a)?|fin\s+de\s+mes)(?:\s+del\s+mes)?|(?:the\s+)?(?:last\s+day|end\s+of(?:\s+the)?\s+month)",
    re.IGNORECASE,
)
_LAST_DAY: Final = 31


@may_fault("date_unreadable")
def read_date(text: str) -> date | Invalid:
    """A date written dd/mm/aaaa (D18)."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return Invalid("date_unreadable")
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return Invalid("date_unreadable")


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
