"""Every address of the console with who may use it. What is not listed is refused; a test walks all of it (desk.md 15)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from banking.desk.agents import Role
from banking.desk.rights import Forbidden
from webhooks.console import answers, cases, desk, entrance, files, helping, past, payments, supervisor
from webhooks.console.stream import stream
from webhooks.console.visit import PUBLIC, visit

ASSETS: Final = Path(__file__).with_name("assets")
DESK: Final = frozenset({Role.AGENT, Role.SUPERVISOR})
SUPERVISOR: Final = frozenset({Role.SUPERVISOR})
EDITOR: Final = frozenset({Role.EDITOR})
ANSWERS: Final = frozenset({Role.EDITOR, Role.SUPERVISOR})
AUDITOR: Final = frozenset({Role.AUDITOR})
ADMIN: Final = frozenset({Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Address:
    """One address. `background` requests are made by the script and are no sign of life."""

    method: str
    path: str
    roles: frozenset[Role]
    answer: desk.Page
    background: bool = False


ADDRESSES: Final = (
    Address("GET", "/console", PUBLIC, entrance.home),
    Address("GET", "/console/login", PUBLIC, entrance.login),
    Address("POST", "/console/login", PUBLIC, entrance.check_password),
    Address("GET", "/console/code", PUBLIC, entrance.code),
    Address("POST", "/console/code", PUBLIC, entrance.check_code),
    Address("GET", "/console/password", PUBLIC, entrance.password),
    Address("POST", "/console/password", PUBLIC, entrance.renew),
    Address("POST", "/console/logout", PUBLIC, entrance.log_out),
    Address("GET", "/console/desk", DESK, desk.desk),
    Address("GET", "/console/part", DESK, desk.part, background=True),
    Address("GET", "/console/waiting", DESK, desk.waiting, background=True),
    Address("GET", "/console/stream", DESK, stream, background=True),
    Address("POST", "/console/beat", DESK, desk.beat, background=True),
    Address("GET", "/console/chat/{handoff}", DESK, desk.chat),
    Address("GET", "/console/chat/{handoff}/part", DESK, desk.chat_part, background=True),
    Address("GET", "/console/chat/{handoff}/file/{message}", DESK, files.of_chat),
    Address("POST", "/console/chat/{handoff}/claim", DESK, desk.claim),
    Address("POST", "/console/chat/{handoff}/say", DESK, desk.say),
    Address("POST", "/console/chat/{handoff}/note", DESK, desk.note),
    Address("POST", "/console/chat/{handoff}/close", DESK, desk.close),
    Address("POST", "/console/chat/{handoff}/transfer", DESK, desk.transfer),
    Address("POST", "/console/chat/{handoff}/unmask", DESK, desk.unmask),
    Address("GET", "/console/chat/{handoff}/identity", DESK, helping.identity, background=True),
    Address("POST", "/console/chat/{handoff}/typing", DESK, helping.typing, background=True),
    Address("POST", "/console/chat/{handoff}/verify", DESK, helping.verify),
    Address("POST", "/console/chat/{handoff}/start", DESK, helping.start),
    Address("POST", "/console/chat/{handoff}/measure", DESK, helping.measure),
    Address("POST", "/console/chat/{handoff}/take", SUPERVISOR, desk.take_over),
    Address("GET", "/console/cases", DESK, cases.listed),
    Address("GET", "/console/cases/part", DESK, cases.part, background=True),
    Address("GET", "/console/cases/{number}", DESK, cases.one),
    Address("POST", "/console/cases/{number}/take", DESK, cases.take),
    Address("POST", "/console/cases/{number}/note", DESK, cases.note),
    Address("POST", "/console/cases/{number}/close", DESK, cases.close),
    Address("POST", "/console/cases/{number}/measure", DESK, cases.measure),
    Address("GET", "/console/payments", DESK, payments.listed),
    Address("GET", "/console/payments/{payment}", DESK, payments.one),
    Address("POST", "/console/payments/{payment}/propose", DESK, payments.propose),
    Address("POST", "/console/payments/{payment}/decline", DESK, payments.decline),
    Address("POST", "/console/payments/{payment}/confirm", SUPERVISOR, payments.confirm),
    Address("GET", "/console/floor", SUPERVISOR, supervisor.floor),
    Address("GET", "/console/floor/part", SUPERVISOR, supervisor.floor_part, background=True),
    Address("GET", "/console/figures", SUPERVISOR, supervisor.figures),
    Address("GET", "/console/figures.csv", SUPERVISOR, supervisor.figures_file),
    Address("GET", "/console/search", SUPERVISOR, past.form),
    Address("POST", "/console/search", SUPERVISOR, past.search),
    Address("POST", "/console/search/export", SUPERVISOR, past.export),
    Address("GET", "/console/records/{record}", SUPERVISOR, past.record),
    Address("GET", "/console/chat/{handoff}/earlier/{earlier}", DESK, past.earlier),
    Address("GET", "/console/chat/{handoff}/earlier/{earlier}/file/{message}", DESK, files.of_earlier),
    Address("GET", "/console/records/{record}/file/{message}", SUPERVISOR, files.of_record),
    Address("GET", "/console/answers", ANSWERS, answers.listed),
    Address("POST", "/console/answers/begin", EDITOR, answers.begin),
    Address("POST", "/console/answers/settle", EDITOR, answers.settle),
    Address("GET", "/console/answers/{topic}", ANSWERS, answers.entry),
    Address("POST", "/console/answers/{topic}/save", EDITOR, answers.save),
    Address("POST", "/console/answers/version/{version}/publish", ANSWERS, answers.publish),
    Address("POST", "/console/answers/version/{version}/reject", ANSWERS, answers.reject),
    Address("POST", "/console/answers/version/{version}/discard", EDITOR, answers.discard),
    Address("GET", "/console/trail", AUDITOR, desk.trail),
    Address("GET", "/console/people", ADMIN, desk.people),
    Address("POST", "/console/people/end", ADMIN, desk.end_sessions),
)


def routes() -> list[BaseRoute]:
    """For the application. GET changes nothing."""
    assets = Mount("/console/assets", StaticFiles(directory=ASSETS))
    return [assets, *(_route(address) for address in ADDRESSES)]


def _route(address: Address) -> Route:
    async def answer(request: Request) -> Response:
        try:
            come = await visit(request, address.roles, background=address.background)
            return await address.answer(come)
        except Forbidden:
            raise HTTPException(403) from None
        except HTTPException as refused:
            if refused.status_code == 401 and address.method == "GET" and not address.background:  # noqa: PLR2004
                return RedirectResponse(entrance.LOGIN, 303)
            raise

    return Route(address.path, answer, methods=[address.method], name=f"{address.method} {address.path}")
