"""Where an act on a chat leads back to, and what is said there when it could not be done."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, TypeVar
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from webhooks.console.visit import Visit

E = TypeVar("E", bound=StrEnum)
DESK: Final = "/console/desk"
FAULTS: Final = {
    "taken": "Otra persona tomó esta conversación.",
    "gone": "Esta conversación ya no está contigo.",
    "full": "Ya tienes todas las conversaciones que puedes atender a la vez.",
    "secret": "No se envió: nunca pedimos claves ni códigos. Usa «Verificar al socio»: el código lo pide y lo revisa el bot.",
    "empty": "Escribe un mensaje.",
    "reason": "Escribe el motivo.",
    "refused": "No se pudo mostrar el dato: revisa el motivo y el código.",
    "no_code": "Todavía no se puede enviar otro código. Espera un minuto; si sigue así, los códigos de este socio están bloqueados.",
    "nothing": "No hizo falta: ya estaba así.",
    "verify": "Primero verifica al socio: sin confirmar su identidad no se desbloquea nada.",
    "nobody": "Este chat no está vinculado a un socio.",
}


def handoff_of(visit: Visit) -> UUID:
    """The hand-off in the address."""
    try:
        return UUID(visit.request.path_params["handoff"])
    except ValueError:
        raise HTTPException(404) from None


def chosen(visit: Visit, field: str, kind: type[E]) -> E:
    """What was chosen in a list; anything that is not in it is no form of ours."""
    try:
        return kind(visit.form.get(field, ""))
    except ValueError:
        raise HTTPException(400) from None


def lead(address: str, fault: str = "") -> Response:
    """To a page, with what could not be done."""
    return RedirectResponse(f"{address}?fault={fault}" if fault else address, 303)


async def chat_id_of(visit: Visit) -> int:
    """The chat of the hand-off in the address."""
    chat_id = await visit.house.console.chat_of(handoff_of(visit))
    if chat_id is None:
        raise HTTPException(404)
    return chat_id


def epoch_of(visit: Visit) -> int:
    """The epoch the page was drawn for."""
    given = visit.form.get("epoch", "")
    if not given.isdecimal():
        raise HTTPException(400)
    return int(given)


def address_of(visit: Visit) -> str:
    """The thread's page."""
    return f"/console/chat/{handoff_of(visit)}"


def back(visit: Visit, fault: str = "") -> Response:
    """To the thread; the script gets a status instead of a page."""
    if visit.request.headers.get("x-requested-by") == "console":
        return PlainTextResponse(FAULTS.get(fault, ""), 409 if fault else 200)
    return lead(address_of(visit), fault)
