"""Telegram's published limits on what a bot sends, as pure checks shared by the server and the tests.

`refusals` are what Telegram answers with 400 (its words after "Bad Request: "); `violations` adds what its
documentation forbids although it lets it pass. Lengths are UTF-16 code units after entity parsing, the
stricter reading of "characters". Source: core.telegram.org/bots/api.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from simulator import keyboards
from simulator.entities import UnparsableEntitiesError, careless, parse_html, trimmed, utf16_length
from simulator.wire import Params, Upload, int_of, json_of, text_of

TEXT_CHARACTERS = 4096
CAPTION_CHARACTERS = 1024
ENTITIES = 100
ANSWER_CHARACTERS = 200
ANSWER_CACHE_SECONDS = 30 * 24 * 3600
COMMANDS = 100
COMMAND_CHARACTERS = 32
COMMAND_DESCRIPTION_CHARACTERS = 256
DESCRIPTION_CHARACTERS = 512
SHORT_DESCRIPTION_CHARACTERS = 120
SECRET_TOKEN_CHARACTERS = 256
WEBHOOK_CONNECTIONS = 100
UPDATES_PER_ANSWER = 100
DOCUMENT_BYTES = 50 * 1024 * 1024
PHOTO_BYTES = 10 * 1024 * 1024
DELETE_SECONDS = 48 * 3600
CHAT_ACTIONS = frozenset(
    {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"}
    | {"upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"}
)
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

Found = Iterator[str]
Check = Callable[[Params], Found]


def refusals(method: str, params: Params) -> list[str]:
    """Why Telegram would answer 400 to this call, the first being what it says; empty if it would not."""
    return [found for check in REFUSED.get(method, ()) for found in check(params)]


def violations(method: str, params: Params) -> list[str]:
    """Every published limit or rule this call breaks; empty for a clean call. Unknown methods are one."""
    if method not in REFUSED:
        return [f"unknown method {method}"]
    forgiven = chain.from_iterable(check(params) for check in FORGIVEN.get(method, ()))
    return [*refusals(method, params), *forgiven]


def formatted(params: Params, name: str) -> tuple[str, list[dict[str, Any]]]:
    """The text parameter `name` and its entities as Telegram stores them; UnparsableEntitiesError if it cannot be read."""
    source, mode = text_of(params, name), text_of(params, "parse_mode")
    if mode:
        if mode.lower() != "html":
            raise UnparsableEntitiesError(f"unsupported parse_mode {mode}")
        return trimmed(*parse_html(source))
    listed = _listed(params, "entities" if name == "text" else f"{name}_entities")
    total = utf16_length(source)
    for entity in listed:
        offset, length = int_of(entity, "offset", -1), int_of(entity, "length", -1)
        if offset < 0 or length <= 0 or offset + length > total:
            raise UnparsableEntitiesError("ENTITY_BOUNDS_INVALID")
    return trimmed(source, listed)


def _listed(params: Params, name: str) -> list[dict[str, Any]]:
    try:
        value = json_of(params, name) or []
    except ValueError:
        value = None
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise UnparsableEntitiesError(f"{name} must be a JSON list of objects")
    return value


def _present(name: str, complaint: str) -> Check:
    def check(params: Params) -> Found:
        if not text_of(params, name):
            yield complaint

    return check


def _unparsable(problem: UnparsableEntitiesError) -> str:
    return str(problem) if str(problem).isupper() else f"can't parse entities: {problem}"


def _text(too_long: str) -> Check:
    def check(params: Params) -> Found:
        if not text_of(params, "text"):
            yield "message text is empty"
            return
        try:
            text, _ = formatted(params, "text")
        except UnparsableEntitiesError as problem:
            yield _unparsable(problem)
            return
        if not text:
            yield "text must be non-empty"
        if utf16_length(text) > TEXT_CHARACTERS:
            yield too_long

    return check


def _caption(params: Params) -> Found:
    try:
        caption, _ = formatted(params, "caption")
    except UnparsableEntitiesError as problem:
        yield _unparsable(problem)
        return
    if utf16_length(caption) > CAPTION_CHARACTERS:
        yield "message caption is too long"


def _file(kind: str, size: int) -> Check:
    def check(params: Params) -> Found:
        value = params.get(kind)
        if not value:
            yield f"there is no {kind} in the request"
        elif isinstance(value, Upload):
            if not value.content:
                yield "file must be non-empty"
            elif len(value.content) > size:
                yield f"file of size {len(value.content)} bytes is too big for a {kind}; the maximum size is {size} bytes"
        elif str(value).startswith(("http://", "https://")):
            yield "wrong file identifier/HTTP URL specified"

    return check


def _markup(params: Params) -> Found:
    yield from keyboards.refusals(params.get("reply_markup"))


def _answer(params: Params) -> Found:
    if utf16_length(text_of(params, "text")) > ANSWER_CHARACTERS:
        yield "MESSAGE_TOO_LONG"
    if text_of(params, "url"):
        yield "URL_INVALID"


def _action(params: Params) -> Found:
    if text_of(params, "action") not in CHAT_ACTIONS:
        yield "wrong parameter action in request"


def _commands(params: Params) -> Found:
    try:
        listed = _listed(params, "commands")
    except UnparsableEntitiesError:
        yield "can't parse list of bot commands JSON array"
        return
    if len(listed) > COMMANDS:
        yield "BOT_COMMANDS_TOO_MUCH"
    for item in listed:
        if not re.fullmatch(rf"/?[a-z0-9_]{{1,{COMMAND_CHARACTERS}}}", text_of(item, "command")):
            yield "BOT_COMMAND_INVALID"
        if not 1 <= utf16_length(text_of(item, "description").strip()) <= COMMAND_DESCRIPTION_CHARACTERS:
            yield "BOT_COMMAND_DESCRIPTION_INVALID"


def _menu_button(params: Params) -> Found:
    try:
        button = json_of(params, "menu_button") or {"type": "default"}
        kind = button.get("type") if isinstance(button, dict) else None
    except ValueError:
        kind = None
        button = {}
    if kind not in {"commands", "default", "web_app"}:
        yield "can't parse menu button: unsupported type"
    elif kind == "web_app":
        address = text_of(button.get("web_app") or {}, "url")
        if not button.get("text"):
            yield "menu button text must be non-empty"
        if keyboards.web_app_problem(address) is not None:
            yield f"menu button Web App URL '{address}' is invalid: {keyboards.web_app_problem(address)}"


def _webhook(params: Params) -> Found:
    address, secret = text_of(params, "url"), text_of(params, "secret_token")
    if not address:
        return
    parts = urlsplit(address)
    # Telegram's own server takes plain HTTP too when it runs locally; nothing else here would reach us.
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        yield "bad webhook: An HTTPS URL must be provided for webhook"
    if len(secret) > SECRET_TOKEN_CHARACTERS:
        yield "secret token is too long"
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]+", secret):
        yield "secret token contains unallowed characters"


def _allowed_updates(params: Params) -> Found:
    try:
        value = json_of(params, "allowed_updates")
    except ValueError:
        value = ""
    if value is not None and not (isinstance(value, list) and all(isinstance(kind, str) for kind in value)):
        yield "can't parse allowed updates JSON array"


def _described(name: str, most: int, complaint: str) -> Check:
    def check(params: Params) -> Found:
        if utf16_length(text_of(params, name)) > most:
            yield complaint

    return check


def _careless(name: str) -> Check:
    def check(params: Params) -> Found:
        if text_of(params, "parse_mode").lower() == "html":
            yield from careless(text_of(params, name))
        try:
            _, entities = formatted(params, name)
        except UnparsableEntitiesError:
            return
        if len(entities) > ENTITIES:
            yield f"{len(entities)} entities, Telegram keeps {ENTITIES}"

    return check


def _forgiven_markup(params: Params) -> Found:
    yield from keyboards.forgiven(params.get("reply_markup"))


def _range(name: str, least: int, most: int) -> Check:
    def check(params: Params) -> Found:
        if params.get(name) is not None and not least <= int_of(params, name, least - 1) <= most:
            yield f"{name} outside {least}–{most}"

    return check


def _degrees(name: str, most: int) -> Check:
    def check(params: Params) -> Found:
        try:
            fits = abs(float(text_of(params, name))) <= most
        except ValueError:
            fits = False
        if not fits:
            yield f"{name} is not specified or wrong"

    return check


_CHAT = _present("chat_id", "chat_id is empty")
_MESSAGE = _present("message_id", "message identifier is not specified")

REFUSED: dict[str, tuple[Check, ...]] = {
    "getMe": (),
    "getUpdates": (_allowed_updates,),
    "setWebhook": (_webhook, _allowed_updates),
    "deleteWebhook": (),
    "getWebhookInfo": (),
    "sendMessage": (_CHAT, _text("message is too long"), _markup),
    "editMessageText": (_CHAT, _MESSAGE, _text("MESSAGE_TOO_LONG"), _markup),
    "editMessageCaption": (_CHAT, _MESSAGE, _caption, _markup),
    "editMessageReplyMarkup": (_CHAT, _MESSAGE, _markup),
    "deleteMessage": (_CHAT, _MESSAGE),
    "sendDocument": (_CHAT, _file("document", DOCUMENT_BYTES), _caption, _markup),
    "sendPhoto": (_CHAT, _file("photo", PHOTO_BYTES), _caption, _markup),
    "sendVenue": (
        _CHAT,
        _degrees("latitude", 90),
        _degrees("longitude", 180),
        _present("title", "VENUE_TITLE_EMPTY"),
        _present("address", "VENUE_ADDRESS_EMPTY"),
        _markup,
    ),
    "sendChatAction": (_CHAT, _action),
    "answerCallbackQuery": (_answer,),
    "setMyCommands": (_commands,),
    "getMyCommands": (),
    "deleteMyCommands": (),
    "setMyDescription": (_described("description", DESCRIPTION_CHARACTERS, "ABOUT_TOO_LONG"),),
    "setMyShortDescription": (
        _described("short_description", SHORT_DESCRIPTION_CHARACTERS, "SHORT_ABOUT_TOO_LONG"),
    ),
    "setChatMenuButton": (_menu_button,),
    "getFile": (_present("file_id", "file_id not specified"),),
}

FORGIVEN: dict[str, tuple[Check, ...]] = {
    "getUpdates": (_range("limit", 1, UPDATES_PER_ANSWER),),
    "setWebhook": (_range("max_connections", 1, WEBHOOK_CONNECTIONS),),
    "sendMessage": (_careless("text"), _forgiven_markup),
    "editMessageText": (_careless("text"), _forgiven_markup),
    "editMessageCaption": (_careless("caption"), _forgiven_markup),
    "editMessageReplyMarkup": (_forgiven_markup,),
    "sendDocument": (_careless("caption"), _forgiven_markup),
    "sendPhoto": (_careless("caption"), _forgiven_markup),
    "answerCallbackQuery": (
        _present("callback_query_id", "callback_query_id is empty"),
        _range("cache_time", 0, ANSWER_CACHE_SECONDS),
    ),
}
