"""The application as it lives: Telegram on one side, pages on the other, the bank below (F10, S39)."""

from __future__ import annotations

import asyncio

import pytest

from simulator import members
from simulator.faults import Fault
from tests.banking.people.town import PASSWORD
from tests.webhooks.live import living
from webhooks.embedded.postgres import DatabaseUrls


@pytest.mark.parametrize("polling", [False, True], ids=["webhook", "polling"])
async def test_the_chat_goes_on_by_itself_when_the_page_is_done(
    database: DatabaseUrls, redis_url: str, polling: bool
) -> None:
    async with living(database, redis_url, polling=polling) as life:
        account = await life.town.member(chat_id=7)
        ana = life.person(account.caller.chat_id)
        life.say(ana, "/start")
        await life.hears(ana, "Bienvenido")
        life.tap(ana, "Acepto")
        await life.hears(ana, "Ingresa tu contraseña")
        done = await life.http.post(
            life.tap(ana, "Ingresar"), data={"password": PASSWORD}, follow_redirects=True
        )
        assert "vuelve al chat" in done.text
        await life.hears(ana, "Menú de opciones")
        await life.settled()
        assert life.violations() == []


async def test_an_update_delivered_three_times_at_once_and_again_later_is_answered_once(
    database: DatabaseUrls, redis_url: str
) -> None:
    async with living(database, redis_url) as life:
        ana = life.person(7)
        life.world.updates.copies_of_next = 3
        life.say(ana, "/start")
        await life.hears(ana, "Bienvenido")
        await life.settled()
        life.world.updates.again(None, 3)
        await life.settled()
        members.write(life.world, ana, "/ayuda")
        await life.hears(ana, ".", after=1)
        assert len(life.heard(ana)) == 2


async def test_many_chats_are_served_at_once_each_in_its_order(
    database: DatabaseUrls, redis_url: str
) -> None:
    async with living(database, redis_url) as life:
        people = [life.person(number, f"Socia {number}") for number in range(100, 112)]
        for text in ("/start", "/ayuda", "/start"):
            for person in people:
                life.say(person, text)
        await asyncio.gather(*(life.hears(person, ".", after=2) for person in people))
        said = {tuple(wire["text"] for wire in life.heard(person)) for person in people}
        assert len(said) == 1
        assert life.violations() == []


async def test_groups_forwards_and_edits_never_act(database: DatabaseUrls, redis_url: str) -> None:
    async with living(database, redis_url) as life:
        ana = life.person(7)
        written = members.write(life.world, ana, "/start")
        await life.hears(ana, "Bienvenido")
        members.post_in_group(life.world, ana, "/start", "Familia")
        members.forward(life.world, ana, "/menu", "Otra persona")
        await life.hears(ana, ".", after=1)
        members.edit(life.world, ana, written.id, "/menu")
        await life.settled()
        assert not any("Menú de opciones" in wire["text"] for wire in life.heard(ana))
        assert life.violations() == []


async def test_a_message_telegram_could_not_take_comes_later(database: DatabaseUrls, redis_url: str) -> None:
    async with living(database, redis_url) as life:
        life.world.faults.add(Fault("sendMessage", "429", retry_after=1))
        ana = life.person(7)
        life.say(ana, "/start")
        await life.hears(ana, "Bienvenido")
        assert len(life.heard(ana)) == 1


async def test_a_running_process_says_how_it_does(database: DatabaseUrls, redis_url: str) -> None:
    async with living(database, redis_url) as life:
        ready = await life.http.get("/ready")
        assert (ready.status_code, ready.json()) == (
            200,
            {"status": "ok", "database": "ok", "schema": "ok", "redis": "ok"},
        )
        assert (await life.http.get("/health")).json() == {"status": "ok"}
        life.say(life.person(7), "/start")
        await life.hears(life.person(7), "Bienvenido")
        metrics = (await life.http.get("/metrics")).text
        assert 'cooprogreso_turns_total{outcome="committed"} 1.0' in metrics
        assert 'cooprogreso_sends_total{method="sendMessage",result="sent"} 1.0' in metrics


async def test_who_stops_the_bot_and_comes_back_is_answered_again(
    database: DatabaseUrls, redis_url: str
) -> None:
    async with living(database, redis_url) as life:
        ana = life.person(7)
        life.say(ana, "/start")
        await life.hears(ana, "Bienvenido")
        members.block(life.world, ana, blocked=True)
        await life.settled()
        members.block(life.world, ana, blocked=False)
        life.say(ana, "/ayuda")
        await life.hears(ana, ".", after=1)
        metrics = (await life.http.get("/metrics")).text
        assert 'cooprogreso_refused_requests_total{door="telegram",reason="blocked"} 1.0' in metrics
