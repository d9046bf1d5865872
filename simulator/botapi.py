"""The Bot API over HTTP: token, encodings, faults, limits, then the method; every call is written down."""

import asyncio
import hmac
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from simulator.faults import Fault
from simulator.limits import refusals, violations
from simulator.methods import METHODS
from simulator.wire import ApiError, Params, bad_request, int_of, read_params, summary
from simulator.world import World

UNRECORDED = frozenset({"getUpdates"})
SPELLED = {name.lower(): name for name in METHODS}


class Cut(Response):
    """Promises a body and hangs up, so that the caller knows nothing about what happened."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send headers only."""
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1")]})


async def cut(fault: Fault) -> Response:
    """Keep the caller waiting as long as the fault says, then hang up."""
    await asyncio.sleep(fault.seconds)
    return Cut()


class BotApi:
    """The routes below `/bot<token>/` and `/file/bot<token>/`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        """For the application."""
        return [
            Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/files/{unique_id}/{name}", self.file, methods=["GET"]),
        ]

    async def call(self, request: Request) -> Response:
        """One method call."""
        if not self._knows(request):
            return _answered(ApiError(401, "Unauthorized").body())
        method = SPELLED.get(request.path_params["method"].lower())
        if method is None:
            missing = ApiError(404, "Not Found").body()
            self._record(request.path_params["method"], {}, missing, None)
            return _answered(missing)
        try:
            params = await read_params(request)
        except ApiError as error:
            self._record(method, {}, error.body(), None)
            return _answered(error.body())
        fault = self._world.faults.take(method, int_of(params, "chat_id") or None)
        answer = await self._faulty(method, params, fault) if fault else await self._answer(method, params)
        self._record(method, params, answer, fault)
        if fault and fault.kind in {"timeout", "lose_answer"}:
            return await cut(fault)
        return _answered(answer)

    async def file(self, request: Request) -> Response:
        """Download of what `getFile` named."""
        unique_id = request.path_params["unique_id"]
        stored = next((f for f in self._world.files.values() if f.unique_id == unique_id), None)
        if not self._knows(request) or stored is None:
            return _answered(ApiError(404, "Not Found").body())
        return Response(stored.content, media_type="application/octet-stream")

    def _knows(self, request: Request) -> bool:
        token = str(request.path_params["token"]).encode()
        return hmac.compare_digest(token, self._world.bot_token.encode())

    async def _faulty(self, method: str, params: Params, fault: Fault) -> dict[str, Any]:
        if fault.kind == "429":
            text = f"Too Many Requests: retry after {fault.retry_after}"
            return ApiError(429, text, retry_after=fault.retry_after).body()
        if fault.kind == "lose_answer":
            return await self._answer(method, params)
        return ApiError(500, "Internal Server Error").body()

    async def _answer(self, method: str, params: Params) -> dict[str, Any]:
        try:
            refused = refusals(method, params)
            if refused:
                raise bad_request(refused[0])
            return {"ok": True, "result": await METHODS[method](self._world, params)}
        except ApiError as error:
            return error.body()

    def _record(self, method: str, params: Params, answer: dict[str, Any], fault: Fault | None) -> None:
        if method in UNRECORDED and answer.get("ok"):
            return
        kept = summary(params)
        kept.pop("secret_token", None)
        self._world.journal.record(
            self._world.clock.now(),
            method,
            kept,
            answer,
            violations=violations(method, params),
            fault=fault.kind if fault else None,
        )


def _answered(answer: dict[str, Any]) -> JSONResponse:
    return JSONResponse(answer, status_code=answer.get("error_code", 200))
