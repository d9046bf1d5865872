"""What Telegram answers, as what the outbox has to know; against the simulated Bot API on a real socket."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from banking.api import AccountCard, AccountKind
from bot import commands
from bot.client import Client, connect
from bot.commands import present, set_webhook, unset_webhook
from bot.inbound import ORDERS
from bot.prompts import Prompts
from bot.sender import TelegramChannel
from dialogs.documents import Drawn, NotNowError, pack
from dialogs.engine.replies import Document
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
from dialogs.words.sentences import Sentences
from simulator import members
from simulator.faults import Fault
from simulator.server import running
from simulator.world import World

TOKEN = "123456:AAHk3b9Xq-fT5uVw0yZ1cD2eF3gH4iJ5kL6"
ANA = 7
NOBODY = 8
MENU = ((Button("Menú", "n.menu"),),)
CARD = AccountCard("410101082030", AccountKind.SAVINGS, "Ana Quishpe", "17••••••65", "Cooprogreso")


class Street:
    """A simulated Telegram with Ana in it, and our channel to it."""

    def __init__(self, world: World, client: Client) -> None:
        self.world = world
        self.client = client
        self.observed: list[tuple[str, Result]] = []
        self.channel = TelegramChannel(
            client, "https://chat.example", lambda *seen: self.observed.append(seen[:2])
        )
        self.ana = world.add_person({"id": ANA, "first_name": "Ana"})
        members.write(world, self.ana, "/start")

    async def deliver(self, parcel: Parcel, chat_id: int = ANA) -> Delivery:
        return await self.channel.deliver(chat_id, parcel)

    def shown(self) -> list[dict[str, Any]]:
        """The bot's messages as Ana sees them."""
        return [m.wire for m in self.world.chats[ANA].messages.values() if m.outgoing and not m.deleted]


@pytest.fixture
async def street() -> AsyncIterator[Street]:
    world = World(TOKEN, "an SMS key that nobody uses here")
    async with running(world) as box, aclosing(connect(TOKEN, box.url)) as client:
        yield Street(world, client)


async def test_a_message_arrives_with_its_buttons(street: Street) -> None:
    assert await street.deliver(Message("<b>Hola</b>", MENU)) == Delivery(Result.SENT)
    (shown,) = street.shown()
    assert (shown["text"], shown["entities"][0]["type"]) == ("Hola", "bold")
    assert shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "n.menu"


async def test_a_card_is_drawn_when_it_is_sent(street: Street) -> None:
    parcel = Message("Tu cuenta", MENU, pack(Document("account_card", CARD)))
    assert await street.deliver(parcel) == Delivery(Result.SENT)
    assert [street.shown()[0]["caption"], "photo" in street.shown()[0]] == ["Tu cuenta", True]


async def test_the_tapped_prompt_keeps_the_choice_and_loses_its_buttons(street: Street) -> None:
    await street.deliver(Message("¿Cuánto?", MENU))
    closing = CloseKeyboard(street.shown()[0]["message_id"], "¿Cuánto?\n<b>Todo</b>")
    assert [await street.deliver(closing), await street.deliver(closing)] == [
        Delivery(Result.SENT),
        Delivery(Result.HARMLESS),
    ]
    assert (street.shown()[0]["text"], "reply_markup" in street.shown()[0]) == ("¿Cuánto?\nTodo", False)


async def test_a_prompt_with_a_caption_is_closed_too(street: Street) -> None:
    await street.deliver(Message("Tu cuenta", MENU, pack(Document("account_card", CARD))))
    closing = CloseKeyboard(street.shown()[0]["message_id"], "Tu cuenta\n<b>Menú</b>")
    assert await street.deliver(closing) == Delivery(Result.SENT)
    assert street.shown()[0]["caption"] == "Tu cuenta\nMenú"


def under(shown: dict[str, Any]) -> list[str]:
    """The buttons of a message."""
    rows = shown.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


async def test_a_question_answered_in_words_or_on_a_page_loses_its_buttons_and_a_notice_keeps_its_own(
    street: Street,
) -> None:
    page = ((Button("Abrir página segura", page="token"),),)
    saved = (*MENU, (Button("No fui yo", "!handle"),))
    for keyboard in (page, saved, (), ((Button("No fui yo", "!other"),),)):
        await street.deliver(Message("x", keyboard))
    assert [under(each) for each in street.shown()] == [[], ["Menú", "No fui yo"], [], ["No fui yo"]]
    await street.deliver(
        Message("Listo", ((Button("Menú principal", "~menu"),), (Button("No fui yo", "!z"),)))
    )
    kept = [["No fui yo"], [], ["No fui yo"], ["Menú principal", "No fui yo"]]
    assert [under(each) for each in street.shown()] == [[], *kept]
    await street.deliver(Message("¿Cuánto?", MENU))
    await street.deliver(Message("¿Cuánto?", MENU), NOBODY)
    assert [under(each) for each in street.shown()] == [[], *kept, ["Menú"]]


async def test_a_tapped_question_is_closed_once(street: Street) -> None:
    await street.deliver(Message("¿Cuánto?", MENU))
    await street.deliver(CloseKeyboard(street.shown()[0]["message_id"], "¿Cuánto?\n<b>Menú</b>"))
    await street.deliver(Message("¿A quién?", MENU))
    methods = [method for method, _ in street.observed]
    assert methods == ["sendMessage", "editMessageText", "sendMessage"]


