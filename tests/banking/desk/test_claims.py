"""Many want the same: one chat, one winner, and nobody above the capacity; over two processes (desk.md 4)."""

from __future__ import annotations

import asyncio

from sqlalchemy import text

from banking.db import connect
from banking.desk import log
from banking.desk.ownership import Full, NotYours, Taken
from banking.service import CooprogresoBank
from banking.values import Owner
from tests.banking.desk.office import Office


async def test_fifty_claims_on_one_chat_have_one_winner_and_the_others_hear_who_it_is(office: Office) -> None:
    people = [await office.staff(f"agente{number:02}") for number in range(10)]
    await office.ask(1)
    elsewhere = connect(office.urls.app_url, pool_size=8, pool_wait=20)
    other = CooprogresoBank(elsewhere, office.keys, lambda: office.now, office.policy)
    consoles = (office.console, other.console)
    answers = await asyncio.gather(
        *(consoles[number % 2].claim(people[number % 10], 1) for number in range(50))
    )
    winners = [answer for answer in answers if isinstance(answer, Taken)]
    losers = [answer for answer in answers if isinstance(answer, NotYours)]
    holder = await office.scalar(
        "SELECT a.name FROM desk.conversation c JOIN desk.agent a ON a.id = c.agent_id WHERE chat_id = 1"
    )
    assert (len(winners), len(losers)) == (1, 49)
    assert set(losers) == {NotYours(Owner.AGENT, str(holder))}
    await elsewhere.dispose()


async def test_nobody_ever_has_more_chats_than_the_capacity(office: Office) -> None:
    andrea = await office.staff("andrea", capacity=3)
    for chat in range(12):
        await office.ask(chat + 1)
    answers = await asyncio.gather(*(office.console.claim(andrea, chat + 1) for chat in range(12)))
    assert sum(isinstance(answer, Taken) for answer in answers) == 3
    assert answers.count(Full(3)) == 9


async def test_numbers_of_the_log_commit_in_their_order(office: Office) -> None:
    """A reader that has seen number n has seen all before it, however transactions interleave (desk.md §2, rule 3)."""
    async with (
        office.engine.connect() as one,
        office.engine.connect() as two,
        office.engine.connect() as three,
    ):
        for each, name in ((one, "first"), (two, "second"), (three, "third")):
            await log.note(each, office.now, name)
        await three.commit()
        await one.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))  # its commit has come as far as the number
        second = asyncio.create_task(two.commit())
        await asyncio.sleep(0.1)
        assert not second.done()
        await one.commit()
        await second
    assert [event.kind for event in await office.console.events_after(0)] == ["third", "first", "second"]
    assert await office.scalar("SELECT count(*) FROM desk.event_due") == 0
