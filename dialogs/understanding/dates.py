"""Days and rhythms a sentence speaks of, seen from a day in Guayaquil: always today or later."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from dialogs.understanding.text import Word

MONTHS: Final = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
WEEKDAYS: Final = ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")
_DAY_WORDS: Final = {
    "primero": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
    "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "veinte": 20, "veinticinco": 25, "treinta": 30,
}  # fmt: skip
_FALLS_DUE: Final = frozenset({"vence", "vencen", "caduca"})
_LAST_DAY: Final = 31
_FORTNIGHT: Final = 15


def date_in(words: Sequence[Word], today: date) -> date | None:
    """The day a sentence names: "mañana", "el lunes", "el 5", "15 de diciembre", "fin de mes"."""
    said = [word.said for word in words]
    for index in range(len(said)):
        found = _named(said, index, today) or _numbered(said, index, today)
        if found:
            return found
    return _spoken_of(" ".join(said), today)


def _named(said: Sequence[str], index: int, today: date) -> date | None:
    """A day by its name."""
    word = said[index]
    before = said[index - 1] if index else ""
    after = said[index + 1] if index + 1 < len(said) else ""
    if _FALLS_DUE & {*said[max(index - 4, 0) : index], *said[index + 1 : index + 3]}:
        return None  # when it must be paid by is not when to pay it
    if word == "hoy":
        return today
    if word == "mañana" and before not in {"la", "de", "por"}:
        return today + timedelta(days=2 if before == "pasado" else 1)
    if word == "en" and said[index + 2 : index + 3] in (["dias"], ["dia"]):
        days = said[index + 1]
        count = int(days) if days.isdigit() else _DAY_WORDS.get(days, 0)
        return today + timedelta(days=count) if 0 < count <= _LAST_DAY else None
    if word in WEEKDAYS and before not in {"los", "cada"} and after != "pasado":
        return today + timedelta(days=(WEEKDAYS.index(word) - today.weekday()) % 7 or 7)
    return None


def _spoken_of(text: str, today: date) -> date | None:
    """A day by a phrase."""
    if "fin de mes" in text or "fines de mes" in text:
        return today.replace(day=calendar.monthrange(today.year, today.month)[1])
    if any(week in text for week in ("la otra semana", "proxima semana", "semana que viene")):
        return today + timedelta(days=7)
    if "quincena" in text and not any(
        word in text
        for word in ("cayo", "llego", "cada", "quincenas", "de la quincena", "con la quincena", "mi quincena")
    ):
        return _day_of_month(_FORTNIGHT, today)
    return None


def _numbered(said: Sequence[str], index: int, today: date) -> date | None:
    word = said[index]
    before = said[index - 1] if index else ""
    rest = said[index + 1 : index + 3]
    if "/" in (rest[0] if rest else "") and len(said) > index + 2:
        return _slashed(said, index, today)
    day = int(word) if word.isdigit() and len(word) <= 2 else _DAY_WORDS.get(word)  # noqa: PLR2004
    if day is None or not 1 <= day <= _LAST_DAY:
        return None
    if len(rest) == 2 and rest[0] == "de" and rest[1] in MONTHS:  # noqa: PLR2004
        return _day_in(day, MONTHS.index(rest[1]) + 1, today)
    if before in {"el", "dia"} and not (rest and rest[0] in {"de", "por"} and rest[1:2] == ["cada"]):
        return None if rest[:2] == ["de", "cada"] else _day_of_month(day, today)
    return None


def _slashed(said: Sequence[str], index: int, today: date) -> date | None:
    parts = [part for part in said[index : index + 5] if part.isdigit()]
    try:
        day, month = int(parts[0]), int(parts[1])
        if len(parts) > 2:  # noqa: PLR2004 - with a year
            year = int(parts[2])
            return date(year if year > 99 else 2000 + year, month, day)  # noqa: PLR2004
    except (ValueError, IndexError):
        return None
    return _day_in(day, month, today)


def _day_in(day: int, month: int, today: date) -> date | None:
    for year in (today.year, today.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            return None
        if found >= today:
            return found
    return None


def _day_of_month(day: int, today: date) -> date:
    """The coming day of that number; the last of the month where it is shorter."""
    year, month = today.year, today.month
    while True:
        found = date(year, month, min(day, calendar.monthrange(year, month)[1]))
        if found >= today:
            return found
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004


def frequency_in(words: Sequence[Word]) -> str | None:
    """The rhythm: `monthly`, `weekly`, `asap`, `once`."""
    text = " ".join(word.said for word in words)
    if any(
        sign in text
        for sign in (
            "cada mes", "todos los meses", "mensual", "al mes", "cada fin de mes", "por mes", "cada quincena", "los meses", "todas las quincenas",
        )
    ) or _each_day_of_month(words):  # fmt: skip
        return "monthly"
    if any(sign in text for sign in ("cada semana", "todas las semanas", "semanal", "por semana")) or any(
        f"{each} {day}" in text for each in ("cada", "todos los") for day in WEEKDAYS
    ):
        return "weekly"
    if any(
        sign in text
        for sign in (
            "apenas salga", "apenas llegue", "cuando salga", "cuando llegue", "tan pronto", "en cuanto", "apenas este", "ni bien",
            "apenas se emita", "apenas venga", "cuando este disponible", "lo mas pronto", "lo antes posible", "apenas haya",
            "apenas aparezca", "apenas la emitan", "cuando aparezca",
        )
    ):  # fmt: skip
        return "asap"
    if any(
        sign in text
        for sign in ("una sola vez", "una vez", "por unica vez", "solo una vez", "unica vez", "solo este mes")
    ):
        return "once"
    return None


def _each_day_of_month(words: Sequence[Word]) -> bool:
    """Said as "cada 5" or "los 15"."""
    said = [*(word.said for word in words), ""]
    return any(
        (one == "cada" and (two.isdigit() or two in _DAY_WORDS))
        or (
            one == "los"
            and two.isdigit()
            and int(two) <= _LAST_DAY
            and not three.startswith(("dolar", "centavo", "$"))
        )
        for one, two, three in zip(said, said[1:], said[2:], strict=False)
    )