def test_only_so_many_chats_are_remembered() -> None:
    prompts = Prompts(2)
    for chat in (1, 2, 3):
        assert prompts.note(chat, Message("x", MENU), {"message_id": 5}) is None
    assert prompts.note(1, Message("x", MENU), {"message_id": 6}) is None
    assert prompts.note(3, Message("x", MENU), {"message_id": 6}) is not None


async def test_a_tap_is_answered_once_and_a_late_answer_is_harmless(street: Street) -> None:
    await street.deliver(Message("¿Cuánto?", MENU))
    _, _, callback = members.press(
        street.world, street.ana, label="Menú", data=None, message_id=None, old=False
    )
    assert callback is not None
    answer = AnswerTap(callback.id, "Ese botón ya no sirve")
    assert [(await street.deliver(answer)).result for _ in range(2)] == [Result.SENT, Result.HARMLESS]


@pytest.mark.parametrize(
    "parcel",
    [CloseKeyboard(999, "x"), CloseKeyboard(999, ""), ReplaceKeyboard(999, MENU), DeleteMessage(999)],
    ids=["close", "close without words", "replace", "delete"],
)
async def test_what_is_gone_already_is_harmless(street: Street, parcel: Parcel) -> None:
    assert await street.deliver(parcel) == Delivery(Result.HARMLESS)


async def test_the_members_secret_is_deleted(street: Street) -> None:
    secret = members.write(street.world, street.ana, "mi clave es perro123")
    assert await street.deliver(DeleteMessage(secret.id)) == Delivery(Result.SENT)
    assert secret.deleted


async def test_who_blocked_the_bot_or_does_not_exist_is_gone(street: Street) -> None:
    members.block(street.world, street.ana, blocked=True)
    assert await street.deliver(Message("x")) == Delivery(Result.GONE)
    assert await street.deliver(Message("x"), NOBODY) == Delivery(Result.GONE)


async def test_too_many_requests_say_when_to_go_on_and_nothing_is_tried_again_here(street: Street) -> None:
    street.world.faults.add(Fault("sendMessage", "429", retry_after=7))
    assert await street.deliver(Message("x")) == Delivery(Result.LATER, timedelta(seconds=7))
    assert street.shown() == []


@pytest.mark.parametrize("kind", ["500", "timeout", "lose_answer"])
async def test_a_messenger_that_is_down_or_falls_silent_means_later(street: Street, kind: str) -> None:
    street.world.faults.add(Fault("sendMessage", kind))
    assert await street.deliver(Message("x")) == Delivery(Result.LATER)


async def test_a_refused_token_means_later_because_people_mend_it(street: Street) -> None:
    street.world.bot_token = "another"
    assert await street.deliver(Message("x")) == Delivery(Result.LATER)


async def test_markup_that_telegram_cannot_read_is_said_plainly(street: Street) -> None:
    assert await street.deliver(Message("<b>Saldo: 5 < 6", MENU)) == Delivery(Result.SENT)
    assert street.shown()[0]["text"] == "Saldo: 5 < 6"


async def test_a_long_message_stops_where_telegram_says_later(street: Street) -> None:
    long = "\n\n".join(["x" * 4_000] * 3)
    street.world.faults.add(Fault("sendMessage", "500"))
    assert (await street.deliver(Message(long))).result is Result.LATER
    assert len(street.observed) == 1


async def test_commands_are_registered_with_descriptions_in_their_order(street: Street) -> None:
    await present(street.client)
    await present(street.client)
    assert [command["command"] for command in street.world.commands] == list(ORDERS)
    assert all(command["description"] for command in street.world.commands)
    assert [call.shown() for call in street.world.journal.listed(None, 0, only_violations=True)] == []


def test_the_bot_presents_itself_in_english_with_the_same_texts() -> None:
    texts = {
        name: Sentences(name, {name: (Path(commands.__file__).parent / f"{name}.ftl").read_text("utf-8")})
        for name in ("es", "en")
    }
    assert texts["en"].refs() == texts["es"].refs()
    long = {ref for ref in texts["en"].refs() if len(texts["en"].text(ref) or "") > 120}
    assert long <= {"description"}


async def test_the_webhook_is_set_with_its_secret_and_taken_away_without_losing_updates(
    street: Street,
) -> None:
    waiting = len(street.world.updates.pending)
    await set_webhook(street.client, "http://127.0.0.1:9/telegram", "s" * 40)
    assert street.world.webhook.target is not None
    assert street.world.webhook.target.secret == "s" * 40
    await unset_webhook(street.client)
    assert len(street.world.updates.pending) == waiting


def test_nothing_that_is_printed_shows_the_token() -> None:
    client = connect(TOKEN, "https://api.telegram.org")
    assert TOKEN not in f"{client!r} {client!s}"


async def test_a_file_that_can_be_drawn_only_later_is_sent_later_with_its_words(street: Street) -> None:
    async def not_now(_attachment: Attachment) -> Drawn:
        raise NotNowError

    channel = TelegramChannel(street.client, "https://chat.example", draw=not_now)
    parcel = Message("Tu estado de cuenta", (), pack(Document("account_card", CARD)))
    assert await channel.deliver(ANA, parcel) == Delivery(Result.LATER)
    assert street.shown() == []
