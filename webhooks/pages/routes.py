"""`/p/{token}`: the page is opened, shown, submitted, done. Its address is the capability (D3, S17)."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from banking.api import (
    CredentialsLocked,
    FieldFault,
    FormAccepted,
    FormFaults,
    FormPurpose,
    FormState,
    FormView,
    PinBlocked,
)
from webhooks.bodies import TooLargeError, read_body
from webhooks.house import House, house_of
from webhooks.pages.drawing import draw_page
from webhooks.pages.initdata import Visitor, read_init_data
from webhooks.pages.moments import hour_in_ecuador
from webhooks.pages.words import language_wanted

MOST_BYTES: Final = 16 * 1024
MOST_FIELDS: Final = 8
FORM_TYPE: Final = "application/x-www-form-urlencoded"
ASSETS: Final = Path(__file__).with_name("assets")
FIELDS: Final = {
    FormPurpose.CREDENTIALS: ("username", "password"),
    FormPurpose.PASSWORD: ("password",),
    FormPurpose.NEW_PASSWORD: ("new_password", "confirmation"),
    FormPurpose.CARD_NUMBER: ("number",),
    FormPurpose.CARD_PIN: ("old_pin", "new_pin", "confirmation"),
}
DOOR: Final = "page"

Faults = tuple[tuple[str, FieldFault], ...]

log = structlog.get_logger(__name__)


def routes() -> list[BaseRoute]:
    """For the application. GET changes nothing."""
    return [
        Route("/p/{token}", _show, methods=["GET"]),
        Route("/p/{token}", _submit, methods=["POST"]),
        Mount("/assets", StaticFiles(directory=ASSETS)),
    ]


class _Page:
    """One request to a page."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.house: House = house_of(request)
        self.https = self.house.settings.public_url.startswith("https://")
        self.token: str = request.path_params["token"]
        self.gate = self.house.gate
        self.visits = self.house.visits

    async def open(self) -> FormView | None:
        """The page, while it can be filled in."""
        view = await self.house.desk.view_form(self.token)
        return view if view is not None and view.state is FormState.OPEN else None

    async def closed(self) -> Response:
        """The page that was done; else one and the same for what ran out and for what never was."""
        view = await self.house.desk.view_form(self.token)
        if view is not None and view.state is FormState.DONE:
            return draw_page("done", https=self.https, language=view.language)
        # In the browser's language, not the chat's: it must not tell which of the two it was.
        return draw_page("gone", https=self.https, language=language_wanted(self.request), status=410)

    def form(self, view: FormView, faults: Faults = (), visit: str = "") -> Response:
        """The empty form, with what was wrong the last time."""
        shortest, longest = self.house.password_characters
        facts = {"purpose": view.purpose, "faults": dict(faults), "visit": visit}
        return draw_page(
            "form",
            https=self.https,
            language=view.language,
            status=422 if faults else 200,
            shortest=shortest,
            longest=longest,
            **facts,
        )

    def refused(self, status: int, reason: str) -> HTTPException:
        """To be raised: the error page says it."""
        self.house.metrics.refused_doors.labels(DOOR, reason).inc()
        log.warning("a page refused a request", status=status, reason=reason)
        return HTTPException(status)


async def _show(request: Request) -> Response:
    page = _Page(request)
    if not await page.gate.lets_in(request):
        raise page.refused(429, "address")
    view = await page.open()
    return await page.closed() if view is None else page.form(view)


async def _submit(request: Request) -> Response:
    page = _Page(request)
    if not page.gate.is_from_here(request):
        raise page.refused(403, "origin")
    if not (await page.gate.lets_in(request) and await page.gate.lets_submit(page.token)):
        raise page.refused(429, "rate")
    typed = await _typed(page)
    view = await page.open()
    if view is None:
        return await page.closed()
    visit = await _visit(page, view, typed)
    fields = {name: typed.get(name, "") for name in FIELDS[view.purpose]}
    match await page.house.desk.submit_form(page.token, fields):
        case FormAccepted():
            # Back to the same address, so that reloading sends nothing again. Relative: a proxy may stand on a path of its own.
            return RedirectResponse(page.token, 303)
        case FormFaults(faults):
            return page.form(view, faults, visit)
        case CredentialsLocked(until):
            shown = hour_in_ecuador(until, page.house.clock(), view.language)
            return draw_page("locked", https=page.https, language=view.language, status=423, until=shown)
        case PinBlocked():
            return draw_page("pin_blocked", https=page.https, language=view.language, status=423)
    return await page.closed()


async def _typed(page: _Page) -> dict[str, str]:
    """What the form sent."""
    if page.request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM_TYPE:
        raise page.refused(415, "type")
    try:
        body = (await read_body(page.request, MOST_BYTES)).decode()
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except TooLargeError:
        raise page.refused(413, "size") from None
    except ValueError:
        raise page.refused(400, "form") from None


async def _visit(page: _Page, view: FormView, typed: dict[str, str]) -> str:
    """The visit this request belongs to; empty for a page opened in a plain browser."""
    raw = typed.get("init_data", "")
    if not raw:
        visit = typed.get("visit", "")
        if not await page.visits.admits(page.token, visit):
            raise page.refused(403, "visit")
        return visit
    bot_token = page.house.settings.telegram_bot_token.get_secret_value()
    visitor = read_init_data(raw, bot_token, page.house.clock())
    if not isinstance(visitor, Visitor):
        raise page.refused(403, f"init_data_{visitor}")
    if visitor.user_id != view.chat_id:
        raise page.refused(403, "another_person")
    opened = await page.visits.open(page.token, visitor)
    if opened is None:
        raise page.refused(403, "replayed")
    return opened
