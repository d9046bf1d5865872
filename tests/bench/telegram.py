"""Telegram for benchmarks: updates as they come over the wire, and a request that is answered without one."""

from __future__ import annotations

import json
from typing import Any

from telegram.request import BaseRequest, RequestData

from tests.dialogs.runtime.house import House

MIDDLE = ("2. Transferencias", "A mis cuentas", "2030", "7741")
"""To the amount of a transfer."""
ANSWER = json.dumps(
    {
        "ok": True,
        "result": {
            "message_id": 5,
            "date": 1773162000,
            "chat": {"id": 7, "type": "private", "first_name": "Ana"},
            "from": {"id": 1, "is_bot": True, "first_name": "Cooprogreso", "username": "coop_bot"},
            "text": "Escribe una referencia para reconocer esta transferencia.",
        },
    }
).encode()


class Stub(BaseRequest):
    """Takes a request complete with its body and answers at once."""

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        assert request_data is not None
        assert request_data.json_parameters
        return 200, ANSWER


def raw(chat: int, number: int, update: int) -> bytes:
    """A text in the middle of a transfer: the amount, then back."""
    person = {"id": chat, "is_bot": False, "first_name": "Ana", "language_code": "es"}
    message = {
        "message_id": number,
        "from": person,
        "chat": {"id": chat, "type": "private", "first_name": "Ana"},
        "date": 1773162000,
        "text": ("25,50", "atrás")[number % 2],
    }
    return json.dumps({"update_id": update, "message": message}).encode()


async def ready(house: House, chats: int) -> None:
    """Log chats in and lead each to the middle of a transfer."""
    for chat in range(1, chats + 1):
        await house.log_in(chat)
        await house.walk(MIDDLE, chat)
