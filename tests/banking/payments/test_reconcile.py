"""Ours against the rail's file: every difference is listed and none is mended (F18)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from banking.clock import business_date
from banking.payments.rails import Status
from banking.payments.reconcile import COLUMNS, FileUnreadableError, Kind, read_file, reconcile
from tests.banking.kit import NOON
from tests.banking.payments.till import Till, rail_file

TODAY = business_date(NOON)
Line = dict[str, str]


async def settled(till: Till, cents: int) -> Line:
    """A settled payment, and its line in the rail's file."""
    payment = await till.ordered(await till.house.open(1, 9_000), cents)
    assert await till.step(payment) == "settled"
    values = (str(payment), "settled", str(cents), "USD", "2200123456", till.now.isoformat())
    return dict(zip(COLUMNS, values, strict=True))


async def differences(till: Till, *lines: Line) -> set[tuple[Kind, str, str, str]]:
    before = await books(till)
    found = await reconcile(till.desk, "direct", rail_file(COLUMNS, *lines), TODAY, TODAY)
    assert await books(till) == before, "nothing is mended"
    return {(each.kind, each.key, each.ours, each.theirs) for each in found}


async def books(till: Till) -> object:
    return await till.house.scalar(
        "SELECT string_agg(id || state || version, ',' ORDER BY id) || (SELECT count(*) FROM ledger.tx) FROM ledger.payment"
    )


async def test_each_kind_of_difference_is_listed_beside_what_agrees(till: Till) -> None:
    good, missing, doubled, cent, elsewhere, back = [await settled(till, 1_000 + n) for n in range(6)]
    waiting = await till.ordered(await till.house.open(1, 9_000), 2_000)
    unsettled = {**good, "key": str(waiting), "amount": "2000"}
    stranger = {**good, "key": str(uuid4())}
    found = await differences(
        till,
        good,
        doubled,
        doubled,
        {**cent, "amount": "1002"},
        {**elsewhere, "account": "2200999999"},
        {**back, "status": "returned"},
        unsettled,
        stranger,
    )
    assert found == {
        (Kind.MISSING, missing["key"], "settled", ""),
        (Kind.DOUBLED, doubled["key"], "1", "2"),
        (Kind.AMOUNT, cent["key"], "1003", "1002"),
        (Kind.ACCOUNT, elsewhere["key"], "••••3456", "••••9999"),
        (Kind.STATUS, back["key"], "settled", "returned"),
        (Kind.EXTRA, str(waiting), "held", "settled"),
        (Kind.STRANGE, stranger["key"], "", "settled"),
    }


async def test_agreement_is_nothing_to_tell(till: Till) -> None:
    lines = [await settled(till, 1_000 + n) for n in range(3)]
    assert await differences(till, *lines) == set()


async def test_what_settled_around_midnight_is_found_on_either_day(till: Till) -> None:
    line = await settled(till, 1_000)
    yesterday = (till.now - timedelta(days=1)).isoformat()
    assert await differences(till, {**line, "settled_at": yesterday}) == set()
    tomorrow = TODAY + timedelta(days=1)
    found = await reconcile(till.desk, "direct", rail_file(COLUMNS, line), tomorrow, tomorrow)
    assert found == []


async def test_a_returned_payment_agrees_with_a_returned_line(till: Till) -> None:
    line = await settled(till, 1_000)
    [payment] = till.direct.known
    await till.say(payment, till.direct.give_back(payment))
    assert till.direct.known[payment].status is Status.RETURNED
    assert await differences(till, {**line, "status": "returned"}) == set()


async def test_another_rail_s_payments_are_not_compared(till: Till) -> None:
    line = await settled(till, 1_000)
    found = await reconcile(till.desk, "spi", rail_file(COLUMNS, line), TODAY, TODAY)
    assert [each.kind for each in found] == [Kind.STRANGE]


GOOD = "key,status,amount,currency,account,settled_at\n"
STAMP = datetime(2026, 11, 20, 17, tzinfo=UTC).isoformat()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"key,amount\n",
        b"\xff\xfe",
        f"{GOOD}k,settled,10.00,USD,1,{STAMP}\n".encode(),
        f"{GOOD}k,settled,-5,USD,1,{STAMP}\n".encode(),
        f"{GOOD}k,accepted,5,USD,1,{STAMP}\n".encode(),
        f"{GOOD}k,settled,5,USD,1,2026-11-20T17:00:00\n".encode(),
        f"{GOOD}k,settled,5,USD,1,{STAMP},more\n".encode(),
        f"{GOOD}k,settled,5,USD\n".encode(),
        f'{GOOD}"k,settled,5,USD,1,{STAMP}\n'.encode(),
    ],
)
def test_a_file_of_another_shape_is_refused_as_a_whole(content: bytes) -> None:
    with pytest.raises(FileUnreadableError):
        read_file(content)


def test_a_file_without_lines_is_one() -> None:
    assert read_file(GOOD.encode()) == []
