"""The whole application on real sockets in this event loop: PostgreSQL, Redis, a simulated Telegram, people in it."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from socket import SO_REUSEADDR, SOL_SOCKET, socket
from typing import Any

import httpx
import uvicorn

from simulator import members
from simulator.chats import Person
from simulator.server import running as running_world
from simulator.world import World
from tests.banking.people.town import Town
from tests.webhooks.doors import BOT_TOKEN, made_settings
from webhooks.app import create_app
from webhooks.embedded.postgres import DatabaseUrls

PATIENCE_SECONDS = 20
STEP_SECONDS = 0.01


@dataclass
class Life:
    """The town's bank, the simulated world, and the application between them."""

    town: Town
    world: World
    http: httpx.AsyncClient

    def person(self, chat_id: int, name: str = "Ana") -> Person:
        return self.world.add_person({"id": chat_id, "first_name": name})

    def say(self, person: Person, text: str) -> None:
        members.write(self.world, person, text)

    def tap(self, person: Person, label: str) -> str:
        """Press the newest button with this label; the address it opens, if any."""
        _, button, _ = members.press(self.world, person, label=label, data=None, message_id=None, old=False)
        return str(button.get("url", ""))

    def heard(self, person: Person) -> list[dict[str, Any]]:
        """What the bot wrote to a person, oldest first."""
        return [m.wire for m in self.world.chats[person.id].messages.values() if m.outgoing and not m.deleted]

    async def hears(self, person: Person, pattern: str, *, after: int = 0) -> dict[str, Any]:
        """Wait for a message beyond the first `after` that matches."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                for wire in self.heard(person)[after:]:
                    if re.search(pattern, wire.get("text", wire.get("caption", ""))):
                        return wire
                await asyncio.sleep(STEP_SECONDS)

    async def settled(self) -> None:
        """Wait until Telegram has nothing left to deliver."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while self.world.updates.pending:  # noqa: ASYNC110 - the world has no bell for that
                await asyncio.sleep(STEP_SECONDS)

    def violations(self) -> list[object]:
        return [call.shown() for call in self.world.journal.listed(None, 0, only_violations=True)]


class _Quiet(uvicorn.Server):
    """Leaves the signals to the test."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def living(database: DatabaseUrls, redis_url: str, *, polling: bool = False) -> AsyncIterator[Life]:
    """Everything, by webhook or by polling."""
    town = Town(database, now=datetime.now(UTC))
    world = World(BOT_TOKEN, "an SMS key that nobody uses here")
    listening = socket()
    listening.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    async with running_world(world) as box:
        settings = made_settings(
            redis_url, address, telegram_base_url=box.url, database_url=database.app_url, demo=True
        )
        app = create_app(settings, polling=polling)
        config = uvicorn.Config(app, lifespan="on", ws="none", log_config=None, access_log=False)
        server = _Quiet(config)
        serving = asyncio.create_task(server.serve([listening]))
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not (server.started or serving.done()):  # noqa: ASYNC110 - uvicorn has no bell either
                    await asyncio.sleep(STEP_SECONDS)
            async with httpx.AsyncClient(base_url=address, trust_env=False) as http:
                yield Life(town, world, http)
        finally:
            server.should_exit = True
            await serving
            await town.close()
