"""The companies' door: signed, once per key, and as badly behaved as their script says; spoken to by the bank's adapter."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx
import pytest

from banking.adapters.billers import HttpBillers
from banking.payments.rails import Absent, RailOrder, Status, Unclear, Word
from banking.ports import BillersAnswer, OpenBill
from banking.values import PaymentId
from simulator import billers
from simulator.server import Running, running
from simulator.world import World

KEY = "a key that the bank and the companies share"


@pytest.fixture
async def street() -> AsyncIterator[Running]:
    async with running(World("700100200:token", "sms key", KEY)) as box:
        yield box


@pytest.fixture
async def bank(street: Running) -> AsyncIterator[HttpBillers]:
    async with HttpBillers(f"{street.url}/billers", KEY.encode(), lambda: datetime.now(UTC)) as made:
        yield made


def order(number: str, bill: str, cents: int) -> RailOrder:
    details = {"company": "cnt", "account": number, "bill": bill}
    return RailOrder(PaymentId(uuid4()), "bill", cents, None, details)


async def owed(bank: HttpBillers, number: str) -> tuple[OpenBill, ...]:
    found = await bank.pending("cnt", number)
    assert isinstance(found, tuple)
    return found


async def test_the_manual_s_bill_is_owed_and_paid_once(street: Running, bank: HttpBillers) -> None:
    [bill] = await owed(bank, "023035471")
    assert (bill.id, bill.cents, bill.payable) == ("023035471", 713, True)
    paying = order("023035471", bill.id, 713)
    assert await bank.ask(paying) == Absent()
    first, again, asked = await bank.send(paying), await bank.send(paying), await bank.ask(paying)
    assert isinstance(first, Word)
    assert (first.status, first.amount, first.currency, first.account) == (
        Status.SETTLED,
        713,
        "USD",
        "023035471",
    )
    assert first == again == asked
    assert await owed(bank, "023035471") == ()
    assert street.world.billers.absorbed == 1


@pytest.mark.parametrize(("number", "count"), [("123456780", 0), ("123456782", 3), ("PBX123", 1)])
async def test_numbers_owe_what_their_script_says(bank: HttpBillers, number: str, count: int) -> None:
    bills = await owed(bank, number)
    assert len(bills) == count
    assert [bill.due_on for bill in bills] == sorted(bill.due_on for bill in bills if bill.due_on)


async def test_a_bill_can_be_paid_elsewhere_meanwhile(bank: HttpBillers) -> None:
    [bill] = await owed(bank, "123456783")
    word = await bank.send(order("123456783", bill.id, bill.cents))
    assert isinstance(word, Word)
    assert (word.status, word.reason) == (Status.REJECTED, "already_paid")


async def test_an_amount_can_change_meanwhile(bank: HttpBillers) -> None:
    [bill] = await owed(bank, "123456784")
    word = await bank.send(order("123456784", bill.id, bill.cents))
    assert isinstance(word, Word)
    assert (word.status, word.reason) == (Status.REJECTED, "amount_changed")
    [now] = await owed(bank, "123456784")
    assert now.cents == bill.cents + 125


async def test_a_company_can_be_away_or_not_know_the_number(bank: HttpBillers) -> None:
    assert await bank.pending("cnt", "123456785") is BillersAnswer.AWAY
    assert await bank.send(order("123456785", "x", 100)) == Unclear("status 503")
    assert await bank.pending("cnt", "123456789") is BillersAnswer.UNKNOWN


async def test_a_lost_answer_is_found_by_asking(bank: HttpBillers, street: Running) -> None:
    [bill] = await owed(bank, "123456787")
    paying = order("123456787", bill.id, bill.cents)
    assert await bank.send(paying) == Unclear("RemoteProtocolError")
    word = await bank.ask(paying)
    assert isinstance(word, Word)
    assert word.status is Status.SETTLED
    assert [known.copies for known in street.world.billers.orders.values()] == [0]


async def test_a_slow_company_is_waited_for_and_no_longer(
    bank: HttpBillers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(billers, "SLOW_SECONDS", 0.2)
    assert len(await owed(bank, "123456786")) == 1
    monkeypatch.setattr(billers, "SLOW_SECONDS", 5)
    bank._client.timeout = httpx.Timeout(0.2)
    assert await bank.pending("cnt", "123456786") is BillersAnswer.AWAY


async def test_what_is_not_payable_here_is_said_so(bank: HttpBillers) -> None:
    bills = await owed(bank, "123456788")
    assert sorted(bill.payable for bill in bills) == [False, True]
    [partial] = [bill for bill in bills if not bill.payable]
    word = await bank.send(order("123456788", partial.id, partial.cents))
    assert isinstance(word, Word)
    assert word.reason == "not_payable"


async def test_a_bill_is_published_by_hand(street: Running, bank: HttpBillers) -> None:
    form = {"company": "cnt", "number": "123456780", "amount": "12,50", "due_on": "2026-12-01"}
    async with httpx.AsyncClient(trust_env=False, follow_redirects=True) as http:
        page = await http.post(f"{street.url}/billers/publish", data=form)
        assert "$12.50" in page.text
        bad = await http.post(f"{street.url}/billers/publish", data={**form, "amount": "<b>"})
        assert bad.status_code == 422
        assert "<b>" not in bad.text.split("</style>")[1]
    [bill] = await owed(bank, "123456780")
    assert bill.cents == 1250


@pytest.mark.parametrize("key", [b"another key", b""])
async def test_only_the_bank_may_ask(street: Running, key: bytes) -> None:
    async with HttpBillers(f"{street.url}/billers", key, lambda: datetime.now(UTC)) as stranger:
        assert await stranger.pending("cnt", "023035471") is BillersAnswer.AWAY
    late = datetime.now(UTC) - timedelta(minutes=6)
    async with HttpBillers(f"{street.url}/billers", KEY.encode(), lambda: late) as old:
        assert await old.pending("cnt", "023035471") is BillersAnswer.AWAY


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        "{}",
        '{"bills": [{"id": "1", "amount": 7.13, "due_on": null, "about": "x", "payable": true}]}',
        '{"bills": [{"id": "1", "amount": -1, "due_on": null, "about": "x", "payable": true}]}',
        '{"bills": [{"id": "1", "amount": 1, "due_on": "mañana", "about": "x", "payable": true}]}',
        '{"bills": [{"id": "1\\n", "amount": 1, "due_on": null, "about": "x", "payable": true}]}',
        '{"bills": [{"id": " ", "amount": 1, "due_on": null, "about": "x", "payable": true}]}',
        "<html>",
    ],
)
async def test_what_cannot_be_read_counts_as_no_answer(bank: HttpBillers, body: str) -> None:
    def answer(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, text=body)

    bank._client = httpx.AsyncClient(transport=httpx.MockTransport(answer))
    assert await bank.pending("cnt", "023035471") is BillersAnswer.AWAY
    assert isinstance(await bank.send(order("023035471", "1", 1)), Unclear)
