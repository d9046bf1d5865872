"""What members sent besides text: fetched here, shown as what its content is, and able to do nothing (desk.md 19)."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.files import NoFile
from webhooks.console.drawing import page
from webhooks.console.visit import Visit
from webhooks.console.where import address_of, chat_id_of

CAGE: Final = "sandbox; default-src 'none'; frame-ancestors 'none'"
SHOWN: Final = ("image/", "audio/")
"""What is shown in the browser; the rest is downloaded."""
SUFFIXES: Final = {"application/pdf": "documento.pdf"}
STATUS: Final = {NoFile.GONE: 404, NoFile.LARGE: 413, NoFile.STRANGE: 415}


async def of_chat(visit: Visit) -> Response:
    """A file of the thread one has open."""
    return await _of_chat(visit, _id(visit, "handoff"))


async def of_earlier(visit: Visit) -> Response:
    """A file of a former conversation of the same member."""
    return await _of_chat(visit, _id(visit, "earlier"))


async def of_record(visit: Visit) -> Response:
    """A file of any conversation."""
    record, message = _id(visit, "record"), _id(visit, "message")
    name = await visit.house.console.files.of_record(visit.person, record, message)
    return await _shown(visit, name, f"/console/records/{record}")


async def _of_chat(visit: Visit, handoff: UUID) -> Response:
    chat_id, message = await chat_id_of(visit), _id(visit, "message")
    name = await visit.house.console.files.of_chat(visit.person, chat_id, handoff, message)
    return await _shown(visit, name, address_of(visit))


async def _shown(visit: Visit, name: str | None, back: str) -> Response:
    found = NoFile.GONE if name is None else await visit.house.fetch_file(name)
    if isinstance(found, NoFile):
        return page("nofile", STATUS[found], why=found.value, back=back)
    headers = {
        "Content-Security-Policy": CAGE,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
    if not found.mime.startswith(SHOWN):
        headers["Content-Disposition"] = f'attachment; filename="{SUFFIXES[found.mime]}"'
    return Response(found.content, media_type=found.mime, headers=headers)


def _id(visit: Visit, name: str) -> UUID:
    try:
        return UUID(visit.request.path_params[name])
    except ValueError:
        raise HTTPException(404) from None
