"""Products one can ask for: simulations agree with the real arithmetic, a request is one case with its consent (M134, B22)."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banking.offers.simulating import offers, simulate_deposit, simulate_loan
from banking.policy import Policy
from banking.refusals import OfferOutOfRange, TermOutOfRange
from banking.requests import SimulateDeposit, SimulateLoan
from banking.values import AmortisationMethod, DepositSimulation, LoanSimulation, Money, Rate
from dialogs.documents import simulations
from dialogs.engine.states import Invalid
from dialogs.understanding.terms import read_days, read_months
from dialogs.words import Words

POLICY = Policy()
GIVEN = offers(POLICY)
WORK: Any = SimpleNamespace(policy=POLICY, now=datetime(2026, 11, 20, 17, tzinfo=UTC))
WORDS = Words.load({})


def loan(cents: int, months: int, method: AmortisationMethod) -> Any:
    return asyncio.run(simulate_loan(WORK, SimulateLoan(Money(cents), months, method)))


def deposit(cents: int, days: int) -> Any:
    return asyncio.run(simulate_deposit(WORK, SimulateDeposit(Money(cents), days)))


@given(
    st.integers(GIVEN.loan.least.cents, GIVEN.loan.most.cents),
    st.integers(GIVEN.loan.shortest, GIVEN.loan.longest),
    st.sampled_from(AmortisationMethod),
)
def test_a_simulated_loan_pays_its_capital_back_and_every_figure_adds_up(
    cents: int, months: int, method: AmortisationMethod
) -> None:
    found = loan(cents, months, method)
    assert isinstance(found, LoanSimulation)
    assert sum(quota.principal.cents for quota in found.quotas) == cents
    assert found.total.cents == cents + found.interest.cents + found.insurance.cents
    assert [quota.number for quota in found.quotas] == list(range(1, months + 1))
    capital_and_interest = [quota.principal.cents + quota.interest.cents for quota in found.quotas[:-1]]
    if method is AmortisationMethod.FRENCH:
        assert len(set(capital_and_interest)) <= 1
    else:
        assert capital_and_interest == sorted(capital_and_interest, reverse=True)


def test_the_manuals_loan_has_its_quota() -> None:
    """Domain.md §2.9: 13,750 over 48 months at 15.60 %, French 386.87, German first 465.21."""
    french, german = (loan(1_375_000, 48, method) for method in AmortisationMethod)
    assert french.first.principal.cents + french.first.interest.cents == 386_87
    assert german.first.principal.cents + german.first.interest.cents == 465_21


@given(
    st.integers(GIVEN.deposit.least.cents, GIVEN.deposit.most.cents),
    st.integers(GIVEN.deposit.shortest, GIVEN.deposit.longest),
)
def test_a_simulated_deposit_keeps_tax_below_half_a_year_only(cents: int, days: int) -> None:
    found = deposit(cents, days)
    assert isinstance(found, DepositSimulation)
    assert found.payout.cents == cents + found.interest.cents - found.withholding.cents
    assert (found.withheld_rate == Rate(0)) == (days >= 180)
    assert abs(found.interest.cents - cents * found.rate.basis_points * days / 3_600_000) <= 0.5
    assert [band.rate for band in found.bands] == sorted(band.rate for band in found.bands)


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        (loan(GIVEN.loan.least.cents - 1, 12, AmortisationMethod.FRENCH), OfferOutOfRange),
        (loan(GIVEN.loan.most.cents + 1, 12, AmortisationMethod.FRENCH), OfferOutOfRange),
        (loan(GIVEN.loan.least.cents, GIVEN.loan.longest + 1, AmortisationMethod.FRENCH), TermOutOfRange),
        (deposit(GIVEN.deposit.least.cents - 1, 90), OfferOutOfRange),
        (deposit(GIVEN.deposit.least.cents, GIVEN.deposit.shortest - 1), TermOutOfRange),
    ],
)
def test_what_is_not_offered_is_refused(answer: object, refusal: type) -> None:
    assert isinstance(answer, refusal)


def test_every_simulation_can_be_drawn() -> None:
    for months in (GIVEN.loan.shortest, GIVEN.loan.longest):
        for method in AmortisationMethod:
            assert simulations.loan(WORDS, loan(GIVEN.loan.most.cents, months, method)).startswith(b"\x89PNG")
    for days in (GIVEN.deposit.shortest, 181, GIVEN.deposit.longest):
        assert simulations.deposit(WORDS, deposit(GIVEN.deposit.most.cents, days)).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("typed", "months", "days"),
    [
        ("24", 24, 24),
        ("a 24 meses", 24, 720),
        ("Dos años", 24, 730),
        ("año y medio", 18, 547),
        ("un año y medio", 18, 547),
        ("treinta y seis meses", 36, 1_080),
        ("90 días", None, 90),
        ("por 6 mes", 6, 180),
        ("6 meses y medio", None, None),
        ("over 2 years", 24, 730),
        ("six months", 6, 180),
        ("0", None, None),
        ("99999", None, None),
        ("mucho", None, None),
        ("-12", 12, 12),
        ("", None, None),
    ],
)
def test_terms_are_read_as_people_type_them(typed: str, months: int | None, days: int | None) -> None:
    found = (read_months(typed), read_days(typed))
    assert tuple(None if isinstance(each, Invalid) else each for each in found) == (months, days)
