"""SMS over an HTTP gateway: signed JSON, no redirects, bounded waits (S31)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, Self

import httpx

from banking.adapters import signed
from banking.ports import DeliveryFailed

if TYPE_CHECKING:
    from types import TracebackType

    from banking.clock import Clock
    from banking.ports import Sms

connect_timeout_seconds: Final = 3.0
answer_timeout_seconds: Final = 10.0


class HttpSmsGateway:
    """POSTs `{"id","to","text"}` with `X-Timestamp` and `X-Signature: sha256=<hex HMAC of "timestamp.body">`."""

    def __init__(self, url: str, key: bytes, clock: Clock) -> None:
        self._url = url
        self._key = key
        self._clock = clock
        timeout = httpx.Timeout(answer_timeout_seconds, connect=connect_timeout_seconds)
        self._client = httpx.AsyncClient(timeout=timeout, follow_redirects=False, trust_env=False)

    def __repr__(self) -> str:
        """No key, no address."""
        return "HttpSmsGateway(…)"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def send(self, sms: Sms) -> None:
        """Hand a message over; the gateway knows a repetition by its id."""
        body = json.dumps({"id": sms.id, "to": sms.to, "text": sms.text}, separators=(",", ":")).encode()
        headers = signed.headers(self._key, body, self._clock())
        try:
            answer = await self._client.post(self._url, content=body, headers=headers)
        except httpx.HTTPError as error:
            message = f"the SMS gateway did not answer: {type(error).__name__}"
            raise DeliveryFailed(message) from None
        if not answer.is_success:
            message = f"the SMS gateway answered {answer.status_code}"
            raise DeliveryFailed(message)
