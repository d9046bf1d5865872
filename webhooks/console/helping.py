"""What an agent does for the member of an open chat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from banking.desk.identity import Asked, NoCode, NotAMember
from banking.desk.measures import Done, NoReason, NothingToDo, NotVerified
from banking.desk.ownership import NotYours
from banking.values import Measure
from dialogs.catalogue import errands
from webhooks.console.drawing import page
from webhooks.console.visit import Visit
from webhooks.console.where import DESK, back, chat_id_of, chosen, epoch_of

MEASURE_NAMES: Final[Mapping[str, str]] = {
    Measure.FREEZE_CARDS: "Congelar sus tarjetas",
    Measure.FREEZE_OUTGOING: "Bloquear las salidas de dinero",
    Measure.UNLINK: "Desvincular su teléfono perdido",
    Measure.LIFT: "Desbloquear las salidas (socio verificado)",
}
FAULT_OF: Final[Mapping[type, str]] = {
    NothingToDo: "nothing",
    NotVerified: "verify",
    NoReason: "reason",
    NotAMember: "nobody",
}


async def identity(visit: Visit) -> Response:
    """How the proof of identity stands, alone, for the script."""
    found = await visit.house.console.helping.identity(visit.person, await chat_id_of(visit))
    if isinstance(found, NotYours):
        return PlainTextResponse(found.by or "", 409)
    return page("identity", identity=found)


async def verify(visit: Visit) -> Response:
    """Have the bot ask the member for a code (desk.md 12)."""
    match await visit.house.console.helping.verify(visit.person, await chat_id_of(visit)):
        case Asked():
            return back(visit)
        case NotAMember():
            return back(visit, "nobody")
        case NoCode():
            return back(visit, "no_code")
        case _:
            return back(visit, "gone")


async def typing(visit: Visit) -> Response:
    """The person types: the member's chat shows it."""
    chat_id = await chat_id_of(visit)
    if await visit.house.console.helping.has(visit.person, chat_id):
        visit.house.start_typing(chat_id)
    return Response(status_code=204)


async def start(visit: Visit) -> Response:
    """Leave the member to the bot in a flow of the list (desk.md 12)."""
    flow = visit.form.get("flow", "")
    if flow not in dict(errands()):
        raise HTTPException(400)
    chat_id = await chat_id_of(visit)
    answer = await visit.house.console.helping.start(visit.person, chat_id, epoch_of(visit), flow)
    return back(visit, "gone") if isinstance(answer, NotYours) else RedirectResponse(DESK, 303)


async def measure(visit: Visit) -> Response:
    """Freeze, cut off, or lift a freeze, with a reason."""
    wanted, why = chosen(visit, "measure", Measure), visit.form.get("why", "")
    chat_id = await chat_id_of(visit)
    answer = await visit.house.console.helping.measure(visit.person, chat_id, wanted, why)
    if isinstance(answer, Done) and wanted is Measure.UNLINK:
        return RedirectResponse(DESK, 303)  # the chat leaves with its link
    return back(visit, "" if isinstance(answer, Done) else FAULT_OF.get(type(answer), "gone"))


async def facts(visit: Visit, chat_id: int) -> dict[str, Any]:
    """What the thread's page needs for these acts."""
    found = await visit.house.console.helping.identity(visit.person, chat_id)
    return {
        "identity": None if isinstance(found, NotYours) else found,
        "errands": errands(),
        "measures": MEASURE_NAMES,
    }
