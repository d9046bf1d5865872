"""An interbank rail over HTTP: our idempotency key, signed words (S03, S31).

    POST {url}/{rail}/orders    the order under its key; the same key again is absorbed and answers the same
    POST {url}/{rail}/queries   {"key"}; 404 with {"error": "unknown_key", "key"} where the rail does not know it
    POST {url}/{rail}/results   {"batch"}: a batch's orders that have come to their end
    POST {url}/{rail}/settled   {"from", "to"}: the file for the reconciliation
    POST {url}/{rail}/credited  {"from", "to"}: the same of what it brought us

A word is `{"key", "status", "amount", "currency", "account", "reference"?, "reason"?}`, amounts in whole cents.
Whatever is not exactly that is no answer: what became of the order is asked later.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import httpx

from banking.adapters.gateway import Gateway, TooLongError
from banking.payments.callbacks import read_word
from banking.payments.rails import CURRENCY, Absent, Answer, RailOrder, Unclear, Word
from banking.values import PaymentId

if TYPE_CHECKING:
    from datetime import date

    from banking.clock import Clock

file_max_bytes: Final = 64 * 1024 * 1024
TOLD: Final = (
    "institution",
    "account",
    "account_kind",
    "name",
    "identification_kind",
    "identification",
    "reference",
)
"""Of an order's details, what an interbank rail needs to know."""
_UNREADABLE: Final = (ValueError, KeyError, TypeError, RecursionError)


class RailAnswerError(Exception):
    """The rail's file could not be had; nothing is known. Names no order."""


class HttpRail(Gateway):
    """One rail of the switch; `callback` is where it may tell us what happens later."""

    def __init__(self, name: str, url: str, key: bytes, callback: str, clock: Clock) -> None:
        super().__init__(f"{url}/{name}/", key, clock)
        self._name = name
        self._callback = callback

    def __repr__(self) -> str:
        """No key, no address."""
        return f"HttpRail({self._name})"

    async def send(self, order: RailOrder) -> Answer:
        """Hand the order over under its key."""
        told = {name: order.details[name] for name in TOLD if order.details.get(name)}
        plain = {
            "key": str(order.key),
            "kind": order.kind,
            "amount": order.amount,
            "currency": CURRENCY,
            "batch": order.batch,
            "callback": self._callback,
            **told,
        }
        return await self._word("orders", plain, order.key)

    async def ask(self, order: RailOrder) -> Answer:
        """What became of the order of this key."""
        return await self._word("queries", {"key": str(order.key)}, order.key)

    async def results(self, batch: str) -> tuple[tuple[PaymentId, Word], ...]:
        """A batch's orders that have come to their end; empty where the rail cannot say now."""
        try:
            status, body = await self._post("results", {"batch": batch}, file_max_bytes)
            if status != HTTPStatus.OK:
                return ()
            lines = json.loads(body)["orders"]
            return tuple((PaymentId(UUID(line["key"])), read_word(line)) for line in lines)
        except (httpx.HTTPError, TooLongError, *_UNREADABLE):
            return ()

    async def settled(self, first: date, last: date) -> bytes:
        """The rail's file of what it carried out and gave back between two accounting days, as CSV.

        Raises:
            RailAnswerError: there is no such file to be had now.
        """
        return await self._file("settled", first, last)

    async def credited(self, first: date, last: date) -> bytes:
        """The rail's file of the credits it brought us between two accounting days, as CSV.

        Raises:
            RailAnswerError: there is no such file to be had now.
        """
        return await self._file("credited", first, last)

    async def _file(self, path: str, first: date, last: date) -> bytes:
        days = {"from": first.isoformat(), "to": last.isoformat()}
        try:
            status, body = await self._post(path, days, file_max_bytes)
        except (httpx.HTTPError, TooLongError) as error:
            message = f"the rail did not answer: {type(error).__name__}"
            raise RailAnswerError(message) from None
        if status != HTTPStatus.OK:
            message = f"the rail answered {status}"
            raise RailAnswerError(message)
        return body

    async def _word(self, path: str, plain: dict[str, Any], key: PaymentId) -> Answer:
        try:
            status, body = await self._post(path, plain)
        except (httpx.HTTPError, TooLongError) as error:
            return Unclear(type(error).__name__)
        try:
            answer = json.loads(body)
            if answer["key"] != str(key):
                return Unclear("another key")
            if status == HTTPStatus.NOT_FOUND and answer["error"] == "unknown_key":
                return Absent()
            return read_word(answer) if status == HTTPStatus.OK else Unclear(f"status {status}")
        except _UNREADABLE:
            return Unclear(f"unreadable, status {status}")
