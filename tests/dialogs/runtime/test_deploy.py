"""Deploying with conversations in flight (`design.md` §2): go on, or say what was and was not executed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest

from dialogs import memory
from dialogs.engine.flow import Catalogue
from dialogs.runtime import Runtime
from dialogs.runtime.runtime import UNKNOWN_AFTER_SECONDS
from tests.dialogs.runtime.house import CATALOGUE, CHAT, TO_THE_CODE, House


def _newer(house: House, flow: str) -> Runtime:
    """A process of the next version, where this flow has changed."""
    changed = replace(CATALOGUE.flows[flow], version=99)
    catalogue: Catalogue = replace(CATALOGUE, flows={**CATALOGUE.flows, flow: changed})
    return house.start(catalogue=catalogue)


async def test_a_conversation_goes_on_where_its_flow_did_not_change(house: House) -> None:
    await house.log_in()
    await house.walk()
    house.runtime = _newer(house, "movements")
    await house.take(house.code())
    assert "Transferencia realizada" in house.phones.last(CHAT)


async def test_a_conversation_whose_flow_changed_says_so_and_offers_the_menu(house: House) -> None:
    await house.log_in()
    await house.walk(TO_THE_CODE[:4])
    house.runtime = _newer(house, "transfer_own")
    await house.take(house.phones.types(CHAT, "25,50"))
    interrupted, menu = house.phones.texts(CHAT)[-2:]
    assert "hay que empezarlo de nuevo. No se realizó ninguna operación" in interrupted
    assert "¿Qué quieres hacer?" in menu
    await house.take(house.phones.taps(CHAT, "Menú principal"))
    assert "Menú de opciones" in house.phones.texts(CHAT)[-1]
    assert house.bank.moved == {}


async def test_a_pending_command_of_a_changed_flow_is_finished_first_under_its_own_key(house: House) -> None:
    await house.log_in()
    await house.walk()
    house.bank.answers_lost = 1
    await house.take(house.code())
    house.runtime = _newer(house, "transfer_own")
    await house.take(house.phones.types(CHAT, "hola"))
    outcome, menu = house.phones.texts(CHAT)[-2:]
    assert "Te confirmo una operación" in outcome
    assert "Menú de opciones" in menu
    assert len(house.bank.moved) == 1
    assert house.bank.untold(CHAT) == []


async def test_a_pending_command_that_only_the_next_build_has_is_said_to_be_unknown(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.log_in()
    await house.walk()
    house.bank.answers_lost = 1
    await house.take(house.code())
    monkeypatch.delitem(cast("dict[str, Any]", memory.COMMANDS), "OwnTransfer")
    await house.take(house.phones.types(CHAT, "hola"))
    assert any("todavía no puedo confirmar" in text for text in house.phones.texts(CHAT))
    assert len(house.bank.moved) == 1
    assert len(house.bank.untold(CHAT)) == 1, "its notice tells what became of it"


async def test_the_sweeper_finishes_it_too(house: House) -> None:
    await house.log_in()
    await house.walk()
    house.bank.answers_lost = 1
    await house.take(house.code())
    house.runtime = _newer(house, "transfer_own")
    await house.recover()
    assert "Te confirmo una operación" in house.phones.last(CHAT)
    assert house.bank.untold(CHAT) == []


async def test_an_outcome_that_stays_unknown_is_said_to_be_unknown(house: House) -> None:
    await house.log_in()
    await house.walk()
    house.bank.answers_lost = 100
    await house.take(house.code())
    house.runtime = _newer(house, "transfer_own")
    house.now += timedelta(seconds=UNKNOWN_AFTER_SECONDS)
    await house.recover()
    assert any("todavía no puedo confirmar" in text for text in house.phones.texts(CHAT))
    assert house.bank.told == set()
    assert len(house.bank.moved) == 1
