"""Term deposits: what they earn by the day, what the tax keeps, and who may look (M27, M72, D15)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest

from banking.demo.products import MANUAL_DEPOSIT, SHORT_DEPOSIT
from banking.investments import accrual
from banking.investments.opening import Deposit, take_deposit
from banking.refusals import NotFound
from banking.requests import GetInvestment, ListInvestments
from banking.values import Investment, InvestmentDetail, InvestmentStatus, Money, Rate
from banking.work import MemberId
from tests.banking.kit import House


def by_another_way(cents: int, percent: str, days: int) -> int:
    exact = Decimal(cents) * Decimal(percent) / 100 * days / 360
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


@pytest.mark.parametrize("days", [0, 1, 29, 30, 31, 179, 180, 181, 359, 360, 365, 3_650])
@pytest.mark.parametrize(
    ("cents", "percent"), [(1_000_000, "7.90"), (250_000, "5.50"), (20_000, "3.50"), (1, "6.75")]
)
def test_interest_agrees_with_another_computation(cents: int, percent: str, days: int) -> None:
    assert accrual.interest(cents, int(Decimal(percent) * 100), days) == by_another_way(cents, percent, days)


@pytest.mark.parametrize(("days", "rate"), [(31, 300), (179, 300), (180, 0), (365, 0)])
def test_the_tax_takes_its_share_of_short_deposits_only(days: int, rate: int) -> None:
    assert accrual.withheld_rate(days, 300, 180) == rate


async def deposits(house: House, member: int, *made: Deposit) -> list[Investment]:
    await house.open(member, 0)
    async with house.owner.begin() as conn:
        for deposit in made:
            await take_deposit(conn, house.keys, MemberId(member), deposit)
    return await listed(house, member)


async def listed(house: House, member: int) -> list[Investment]:
    found = await house.bank.ask(house.log_in(member), ListInvestments())
    assert isinstance(found, tuple)
    return list(found)


async def test_the_manual_s_deposit_shows_its_eight_columns(house: House) -> None:
    (one,) = await deposits(house, 1, MANUAL_DEPOSIT)
    assert (one.amount, one.rate, one.days) == (Money(1_000_000), Rate(790), 365)
    assert (one.issued_on, one.matures_on) == (date(2026, 6, 1), date(2027, 6, 1))
    assert (one.interest_earned, one.interest_paid) == (Money(377_44), Money(0)), "172 days"
    detail = await house.bank.ask(house.log_in(1), GetInvestment(one.ref))
    assert isinstance(detail, InvestmentDetail)
    assert (detail.interest, detail.withholding, detail.withheld_rate) == (Money(800_97), Money(0), Rate(0))
    assert detail.payout == Money(10_800_97)


async def test_a_short_deposit_says_what_the_tax_keeps(house: House) -> None:
    (one,) = await deposits(house, 1, SHORT_DEPOSIT)
    detail = await house.bank.ask(house.log_in(1), GetInvestment(one.ref))
    assert isinstance(detail, InvestmentDetail)
    assert (detail.interest, detail.withheld_rate, detail.withholding) == (
        Money(45_83),
        Rate(300),
        Money(1_37),
    )
    assert detail.payout == Money(2_500_00 + 45_83 - 1_37)


async def test_interest_begins_the_day_after_and_stops_at_the_end(house: House) -> None:
    house.now = datetime(2026, 9, 15, 17, tzinfo=UTC)
    seen = await deposits(house, 1, SHORT_DEPOSIT)
    for days in (1, 119, 120, 400):
        house.now = datetime(2026, 9, 15, 17, tzinfo=UTC) + timedelta(days=days)
        seen += await listed(house, 1)
    assert [each.interest_earned.cents for each in seen] == [0, 38, 45_45, 45_83, 45_83]
    assert [each.status is InvestmentStatus.MATURED for each in seen] == [False, False, False, True, True]


async def test_another_member_s_deposit_is_not_found(house: House) -> None:
    (one,) = await deposits(house, 1, SHORT_DEPOSIT)
    await house.open(2, 0)
    assert await listed(house, 2) == []
    assert await house.bank.ask(house.log_in(2), GetInvestment(one.ref)) == NotFound()
