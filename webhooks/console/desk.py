"""The desk's pages and acts. Every act is a POST that leads back to a page; parts of pages are fetched again by the script."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final
from urllib.parse import urlencode
from uuid import uuid4

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from banking.desk.agents import Role
from banking.desk.board import Thread
from banking.desk.ownership import Full, NotYours
from banking.desk.thread import AsksForSecret
from banking.values import Outcome
from webhooks.console import helping
from webhooks.console.drawing import ago, page
from webhooks.console.visit import Visit
from webhooks.console.where import DESK, FAULTS, address_of, back, chat_id_of, epoch_of, handoff_of

AGENT_OUTCOMES: Final = (Outcome.RESOLVED, Outcome.FOLLOW_UP, Outcome.NO_REPLY)
LONGEST_KEY: Final = 64
LONGEST_WORD: Final = 60
LONGEST_NUMBER: Final = 19
"""Digits of what is surely no number of an entry."""
TEAM: Final = "team:"
"""Before a team's name, where a colleague's number could stand."""


async def desk(visit: Visit) -> Response:
    """Queue, own chats and, where one is open, its thread."""
    return await _desk(visit)


async def part(visit: Visit) -> Response:
    """The queue and the chats alone, for the script."""
    return page("board", **await _board(visit, None))


async def chat(visit: Visit) -> Response:
    """The desk with one thread open."""
    return await _desk(visit, await _thread(visit))


async def chat_part(visit: Visit) -> Response:
    """What a thread has beyond a message's number, for the script; 409 where it is no longer one's own."""
    given = visit.request.query_params.get("after", "")
    after = int(given) if given.isdecimal() and len(given) < LONGEST_NUMBER else 0
    found = await visit.house.console.lines(visit.person, handoff_of(visit), after)
    if found is None:
        raise HTTPException(404)
    if isinstance(found, NotYours):
        return PlainTextResponse(found.by or "", 409)
    return page("lines", lines=found, files=f"{address_of(visit)}/file")


async def waiting(visit: Visit) -> Response:
    """How much waits elsewhere, for the navigation."""
    console = visit.house.console
    counts = {
        "/console/cases": await console.casework.waiting(visit.person),
        "/console/payments": len(await console.rulings.waiting(visit.person)),
    }
    return JSONResponse(counts)


async def claim(visit: Visit) -> Response:
    """Take a chat."""
    answer = await visit.house.console.claim(visit.person, await chat_id_of(visit))
    if isinstance(answer, Full):
        return RedirectResponse(f"{DESK}?fault=full", 303)
    return RedirectResponse(f"{DESK}?fault=taken" if isinstance(answer, NotYours) else address_of(visit), 303)


async def say(visit: Visit) -> Response:
    """Write to the member; the key makes a second click harmless (desk.md 3)."""
    text, key = visit.form.get("text", ""), visit.form.get("key", "")[:LONGEST_KEY]
    if not text.strip() or not key:
        return back(visit, "empty")
    answer = await visit.house.console.say(visit.person, await chat_id_of(visit), f"form:{key}", text)
    if isinstance(answer, AsksForSecret):
        return back(visit, "secret")
    return back(visit, "gone" if isinstance(answer, NotYours) else "")


async def note(visit: Visit) -> Response:
    """A note for colleagues."""
    text, key = visit.form.get("text", ""), visit.form.get("key", "")[:LONGEST_KEY]
    if not text.strip() or not key:
        return back(visit, "empty")
    answer = await visit.house.console.note(visit.person, await chat_id_of(visit), f"note:{key}", text)
    return back(visit, "gone" if isinstance(answer, NotYours) else "")


async def close(visit: Visit) -> Response:
    """Give the chat back to the bot."""
    outcome = visit.form.get("outcome", "")
    if outcome not in AGENT_OUTCOMES:
        raise HTTPException(400)
    answer = await visit.house.console.close(
        visit.person, await chat_id_of(visit), epoch_of(visit), Outcome(outcome)
    )
    return back(visit, "gone") if isinstance(answer, NotYours) else RedirectResponse(DESK, 303)


async def transfer(visit: Visit) -> Response:
    """To a colleague or a team, or back to everybody."""
    to, why = visit.form.get("to", ""), visit.form.get("why", "")
    if not why.strip():
        return back(visit, "reason")
    agent = int(to) if to.isdecimal() else None
    team = to.removeprefix(TEAM)[:40] if to.startswith(TEAM) else None
    answer = await visit.house.console.transfer(
        visit.person, await chat_id_of(visit), epoch_of(visit), agent, why, team
    )
    return back(visit, "gone") if isinstance(answer, NotYours) else RedirectResponse(DESK, 303)


async def take_over(visit: Visit) -> Response:
    """A supervisor takes the chat of a colleague."""
    why = visit.form.get("why", "")
    if not why.strip():
        return back(visit, "reason")
    answer = await visit.house.console.take_over(visit.person, await chat_id_of(visit), epoch_of(visit), why)
    return back(visit, "taken" if isinstance(answer, NotYours) else "")


async def unmask(visit: Visit) -> Response:
    """One field of the member in clear, on a page of its own that nothing keeps."""
    field = visit.form.get("field", "")
    clear = await visit.house.console.unmask(
        visit.person,
        await chat_id_of(visit),
        field,
        visit.form.get("why", ""),
        visit.form.get("code", ""),
    )
    if clear is None:
        return back(visit, "refused")
    return page("clear", field=field, clear=clear, back=address_of(visit))


async def beat(visit: Visit) -> Response:
    """The console is open: the chats are held on."""
    await visit.house.console.beat(visit.person)
    return Response(status_code=204)


async def trail(visit: Visit) -> Response:
    """The audit trail, for the auditor: all of it, or of one actor, one action, or what was refused."""
    asked = visit.request.query_params
    before, actor, action = asked.get("before", ""), asked.get("actor", ""), asked.get("action", "")
    refused = bool(asked.get("refused"))
    traces = await visit.house.console.trail(
        visit.person,
        int(before) if before.isdecimal() and len(before) < LONGEST_NUMBER else None,
        actor=actor[:LONGEST_WORD],
        action=action[:LONGEST_WORD],
        refused=refused,
    )
    wanted = {"actor": actor, "action": action, **({"refused": "1"} if refused else {})}
    older = urlencode({**wanted, "before": traces[-1].id}) if traces else ""
    return page("trail", me=visit.person, csrf=visit.csrf, traces=traces, wanted=wanted, older=older)


async def people(visit: Visit) -> Response:
    """The accounts, for the administrator."""
    listed = await visit.house.console.people(visit.person)
    return page("people", me=visit.person, csrf=visit.csrf, people=listed)


async def end_sessions(visit: Visit) -> Response:
    """Throw somebody out of the console."""
    given = visit.form.get("agent", "")
    if not given.isdecimal():
        raise HTTPException(400)
    await visit.house.console.end_sessions(visit.person, int(given))
    return RedirectResponse("/console/people", 303)


# --- parts ------------------------------------------------------------------------------------------------------------


async def _desk(visit: Visit, opened: Thread | NotYours | None = None) -> Response:
    fault = visit.request.query_params.get("fault", "")
    if isinstance(opened, NotYours):
        return RedirectResponse(f"{DESK}?fault=gone", 303)
    facts = await _board(visit, opened)
    canned = await visit.house.console.canned(visit.person) if opened is not None else []
    helps = await helping.facts(visit, opened.chat_id) if opened is not None else {}
    return page(
        "desk",
        **facts,
        **helps,
        me=visit.person,
        thread=opened,
        files="" if opened is None else f"{address_of(visit)}/file",
        mine=opened is not None and opened.agent_id == visit.person.id,
        supervises=Role.SUPERVISOR in visit.person.roles,
        canned=canned,
        outcomes_offered=AGENT_OUTCOMES,
        fault=FAULTS.get(fault, ""),
        new_key=uuid4,
    )


async def _board(visit: Visit, opened: Thread | None) -> dict[str, Any]:
    board = await visit.house.console.board(visit.person)
    now = visit.house.clock()
    return {
        "board": board,
        "opened": opened.handoff if opened is not None else None,
        "csrf": visit.csrf,
        "ago": lambda moment: ago(moment, now),
    }


async def _thread(visit: Visit) -> Thread | NotYours:
    return await visit.house.console.thread(visit.person, await chat_id_of(visit))


Page = Callable[[Visit], Awaitable[Response]]
