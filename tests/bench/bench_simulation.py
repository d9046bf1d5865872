"""Seeded days of members, workers, rails and crashes on a virtual clock, on all cores (F22).

Aim: thousands of seeds in minutes, every one at its right end. SEEDS says how many (default 3,000), FIRST where to begin. A seed that fails is
printed with what happened in it, and played again by `SEEDS=<seed> pytest tests/banking/payments/test_simulation.py`.

    cooprogreso bench simulation
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from banking.db import migrate
from tests.banking.kit import House
from tests.banking.payments.simulation import play
from tests.bench.table import table
from tests.conftest import quickest_place
from webhooks.embedded import Postgres, discard
from webhooks.embedded.postgres import DatabaseUrls

SEEDS = int(os.environ.get("SEEDS", "3000"))
FIRST = int(os.environ.get("FIRST", "1"))
PROCESSES = os.cpu_count() or 1
AT_ONCE = 50
"""Seeds of one errand."""
_mine: list[tuple[asyncio.Runner, House]] = []


def _take(databases: multiprocessing.Queue[DatabaseUrls]) -> None:
    """Each process has a database of its own, and connections that last."""
    _mine.append((asyncio.Runner(), House(databases.get())))


def _play(seeds: Iterable[int]) -> int:
    [(runner, house)] = _mine
    try:
        return runner.run(play(house, seeds))
    except Exception:
        sys.stderr.write(traceback.format_exc())
        raise


def main() -> None:
    """Play, tell how far it is, print."""
    directory = Path(tempfile.mkdtemp(prefix="coop-simulation-", dir=quickest_place()))
    directory.chmod(0o711)
    try:
        with Postgres(directory / "postgres", durable=False) as server:
            migrate(server.create_database("migrated").owner_url)
            spawning = multiprocessing.get_context("spawn")
            databases: multiprocessing.Queue[DatabaseUrls] = spawning.Queue()
            for number in range(PROCESSES):
                databases.put(server.create_database(f"days_{number}", "migrated"))
            played, seconds = _all(spawning, databases)
        discard(directory / "postgres")
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    rows = [
        ("seeds played", f"{played:,}"),
        ("processes", f"{PROCESSES}"),
        ("seconds", f"{seconds:,.0f}"),
        ("seeds a second", f"{played / seconds:.1f}"),
        ("violations", "0"),
    ]
    sys.stdout.write(table(("simulation", ""), rows) + "\n")


def _all(
    spawning: multiprocessing.context.SpawnContext, databases: multiprocessing.Queue[DatabaseUrls]
) -> tuple[int, float]:
    """Seeds played, and the seconds they took."""
    last, played, began = FIRST + SEEDS, 0, time.monotonic()
    with ProcessPoolExecutor(PROCESSES, spawning, _take, (databases,)) as processes:
        errands = [
            processes.submit(_play, range(begin, min(begin + AT_ONCE, last)))
            for begin in range(FIRST, last, AT_ONCE)
        ]
        try:
            for errand in as_completed(errands):
                played += errand.result()
                spent = time.monotonic() - began
                sys.stderr.write(f"\r{played:,} of {SEEDS:,} seeds, {played / spent:.1f} a second")
                sys.stderr.flush()
        finally:
            processes.shutdown(cancel_futures=True)
            sys.stderr.write("\n")
    return played, time.monotonic() - began


if __name__ == "__main__":
    main()
