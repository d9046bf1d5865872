"""Deliveries doubled, Redis lost, processes killed, PostgreSQL down: at most one movement, and the member is told."""

from __future__ import annotations

import asyncio
import itertools
import os
import random
from collections.abc import Awaitable, Callable

import pytest

from simulator.client import World, text_of
from tests.e2e.books import Books
from tests.e2e.conftest import Enter
from tests.e2e.member import DONE, seen
from tests.e2e.stack import Stack
from webhooks.embedded import Postgres

pytestmark = pytest.mark.timeout(7_200 if os.environ.get("SOAK") else 240)

TOLD_SECONDS = 75.0
"""The lease of a dead sender, or the rounds that look for outcomes nobody was told of, and some load beside it."""
KILLS = 3
ROUNDS = 20 if os.environ.get("SOAK") else 1
LONGEST_MOMENT_SECONDS = 0.35

_cents = itertools.count(101)


@pytest.fixture
def books(stack: Stack) -> Books:
    return Books(stack.urls)


def amount() -> tuple[int, str]:
    """Cents that no other transfer of this module moves, and how a member writes them."""
    cents = next(_cents)
    return cents, f"{cents // 100},{cents % 100:02}"


async def until(holds: Callable[[], Awaitable[bool]], world: World, seconds: float = TOLD_SECONDS) -> None:
    """Wait until something holds, looking whenever the world changes."""
    async with asyncio.timeout(seconds):
        while not await holds():
            await world.changed(world.revision, 0.5)


async def test_an_update_that_comes_again_and_again_acts_once(
    enter: Enter, world: World, stack: Stack, books: Books
) -> None:
    """F10: three copies at once, two later, two after a restart; each of them is answered with 200."""
    andrea = await enter("Andrea")
    await andrea.come_in()
    cents, written = amount()
    await andrea.draft_transfer(written)
    code = await andrea.confirm()
    await world.duplicate_next(3)
    await andrea.say(code, DONE)
    await world.wait_until_taken()
    confirmed = await world.deliver_again(copies=2)
    await world.wait_until_taken()
    stack.restart_app()
    await world.deliver_again(confirmed, copies=2)
    await world.wait_until_taken(TOLD_SECONDS)

    assert books.movements(cents) == 1
    books.check()
    assert set(stack.answers_to_telegram()) == {200}
    await andrea.say("/menu", "Menú de opciones")
    assert len(seen(andrea, DONE)) == 1


async def test_a_double_tap_makes_one_order_and_an_old_button_none(
    enter: Enter, world: World, books: Books
) -> None:
    """F11."""
    rosa = await enter("Rosa")
    await rosa.come_in()
    cents, written = amount()
    await rosa.draft_transfer(written)
    review = rosa.newest
    sms = len(await world.sms(rosa.who.phone))
    await asyncio.gather(*(rosa.person.tap("Confirmar", message_id=review) for _ in range(3)))
    await rosa.person.wait_for("Escribe aquí el código de 6 números", after=review)
    await world.wait_until_taken()
    code = await rosa.newest_code(more_than=sms)
    assert len(await world.sms(rosa.who.phone)) == sms + 1
    await asyncio.gather(rosa.person.send(code), rosa.person.send(code))
    await rosa.person.wait_for(DONE, after=review)
    await world.wait_until_taken()
    assert books.movements(cents) == 1

    before = rosa.newest
    await rosa.person.tap("Confirmar", message_id=review, old=True)
    await world.wait_until_taken()
    assert books.movements(cents) == 1
    await rosa.say("/menu", "Menú de opciones")
    assert [m for m in rosa.person.replies if m["message_id"] > before and "código" in text_of(m)] == []
    books.check()


async def test_redis_may_lose_everything_in_the_middle_of_a_transfer(
    enter: Enter, world: World, stack: Stack, books: Books
) -> None:
    """F12: emptied before the code, restarted empty while the code is being taken; the next transfer is as good as ever."""
    ingrid = await enter("Ingrid")
    await ingrid.come_in()
    for lose in (stack.redis.flush, stack.redis.restart_empty):
        cents, written = amount()
        await ingrid.draft_transfer(written)
        code = await ingrid.confirm()
        sent = await ingrid.person.send(code)
        await asyncio.to_thread(lose)
        await world.wait_until_taken(TOLD_SECONDS)
        assert books.movements(cents) <= 1
        if books.movements(cents):
            await ingrid.person.wait_for(DONE, after=int(sent["message_id"]), seconds=TOLD_SECONDS)
        books.check()
        await ingrid.come_in()
    cents, written = amount()
    await ingrid.transfer(written)
    assert books.movements(cents) == 1


