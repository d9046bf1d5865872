"""How fast one chat may write: what comes faster is not taken up (S32). Counted per process, in its own memory."""

from __future__ import annotations

from typing import Final

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

UNLIMITED: Final = 0


class Pace:
    """The updates of each chat within the running minute."""

    def __init__(self, updates_per_minute: int) -> None:
        """`UNLIMITED` counts nothing: for benchmarks."""
        self._limit = RateLimitItemPerMinute(updates_per_minute) if updates_per_minute != UNLIMITED else None
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def admits(self, chat_id: int) -> bool:
        """Whether this chat's next update is taken up."""
        return self._limit is None or self._limiter.hit(self._limit, str(chat_id))
