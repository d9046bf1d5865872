"""A credit card with purchases, in a bank without people: what the tests of its money share."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from sqlalchemy import text

from banking.cards.opening import Line, Plastic, open_credit_card
from banking.cards.purchases import Booked, Purchase, book
from banking.clock import business_date
from banking.crypto import Place
from banking.requests import Command, ListDeferrable, PayCard, QuoteCardPayment, QuoteDeferral
from banking.requests.cards import Defer
from banking.values import (
    AccountRef,
    Caller,
    CardPaymentQuote,
    CardRef,
    DeferralQuote,
    Money,
    OperationId,
    PurchaseRef,
)
from banking.work import MemberId
from tests.banking.kit import House

_tokens = itertools.count(1)
CUT_DAY = 28


@dataclass
class Wallet:
    """A member's account and credit card."""

    house: House
    member: int
    caller: Caller
    account: AccountRef
    card: CardRef

    @classmethod
    async def of(cls, house: House, member: int = 1, cents: int = 100_000, limit: int = 300_000) -> Wallet:
        """Open both; the limit is in cents."""
        account = await house.open(member, cents)
        plastic = Plastic(
            f"w{next(_tokens)}", "mastercard", "Mastercard Estandar", "513744", "2631", date(2030, 1, 31)
        )
        async with house.owner.begin() as conn:
            # A name to show: a member of the house has none.
            for column in ("given_names", "surnames", "phone", "email", "identification", "birth_date"):
                sealed = house.keys.seal(_place(column, member), _PERSON[column])
                await conn.execute(
                    text(f"UPDATE bank.member SET {column} = :sealed WHERE id = :id"),
                    {"sealed": sealed, "id": member},
                )
            card = await open_credit_card(conn, MemberId(member), plastic, Line(limit, CUT_DAY))
        return cls(house, member, house.log_in(member), account, card)

    async def buy(self, cents: int, merchant: str = "TIENDA", made_on: date | None = None) -> Booked:
        """What the network posts."""
        day = made_on or business_date(self.house.now)
        async with self.house.owner.begin() as conn:
            return await book(conn, Purchase(str(uuid4()), self.card.id, merchant, cents, day))

    async def debts(self) -> tuple[int, int]:
        """Revolving and deferred, as owed."""
        row = await self.house.scalar(
            "SELECT ARRAY[-r.posted, -d.posted] FROM bank.credit_line l JOIN ledger.account r ON r.id = l.revolving"
            " JOIN ledger.account d ON d.id = l.deferred WHERE l.card_id = :id",
            id=self.card.id,
        )
        assert isinstance(row, list)
        return row[0], row[1]

    async def deferrable(self) -> tuple[PurchaseRef, ...]:
        """What may be deferred now."""
        found = await self.house.bank.ask(self.caller, ListDeferrable(self.card))
        assert isinstance(found, tuple), found
        return tuple(purchase.ref for purchase in found)

    async def quoted(self, purchases: tuple[PurchaseRef, ...], cents: int, months: int) -> Defer:
        """The order that a simulation leads to."""
        quote = await self.house.bank.ask(
            self.caller, QuoteDeferral(self.card, purchases, Money(cents), months)
        )
        assert isinstance(quote, DeferralQuote), quote
        return Defer(self.card, purchases, Money(cents), months, quote)

    async def payment(self, cents: int) -> PayCard:
        """The command to pay that much from the account, quoted just now."""
        quote = await self.house.bank.ask(
            self.caller, QuoteCardPayment(self.account, self.card, Money(cents))
        )
        assert isinstance(quote, CardPaymentQuote), quote
        return PayCard(self.account, self.card, Money(cents), quote)

    async def carry_out(self, command: Command[object], operation: OperationId | None = None) -> object:
        """With a code of its own."""
        operation = operation or OperationId(uuid4())
        code = self.house.code_for(self.caller, operation, command)
        return await self.house.bank.execute(self.caller, operation, command, code)


_PERSON = {
    "given_names": "Rosa",
    "surnames": "Guamán",
    "phone": "+593991234567",
    "email": "rosa@correo.example",
    "identification": "1710034065",
    "birth_date": "1980-03-15",
}


def _place(column: str, member: int) -> Place:
    return Place("bank.member", column, str(member))
