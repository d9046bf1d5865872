"""The stream: numbers of events, never what they are about; the page fetches that and is asked again who it is (desk.md §2)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Final

from starlette.responses import StreamingResponse

from banking.desk.agents import Person
from banking.desk.console import Console
from webhooks.console.bell import Bell
from webhooks.console.visit import Visit

KEEP_ALIVE_SECONDS: Final = 15.0
HERE: Final = f'event: here\ndata: {{"seconds": {KEEP_ALIVE_SECONDS}}}\n\n'
"""The page counts on one in that time, and comes anew where two are missing."""
LOOK_SECONDS: Final = 5.0
"""How often the log is looked at when no bell rings."""


async def stream(visit: Visit) -> StreamingResponse:
    """Server-Sent Events from after the last one the page knows: its own word at the start, the browser's when it comes back."""
    given = visit.request.headers.get("last-event-id") or visit.request.query_params.get("after", "0")
    last = int(given) if given.isdecimal() else 0
    body = _events(visit.house.console, visit.house.bell, visit.token, visit.person, last)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(body, media_type="text/event-stream", headers=headers)


async def _events(console: Console, bell: Bell, token: str, me: Person, last: int) -> AsyncIterator[str]:
    """Endless, until the session ends or the browser goes."""
    woken = asyncio.Event()
    bell.add(woken)
    now = asyncio.get_running_loop().time
    try:
        if last > await console.newest(me):
            yield "event: unknown\ndata: {}\n\n"  # a log that was taken from a backup: the page begins anew
            return
        yield HERE
        due = now() + KEEP_ALIVE_SECONDS
        while True:
            woken.clear()
            for event in await console.events_after(me, last):
                last = event.id
                data = json.dumps({"kind": event.kind, "handoff": str(event.handoff or "")})
                yield f"id: {event.id}\nevent: desk\ndata: {data}\n\n"
            with suppress(TimeoutError):
                await asyncio.wait_for(woken.wait(), LOOK_SECONDS)
            if now() >= due:
                due = now() + KEEP_ALIVE_SECONDS
                if await console.person(token, touch=False) is None:
                    yield "event: over\ndata: {}\n\n"
                    return
                yield HERE
    finally:
        bell.remove(woken)
