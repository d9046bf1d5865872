"""What tests of the bank's people share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.banking.people.town import Town
from webhooks.embedded.postgres import DatabaseUrls


@pytest.fixture
async def town(database: DatabaseUrls) -> AsyncIterator[Town]:
    """A bank without members yet."""
    made = Town(database)
    yield made
    await made.close()
