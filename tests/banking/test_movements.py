"""The detail of movements against a plain list of them: pages, searches, totals, months (M20, D1, D19, B1)."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from banking.ledger.chart import CASH, internal
from banking.ledger.periods import earlier, month_end, resolve, within_reach
from banking.ledger.posting import Line, Outcome, Posting, post
from banking.ledger.wording import speaks_of
from banking.policy import Policy
from banking.requests import LastMovements, ListMonths, ResolvePeriod, SearchMovements
from banking.values import (
    AccountKind,
    AccountRef,
    Caller,
    Money,
    Month,
    MonthName,
    Months,
    Movement,
    MovementFilter,
    Movements,
    MovementsPage,
    MovementType,
    Period,
    Span,
    Totals,
)
from tests.banking.kit import NOON, House
from webhooks.embedded.postgres import DatabaseUrls

MEMBER = 1
TODAY = date(2026, 11, 20)
YEAR = Period(date(2025, 11, 1), TODAY)
NAMES = (
    "RETIRO DE AHORROS",
    "NC TRANSFERENCIA PAGO DIRECTO",
    "COMISIÓN TRANSFERENCIA PAGO DIRECTO",
    "CAPITALIZACION DE INTERESES EN CUENTA",
)
AMOUNTS = (4, 5, 36, 36, 36, 500, 1_250, 1_999, 2_000, 4_599, 10_000, 250_075)
FEW_READS = Policy(retry_wait_milliseconds=5, search_reads=12, movements_per_page=4)
"""A small budget, so that searches of a few hundred movements come to its end."""


@pytest.fixture
async def hurried(database: DatabaseUrls) -> AsyncIterator[House]:
    """A bank that reads little for one page."""
    made = House(database, FEW_READS)
    yield made
    await made.close()


@dataclass(frozen=True)
class Booked:
    """What the test knows of a movement."""

    seq: int
    on: date
    name: str
    cents: int


class Counter:
    """Books movements, and remembers them."""

    def __init__(self, house: House, seed: int = 1) -> None:
        self.house, self.chance = house, random.Random(seed)
        self.keys = itertools.count(1)

    async def open(self, member: int = MEMBER) -> AccountRef:
        """An account that may go below zero, so that chance can fill it."""
        account = await self.house.open(member, 0)
        await self.house.change(
            "UPDATE ledger.account SET allow_negative = true WHERE id = :id", id=account.id
        )
        return account

    async def fill(self, account: AccountRef, count: int, *, orderly: bool = True) -> list[Booked]:
        """Movements of 15 months; out of order, some bear a day before the one of the movement they follow."""
        days = sorted(TODAY - timedelta(days=self.chance.randrange(450)) for _ in range(count))
        if not orderly:
            days = [day - timedelta(days=self.chance.choice((0, 0, 0, 40))) for day in days]
        booked: list[Booked] = []
        async with self.house.owner.begin() as conn:
            cash = (await internal(conn))[CASH]
            for seq, day in enumerate(days, start=1):
                name, cents = self.chance.choice(NAMES), self.chance.choice(AMOUNTS)
                cents *= self.chance.choice((-1, 1, 1))
                lines = (Line(account.id, cents, name), Line(cash, -cents, name))
                key = f"{account.id}:{next(self.keys)}"
                posting = Posting("test", "test", key, bytes(32), day, "test", lines)
                assert (await post(conn, posting)).outcome is Outcome.POSTED
                booked.append(Booked(seq, day, name, cents))
        return booked


def fits(each: Booked, meant: MovementFilter | None, period: Period) -> bool:
    """The filter in the plainest words."""
    if not period.first <= each.on <= month_end(period.last):
        return False
    return meant is None or (
        speaks_of(each.name, meant.words)
        and (meant.low is None or abs(each.cents) >= meant.low.cents)
        and (meant.high is None or abs(each.cents) <= meant.high.cents)
        and (meant.type is None or (meant.type is MovementType.DEBIT) == (each.cents < 0))
    )


async def pages(
    house: House, caller: Caller, account: AccountRef, period: Period, meant: MovementFilter | None
) -> list[MovementsPage]:
    """Every page, from the newest on."""
    found: list[MovementsPage] = []
    before: int | None = None
    while True:
        page = await house.bank.ask(caller, SearchMovements(account, period, meant, before))
        assert isinstance(page, MovementsPage)
        found.append(page)
        if page.older is None:
            return found
        assert before is None or page.older < before
        before = page.older


def lines(items: Iterable[Movement]) -> list[tuple[date, str, int]]:
    return [(item.booked_on, item.text, item.amount.cents) for item in items]


FILTERS = (
    None,
    MovementFilter("", words=("transferencia",)),
    MovementFilter("", words=("comision", "direc")),
    MovementFilter("", words=("NADIE",)),
    MovementFilter("", type=MovementType.DEBIT),
    MovementFilter("", type=MovementType.CREDIT, words=("retiro",)),
    MovementFilter("", low=Money(36), high=Money(36)),
    MovementFilter("", low=Money(36), high=Money(36), type=MovementType.DEBIT, words=("capital",)),
    MovementFilter("", low=Money(1_250), high=Money(1_999)),
    MovementFilter("", low=Money(2_001)),
    MovementFilter("", high=Money(35), words=("intereses",)),
    MovementFilter("", low=Money(5_000), high=Money(9_000)),
)
PERIODS = (YEAR, resolve(Span.LAST_MONTH, TODAY, 12))


@pytest.mark.parametrize("orderly", [True, False], ids=["in order", "backdated"])
async def test_pages_and_searches_find_exactly_what_a_plain_list_holds(hurried: House, orderly: bool) -> None:
    caller, counter = hurried.log_in(MEMBER), Counter(hurried)
    account, other = await counter.open(), await counter.open()
    booked = await counter.fill(account, 250, orderly=orderly)
    await counter.fill(other, 5)
    for period, meant in itertools.product(PERIODS, FILTERS):
        expected = [each for each in reversed(booked) if fits(each, meant, period)]
        found = await pages(hurried, caller, account, period, meant)
        said = [line for page in found for line in lines(page.items)]
        assert said == [(each.on, each.name, each.cents) for each in expected], (period, meant)
        full = Totals(
            Money(sum(max(each.cents, 0) for each in expected)),
            Money(sum(min(each.cents, 0) for each in expected)),
            len(expected),
        )
        limited = meant is not None and (meant.low or meant.high) is not None
        assert {page.totals for page in found} <= ({full, None} if limited else {full}), (period, meant)
        assert all(len(page.items) <= 4 for page in found)
        assert all(page.reached is None for page in found if len(page.items) == 4)


async def test_a_search_that_comes_to_the_end_of_its_reads_says_how_far_it_came(hurried: House) -> None:
    caller, counter = hurried.log_in(MEMBER), Counter(hurried)
    account = await counter.open()
    booked = await counter.fill(account, 300)
    rare = MovementFilter("", words=("comision",), low=Money(36), high=Money(36), type=MovementType.DEBIT)
    short = [page for page in await pages(hurried, caller, account, YEAR, rare) if page.reached]
    assert short
    for page in short:
        assert page.totals is None
        assert page.reached == next(each.on for each in booked if each.seq == page.older)


async def test_another_members_account_is_not_found(house: House) -> None:
    mine, stranger = await house.open(1, 100), house.log_in(2)
    await house.open(2, 100)
    for query in (SearchMovements(mine, YEAR), ListMonths(mine), LastMovements(mine)):
        assert type(await house.bank.ask(stranger, query)).__name__ == "NotFound"


async def test_an_empty_account_has_an_empty_page_and_empty_months(house: House) -> None:
    caller, account = house.log_in(MEMBER), await house.open(MEMBER, 0, AccountKind.CONTRIBUTION)
    page = await house.bank.ask(caller, SearchMovements(account, YEAR, FILTERS[6]))
    assert isinstance(page, MovementsPage)
    assert (page.items, page.older, page.reached) == ((), None, None)
    assert page.totals == Totals(Money(0), Money(0), 0)
    months = await house.bank.ask(caller, ListMonths(account))
    assert isinstance(months, Months)
    assert {(each.credits, each.debits, each.closing) for each in months.items} == {
        (Money(0), Money(0), Money(0))
    }


async def test_months_add_up_and_each_ends_with_the_balance_of_its_last_movement(house: House) -> None:
    caller, counter = house.log_in(MEMBER), Counter(house)
    account = await counter.open()
    booked = await counter.fill(account, 200)
    months = await house.bank.ask(caller, ListMonths(account))
    assert isinstance(months, Months)
    assert [each.month for each in months.items][:2] == [
        Month(MonthName.NOVEMBER, 2026),
        Month(MonthName.OCTOBER, 2026),
    ]
    assert len(months.items) == 13
    for each in months.items:
        amounts = [one.cents for one in booked if each.period.first <= one.on <= each.period.last]
        assert (each.credits.cents, each.debits.cents) == (
            sum(cents for cents in amounts if cents > 0),
            sum(cents for cents in amounts if cents < 0),
        )
        assert each.closing.cents == sum(one.cents for one in booked if one.on <= each.period.last)


async def test_the_detail_reaches_back_a_year_and_no_further(house: House) -> None:
    caller, counter = house.log_in(MEMBER), Counter(house)
    account = await counter.open()
    await counter.fill(account, 100)
    ever = Period(date(1900, 1, 1), date(2999, 12, 31))
    found = await pages(house, caller, account, ever, None)
    assert found[0].period == YEAR
    assert min(item.booked_on for page in found for item in page.items) >= YEAR.first


async def test_a_standing_orders_movements_say_so(house: House) -> None:
    caller, account = house.log_in(MEMBER), await house.open(MEMBER, 10_000)
    async with house.owner.begin() as conn:
        cash = (await internal(conn))[CASH]
        lines = (Line(account.id, -500, "PAGO"), Line(cash, 500, "PAGO"))
        await post(conn, Posting("test", "test", "s", bytes(32), TODAY, "schedule:7", lines))
    last = await house.bank.ask(caller, LastMovements(account))
    assert isinstance(last, Movements)
    assert [(item.automatic, item.type) for item in last.items] == [
        (True, MovementType.DEBIT),
        (False, MovementType.CREDIT),
    ]


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.THIS_MONTH, date(2026, 1, 1), date(2026, 1, 31)),
        (Span.LAST_MONTH, date(2025, 12, 1), date(2025, 12, 31)),
        (Span.THREE_MONTHS, date(2025, 11, 1), date(2026, 1, 31)),
        (Span.TWELVE_MONTHS, date(2025, 1, 1), date(2026, 1, 31)),
    ],
)
def test_spans_begin_with_a_month_and_cross_the_year(span: Span, first: date, last: date) -> None:
    assert resolve(span, date(2026, 1, 31), 12) == Period(first, last)


def test_a_period_is_cut_to_what_the_channel_shows() -> None:
    assert within_reach(Period(date(2020, 5, 17), date(2030, 1, 1)), TODAY, 12) == YEAR
    assert within_reach(Period(date(2020, 1, 1), date(2020, 2, 1)), TODAY, 12).last < YEAR.first
    assert earlier(date(2024, 3, 31), 1) == date(2024, 2, 1)
    assert month_end(date(2024, 2, 10)) == date(2024, 2, 29)


async def test_a_span_is_resolved_by_the_bank(house: House) -> None:
    asked = await house.bank.ask(house.log_in(MEMBER), ResolvePeriod(Span.THIS_MONTH))
    assert asked == Period(date(2026, 11, 1), NOON.date())


async def test_turnover_is_what_the_entries_add_up_to(house: House) -> None:
    counter = Counter(house)
    account = await counter.open()
    await counter.fill(account, 150, orderly=False)
    assert await house.scalar(TURNOVER_IS_EXACT) == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger.turnover SET credits = credits + 1",
        "DELETE FROM ledger.turnover",
        "TRUNCATE ledger.turnover",
        "INSERT INTO ledger.turnover VALUES (1, '2026-11-01', 'x', 1, 0, 1, 0, 1, 1)",
        "ALTER TABLE ledger.entry DISABLE TRIGGER entry_turns_over",
    ],
)
async def test_nobody_but_an_entry_writes_totals(house: House, statement: str) -> None:
    await house.open(MEMBER, 100)
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
        async with house.engine.begin() as conn:
            await conn.execute(text(statement))
    if statement.startswith(("DELETE", "TRUNCATE")):
        with pytest.raises(IntegrityError, match="append-only"):
            await house.change(statement)


async def test_postings_side_by_side_leave_the_totals_exact(house: House) -> None:
    accounts = [await house.open(MEMBER, 10_000) for _ in range(3)]
    caller = house.log_in(MEMBER)
    orders = [
        house.order(source, target, 7) for source in accounts for target in accounts if source != target
    ]
    await asyncio.gather(*(house.transfer(caller, order) for order in orders * 4))
    assert await house.movements_made() == len(orders) * 4
    assert await house.scalar(TURNOVER_IS_EXACT) == 0


TURNOVER_IS_EXACT = """
SELECT count(*) FROM (
    SELECT e.account_id, CAST(date_trunc('month', CAST(t.business_date AS timestamp)) AS date) AS month, e.text,
        CAST(coalesce(sum(e.amount) FILTER (WHERE e.amount > 0), 0) AS bigint),
        CAST(coalesce(sum(e.amount) FILTER (WHERE e.amount < 0), 0) AS bigint),
        count(*) FILTER (WHERE e.amount > 0), count(*) FILTER (WHERE e.amount < 0),
        min(e.account_seq), max(e.account_seq)
    FROM ledger.entry e JOIN ledger.tx t ON t.id = e.tx_id WHERE e.account_seq IS NOT NULL GROUP BY 1, 2, 3
) counted FULL JOIN ledger.turnover kept
    ON counted = ROW(kept.account_id, kept.month, kept.text, kept.credits, kept.debits, kept.credited, kept.debited,
        kept.first_seq, kept.last_seq)
WHERE counted IS NULL OR kept IS NULL
"""
