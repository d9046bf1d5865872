"""The door for rails: `POST /rails/{rail}` tells what became of an order, `POST /rails/{rail}/credits` brings money. Signature over the raw bytes
first, then the content; 200 only after the commit (S03, S04).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from banking.adapters import signed
from banking.payments.callbacks import Message, Taken, UnreadableMessageError, read_message
from banking.payments.incoming import Credit, CreditConflictError, read_credit
from webhooks.bodies import TooLargeError, read_body
from webhooks.house import House, house_of

PATH: Final = "/rails/{rail}"
CREDITS_PATH: Final = "/rails/{rail}/credits"
MOST_BYTES: Final = 64 * 1024
COME_AGAIN_SECONDS: Final = 60

_STATUSES: Final = {
    Taken.TAKEN: 200,
    Taken.REPEATED: 200,
    Taken.STRANGE: 200,
    Taken.CONFLICT: 409,
    Taken.LATER: 503,
}

W = TypeVar("W", Message, Credit)

log = structlog.get_logger(__name__)


def routes() -> list[Route]:
    """For the application."""
    return [
        Route(PATH, receive, methods=["POST"]),
        Route(CREDITS_PATH, receive_credit, methods=["POST"]),
    ]


async def receive(request: Request) -> Response:
    """Take one message of a rail."""
    return await _receive(request, read_message, _take_message)


async def receive_credit(request: Request) -> Response:
    """Take money from another institution; the answer says whether it is in its account, or the rail keeps it."""
    return await _receive(request, read_credit, _take_credit)


async def _receive(
    request: Request, read: Callable[[bytes], W], take: Callable[[House, W, bytes], Awaitable[Response]]
) -> Response:
    """What every word of a rail passes: its signature, its shape, its sender, and the transaction that takes it."""
    house, rail = house_of(request), request.path_params["rail"]
    body = await _authentic(request, house, rail)
    if isinstance(body, Response):
        return body
    try:
        word = read(body)
    except UnreadableMessageError:
        return _refused(house, rail, 422, "unreadable")
    if word.rail != rail:
        return _refused(house, rail, 401, "other_rail")
    try:
        return await take(house, word, body)
    except SQLAlchemyError as error:
        log.warning("a rail's word could not be taken now", rail=rail, reason=type(error).__name__)
        return _answer(house, rail, Taken.LATER)


async def _take_message(house: House, message: Message, body: bytes) -> Response:
    taken = await house.take_rail_message(message, body)
    if taken is Taken.STRANGE:
        log.warning("a rail spoke of an order that is not ours", rail=message.rail)
    return _answer(house, message.rail, taken)


async def _take_credit(house: House, credit: Credit, body: bytes) -> Response:
    try:
        outcome = await house.take_rail_credit(credit, body)
    except CreditConflictError:
        return _answer(house, credit.rail, Taken.CONFLICT)
    house.metrics.rail_messages.labels(credit.rail, outcome.value).inc()
    return JSONResponse({"event": credit.id, "outcome": outcome.value})


async def _authentic(request: Request, house: House, rail: str) -> bytes | Response:
    """The body, if it is the rail's own word; else the answer."""
    keys = house.rail_keys.get(rail)
    if keys is None:
        return _refused(house, "unknown", 404, "rail")
    try:
        body = await read_body(request, MOST_BYTES)
    except TooLargeError:
        return _refused(house, rail, 413, "size")
    timestamp, given = (_only(request, name) for name in ("x-timestamp", "x-signature"))
    if not signed.authentic(keys, timestamp, given, body, house.clock()):
        return _refused(house, rail, 401, "signature")
    return body


def _answer(house: House, rail: str, taken: Taken) -> Response:
    house.metrics.rail_messages.labels(rail, taken.value).inc()
    if taken is Taken.CONFLICT:
        log.error("a rail used an id for another word", rail=rail)
    again = {"Retry-After": str(COME_AGAIN_SECONDS)} if taken is Taken.LATER else {}
    return Response(status_code=_STATUSES[taken], headers=again)


def _only(request: Request, name: str) -> str:
    """A header that must be there once; two are none."""
    given = request.headers.getlist(name)
    return given[0] if len(given) == 1 else ""


def _refused(house: House, rail: str, status: int, reason: str) -> Response:
    house.metrics.refused_doors.labels("rails", reason).inc()
    log.warning("a rail's message was refused", rail=rail, status=status, reason=reason)
    return Response(status_code=status)
