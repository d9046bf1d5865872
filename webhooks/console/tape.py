"""The tape: the desk's log as one process follows it, read once for all its streams (desk.md §2, rule 2).

PostgreSQL's hint says that the log has grown; one look takes everything that came, and every open stream hears of it from memory.
Whoever misses the hint looks a few seconds later. Nothing is lost with a tape: a stream that asks for what lies before it reads
the log itself.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from itertools import islice
from typing import Final

import psycopg

from banking.desk.board import DeskEvent
from banking.desk.log import CHANNEL

KEPT: Final = 2_000
"""Events in memory: minutes of a busy desk."""

Read = Callable[[int], Awaitable[Sequence[DeskEvent]]]


class Tape:
    """The newest events, in the order of their numbers, and the streams that wait for more."""

    def __init__(self, kept: int = KEPT) -> None:
        """`kept` events stay in memory."""
        self.hint = asyncio.Event()
        """Set when the log has grown."""
        self._events: deque[DeskEvent] = deque(maxlen=kept)
        self._before: int | None = None
        """The number before the oldest event here; None until the first look."""
        self._streams: set[asyncio.Event] = set()

    async def wind(self, newest: Callable[[], Awaitable[int]], read: Read) -> None:
        """Take up what came since the last look; the first one finds where to begin."""
        if self._before is None:
            self._before = await newest()
        while found := await read(self._last(self._before)):
            for event in found:
                if len(self._events) == self._events.maxlen:
                    self._before = self._events[0].id
                self._events.append(event)
            for each in self._streams:
                each.set()

    def after(self, last: int) -> tuple[DeskEvent, ...] | None:
        """What came after an event; None where the tape does not go back so far."""
        if self._before is None or last < self._before:
            return None
        newer = self._last(self._before) - last
        return tuple(islice(self._events, max(0, len(self._events) - newer), None)) if newer > 0 else ()

    def add(self, stream: asyncio.Event) -> None:
        """A stream opened."""
        self._streams.add(stream)

    def remove(self, stream: asyncio.Event) -> None:
        """A stream is over."""
        self._streams.discard(stream)

    def _last(self, before: int) -> int:
        return self._events[-1].id if self._events else before


async def listen(database_url: str, tape: Tape) -> None:
    """Pass the database's hints on, until the connection breaks; the tape looks by itself meanwhile.

    Raises:
        psycopg.Error: it broke.
    """
    url = database_url.replace("postgresql+psycopg://", "postgresql://", 1)
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        await connection.execute(f"LISTEN {CHANNEL}")
        tape.hint.set()
        async for _ in connection.notifies():
            tape.hint.set()
