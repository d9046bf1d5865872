"""What an agent does for the member of an open chat."""

from __future__ import annotations

from typing import Any

from starlette.responses import PlainTextResponse, Response

from banking.desk.identity import Asked, NoCode, NotAMember
from banking.desk.ownership import NotYours
from webhooks.console.drawing import page
from webhooks.console.visit import Visit
from webhooks.console.where import back, chat_id_of


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


async def facts(visit: Visit, chat_id: int) -> dict[str, Any]:
    """What the thread's page needs for these acts."""
    found = await visit.house.console.helping.identity(visit.person, chat_id)
    return {"identity": None if isinstance(found, NotYours) else found}
