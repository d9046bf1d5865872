"""(f): understanding one message on one core, and the memory of the process that holds the model; the aims are 2 ms and 150 MB.

python -m tests.bench.bench_understanding
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

from dialogs.understanding.faq import search
from dialogs.understanding.model import model
from dialogs.understanding.understanding import understand
from tests.bench.table import table
from tests.dialogs.understanding.measure import FAQ, INTENTS, lines

AIM_MILLISECONDS = 2.0
AIM_MEBIBYTES = 150
ROUNDS = 5
TODAY = date(2026, 11, 23)


def milliseconds(ask: Callable[[str], object], texts: list[str]) -> list[float]:
    """What each message took, the fastest of some rounds."""
    best = [float("inf")] * len(texts)
    for _ in range(ROUNDS):
        for place, text in enumerate(texts):
            began = time.process_time()
            ask(text)
            best[place] = min(best[place], (time.process_time() - began) * 1_000)
    return sorted(best)


def main() -> int:
    """Print the table; 1 where an aim is missed."""
    model()
    messages = [line.text for split in ("dev", "heldout") for line in lines(split, INTENTS)]
    questions = [line.text for split in ("dev", "heldout") for line in lines(split, FAQ)]
    rows = []
    missed = False
    for name, took in (
        ("understand", milliseconds(lambda text: understand(text, TODAY), messages)),
        ("faq", milliseconds(lambda text: search(text, TODAY), questions)),
    ):
        median = statistics.median(took)
        missed |= median > AIM_MILLISECONDS
        rows.append((name, str(len(took)), f"{median:.2f}", f"{took[len(took) * 95 // 100]:.2f}"))
    sys.stdout.write(table(("", "messages", "median ms", "95 % ms"), rows))
    mebibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"\n\nthe process holds {mebibytes} MiB\n")
    return int(missed or mebibytes > AIM_MEBIBYTES)


if __name__ == "__main__":
    sys.exit(main())
