"""A running simulator, its client, and the real python-telegram-bot talking to it. No database is needed."""

from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import httpx
import pytest
from telegram.ext import AIORateLimiter, ExtBot

from simulator import client
from simulator.server import Running, running
from simulator.world import World

TOKEN = "700100200:simulated-token-for-tests"
SMS_KEY = "simulated-sms-key"

Bot = ExtBot[Any]
Caller = Callable[..., Coroutine[Any, Any, dict[str, Any]]]


@pytest.fixture
async def box() -> AsyncIterator[Running]:
    async with running(World(TOKEN, SMS_KEY)) as serving:
        yield serving


@pytest.fixture
async def world(box: Running) -> AsyncIterator[client.World]:
    async with client.World(box.url) as outside:
        yield outside


@pytest.fixture
async def ana(world: client.World) -> client.Person:
    """A person who has started the bot; her /start has been forgotten."""
    person = await world.person("Ana", phone="+593991234567", email="ana@example.com")
    await person.send("/start")
    return person


@pytest.fixture
async def bot(box: Running) -> AsyncIterator[Bot]:
    made = ExtBot(
        TOKEN,
        base_url=f"{box.url}/bot",
        base_file_url=f"{box.url}/file/bot",
        rate_limiter=AIORateLimiter(),
    )
    async with made:
        yield made


@pytest.fixture
async def call(box: Running) -> AsyncIterator[Caller]:
    """Calls a method with JSON and returns Telegram's answer as it is on the wire."""
    async with httpx.AsyncClient(base_url=f"{box.url}/bot{TOKEN}/", trust_env=False, timeout=10) as http:

        async def made(method: str, **params: Any) -> dict[str, Any]:
            answer: dict[str, Any] = (await http.post(method, json=params)).json()
            return answer

        yield made
