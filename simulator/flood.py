"""Flood control: a leaky bucket over all chats and one per chat. Source: core.telegram.org/bots/faq."""

import math
from dataclasses import dataclass

from simulator.clock import Clock
from simulator.options import Options
from simulator.wire import ApiError

MAX_BUCKETS = 5_000


@dataclass
class _Bucket:
    level: float = 0.0
    at: float = 0.0

    def wait(self, now: float, rate: float, burst: int) -> float:
        """Seconds until there is room for one more message; 0 if there is now."""
        self.level = max(0.0, self.level - (now - self.at) * rate)
        self.at = now
        return max(0.0, (self.level + 1 - burst) / rate)


class FloodControl:
    """Counts messages and refuses those beyond the limits with 429 and `retry_after`."""

    def __init__(self, clock: Clock, options: Options) -> None:
        self._clock = clock
        self._options = options
        self._overall = _Bucket()
        self._chats: dict[int, _Bucket] = {}

    def spend(self, chat_id: int) -> None:
        """Count one message to `chat_id`; raises `ApiError` 429 when it is one too many."""
        now, options = self._clock.now(), self._options
        filled: list[tuple[_Bucket, float, int]] = []
        if options.messages_per_second:
            filled.append((self._overall, options.messages_per_second, options.messages_burst))
        if options.chat_messages_per_second:
            if len(self._chats) > MAX_BUCKETS:
                self._chats.clear()
            bucket = self._chats.setdefault(chat_id, _Bucket())
            filled.append((bucket, options.chat_messages_per_second, options.chat_messages_burst))
        wait = max((bucket.wait(now, rate, burst) for bucket, rate, burst in filled), default=0.0)
        if wait > 0:
            seconds = max(1, math.ceil(wait))
            raise ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        for bucket, _, _ in filled:
            bucket.level += 1
