"""What tests of beneficiaries share: two neighbours in a town, each with accounts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from banking.requests import CreateCooprogresoBeneficiary, ResolveHolder
from banking.values import AccountRef, BeneficiaryRef, Holder
from tests.banking.people.town import Account, Town
from webhooks.embedded.postgres import DatabaseUrls


@dataclass
class Street:
    """Ana sends, Beto receives; each has two savings accounts, the first with $100.00."""

    town: Town
    ana: Account
    beto: Account
    anas: tuple[AccountRef, AccountRef]
    betos: tuple[AccountRef, AccountRef]

    def number(self, account: Account, nth: int = 1) -> str:
        """As `Town.accounts` gives them."""
        return f"4101{account.member:04}{nth:04}"

    async def register(self, alias: str | None = None, nth: int = 1) -> BeneficiaryRef:
        """Beto's account as Ana's beneficiary."""
        number = self.number(self.beto, nth)
        holder = await self.town.bank.ask(self.ana.caller, ResolveHolder(number))
        assert isinstance(holder, Holder), holder
        command = CreateCooprogresoBeneficiary(number, holder, None, alias)
        made = await self.town.with_code(self.ana.caller, command)
        assert isinstance(made, BeneficiaryRef), made
        return made


@pytest.fixture
async def street(database: DatabaseUrls) -> AsyncIterator[Street]:
    town = Town(database)
    ana, beto = await town.member(1), await town.member(2)
    yield Street(town, ana, beto, await town.accounts(ana), await town.accounts(beto))
    await town.close()
