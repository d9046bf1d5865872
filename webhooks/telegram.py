"""The door for Telegram's updates: secret first, then size, then content; 200 only after the commit (S01, F10)."""

from __future__ import annotations

import hmac
from typing import Final

import orjson
import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from webhooks.bodies import TooLargeError, read_body
from webhooks.house import House, house_of
from webhooks.intake import DOOR, take

PATH: Final = "/telegram"
SECRET_HEADER: Final = b"x-telegram-bot-api-secret-token"
MOST_BYTES: Final = 1024 * 1024
MOST_AT_ONCE: Final = 256
"""Turns of one process under way; beyond it Telegram is asked to come again."""
COME_AGAIN_SECONDS: Final = 1

log = structlog.get_logger(__name__)


class TelegramDoor:
    """`POST /telegram`. Whatever is not 200 comes again: Telegram itself is the inbox."""

    def __init__(self, secrets: tuple[bytes, ...]) -> None:
        """Any of `secrets` opens; without one nothing does."""
        self._secrets = secrets
        self._under_way = 0

    def route(self) -> Route:
        """For the application."""
        return Route(PATH, self.receive, methods=["POST"])

    async def receive(self, request: Request) -> Response:
        """Take one update."""
        house = house_of(request)
        if not self._is_telegram(request):
            return self._refused(house, 401, "secret")
        if self._under_way >= MOST_AT_ONCE:
            return self._refused(house, 503, "overload")
        self._under_way += 1
        try:
            update = orjson.loads(await read_body(request, MOST_BYTES))
            await take(house, update)
        except TooLargeError:
            return self._refused(house, 413, "size")
        except orjson.JSONDecodeError:
            return self._refused(house, 400, "json")
        finally:
            self._under_way -= 1
        return Response(status_code=200)

    def _is_telegram(self, request: Request) -> bool:
        """Compare bytes in constant time, with every secret, before the body is read."""
        given = [value for name, value in request.scope["headers"] if name == SECRET_HEADER]
        value = given[0] if len(given) == 1 else b""
        matches = [hmac.compare_digest(value, secret) for secret in self._secrets]
        return any(matches)

    def _refused(self, house: House, status: int, reason: str) -> Response:
        house.metrics.refused_doors.labels(DOOR, reason).inc()
        log.warning("an update was refused", status=status, reason=reason)
        again = {"Retry-After": str(COME_AGAIN_SECONDS)} if status == 503 else {}  # noqa: PLR2004 - a status code
        return Response(status_code=status, headers=again)
