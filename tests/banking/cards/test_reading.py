"""Cards as their members see them: the manual's figures, and nobody else's card."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from banking.people.members import find_member
from banking.refusals import NotFound
from banking.requests import GetCreditCard, GetDebitCard, ListAccounts, ListCreditCards, ListDebitCards
from banking.values import (
    Caller,
    CardBrand,
    CardStatus,
    CreditCard,
    DebitCard,
    Identification,
    IdentificationKind,
    Money,
)
from tests.banking.kit import House

CARLOS, ANDREA, ROSA = "0100000025", "1700000019", "0900000035"


async def log_in(house: House, number: str) -> Caller:
    async with house.engine.connect() as conn:
        member = await find_member(conn, house.keys, Identification(IdentificationKind.CEDULA, number))
    assert member is not None
    return house.log_in(member)


async def debit_cards(house: House, caller: Caller) -> list[DebitCard]:
    found: list[DebitCard] = []
    accounts = await house.bank.ask(caller, ListAccounts())
    assert isinstance(accounts, tuple)
    for account in accounts:
        cards = await house.bank.ask(caller, ListDebitCards(account.ref))
        assert isinstance(cards, tuple)
        found += cards
    return found


async def credit_cards(house: House, caller: Caller) -> tuple[CreditCard, ...]:
    found = await house.bank.ask(caller, ListCreditCards())
    assert isinstance(found, tuple)
    return found


async def test_carlos_has_the_manual_s_cards(seeded: House) -> None:
    carlos = await log_in(seeded, CARLOS)
    first, second = await credit_cards(seeded, carlos)
    assert first.number == "513744XXXXXX0395"
    assert (first.revolving, first.minimum, first.pay_by) == (
        Money(153_814),
        Money(70_863),
        date(2025, 1, 2),
    )
    assert (first.deferred, first.available) == (Money(759_738), Money(82_163))
    assert second.number == "513744XXXXXX2631"
    assert second.product == "Mastercard Estandar"
    assert (second.used, second.limit, second.available) == (Money(149_397), Money(150_000), Money(603))
    assert (second.minimum, second.pay_by) == (Money(16_423), date(2025, 1, 2))
    (debit,) = await debit_cards(seeded, carlos)
    assert (debit.product, debit.number, debit.status) == (
        "MC Débito",
        "550975XXXXXX7023",
        CardStatus.ACTIVE,
    )
    assert await seeded.bank.ask(carlos, GetDebitCard(debit.ref)) == debit
    assert await seeded.bank.ask(carlos, GetCreditCard(second.ref)) == second


async def test_another_member_s_card_is_not_found_and_a_strange_one_is_shown(seeded: House) -> None:
    carlos, andrea = await log_in(seeded, CARLOS), await log_in(seeded, ANDREA)
    (debit,) = await debit_cards(seeded, carlos)
    credit, _ = await credit_cards(seeded, carlos)
    assert await seeded.bank.ask(andrea, GetDebitCard(debit.ref)) == NotFound()
    assert await seeded.bank.ask(andrea, GetCreditCard(credit.ref)) == NotFound()
    assert await seeded.bank.ask(andrea, ListDebitCards(debit.account)) == ()
    mistaken = replace(credit.ref, last4="0396")
    assert await seeded.bank.ask(carlos, GetCreditCard(mistaken)) == NotFound()
    await _an_unknown_brand_and_a_past_date_are_shown(seeded)


async def _an_unknown_brand_and_a_past_date_are_shown(seeded: House) -> None:
    rosa = await log_in(seeded, ROSA)
    (debit,) = await debit_cards(seeded, rosa)
    assert debit.ref.brand is CardBrand.OTHER
    await seeded.change("UPDATE bank.card SET expires_on = '2026-11-19' WHERE id = :id", id=debit.ref.id)
    expired = await seeded.bank.ask(rosa, GetDebitCard(debit.ref))
    assert isinstance(expired, DebitCard)
    assert expired.status is CardStatus.EXPIRED
