"""What tests of the bank share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.banking.kit import House
from webhooks.embedded.postgres import DatabaseUrls


@pytest.fixture
async def house(database: DatabaseUrls) -> AsyncIterator[House]:
    """A bank without people over a fresh database."""
    made = House(database)
    yield made
    await made.close()
