"""Conversations of the past: the supervisor searches, reads and takes them out; an agent reads those of the member they attend."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.responses import Response

from banking.clock import GUAYAQUIL, business_date
from banking.desk.past import MOST_DAYS, MOST_LINES, Found, Results, Wanted
from banking.desk.thread import Line
from banking.people.identification import read_cedula, read_passport
from banking.values import HandoffReason, Identification, Outcome
from webhooks.console.drawing import BOT, KINDS, OUTCOMES, REASONS, STATES, page
from webhooks.console.supervisor import spreadsheet
from webhooks.console.visit import Visit
from webhooks.console.where import address_of, chat_id_of, lead

SEARCH: Final = "/console/search"
FIRST_DAYS: Final = 30
LONGEST_WORDS: Final = 80
REFUSED: Final = "No se descargó: escribe el motivo (mínimo 5 letras). Hay un límite de descargas por hora."
HEADINGS: Final = ("conversación", "día", "hora", "quién", "mensaje", "estado", "motivo", "resultado")


async def form(visit: Visit) -> Response:
    """What to look for."""
    return await _page(visit, _first(visit))


async def search(visit: Visit) -> Response:
    """What was found. A POST, so that neither identifications nor words are in an address."""
    wanted, fault = _read(visit)
    found = None if fault else await visit.house.console.oversight.search(visit.person, wanted)
    return await _page(visit, wanted, found, fault)


async def export(visit: Visit) -> Response:
    """The same with all that was said, as a file."""
    wanted, fault = _read(visit)
    if fault:
        return await _page(visit, wanted, None, fault)
    taken = await visit.house.console.oversight.export(visit.person, wanted, visit.form.get("why", ""))
    if taken is None:
        found = await visit.house.console.oversight.search(visit.person, wanted)
        return await _page(visit, wanted, found, REFUSED)
    rows = [row for each, lines in taken for row in _rows(each, lines)]
    return spreadsheet(f"conversaciones-{wanted.since:%Y%m%d}-{wanted.until:%Y%m%d}.csv", (HEADINGS, *rows))


async def record(visit: Visit) -> Response:
    """One conversation of the past."""
    found = await visit.house.console.oversight.record(visit.person, _handoff(visit, "record"))
    if found is None:
        raise HTTPException(404)
    return page(
        "record",
        me=visit.person,
        csrf=visit.csrf,
        record=found,
        back=SEARCH,
        files=f"/console/records/{found.id}/file",
    )


async def earlier(visit: Visit) -> Response:
    """A former conversation of the member one attends."""
    chat = await chat_id_of(visit)
    found = await visit.house.console.oversight.earlier(visit.person, chat, _handoff(visit, "earlier"))
    if found is None:
        return lead(address_of(visit), "gone")
    back = address_of(visit)
    files = f"{back}/earlier/{found.id}/file"
    return page("record", me=visit.person, csrf=visit.csrf, record=found, back=back, files=files)


# --- parts ------------------------------------------------------------------------------------------------------------


async def _page(visit: Visit, wanted: Wanted, found: Results | None = None, fault: str = "") -> Response:
    return page(
        "search",
        status=400 if fault else 200,
        me=visit.person,
        csrf=visit.csrf,
        wanted=wanted,
        typed=visit.form.get("member", ""),
        people=await visit.house.console.oversight.agents(visit.person),
        results=found,
        fault=fault,
        most_days=MOST_DAYS,
        most_lines=MOST_LINES,
    )


def _first(visit: Visit) -> Wanted:
    today = business_date(visit.house.clock())
    return Wanted(today - timedelta(days=FIRST_DAYS - 1), today)


def _read(visit: Visit) -> tuple[Wanted, str]:
    """The form, and what is wrong with it."""
    given, first = visit.form, _first(visit)
    since, until = _day(given.get("since", "")), _day(given.get("until", ""))
    typed, agent = given.get("member", "").strip(), given.get("agent", "")
    member = _identification(typed)
    wanted = Wanted(
        since or first.since,
        until or first.until,
        HandoffReason(given["reason"]) if given.get("reason") in REASONS else None,
        Outcome(given["outcome"]) if given.get("outcome") in OUTCOMES else None,
        int(agent) if agent.isdecimal() and len(agent) < 19 else None,  # noqa: PLR2004 - digits of a bigint
        member,
        " ".join(given.get("words", "").split())[:LONGEST_WORDS],
    )
    faults = {
        "Revisa las fechas.": since is None or until is None or until < since,
        f"Busca en hasta {MOST_DAYS} días.": (wanted.until - wanted.since).days >= MOST_DAYS,
        "Esa identificación no es correcta.": bool(typed) and member is None,
    }
    return wanted, next((said for said, wrong in faults.items() if wrong), "")


def _rows(found: Found, lines: tuple[Line, ...]) -> Iterator[tuple[str, ...]]:
    outcome = OUTCOMES.get(found.outcome, "en curso") if found.outcome else "en curso"
    for line in lines:
        at = line.at.astimezone(GUAYAQUIL)
        who = {"member": "Socio", "note": f"Nota de {line.agent}", "bot": "Bot"}
        yield (
            str(found.id),
            f"{at:%Y-%m-%d}",
            f"{at:%H:%M:%S}",
            who.get(line.author, line.agent or ""),
            _said(line),
            STATES.get(line.state, ""),
            REASONS[found.reason],
            outcome,
        )


def _said(line: Line) -> str:
    if line.author == "bot":
        return BOT.get(line.text, line.text)
    return line.text if line.kind == "text" else KINDS.get(line.kind, KINDS.get(line.text, line.kind))


def _identification(typed: str) -> Identification | None:
    return (read_cedula(typed) or read_passport(typed)) if typed else None


def _handoff(visit: Visit, name: str) -> UUID:
    try:
        return UUID(visit.request.path_params[name])
    except ValueError:
        raise HTTPException(404) from None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
