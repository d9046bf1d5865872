"""SMS over an HTTP gateway (S31)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from banking.adapters.gateway import Gateway, TooLongError
from banking.ports import DeliveryFailed

if TYPE_CHECKING:
    from banking.ports import Sms


class HttpSmsGateway(Gateway):
    """POSTs `{"id","to","text"}` with `X-Timestamp` and `X-Signature: sha256=<hex HMAC of "timestamp.body">`."""

    async def send(self, sms: Sms) -> None:
        """Hand a message over; the gateway knows a repetition by its id."""
        try:
            status, _ = await self._post("", {"id": sms.id, "to": sms.to, "text": sms.text})
        except (httpx.HTTPError, TooLongError) as error:
            message = f"the SMS gateway did not answer: {type(error).__name__}"
            raise DeliveryFailed(message) from None
        if not httpx.codes.is_success(status):
            message = f"the SMS gateway answered {status}"
            raise DeliveryFailed(message)
