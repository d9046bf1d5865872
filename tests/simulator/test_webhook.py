"""Delivery by webhook: the secret header, order within a chat, retries, copies."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from simulator import client
from tests.simulator.conftest import Caller

Judge = Callable[[dict[str, Any]], int]


@dataclass
class Receiver:
    """Takes webhook calls; `judge` says which status each gets."""

    url: str = ""
    judge: Judge = lambda _update: 200
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    seen: list[tuple[int, str]] = field(default_factory=list)
    secrets: set[str | None] = field(default_factory=set)
    news: asyncio.Condition = field(default_factory=asyncio.Condition)
    at_once: int = 0
    most_at_once: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                lines = head.decode().split("\r\n")[1:]
                headers = {
                    k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines if line)
                }
                update = json.loads(await reader.readexactly(int(headers["content-length"])))
                self.secrets.add(headers.get("x-telegram-bot-api-secret-token"))
                await self.take(update, writer)
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()

    async def until(self, happened: Callable[[], bool]) -> None:
        async with self.news:
            await self.news.wait_for(happened)

    async def take(self, update: dict[str, Any], writer: asyncio.StreamWriter) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.seen.append((update["message"]["chat"]["id"], update["message"]["text"]))
        async with self.news:
            self.news.notify_all()
        await self.gate.wait()
        self.at_once -= 1
        writer.write(f"HTTP/1.1 {self.judge(update)} X\r\nContent-Length: 0\r\n\r\n".encode())
        await writer.drain()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    made.gate.set()
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/telegram"
    async with server:
        yield made


async def test_an_update_carries_the_secret_and_is_repeated_until_taken(
    receiver: Receiver, call: Caller, world: client.World, ana: client.Person
) -> None:
    await world.options(webhook_retry_seconds=0.01)
    statuses = iter([500, 403, 302])
    receiver.judge = lambda _update: next(statuses, 200)
    await call("setWebhook", url=receiver.url, secret_token="s3cret")
    await ana.send("hola")
    await world.wait_until_taken()
    texts = [text for _, text in receiver.seen]
    assert texts == ["/start"] * 4 + ["hola"]
    assert receiver.secrets == {"s3cret"}
    info = (await call("getWebhookInfo"))["result"]
    assert (info["url"], info["pending_update_count"]) == (receiver.url, 0)
    assert info["last_error_message"].startswith("Wrong response from the webhook: 302")


async def test_one_stuck_chat_holds_up_its_own_messages_only(
    receiver: Receiver, call: Caller, world: client.World, ana: client.Person
) -> None:
    await world.options(webhook_retry_seconds=0.01)
    stuck = True
    receiver.judge = lambda update: 500 if stuck and update["message"]["chat"]["id"] == ana.id else 200
    luis = await world.person("Luis")
    await call("setWebhook", url=receiver.url)
    await ana.send("segundo")
    for text in ("uno", "dos", "tres"):
        await luis.send(text)
    await receiver.until(lambda: (luis.id, "tres") in receiver.seen)
    assert [text for chat, text in receiver.seen if chat == luis.id] == ["uno", "dos", "tres"]
    assert {text for chat, text in receiver.seen if chat == ana.id} == {"/start"}
    stuck = False
    await world.wait_until_taken()
    assert receiver.seen[-1] == (ana.id, "segundo")


async def test_chats_are_served_side_by_side_up_to_max_connections(
    receiver: Receiver, call: Caller, world: client.World
) -> None:
    receiver.gate.clear()
    await call("setWebhook", url=receiver.url, max_connections=3)
    for number in range(6):
        await (await world.person(f"P{number}")).send("hola")
    await receiver.until(lambda: len(receiver.seen) == 3)
    receiver.gate.set()
    await world.wait_until_taken()
    assert receiver.most_at_once == 3
    assert len(receiver.seen) == 6


async def test_an_update_can_come_three_times_at_once_and_once_more_later(
    receiver: Receiver, call: Caller, world: client.World, ana: client.Person
) -> None:
    await call("setWebhook", url=receiver.url)
    await world.wait_until_taken()
    receiver.gate.clear()
    await world.duplicate_next(3)
    await ana.send("triple")
    await receiver.until(lambda: receiver.at_once == 3)
    receiver.gate.set()
    await world.wait_until_taken()
    await world.deliver_again()
    await world.wait_until_taken()
    assert [text for _, text in receiver.seen] == ["/start", "triple", "triple", "triple", "triple"]


async def test_a_dropped_backlog_is_not_delivered(
    receiver: Receiver, call: Caller, world: client.World, ana: client.Person
) -> None:
    await call("setWebhook", url=receiver.url, drop_pending_updates=True)
    await ana.send("hola")
    await world.wait_until_taken()
    assert [text for _, text in receiver.seen] == ["hola"]
