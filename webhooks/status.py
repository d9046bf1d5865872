"""How the process does: alive, ready, measured. For the machines around it, not for the street."""

from __future__ import annotations

import asyncio
import ipaddress
from typing import Final

import structlog
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from webhooks.house import Check, house_of
from webhooks.metrics import CONTENT_TYPE

CHECK_SECONDS: Final = 3.0
DOWN: Final = (RedisError, SQLAlchemyError, OSError, TimeoutError)

log = structlog.get_logger(__name__)


def routes() -> list[Route]:
    """`GET /health`, `/ready`, `/metrics`."""
    return [Route("/health", _health), Route("/ready", _ready), Route("/metrics", _metrics)]


async def _health(_request: Request) -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok"})


async def _ready(request: Request) -> Response:
    """Everything it needs answers too."""
    checks = house_of(request).checks
    results = await asyncio.gather(*(_holds(name, check) for name, check in checks))
    found = {name: "ok" if holds else "down" for (name, _), holds in zip(checks, results, strict=True)}
    return JSONResponse({"status": "ok" if all(results) else "down", **found}, 200 if all(results) else 503)


async def _metrics(request: Request) -> Response:
    """Prometheus' text format, for neighbours only."""
    host = request.client.host if request.client else ""
    if not _is_neighbour(host):
        return Response(status_code=404)
    return Response(house_of(request).metrics.render(), media_type=CONTENT_TYPE)


async def _holds(name: str, check: Check) -> bool:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            return await check()
    except DOWN as error:
        log.warning("not ready", server=name, kind=type(error).__name__)
        return False


def _is_neighbour(host: str) -> bool:
    """Whether a caller is on this machine or in a private network; a caller by Unix socket has no address."""
    try:
        return not host or ipaddress.ip_address(host).is_private
    except ValueError:
        return False
