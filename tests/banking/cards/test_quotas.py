"""The quotas of a deferral, against a computation of another kind (D14, domain §2.8)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banking.calendar import is_business_day
from banking.cards.quotas import month_after, next_cut, pay_by, plan

CUT = date(2026, 12, 10)
CENT = Decimal("0.01")


@pytest.mark.parametrize(
    ("months", "quota"), [(3, 3420), (6, 1743), (9, 1185), (12, 905), (18, 627), (24, 488)]
)
def test_a_hundred_dollars_cost_what_the_facts_of_the_country_say(months: int, quota: int) -> None:
    first, *_ = plan(10_000, months, 1_560, CUT, 15)
    assert first.capital + first.interest == quota


@given(
    st.integers(5_000, 2_000_000),
    st.sampled_from([3, 6, 9, 12, 18, 24]),
    st.sampled_from([0, 999, 1_560, 1_677]),
)
def test_every_quota_agrees_with_an_independent_computation(capital: int, months: int, rate: int) -> None:
    quotas = plan(capital, months, rate, CUT, 15)
    assert sum(each.capital for each in quotas) == capital
    assert all(each.capital >= 0 and each.interest >= 0 for each in quotas)
    with localcontext(prec=60):
        monthly = Decimal(rate) / Decimal(120_000)
        worth = sum(((1 + monthly) ** -nth for nth in range(1, months + 1)), Decimal(0))
        quota = (Decimal(capital) / 100 / worth).quantize(CENT, ROUND_HALF_UP)
        owed = Decimal(capital) / 100
        for each in quotas:
            interest = (owed * monthly).quantize(CENT, ROUND_HALF_UP)
            assert Decimal(each.interest) / 100 == interest
            paid = quota - interest if each.nth < months else owed
            assert Decimal(each.capital) / 100 == paid
            owed -= paid
        assert owed == 0
        last = quotas[-1]
        assert abs(Decimal(last.capital + last.interest) / 100 - quota) <= CENT * months


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(1, 28))
def test_cuts_follow_each_other_month_by_month(today: date, cut_day: int) -> None:
    cut = next_cut(today, cut_day)
    assert cut >= today
    assert cut.day == cut_day
    assert (cut - today).days < 31
    assert (month_after(cut).year * 12 + month_after(cut).month) == cut.year * 12 + cut.month + 1
    last_day = pay_by(cut, 15)
    assert is_business_day(last_day)
    assert timedelta(15) <= last_day - cut <= timedelta(22)


def test_nothing_is_spread_over_nothing() -> None:
    for capital, months in ((0, 3), (-1, 3), (100, 0)):
        with pytest.raises(ValueError, match="a capital and months"):
            plan(capital, months, 1_560, CUT, 15)
