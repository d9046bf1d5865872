"""The chaos run at a size for the gate; `cooprogreso bench chaos` is the long one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.chaos.run import Chaos, Size
from webhooks.embedded import Postgres, discard

PAYMENTS = 2_000 if os.environ.get("SOAK") else 40


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_every_payment_ends_right_while_everything_around_it_falls(var_directory: Path) -> None:
    """F02 + F03 + F05 + F07 + F08: killed and sleeping workers, a fallen database, a rail that does what a street can do."""
    with Postgres(var_directory / "chaos") as server:
        tally = await Chaos(server, Size(PAYMENTS, workers=2, pause_seconds=1.0), var_directory, seed=1).run()
    discard(var_directory / "chaos")
    assert sum(tally.states.values()) == PAYMENTS
    assert tally.crashes == 1
    assert tally.kills + tally.pauses > 0
    assert tally.events["lost"] > 0