async def test_a_redis_that_is_away_for_seconds_delays_and_loses_nothing(
    enter: Enter, world: World, stack: Stack, books: Books
) -> None:
    """F12: stopped while the code is on its way, until the application has had to say "not now" to Telegram."""
    maria = await enter("María")
    await maria.come_in()
    await world.options(webhook_retry_seconds=0.2, webhook_retry_most_seconds=1.0)
    cents, written = amount()
    await maria.draft_transfer(written)
    code = await maria.confirm()
    with stack.redis.paused():
        await maria.person.send(code)

        async def was_put_off() -> bool:
            return 503 in stack.answers_to_telegram()

        await until(was_put_off, world)
        assert books.movements(cents) == 0
    await maria.person.wait_for(DONE, seconds=TOLD_SECONDS)
    await world.wait_until_taken()
    assert books.movements(cents) == 1
    assert set(stack.answers_to_telegram()) == {200, 503}
    books.check()


async def test_a_process_killed_at_any_moment_moves_the_money_once_and_tells(
    enter: Enter, world: World, stack: Stack, books: Books
) -> None:
    """Four members type their codes at the same instant; the application dies under them, again and again."""
    await world.options(webhook_retry_seconds=0.1, webhook_retry_most_seconds=0.5)
    members = [await enter(name) for name in ("Andrea", "Rosa", "Ingrid", "María")]
    await asyncio.gather(*(member.come_in() for member in members))
    chance = random.Random(os.environ.get("SEED", "20"))
    for _ in range(ROUNDS):
        books.order("DELETE FROM bank.send_counter")
        orders = [(member, *amount()) for member in members]
        await asyncio.gather(*(member.draft_transfer(written) for member, _, written in orders))
        codes = await asyncio.gather(*(member.confirm() for member in members))
        starts = [
            int((await member.person.send(code))["message_id"])
            for member, code in zip(members, codes, strict=True)
        ]
        for _ in range(KILLS):
            await asyncio.sleep(chance.uniform(0, LONGEST_MOMENT_SECONDS))
            stack.restart_app()
            await asyncio.to_thread(stack.wait_until_listening)
        await world.wait_until_taken(TOLD_SECONDS)
        for (member, _, _), start in zip(orders, starts, strict=True):
            await member.person.wait_for(DONE, after=start, seconds=TOLD_SECONDS)
        assert [books.movements(cents) for _, cents, _ in orders] == [1] * len(orders)
        books.check()
    stack.wait_until_ready()


async def test_a_postgres_that_falls_under_load_is_outlived_by_everybody(
    enter: Enter, world: World, stack: Stack, books: Books, postgres_server: Postgres
) -> None:
    await world.options(webhook_retry_seconds=0.2, webhook_retry_most_seconds=1.0)
    members = [await enter(name) for name in ("Andrea", "Rosa")]
    await asyncio.gather(*(member.come_in() for member in members))
    pids = [program.pid for program in stack.programs]
    orders = [(member, *amount()) for member in members]
    await asyncio.gather(*(member.draft_transfer(written) for member, _, written in orders))
    codes = await asyncio.gather(*(member.confirm() for member in members))

    await asyncio.gather(*(m.person.send(code) for m, code in zip(members, codes, strict=True)))
    await asyncio.to_thread(postgres_server.crash)
    try:
        await asyncio.gather(*(member.person.send("/menu") for member in members))
        await world.wait_until_taken(TOLD_SECONDS)
    finally:
        await asyncio.to_thread(postgres_server.revive)
    await world.wait_until_taken(TOLD_SECONDS)
    await asyncio.to_thread(stack.wait_until_ready)
    assert [program.pid for program in stack.programs] == pids
    assert all(program.running for program in stack.programs)

    for member, cents, _ in orders:
        await member.come_in(TOLD_SECONDS)
        told = [text for text in seen(member, DONE) if f"${cents / 100:.2f}" in text]
        assert bool(told) == bool(books.movements(cents))
        assert books.movements(cents) <= 1
    books.check()
    assert set(stack.answers_to_telegram()) <= {200, 503}
    cents, written = amount()
    await members[0].transfer(written)
    assert books.movements(cents) == 1
