"""The stream: numbers of events, never what they are about; the page fetches that and is asked again who it is (desk.md §2)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Final

from starlette.responses import StreamingResponse

from banking.desk.console import Console
from webhooks.console.tape import Tape
from webhooks.console.visit import Visit

KEEP_ALIVE_SECONDS: Final = 15.0
HERE: Final = f'event: here\ndata: {{"seconds": {KEEP_ALIVE_SECONDS}}}\n\n'
"""The page counts on one in that time, and comes anew where two are missing."""
LOOK_SECONDS: Final = 5.0
"""How often the tape is looked at when nothing wakes the stream."""


async def stream(visit: Visit) -> StreamingResponse:
    """Server-Sent Events from after the last one the page knows: its own word at the start, the browser's when it comes back."""
    given = visit.request.headers.get("last-event-id") or visit.request.query_params.get("after", "0")
    last = int(given) if given.isdecimal() else 0
    body = _events(visit.house.console, visit.house.tape, visit.token, last)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(body, media_type="text/event-stream", headers=headers)


async def _events(console: Console, tape: Tape, token: str, last: int) -> AsyncIterator[str]:
    """Endless, until the session ends or the browser goes."""
    woken = asyncio.Event()
    tape.add(woken)
    now = asyncio.get_running_loop().time
    try:
        if last > await console.newest():
            yield "event: unknown\ndata: {}\n\n"  # a log that was taken from a backup: the page begins anew
            return
        yield HERE
        due = now() + KEEP_ALIVE_SECONDS
        while True:
            woken.clear()
            taped = tape.after(last)
            found = await console.events_after(last) if taped is None else taped
            for event in found:
                last = event.id
                data = json.dumps({"kind": event.kind, "handoff": str(event.handoff or "")})
                yield f"id: {event.id}\nevent: desk\ndata: {data}\n\n"
            if taped is None and found:
                continue  # there may be more than was read at once
            with suppress(TimeoutError):
                await asyncio.wait_for(woken.wait(), LOOK_SECONDS)
            if now() >= due:
                due = now() + KEEP_ALIVE_SECONDS
                if await console.person(token, touch=False) is None:
                    yield "event: over\ndata: {}\n\n"
                    return
                yield HERE
    finally:
        tape.remove(woken)
