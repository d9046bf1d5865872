"""What tests of the cards share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from banking.clock import system_clock
from banking.demo.seed import seed
from tests.banking.kit import House
from tests.banking.people.town import Town
from webhooks.embedded.postgres import DatabaseUrls


@pytest.fixture
async def house(database: DatabaseUrls) -> AsyncIterator[House]:
    """A bank without people over a fresh database."""
    made = House(database)
    yield made
    assert await made.scalar("SELECT coalesce(sum(amount), 0) FROM ledger.entry") == 0
    await made.close()


@pytest.fixture
async def seeded(house: House) -> House:
    """The demo members with their cards."""
    await seed(house.owner, house.keys, system_clock, lambda _line: None)
    return house


@pytest.fixture
async def town(database: DatabaseUrls) -> AsyncIterator[Town]:
    """A bank with people, none of them in it yet."""
    made = Town(database)
    yield made
    await made.close()
