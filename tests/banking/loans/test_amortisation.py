"""How loans are paid back: agreed to the cent with another computation, and what holds for every loan (D15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banking.calendar import is_business_day
from banking.loans.amortisation import Terms, arrears, due_on, schedule
from banking.policy import Policy
from banking.values import AmortisationMethod

FRENCH, GERMAN = AmortisationMethod.FRENCH, AmortisationMethod.GERMAN
MANUAL = Terms(1_375_000, 1_560, 48, FRENCH, 450, date(2024, 12, 18), 5)
SURCHARGES = Policy().arrears_surcharges


def cents(amount: Decimal) -> int:
    return int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP))


def by_another_way(terms: Terms) -> list[tuple[int, int, int]]:
    """Capital, interest and insurance of each instalment, in decimals, the quota from the sum of discount factors."""
    with localcontext() as context:
        context.prec = 60
        monthly = Decimal(terms.rate) / 10_000 / 12
        balance = Decimal(terms.principal) / 100
        annuity = sum(1 / (1 + monthly) ** k for k in range(1, terms.months + 1))
        quota = Decimal(cents(balance / annuity)) / 100
        rows = []
        for left in range(terms.months, 0, -1):
            interest = Decimal(cents(balance * monthly)) / 100
            if left == 1:
                capital = balance
            elif terms.method is FRENCH:
                capital = quota - interest
            else:
                done = terms.months - left
                paid = [
                    Decimal(cents(Decimal(terms.principal) / 100 * n / terms.months)) / 100
                    for n in (done, done + 1)
                ]
                capital = paid[1] - paid[0]
            rows.append((cents(capital), cents(interest), cents(balance * terms.insurance / 1_000_000)))
            balance -= capital
        assert balance == 0
        return rows


@pytest.mark.parametrize(
    "terms",
    [
        MANUAL,
        replace(MANUAL, method=GERMAN),
        Terms(600_000, 2_200, 24, GERMAN, 450, date(2026, 2, 10), 15),
        Terms(320_000, 1_599, 36, FRENCH, 450, date(2025, 5, 20), 10),
        Terms(5_000_000, 895, 240, FRENCH, 325, date(2026, 1, 31), 31),
        Terms(10_000, 0, 7, FRENCH, 0, date(2026, 1, 31), 31),
        Terms(100_000, 2_823, 1, GERMAN, 1_000, date(2026, 1, 31), 1),
    ],
)
def test_a_table_agrees_with_another_computation_to_the_cent(terms: Terms) -> None:
    assert [(d.principal, d.interest, d.insurance) for d in schedule(terms)] == by_another_way(terms)


def test_the_manual_s_loan_has_the_known_figures() -> None:
    french = list(schedule(MANUAL))
    german = list(schedule(replace(MANUAL, method=GERMAN)))
    assert french[0].principal + french[0].interest == 386_87
    assert german[0].principal + german[0].interest == 465_21
    assert german[-1].principal + german[-1].interest == 290_18
    assert [d.due_on.isoformat() for d in french[:7]] == [
        "2025-02-05",
        "2025-03-05",
        "2025-04-07",  # M71
        "2025-05-05",
        "2025-06-05",
        "2025-07-07",  # M71
        "2025-08-05",
    ]
    assert french[-1].due_on == date(2029, 1, 5)


loans = st.builds(
    Terms,
    principal=st.integers(1, 100_000_000),
    rate=st.integers(0, 5_000),
    months=st.integers(1, 120),
    method=st.sampled_from(AmortisationMethod),
    insurance=st.integers(0, 2_000),
    granted_on=st.dates(date(2018, 1, 1), date(2035, 12, 31)),
    payment_day=st.integers(1, 31),
)


@given(loans)
def test_whatever_the_loan_its_capital_adds_up_and_its_days_are_business_days(terms: Terms) -> None:
    dues = list(schedule(terms))
    assert sum(due.principal for due in dues) == terms.principal
    assert all(due.principal >= 0 and due.interest >= 0 and due.insurance >= 0 for due in dues)
    days = [due.due_on for due in dues]
    assert len(days) == terms.months
    assert days == sorted(set(days))
    assert all(map(is_business_day, days))
    interest = [due.interest for due in dues]
    assert interest == sorted(interest, reverse=True)


@given(loans)
def test_quotas_are_equal_but_the_last_or_capitals_within_a_cent(terms: Terms) -> None:
    dues = list(schedule(terms))[:-1]
    if terms.method is FRENCH and terms.principal > 100 * terms.months:
        assert len({due.principal + due.interest for due in dues}) <= 1
    if terms.method is GERMAN and dues:
        assert max(due.principal for due in dues) - min(due.principal for due in dues) <= 1


@pytest.mark.parametrize(
    ("granted", "day", "first_three"),
    [
        (date(2026, 1, 31), 31, ["2026-03-02", "2026-03-31", "2026-04-30"]),  # 28 February is a Saturday
        (
            date(2028, 1, 29),
            29,
            ["2028-03-01", "2028-03-29", "2028-05-02"],
        ),  # 29 February: Carnival; 29 April: Saturday, 1 May
        (date(2026, 10, 2), 2, ["2026-11-04", "2026-12-02", "2027-01-04"]),  # the two days of November
        (date(2026, 11, 25), 25, ["2026-12-28", "2027-01-25", "2027-02-25"]),  # Christmas on a Friday
        (
            date(2026, 11, 20),
            5,
            ["2027-01-05", "2027-02-05", "2027-03-05"],
        ),  # 5 December is less than a month away
        (
            date(2026, 11, 5),
            5,
            ["2026-12-08", "2027-01-05", "2027-02-05"],
        ),  # Saturday, Sunday, Quito's Monday
    ],
)
def test_the_first_day_is_a_month_away_and_days_roll(granted: date, day: int, first_three: list[str]) -> None:
    terms = replace(MANUAL, granted_on=granted, payment_day=day)
    assert [due_on(terms, n).isoformat() for n in (1, 2, 3)] == first_three


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-3, 0),
        (0, 0),
        (1, 5),  # 100.00 at 15.99 % and 5 % of it more: 0.0466 a day
        (15, 70),
        (16, 76),
        (31, 150),
        (61, 298),
        (360, 17_59),
    ],
)
def test_arrears_grow_by_the_day_with_their_surcharge(days: int, expected: int) -> None:
    due = date(2026, 1, 5)
    today = date.fromordinal(due.toordinal() + days)
    assert arrears(100_00, 1_599, due, today, SURCHARGES) == expected


def test_a_loan_of_nothing_is_no_loan() -> None:
    for wrong in (replace(MANUAL, principal=0), replace(MANUAL, months=0)):
        with pytest.raises(ValueError, match="principal and a term"):
            list(schedule(wrong))
