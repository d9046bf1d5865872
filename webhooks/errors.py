"""What the street hears when something goes wrong: in its browser's language, generic, with a reference; never what was sent (S30)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from webhooks.headers import response_headers
from webhooks.pages.drawing import draw_page
from webhooks.pages.words import language_wanted

COME_AGAIN_SECONDS: Final = 2
PAGES: Final = ("/p/", "/v/")

log = structlog.get_logger(__name__)


def answer_errors(app: FastAPI, away: tuple[type[Exception], ...], *, https: bool) -> None:
    """Have every error of the application answered here; `away` are those that mean "not now"."""

    async def refused(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 400
        headers = dict(getattr(error, "headers", None) or {})
        return _answer(request, status, headers, https=https)

    async def invalid(_request: Request, error: Exception) -> Response:
        """Where and why, without what: FastAPI's own answer echoes the input (security §1.4)."""
        faults = error.errors() if isinstance(error, RequestValidationError) else []
        listed = [{"loc": list(fault["loc"]), "type": fault["type"]} for fault in faults]
        return JSONResponse({"detail": listed}, 422)

    async def unavailable(request: Request, error: Exception) -> Response:
        """Not now: nothing was done, and the same may be sent again."""
        log.error("a server this door needs is away", kind=type(error).__name__)
        return _answer(request, 503, {"Retry-After": str(COME_AGAIN_SECONDS)}, https=https)

    async def failed(request: Request, error: Exception) -> Response:
        log.error("a request failed", reference=_reference(request), exc_info=error)
        return _answer(request, 500, {}, https=https)

    handlers: tuple[tuple[type[Exception], Any], ...] = (
        (HTTPException, refused),
        (RequestValidationError, invalid),
        *((kind, unavailable) for kind in away),
        (Exception, failed),
    )
    for kind, handler in handlers:
        app.add_exception_handler(kind, handler)


def _answer(request: Request, status: int, headers: dict[str, str], *, https: bool) -> Response:
    """A page for people, JSON for machines. The last resort is outside the front door, so headers are set here."""
    headers = {**response_headers(https=https), **headers}
    reference = _reference(request)
    if request.url.path.startswith(PAGES) or "text/html" in request.headers.get("accept", ""):
        page = draw_page(
            "error", https=https, language=language_wanted(request), status=status, reference=reference
        )
        page.status_code = status
        page.headers.update(headers | {"Content-Security-Policy": page.headers["Content-Security-Policy"]})
        return page
    return JSONResponse({"error": HTTPStatus(status).phrase, "reference": reference}, status, headers)


def _reference(request: Request) -> str:
    return str(getattr(request.state, "reference", ""))
