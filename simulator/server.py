"""The simulator as one program: HTTP and SMTP doors to one world, opened and closed together."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from socket import AF_INET, AF_INET6, IPPROTO_TCP, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, socket

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from simulator import sms
from simulator.billers_door import BillersDoor
from simulator.botapi import BotApi, cut
from simulator.control import Control
from simulator.faults import SMS_METHOD
from simulator.mail import SmtpDoor
from simulator.switchdoor import SwitchDoor
from simulator.world import World

PAGE = Path(__file__).parent / "page"
GRACE_SECONDS = 1
START_POLL_SECONDS = 0.005
PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'",
    "Cache-Control": "no-cache",
}


class _CutIsMeant(logging.Filter):
    """A fault that hangs up is no error of this program."""

    def filter(self, record: logging.LogRecord) -> bool:
        """False for the one line uvicorn writes about it."""
        return "without completing response" not in record.getMessage()


class _Uvicorn(uvicorn.Server):
    """Leaves the signals to whoever runs the loop."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take none."""
        yield


def application(world: World) -> Starlette:
    """The HTTP doors: Bot API, control API, SMS gateway, interbank switch, billers, chat page."""

    async def page(_request: Request) -> Response:
        return FileResponse(PAGE / "index.html", headers=PAGE_HEADERS)

    async def health(_request: Request) -> Response:
        return JSONResponse({"ok": True})

    async def gateway(request: Request) -> Response:
        return await _take_sms(world, request)

    return Starlette(
        routes=[
            *BotApi(world).routes(),
            *SwitchDoor(world).routes(),
            *Control(world).routes(),
            *BillersDoor(world).routes(),
            Route("/sms", gateway, methods=["POST"]),
            Route("/health", health),
            Route("/", page),
            Mount("/page", StaticFiles(directory=PAGE)),
        ]
    )


async def _take_sms(world: World, request: Request) -> Response:
    body = await request.body()
    if len(body) > sms.MAX_SMS_BODY_BYTES:
        return JSONResponse({"error": "too large"}, status_code=413)
    window = world.options.sms_window_seconds
    if not sms.authentic(world.sms_key, dict(request.headers), body, world.clock.now(), window):
        return JSONResponse({"error": "unauthorized"}, status_code=401)
    fault = world.faults.take(SMS_METHOD)
    if fault and fault.kind == "500":
        return JSONResponse({"error": "internal"}, status_code=500)
    if fault and fault.kind == "timeout":
        return await cut(fault)
    try:
        message = sms.parse(body, world.clock.now(), world.changes.revision + 1)
    except ValueError as problem:
        return JSONResponse({"error": str(problem)}, status_code=422)
    world.sms.put(message)
    world.changes.touch()
    return await cut(fault) if fault else JSONResponse({"id": message.id, "status": "accepted"})


@dataclass(frozen=True)
class Running:
    """Addresses of a running simulator, and its world for tests in the same process."""

    url: str
    smtp: str
    world: World


@contextlib.asynccontextmanager
async def serving(app: Starlette, *, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve an application in this event loop; yields its address. Port 0 takes a free one; OSError if a port is taken."""
    listening = _listen(host, port)
    logging.getLogger("uvicorn.error").addFilter(_CutIsMeant())
    server = _Uvicorn(
        uvicorn.Config(
            app,
            lifespan="off",
            ws="none",
            log_config=None,
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
    )
    serving = asyncio.create_task(server.serve([listening]))
    try:
        while not server.started:
            if serving.done():
                await serving
            await asyncio.sleep(START_POLL_SECONDS)
        shown = f"[{host}]" if ":" in host else host
        yield f"http://{shown}:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        await serving


@contextlib.asynccontextmanager
async def running(
    world: World, *, host: str = "127.0.0.1", port: int = 0, smtp_port: int = 0
) -> AsyncIterator[Running]:
    """Serve `world` in this event loop; port 0 takes a free one. OSError if a port is taken."""
    door = SmtpDoor(lambda raw, to: _take_mail(world, raw, to))
    async with serving(application(world), host=host, port=port) as url:
        await door.open(host, smtp_port)
        try:
            shown = f"[{host}]" if ":" in host else host
            yield Running(url, f"smtp://{shown}:{door.port}", world)
        finally:
            await world.close()
            door.close()


def _take_mail(world: World, raw: bytes, recipients: list[str]) -> None:
    world.mail.put(raw, recipients, world.clock.now(), world.changes.revision + 1)
    world.changes.touch()


def _listen(host: str, port: int) -> socket:
    # asyncio switches Nagle's delay off only where the protocol is named; without it each answer takes 40 ms more.
    listening = socket(AF_INET6 if ":" in host else AF_INET, SOCK_STREAM, IPPROTO_TCP)
    listening.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    listening.bind((host, port))
    return listening
