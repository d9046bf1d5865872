"""A gateway over HTTP: signed JSON, no redirects, nothing of the environment, bounded waits and answers (S03, S31)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, Self

import httpx

from banking.adapters import signed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from banking.clock import Clock

connect_timeout_seconds: Final = 3.0
answer_timeout_seconds: Final = 10.0
answer_max_bytes: Final = 64 * 1024


class TooLongError(Exception):
    """The answer was longer than it may be; the rest of it was not read."""


class Gateway:
    """Open it with `async with`, so that its connections are closed."""

    def __init__(self, url: str, key: bytes, clock: Clock) -> None:
        self._url = url
        self._key = key
        self._clock = clock
        timeout = httpx.Timeout(answer_timeout_seconds, connect=connect_timeout_seconds)
        self._client = httpx.AsyncClient(timeout=timeout, follow_redirects=False, trust_env=False)

    def __repr__(self) -> str:
        """No key, no address."""
        return f"{type(self).__name__}(…)"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def _post(
        self, path: str, plain: Mapping[str, object], most_bytes: int = answer_max_bytes
    ) -> tuple[int, bytes]:
        """Status and body of the answer; `path` is put behind the gateway's address.

        Raises:
            httpx.HTTPError: there was no answer.
            TooLongError: it was longer than `most_bytes`.
        """
        body = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
        headers = signed.headers(self._key, body, self._clock())
        request = self._client.stream("POST", self._url + path, content=body, headers=headers)
        async with request as answer:
            read = bytearray()
            async for piece in answer.aiter_bytes():
                read += piece
                if len(read) > most_bytes:
                    raise TooLongError
            return answer.status_code, bytes(read)
