"""The rails' adapter and the simulated switch on one wire: every answer a street can give is read for what it is (F07)."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import uuid4

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from banking.adapters import signed
from banking.adapters.rails import HttpRail, RailAnswerError
from banking.clock import business_date, system_clock
from banking.payments.incoming import Credit, read_credit
from banking.payments.rails import Absent, RailOrder, Status, Unclear, Word
from banking.payments.reconcile_credits import read_file
from banking.values import PaymentId
from simulator import switchdoor
from simulator.server import running, serving
from simulator.world import World

KEY = "the key of the rails in these tests"


@dataclass
class Street:
    """A bank's end and the switch's."""

    world: World
    url: str
    direct: HttpRail
    spi: HttpRail


@pytest.fixture
async def street() -> AsyncIterator[Street]:
    world = World("1:token", "sms", rails_key=KEY)
    async with running(world) as box:
        rails = [HttpRail(n, f"{box.url}/switch", KEY.encode(), "", system_clock) for n in ("direct", "spi")]
        async with rails[0], rails[1]:
            yield Street(world, box.url, *rails)


def order(cents: int = 1_000, account: str = "2200123456", batch: str | None = None) -> RailOrder:
    details = {"account": account, "institution": "10", "name": "Ana Ñáez", "email": "nobody@else.example"}
    return RailOrder(PaymentId(uuid4()), "interbank", cents, batch, details)


async def test_an_order_is_carried_out_once_however_often_it_comes(street: Street) -> None:
    wanted = order()
    first, second = await street.direct.send(wanted), await street.direct.send(wanted)
    assert first == second
    assert isinstance(first, Word)
    assert (first.status, first.amount, first.account) == (Status.SETTLED, 1_000, "2200123456")
    assert await street.direct.ask(wanted) == first
    counts = street.world.switch.counted()
    assert (counts["settled"], counts["absorbed"], counts["executed_twice"]) == (1, 1, 0)


async def test_the_rail_is_told_no_more_than_it_needs(street: Street) -> None:
    await street.direct.send(order())
    [kept] = street.world.switch.orders.values()
    assert "email" not in kept.wire


async def test_another_order_under_a_used_key_is_no_answer(street: Street) -> None:
    wanted = order()
    await street.direct.send(wanted)
    assert await street.direct.send(replace(wanted, amount=2_000)) == Unclear("unreadable, status 409")
    assert street.world.switch.counted()["orders"] == 1


@pytest.mark.parametrize(("fault", "effect"), [("before", 0), ("after", 1), ("error", 1), ("garbage", 1)])
async def test_every_fault_is_unclear_and_the_question_finds_the_truth(
    street: Street, fault: str, effect: int
) -> None:
    street.world.switch.play({fault: 1.0})
    wanted = order()
    assert isinstance(await street.direct.send(wanted), Unclear)
    asked = await street.direct.ask(wanted)
    assert isinstance(asked, Word if effect else Absent)
    assert street.world.switch.counted()["settled"] == effect


async def test_an_order_that_arrives_behind_its_second_copy_is_absorbed(street: Street) -> None:
    """The worst of a street: the rail is asked, has nothing, gets the order again, and then the first copy comes."""
    street.world.switch.play({"late": 1.0, "late_seconds": 0.1})
    wanted = order()
    assert isinstance(await street.direct.send(wanted), Unclear)
    assert isinstance(await street.direct.ask(wanted), Absent)
    street.world.switch.play({"late": 0.0})
    assert isinstance(await street.direct.send(wanted), Word)
    for _ in range(200):
        if street.world.switch.counted()["absorbed"]:
            break
        await asyncio.sleep(0.01)
    counts = street.world.switch.counted()
    assert [counts[name] for name in ("orders", "absorbed", "settled", "executed_twice")] == [1, 1, 1, 0]


async def test_an_answer_does_not_wait_for_a_bank_that_hears_no_callback(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switchdoor, "EARLY_SECONDS", 0.05)
    street.world.switch.play({"early": 1.0})
    deaf = HttpRail("direct", f"{street.url}/switch", KEY.encode(), "http://127.0.0.1:9", system_clock)
    async with deaf, asyncio.timeout(1):
        assert isinstance(await deaf.send(order()), Word)


async def test_a_question_that_is_not_answered_says_nothing(street: Street) -> None:
    street.world.switch.play({"silent": 1.0})
    assert isinstance(await street.direct.ask(order()), Unclear)


async def test_a_batch_comes_to_its_end_later_and_its_file_says_so(street: Street) -> None:
    street.world.switch.play({"batch_seconds": 0.05})
    paid, closed = order(batch="20261127-1400"), order(account="2200120001", batch="20261127-1400")
    for each in (paid, closed):
        answer = await street.spi.send(each)
        assert isinstance(answer, Word)
        assert answer.status is Status.ACCEPTED
    assert await street.spi.results("20261127-1600") == ()
    ended: dict[PaymentId, Word] = {}
    for _ in range(200):
        ended = dict(await street.spi.results("20261127-1400"))
        if len(ended) == 2:
            break
        await asyncio.sleep(0.01)
    assert {key: word.status for key, word in ended.items()} == {
        paid.key: Status.SETTLED,
        closed.key: Status.REJECTED,
    }


async def test_the_file_for_the_reconciliation_has_what_was_carried_out(street: Street) -> None:
    wanted = order(7_777)
    await street.direct.send(wanted)
    today = business_date(system_clock())
    lines = list(csv.DictReader(io.StringIO((await street.direct.settled(today, today)).decode())))
    assert [(line["key"], line["status"], line["amount"]) for line in lines] == [
        (str(wanted.key), "settled", "7777")
    ]
    tomorrow = today + timedelta(days=1)
    assert len((await street.direct.settled(tomorrow, tomorrow)).splitlines()) == 1


async def test_the_file_of_credits_has_what_was_brought_and_what_came_back(street: Street) -> None:
    today = business_date(system_clock())
    for event, outcome in (("c1", "credited"), ("c2", "account_unknown")):
        told = {"event": event, "rail": "direct", "amount": 2_550, "currency": "USD", "account": "41010"}
        street.world.switch.bring(told, outcome, system_clock().timestamp())
    lines = read_file(await street.direct.credited(today, today))
    assert [(line.event, line.status, line.amount) for line in lines] == [
        ("c1", "credited", 2_550),
        ("c2", "refused", 2_550),
    ]
    assert read_file(await street.spi.credited(today, today)) == []
    assert read_file(await street.direct.credited(*[today + timedelta(days=1)] * 2)) == []


async def test_a_switch_that_does_not_believe_us_or_is_away_has_said_nothing(street: Street) -> None:
    stranger = HttpRail("direct", f"{street.url}/switch", b"another key, also long enough", "", system_clock)
    away = HttpRail("direct", "http://127.0.0.1:9", KEY.encode(), "", system_clock)
    today = business_date(system_clock())
    async with stranger, away:
        for rail in (stranger, away):
            assert isinstance(await rail.send(order()), Unclear)
            assert isinstance(await rail.ask(order()), Unclear)
            assert await rail.results("20261127-1400") == ()
            with pytest.raises(RailAnswerError):
                await rail.settled(today, today)
    assert street.world.switch.orders == {}


STRANGE = {
    "another order's answer": (
        200,
        b'{"key":"x","status":"settled","amount":1000,"currency":"USD","account":""}',
    ),
    "not found, but by whom": (404, b"<html>no such page</html>"),
    "unknown, but another key": (404, b'{"error":"unknown_key","key":"x"}'),
    "a status that is none": (200, b'{"key":"%s","status":"ok","amount":1000,"currency":"USD","account":""}'),
    "an amount that is none": (
        200,
        b'{"key":"%s","status":"settled","amount":10.0,"currency":"USD","account":""}',
    ),
    "settled, says a server error": (
        500,
        b'{"key":"%s","status":"settled","amount":1000,"currency":"USD","account":""}',
    ),
    "elsewhere": (302, b""),
    "nothing": (200, b""),
    "a list": (200, b"[]"),
    "too deep": (200, b"[" * 60_000),
    "no end": (200, b" " * 200_000),
}


async def test_whatever_else_comes_back_is_unclear() -> None:
    wanted = order()
    answer = (200, b"")

    async def strange(_request: Request) -> Response:
        status, body = answer
        return Response(body.replace(b"%s", str(wanted.key).encode()), status, {"Location": "/elsewhere"})

    app = Starlette(routes=[Route("/{rail}/{path}", strange, methods=["POST"])])
    async with serving(app) as url, HttpRail("direct", url, KEY.encode(), "", system_clock) as rail:
        for name, said in STRANGE.items():
            answer = said
            assert isinstance(await rail.send(wanted), Unclear), name
            assert isinstance(await rail.ask(wanted), Unclear), name


def test_a_signature_is_of_these_bytes_at_this_time_under_one_of_the_keys() -> None:
    now = system_clock()
    made = signed.headers(b"one", b"{}", now)
    stamp, signature = made["X-Timestamp"], made["X-Signature"]
    assert signed.authentic([b"other", b"one"], stamp, signature, b"{}", now)
    assert not signed.authentic([b"other"], stamp, signature, b"{}", now)
    assert not signed.authentic([b"one"], stamp, signature, b"{ }", now)
    assert not signed.authentic([b"one"], stamp, signature, b"{}", now + timedelta(seconds=302))
    assert not signed.authentic([], stamp, signature, b"{}", now)
    assert not signed.authentic([b"one"], "9" * 40, signature, b"{}", now)


async def test_the_switch_brings_money_as_our_door_reads_it(street: Street) -> None:
    """What the page's button does: signed, with the account and the amount that were typed, and the answer comes back."""
    taken: list[Credit] = []

    async def door(request: Request) -> Response:
        body = await request.body()
        given = (request.headers["x-timestamp"], request.headers["x-signature"])
        assert signed.authentic((KEY.encode(),), *given, body, system_clock())
        taken.append(read_credit(body))
        return JSONResponse({"outcome": "credited"})

    sent = {"account": "410101082030", "amount": 2_550, "sender": "Luz Peña"}
    app = Starlette(routes=[Route("/rails/{rail}/credits", door, methods=["POST"])])
    async with serving(app) as ours, httpx.AsyncClient(base_url=street.url, trust_env=False) as page:
        away = await page.post("/control/switch/credit", json=sent | {"door": "http://127.0.0.1:9/rails"})
        await page.post("/control/switch/door", json={"door": f"{ours}/rails"})
        brought = await page.post("/control/switch/credit", json=sent)
        nonsense = await page.post("/control/switch/credit", json={"amount": "?"})
    assert (away.status_code, nonsense.status_code) == (502, 422)
    assert brought.json()["outcome"] == "credited"
    [credit] = taken
    assert (credit.rail, credit.amount, credit.account) == ("direct", 2_550, "410101082030")
