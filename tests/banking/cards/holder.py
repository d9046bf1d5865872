"""A member with cards in the town, and what can be done at a card's secure page."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

import pytest

from banking.cards.opening import Line, Plastic, open_credit_card, open_debit_card
from banking.cards.pins import hash_pin, set_pin
from banking.messages import emails
from banking.requests import ChangePin
from banking.values import CardRef, FormAccepted, FormHandle, FormPurpose, FormTicket
from tests.banking.people.town import Account, Town
from webhooks.embedded.postgres import DatabaseUrls

PIN, NEW_PIN, OTHER_PIN = "7391", "8264", "5173"


@dataclass
class Holder:
    """The cards of one member; the debit card has a key, the credit card none."""

    town: Town
    account: Account
    debit: CardRef
    credit: CardRef

    @classmethod
    async def of(cls, town: Town, serial: int = 1) -> Holder:
        """Enrol a member and issue both cards."""
        account = await town.member(serial)
        savings, _ = await town.accounts(account)
        until = date(2029, 11, 30)
        async with town.owner.begin() as conn:
            plastic = Plastic(f"token-{serial}-d", "mastercard", "MC Débito", "550975", "7023", until)
            debit = await open_debit_card(conn, account.member, plastic, savings)
            plastic = Plastic(
                f"token-{serial}-c", "mastercard", "Mastercard Estandar", "513744", "2631", until
            )
            credit = await open_credit_card(conn, account.member, plastic, Line(150_000, 18))
            pin_hash = await hash_pin(town.keys, town.policy, debit.id, PIN)
            await set_pin(conn, debit.id, pin_hash, None, town.now)
        return cls(town, account, debit, credit)

    async def open(self, card: CardRef | None = None) -> FormTicket:
        """A page for the key of a card."""
        return await self.town.open(self.account.caller, FormPurpose.CARD_PIN, card or self.debit)

    async def type(
        self, old: str, new: str = NEW_PIN, confirmation: str | None = None, card: CardRef | None = None
    ) -> object:
        """Open a page and submit it once."""
        ticket = await self.open(card)
        return await self.submit(ticket, old, new, confirmation)

    async def submit(self, ticket: FormTicket, old: str, new: str, confirmation: str | None = None) -> object:
        fields = {"old_pin": old, "new_pin": new, "confirmation": confirmation or new}
        return await self.town.bank.submit_form(ticket.token, fields)

    async def proven(self, old: str = PIN, new: str = NEW_PIN, card: CardRef | None = None) -> FormHandle:
        """A page that is done."""
        accepted = await self.type(old, new, card=card)
        assert isinstance(accepted, FormAccepted), accepted
        return accepted.handle

    async def change(self, old: str = PIN, new: str = NEW_PIN, card: CardRef | None = None) -> object:
        """The whole way: page, code, command."""
        page = await self.proven(old, new, card)
        return await self.town.with_code(self.account.caller, ChangePin(card or self.debit, page))

    async def mailed(self) -> dict[str, str]:
        """What the newest mail with a temporary key says."""
        return await newest_mail(self.town)

    async def mails(self) -> list[str]:
        """The templates of everything written so far about cards, in order."""
        sql = "SELECT template FROM bank.outgoing_email WHERE template LIKE 'card%' ORDER BY created_at, ctid"
        return [str(row[0]) for row in await self.town.rows(sql)]


async def newest_mail(town: Town) -> dict[str, str]:
    """What the newest mail with a temporary key says."""
    rows = await town.rows(
        "SELECT id, payload FROM bank.outgoing_email WHERE template = 'card_pin' ORDER BY created_at DESC, ctid DESC"
    )
    payload = town.keys.open(emails.place(cast("UUID", rows[0][0])), cast("bytes", rows[0][1]))
    return cast("dict[str, str]", json.loads(payload))


async def mailed_pin(town: Town) -> str:
    """The newest temporary key."""
    return (await newest_mail(town))["pin"]


@pytest.fixture
async def holder(database: DatabaseUrls) -> AsyncIterator[Holder]:
    """A member with a debit and a credit card."""
    town = Town(database)
    yield await Holder.of(town)
    await town.close()
