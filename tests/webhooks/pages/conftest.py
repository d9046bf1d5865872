"""The bank, a member and the doors behind which the pages are."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from tests.banking.people.town import CHEAP, Account, Town
from tests.webhooks.doors import Doors, open_doors
from webhooks.embedded.postgres import DatabaseUrls


@pytest.fixture
async def town(database: DatabaseUrls) -> AsyncIterator[Town]:
    made = Town(database, policy=replace(CHEAP, password_tries=2))
    yield made
    await made.close()


@pytest.fixture
async def member(town: Town) -> Account:
    return await town.member()


@pytest.fixture
async def doors(redis_url: str, town: Town, member: Account) -> AsyncIterator[Doors]:
    """Depends on the member, so that the clock given to the house is the town's."""
    async with open_doors(redis_url, desk=town.bank, clock=town.now) as opened:
        yield opened
