"""What rails may tell us: signed, fresh, once, and never with authority over an amount (S03, S04, F08, F09)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from banking.adapters import signed
from banking.ledger.accounts import open_account
from banking.payments.callbacks import Message, Taken, read_message, take_message
from banking.payments.incoming import Credit, Credited, take_credit
from banking.values import AccountKind, AccountRef, PaymentId
from banking.work import MemberId
from tests.banking.kit import House as Bank
from tests.banking.payments.till import Till
from webhooks.embedded.postgres import DatabaseUrls
from webhooks.metrics import Metrics
from webhooks.rails import routes

NOTHING: Mapping[str, str] = {}
KEY, OLD, OTHER = (
    b"a key for the direct rail, long",
    b"the key before it, rolled out yet",
    b"the key of another rail",
)


@dataclass
class Door:
    """What this door needs of the house."""

    metrics: Metrics
    clock: Callable[[], datetime]
    take_rail_message: Callable[[Message, bytes], Awaitable[Taken]]
    take_rail_credit: Callable[[Credit, bytes], Awaitable[Credited]]
    rail_keys: dict[str, tuple[bytes, ...]]


@dataclass
class Street:
    """Where a rail stands when it calls us."""

    till: Till
    http: httpx.AsyncClient

    async def sent(self) -> PaymentId:
        """A payment whose answer was lost after the effect."""
        payment = await self.till.ordered(await self.till.house.open(1, 2_000), 1_000)
        self.till.direct.answers_later = 1.0
        await self.till.step(payment)
        self.till.direct.end(payment)
        return payment

    def body(self, payment: object, event: str = "e1", **change: Any) -> bytes:
        known = self.till.direct.known.get(payment)  # type: ignore[call-overload]
        word = known.word() if known else None
        plain: dict[str, Any] = {
            "event": event,
            "rail": "direct",
            "key": str(payment),
            "status": word.status.value if word else "settled",
            "amount": 1_000,
            "currency": "USD",
            "account": "2200123456",
            "reference": "R1",
        }
        return json.dumps(plain | change).encode()

    async def post(
        self, body: bytes, rail: str = "direct", key: bytes = KEY, change: Mapping[str, str] = NOTHING
    ) -> int:
        headers = signed.headers(key, body, self.till.now) | dict(change)
        return (await self.http.post(f"/rails/{rail}", content=body, headers=headers)).status_code

    async def bring(self, key: bytes = KEY, rail: str = "direct", **change: Any) -> tuple[int, str]:
        """Money from another bank to account 410101055501; the door's status, and what it says became of it."""
        plain = {
            "event": "c1",
            "rail": "direct",
            "amount": 2_550,
            "currency": "USD",
            "account": "410101055501",
            "sender": "Luz María Peña",
            "institution": "10",
        }
        body = json.dumps(plain | change).encode()
        headers = signed.headers(key, body, self.till.now)
        answer = await self.http.post(f"/rails/{rail}/credits", content=body, headers=headers)
        return answer.status_code, answer.json()["outcome"] if answer.content else ""

    async def told(self) -> int:
        return int(str(await self.till.house.scalar("SELECT count(*) FROM ledger.rail_message")))

    async def transactions(self) -> int:
        sql = "SELECT count(*) FROM ledger.tx WHERE idem_scope = 'payment'"
        return int(str(await self.till.house.scalar(sql)))


@pytest.fixture
async def street(database: DatabaseUrls) -> AsyncIterator[Street]:
    bank = Bank(database)
    till = Till(bank)
    app = Starlette(routes=routes())
    app.state.house = Door(
        metrics=Metrics(),
        clock=lambda: bank.now,
        take_rail_message=partial(take_message, till.desk),
        take_rail_credit=partial(take_credit, till.desk),
        rail_keys={"direct": (KEY, OLD), "spi": (OTHER,)},
    )
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://door") as http:
        yield Street(till, http)
    await bank.close()


