"""The turn that moves money, killed at every wait, and Redis emptied at every wait (F01, F10, F12)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from unittest.mock import Mock

import pytest

from dialogs.engine.conversation import Conversation, Frame
from dialogs.memory import Kept
from dialogs.parcels import Delivery, Result
from dialogs.runtime import Inbound
from dialogs.runtime.runtime import UNKNOWN_AFTER_SECONDS, Draft, Held
from tests.conftest import RedisUrls
from tests.dialogs.runtime.house import CHAT, TO_THE_CODE, House

POINTS = 14
"""More waits than the turn has: whether an answer of Redis is waited for depends on how fast it came."""
FEWEST = 6
"""Points that are reached in any case."""

DONE, NOTICE = "¡Transferencia realizada!", "Te confirmo una operación"


async def _at_the_code(urls: RedisUrls) -> tuple[House, Inbound]:
    house = House(urls)
    house.admin.flushall()
    await house.log_in()
    await house.walk(TO_THE_CODE)
    return house, house.code()


async def _aftermath(house: House, code: Inbound) -> list[str]:
    """Telegram delivers again, processes look around, the periodic job tells what nobody told."""
    await house.take(code)
    await house.recover()
    await house.runtime.tell_untold(house.bank.untold(CHAT))
    await house.runtime.drain()
    return house.phones.texts(CHAT)


def _dies() -> bool:
    return True


async def _each_point(
    urls: RedisUrls, fault: Callable[[House], Callable[[], bool]]
) -> list[tuple[int, list[str]]]:
    """For each wait of the turn: how much moved, and what the member read in the end."""
    found, hits = [], 0
    for point in range(POINTS):
        house, code = await _at_the_code(urls)
        before = len(house.phones.texts(CHAT))
        hits += await house.interrupt(house.runtime.handle(code), point, fault(house))
        await house.die()
        texts = await _aftermath(house, code)
        found.append((len(house.bank.moved), texts[before:]))
        assert house.conversation().pending is None
        assert house.outbox() == 0
        await house.close()
    assert FEWEST <= hits < POINTS
    return found


async def test_killed_at_every_wait_the_money_moves_once_and_the_member_is_told(
    redis_urls: RedisUrls,
) -> None:
    outcomes = await _each_point(redis_urls, lambda _house: _dies)
    for moved, texts in outcomes:
        assert moved == 1
        assert sum(DONE in text for text in texts) >= 1


@pytest.mark.parametrize("dies", [False, True], ids=["alone", "and killed"])
async def test_redis_emptied_at_every_wait_moves_at_most_once_and_tells_the_truth(
    redis_urls: RedisUrls, dies: bool
) -> None:
    def emptied(house: House) -> Callable[[], bool]:
        def fault() -> bool:
            house.admin.flushall()
            return dies

        return fault

    outcomes = await _each_point(redis_urls, emptied)
    assert {moved for moved, _ in outcomes} == {0, 1}
    for moved, texts in outcomes:
        said = any(DONE in text or NOTICE in text for text in texts)
        assert said == (moved == 1)


async def test_a_sender_killed_at_every_wait_leaves_nothing_unsaid_and_keeps_the_order(
    redis_urls: RedisUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    hits = 0
    for point in range(POINTS):
        house, code = await _at_the_code(redis_urls)
        start = Mock()
        monkeypatch.setattr(house.runtime._outbox, "start", start)
        await house.runtime.handle(code)
        chat, lease, envelope = start.call_args.args
        hits += await house.interrupt(
            house.runtime._outbox.send(chat, lease, [envelope]),
            point,
            _dies,
        )
        await house.die()
        await house.recover()
        assert DONE in house.phones.last(CHAT)
        assert house.bank.told == set(house.bank.moved)
        assert house.outbox() == 0
        await house.close()
    assert 3 <= hits < POINTS


async def test_a_lost_answer_of_the_bank_is_asked_for_again_under_the_same_operation(house: House) -> None:
    await house.log_in()
    await house.walk()
    house.bank.answers_lost = 2
    await house.take(house.code())
    assert "Sigo procesando" in house.phones.last(CHAT)
    await house.recover()
    assert DONE in house.phones.last(CHAT)
    assert sum("Sigo procesando" in text for text in house.phones.texts(CHAT)) == 1
    assert len(house.bank.moved) == 1
    assert list(house.bank.executed.values()) == [3]


async def test_without_an_answer_for_an_hour_the_outcome_is_unknown_and_told_once_known(
    house: House,
) -> None:
    await house.log_in()
    await house.walk()
    house.bank.answers_lost = 100
    await house.take(house.code())
    house.now += timedelta(seconds=UNKNOWN_AFTER_SECONDS)
    await house.recover()
    assert any("no la repitas" in text for text in house.phones.texts(CHAT))
    assert house.conversation().pending is None
    assert house.bank.told == set()
    house.bank.answers_lost = 0
    assert await house.runtime.tell_untold(house.bank.untold(CHAT)) == 1
    await house.runtime.drain()
    assert NOTICE in house.phones.last(CHAT)
    assert house.bank.untold(CHAT) == []


async def test_while_a_command_is_pending_everything_else_waits(house: House) -> None:
    await house.log_in()
    await house.walk()
    house.bank.down = {"execute"}
    await house.take(house.code())
    await house.take(house.phones.types(CHAT, "cancelar"))
    assert "Sigo procesando" in house.phones.last(CHAT)
    house.bank.down = set()
    await house.recover()
    assert DONE in house.phones.last(CHAT)


async def test_a_redelivered_update_finishes_its_pending_command_at_once(house: House) -> None:
    await house.log_in()
    await house.walk()
    house.bank.down = {"execute"}
    code = await house.take(house.code())
    house.bank.down = set()
    await house.take(code)
    assert DONE in house.phones.last(CHAT)
    assert len(house.bank.moved) == 1


async def test_an_outcome_the_flow_cannot_take_is_still_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.log_in()
    await house.walk()
    runtime = house.runtime
    outcome = runtime._outcome

    async def broken(*_given: object) -> object:
        raise LookupError

    monkeypatch.setattr(runtime, "_outcome", broken)
    await house.take(house.code())
    monkeypatch.setattr(runtime, "_outcome", outcome)
    reference, notice = house.phones.texts(CHAT)[-2:]
    assert "referencia: <code>" in reference
    assert NOTICE in notice
    assert house.bank.untold(CHAT) == []
    assert house.conversation().frames == ()


async def test_what_is_about_to_be_told_is_not_told_twice(house: House) -> None:
    await house.log_in()
    await house.walk()
    house.bank.answers_lost = 1
    await house.take(house.code())
    assert await house.runtime.tell_untold(house.bank.untold(CHAT)) == 0
    house.phones.answers.append(Delivery(Result.LATER))
    house.now += timedelta(seconds=31)
    await house.runtime.sweep()
    await house.runtime.drain()
    assert await house.runtime.tell_untold(house.bank.untold(CHAT)) == 0
    await house.recover()
    assert sum(DONE in text or NOTICE in text for text in house.phones.texts(CHAT)) == 1


async def test_a_turn_killed_at_every_wait_and_delivered_again_sends_one_code(redis_urls: RedisUrls) -> None:
    hits = 0
    for point in range(POINTS):
        house = House(redis_urls)
        house.admin.flushall()
        asked = Kept(Conversation((Frame("enrol", 1, "identification"),)))
        await house.runtime._save(CHAT, Held(Kept(), b""), Draft(asked))
        typed = house.phones.types(CHAT, "1710034065")
        hits += await house.interrupt(house.runtime.handle(typed), point, _dies)
        await house.die()
        await house.take(typed)
        assert len(house.bank.codes) == 1
        assert house.conversation().frames[-1].state == "code"
        await house.close()
    assert 3 <= hits < POINTS
