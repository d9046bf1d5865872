"""A house for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.conftest import RedisUrls
from tests.dialogs.runtime.house import House


@pytest.fixture
async def house(redis_urls: RedisUrls) -> AsyncIterator[House]:
    built = House(redis_urls)
    yield built
    await built.close()
