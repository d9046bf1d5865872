"""The bell: wakes this process's streams when the desk's log has grown. Who misses it looks a few seconds later."""

from __future__ import annotations

import asyncio

import psycopg

from banking.desk.log import CHANNEL


class Bell:
    """Rings in every open stream of this process when the desk's log has grown."""

    def __init__(self) -> None:
        self._streams: set[asyncio.Event] = set()

    def ring(self) -> None:
        """Wake everybody."""
        for each in self._streams:
            each.set()

    def add(self, stream: asyncio.Event) -> None:
        """A stream opened."""
        self._streams.add(stream)

    def remove(self, stream: asyncio.Event) -> None:
        """A stream is over."""
        self._streams.discard(stream)


async def listen(database_url: str, bell: Bell) -> None:
    """Ring whenever the database says so, until the connection breaks; the streams look by themselves meanwhile.

    Raises:
        psycopg.Error: it broke.
    """
    url = database_url.replace("postgresql+psycopg://", "postgresql://", 1)
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        await connection.execute(f"LISTEN {CHANNEL}")
        bell.ring()
        async for _ in connection.notifies():
            bell.ring()
