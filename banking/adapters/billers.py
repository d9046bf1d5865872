"""Companies one can pay, over HTTP (S31); also their rail."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import httpx

from banking.adapters.gateway import Gateway, TooLongError
from banking.payments.callbacks import read_word
from banking.payments.rails import CURRENCY, Absent, Answer, RailOrder, Unclear, Word
from banking.ports import BillersAnswer, OpenBill

if TYPE_CHECKING:
    from banking.values import PaymentId

most_bills: Final = 50
most_characters: Final = 40
most_cents: Final = 100_000_000
UNKNOWN_NUMBER: Final = "unknown_number"
UNKNOWN_KEY: Final = "unknown_key"
"""What makes a 404 an answer rather than a wrong address."""


class HttpBillers(Gateway):
    """Implements `banking.ports.Billers` and `banking.payments.rails.Rail`."""

    async def pending(self, company: str, number: str) -> tuple[OpenBill, ...] | BillersAnswer:
        """What is owed for a number; anything that is no clear answer counts as the company's absence."""
        answer = await self._answer("/bills", {"company": company, "number": number})
        if isinstance(answer, str):
            return BillersAnswer.AWAY
        status, plain = answer
        if status == HTTPStatus.NOT_FOUND:
            return BillersAnswer.UNKNOWN if plain.get("error") == UNKNOWN_NUMBER else BillersAnswer.AWAY
        try:
            bills = [_bill(each) for each in plain["bills"]]
        except (KeyError, TypeError, ValueError):
            return BillersAnswer.AWAY
        return tuple(sorted(bills[:most_bills], key=lambda bill: (bill.due_on or date.max, bill.id)))

    async def send(self, order: RailOrder) -> Answer:
        """Pay one bill under our key."""
        told = order.details
        return await self._word(
            "/payments",
            {
                "key": str(order.key),
                "company": told["company"],
                "number": told["account"],
                "bill": told["bill"],
                "amount": order.amount,
                "currency": CURRENCY,
            },
        )

    async def ask(self, order: RailOrder) -> Answer:
        """What became of the payment of this key."""
        return await self._word("/payments/status", {"key": str(order.key)})

    async def results(self, batch: str) -> tuple[tuple[PaymentId, Word], ...]:  # noqa: ARG002 - a rail's
        """Companies answer at once: there are no batches."""
        return ()

    async def _word(self, path: str, body: Mapping[str, str | int]) -> Answer:
        answer = await self._answer(path, body)
        if isinstance(answer, str):
            return Unclear(answer)
        status, plain = answer
        if status == HTTPStatus.NOT_FOUND:
            return Absent() if plain.get("error") == UNKNOWN_KEY else Unclear("status 404")
        try:
            return read_word(plain)
        except (KeyError, TypeError, ValueError):
            return Unclear("garbage")

    async def _answer(self, path: str, plain: Mapping[str, str | int]) -> tuple[int, dict[str, Any]] | str:
        """Status and JSON object of a 200 or a 404; what went wrong, for the log, otherwise."""
        try:
            status, body = await self._post(path, plain)
        except (httpx.HTTPError, TooLongError) as error:
            return type(error).__name__
        if status not in (HTTPStatus.OK, HTTPStatus.NOT_FOUND):
            return f"status {status}"
        try:
            found = json.loads(body)
        except (ValueError, RecursionError):
            return "no JSON"
        return (status, found) if isinstance(found, dict) else "no object"


def _bill(plain: dict[str, Any]) -> OpenBill:
    """One bill; KeyError, TypeError or ValueError where it is none."""
    cents, about, name = plain["amount"], plain["about"], plain["id"]
    if type(cents) is not int or not 0 < cents <= most_cents or type(plain["payable"]) is not bool:
        raise TypeError("no bill")
    for text in (about, name):
        if not isinstance(text, str) or len(text) > most_characters or not text.isprintable():
            raise TypeError("no bill")
    if not name.strip():
        raise ValueError("a bill without a name could be paid again and again")
    due_on = plain["due_on"]
    return OpenBill(
        name, cents, None if due_on is None else date.fromisoformat(due_on), about, plain["payable"]
    )
