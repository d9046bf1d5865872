"""Terms as members type them: months of a loan, days of a deposit (M134)."""

from __future__ import annotations

import re
from typing import Final

from dialogs.engine.match import folded
from dialogs.engine.states import Invalid, may_fault

MONTH_DAYS: Final = 30
YEAR_DAYS: Final = 365
YEAR_MONTHS: Final = 12
LONGEST: Final = 9_999
"""Above this a term is a typing slip."""
_WORDS: Final = {
    "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "quince": 15, "dieciocho": 18, "veinte": 20, "veinticuatro": 24,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twelve": 12, "eighteen": 18,
    "treinta": 30, "treinta y seis": 36, "cuarenta y ocho": 48, "sesenta": 60, "noventa": 90, "cien": 100,
}  # fmt: skip
_TERM: Final = re.compile(
    r"(?:a |en |por |unos |for |over )?(?P<count>[0-9]{1,4}|[a-z ]+?)"
    r"(?: (?P<unit>dias?|mes(?:es)?|anos?|años?|days?|months?|years?))?(?P<half> y medio| and a half)?"
)


@may_fault("term_unreadable")
def read_months(text: str) -> int | Invalid:
    """Months: `24`, `24 meses`, `dos años`, `año y medio`. A bare number is months; days are not."""
    count, unit, half = _parts(text)
    if count is None or unit == "day":
        return Invalid("term_unreadable")
    if unit == "year":
        return count * YEAR_MONTHS + (YEAR_MONTHS // 2 if half else 0)
    return Invalid("term_unreadable") if half else count


@may_fault("term_unreadable")
def read_days(text: str) -> int | Invalid:
    """Days: `90`, `90 días`, `6 meses` (of 30 days), `un año` (365). A bare number is days."""
    count, unit, half = _parts(text)
    if count is None or (half and unit != "year"):
        return Invalid("term_unreadable")
    if unit == "year":
        return count * YEAR_DAYS + (YEAR_DAYS // 2 if half else 0)
    return count * MONTH_DAYS if unit == "month" else count


def _parts(text: str) -> tuple[int | None, str, bool]:
    """How many, of what (`day`, `month`, `year`, or empty), and whether half of one more."""
    said = folded(text)
    if said in {"año y medio", "ano y medio"}:
        said = f"un {said}"
    found = _TERM.fullmatch(said)
    if found is None:
        return None, "", False
    count = int(found["count"]) if found["count"].isdigit() else _WORDS.get(found["count"], 0)
    unit = {"d": "day", "m": "month", "a": "year", "y": "year", "": ""}[(found["unit"] or "")[:1]]
    return (count if 0 < count <= LONGEST else None), unit, found["half"] is not None
