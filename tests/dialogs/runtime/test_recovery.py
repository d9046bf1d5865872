"""Sessions that fall silent, index entries without a chat, and what is left in Redis (D5, S35)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from dialogs.engine.events import Order, Said
from dialogs.parcels import Delivery, Result
from tests.dialogs.runtime.house import CHAT, House
from tests.dialogs.runtime.small_bank import NOON


async def test_a_silent_session_is_ended_in_words_once(house: House) -> None:
    await house.log_in()
    house.now += timedelta(minutes=4, seconds=59)
    assert await house.runtime.sweep() == 0
    house.now += timedelta(seconds=1)
    assert await house.runtime.sweep() == 1
    await house.runtime.drain()
    assert "por inactividad" in house.phones.last(CHAT)
    assert house.conversation().seat is None
    count = len(house.phones.texts(CHAT))
    await house.recover()
    assert len(house.phones.texts(CHAT)) == count


async def test_a_session_that_speaks_stays(house: House) -> None:
    await house.log_in()
    for _ in range(3):
        house.now += timedelta(minutes=4)
        await house.take(house.phones.does(CHAT, Said(Order.REPEAT)))
        await house.runtime.sweep()
    assert house.conversation().seat is not None


async def test_a_member_who_keeps_writing_does_not_put_the_pending_command_off(house: House) -> None:
    """Found with PostgreSQL away for a moment: each message postponed the recovery by its whole grace."""
    await house.log_in()
    await house.walk()
    house.bank.down = {"execute"}
    await house.take(house.code())
    house.bank.down = set()
    for _ in range(12):
        house.now += timedelta(seconds=2)
        await house.take(house.phones.types(CHAT, "¿ya?"))
    assert house.bank.moved == {}
    house.now += timedelta(seconds=2)
    await house.runtime.sweep()
    await house.runtime.drain()
    assert len(house.bank.moved) == 1
    assert "¡Transferencia realizada!" in house.phones.last(CHAT)


async def test_an_overdue_command_is_finished_by_the_next_message(house: House) -> None:
    await house.log_in()
    await house.walk()
    house.bank.down = {"execute"}
    await house.take(house.code())
    house.now += timedelta(seconds=30)
    house.bank.down = set()
    await house.take(house.phones.types(CHAT, "¿ya?"))
    assert "¡Transferencia realizada!" in house.phones.last(CHAT)


async def test_an_entry_of_the_index_without_a_chat_goes_away(house: House) -> None:
    await house.log_in()
    (key,) = house.admin.keys(f"*:c:{CHAT}")
    house.admin.delete(key)
    house.now += timedelta(minutes=6)
    assert await house.runtime.sweep() == 1
    house.now += timedelta(minutes=6)
    assert await house.runtime.sweep() == 0


async def test_two_sweepers_share_the_work(house: House) -> None:
    for chat in range(900, 910):
        await house.log_in(chat)
    house.now += timedelta(minutes=6)
    assert await house.runtime.sweep() + await house.start().sweep() == 10


async def test_every_key_has_a_life_and_nothing_in_redis_can_be_read(house: House) -> None:
    for chat in (CHAT, CHAT + 1, CHAT + 2):
        await house.log_in(chat)
    await house.walk(chat_id=CHAT)
    house.bank.down = {"execute"}
    await house.take(house.code(CHAT))
    await house.walk(("2. Transferencias",), CHAT + 1)
    house.phones.answers.append(Delivery(Result.LATER))
    await house.walk(("A mis cuentas",), CHAT + 1)
    keys = house.admin.keys("*")
    assert sorted({key.split(b":")[1] for key in keys}) == [b"c", b"o", b"w"]
    assert all(house.admin.ttl(key) > 0 for key in keys)
    everything = b"".join(_dumped(house.admin, key) for key in keys)
    for word in (b"arriendo", b"2030", b"7741", b"transfer", b"source", b"Ahorros", b"482913", b"25.50"):
        assert word not in everything


def _dumped(admin: Any, key: bytes) -> Any:
    kind = admin.type(key)
    if kind == b"string":
        return key + admin.get(key)
    if kind == b"list":
        return key + b"".join(admin.lrange(key, 0, -1))
    return key + b"".join(admin.zrange(key, 0, -1))


async def test_a_conversation_that_is_over_leaves_only_what_recognises_repeats(house: House) -> None:
    await house.log_in()
    await house.walk()
    await house.take(house.code())
    await house.take(house.phones.types(CHAT, "cerrar sesión"))
    (key,) = house.admin.keys("*")
    assert b":c:" in key
    assert len(house.value()) < 80
    assert house.kept().recent  # type: ignore[union-attr]


async def test_a_transfer_in_its_middle_is_kept_in_300_bytes(house: House) -> None:
    await house.log_in()
    await house.walk()
    assert house.conversation().frames[-1].code is not None
    assert len(house.value()) <= 300
    assert house.now == NOON
