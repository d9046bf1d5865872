"""Work that goes round and round beside the doors. A round that fails is logged, and the next one comes all the same."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog

Work = Callable[[], Awaitable[object]]

log = structlog.get_logger(__name__)


class Rounds:
    """The background tasks of one process."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def every(self, seconds: float, name: str, work: Work, wake: asyncio.Event | None = None) -> None:
        """Do the work now, and again `seconds` after each round, or as soon as `wake` is set."""
        self._start(_again(seconds, name, work, wake))

    def until_done(self, seconds: float, name: str, work: Work) -> None:
        """Do the work once; where it fails, again after `seconds`."""
        self._start(_until_done(seconds, name, work))

    async def stop(self) -> None:
        """End all of it, whatever it is doing: everything here may be repeated."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start(self, going: Awaitable[None]) -> None:
        task = asyncio.ensure_future(going)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _again(seconds: float, name: str, work: Work, wake: asyncio.Event | None) -> None:
    wake = wake or asyncio.Event()
    while True:
        wake.clear()
        await _succeeds(name, work)
        with suppress(TimeoutError):
            await asyncio.wait_for(wake.wait(), seconds)


async def _until_done(seconds: float, name: str, work: Work) -> None:
    while True:
        if await _succeeds(name, work):
            return
        await asyncio.sleep(seconds)


async def _succeeds(name: str, work: Work) -> bool:
    """Run one round as a task of its own, so that its fault is an answer and not our end."""
    attempt = asyncio.ensure_future(work())
    try:
        await asyncio.wait({attempt})
    finally:
        if not attempt.done():
            attempt.cancel()
            await asyncio.wait({attempt})
    error = None if attempt.cancelled() else attempt.exception()
    if error is not None:
        log.error("a background round failed", task=name, exc_info=error)
    return error is None