@pytest.mark.parametrize("key", [KEY, OLD], ids=["current", "previous"])
async def test_a_signed_message_moves_its_payment_with_either_key_of_a_rotation(
    street: Street, key: bytes
) -> None:
    payment = await street.sent()
    assert await street.post(street.body(payment), key=key) == 200
    assert (await street.till.read(payment)).state == "settled"
    await street.till.holds()


async def test_what_is_not_authentic_is_refused_and_nothing_of_it_is_kept(street: Street) -> None:
    """F09: bad signature, re-serialised JSON, old and future times, another rail's key, another rail's message."""
    payment = await street.sent()
    body = street.body(payment)
    stamp = int(street.till.now.timestamp())
    assert await street.post(body, key=OTHER) == 401
    assert await street.post(body, "spi", OTHER) == 401, "a message of the other rail"
    assert await street.post(body, "swift") == 404
    assert await street.post(body, change={"X-Signature": "sha256=" + "0" * 64}) == 401
    assert await street.post(body, change={"X-Signature": ""}) == 401
    respaced = json.dumps(json.loads(body), separators=(",", ":")).encode()
    assert await street.post(respaced, change={"X-Signature": signed.signature(KEY, str(stamp), body)}) == 401
    for shift in (-301, 301):
        moved = str(stamp + shift)
        both = {"X-Timestamp": moved, "X-Signature": signed.signature(KEY, moved, body)}
        assert await street.post(body, change=both) == 401
    assert await street.post(body, change={"X-Timestamp": "12.5"}) == 401
    assert await street.post(b"[" * 3_000) == 422
    assert await street.post(b" " * 70_000) == 413
    assert (await street.told(), await street.transactions()) == (0, 0)
    assert (await street.till.read(payment)).state == "sent"


async def test_a_message_at_the_edge_of_the_window_is_taken(street: Street) -> None:
    payment = await street.sent()
    body = street.body(payment)
    for shift in (-300, 300):
        moved = str(int(street.till.now.timestamp()) + shift)
        both = {"X-Timestamp": moved, "X-Signature": signed.signature(KEY, moved, body)}
        assert await street.post(body, change=both) == 200


async def test_ten_copies_at_once_are_one_transition(street: Street) -> None:
    payment = await street.sent()
    body = street.body(payment)
    assert await asyncio.gather(*(street.post(body) for _ in range(10))) == [200] * 10
    assert (await street.told(), await street.transactions()) == (1, 1)
    assert await street.till.history(payment) == "placed claimed accepted settled"
    await street.till.holds()


async def test_a_used_id_with_another_body_is_an_alarm_and_moves_nothing(street: Street) -> None:
    payment = await street.sent()
    assert await street.post(street.body(payment, status="accepted")) == 200
    assert await street.post(street.body(payment)) == 409
    assert (await street.till.read(payment)).state == "sent"
    alarm = "SELECT count(*) FROM ledger.audit WHERE result = 'SameIdOtherBody' AND actor = 'rail:direct'"
    assert await street.till.house.scalar(alarm) == 1


async def test_callbacks_out_of_order_end_right(street: Street) -> None:
    payment = await street.sent()
    settled = street.body(payment, "first")
    street.till.direct.give_back(payment)
    assert await street.post(street.body(payment, "second")) == 200
    assert await street.post(settled) == 200
    assert await street.post(street.body(payment, "third", status="accepted")) == 200
    assert (await street.till.read(payment)).state == "returned"
    assert await street.transactions() == 2
    await street.till.holds()


async def test_an_unknown_order_is_noted_and_moves_nothing(street: Street) -> None:
    payment = await street.sent()
    stranger = "00000000-0000-4000-8000-000000000000"
    assert await street.post(street.body(stranger, "s")) == 200
    assert await street.post(street.body("not a key", "t")) == 200
    assert (await street.told(), await street.transactions()) == (2, 0)
    assert (await street.till.read(payment)).state == "sent"


