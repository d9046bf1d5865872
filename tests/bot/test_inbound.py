"""Which updates act, as what, and which never do (S39)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update as TelegramUpdate

from bot.inbound import ALSO, ORDERS, Blocked, Ignored, Reason, read_update
from dialogs.engine.events import Edited, Event, Located, Media, Order, Said, Tap, Text
from dialogs.parcels import Button
from dialogs.runtime import Inbound, TapSource

PERSON = {"id": 7, "is_bot": False, "first_name": "Ana", "language_code": "es"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ana"}
GROUP = {"id": -100, "type": "supergroup", "title": "Familia"}
CHANNEL = {"id": -200, "type": "channel", "title": "Noticias"}
OUR_BOT = {"id": 1, "is_bot": True, "first_name": "Cooprogreso", "username": "coop_bot"}

Json = dict[str, Any]


def message(**more: Any) -> Json:
    return {"message_id": 5, "from": PERSON, "chat": PRIVATE, "date": 1_700_000_000, **more}


def update(kind: str, content: Any) -> Json:
    return {"update_id": 42, kind: content}


def said(**more: Any) -> Json:
    return update("message", message(**more))


def tapped(**more: Any) -> Json:
    prompt = {"message_id": 9, "from": OUR_BOT, "chat": PRIVATE, "date": 1_700_000_000, "text": "¿Cuánto?"}
    query = {"id": "99", "from": PERSON, "message": prompt, "chat_instance": "1", "data": "n0nce.key"}
    return update("callback_query", {**query, **more})


ORIGIN = {"type": "user", "sender_user": PERSON, "date": 1}
TRANSFER = "transfiere 100 a Andrés"
SIZES = [
    {"file_id": "small", "width": 90, "height": 60},
    {"file_id": "large", "width": 1280, "height": 853},
    {"file_id": "middle", "width": 320, "height": 213},
]

ACTING: list[tuple[str, Json, Event]] = [
    ("a text", said(text="45,50"), Text("45,50", 5)),
    ("a command in capitals", said(text="/MENU"), Said(Order.MENU)),
    ("a command with the bot's name", said(text="/cancelar@coop_bot"), Said(Order.CANCEL)),
    ("a start with a payload", said(text="/start promo-1"), Said(Order.START)),
    ("an unknown command is text", said(text="/foo"), Text("/foo", 5)),
    ("a slash inside a text is text", said(text="1/menu"), Text("1/menu", 5)),
    ("a word that begins like a command is text", said(text="/menus"), Text("/menus", 5)),
    ("a contact", said(contact={"phone_number": "1", "first_name": "x", "user_id": 8}), Media("contact")),
    ("a place", said(venue={"title": "x"}, location={"latitude": 0, "longitude": 0}), Located.at(0.0, 0.0)),
    ("a location", said(location={"latitude": -0.2, "longitude": -78.5}), Located.at(-0.2, -78.5)),
    ("a photo whose caption is a command", said(photo=[], caption="/menu"), Media("photo", "", "/menu")),
    ("a photo in its sizes", said(photo=SIZES), Media("photo", "large")),
    ("a document", said(document={"file_id": "d"}, caption="mira"), Media("document", "d", "mira")),
    ("a moving picture", said(animation={}, document={}), Media("animation")),
    *((f"a {kind}", said(**{kind: {}}), Media(kind)) for kind in ("voice", "sticker", "venue", "video_note")),
    ("a forwarded text", said(text=TRANSFER, forward_origin=ORIGIN), Media("forwarded")),
    ("a forwarded command", said(text="/menu", forward_origin=ORIGIN), Media("forwarded")),
    ("a text through another bot", said(text=TRANSFER, via_bot={**OUR_BOT, "id": 3}), Media("via_bot")),
    ("an edited text", update("edited_message", message(text=TRANSFER, edit_date=2)), Edited()),
    ("an edited command", update("edited_message", message(text="/menu", edit_date=2)), Edited()),
]


@pytest.mark.parametrize(("given", "event"), [case[1:] for case in ACTING], ids=[case[0] for case in ACTING])
def test_what_a_person_sends_in_private_becomes_its_event(given: Json, event: Event) -> None:
    assert read_update(given) == Inbound(7, event, 42, None, "es")


@pytest.mark.parametrize(("name", "order"), [*ORDERS.items(), *ALSO.items()])
def test_every_command_of_the_menu_is_an_order_and_so_is_its_english(name: str, order: Order) -> None:
    assert read_update(said(text=f"/{name}")) == Inbound(7, Said(order), 42, None, "es")


def test_a_tap_brings_the_html_of_its_message() -> None:
    entities = [{"type": "bold", "offset": 0, "length": 6}, {"type": "code", "offset": 9, "length": 2}]
    prompt = {
        "message_id": 9,
        "from": OUR_BOT,
        "chat": PRIVATE,
        "date": 1,
        "text": "Cuenta 😀 <1",
        "entities": [entities[0], {**entities[1], "offset": 10}],
    }
    read = read_update(tapped(message=prompt))
    source = TapSource("99", 9, "<b>Cuenta</b> 😀 <code>&lt;1</code>")
    assert read == Inbound(7, Tap("n0nce.key", 9), 42, source, "es")


@pytest.mark.parametrize(
    ("prompt", "html"),
    [
        ({"text": "a < b & c"}, "a &lt; b &amp; c"),
        (
            {"caption": "Tu cuenta", "caption_entities": [{"type": "italic", "offset": 0, "length": 2}]},
            "<i>Tu</i> cuenta",
        ),
        ({}, ""),
    ],
    ids=["plain text is escaped", "a caption", "a message too old to be shown"],
)
def test_a_tap_reads_every_kind_of_prompt(prompt: Json, html: str) -> None:
    read = read_update(tapped(message={"message_id": 9, "chat": PRIVATE, "date": 0, **prompt}))
    assert isinstance(read, Inbound)
    assert read.tap == TapSource("99", 9, html)


def test_a_tap_brings_the_buttons_that_outlast_it() -> None:
    texts = {"~menu": "Menú", "!!share": "Compartir", "!handle": "No fui yo", "n0nce.key": "Sí"}
    rows = [[{"text": text, "callback_data": data}] for data, text in texts.items()]
    rows.append([{"text": "Abrir", "url": "https://bank.example/p/1"}])
    shown = {
        "message_id": 9,
        "chat": PRIVATE,
        "date": 1,
        "text": "Listo",
        "reply_markup": {"inline_keyboard": rows},
    }
    read = read_update(tapped(message=shown, data="!handle"))
    assert isinstance(read, Inbound)
    assert read.tap == TapSource("99", 9, "Listo", ((Button("Compartir", "!!share"),),))


BY_BOT = message(text=TRANSFER, **{"from": {**OUR_BOT, "id": 7}})
IN_GROUP = message(text="/menu", chat=GROUP)
INACTIVE: list[tuple[str, Json, Reason]] = [
    ("a text in a group", update("message", IN_GROUP), Reason.NOT_PRIVATE),
    ("an edited text in a group", update("edited_message", IN_GROUP), Reason.NOT_PRIVATE),
    ("an anonymous administrator", update("message", {**IN_GROUP, "sender_chat": GROUP}), Reason.NOT_PRIVATE),
    (
        "a message from nobody",
        update("message", {k: v for k, v in message(text="x").items() if k != "from"}),
        Reason.NOT_PRIVATE,
    ),
    (
        "somebody else in a private chat",
        said(text="/menu", **{"from": {**PERSON, "id": 8}}),
        Reason.NOT_PRIVATE,
    ),
    ("a text from a bot", update("message", BY_BOT), Reason.BOT),
    ("a text from a business bot", said(text=TRANSFER, sender_business_bot=OUR_BOT), Reason.BOT),
    ("a pinned message", said(pinned_message=message(text=TRANSFER)), Reason.SERVICE),
    ("data of a keyboard's web app", said(web_app_data={"data": "x", "button_text": "y"}), Reason.SERVICE),
    ("a live location that moves", update("edited_message", message(location={})), Reason.SERVICE),
    (
        "a tap in a group",
        tapped(message={"message_id": 9, "chat": GROUP, "date": 1, "text": "x"}),
        Reason.NOT_PRIVATE,
    ),
    ("a tap by somebody else", tapped(**{"from": {**PERSON, "id": 8}}), Reason.NOT_PRIVATE),
    (
        "a tap under an inline message",
        update("callback_query", {"id": "1", "from": PERSON, "inline_message_id": "x", "data": "n"}),
        Reason.UNWANTED,
    ),
    (
        "a game's tap",
        update("callback_query", {"id": "1", "from": PERSON, "message": message(), "game_short_name": "x"}),
        Reason.UNWANTED,
    ),
    (
        "membership in a group",
        update("my_chat_member", {"chat": GROUP, "new_chat_member": {"status": "kicked"}}),
        Reason.NOT_PRIVATE,
    ),
]
HANDLED = {"message", "edited_message", "callback_query", "my_chat_member"}
OTHERS = sorted(set(TelegramUpdate.ALL_TYPES) - HANDLED)


@pytest.mark.parametrize(
    ("given", "reason"), [case[1:] for case in INACTIVE], ids=[case[0] for case in INACTIVE]
)
def test_what_is_not_a_person_in_private_never_acts(given: Json, reason: Reason) -> None:
    assert read_update(given) == Ignored(reason, 42)


@pytest.mark.parametrize("kind", OTHERS)
def test_every_other_kind_of_update_never_acts(kind: str) -> None:
    """Each carries as much of a valid command as its shape allows."""
    content = message(
        text="/menu", data="n0nce.key", query="/menu", id="1", chat=CHANNEL if "channel" in kind else PRIVATE
    )
    assert read_update(update(kind, content)) == Ignored(Reason.UNWANTED, 42)


@pytest.mark.parametrize(("status", "blocked"), [("kicked", True), ("member", False)])
def test_stopping_the_bot_and_letting_it_write_again_are_told_apart(status: str, blocked: bool) -> None:
    change = {
        "chat": PRIVATE,
        "from": PERSON,
        "date": 1,
        "new_chat_member": {"user": OUR_BOT, "status": status},
    }
    assert read_update(update("my_chat_member", change)) == Blocked(7, blocked, 42)


POISON: list[Any] = [
    *(
        None,
        1,
        "x",
        [],
        {},
        {"update_id": "42", "message": message(text="x")},
        {"update_id": True, "message": {}},
    ),
    *(update("message", None), update("message", []), update("message", {"chat": "x"})),
    *(said(text=5), said(text=None), said(text="x", message_id="5"), tapped(data=5), tapped(message=[])),
    tapped(
        message={"message_id": 9, "chat": PRIVATE, "date": 1, "text": "x", "entities": [{"type": "bold"}]}
    ),
    tapped(message={"message_id": 9, "chat": PRIVATE, "date": 1, "text": "x", "entities": "bold"}),
]


@pytest.mark.parametrize("given", POISON, ids=lambda given: json.dumps(given)[:60])
def test_what_telegram_does_not_document_is_unreadable_and_not_an_exception(given: Any) -> None:
    read = read_update(given)
    assert isinstance(read, Ignored)
    assert read.reason is Reason.UNREADABLE


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(message())), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.sampled_from(sorted(HANDLED)), JSON)
def test_no_shape_of_an_update_raises(kind: str, content: Any) -> None:
    read_update(update(kind, content))
