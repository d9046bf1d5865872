"""What we say, as calls of the Bot API within its limits. Pure; one parcel in, its calls out, in order.

Parameters are the Bot API's own, ready for JSON; the file of an attachment comes drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.html import CAPTION_UNITS, TEXT_UNITS, fits, parts, plain, shortened
from dialogs.documents import Drawn
from dialogs.parcels import (
    AnswerTap,
    Button,
    CloseKeyboard,
    DeleteMessage,
    Keyboard,
    Message,
    Parcel,
    ReplaceKeyboard,
)

ANSWER_UNITS: Final = 200
BUTTON_UNITS: Final = 60
"""Longer labels are cut by phones without saying so."""
BUTTON_DATA_BYTES: Final = 64
BUTTONS_PER_ROW: Final = 8
BUTTONS: Final = 100
NO_WORDS: Final = "👇"
"""Stands over buttons that come without words; Telegram sends no empty message."""
NO_LABEL: Final = "…"
NO_PREVIEW: Final = {"is_disabled": True}


class UnsendableError(ValueError):
    """A parcel no messenger could carry: a fault in whoever made it."""


@dataclass(frozen=True, slots=True)
class Call:
    """One method with its parameters. `file` goes under `file_field` as an upload."""

    method: str
    params: Mapping[str, Any]
    file: Drawn | None = None
    file_field: str = ""


def calls(chat_id: int, parcel: Parcel, public_url: str, file: Drawn | None = None) -> tuple[Call, ...]:
    """The calls that deliver a parcel; `file` is the message's attachment, `public_url` where secure pages are."""
    chat = {"chat_id": chat_id}
    match parcel:
        case Message():
            return tuple(_message(chat, parcel, public_url, file))
        case AnswerTap():
            text = {} if parcel.text is None else {"text": shortened(parcel.text, ANSWER_UNITS)}
            return (Call("answerCallbackQuery", {"callback_query_id": parcel.callback_id, **text}),)
        case CloseKeyboard():
            return (_closed({**chat, "message_id": parcel.message_id}, parcel.html),)
        case ReplaceKeyboard():
            markup = _markup(parcel.keyboard, public_url)
            return (
                Call(
                    "editMessageReplyMarkup",
                    {**chat, "message_id": parcel.message_id, "reply_markup": markup},
                ),
            )
        case DeleteMessage():
            return (Call("deleteMessage", {**chat, "message_id": parcel.message_id}),)
    raise UnsendableError(type(parcel).__name__)


def as_caption(call: Call) -> Call:
    """The same edit for a message that has a caption instead of a text."""
    params = {
        name: value for name, value in call.params.items() if name not in {"text", "link_preview_options"}
    }
    text = call.params["text"]
    caption = {"caption": text} if fits(text, CAPTION_UNITS) else {}
    return Call("editMessageCaption" if caption else "editMessageReplyMarkup", {**params, **caption})


def as_plain(call: Call) -> Call:
    """The same call without markup, for HTML that Telegram could not read: said plainly is better than not said."""
    name = "text" if "text" in call.params else "caption"
    params = {key: value for key, value in call.params.items() if key != "parse_mode"}
    return Call(call.method, {**params, name: plain(call.params[name])}, call.file, call.file_field)


def _message(
    chat: Mapping[str, Any], message: Message, public_url: str, file: Drawn | None
) -> Iterator[Call]:
    """Text, then the file; the buttons hang on the last of it. A place goes first: the buttons need a message with words."""
    if file is not None and file.point is not None:
        point = file.point
        degrees = {"latitude": point.latitude, "longitude": point.longitude}
        yield Call("sendVenue", {**chat, **degrees, "title": point.title, "address": point.address})
        file = None
    markup = {"reply_markup": _markup(message.keyboard, public_url)} if message.keyboard else {}
    captioned = file is not None and fits(message.html, CAPTION_UNITS)
    texts = [] if captioned else list(parts(message.html, TEXT_UNITS))
    if not texts and file is None and markup:
        texts = [NO_WORDS]
    for number, text in enumerate(texts, start=1):
        last = file is None and number == len(texts)
        yield Call("sendMessage", {**chat, **_worded("text", text), **(markup if last else {})})
    if file is not None:
        method, name = ("sendPhoto", "photo") if file.is_photo else ("sendDocument", "document")
        caption = _worded("caption", message.html) if captioned and plain(message.html).strip() else {}
        yield Call(method, {**chat, **caption, **markup}, file, name)


def _closed(target: Mapping[str, Any], text: str) -> Call:
    """The keyboard goes. Where the words are not known or have become too long, only the keyboard does."""
    if plain(text).strip() and fits(text, TEXT_UNITS):
        return Call("editMessageText", {**target, **_worded("text", text)})
    return Call("editMessageReplyMarkup", dict(target))


def _worded(name: str, text: str) -> dict[str, Any]:
    preview = {"link_preview_options": NO_PREVIEW} if name == "text" else {}
    return {name: text, "parse_mode": "HTML", **preview}


def _markup(keyboard: Keyboard, public_url: str) -> dict[str, Any]:
    starts = ((row, start) for row in keyboard for start in range(0, len(row), BUTTONS_PER_ROW))
    rows = [row[start : start + BUTTONS_PER_ROW] for row, start in starts]
    if sum(map(len, rows)) > BUTTONS:
        raise UnsendableError(f"more than {BUTTONS} buttons")
    return {"inline_keyboard": [[_button(button, public_url) for button in row] for row in rows]}


def _button(button: Button, public_url: str) -> dict[str, Any]:
    label = {"text": shortened(button.text.strip(), BUTTON_UNITS) or NO_LABEL}
    if button.page is not None:
        address = f"{public_url}/p/{button.page}"
        if public_url.startswith("https://"):
            return {**label, "web_app": {"url": address}}
        return {**label, "url": address}
    if not 1 <= len(button.data.encode()) <= BUTTON_DATA_BYTES:
        raise UnsendableError("a button's data does not fit")
    return {**label, "callback_data": button.data}
