"""Money that came in against the rail's file: planted differences are listed each, what agrees is not, nothing is mended (F18)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from banking.clock import business_date
from banking.payments.incoming import Credit, take_credit
from banking.payments.reconcile import FileUnreadableError, Kind
from banking.payments.reconcile_credits import COLUMNS, read_file, reconcile
from tests.banking.kit import NOON
from tests.banking.payments.till import Till, rail_file

TODAY = business_date(NOON)
NUMBER, STRANGER = "410101055501", "410199999999"
Line = dict[str, str]


async def brought(till: Till, event: str, cents: int, number: str = NUMBER, rail: str = "direct") -> Line:
    """A credit the bank answered, and its line in the rail's file."""
    credit = Credit(event, rail, cents, "USD", number, "Luz Peña", "10", None)
    outcome = await take_credit(till.desk, credit, event.encode())
    status = "credited" if outcome == "credited" else "refused"
    return dict(zip(COLUMNS, (event, status, str(cents), "USD", number, till.now.isoformat()), strict=True))


async def differences(till: Till, *lines: Line) -> list[tuple[Kind, str, str, str]]:
    before = await books(till)
    found = await reconcile(till.desk, "direct", rail_file(COLUMNS, *lines), TODAY, TODAY)
    assert await books(till) == before, "nothing is mended"
    return [(each.kind, each.key, each.ours, each.theirs) for each in found]


async def books(till: Till) -> object:
    return await till.house.scalar("SELECT (SELECT count(*) FROM ledger.rail_credit, ledger.tx)")


async def test_each_planted_difference_is_listed_and_what_agrees_is_not(till: Till) -> None:
    await till.house.open(1, 0, number=NUMBER)
    good, missing, doubled, cent, elsewhere, refused, euros = [
        await brought(till, f"c{nth}", 1_000 + nth) for nth in range(7)
    ]
    kept_out = await brought(till, "k", 500, STRANGER)
    never_taken = await brought(till, "n", 700, STRANGER)
    other_rail = await brought(till, "s", 900, rail="spi")
    found = await differences(
        till,
        good,
        doubled,
        doubled,
        cent | {"amount": "1030"},
        elsewhere | {"account": STRANGER},
        refused | {"status": "refused"},
        euros | {"currency": "EUR"},
        kept_out,
        never_taken | {"status": "credited"},
        good | {"event": "unheard"},
        good | {"event": "gone back before we heard of it", "status": "refused"},
    )
    assert found == [
        (Kind.MISSING, missing["event"], "credited", ""),
        (Kind.DOUBLED, doubled["event"], "1", "2"),
        (Kind.AMOUNT, cent["event"], "1003", "1030"),
        (Kind.ACCOUNT, elsewhere["event"], "••••5501", "••••9999"),
        (Kind.STATUS, refused["event"], "credited", "refused"),
        (Kind.CURRENCY, euros["event"], "USD", "EUR"),
        (Kind.EXTRA, "n", "account_unknown", "credited"),
        (Kind.STRANGE, "unheard", "", "credited"),
    ]
    spi = await reconcile(till.desk, "spi", rail_file(COLUMNS, other_rail), TODAY, TODAY)
    assert spi == []


async def test_the_days_of_the_two_sides_may_differ_around_midnight(till: Till) -> None:
    await till.house.open(1, 0, number=NUMBER)
    line = await brought(till, "c1", 1_000)
    late = line | {"credited_at": (till.now + timedelta(days=1)).isoformat()}
    assert await differences(till, late) == []
    tomorrow = TODAY + timedelta(days=1)
    assert await reconcile(till.desk, "direct", rail_file(COLUMNS, line), tomorrow, tomorrow) == []
    [extra] = await reconcile(
        till.desk, "direct", rail_file(COLUMNS, late | {"event": "x"}), tomorrow, tomorrow
    )
    assert extra.kind is Kind.STRANGE


GOOD = "event,status,amount,currency,account,credited_at\n"
STAMP = datetime(2026, 11, 20, 17, tzinfo=UTC).isoformat()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"key,status,amount,currency,account,settled_at\n",
        f"{GOOD}c,credited,10.00,USD,1,{STAMP}\n".encode(),
        f"{GOOD}c,settled,5,USD,1,{STAMP}\n".encode(),
        f"{GOOD},credited,5,USD,1,{STAMP}\n".encode(),
        f"{GOOD}c,credited,5,USD,1,2026-11-20T17:00:00\n".encode(),
        f"{GOOD}c,credited,5,USD,1,{STAMP},more\n".encode(),
    ],
)
def test_a_file_of_another_shape_is_refused_as_a_whole(content: bytes) -> None:
    with pytest.raises(FileUnreadableError):
        read_file(content)
