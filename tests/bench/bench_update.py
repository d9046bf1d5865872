"""b2: a turn from the raw JSON update to the request that would go to Telegram, against the floor of b1.

Through the intake, python-telegram-bot's types and sender (its rate limiter off), to a request that is answered at once. The
floor parses the same update and does one GET and one SET. Beside it, what whole typed objects would cost: the update read by
`Update.de_json` and the message sent by `ExtBot.send_message`.

    python -m tests.bench.bench_update
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
import redis.asyncio
from telegram import InlineKeyboardMarkup, Update

from bot.client import Client, client_over
from bot.inbound import read_update
from bot.outbound import calls
from bot.sender import TelegramChannel
from dialogs.parcels import Delivery, Parcel, Result
from dialogs.runtime import Inbound, Runtime
from tests.bench.table import table
from tests.bench.telegram import Stub, raw, ready
from tests.conftest import RedisUrls
from tests.dialogs.runtime.house import House
from webhooks.embedded import Redis
from webhooks.settling import settle

CHATS = 32
ROUNDS = 5
TURNS_PER_CHAT = 40
ALONE = 300
VALUE_BYTES = 280
LIFE_MILLISECONDS = 86_400_000
PUBLIC_URL = "https://chat.example"


class TypedChannel:
    """The same channel over the library's own methods: every answer becomes a typed object."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def deliver(self, chat_id: int, parcel: Parcel) -> Delivery:
        for call in calls(chat_id, parcel, PUBLIC_URL):
            params: Mapping[str, Any] = call.params
            markup = (
                InlineKeyboardMarkup.de_json(params["reply_markup"]) if "reply_markup" in params else None
            )
            await self._client.send_message(chat_id, params["text"], parse_mode="HTML", reply_markup=markup)
        return Delivery(Result.SENT)


class Ours:
    """The intake as it is, or with whole typed updates."""

    def __init__(self, runtime: Runtime, *, typed: bool = False) -> None:
        self.runtime = runtime
        self._typed = typed

    async def take(self, update: bytes) -> None:
        decoded = orjson.loads(update)
        if self._typed:
            assert Update.de_json(decoded).effective_message
        read = read_update(decoded)
        assert isinstance(read, Inbound)
        await self.runtime.handle(read)

    async def settle(self) -> None:
        await self.runtime.drain()


class Floor:
    """Parse, GET, SET."""

    def __init__(self, url: str) -> None:
        self.client = redis.asyncio.Redis.from_url(url)

    async def take(self, update: bytes) -> None:
        chat = orjson.loads(update)["message"]["chat"]["id"]
        await self.client.get(f"floor:{chat}")
        await self.client.set(f"floor:{chat}", b"x" * VALUE_BYTES, px=LIFE_MILLISECONDS)

    async def settle(self) -> None:
        """There is nothing left to do."""


class Bench:
    """Gives every contender the same kind of updates, each with a number of its own."""

    def __init__(self) -> None:
        self._updates = 1_000_000

    def update(self, chat: int, number: int) -> bytes:
        self._updates += 1
        return raw(chat, number, self._updates)

    async def together(self, contender: Ours | Floor) -> float:
        """Turns per second with all chats at once, everything sent."""

        async def chat(number: int) -> None:
            for turn in range(TURNS_PER_CHAT):
                await contender.take(self.update(number, turn))

        began = time.perf_counter()
        await asyncio.gather(*(chat(number) for number in range(1, CHATS + 1)))
        await contender.settle()
        return CHATS * TURNS_PER_CHAT / (time.perf_counter() - began)

    async def alone(self, contender: Ours | Floor) -> tuple[float, float]:
        """p50 and p99 in microseconds, from the update to the request that was made."""
        times = []
        for number in range(ALONE):
            update = self.update(1, number)
            began = time.perf_counter()
            await contender.take(update)
            await contender.settle()
            times.append((time.perf_counter() - began) * 1e6)
        times.sort()
        return times[len(times) // 2], times[int(len(times) * 0.99)]


async def measure(urls: RedisUrls) -> list[tuple[str, ...]]:
    house, client, bench = House(urls), client_over(Stub()), Bench()
    await ready(house, CHATS)
    floor = Floor(urls.url)
    contenders: dict[str, Ours | Floor] = {
        "ours": Ours(house.start(channel=TelegramChannel(client, PUBLIC_URL))),
        "typed": Ours(house.start(channel=TypedChannel(client)), typed=True),
        "floor": floor,
    }
    found: dict[str, dict[str, list[float]]] = {
        name: {"rate": [], "p50": [], "p99": []} for name in contenders
    }
    settle()
    for _ in range(ROUNDS):
        for name, contender in contenders.items():
            found[name]["rate"].append(await bench.together(contender))
            middle, tail = await bench.alone(contender)
            found[name]["p50"].append(middle)
            found[name]["p99"].append(tail)
    await floor.client.aclose()
    await house.close()
    titles = {"rate": f"turns/s, {CHATS} chats at once", "p50": "p50 alone, µs", "p99": "p99 alone, µs"}
    rows: list[tuple[str, ...]] = []
    for key, title in titles.items():
        ours, typed, least = (statistics.median(found[name][key]) for name in contenders)
        aim = "≥ 0.2" if key == "rate" else ""
        rows.append(
            (
                title,
                f"{ours:,.0f}",
                f"{least:,.0f}",
                f"{ours / least:.2f}",
                aim,
                f"{typed:,.0f}",
                f"{typed / least:.2f}",
            )
        )
    return rows


def main() -> None:
    """Run with a Redis of our own."""
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        directory = Path(place)
        directory.chmod(0o711)
        with Redis(directory / "redis") as server:
            rows = asyncio.run(measure(RedisUrls(server.url, server.admin_url)))
    head = ("b2: raw update to request", "ours", "floor", "ratio", "aim", "all typed", "ratio")
    sys.stdout.write(table(head, rows) + "\n")


if __name__ == "__main__":
    main()
