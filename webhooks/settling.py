"""What a process has built stays to its end: the collector of cycles need not go through it, which would stop everybody for a tenth of a second."""

from __future__ import annotations

import gc
from typing import Final

YOUNG_OBJECTS: Final = 10_000
"""So many more objects than were freed before the young ones are looked through; a turn makes a few hundred, and few of them in cycles."""


def settle() -> None:
    """Leave what is there now to the end of the process."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS)
