"""Stacks for a module, and what has to hold after every test: no limit of Telegram's broken, no press left unanswered."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from simulator.client import World
from tests.e2e.forms import Browser
from tests.e2e.member import Member, demo_member
from tests.e2e.stack import Keys, Stack, prepare, running
from webhooks.embedded import Postgres

ANSWER_SECONDS = 10.0
FIRST_PERSON = 800_000_000

Enter = Callable[[str], Awaitable[Member]]


@pytest.fixture(scope="session")
def house_keys() -> Keys:
    """One set of secrets per test process: the seeded rows are sealed with them."""
    return Keys()


@pytest.fixture(scope="session")
def seeded_template(postgres_server: Postgres, house_keys: Keys) -> str:
    """The name of a database that was migrated and seeded by the command line."""
    name = "e2e_seeded"
    with tempfile.TemporaryDirectory(prefix="coop-e2e-") as home:
        prepare(postgres_server.create_database(name), house_keys, Path(home))
    return name


@pytest.fixture(scope="module")
def stack(postgres_server: Postgres, seeded_template: str, house_keys: Keys) -> Iterator[Stack]:
    """The system in webhook mode, one process."""
    with running(postgres_server, seeded_template, house_keys) as started:
        yield started


@pytest.fixture
async def world(stack: Stack) -> AsyncIterator[World]:
    """The simulated world of the module's stack, checked afterwards."""
    async with World(stack.world_url) as outside:
        yield outside
        assert await outside.violations() == []


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A browser without JavaScript."""
    made = Browser()
    yield made
    await made.close()


@pytest.fixture
async def enter(world: World, browser: Browser) -> AsyncIterator[Enter]:
    """Give demo members by first name their phones; the same phone throughout a module."""
    members: list[Member] = []

    async def make(first_name: str) -> Member:
        who = demo_member(first_name)
        number = FIRST_PERSON + int(who.identification[-7:])
        person = await world.person(first_name, id=number, phone=who.phone, email=who.email)
        members.append(Member(world, person, browser, who))
        return members[-1]

    yield make
    async with asyncio.timeout(ANSWER_SECONDS):
        for member in members:
            while not await member.all_callbacks_answered():
                await world.changed(member.person.screen.revision, 1)
