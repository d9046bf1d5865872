"""One counter for everything visible that happens, and a way to wait for it to move."""

import asyncio


class Changes:
    """`revision` grows with each `touch`; `wait` returns as soon as it is beyond the given one."""

    def __init__(self) -> None:
        self.revision = 0
        self._event = asyncio.Event()
        self._closed = False

    def touch(self) -> int:
        """Count one more change and wake all who wait; returns the new revision."""
        self.revision += 1
        self._event.set()
        self._event = asyncio.Event()
        return self.revision

    def close(self) -> None:
        """Let nobody wait any more: the simulator is going down."""
        self._closed = True
        self._event.set()

    async def wait(self, since: int, seconds: float) -> int:
        """The revision once it is beyond `since`, at the latest after `seconds`."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while self.revision <= since and not self._closed:
            left = end - loop.time()
            if left <= 0:
                break
            try:
                await asyncio.wait_for(self._event.wait(), left)
            except TimeoutError:
                break
        return self.revision
