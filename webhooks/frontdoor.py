"""What happens to every request: a reference number, the common headers, one log line without secrets."""

from __future__ import annotations

import time
from typing import Final

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from webhooks.headers import response_headers
from webhooks.log import new_reference

UNLOGGED: Final = frozenset({"/health", "/ready", "/metrics"})
log = structlog.get_logger(__name__)


class Frontdoor:
    """ASGI middleware. The reference is in `request.state.reference`, in every log line of the request as `request_id`."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self._app = app
        self._headers = response_headers(https=https)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        reference = new_reference()
        scope.setdefault("state", {})["reference"] = reference
        began, status = time.monotonic(), 0

        async def with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=reference):
            try:
                await self._app(scope, receive, with_headers)
            finally:
                if scope["path"] not in UNLOGGED:
                    duration_ms = round((time.monotonic() - began) * 1_000, 1)
                    method, path = scope["method"], scope["path"]
                    log.info(
                        "request", method=method, path=path, status=status or 500, duration_ms=duration_ms
                    )
