"""What tests of the desk share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.banking.desk.office import Office
from webhooks.embedded.postgres import DatabaseUrls


@pytest.fixture
async def office(database: DatabaseUrls) -> AsyncIterator[Office]:
    """A desk over a fresh database."""
    made = Office(database)
    yield made
    await made.close()
