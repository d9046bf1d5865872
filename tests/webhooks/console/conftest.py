"""What tests of the console share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.webhooks.console.counter import Counter, counter
from webhooks.embedded.postgres import DatabaseUrls


@pytest.fixture
async def desk(database: DatabaseUrls, redis_url: str) -> AsyncIterator[Counter]:
    async with counter(database, redis_url) as made:
        yield made
