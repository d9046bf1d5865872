"""Finishing what others began: any process looks after any chat whose turn, command or messages were left behind."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable

from dialogs.runtime.faults import Guard
from dialogs.runtime.outbox import LEASE_MILLISECONDS, Outbox
from dialogs.runtime.store import Store, Task, Work

AT_ONCE = 16
"""Chats one sweep looks after at the same time."""


class Sweeper:
    """Goes through the index of unfinished work."""

    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        guard: Guard,
        milliseconds: Callable[[], int],
        resume: Callable[[int], Awaitable[None]],
    ) -> None:
        """`resume` looks after a chat whose command is pending or whose session has gone silent."""
        self._store = store
        self._outbox = outbox
        self._guard = guard
        self._milliseconds = milliseconds
        self._resume = resume

    async def sweep(self, buckets: Iterable[int]) -> int:
        """Look after all that is due in these buckets; how much that was."""
        now = self._milliseconds()
        found = await self._store.claim(buckets, now, now + LEASE_MILLISECONDS)
        places = asyncio.Semaphore(AT_ONCE)
        await asyncio.gather(*(self._look_after(work, places) for work in found))
        return len(found)

    async def _look_after(self, work: Work, places: asyncio.Semaphore) -> None:
        async with places:
            await self._guard.of(self._finish(work), "recovery_failed", work.chat_id, kind=work.task.name)

    async def _finish(self, work: Work) -> None:
        if work.task is Task.ENVELOPES:
            await self._outbox.send(work.chat_id, work.until, ())
        else:
            await self._resume(work.chat_id)
