"""b1: a turn of the runtime, event in to replies out, with its state in a real Redis, against a floor.

The floor parses the same input, does one GET and one SET of a value of the same size through the same client, and no
engine. The turns are of a transfer in its middle, with the real flows and words: the amount is typed and the reference
asked for, then the member goes back. What is said is sent to a messenger that answers at once.

    python -m tests.bench.bench_turn
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import redis
import redis.asyncio

from dialogs.engine.events import Order, Said, Text
from dialogs.runtime import Inbound
from tests.bench.table import table
from tests.conftest import RedisUrls
from tests.dialogs.runtime.house import House
from webhooks.embedded import Redis
from webhooks.settling import settle

CHATS = 32
ROUNDS = 7
TURNS_PER_CHAT = 40
ALONE = 1_000
VALUE_BYTES = 280
LIFE_MILLISECONDS = 86_400_000
MIDDLE = ("2. Transferencias", "A mis cuentas", "2030", "7741")

Row = tuple[str, str, str, str, str]


class Ours:
    """Turns without effects, in the middle of a transfer."""

    def __init__(self, house: House) -> None:
        self.house = house
        self._updates = 1_000_000

    async def turn(self, chat: int, number: int) -> None:
        self._updates += 1
        await self.house.runtime.handle(read(raw(chat, number, self._updates)))

    async def settle(self) -> None:
        await self.house.runtime.drain()
        for received in self.house.phones.received.values():
            received.clear()


class Floor:
    """Parse, GET, SET."""

    def __init__(self, url: str) -> None:
        self.client = redis.asyncio.Redis.from_url(url)
        self._value = b"x" * VALUE_BYTES
        self._updates = 1_000_000

    async def turn(self, chat: int, number: int) -> None:
        self._updates += 1
        inbound = read(raw(chat, number, self._updates))
        await self.client.get(f"floor:{inbound.chat_id}")
        await self.client.set(f"floor:{inbound.chat_id}", self._value, px=LIFE_MILLISECONDS)

    async def settle(self) -> None:
        """There is nothing left to do."""


def raw(chat: int, number: int, update: int) -> bytes:
    """An update as it comes over the wire."""
    text = ("25,50", "atrás")[number % 2]
    message = {
        "message_id": number,
        "text": text,
        "chat": {"id": chat, "type": "private"},
        "date": 1773162000,
    }
    return json.dumps({"update_id": update, "message": message}).encode()


def read(update: bytes) -> Inbound:
    """The same input for both."""
    told = json.loads(update)
    message = told["message"]
    return Inbound(message["chat"]["id"], Text(message["text"], message["message_id"]), told["update_id"])


async def together(contender: Ours | Floor) -> float:
    """Turns per second with all chats at once, everything sent and acknowledged included."""

    async def chat(number: int) -> None:
        for turn in range(TURNS_PER_CHAT):
            await contender.turn(number, turn)

    began = time.perf_counter()
    await asyncio.gather(*(chat(number) for number in range(1, CHATS + 1)))
    await contender.settle()
    return CHATS * TURNS_PER_CHAT / (time.perf_counter() - began)


async def alone(contender: Ours | Floor) -> tuple[float, float]:
    """p50 and p99 in microseconds of a turn with nothing beside it; what follows the turn is not in its time."""
    times = []
    for number in range(ALONE):
        began = time.perf_counter()
        await contender.turn(1, number)
        times.append((time.perf_counter() - began) * 1e6)
        await contender.settle()
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.99)]


async def measure(urls: RedisUrls) -> list[Row]:
    house = House(urls)
    for chat in range(1, CHATS + 1):
        await house.log_in(chat)
        await house.walk(MIDDLE, chat)
    ours, floor = Ours(house), Floor(urls.url)
    contenders: dict[str, Ours | Floor] = {"runtime": ours, "floor": floor}
    rates: dict[str, list[float]] = {name: [] for name in contenders}
    middles: dict[str, list[float]] = {name: [] for name in contenders}
    tails: dict[str, list[float]] = {name: [] for name in contenders}
    settle()
    for _ in range(ROUNDS):
        for name, contender in contenders.items():
            rates[name].append(await together(contender))
            middle, tail = await alone(contender)
            middles[name].append(middle)
            tails[name].append(tail)
    rows: list[Row] = []
    for title, found, aim in (
        (f"turns/s, {CHATS} chats at once", rates, "≥ 0.65"),
        ("p50 alone, µs", middles, ""),
        ("p99 alone, µs", tails, "≤ 1.5"),
    ):
        mine, theirs = (statistics.median(found[name]) for name in contenders)
        rows.append((title, f"{mine:,.0f}", f"{theirs:,.0f}", f"{mine / theirs:.2f}", aim))
    rows += await sizes(house)
    await floor.client.aclose()
    await house.close()
    return rows


async def sizes(house: House) -> list[Row]:
    """Round trips, bytes, and what is left."""
    chat = 1
    before = _commands(house)
    await house.runtime.handle(house.phones.does(chat, Said(Order.REPEAT)))
    trips = _commands(house) - before
    await house.runtime.drain()
    await house.walk(("=25,50", "=arriendo", "Confirmar"), chat)
    middle, whole = len(house.value(chat)), _memory(house, chat)
    await house.take(house.code(chat))
    await house.take(house.phones.types(chat, "cerrar sesión"))
    return [
        ("round trips of a turn without effects", str(trips), "2", f"{trips / 2:.2f}", "2"),
        ("bytes of a conversation that waits for its code", str(middle), "", "", "≤ 300"),
        ("  with its key, in Redis", str(whole), "", "", ""),
        ("bytes left when it is over", str(len(house.value(chat))), "", "", ""),
        ("  with its key, in Redis", str(_memory(house, chat)), "", "", ""),
    ]


def _commands(house: House) -> int:
    """Commands clients have sent: scripts count once, what runs inside them not."""
    stats = house.admin.info("commandstats")
    evaluated = stats.get("cmdstat_evalsha", {}).get("calls", 0)
    # Each script of a turn has one GET inside.
    return int(evaluated + stats["cmdstat_get"]["calls"] - evaluated)


def _memory(house: House, chat: int) -> int:
    (key,) = house.admin.keys(f"*:c:{chat}")
    return int(house.admin.memory_usage(key))


def main() -> None:
    """Run with a Redis of our own."""
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        directory = Path(place)
        directory.chmod(0o711)
        with Redis(directory / "redis") as server:
            rows = asyncio.run(measure(RedisUrls(server.url, server.admin_url)))
    sys.stdout.write(table(("b1: a turn", "runtime", "floor", "ratio", "aim"), rows) + "\n")


if __name__ == "__main__":
    main()
