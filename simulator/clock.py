"""The simulated world's time: the real one, plus what a test has let pass."""

import time


class Clock:
    """Seconds since the epoch; `advance` moves everything that looks at it forward."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        """Now, in seconds."""
        return time.time() + self._ahead

    def stamp(self) -> int:
        """Now, in whole seconds, as Telegram writes dates."""
        return int(self.now())

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass at once."""
        self._ahead += seconds
