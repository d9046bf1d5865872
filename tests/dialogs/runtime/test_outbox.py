"""Sending: order, one sender at a time, later, gone, refused, other epochs, bounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dialogs.memory import Kept
from dialogs.parcels import (
    AnswerTap,
    Attachment,
    Button,
    CloseKeyboard,
    DeleteMessage,
    Delivery,
    Message,
    Parcel,
    ReplaceKeyboard,
    Result,
)
from dialogs.runtime import store
from dialogs.runtime.envelopes import seal, unseal
from dialogs.runtime.runtime import Draft, Held
from dialogs.sealing import Sealer
from tests.dialogs.runtime.house import CHAT, SECRET, House
from tests.dialogs.runtime.phone import Phones

LATER = Delivery(Result.LATER, timedelta(seconds=7))


async def _say(house: House, *texts: str, epoch: int = 0) -> None:
    """A turn whose only replies are these messages."""
    kept = house.kept()
    assert isinstance(kept, Kept)
    held = Held(kept, house.value())
    conversation = replace(kept.conversation, epoch=epoch)
    draft = Draft(replace(kept, conversation=conversation), tuple(Message(text) for text in texts))
    assert isinstance(await house.runtime._save(CHAT, held, draft), Held)


async def test_messages_of_many_turns_arrive_in_order_and_never_two_at_once(house: House) -> None:
    for number in range(30):
        await _say(house, f"{number}a", f"{number}b")
    await house.runtime.drain()
    assert house.phones.texts(CHAT) == [f"{number}{half}" for number in range(30) for half in "ab"]
    assert house.phones.most_busy[CHAT] == 1
    assert house.outbox() == 0


async def test_what_the_messenger_takes_later_waits_that_long_and_keeps_its_place(house: House) -> None:
    house.phones.answers.extend([Delivery(Result.SENT), LATER])
    await _say(house, "one", "two", "three")
    await house.runtime.drain()
    await _say(house, "four")
    await house.runtime.drain()
    house.now += timedelta(seconds=6)
    assert await house.runtime.sweep() == 0
    assert house.phones.texts(CHAT) == ["one"]
    house.now += timedelta(seconds=2)
    assert await house.runtime.sweep() == 1
    assert house.phones.texts(CHAT) == ["one", "two", "three", "four"]
    assert house.outbox() == 0


async def test_a_blocked_bot_is_recorded_and_nothing_is_kept_for_that_chat(house: House) -> None:
    house.phones.answers.append(Delivery(Result.GONE))
    await _say(house, "one", "two")
    await house.runtime.drain()
    assert house.gone == [CHAT]
    assert house.phones.texts(CHAT) == []
    assert house.outbox() == 0


@pytest.mark.parametrize(
    "answer", [Delivery(Result.BROKEN), Delivery(Result.HARMLESS), RuntimeError("broken")]
)
async def test_one_refused_message_does_not_hold_up_the_next(
    house: House, answer: Delivery | Exception
) -> None:
    house.phones.answers.append(answer)
    await _say(house, "one", "two")
    await house.runtime.drain()
    assert house.phones.texts(CHAT) == ["two"]
    assert house.outbox() == 0


async def test_messages_of_an_epoch_the_chat_has_left_are_not_sent(house: House) -> None:
    house.phones.answers.append(LATER)
    await _say(house, "of the machine")
    await house.runtime.drain()
    await _say(house, "of the agent", epoch=1)
    await house.recover()
    assert house.phones.texts(CHAT) == ["of the agent"]


async def test_an_outbox_keeps_the_newest_and_is_bounded(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "OUTBOX_ENVELOPES", 3)
    house.phones.answers.append(LATER)
    for number in range(6):
        await _say(house, str(number))
    await house.runtime.drain()
    assert house.outbox() == 3
    await house.recover()
    assert house.phones.texts(CHAT) == ["3", "4", "5"]


async def test_a_sender_that_was_overtaken_takes_nothing_of_the_others_out(house: House) -> None:
    house.phones.answers.append(LATER)
    await _say(house, "one")
    await house.runtime.drain()
    taken = await house.runtime._store.sent(store.Progress(CHAT, lease=1, next_lease=2))
    assert taken is None
    assert house.outbox() == 1


async def test_a_sender_slower_than_its_lease_says_nothing_twice(house: House) -> None:
    class Slow(Phones):
        async def deliver(self, chat_id: int, parcel: Parcel) -> Delivery:
            house.now += timedelta(seconds=31)
            return await super().deliver(chat_id, parcel)

    slow = Slow()
    house.runtime = house.start(channel=slow)
    await _say(house, "one", "two", "three")
    await house.runtime.drain()
    assert slow.texts(CHAT) == ["one", "two", "three"]
    assert house.outbox() == 0


async def test_a_sender_slower_than_its_lease_leaves_the_rest_to_who_took_over(house: House) -> None:
    other = house.start()

    class Overtaken(Phones):
        async def deliver(self, chat_id: int, parcel: Parcel) -> Delivery:
            house.now += timedelta(seconds=31)
            await other.sweep()
            return await super().deliver(chat_id, parcel)

    overtaken = Overtaken()
    house.runtime = house.start(channel=overtaken)
    await _say(house, "one", "two")
    await house.runtime.drain()
    assert overtaken.texts(CHAT) == ["one"]
    assert house.phones.texts(CHAT) == ["one", "two"]
    assert house.outbox() == 0


async def test_a_commit_whose_answer_was_lost_is_the_same_commit_again(house: House) -> None:
    commit = store.Commit(CHAT, b"", b"x" * 40, now=1_000, envelope=b"y" * 40, lease_until=31_000)
    first = await house.runtime._store.commit(commit)
    again = await house.runtime._store.commit(commit)
    assert first == again == store.Committed(may_send=True, waiting=0)
    assert house.outbox() == 1


@pytest.mark.parametrize(
    "parcel",
    [
        Message(
            "<b>hola</b>", ((Button("Sí", "n.yes"), Button("Página", page="t")),), Attachment("receipt", b"r")
        ),
        AnswerTap("callback", "ya"),
        AnswerTap("callback"),
        CloseKeyboard(4, "texto"),
        ReplaceKeyboard(4, ((Button("Sí", "n.yes"),),)),
        DeleteMessage(4),
    ],
    ids=lambda parcel: type(parcel).__name__,
)
def test_every_kind_of_parcel_survives_the_outbox(parcel: Parcel) -> None:
    sealer = Sealer(SECRET)
    sealed = seal(sealer, CHAT, 3, (parcel,)).sealed
    opened = unseal(sealer, CHAT, sealed)
    assert opened is not None
    assert (opened.epoch, list(opened.parcels)) == (3, [parcel])
    assert unseal(sealer, CHAT + 1, sealed) is None
    assert unseal(Sealer(b"another secret, also of 32 bytes!"), CHAT, sealed) is None
