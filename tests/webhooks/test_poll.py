"""Long polling confirms to Telegram exactly what was taken, in order within a chat."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, field, replace

import pytest
from redis.exceptions import ConnectionError as RedisAway

from bot.client import connect
from dialogs.engine.events import Text
from dialogs.runtime import Inbound
from simulator import members
from simulator.faults import Fault
from simulator.server import running
from simulator.world import World
from tests.webhooks.doors import BOT_TOKEN, open_doors
from webhooks import poll
from webhooks.poll import Poller


@dataclass
class Sick:
    """Conversations, some of which cannot be had just now."""

    away: set[int] = field(default_factory=set)
    heard: list[tuple[int, str]] = field(default_factory=list)

    async def handle(self, inbound: Inbound) -> None:
        if inbound.chat_id in self.away:
            raise RedisAway
        assert isinstance(inbound.event, Text)
        self.heard.append((inbound.chat_id, inbound.event.text))


@dataclass
class Street:
    """A simulated Telegram and a poller at its door."""

    world: World
    poller: Poller
    conversations: Sick

    def say(self, chat_id: int, *texts: str) -> None:
        person = self.world.add_person({"id": chat_id, "first_name": "Ana"})
        for text in texts:
            members.write(self.world, person, text)

    def waiting(self) -> int:
        return len(self.world.updates.pending)


@pytest.fixture
async def street(redis_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Street]:
    monkeypatch.setattr(poll, "PAUSE_SECONDS", 0.0)
    world, sick = World(BOT_TOKEN, "an SMS key that nobody uses here"), Sick()
    async with (
        running(world) as box,
        aclosing(connect(BOT_TOKEN, box.url)) as client,
        open_doors(redis_url) as doors,
    ):
        house = replace(doors.house, conversations=sick)
        yield Street(world, Poller(house, client, wait_seconds=0), sick)


async def test_updates_are_confirmed_after_they_were_taken(street: Street) -> None:
    street.say(7, "uno", "dos")
    await street.poller.poll()
    assert (street.conversations.heard, street.waiting()) == ([(7, "uno"), (7, "dos")], 2)
    await street.poller.poll()
    assert street.waiting() == 0


async def test_what_could_not_be_taken_comes_again_in_order_and_others_go_on(street: Street) -> None:
    street.say(7, "uno", "dos")
    street.say(8, "tres")
    street.conversations.away = {7}
    await street.poller.poll()
    await street.poller.poll()
    assert street.conversations.heard == [(8, "tres")]
    street.conversations.away = set()
    await street.poller.poll()
    assert street.conversations.heard == [(8, "tres"), (7, "uno"), (7, "dos")]
    await street.poller.poll()
    assert street.waiting() == 0


@pytest.mark.parametrize("kind", ["429", "500", "timeout"])
async def test_a_telegram_that_cannot_be_asked_is_asked_again(street: Street, kind: str) -> None:
    street.say(7, "uno")
    street.world.faults.add(Fault("getUpdates", kind, retry_after=1))
    await street.poller.poll()
    await street.poller.poll()
    assert street.conversations.heard == [(7, "uno")]
