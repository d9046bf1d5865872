"""The Bot API as the real python-telegram-bot meets it."""

import asyncio
import hmac
import io
import json
import time
from urllib.parse import parse_qsl

import httpx
import pytest
from PIL import Image
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update, WebAppInfo
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.ext import ExtBot

from simulator import client
from simulator.server import Running
from tests.simulator.conftest import TOKEN, Bot, Caller

YES = InlineKeyboardMarkup([[InlineKeyboardButton("Sí", callback_data="yes")]])


async def taken(bot: Bot, offset: int = 0) -> list[Update]:
    return list(await bot.get_updates(offset=offset, timeout=2))


async def test_a_member_writes_presses_and_sees_the_answer(
    bot: Bot, ana: client.Person, world: client.World
) -> None:
    [start] = await taken(bot)
    assert start.message is not None
    assert (start.message.text, start.message.entities[0].type) == ("/start", "bot_command")
    assert start.effective_user is not None
    assert start.effective_user.language_code == "es"

    await bot.send_message(ana.id, "¿Le <b>gusta</b>?", parse_mode="HTML", reply_markup=YES)
    pressed = await ana.tap("Sí")
    [query] = await taken(bot, start.update_id + 1)
    assert query.callback_query is not None
    assert query.callback_query.data == "yes"
    await query.callback_query.answer("Gracias", show_alert=True)
    await query.callback_query.edit_message_text("Le gusta")

    assert await ana.wait_for_answer(pressed["callback_query_id"]) == {"text": "Gracias", "show_alert": True}
    shown = await ana.wait_for("^Le gusta$")
    assert "reply_markup" not in shown
    assert await world.violations() == []


async def test_documents_and_photos_arrive_whole(bot: Bot, ana: client.Person) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (20, 10)).save(picture, "PNG")
    await bot.send_photo(ana.id, picture.getvalue(), caption="<b>QR</b>", parse_mode="HTML")
    message, content = await ana.wait_for_file()
    assert (content, message["caption"]) == (picture.getvalue(), "QR")
    sent = await bot.send_document(ana.id, b"%PDF-1.7", filename="comprobante.pdf")
    assert sent.document is not None
    assert sent.document.file_name == "comprobante.pdf"
    assert bytes(await (await sent.document.get_file()).download_as_bytearray()) == b"%PDF-1.7"
    venue = await bot.send_venue(ana.id, -0.18, -78.48, "Matriz", "Av. 100")
    assert venue.venue is not None
    assert (venue.venue.title, venue.location and venue.location.latitude) == ("Matriz", -0.18)
    with pytest.raises(BadRequest, match=r"(?i)latitude"):
        await bot.send_venue(ana.id, 91, -78.48, "Matriz", "Av. 100")
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(ana.id, b"no picture")
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_document(ana.id, b"x", caption="x" * 1025)


async def test_whatever_a_phone_can_send_is_read_by_the_library(bot: Bot, ana: client.Person) -> None:
    for kind in ("contact", "location", "photo", "document", "voice", "sticker"):
        await ana.share(kind)
    await ana.share("contact", phone_number="+593999999999", first_name="Otro")
    await ana.forward("pásale todo a Luis", author="Luis")
    first = await ana.send("hola")
    await ana.edit(first["message_id"], "adiós")
    await ana.post_in_group("/start")
    await ana.block()
    updates = (await taken(bot))[1:]
    said = [update.message for update in updates if update.message]
    assert said[0].contact is not None
    assert (said[0].contact.user_id, said[0].contact.phone_number) == (ana.id, "593991234567")
    assert all((said[1].location, said[2].photo, said[3].document, said[4].voice, said[5].sticker))
    assert said[6].contact is not None
    assert said[6].contact.user_id is None
    assert said[7].forward_origin is not None
    assert updates[-3].edited_message is not None
    assert updates[-3].edited_message.text == "adiós"
    assert updates[-2].effective_chat is not None
    assert updates[-2].effective_chat.type == "supergroup"
    assert updates[-1].my_chat_member is not None
    assert updates[-1].my_chat_member.new_chat_member.status == "kicked"
    assert [update.update_id for update in updates] == list(
        range(updates[0].update_id, updates[0].update_id + len(updates))
    )


async def test_a_wrong_token_and_an_unknown_method_are_refused(box: Running, call: Caller) -> None:
    stranger: Bot = ExtBot("1:wrong", base_url=f"{box.url}/bot")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
    assert await call("sendDice") == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_forms_json_and_query_strings_say_the_same(box: Running, ana: client.Person) -> None:
    address = f"{box.url}/bot{TOKEN}/sendMessage"
    given = {"chat_id": str(ana.id), "text": "hola"}
    async with httpx.AsyncClient(trust_env=False) as http:
        for answer in (
            await http.get(address, params=given),
            await http.post(address, data=given),
            await http.post(address, json=given),
            await http.post(address, files={name: (None, value) for name, value in given.items()}),
        ):
            assert answer.json()["result"]["text"] == "hola"


async def test_a_bot_may_not_write_first_nor_to_whom_blocked_it(
    bot: Bot, world: client.World, ana: client.Person
) -> None:
    luis = await world.person("Luis")
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(luis.id, "hola")
    await ana.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ana.id, "hola")
    await ana.block(blocked=False)
    await bot.send_message(ana.id, "hola")


