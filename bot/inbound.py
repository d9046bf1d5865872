"""What Telegram says, as what happened to a conversation. Pure; one update in, one value out.

Only a person writing or tapping in a private chat acts; groups, channels, inline queries, other bots, edits and forwarded
messages never do (S39). Updates stay plain JSON: building python-telegram-bot's whole objects costs more than a turn, so they are
built only where its knowledge is needed, for the HTML of a tapped message.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from telegram import Chat, Message, MessageEntity

from dialogs.engine.events import Edited, Event, Located, Media, Order, Said, Tap, Text
from dialogs.engine.notices import DURABLE
from dialogs.parcels import Button, Keyboard
from dialogs.runtime import Inbound, TapSource

ORDERS: Final[Mapping[str, Order]] = {
    "start": Order.START,
    "menu": Order.MENU,
    "cancelar": Order.CANCEL,
    "ayuda": Order.HELP,
    "asesor": Order.AGENT,
    "verificar": Order.VERIFY,
    "misdatos": Order.MY_DATA,
    "nofuiyo": Order.NOT_ME,
    "idioma": Order.LANGUAGE,
    "salir": Order.LOGOUT,
}
"""Telegram's commands, in the order of its menu."""

ALSO: Final[Mapping[str, Order]] = {
    "cancel": Order.CANCEL,
    "back": Order.BACK,
    "help": Order.HELP,
    "agent": Order.AGENT,
    "verify": Order.VERIFY,
    "mydata": Order.MY_DATA,
    "notme": Order.NOT_ME,
    "language": Order.LANGUAGE,
    "english": Order.ENGLISH,
    "logout": Order.LOGOUT,
}
"""The same as people type them in English; not in the menu."""

