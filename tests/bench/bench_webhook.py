"""c: a turn over HTTP: the update posted to the webhook of a server process, its 200 after the commit, the reply sent beside it.

The floor is another path of the same server: it parses the update, does one GET and one SET, and answers 200. The server is a
process of its own with the whole application and its log; Telegram answers at once. The clients keep their connections, as
Telegram does, and each chat waits for its answer.

    python -m tests.bench.bench_webhook
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import orjson
import redis.asyncio
import uvicorn
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from banking.desk.console import Console
from bot.client import client_over
from bot.sender import TelegramChannel
from tests.bench.table import table
from tests.bench.telegram import Stub, raw, ready
from tests.conftest import RedisUrls
from tests.dialogs.runtime.house import House as Bench
from tests.webhooks.doors import HTTPS, WEBHOOK_SECRET, NoDesk, made_settings
from webhooks.app import create_app
from webhooks.console.tape import Tape
from webhooks.embedded import Redis
from webhooks.embedded.lease import free_port
from webhooks.house import House
from webhooks.log import set_up_logging
from webhooks.metrics import Metrics
from webhooks.pace import UNLIMITED, Pace
from webhooks.pages.gate import Gate
from webhooks.pages.visits import Visits

CROWDS = (1, 8, 64)
ROUNDS = 5
TURNS = 640
"""Of a crowd together, in one round."""
FLOOR = "/floor"
PATHS = ("/telegram", FLOOR)
VALUE_BYTES = 280
LIFE_MILLISECONDS = 86_400_000
START_SECONDS = 60.0


def serve(redis_url: str, admin_url: str, port: int) -> None:
    """The server process."""
    client = redis.asyncio.Redis.from_url(redis_url)

    async def floor(request: Request) -> Response:
        chat = orjson.loads(await request.body())["message"]["chat"]["id"]
        await client.get(f"floor:{chat}")
        await client.set(f"floor:{chat}", b"x" * VALUE_BYTES, px=LIFE_MILLISECONDS)
        return Response()

    @asynccontextmanager
    async def open_house() -> AsyncIterator[House]:
        bench = Bench(RedisUrls(redis_url, admin_url))
        await ready(bench, max(CROWDS))
        yield House(
            settings=settings,
            conversations=bench.start(channel=TelegramChannel(client_over(Stub()), HTTPS)),
            desk=NoDesk(),
            gate=Gate(client, HTTPS),
            visits=Visits(client),
            metrics=Metrics(),
            clock=lambda: datetime.now(UTC),
            start_typing=lambda _chat_id: None,
            alias=str,
            pace=Pace(UNLIMITED),
            console=cast("Console", None),  # no desk is asked here
            tape=Tape(),
        )
        await bench.close()
        await client.aclose()

    settings = made_settings(redis_url)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        set_up_logging("INFO", nowhere)
        app = create_app(settings, open_house=open_house)
        app.router.routes.insert(0, Route(FLOOR, floor, methods=["POST"]))
        uvicorn.run(app, port=port, log_config=None, access_log=False, server_header=False)


@dataclass
class Line:
    """One kept connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def post(self, path: str, body: bytes) -> None:
        """Post an update and wait for its 200."""
        head = (
            f"POST {path} HTTP/1.1\r\nHost: chat.example\r\nX-Telegram-Bot-Api-Secret-Token: {WEBHOOK_SECRET}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self.writer.write(head.encode() + body)
        answer = await self.reader.readuntil(b"\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 200"), answer
        assert b"content-length: 0" in answer.lower(), answer


class Crowd:
    """So many chats at once."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._updates = 1_000_000

    async def turns(self, chats: int, path: str) -> tuple[float, list[float]]:
        """Turns per second, and the time of each in milliseconds."""
        lines = [Line(*await asyncio.open_connection("127.0.0.1", self._port)) for _ in range(chats)]
        times: list[float] = []

        async def chat(number: int, line: Line) -> None:
            for turn in range(TURNS // chats):
                self._updates += 1
                update = raw(number, turn, self._updates)
                began = time.perf_counter()
                await line.post(path, update)
                times.append((time.perf_counter() - began) * 1e3)

        began = time.perf_counter()
        await asyncio.gather(*(chat(number, line) for number, line in enumerate(lines, start=1)))
        rate = len(times) / (time.perf_counter() - began)
        for line in lines:
            line.writer.close()
            await line.writer.wait_closed()
        return rate, sorted(times)


async def measure(port: int) -> list[tuple[str, ...]]:
    await _listening(port)
    crowd, rows = Crowd(port), []
    for chats in CROWDS:
        rates: dict[str, list[float]] = {path: [] for path in PATHS}
        times: dict[str, list[list[float]]] = {path: [] for path in PATHS}
        for _ in range(ROUNDS):
            for path in PATHS:
                rate, taken = await crowd.turns(chats, path)
                rates[path].append(rate)
                times[path].append(taken)
        ours, floor = (statistics.median(rates[path]) for path in PATHS)
        row: list[str] = [f"{chats} chats at once", f"{ours:,.0f}", f"{floor:,.0f}", f"{ours / floor:.2f}"]
        for share in (0.5, 0.99):
            row += [
                f"{statistics.median(taken[int(len(taken) * share)] for taken in times[path]):.2f}"
                for path in PATHS
            ]
        rows.append(tuple(row))
    return rows


async def _listening(port: int) -> None:
    async with asyncio.timeout(START_SECONDS):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
            else:
                writer.close()
                return


def main() -> None:
    """Run with a Redis and a server process of our own."""
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        directory = Path(place)
        directory.chmod(0o711)
        with Redis(directory / "redis") as server:
            port = free_port(8700)
            arguments = ("-m", "tests.bench.bench_webhook", server.url, server.admin_url, str(port))
            process = subprocess.Popen((sys.executable, *arguments))
            try:
                rows = asyncio.run(measure(port))
            finally:
                process.terminate()
                process.wait()
    head = ("c: over HTTP", "turns/s", "floor", "ratio", "p50 ms", "floor", "p99 ms", "floor")
    sys.stdout.write(table(head, rows) + "\n")


if __name__ == "__main__":
    if sys.argv[1:]:
        serve(sys.argv[1], sys.argv[2], int(sys.argv[3]))
    else:
        main()
