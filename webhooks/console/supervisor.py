"""The supervisor's pages: the desk at this moment, and how it did (desk.md 20)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from markupsafe import Markup
from starlette.responses import Response

from banking.desk.figures import Figures, Period
from webhooks.console.charts import Column, columns
from webhooks.console.drawing import page, span
from webhooks.console.visit import Visit

PERIODS: Final = ((1, "Hoy"), (7, "7 días"), (30, "30 días"), (90, "90 días"))
CSV: Final = "text/csv; charset=utf-8"
FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")


async def floor(visit: Visit) -> Response:
    """Who waits, who is there, and whether the promise is kept."""
    return await _floor(visit, "floor")


async def floor_part(visit: Visit) -> Response:
    """The same without its frame, for the script."""
    return await _floor(visit, "floor_part")


async def figures(visit: Visit) -> Response:
    """Figures with charts, per day and per person."""
    days = _days(visit)
    period = await visit.house.console.oversight.figures(visit.person, days)
    charts = _by_hour(period) if days == 1 else _by_day(period)
    return page(
        "figures",
        me=visit.person,
        csrf=visit.csrf,
        period=period,
        figures=period.whole,
        periods=PERIODS,
        days=days,
        charts=(*charts, _scores(period.whole)),
    )


async def figures_file(visit: Visit) -> Response:
    """The figures of each day as a file for a spreadsheet."""
    days = _days(visit)
    period = await visit.house.console.oversight.figures(visit.person, days)
    rows = [[f"{day:%Y-%m-%d}", *_row(some)] for day, some in period.days]
    return spreadsheet(f"cifras-{period.until:%Y%m%d}-{days}.csv", (HEADINGS, *rows))


HEADINGS: Final = (
    "día",
    "pidieron",
    "atendidas",
    "a tiempo",
    "por cumplir",
    "abandonaron",
    "perdidas",
    "transferencias",
    "devueltas al bot",
    "repetidas en 24 h",
    "espera s",
    "primera respuesta s",
    "atención s",
    "encuestas",
    "calificación",
)


def spreadsheet(name: str, rows: Iterable[Sequence[str]]) -> Response:
    """A file for a spreadsheet, in which no cell begins a formula."""
    written = io.StringIO()
    made = csv.writer(written)
    for row in rows:
        made.writerow([f"'{cell}" if cell.startswith(FORMULAS) else cell for cell in row])
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response("\ufeff" + written.getvalue(), media_type=CSV, headers=headers)


async def _floor(visit: Visit, name: str) -> Response:
    seen = await visit.house.console.oversight.floor(visit.person)
    return page(name, me=visit.person, csrf=visit.csrf, floor=seen)


def _days(visit: Visit) -> int:
    given = visit.request.query_params.get("days", "")
    known = {str(days): days for days, _ in PERIODS}
    return known.get(given, 1)


def _row(some: Figures) -> list[str]:
    counts = (
        some.asked,
        some.attended,
        some.within,
        some.due,
        some.abandoned,
        some.lost,
        some.transfers,
        some.returned,
        some.repeated,
    )
    seconds = (some.wait_seconds, some.first_reply_seconds, some.handling_seconds)
    score = "" if some.mean_score is None else f"{some.mean_score:.2f}"
    return [
        *map(str, counts),
        *("" if each is None else str(round(each)) for each in seconds),
        str(some.rated),
        score,
    ]


def _by_hour(period: Period) -> tuple[Markup, ...]:
    busy = [hour for hour, asked in enumerate(period.hours) if asked]
    first, last = (min(busy[0], 8), max(busy[-1], 17)) if busy else (8, 17)
    drawn = [
        Column(f"{hour} h", (float(period.hours[hour]),), f"{hour} h: {period.hours[hour]}")
        for hour in range(first, last + 1)
    ]
    return (columns("Pidieron un asesor, por hora", drawn),)


def _by_day(period: Period) -> tuple[Markup, ...]:
    asked = [
        Column(
            _label(day),
            (float(some.attended), float(some.asked - some.attended)),
            f"{_label(day)}: {some.attended} atendidas, {some.asked - some.attended} sin atender",
        )
        for day, some in period.days
    ]
    level = [
        Column(
            _label(day),
            (100 * (some.level or 0.0),),
            f"{_label(day)}: " + ("sin datos" if some.level is None else f"{some.level:.0%}"),
        )
        for day, some in period.days
    ]
    waits = [
        Column(_label(day), ((some.wait_seconds or 0.0) / 60,), f"{_label(day)}: {span(some.wait_seconds)}")
        for day, some in period.days
    ]
    return (
        columns("Pidieron un asesor", asked, keys=("Atendidas", "Sin atender")),
        columns("Atendidas a tiempo", level, unit="%"),
        columns("Espera mediana y promesa", waits, unit="minutos", promise=period.promise_seconds / 60),
    )


def _scores(some: Figures) -> Markup:
    drawn = [
        Column(f"{score} ★", (float(count),), f"{score}: {count}")
        for score, count in enumerate(some.scores, 1)
    ]
    return columns("Calificaciones", drawn)


def _label(day: date) -> str:
    return f"{day:%d/%m}"
