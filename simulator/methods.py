"""The Bot API's methods: what each does to the simulated world, and what it refuses because of its state.

Whatever depends on the call alone has been checked before (`limits.refusals`). Texts are Telegram's.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from simulator import keyboards
from simulator.chats import Chat, Message, Wire
from simulator.entities import detected
from simulator.limits import DELETE_SECONDS, formatted
from simulator.pictures import photo_problem, photo_sizes
from simulator.updates import WITHOUT_ASKING
from simulator.webhook import DEFAULT_CONNECTIONS, Target
from simulator.wire import ApiError, Params, Upload, bad_request, flag_of, int_of, json_of, text_of
from simulator.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a"
    " current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"

Result = Any
Method = Callable[[World, Params], Awaitable[Result]]


def chat_of(world: World, params: Params) -> Chat:
    """The addressed chat; 400 if there is none, 403 if its person has not started the bot or blocked it."""
    chat = world.chats.get(int_of(params, "chat_id"))
    if chat is None:
        raise bad_request("chat not found")
    if chat.blocked:
        raise ApiError(403, "Forbidden: bot was blocked by the user")
    if not chat.started:
        raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
    return chat


async def get_me(world: World, _params: Params) -> Result:
    """The bot itself."""
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(world: World, params: Params) -> Result:
    """Long polling; 409 while a webhook is set or when another poll takes over."""
    if world.webhook.target is not None:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active;"
            " use deleteWebhook to delete the webhook first",
        )
    _allow(world, params)
    timeout = float(max(int_of(params, "timeout"), 0))
    return await world.updates.poll(int_of(params, "offset"), int_of(params, "limit", 100), timeout)


async def set_webhook(world: World, params: Params) -> Result:
    """Deliver to `url` from now on; an empty one is `deleteWebhook`."""
    _allow(world, params)
    if flag_of(params, "drop_pending_updates"):
        world.updates.drop_all()
    url = text_of(params, "url")
    connections = int_of(params, "max_connections", DEFAULT_CONNECTIONS)
    world.updates.wake()
    await world.webhook.set(Target(url, text_of(params, "secret_token"), connections) if url else None)
    return True


async def delete_webhook(world: World, params: Params) -> Result:
    """Stop delivering; getUpdates works again."""
    if flag_of(params, "drop_pending_updates"):
        world.updates.drop_all()
    await world.webhook.set(None)
    return True


async def get_webhook_info(world: World, _params: Params) -> Result:
    """The webhook and how it does."""
    return world.webhook.shown()


async def send_message(world: World, params: Params) -> Result:
    """A text."""
    text, entities = formatted(params, "text")
    return _sent(world, params, {"text": text, **_marked(text, entities, "entities")})


async def send_document(world: World, params: Params) -> Result:
    """A file."""
    value = params["document"]
    if isinstance(value, Upload):
        stored = world.store(value.name or "document", value.mime, value.content)
    elif value in world.files:
        stored = world.files[value]
    else:
        raise bad_request("wrong file identifier/HTTP URL specified")
    document = {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_name": stored.name,
        "mime_type": stored.mime,
        "file_size": len(stored.content),
    }
    return _sent(world, params, {"document": document, **_captioned(params)})


async def send_photo(world: World, params: Params) -> Result:
    """A picture; 400 if Telegram could not show it."""
    value = params["photo"]
    if isinstance(value, Upload):
        problem = photo_problem(value.content)
        if problem is not None:
            raise bad_request(problem)
        stored = world.store(value.name or "photo", value.mime, value.content)
    elif value in world.files:
        stored = world.files[value]
    else:
        raise bad_request("wrong file identifier/HTTP URL specified")
    width, height = photo_sizes(stored.content) or (0, 0)
    size = {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "width": width,
        "height": height,
        "file_size": len(stored.content),
    }
    return _sent(world, params, {"photo": [size], **_captioned(params)})


async def send_venue(world: World, params: Params) -> Result:
    """A point of the map with a name and an address."""
    location = {name: _degrees(params, name) for name in ("latitude", "longitude")}
    venue = {"location": location, "title": text_of(params, "title"), "address": text_of(params, "address")}
    return _sent(world, params, {"venue": venue, "location": location})


async def edit_message_text(world: World, params: Params) -> Result:
    """Another text, and the given keyboard or none."""
    message = _editable(world, params)
    if "text" not in message.wire:
        raise bad_request("there is no text in the message to edit")
    text, entities = formatted(params, "text")
    return _edited(world, params, message, {"text": text, **_marked(text, entities, "entities")})


async def edit_message_caption(world: World, params: Params) -> Result:
    """Another caption, and the given keyboard or none."""
    message = _editable(world, params)
    if "text" in message.wire:
        raise bad_request("there is no caption in the message to edit")
    return _edited(world, params, message, _captioned(params))


async def edit_message_reply_markup(world: World, params: Params) -> Result:
    """Another keyboard or none."""
    message = _editable(world, params)
    kept: Wire = {
        k: message.wire[k] for k in ("text", "entities", "caption", "caption_entities") if k in message.wire
    }
    return _edited(world, params, message, kept)


async def delete_message(world: World, params: Params) -> Result:
    """Take a message away: the bot's own, or in a private chat the person's; not after 48 hours."""
    chat = chat_of(world, params)
    message = chat.present(int_of(params, "message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    too_old = world.clock.now() - message.wire["date"] > DELETE_SECONDS
    if too_old or (not message.outgoing and chat.wire["type"] != "private"):
        raise bad_request("message can't be deleted")
    message.deleted = True
    world.changed(message)
    return True


async def send_chat_action(world: World, params: Params) -> Result:
    """Show "typing…" and the like."""
    world.typing(chat_of(world, params), text_of(params, "action"))
    return True


async def answer_callback_query(world: World, params: Params) -> Result:
    """End the spinning of a pressed button, once and in time."""
    callback = world.callbacks.get(text_of(params, "callback_query_id"))
    late = world.options.callback_timeout_seconds
    if callback is None or callback.answer is not None or world.clock.now() - callback.at > late:
        raise bad_request(TOO_OLD)
    callback.answer = {"text": text_of(params, "text"), "show_alert": flag_of(params, "show_alert")}
    callback.version = world.changes.touch()
    return True


async def set_my_commands(world: World, params: Params) -> Result:
    """The list behind the menu button; one for another language is kept beside it and shown to nobody here."""
    listed = json_of(params, "commands") or []
    kept = world.commands if not text_of(params, "language_code") else []
    kept[:] = [{"command": c["command"].removeprefix("/"), "description": c["description"]} for c in listed]
    world.changes.touch()
    return True


async def get_my_commands(world: World, _params: Params) -> Result:
    """The list behind the menu button."""
    return world.commands


async def delete_my_commands(world: World, _params: Params) -> Result:
    """No commands."""
    world.commands = []
    world.changes.touch()
    return True


async def describe(_world: World, _params: Params) -> Result:
    """Profile texts are taken and shown nowhere."""
    return True


async def set_chat_menu_button(world: World, params: Params) -> Result:
    """The button beside the text field, for one chat or all."""
    button = json_of(params, "menu_button") or {"type": "default"}
    if text_of(params, "chat_id"):
        chat_of(world, params).menu_button = button
    else:
        world.menu_button = button
    world.changes.touch()
    return True


async def get_file(world: World, params: Params) -> Result:
    """Where a file can be fetched: `/file/bot<token>/<file_path>`."""
    stored = world.files.get(text_of(params, "file_id"))
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
        "file_path": stored.path(),
    }


def _degrees(params: Params, name: str) -> float:
    return float(text_of(params, name))


def _allow(world: World, params: Params) -> None:
    listed = json_of(params, "allowed_updates")
    if listed is not None:
        world.updates.allowed = frozenset(listed) or WITHOUT_ASKING


def _marked(text: str, entities: list[Wire], name: str) -> Wire:
    found = detected(text, entities)
    return {name: found} if found else {}


def _captioned(params: Params) -> Wire:
    caption, entities = formatted(params, "caption")
    return {"caption": caption, **_marked(caption, entities, "caption_entities")} if caption else {}


def _inline(params: Params) -> Wire | None:
    """The inline keyboard in this call without empty rows; None if there is none."""
    rows = [
        row for row in (keyboards.decoded(params.get("reply_markup")) or {}).get("inline_keyboard", []) if row
    ]
    return {"inline_keyboard": rows} if rows else None


def _sent(world: World, params: Params, content: Wire) -> Wire:
    chat = chat_of(world, params)
    world.flood.spend(chat.id)
    reply = json_of(params, "reply_parameters") or {}
    if reply:
        quoted = chat.present(int_of(reply, "message_id"))
        if quoted is not None:
            content = {
                **content,
                "reply_to_message": {k: v for k, v in quoted.wire.items() if k != "reply_to_message"},
            }
        elif not flag_of(reply, "allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
    markup = keyboards.decoded(params.get("reply_markup")) or {}
    inline = _inline(params)
    if inline:
        content = {**content, "reply_markup": inline}
    elif "keyboard" in markup:
        chat.reply_keyboard = markup
    elif markup.get("remove_keyboard"):
        chat.reply_keyboard = None
    if flag_of(params, "protect_content"):
        content = {**content, "has_protected_content": True}
    return dict(world.post(chat, world.bot, content, outgoing=True).wire)


def _editable(world: World, params: Params) -> Message:
    message = chat_of(world, params).present(int_of(params, "message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.outgoing:
        raise bad_request("message can't be edited")
    return message


def _edited(world: World, params: Params, message: Message, content: Wire) -> Wire:
    inline = _inline(params)
    after = {**content, **({"reply_markup": inline} if inline else {})}
    changing = ("text", "entities", "caption", "caption_entities", "reply_markup")
    if after == {k: message.wire[k] for k in changing if k in message.wire}:
        raise bad_request(NOT_MODIFIED)
    world.flood.spend(int(message.wire["chat"]["id"]))
    for name in changing:
        message.wire.pop(name, None)
    message.wire.update(after, edit_date=world.clock.stamp())
    message.edits += 1
    world.changed(message)
    return dict(message.wire)


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "sendVenue": send_venue,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "sendChatAction": send_chat_action,
    "answerCallbackQuery": answer_callback_query,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyDescription": describe,
    "setMyShortDescription": describe,
    "setChatMenuButton": set_chat_menu_button,
    "getFile": get_file,
}
