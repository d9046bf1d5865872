"""Cases at the console: what waits, what is due, one case with its notes, and its end (S24)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from banking.desk.casework import ANSWER_MIN_CHARACTERS, Kept, NoCase, NoWords, StillFrozen
from banking.desk.measures import Done, NoReason, NothingToDo, NotVerified
from banking.values import CaseOutcome, Measure
from webhooks.console.drawing import page
from webhooks.console.visit import Visit
from webhooks.console.where import chosen, lead

CASES: Final = "/console/cases"
KINDS: Final[Mapping[str, str]] = {
    "claim": "Reclamo",
    "claim_told": "Reclamo contado por el socio",
    "not_me": "«No fui yo»",
    "desk_freeze": "Bloqueo hecho por un asesor",
    "callback": "Llamar al socio",
    "product_savings": "Solicitud: cuenta de ahorros",
    "product_deposit": "Solicitud: póliza",
    "product_loan": "Solicitud: crédito",
    "product_card": "Solicitud: tarjeta de crédito",
    "data_access": "Datos personales: acceso",
    "data_correct": "Datos personales: corrección",
    "data_erase": "Datos personales: eliminación",
    "data_withdraw": "Datos personales: retirar autorización",
}
OUTCOMES: Final[Mapping[CaseOutcome, str]] = {
    CaseOutcome.SOLVED: "Resuelto",
    CaseOutcome.IN_FAVOUR: "A favor del socio",
    CaseOutcome.NOT_IN_FAVOUR: "No procede",
    CaseOutcome.NO_CONTACT: "No se logró contactar",
}
DETAILS: Final[Mapping[str, str]] = {
    "account": "Cuenta ••••",
    "position": "Movimiento n.º",
    "words": "Lo que dijo",
    "reason": "Motivo",
    "day": "Día",
    "part": "Horario",
    "about": "Sobre",
    "product": "Producto",
    "amount": "Monto",
    "term": "Plazo",
    "method": "Método",
}
"""What a case says of itself, by the name it was kept under; others keep theirs."""
MEASURES: Final[Mapping[str, str]] = {
    Measure.FREEZE_CARDS: "Congelar sus tarjetas",
    Measure.FREEZE_OUTGOING: "Bloquear las salidas de dinero",
    Measure.UNLINK: "Desvincular su teléfono perdido",
}
FAULTS: Final[Mapping[str, str]] = {
    "taken": "Otra persona lo tiene, o ya está cerrado.",
    "words": f"Escribe la respuesta (al menos {ANSWER_MIN_CHARACTERS} letras), sin pedir claves ni códigos.",
    "frozen": "Las salidas de dinero siguen bloqueadas por este caso: primero se desbloquean, con el socio verificado en el chat.",
    "reason": "Escribe el motivo.",
    "nothing": "No hizo falta: ya estaba así.",
    "verify": "Desbloquear solo se puede en el chat, con el socio verificado.",
}
_FAULT_OF: Final[Mapping[type, str]] = {
    NoCase: "taken",
    NoWords: "words",
    StillFrozen: "frozen",
    NoReason: "reason",
    NothingToDo: "nothing",
    NotVerified: "verify",
}
_NAMES: Final[Mapping[str, Any]] = {
    "case_kinds": KINDS,
    "case_outcomes": OUTCOMES,
    "details": DETAILS,
    "measures": MEASURES,
}
_NUMBER: Final = re.compile(r"[A-Z2-7]{4}-[A-Z2-7]{4}")


async def listed(visit: Visit) -> Response:
    """What waits for people, what is due first; or what was closed last."""
    last = await visit.house.console.newest()
    return page("cases", me=visit.person, csrf=visit.csrf, last=last, **await _listed(visit))


async def part(visit: Visit) -> Response:
    """The list alone, for the script."""
    return page("cases_part", **await _listed(visit))


async def _listed(visit: Visit) -> dict[str, Any]:
    closed = visit.request.query_params.get("show") == "closed"
    found = await visit.house.console.casework.open_ones(visit.person, closed=closed)
    return {"cases": found, "closed": closed, **_NAMES}


async def one(visit: Visit) -> Response:
    """One case."""
    return await _shown(visit)


async def _shown(visit: Visit, status: int = 200, fault: str = "") -> Response:
    found = await visit.house.console.casework.look(visit.person, _number(visit))
    if found is None:
        raise HTTPException(404)
    said = {name: visit.form.get(name, "") for name in ("text", "outcome", "answer")}
    return page(
        "case", status, me=visit.person, csrf=visit.csrf, case=found, fault=fault, said=said, **_NAMES
    )


async def take(visit: Visit) -> Response:
    """Work on it."""
    return await _back(visit, await visit.house.console.casework.take(visit.person, _number(visit)))


async def note(visit: Visit) -> Response:
    """Write down what was found."""
    text = visit.form.get("text", "")
    return await _back(visit, await visit.house.console.casework.note(visit.person, _number(visit), text))


async def close(visit: Visit) -> Response:
    """End it with an answer to the member."""
    outcome, answer = chosen(visit, "outcome", CaseOutcome), visit.form.get("answer", "")
    return await _back(
        visit, await visit.house.console.casework.close(visit.person, _number(visit), outcome, answer)
    )


async def measure(visit: Visit) -> Response:
    """Freeze or cut off, for a member who is not in a chat."""
    wanted, why = chosen(visit, "measure", Measure), visit.form.get("why", "")
    return await _back(
        visit, await visit.house.console.casework.measure(visit.person, _number(visit), wanted, why)
    )


def _number(visit: Visit) -> str:
    number = str(visit.request.path_params["number"])
    if _NUMBER.fullmatch(number) is None:
        raise HTTPException(404)
    return number


async def _back(visit: Visit, answer: object) -> Response:
    """To the case; where something could not be done, with the reason and what was written."""
    if isinstance(answer, Kept | Done):
        return lead(f"{CASES}/{_number(visit)}", "")
    return await _shown(visit, 409, FAULTS[_FAULT_OF[type(answer)]])
