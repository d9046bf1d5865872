"""A runtime with real Redis, the real flows and words, a small bank and phones; it can die and start again."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any
from uuid import UUID

import redis
import redis.asyncio

from banking.api import SessionId
from dialogs.catalogue import catalogue
from dialogs.engine.conversation import Conversation, Seat
from dialogs.engine.events import Order, Said
from dialogs.memory import Kept, Memory, Outdated
from dialogs.runtime import Inbound, Runtime, Store
from dialogs.runtime.runtime import Draft, Held
from tests.conftest import RedisUrls
from tests.dialogs.runtime.failpoints import interrupted
from tests.dialogs.runtime.phone import Phones
from tests.dialogs.runtime.small_bank import CODE, NOON, SmallBank

SECRET = b"a secret for tests, 32 bytes long"
FACTS = {
    "call_center": "1800-266776",
    "email": "contacto@cooprogreso.example",
    "hours": "Lunes a viernes",
    "website": "cooprogreso.example",
}
CATALOGUE = catalogue(FACTS)
SESSION = SessionId(UUID(int=77))
CHAT = 555_001

TO_THE_CODE = ("2. Transferencias", "A mis cuentas", "2030", "7741", "=25,50", "=arriendo", "Confirmar")
"""A transfer up to its code: buttons, and typed answers after `=`."""


@dataclass
class House:
    """One or more runtimes over the same Redis, bank and phones."""

    urls: RedisUrls
    bank: SmallBank = field(default_factory=SmallBank)
    phones: Phones = field(default_factory=Phones)
    now: datetime = NOON
    gone: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._chance = itertools.count()
        self.runtimes: list[Runtime] = []
        self.clients: list[redis.asyncio.Redis] = []
        self.admin: Any = redis.Redis.from_url(self.urls.admin_url)
        self.runtime = self.start()

    def start(self, **changes: Any) -> Runtime:
        """Another runtime, as another process would have."""
        client = redis.asyncio.Redis.from_url(self.urls.url)
        self.clients.append(client)
        wanted: dict[str, Any] = {
            "catalogue": CATALOGUE,
            "words": CATALOGUE.words,
            "bank": self.bank,
            "store": Store(client, SECRET),
            "channel": self.phones,
            "clock": lambda: self.now,
            "entropy": lambda: blake2b(str(next(self._chance)).encode(), digest_size=16).digest(),
            "gone": self._gone,
        }
        runtime = Runtime(**{**wanted, **changes})
        self.runtimes.append(runtime)
        return runtime

    async def die(self) -> None:
        """All processes are gone, whatever they were doing; new ones start."""
        for runtime in self.runtimes:
            senders = list(runtime._outbox._senders)
            for sender in senders:
                sender.cancel()
            await asyncio.gather(*senders, return_exceptions=True)
        await self.close_clients()
        self.runtimes.clear()
        self.runtime = self.start()

    async def close_clients(self) -> None:
        for client in self.clients:
            await client.aclose()
        self.clients.clear()

    async def close(self) -> None:
        for runtime in self.runtimes:
            await runtime.drain()
        await self.close_clients()
        self.admin.close()

    async def _gone(self, chat_id: int) -> None:
        self.gone.append(chat_id)

    # --- what happens ---

    async def take(self, inbound: Inbound) -> Inbound:
        """Handle, and let everything be sent."""
        await self.runtime.handle(inbound)
        await self.runtime.drain()
        return inbound

    async def log_in(self, chat_id: int = CHAT) -> None:
        """A fresh login, and the main menu."""
        seat = Seat(SESSION, self.now + timedelta(minutes=30))
        kept = Kept(Conversation(seat=seat, seen=self.now))
        await self.runtime._save(chat_id, Held(Kept(), b""), Draft(kept))
        await self.take(self.phones.does(chat_id, Said(Order.MENU)))

    async def walk(self, steps: tuple[str, ...] = TO_THE_CODE, chat_id: int = CHAT) -> None:
        """Go these steps one after the other."""
        for step in steps:
            typed = step.startswith("=")
            act = self.phones.types if typed else self.phones.taps
            await self.take(act(chat_id, step.removeprefix("=")))

    def code(self, chat_id: int = CHAT) -> Inbound:
        """The member types the code."""
        return self.phones.types(chat_id, CODE)

    async def recover(self) -> None:
        """Time passes and any process looks around, until nothing is left to do."""
        for _ in range(4):
            self.now += timedelta(seconds=35)
            await self.runtime.sweep()
            await self.runtime.drain()

    async def interrupt(self, work: Coroutine[Any, Any, Any], point: int, fault: Callable[[], bool]) -> bool:
        """Run until the `point`th wait, where `fault` happens; it says whether the process dies of it."""
        return await interrupted(work, point, fault)

    # --- looking ---

    def conversation(self, chat_id: int = CHAT) -> Conversation:
        """What is kept of a chat."""
        found = self.kept(chat_id)
        assert isinstance(found, Kept)
        return found.conversation

    def kept(self, chat_id: int = CHAT) -> Kept | Outdated:
        memory = Memory(CATALOGUE.flows, Store(self.clients[-1], SECRET).sealer)
        value = self.value(chat_id)
        return memory.load(chat_id, value) if value else Kept()

    def value(self, chat_id: int = CHAT) -> bytes:
        """The sealed conversation."""
        (key,) = self.admin.keys(f"*:c:{chat_id}") or (None,)
        return (self.admin.get(key) or b"") if key else b""

    def outbox(self, chat_id: int = CHAT) -> int:
        """Envelopes that wait."""
        (key,) = self.admin.keys(f"*:o:{chat_id}") or (None,)
        return self.admin.llen(key) if key else 0
