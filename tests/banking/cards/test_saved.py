"""Cards of other banks: the number stays behind its page and its seal; paid by SPI, within the limits (M118-M123, D13)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banking.cards.numbers import brand_of, read_card_number
from banking.institutions.directory import institution
from banking.refusals import (
    CardKnown,
    CredentialsInvalid,
    FieldUnreadable,
    InsufficientFunds,
    LimitExceeded,
    NotAuthorised,
    NotFound,
    QuoteChanged,
    TooLate,
)
from banking.requests import (
    CancelTransfer,
    CheckCardChange,
    EditCard,
    GetTypedNumber,
    ListSavedCards,
    ListTransfers,
    PayOtherCard,
    QuoteOtherCard,
    RemoveCard,
    SaveCard,
    TransferStatus,
)
from banking.values import (
    AccountRef,
    CardBrand,
    CardRemoved,
    FieldFault,
    FormFaults,
    FormPurpose,
    Identification,
    IdentificationKind,
    InterbankQuote,
    Money,
    OperationId,
    OtherCardReceipt,
    SavedCardChange,
    SavedCardField,
    SavedCardRef,
    TransferCancelled,
    TypedNumber,
)
from tests.banking.people.town import Account, Town

VISA = "4539148803436467"
SOMEBODY = Identification(IdentificationKind.CEDULA, "1710034065")


@pytest.mark.parametrize(
    ("typed", "number", "brand"),
    [
        ("4111 1111 1111 1111", "4111111111111111", CardBrand.VISA),
        ("5555-5555-5555-4444", "5555555555554444", CardBrand.MASTERCARD),
        ("2223003122003222", "2223003122003222", CardBrand.MASTERCARD),
        ("378282246310005", "378282246310005", CardBrand.AMEX),
        ("36227206271667", "36227206271667", CardBrand.DINERS),
        ("6011000990139424", "6011000990139424", CardBrand.DISCOVER),
        ("9111 1111 1111 1111 11", None, CardBrand.OTHER),
        ("4111111111111112", None, CardBrand.VISA),
        ("４１１１１１１１１１１１１１１１", None, CardBrand.OTHER),
        ("411111111111", None, CardBrand.VISA),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, number: str | None, brand: CardBrand) -> None:
    assert read_card_number(typed) == number
    if number is not None:
        assert brand_of(number) is brand


@given(st.integers(10**14, 10**15 - 1), st.integers(0, 15), st.integers(1, 9))
def test_a_mistyped_digit_is_always_found(payload: int, place: int, shift: int) -> None:
    def check(digits: str) -> int:
        folded = [int(d) * (2 - n % 2) for n, d in enumerate(reversed(digits))]
        return -sum(value - 9 if value > 9 else value for value in folded) % 10

    number = f"{payload}{check(str(payload))}"
    assert read_card_number(number) == number
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert read_card_number(wrong) is None


@dataclass
class Payer:
    """A member who pays cards of other banks."""

    town: Town
    account: Account
    source: AccountRef

    async def typed(self, number: str = VISA) -> TypedNumber:
        page = await self.town.done(self.account.caller, FormPurpose.CARD_NUMBER, number=number)
        found = await self.town.bank.ask(self.account.caller, GetTypedNumber(page))
        assert isinstance(found, TypedNumber), found
        return found

    async def save(self, typed: TypedNumber, alias: str | None = "Visa de mami") -> object:
        bank = institution("10")
        assert bank is not None
        return await self.town.with_code(
            self.account.caller, SaveCard(typed, bank, "Carmen Toapanta", SOMEBODY, alias)
        )

    async def quoted(self, card: SavedCardRef, cents: int) -> PayOtherCard:
        asked = QuoteOtherCard(self.source, card, Money(cents))
        quote = await self.town.bank.ask(self.account.caller, asked)
        assert isinstance(quote, InterbankQuote), quote
        return PayOtherCard(self.source, card, Money(cents), quote)


async def payer(town: Town, serial: int = 1) -> Payer:
    account = await town.member(serial)
    source, _ = await town.accounts(account)
    return Payer(town, account, source)


async def test_a_card_is_registered_from_its_page_once_and_removed(town: Town) -> None:
    rosa = await payer(town)
    wrong = await town.type(rosa.account.caller, FormPurpose.CARD_NUMBER, number="4539148803436468")
    assert wrong == FormFaults((("number", FieldFault.NOT_A_CARD),))
    typed = await rosa.typed()
    assert (typed.brand, typed.last4) == (CardBrand.VISA, "6467")
    saved = await rosa.save(typed)
    assert isinstance(saved, SavedCardRef)
    assert saved == SavedCardRef(saved.id, CardBrand.VISA, "6467", "Visa de mami", "Banco Pichincha")
    assert await rosa.save(typed) == CredentialsInvalid(), "a page is used once"
    assert await rosa.save(await rosa.typed()) == CardKnown()
    assert await town.bank.ask(rosa.account.caller, ListSavedCards()) == (saved,)
    assert await town.with_code(rosa.account.caller, RemoveCard(saved)) == CardRemoved(saved)
    assert await town.bank.ask(rosa.account.caller, ListSavedCards()) == ()
    assert await town.with_code(rosa.account.caller, RemoveCard(saved)) == NotFound()
    again = await rosa.save(await rosa.typed(), None)
    assert isinstance(again, SavedCardRef)
    assert again.name == "Carmen Toapanta"


async def test_a_field_is_corrected_and_never_the_number(town: Town) -> None:
    rosa, thief = await payer(town), await payer(town, 2)
    saved = await rosa.save(await rosa.typed())
    assert isinstance(saved, SavedCardRef)
    card: SavedCardRef = saved

    async def read(field: SavedCardField, typed: str) -> object:
        return await town.bank.ask(rosa.account.caller, CheckCardChange(card, field, typed))

    field = SavedCardField
    assert await read(field.IDENTIFICATION, "1710") == FieldUnreadable(field.IDENTIFICATION)
    assert await read(field.INSTITUTION, "pichincha") == FieldUnreadable(field.INSTITUTION), (
        "only a full name"
    )
    assert await read(field.HOLDER, " ") == FieldUnreadable(field.HOLDER)
    before = await town.rows("SELECT number, destination, last4, since FROM bank.saved_card")
    steps: tuple[tuple[SavedCardField, str, str | None, dict[str, Any]], ...] = (
        (field.ALIAS, "quitar", None, {"name": "Carmen Toapanta"}),
        (field.HOLDER, " Carmen  Luz Toapanta", "Carmen Luz Toapanta", {"name": "Carmen Luz Toapanta"}),
        (field.IDENTIFICATION, "ab 123456", "AB123456", {}),
        (field.INSTITUTION, "Banco Guayaquil", "Banco Guayaquil", {"institution": "Banco Guayaquil"}),
    )
    for one, typed, value, shown in steps:
        change = await read(one, typed)
        assert change == SavedCardChange(one, value)
        assert isinstance(change, SavedCardChange)
        edit = EditCard(card, change)
        assert (
            await town.bank.execute(rosa.account.caller, OperationId(uuid4()), edit, None) == NotAuthorised()
        )
        assert await town.with_code(thief.account.caller, edit) == NotFound()
        stale, card = card, replace(card, **shown)
        assert await town.with_code(rosa.account.caller, edit) == card
        if stale != card:
            assert await town.with_code(rosa.account.caller, edit) == NotFound(), "not as the member saw it"
    assert await town.bank.ask(rosa.account.caller, ListSavedCards()) == (card,)
    assert await town.rows("SELECT number, destination, last4, since FROM bank.saved_card") == before
    assert await town.rows("SELECT institution, identification_kind FROM bank.saved_card") == [
        ("17", "passport")
    ]


async def test_a_payment_is_held_with_its_cost_within_the_limits(town: Town) -> None:
    rosa = await payer(town)
    card = await rosa.save(await rosa.typed())
    assert isinstance(card, SavedCardRef)
    ask, caller = town.bank.ask, rosa.account.caller
    assert await ask(caller, QuoteOtherCard(rosa.source, card, Money(9_960))) == InsufficientFunds(
        Money(10_000)
    )
    assert isinstance(await ask(caller, QuoteOtherCard(rosa.source, card, Money(30_001))), LimitExceeded)
    command = await rosa.quoted(card, 5_000)
    assert (command.quote.fee, command.quote.iva, command.quote.total) == (Money(36), Money(5), Money(5_041))
    cheaper = replace(command, quote=replace(command.quote, fee=Money(0)))
    assert await town.with_code(caller, cheaper) == QuoteChanged()
    assert await town.bank.execute(caller, OperationId(uuid4()), command, None) == NotAuthorised()
    receipt = await town.with_code(caller, command)
    assert isinstance(receipt, OtherCardReceipt)
    held = await town.rows("SELECT kind, rail, state, amount, fee, iva FROM ledger.payment")
    assert held == [("card", "spi", "held", 5_000, 36, 5)]
    assert await town.scalar("SELECT held FROM ledger.account WHERE id = :id", id=rosa.source.id) == 5_041
    queued = await ask(caller, ListTransfers(only_cancellable=True))
    assert isinstance(queued, tuple), queued
    (sent,) = queued
    assert (sent.ref.code, sent.ref.amount, sent.ref.beneficiary.id) == (receipt.code, Money(5_000), card.id)
    assert await ask(caller, TransferStatus(sent.ref)) == sent
    removed = await town.with_code(caller, RemoveCard(card))
    assert removed == CardRemoved(card)
    thief = await payer(town, 2)
    assert await ask(thief.account.caller, TransferStatus(sent.ref)) == NotFound()
    assert await town.with_code(thief.account.caller, CancelTransfer(sent.ref)) == NotFound()
    assert await town.with_code(caller, CancelTransfer(sent.ref)) == TransferCancelled(sent.ref, Money(5_041))
    assert await town.scalar("SELECT held FROM ledger.account WHERE id = :id", id=rosa.source.id) == 0
    assert await town.with_code(caller, CancelTransfer(sent.ref)) == TooLate()
    assert await town.with_code(caller, command) == NotFound()


async def test_the_number_lies_in_clear_nowhere_and_is_nobody_else_s(town: Town) -> None:
    rosa, thief = await payer(town), await payer(town, 2)
    typed = await rosa.typed()
    assert await town.bank.ask(thief.account.caller, GetTypedNumber(typed.page)) == CredentialsInvalid()
    assert await thief.save(typed) == CredentialsInvalid()
    card = await rosa.save(typed)
    assert isinstance(card, SavedCardRef)
    asked = QuoteOtherCard(thief.source, card, Money(100))
    assert await town.bank.ask(thief.account.caller, asked) == NotFound()
    assert await town.with_code(thief.account.caller, RemoveCard(card)) == NotFound()
    await town.with_code(rosa.account.caller, await rosa.quoted(card, 1_000))
    tables = await town.rows(
        "SELECT table_schema || '.' || table_name FROM information_schema.tables"
        " WHERE table_schema IN ('bank', 'ledger', 'public') AND table_type = 'BASE TABLE'"
    )
    for (table,) in tables:
        rows = await town.rows(f"SELECT t::text FROM {table} t")
        text = "\n".join(str(row[0]) for row in rows)
        assert VISA not in text, table
        assert VISA.encode().hex() not in text, table
    assert await town.scalar("SELECT count(*) FROM bank.form WHERE number_sealed IS NOT NULL") == 0