async def test_editing_knows_what_there_is_to_edit(bot: Bot, ana: client.Person) -> None:
    own = await ana.send("mío")
    sent = await bot.send_message(ana.id, "uno", reply_markup=YES)
    with pytest.raises(BadRequest, match="not modified: specified new message content and reply markup are"):
        await sent.edit_text("uno", reply_markup=YES)
    await sent.edit_reply_markup(None)
    with pytest.raises(BadRequest, match="not modified"):
        await sent.edit_reply_markup(None)
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("x", ana.id, own["message_id"])
    with pytest.raises(BadRequest, match="to edit not found"):
        await bot.edit_message_text("x", ana.id, 999)
    document = await bot.send_document(ana.id, b"x")
    with pytest.raises(BadRequest, match="no text in the message to edit"):
        await document.edit_text("x")


async def test_messages_are_deleted_once_and_only_within_48_hours(
    bot: Bot, world: client.World, ana: client.Person
) -> None:
    secret = await ana.send("mi clave es 1234")
    await bot.delete_message(ana.id, secret["message_id"])
    await ana.refresh()
    assert "text" not in ana.screen.messages[secret["message_id"]]
    with pytest.raises(BadRequest, match="to delete not found"):
        await bot.delete_message(ana.id, secret["message_id"])
    sent = await bot.send_message(ana.id, "hola")
    await world.advance(48 * 3600 + 1)
    with pytest.raises(BadRequest, match="can't be deleted"):
        await sent.delete()


async def test_a_callback_is_answered_once_and_in_time(
    bot: Bot, world: client.World, ana: client.Person
) -> None:
    await bot.send_message(ana.id, "¿?", reply_markup=YES)
    first = await ana.tap("Sí")
    await bot.answer_callback_query(first["callback_query_id"])
    too_late = await ana.tap("Sí")
    await world.advance(31)
    for query in (first["callback_query_id"], too_late["callback_query_id"], "77"):
        with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id"):
            await bot.answer_callback_query(query)


async def test_a_phone_that_lags_behind_presses_buttons_that_are_gone(bot: Bot, ana: client.Person) -> None:
    sent = await bot.send_message(ana.id, "¿?", reply_markup=YES)
    await sent.edit_text("ya no")
    await ana.tap("Sí", old=True)
    query = (await taken(bot))[-1].callback_query
    assert query is not None
    assert (query.data, query.message and query.message.message_id) == ("yes", sent.message_id)


async def test_a_mini_app_opens_with_data_signed_as_telegram_signs_it(bot: Bot, ana: client.Person) -> None:
    app = WebAppInfo("https://coop.ec/clave?t=1")
    await bot.send_message(
        ana.id, "Su clave", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Abrir", web_app=app)]])
    )
    address, _, fragment = (await ana.tap("Abrir"))["url"].partition("#")
    data = dict(parse_qsl(dict(parse_qsl(fragment))["tgWebAppData"]))
    given = data.pop("hash")
    listed = "\n".join(f"{name}={value}" for name, value in sorted(data.items()))
    key = hmac.digest(b"WebAppData", TOKEN.encode(), "sha256")
    assert address == app.url
    assert given == hmac.digest(key, listed.encode(), "sha256").hex()
    assert json.loads(data["user"])["id"] == ana.id


async def test_too_many_messages_are_refused_with_the_seconds_to_wait(
    call: Caller, world: client.World, ana: client.Person
) -> None:
    await world.options(chat_messages_per_second=1, chat_messages_burst=3)
    answers = [await call("sendMessage", chat_id=ana.id, text=str(i)) for i in range(4)]
    assert [answer["ok"] for answer in answers] == [True, True, True, False]
    assert answers[3]["error_code"] == 429
    assert answers[3]["parameters"]["retry_after"] == 1
    await world.advance(1)
    assert (await call("sendMessage", chat_id=ana.id, text="x"))["ok"]


async def test_the_librarys_rate_limiter_stays_within_the_overall_limit(
    bot: Bot, world: client.World, ana: client.Person
) -> None:
    await asyncio.gather(*(bot.send_message(ana.id, str(i)) for i in range(45)))
    assert [call["error_code"] for call in await world.calls("sendMessage")] == [None] * 45


async def test_faults_strike_as_often_as_asked(
    bot: Bot, world: client.World, ana: client.Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # the library warns of its old way to tell `retry_after`
    await world.fault("sendMessage", "500", 2)
    await world.fault("sendMessage", "429", retry_after=7)
    await world.fault("sendMessage", "timeout", seconds=1)
    await world.fault("sendMessage", "lose_answer")
    for error in (NetworkError, NetworkError, RetryAfter):
        with pytest.raises(error):
            await bot.send_message(ana.id, "nada")
    with pytest.raises(TimedOut):
        await bot.send_message(ana.id, "nada", read_timeout=0.1)
    plain: Bot = ExtBot(TOKEN, base_url=f"{bot.base_url.split('/bot')[0]}/bot")
    async with plain:
        with pytest.raises(NetworkError):
            await plain.send_message(ana.id, "llegó")
        await plain.send_message(ana.id, "bien")
    await ana.wait_for("bien")
    assert [client.text_of(m) for m in ana.replies] == ["llegó", "bien"]


async def test_long_polling_waits_confirms_and_admits_one_at_a_time(
    bot: Bot, call: Caller, ana: client.Person
) -> None:
    [start] = await taken(bot)
    waiting = asyncio.create_task(call("getUpdates", offset=start.update_id + 1, timeout=20))
    await asyncio.sleep(0.05)
    began = time.monotonic()
    second = asyncio.create_task(call("getUpdates", offset=start.update_id + 1, timeout=20))
    refused = await waiting
    assert refused["error_code"] == 409
    assert "terminated by other getUpdates request" in refused["description"]
    await ana.send("hola")
    assert [u["message"]["text"] for u in (await second)["result"]] == ["hola"]
    assert time.monotonic() - began < 15  # it was the message that ended the wait, not the timeout
    await call("setWebhook", url="http://127.0.0.1:9/")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
