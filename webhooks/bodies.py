"""Bodies of requests, read with a bound (S01)."""

from __future__ import annotations

from starlette.requests import Request


class TooLargeError(Exception):
    """The body is longer than this door takes; nothing of it was looked at."""


async def read_body(request: Request, most_bytes: int) -> bytes:
    """The whole body.

    Raises:
        TooLargeError: it is announced or turns out to be longer than `most_bytes`.
    """
    announced = request.headers.get("content-length", "0")
    if not announced.isdecimal() or int(announced) > most_bytes:
        raise TooLargeError
    read = bytearray()
    async for piece in request.stream():
        read += piece
        if len(read) > most_bytes:
            raise TooLargeError
    return bytes(read)
