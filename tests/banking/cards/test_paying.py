"""Paying a card of the house: once, from one's own account, never more than meant (M118-M124, D13)."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import date
from uuid import uuid4

from banking.cards.opening import Plastic, open_debit_card
from banking.refusals import (
    AccountUnavailable,
    AmountOutOfRange,
    InsufficientFunds,
    NotAuthorised,
    NotFound,
    OperationConflict,
)
from banking.requests import QuoteCardPayment
from banking.values import AccountKind, CardPaymentQuote, CardPaymentReceipt, Money, OperationId
from banking.work import MemberId
from tests.banking.cards.wallet import Wallet
from tests.banking.kit import House


async def test_account_and_debt_go_down_together_and_once(house: House) -> None:
    wallet = await Wallet.of(house, cents=10_000)
    await wallet.buy(8_000)
    command, operation = await wallet.payment(5_000), OperationId(uuid4())
    assert command.quote == CardPaymentQuote(Money(5_000), Money(0), Money(8_000), Money(0))
    receipts = await asyncio.gather(*(wallet.carry_out(command, operation) for _ in range(3)))
    assert isinstance(receipts[0], CardPaymentReceipt)
    assert receipts == [receipts[0]] * 3
    assert await house.balance(wallet.account) == 5_000
    assert await wallet.debts() == (3_000, 0)
    assert await house.scalar("SELECT count(*) FROM bank.card_payment") == 1


async def test_two_payments_of_all_that_is_owed_do_not_make_a_credit_unasked(house: House) -> None:
    wallet = await Wallet.of(house, cents=50_000)
    await wallet.buy(8_000)
    command = await wallet.payment(8_000)
    answers = await asyncio.gather(*(wallet.carry_out(command) for _ in range(4)))
    assert Counter(map(type, answers)) == {CardPaymentReceipt: 1, OperationConflict: 3}
    assert await wallet.debts() == (0, 0)


async def test_a_payment_that_cannot_be_says_why(house: House) -> None:
    wallet, other = await Wallet.of(house, cents=10_000), await Wallet.of(house, 2)
    await wallet.buy(8_000)
    command = await wallet.payment(5_000)
    assert await house.bank.execute(wallet.caller, OperationId(uuid4()), command, None) == NotAuthorised()
    dearer = replace(command, quote=replace(command.quote, fee=Money(41)))
    assert await wallet.carry_out(dearer) == OperationConflict()

    async def ask(who: Wallet, **changes: object) -> object:
        asked = QuoteCardPayment(wallet.account, wallet.card, Money(5_000))
        return await house.bank.ask(who.caller, replace(asked, **changes))  # type: ignore[arg-type]

    assert await ask(other) == NotFound()
    assert await ask(other, source=other.account) == NotFound()
    assert await ask(wallet, amount=Money(0)) == AmountOutOfRange(Money(100_000_000))
    assert await ask(wallet, amount=Money(10_001)) == InsufficientFunds(Money(10_000))
    certificates = await house.open(1, 100_000, AccountKind.CONTRIBUTION)
    assert await ask(wallet, source=certificates) == AccountUnavailable()
    async with house.owner.begin() as conn:
        plastic = Plastic("d1", "visa", "Visa Débito", "476173", "3017", date(2030, 1, 1))
        debit = await open_debit_card(conn, MemberId(1), plastic, wallet.account)
    assert await ask(wallet, card=debit) == NotFound()


async def test_a_frozen_or_blocked_card_can_be_paid(house: House) -> None:
    wallet = await Wallet.of(house)
    await wallet.buy(8_000)
    for status in ("frozen", "blocked"):
        await house.change(f"UPDATE bank.card SET status = '{status}'")
        assert isinstance(await wallet.carry_out(await wallet.payment(1_000)), CardPaymentReceipt)
    assert await wallet.debts() == (6_000, 0)
