"""All benchmarks, or those that are named: `python -m tests.bench step turn`. Each prints its table."""

from __future__ import annotations

import importlib
import sys

BENCHES = (
    "step",
    "turn",
    "update",
    "webhook",
    "postings",
    "hot",
    "movements",
    "understanding",
    "chaos",
    "simulation",
    "schedules",
    "desk",
)
"""In the order of a turn: the pure step, the runtime, the wire types, the door, the money, a year of it, what members type; its faults
and its due dates; its desk.
"""
BY_NAME_ONLY = frozenset({"chaos", "desk", "schedules", "simulation"})
"""Too long to come along unasked."""


def main() -> int:
    """Run them one after the other; an unknown name is said and nothing is run."""
    names = sys.argv[1:] or [name for name in BENCHES if name not in BY_NAME_ONLY]
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        sys.stderr.write(f"no benchmark {', '.join(unknown)}; there are {', '.join(BENCHES)}\n")
        return 2
    sys.argv[1:] = []
    for number, name in enumerate(names, 1):
        sys.stderr.write(f"[{number}/{len(names)}] {name}\n")
        importlib.import_module(f"tests.bench.bench_{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
