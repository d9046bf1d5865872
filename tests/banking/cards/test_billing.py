"""Cuts: interest, minimum and total, against a computation of another kind; and each cut once (domain §2.8)."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from banking.cards.billing import (
    Rates,
    Statement,
    interest_owed,
    minimum_of,
    revolving_interest,
)
from banking.cards.quotas import month_after, pay_by
from banking.cards.tasks import make_cuts
from banking.requests import GetCreditCard, ListDeferrals, PayCard, QuoteCardPayment
from banking.values import CardPaymentReceipt, CreditCard, DeferralReceipt, Money
from tests.banking.cards.wallet import CUT_DAY, Wallet
from tests.banking.kit import House

FIRST, SECOND = date(2026, 11, 28), date(2026, 12, 28)
RATE = 1_560
RATES = Rates(RATE, 500, 1_000)
days_before = st.integers(0, 40).map(lambda days: FIRST - timedelta(days))
days_after = st.integers(1, 30).map(lambda days: FIRST + timedelta(days))


@given(
    st.lists(st.tuples(days_before, st.integers(1, 300_000)), min_size=1, max_size=5),
    st.lists(st.tuples(days_after, st.integers(1, 200_000)), max_size=5),
    st.integers(0, 5_000),
)
def test_interest_is_what_a_ledger_of_days_says(
    billed: list[tuple[date, int]], paid: list[tuple[date, int]], old_interest: int
) -> None:
    total = sum(cents for _, cents in billed) + old_interest
    before = Statement(FIRST, pay_by(FIRST, 15), total, min(total, 1_000), old_interest)
    found = revolving_interest(before, billed, paid, SECOND, RATE)
    in_time = sum(cents for day, cents in paid if day <= before.pay_by)
    if in_time >= total:
        assert found == 0
        return
    owed = Decimal(0)
    for made_on, cents in billed:
        owed += Decimal(cents) * (FIRST - made_on).days
    interest_left, capital_left = old_interest, total - old_interest
    for day in (FIRST + timedelta(n) for n in range(1, (SECOND - FIRST).days + 1)):
        for cents in (amount for paid_on, amount in paid if paid_on == day):
            first = min(cents, interest_left)
            interest_left -= first
            capital_left = max(capital_left - (cents - first), 0)
        owed += capital_left
    expected = owed * RATE / Decimal(3_600_000)
    assert found == int(expected.quantize(Decimal(1), ROUND_HALF_UP))


@given(st.integers(0, 500_000), st.integers(0, 50_000), st.integers(0, 5_000), st.integers(0, 50_000))
def test_the_minimum_lies_between_what_must_be_paid_and_the_total(
    total: int, quotas: int, interest: int, old_minimum: int
) -> None:
    before = Statement(FIRST, FIRST, old_minimum, old_minimum, 0)
    minimum = minimum_of(total, quotas, interest, before, [(FIRST, 500)], RATES)
    assert min(total, quotas + interest + max(old_minimum - 500, 0)) <= minimum <= total
    assert minimum >= min(total, 1_000)
    assert interest_owed(before, [], interest) == interest


async def at(house: House, day: date) -> None:
    """Noon of a day in Quito."""
    house.now = datetime(day.year, day.month, day.day, 17, tzinfo=UTC)


async def figures(wallet: Wallet) -> CreditCard:
    card = await wallet.house.bank.ask(wallet.caller, GetCreditCard(wallet.card))
    assert isinstance(card, CreditCard)
    return card


async def pay(wallet: Wallet, cents: int) -> CardPaymentReceipt:
    asked = QuoteCardPayment(wallet.account, wallet.card, Money(cents))
    quote = await wallet.house.bank.ask(wallet.caller, asked)
    receipt = await wallet.carry_out(PayCard(wallet.account, wallet.card, Money(cents), quote))  # type: ignore[arg-type]
    assert isinstance(receipt, CardPaymentReceipt), receipt
    return receipt


async def cuts(house: House, day: date) -> int:
    await at(house, day)
    return await make_cuts(house.engine, house.policy, day)


async def test_who_pays_in_full_pays_no_interest_and_who_does_not_pays_from_the_purchase_on(
    house: House,
) -> None:
    prompt, late = await Wallet.of(house, 1), await Wallet.of(house, 2)
    for wallet in (prompt, late):
        await wallet.buy(36_000, made_on=date(2026, 11, 8))
    assert await cuts(house, FIRST) == 0, "the day of the cut is not over"
    assert await cuts(house, FIRST + timedelta(1)) == 2
    assert await cuts(house, FIRST + timedelta(1)) == 0
    card = await figures(prompt)
    assert (card.statement_total, card.minimum, card.pay_by) == (
        Money(36_000),
        Money(1_800),
        pay_by(FIRST, 15),
    )
    await at(house, FIRST + timedelta(2))
    await pay(prompt, 36_000)
    assert (await pay(late, 1_000)).minimum_left == Money(800)
    card = await figures(late)
    assert (card.statement_total, card.minimum, card.revolving) == (Money(35_000), Money(800), Money(35_000))
    assert await cuts(house, SECOND + timedelta(1)) == 2
    assert (await figures(prompt)).statement_total == Money(0)
    # 360.00 for 20 days before the cut and 1 day after it, 350.00 for 29 days; 15.60 % of 360 days
    expected = round((36_000 * 20 + 36_000 * 1 + 35_000 * 29) * 0.156 / 360)
    card = await figures(late)
    assert card.statement_total == Money(35_000 + expected)
    assert card.minimum == Money(expected + 800 + round((35_000 - 800) * 0.05))


async def test_quotas_become_revolving_one_by_one_until_none_is_left(house: House) -> None:
    wallet = await Wallet.of(house, cents=1_000_000)
    await wallet.buy(60_000)
    command = await wallet.quoted(await wallet.deferrable(), 60_000, 3)
    receipt = await wallet.carry_out(command)
    assert isinstance(receipt, DeferralReceipt)
    day, owed = FIRST, 60_000
    for quota in receipt.plan.items:
        assert await cuts(house, day + timedelta(1)) == 1
        owed -= quota.capital.cents
        card = await figures(wallet)
        assert (card.deferred, card.revolving, card.statement_total) == (
            Money(owed),
            quota.total,
            quota.total,
        )
        assert card.minimum == card.statement_total
        assert card.pay_by == quota.due_on
        await pay(wallet, quota.total.cents)
        day = month_after(day)
    assert await wallet.debts() == (0, 0)
    assert await house.bank.ask(wallet.caller, ListDeferrals(wallet.card)) == ()


async def test_months_that_were_missed_are_cut_one_after_the_other_and_once(house: House) -> None:
    wallet = await Wallet.of(house)
    await wallet.buy(20_000)
    late = date(2027, 3, 5)
    await at(house, late)
    made = await asyncio.gather(*(make_cuts(house.engine, house.policy, late) for _ in range(3)))
    assert sum(made) == 4
    assert await cuts(house, date(2027, 4, 29)) == 2
    rows = await house.scalar("SELECT array_agg(cut_on ORDER BY cut_on) FROM bank.card_statement")
    months = ((2026, 11), (2026, 12), (2027, 1), (2027, 2), (2027, 3), (2027, 4))
    assert rows == [date(year, month, CUT_DAY) for year, month in months]


async def test_what_is_paid_above_the_debt_waits_for_the_next_purchase(house: House) -> None:
    wallet = await Wallet.of(house)
    await wallet.buy(5_000)
    quote = await house.bank.ask(wallet.caller, QuoteCardPayment(wallet.account, wallet.card, Money(7_000)))
    assert quote.in_favour == Money(2_000)  # type: ignore[union-attr]
    await pay(wallet, 7_000)
    card = await figures(wallet)
    assert (card.revolving, card.available) == (Money(-2_000), Money(302_000))
    await wallet.buy(3_000)
    assert (await figures(wallet)).revolving == Money(1_000)
    await cuts(house, FIRST + timedelta(1))
    assert (await figures(wallet)).statement_total == Money(1_000)