WANTED: Final = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update we ask Telegram for; others are ignored if they come nevertheless."""

MEDIA: Final = (
    *(
        "contact",
        "venue",
        "location",
        "photo",
        "voice",
        "audio",
        "animation",
        "document",
        "video",
        "video_note",
    ),
    *("sticker", "story", "dice", "game", "poll", "paid_media", "checklist"),
)
"""What a person can send besides text; a service message has none of these. A venue is also a location, an animation also
a document: the more telling name comes first."""

FORWARDED: Final = (
    "forward_origin",
    "forward_date",
    "forward_from",
    "forward_from_chat",
    "forward_sender_name",
)

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@[A-Za-z0-9_]{1,64})?(?:\s|$)")
_EPOCH = datetime.fromtimestamp(0, UTC)


class Reason(StrEnum):
    """Why an update is not for a conversation."""

    NOT_PRIVATE = "not_private"
    BOT = "bot"
    SERVICE = "service"
    UNWANTED = "unwanted"
    UNREADABLE = "unreadable"
    """Not what Telegram documents: to be looked at by a person."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """An update that changes nothing."""

    reason: Reason
    update_id: int | None = None


@dataclass(frozen=True, slots=True)
class Blocked:
    """The person stopped the bot, or let it write again."""

    chat_id: int
    blocked: bool
    update_id: int


def read_update(update: object) -> Inbound | Blocked | Ignored:
    """What a decoded update means; never raises, whatever it holds."""
    try:
        return _read(update)  # type: ignore[arg-type]  # anything may come; what does not fit raises one of these
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        update_id = update.get("update_id") if isinstance(update, dict) else None
        return Ignored(Reason.UNREADABLE, update_id if isinstance(update_id, int) else None)


def _read(update: Mapping[str, Any]) -> Inbound | Blocked | Ignored:
    update_id = _number(update["update_id"])
    if "message" in update:
        return _of_person(update["message"], update["message"]["chat"], update_id, _said(update["message"]))
    if "callback_query" in update:
        return _tap(update["callback_query"], update_id)
    if "edited_message" in update:
        edited = update["edited_message"]
        # A shared live location moves by edits; nobody means anything by them.
        event = None if "location" in edited else Edited()
        return _of_person(edited, edited["chat"], update_id, event)
    if "my_chat_member" in update:
        return _membership(update["my_chat_member"], update_id)
    return Ignored(Reason.UNWANTED, update_id)


def _of_person(
    source: Mapping[str, Any],
    chat: Mapping[str, Any],
    update_id: int,
    event: Event | None,
    tap: TapSource | None = None,
) -> Inbound | Ignored:
    """The event, if a person sent it in a private chat with us."""
    sender = source.get("from")
    if chat["type"] != "private" or sender is None or sender["id"] != chat["id"]:
        return Ignored(Reason.NOT_PRIVATE, update_id)
    if sender["is_bot"] or "sender_business_bot" in source:
        return Ignored(Reason.BOT, update_id)
    if event is None:
        return Ignored(Reason.SERVICE, update_id)
    return Inbound(_number(chat["id"]), event, update_id, tap, sender.get("language_code"))


def _said(message: Mapping[str, Any]) -> Event | None:
    """What a message says; None for one that Telegram wrote itself (a pinned message, a changed picture)."""
    if any(name in message for name in FORWARDED):
        return Media("forwarded")
    if "via_bot" in message:
        return Media("via_bot")
    if "location" in message:
        return _located(message["location"])
    if "text" not in message:
        kind = next((name for name in MEDIA if name in message), None)
        return None if kind is None else _media(kind, message)
    text = _text(message["text"])
    command = _COMMAND.match(text)
    name = command[1].lower() if command else ""
    order = ORDERS.get(name) or ALSO.get(name)
    return Said(order) if order else Text(text, _number(message["message_id"]))


def _media(kind: str, message: Mapping[str, Any]) -> Media:
    """What it is, what Telegram calls its file where it has one, and what is written under it; of a photo the largest size."""
    held = message[kind]
    if isinstance(held, list):
        held = max(held, key=lambda size: size["width"] * size["height"], default={})
    file = held.get("file_id", "") if isinstance(held, dict) else ""
    return Media(kind, _text(file), _text(message.get("caption", "")))


def _located(location: Mapping[str, Any]) -> Located:
    """Degrees on this earth; anything else is not what Telegram documents."""
    latitude, longitude = float(location["latitude"]), float(location["longitude"])
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):  # noqa: PLR2004 - degrees
        raise ValueError
    return Located.at(latitude, longitude)


def _tap(query: Mapping[str, Any], update_id: int) -> Inbound | Ignored:
    """A button of ours; buttons of inline messages and of games have no message or no data."""
    if "message" not in query or "data" not in query:
        return Ignored(Reason.UNWANTED, update_id)
    message = query["message"]
    message_id = _number(message["message_id"])
    lasting = _lasting(message.get("reply_markup"), query["data"])
    source = TapSource(_text(query["id"]), message_id, _html(message), lasting)
    return _of_person(query, message["chat"], update_id, Tap(_text(query["data"]), message_id), source)


def _lasting(markup: Any, tapped: str) -> Keyboard:
    """The buttons that go on acting beside the tapped one, a row each."""
    rows = markup["inline_keyboard"] if markup else ()
    found = ((each["text"], each.get("callback_data", "")) for row in rows for each in row)
    return tuple(
        (Button(_text(text), _text(data)),)
        for text, data in found
        if data.startswith(DURABLE) and data != tapped
    )


def _html(message: Mapping[str, Any]) -> str:
    """The text or caption as Telegram's HTML; empty for a message that is too old to be shown to bots."""
    name = "text" if "text" in message else "caption"
    text = message.get(name, "")
    entities = message.get("entities" if name == "text" else "caption_entities")
    if not entities:
        return html.escape(_text(text), quote=False)
    listed = MessageEntity.de_list(entities)
    return Message(0, _EPOCH, Chat(0, "private"), text=_text(text), entities=listed).text_html


def _membership(change: Mapping[str, Any], update_id: int) -> Blocked | Ignored:
    chat = change["chat"]
    if chat["type"] != "private":
        return Ignored(Reason.NOT_PRIVATE, update_id)
    return Blocked(_number(chat["id"]), change["new_chat_member"]["status"] == "kicked", update_id)


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError
    return value


def _text(value: object) -> str:
    if type(value) is not str:
        raise TypeError
    return value
