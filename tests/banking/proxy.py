"""A wire that can be cut: a TCP proxy in front of PostgreSQL that loses a COMMIT or its answer (F04)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import Enum

from sqlalchemy import make_url

COMMIT_SENT = b"COMMIT"
COMMIT_ANSWERED = b"COMMIT\0"


class Cut(Enum):
    """Where the line breaks, once."""

    BEFORE_COMMIT = "the server never hears the COMMIT"
    AFTER_COMMIT = "the client never hears the answer"


class Proxy:
    """Forwards bytes until told to cut; every cut happens once and spares later connections."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._cut: Cut | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.cuts = 0

    def cut_next(self, cut: Cut) -> None:
        self._cut = cut

    def welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take one client connection."""
        task = asyncio.create_task(self._carry(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def hang_up(self) -> None:
        """End what is still connected."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(self._host, self._port)
        ways = [
            asyncio.create_task(self._pass(reader, back, Cut.BEFORE_COMMIT, COMMIT_SENT)),
            asyncio.create_task(self._pass(there, writer, Cut.AFTER_COMMIT, COMMIT_ANSWERED)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            for end in (writer, back):
                end.close()
                with suppress(ConnectionError):
                    await end.wait_closed()

    async def _pass(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, cut: Cut, mark: bytes
    ) -> None:
        with suppress(ConnectionError):
            while chunk := await reader.read(65_536):
                if self._cut is cut and mark in chunk:
                    self._cut = None
                    self.cuts += 1
                    return
                writer.write(chunk)
                await writer.drain()


@asynccontextmanager
async def proxied(url: str) -> AsyncIterator[tuple[Proxy, str]]:
    """The proxy and the URL that leads through it."""
    target = make_url(url)
    assert target.host is not None
    assert target.port is not None
    proxy = Proxy(target.host, target.port)
    server = await asyncio.start_server(proxy.welcome, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield proxy, target.set(host="127.0.0.1", port=port).render_as_string(hide_password=False)
    finally:
        server.close()
        await proxy.hang_up()
        await server.wait_closed()
