"""The turn on real Redis: duplicates, races, stale buttons, parallel chats, faults."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from banking.api import HandoffReason, Language, ListAccounts
from dialogs.engine.events import Order, Said, Silence
from dialogs.parcels import AnswerTap, CloseKeyboard, DeleteMessage
from dialogs.runtime import Inbound
from tests.dialogs.runtime.house import CHAT, TO_THE_CODE, House

MENU_TEXT = "Menú de opciones"


async def test_a_transfer_goes_through_to_its_receipt(house: House) -> None:
    await house.log_in()
    await house.walk()
    await house.take(house.code())
    assert "Transferencia realizada" in house.phones.last(CHAT)
    assert len(house.bank.moved) == 1
    assert house.bank.told == set(house.bank.moved)
    assert house.outbox() == 0


async def test_an_update_delivered_three_times_at_once_acts_once(house: House) -> None:
    await house.log_in()
    await house.walk()
    code = house.code()
    other = house.start()
    await asyncio.gather(*(runtime.handle(code) for runtime in (house.runtime, other, house.start())))
    await asyncio.gather(*(runtime.drain() for runtime in house.runtimes))
    await house.recover()
    texts = house.phones.texts(CHAT)
    assert len(house.bank.moved) == 1
    assert sum("Transferencia realizada" in text for text in texts) == 1


async def test_an_update_that_comes_again_later_and_after_a_restart_is_silent(house: House) -> None:
    await house.log_in()
    await house.walk()
    code = await house.take(house.code())
    before = list(house.phones.received[CHAT])
    await house.take(code)
    await house.die()
    await house.take(code)
    assert house.phones.received[CHAT] == before
    assert len(house.bank.moved) == 1


async def test_a_double_tap_on_two_processes_confirms_once_and_both_taps_are_answered(house: House) -> None:
    await house.log_in()
    await house.walk(TO_THE_CODE[:-1])
    first, second = house.phones.taps(CHAT, "Confirmar"), house.phones.taps(CHAT, "Confirmar")
    other = house.start()
    await asyncio.gather(house.runtime.handle(first), other.handle(second))
    await asyncio.gather(house.runtime.drain(), other.drain())
    await house.recover()
    assert len(house.bank.codes) == 1
    toasts = {toast.callback_id: toast.text for toast in house.phones.toasts(CHAT)[-2:]}
    assert set(toasts) == {first.tap.callback_id, second.tap.callback_id}  # type: ignore[union-attr]
    assert sorted(text is None for text in toasts.values()) == [False, True]
    assert house.conversation().frames[-1].state == "code"


async def test_the_confirm_button_of_an_earlier_draft_does_nothing(house: House) -> None:
    await house.log_in()
    await house.walk(TO_THE_CODE[:-1])
    old = house.phones.button(CHAT, "Confirmar")
    await house.take(house.phones.does(CHAT, Said(Order.MENU)))
    await house.walk(TO_THE_CODE[:-1])
    await house.take(house.phones.taps_button(CHAT, old))
    assert house.bank.codes == {}
    assert "ya no está activo" in (house.phones.toasts(CHAT)[-1].text or "")
    assert house.conversation().frames[-1].state == "review"


async def test_whoever_loses_the_race_runs_again_on_the_newer_conversation(house: House) -> None:
    await house.log_in()
    await house.walk(TO_THE_CODE[:4])
    others = [house.start() for _ in range(7)]
    texts = [house.phones.types(CHAT, "1a2b") for _ in others]
    await asyncio.gather(*(runtime.handle(text) for runtime, text in zip(others, texts, strict=True)))
    await asyncio.gather(*(runtime.drain() for runtime in others))
    found = house.kept()
    assert {text.update_id for text in texts} <= set(found.recent)  # type: ignore[union-attr]
    assert house.phones.most_busy[CHAT] == 1


async def test_many_chats_at_once_do_not_meet(house: House) -> None:
    chats = range(700, 724)

    async def transfer(chat: int) -> None:
        await house.log_in(chat)
        await house.walk(chat_id=chat)
        await house.take(house.code(chat))

    await asyncio.gather(*(transfer(chat) for chat in chats))
    await house.runtime.drain()
    assert len(house.bank.moved) == len(chats)
    for chat in chats:
        assert sum("realizada" in text for text in house.phones.texts(chat)) == 1


async def test_a_tap_closes_its_keyboard_and_keeps_the_choice_readable(house: House) -> None:
    await house.log_in()
    await house.walk(("2. Transferencias",))
    answer, closed, *_ = house.phones.received[CHAT][-3:]
    assert answer == AnswerTap(f"callback-{house.phones._updates}")
    assert closed == CloseKeyboard(7, "¿Qué quieres hacer?\n\n✅ <b>2. Transferencias</b>")


async def test_equal_questions_of_one_turn_are_asked_once(house: House) -> None:
    await house.log_in()
    await house.walk(("2. Transferencias", "A mis cuentas"))
    house.bank.asked.clear()
    await house.walk(("2030",))
    assert house.bank.asked[ListAccounts] == 1


async def test_a_secret_is_deleted_and_an_order_in_words_is_obeyed(house: House) -> None:
    await house.log_in()
    await house.walk(TO_THE_CODE[:4])
    await house.take(house.phones.types(CHAT, "mi clave es gato123"))
    assert any(isinstance(parcel, DeleteMessage) for parcel in house.phones.received[CHAT])
    await house.take(house.phones.types(CHAT, "Ya no, gracias"))
    assert house.conversation().frames == ()


async def test_a_fault_in_a_turn_is_told_with_a_reference_and_changes_nothing_else(house: House) -> None:
    await house.log_in()
    await house.walk(TO_THE_CODE[:2])
    before = house.conversation()
    tap = house.phones.taps(CHAT, "2030")
    house.bank.down = {"ask"}
    await house.take(tap)
    assert house.conversation() == replace(before, trouble=HandoffReason.FAULT)  # what a person should know
    assert house.phones.toasts(CHAT)[-1].callback_id == tap.tap.callback_id  # type: ignore[union-attr]
    assert "referencia: <code>" in house.phones.last(CHAT)
    house.bank.down = set()
    await house.walk(("2030",))
    assert house.conversation().frames[-1].state == "target"


async def test_the_button_under_a_fault_leads_to_the_menu_although_a_question_stands(house: House) -> None:
    await house.log_in()
    await house.walk(TO_THE_CODE[:2])
    house.bank.down = {"ask"}
    await house.take(house.phones.types(CHAT, "2030"))
    house.bank.down = set()
    await house.take(house.phones.taps(CHAT, "Menú principal"))
    assert MENU_TEXT in house.phones.last(CHAT)


async def test_an_event_that_means_nothing_writes_nothing(house: House) -> None:
    await house.take(Inbound(CHAT, Silence()))
    assert house.value() == b""


async def test_a_turn_without_effects_takes_two_round_trips(house: House) -> None:
    await house.log_in()
    await house.walk(TO_THE_CODE[:4])
    before = house.admin.info("commandstats")
    await house.runtime.handle(house.phones.does(CHAT, Said(Order.REPEAT)))
    after = house.admin.info("commandstats")

    def calls(name: str) -> int:
        return int(after[f"cmdstat_{name}"]["calls"] - before[f"cmdstat_{name}"]["calls"])

    assert calls("evalsha") == 1
    assert calls("get") == 2  # the second is inside the script
    assert house.outbox() == 1  # sent off the turn


async def test_the_profile_decides_the_language_once_and_the_bank_before_it(house: House) -> None:
    first = replace(house.phones.does(CHAT, Said(Order.HELP)), language="en-GB")
    await house.take(first)
    assert "Type <b>menu</b>" in house.phones.last(CHAT)
    await house.take(replace(house.phones.does(CHAT, Said(Order.HELP)), language="es"))
    assert "Type <b>menu</b>" in house.phones.last(CHAT)
    assert house.bank.languages == {}
    house.bank.languages[CHAT + 1] = Language.SPANISH
    await house.take(replace(house.phones.does(CHAT + 1, Said(Order.HELP)), language="en"))
    assert "Escribe <b>menú</b>" in house.phones.last(CHAT + 1)


async def test_a_language_the_bank_did_not_take_is_not_spoken(house: House) -> None:
    await house.log_in()
    house.bank.down = {"choose_language"}
    await house.take(house.phones.does(CHAT, Said(Order.ENGLISH)))
    assert "problema técnico" in house.phones.last(CHAT)
    assert house.conversation().language is Language.SPANISH
    house.bank.down = set()
    await house.take(house.phones.types(CHAT, "english"))
    assert "From now on I speak English" in house.phones.last(CHAT)
    assert house.bank.languages == {CHAT: Language.ENGLISH}


async def test_who_changes_the_language_at_the_code_pays_once_and_reads_it_so(house: House) -> None:
    await house.log_in()
    await house.walk()
    await house.take(house.phones.types(CHAT, "in english"))
    assert "<b>6-digit code</b>" in house.phones.last(CHAT)
    assert len(house.bank.codes) == 1
    await house.take(house.code())
    assert "Transfer done!" in house.phones.last(CHAT)
    assert len(house.bank.moved) == 1
