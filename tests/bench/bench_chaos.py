"""Chaos: payments while workers are killed and stopped, PostgreSQL falls, and the rail does everything a street can do.

Aim: no violation of the oracle, every payment at its end. PAYMENTS says how many (default 10,000), SEED which run, KILL_SECONDS how often.

    cooprogreso bench chaos
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench.table import table
from tests.chaos.run import Chaos, Size, Tally
from webhooks.embedded import Postgres, discard

PAYMENTS = int(os.environ.get("PAYMENTS", "10000"))
SEED = int(os.environ.get("SEED", "1"))
KILL_SECONDS = float(os.environ.get("KILL_SECONDS", "10"))
"""Between two kills; a worker needs seconds to begin."""
CRASHES = 20
ENDED = ("settled", "returned", "rejected", "cancelled", "manual")


def shown(tally: Tally) -> str:
    """The run as a table."""
    rows = [
        ("payments", f"{sum(tally.states.values()):,}"),
        *((f"  {state}", f"{tally.states.get(state, 0):,}") for state in ENDED),
        ("seconds", f"{tally.seconds:,.0f}"),
        ("workers killed", f"{tally.kills}"),
        ("workers stopped past their lease", f"{tally.pauses}"),
        ("falls of PostgreSQL", f"{tally.crashes}"),
        ("answers lost or unreadable", f"{tally.events['lost']:,}"),
        ("orders the rail did not have when asked", f"{tally.events['absent']:,}"),
        ("duplicated orders absorbed by the rail", f"{tally.switch['absorbed']:,}"),
        ("orders carried out twice", f"{tally.switch['executed_twice']}"),
        ("looks of the oracle meanwhile", f"{tally.looks:,}"),
        ("violations", "0"),
    ]
    return table(("chaos", ""), rows)


def main() -> None:
    """Run on a durable server, print, leave nothing behind."""
    directory = Path(tempfile.mkdtemp(prefix="coop-chaos-"))
    directory.chmod(0o711)
    sys.stderr.write(f"log of the workers: {directory}/workers.log\n")
    size = Size(
        PAYMENTS,
        kill_seconds=KILL_SECONDS,
        pause_seconds=4 * KILL_SECONDS,
        crashes=min(CRASHES, max(PAYMENTS // 100, 1)),
        patience_seconds=1_800,
    )
    try:
        with Postgres(directory / "postgres") as server:
            chaos = Chaos(server, size, directory, SEED, lambda line: sys.stderr.write(f"{line}\n"))
            tally = asyncio.run(chaos.run())
        discard(directory / "postgres")
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    sys.stdout.write(shown(tally) + "\n")


if __name__ == "__main__":
    main()
