"""Purchases spread over months: what moves, what is refused, what happens meanwhile (M125-M132, D14)."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from random import Random
from uuid import uuid4

from banking.cards.purchases import Booked
from banking.refusals import (
    CardUnavailable,
    DeferralOutOfRange,
    NotAuthorised,
    NotFound,
    OperationConflict,
    PurchaseUnavailable,
    TermNotAllowed,
)
from banking.requests import GetDeferral, ListDeferrable, ListDeferrals, ListTerms, QuoteDeferral
from banking.values import CardStatus, DeferralPlan, DeferralReceipt, DeferralRef, Money, OperationId
from tests.banking.cards.wallet import Wallet
from tests.banking.kit import House


async def test_the_amount_moves_from_revolving_to_deferred_and_is_scheduled(house: House) -> None:
    wallet = await Wallet.of(house)
    for cents in (48_000, 7_590, 4_999):
        assert await wallet.buy(cents) is Booked.POSTED
    chosen = await wallet.deferrable()
    assert [purchase.amount.cents for purchase in chosen] == [7_590, 48_000]
    command = await wallet.quoted(chosen, 50_000, 6)
    assert await wallet.debts() == (60_589, 0)
    operation = OperationId(uuid4())
    receipt = await wallet.carry_out(command, operation)
    assert isinstance(receipt, DeferralReceipt)
    assert await wallet.carry_out(command, operation) == receipt
    assert await wallet.debts() == (10_589, 50_000)
    assert await wallet.deferrable() == ()
    (current,) = await house.bank.ask(wallet.caller, ListDeferrals(wallet.card))  # type: ignore[misc]
    assert (current.left, current.billed, current.quota) == (Money(50_000), 0, command.quote.quota)
    plan = await house.bank.ask(wallet.caller, GetDeferral(wallet.card, current.ref))
    assert isinstance(plan, DeferralPlan)
    assert plan == receipt.plan
    assert plan.items[-1].balance == Money(0)


async def test_what_cannot_be_deferred_says_why(house: House) -> None:
    wallet, other = await Wallet.of(house), await Wallet.of(house, 2)
    await wallet.buy(6_000)
    (chosen,) = await wallet.deferrable()
    ask = house.bank.ask

    def quote(cents: int, months: int, *purchases: object) -> QuoteDeferral:
        return QuoteDeferral(wallet.card, purchases or (chosen,), Money(cents), months)  # type: ignore[arg-type]

    assert await ask(wallet.caller, quote(4_999, 3)) == DeferralOutOfRange(Money(5_000), Money(6_000))
    assert await ask(wallet.caller, quote(6_001, 3)) == DeferralOutOfRange(Money(5_000), Money(6_000))
    assert await ask(wallet.caller, quote(6_000, 24)) == TermNotAllowed(longest=12)
    assert await ask(wallet.caller, quote(6_000, 5)) == TermNotAllowed(longest=12)
    assert await ask(wallet.caller, quote(12_000, 3, chosen, chosen)) == PurchaseUnavailable()
    assert (
        await ask(wallet.caller, quote(7_000, 3, replace(chosen, amount=Money(7_000))))
        == PurchaseUnavailable()
    )
    assert await ask(other.caller, quote(6_000, 3)) == NotFound()
    theirs = QuoteDeferral(other.card, (chosen,), Money(6_000), 3)
    assert await ask(other.caller, theirs) == PurchaseUnavailable()
    assert await ask(other.caller, ListDeferrable(wallet.card)) == NotFound()
    assert await ask(other.caller, ListDeferrals(wallet.card)) == NotFound()
    assert await ask(wallet.caller, GetDeferral(wallet.card, DeferralRef(77, 3))) == NotFound()
    terms = await ask(wallet.caller, ListTerms(wallet.card, (chosen,), Money(6_000)))
    assert isinstance(terms, tuple)
    assert [term.months for term in terms] == [3, 6, 9, 12]


async def test_what_a_payment_covered_is_not_deferred(house: House) -> None:
    wallet = await Wallet.of(house)
    await wallet.buy(6_000)
    await wallet.buy(9_000)
    later = await wallet.quoted((await wallet.deferrable())[1:], 6_000, 3)
    await wallet.carry_out(await wallet.payment(8_000))
    assert [purchase.amount.cents for purchase in await wallet.deferrable()] == [6_000]
    await wallet.carry_out(await wallet.payment(7_000))
    assert await wallet.deferrable() == ()
    assert await wallet.carry_out(later) == PurchaseUnavailable()
    assert await wallet.debts() == (0, 0)


async def test_what_changed_between_the_review_and_the_code_is_refused(house: House) -> None:
    wallet = await Wallet.of(house)
    await wallet.buy(6_000)
    command = await wallet.quoted(await wallet.deferrable(), 6_000, 3)
    cheaper = replace(command, quote=replace(command.quote, interest=Money(0)))
    assert await wallet.carry_out(cheaper) == OperationConflict()
    no_code = await house.bank.execute(wallet.caller, OperationId(uuid4()), command, None)
    assert no_code == NotAuthorised()
    await house.change("UPDATE bank.card SET status = 'frozen' WHERE id = :id", id=wallet.card.id)
    assert await wallet.carry_out(command) == CardUnavailable(CardStatus.FROZEN)
    await house.change("UPDATE bank.card SET status = 'active' WHERE id = :id", id=wallet.card.id)
    await house.change(
        "WITH s AS (INSERT INTO bank.card_statement (card_id, cut_on, pay_by, total, minimum, interest)"
        " VALUES (:id, '2026-11-20', '2026-12-07', 6000, 1000, 0) RETURNING id)"
        " UPDATE bank.card_purchase SET statement_id = (SELECT id FROM s)",
        id=wallet.card.id,
    )
    assert await wallet.carry_out(command) == PurchaseUnavailable()
    assert await wallet.debts() == (6_000, 0)


async def test_a_purchase_is_deferred_once_however_many_try(house: House) -> None:
    wallet = await Wallet.of(house)
    await wallet.buy(9_000)
    chosen = await wallet.deferrable()
    orders = [await wallet.quoted(chosen, cents, 3) for cents in (9_000, 8_000, 7_000, 6_000, 5_000)]
    answers = await asyncio.gather(*map(wallet.carry_out, orders))
    assert Counter(map(type, answers)) == {DeferralReceipt: 1, PurchaseUnavailable: 4}
    revolving, deferred = await wallet.debts()
    assert revolving + deferred == 9_000
    assert await house.scalar("SELECT sum(capital) FROM bank.card_quota") == deferred


async def test_revolving_and_deferred_together_are_conserved(house: House) -> None:
    wallet, chance = await Wallet.of(house, limit=5_000_000), Random(7)
    bought = 0
    for _ in range(12):
        cents = chance.randint(1_000, 60_000)
        assert await wallet.buy(cents) is Booked.POSTED
        bought += cents
        choice = [purchase for purchase in await wallet.deferrable() if chance.random() < 0.6]
        if choice:
            amount = chance.randint(5_000, sum(purchase.amount.cents for purchase in choice))
            command = await wallet.quoted(tuple(choice), amount, 3)
            assert isinstance(await wallet.carry_out(command), DeferralReceipt)
        assert sum(await wallet.debts()) == bought
    deferred = await house.scalar("SELECT sum(capital) FROM bank.card_deferral")
    assert (await wallet.debts())[1] == deferred
    assert await house.scalar("SELECT sum(capital) FROM bank.card_quota") == deferred
    assert await house.scalar("SELECT sum(amount) FROM bank.card_deferral_part") == deferred


async def test_purchases_stay_within_the_limit_and_come_once(house: House) -> None:
    wallet = await Wallet.of(house, limit=10_000)
    answers = await asyncio.gather(*(wallet.buy(3_000) for _ in range(5)))
    assert Counter(answers) == {Booked.POSTED: 3, Booked.OVER_LIMIT: 2}
    await house.change("UPDATE bank.card SET status = 'frozen'")
    assert await wallet.buy(100) is Booked.REFUSED