@pytest.mark.parametrize(
    "change", [{"amount": 1_001}, {"amount": 999}, {"account": "2200123457"}, {"currency": "ECS"}]
)
async def test_a_cent_more_or_another_account_is_for_people(street: Street, change: dict[str, Any]) -> None:
    payment = await street.sent()
    assert await street.post(street.body(payment, **change)) == 200
    found = await street.till.read(payment)
    assert (found.state, found.attention, await street.transactions()) == ("manual", "mismatched", 0)


@pytest.mark.parametrize("amount", ["1000", 1000.0, True, None])
async def test_an_amount_that_is_no_whole_number_of_cents_is_unreadable(
    street: Street, amount: object
) -> None:
    payment = await street.sent()
    assert await street.post(street.body(payment, amount=amount)) == 422


async def test_older_code_leaves_a_message_about_a_kind_it_does_not_know_to_newer_code(
    street: Street,
) -> None:
    """F16."""
    payment = await street.sent()
    body = street.body(payment)
    older = replace(street.till.desk, kinds={})
    assert await take_message(older, read_message(body), body) is Taken.LATER
    assert await street.told() == 0
    assert await street.post(body) == 200
    await street.till.holds()


async def test_a_day_has_passed(street: Street) -> None:
    payment = await street.sent()
    body = street.body(payment)
    headers = signed.headers(KEY, body, street.till.now)
    street.till.house.now += timedelta(days=1)
    answer = await street.http.post("/rails/direct", content=body, headers=headers)
    assert answer.status_code == 401, "a recorded message cannot be played again"


async def receiver(street: Street) -> AccountRef:
    """A member with the account that money is sent to."""
    house = street.till.house
    await house.open(1, 0)
    async with house.owner.begin() as conn:
        number, since = "410101055501", house.now.date()
        return await open_account(conn, house.keys, MemberId(1), AccountKind.SAVINGS, number, since)


async def test_money_from_another_bank_is_in_its_account_once_and_its_member_hears_of_it(
    street: Street,
) -> None:
    house, account = street.till.house, await receiver(street)
    answers = await asyncio.gather(*(street.bring() for _ in range(5)))
    assert set(answers) == {(200, "credited")}
    assert await house.balance(account) == 2_550
    lines = "SELECT text || ' ' || amount FROM ledger.entry WHERE account_id = :id"
    assert await house.scalar(lines, id=account.id) == "NC TRANSFERENCIA PAGO DIRECTO 2550"
    assert await house.scalar("SELECT count(*) || ' ' || min(kind) FROM bank.notice") == "1 MoneyReceived"
    assert await street.bring(amount=9_999) == (409, "")
    assert await street.bring(event="c2") == (200, "credited")
    assert await house.balance(account) == 5_100
    await street.till.holds()


@pytest.mark.parametrize(
    ("change", "sql", "outcome"),
    [
        ({"account": "410101055502"}, "", (200, "account_unknown")),
        ({"currency": "EUR"}, "", (200, "other_currency")),
        ({}, "UPDATE ledger.account SET status = 'blocked' WHERE id = :id", (200, "account_unavailable")),
        ({"amount": 0}, "", (422, "")),
        ({"amount": 25.5}, "", (422, "")),
        ({"amount": 10**12}, "", (422, "")),
        ({"sender": ""}, "", (422, "")),
        ({"rail": "spi"}, "", (401, "")),
        ({"key": OTHER}, "", (401, "")),
    ],
)
async def test_what_cannot_be_credited_stays_with_the_rail(
    street: Street, change: dict[str, Any], sql: str, outcome: tuple[int, str]
) -> None:
    account = await receiver(street)
    if sql:
        await street.till.house.change(sql, id=account.id)
    assert await street.bring(**change) == outcome
    assert await street.bring(**change) == outcome
    assert await street.till.house.balance(account) == 0
