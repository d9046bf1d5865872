"""What tests of payments share."""

from __future__ import annotations

import pytest

from tests.banking.kit import House
from tests.banking.payments.till import Till


@pytest.fixture
def till(house: House) -> Till:
    """A bank with payments over a fresh database; rails that do what they are told."""
    return Till(house)
