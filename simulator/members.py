"""What a person does with the phone: write, press, share, edit, forward, block, post in a group."""

import hashlib
import hmac
import json
import secrets
from typing import Any
from urllib.parse import quote, urlencode

from simulator.chats import Callback, Chat, Message, Person, StoredFile, Wire
from simulator.entities import detected
from simulator.keyboards import buttons
from simulator.limits import TEXT_CHARACTERS
from simulator.pictures import photo_sizes
from simulator.world import World

VOICE_SECONDS = 4
QUITO = (-0.1807, -78.4678)


class ImpossibleError(ValueError):
    """A phone does not offer that: no such message, no such button, an empty text."""


def write(world: World, person: Person, text: str, extra: Wire | None = None) -> Message:
    """Send a text in the private chat."""
    if not text.strip():
        raise ImpossibleError("a message needs a text")
    # A phone cuts a long text into several messages; the bot gets each of them.
    parts = [text[i : i + TEXT_CHARACTERS] for i in range(0, len(text), TEXT_CHARACTERS)]
    return [_say(world, person, {**_texted(part), **(extra or {})}) for part in parts][-1]


def edit(world: World, person: Person, message_id: int, text: str) -> Message:
    """Change a text the person wrote."""
    chat = world.chats[person.id]
    message = chat.present(message_id)
    if message is None or message.outgoing or "text" not in message.wire or not text.strip():
        raise ImpossibleError("only one's own text can be edited")
    message.wire.pop("entities", None)
    message.wire.update(_texted(text), edit_date=world.clock.stamp())
    message.edits += 1
    world.changed(message)
    world.updates.push("edited_message", dict(message.wire), chat.id)
    return message


def forward(world: World, person: Person, text: str, author: str) -> Message:
    """Forward somebody else's text to the bot."""
    origin = {"type": "hidden_user", "sender_user_name": author, "date": world.clock.stamp()}
    return _say(world, person, {**_texted(text), "forward_origin": origin})


def post_in_group(world: World, person: Person, text: str, title: str) -> Message:
    """Write in a group the bot is in."""
    chat = world.group(title)
    message = world.post(chat, person.user, _texted(text), outgoing=False)
    world.updates.push("message", dict(message.wire), chat.id, message.id)
    return message


def share(world: World, person: Person, kind: str, fields: dict[str, Any]) -> Message:
    """Send something that is not a text; `kind` is one of `SHARED`."""
    if kind not in SHARED:
        raise ImpossibleError(f"kind must be one of {', '.join(SHARED)}")
    return _say(world, person, SHARED[kind](world, person, fields))


def block(world: World, person: Person, *, blocked: bool) -> None:
    """Stop the bot, or let it write again."""
    chat = world.chats[person.id]
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    world.updates.push(
        "my_chat_member",
        {
            "chat": chat.wire,
            "from": person.user,
            "date": world.clock.stamp(),
            "old_chat_member": _membership(world, before),
            "new_chat_member": _membership(world, after),
        },
        chat.id,
    )
    world.changes.touch()


def press(
    world: World, person: Person, *, label: str | None, data: str | None, message_id: int | None, old: bool
) -> tuple[Message, Wire, Callback | None]:
    """Press a button under the newest message that has it.

    `old` also finds buttons the bot has since taken away, as on a second phone that lags behind. A button that
    opens an address makes no callback. Raises `ImpossibleError` if no such button is there.
    """
    chat = world.chats[person.id]
    for message in reversed(chat.messages.values()):
        if message_id not in {None, message.id} or not message.outgoing or (message.deleted and not old):
            continue
        for button in _offered(message, old=old):
            if (label is None or button["text"] == label) and (
                data is None or button.get("callback_data") == data
            ):
                return message, button, _pressed(world, person, chat, message, button)
    raise ImpossibleError(f"no such button: {label or data}")


def web_app_address(world: World, person: Person, address: str) -> str:
    """The address a Mini App button opens: the person's signed `initData` in the fragment."""
    query_id = secrets.token_urlsafe(16)
    fields = {
        "auth_date": str(world.clock.stamp()),
        "query_id": query_id,
        "user": json.dumps({k: v for k, v in person.user.items() if k != "is_bot"}, separators=(",", ":")),
    }
    listed = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.new(b"WebAppData", world.bot_token.encode(), hashlib.sha256).digest()
    signed = urlencode({**fields, "hash": hmac.new(key, listed.encode(), hashlib.sha256).hexdigest()})
    return f"{address}#tgWebAppData={quote(signed, safe='')}&tgWebAppVersion=9.0&tgWebAppPlatform=android"


def _offered(message: Message, *, old: bool) -> list[Wire]:
    current = [] if message.deleted else buttons(message.wire.get("reply_markup"))
    return [*current, *(b for keyboard in reversed(message.keyboards) for b in keyboard)] if old else current


def _pressed(world: World, person: Person, chat: Chat, message: Message, button: Wire) -> Callback | None:
    if "callback_data" not in button:
        return None
    callback = world.add_callback(person.id, message.id, button["callback_data"])
    message.pressed = button["text"]
    message.version = world.changes.touch()
    query = {
        "id": callback.id,
        "from": person.user,
        "message": dict(message.wire),
        "chat_instance": hashlib.sha256(str(chat.id).encode()).hexdigest()[:18],
        "data": callback.data,
    }
    if message.deleted:
        query["message"] = {"message_id": message.id, "chat": chat.wire, "date": 0}
    world.updates.push("callback_query", query, chat.id)
    return callback


def _texted(text: str) -> Wire:
    found = detected(text, [])
    return {"text": text, **({"entities": found} if found else {})}


def _say(world: World, person: Person, content: Wire) -> Message:
    chat = world.chats[person.id]
    if chat.blocked:
        raise ImpossibleError("the bot is blocked")
    chat.started = True
    message = world.post(chat, person.user, content, outgoing=False)
    if chat.reply_keyboard and chat.reply_keyboard.get("one_time_keyboard"):
        chat.reply_keyboard = None
    world.updates.push("message", dict(message.wire), chat.id, message.id)
    return message


def _membership(world: World, status: str) -> Wire:
    return {"user": world.bot, "status": status, **({"until_date": 0} if status == "kicked" else {})}


def _contact(_world: World, person: Person, fields: dict[str, Any]) -> Wire:
    """One's own contact by default; with `phone_number` another's, whose `user_id` may be given."""
    number = str(fields.get("phone_number") or person.phone or "")
    if not number:
        raise ImpossibleError("this person has no phone")
    contact: Wire = {"phone_number": number.removeprefix("+")}
    if fields.get("phone_number"):
        contact["first_name"] = fields.get("first_name", "Contacto")
        if fields.get("user_id"):
            contact["user_id"] = int(fields["user_id"])
    else:
        contact["first_name"], contact["user_id"] = person.user["first_name"], person.id
    return {"contact": contact}


def _location(_world: World, _person: Person, fields: dict[str, Any]) -> Wire:
    latitude, longitude = QUITO
    return {
        "location": {
            "latitude": float(fields.get("latitude", latitude)),
            "longitude": float(fields.get("longitude", longitude)),
        }
    }


def _content(fields: dict[str, Any], default: bytes) -> bytes:
    content = fields.get("content", default)
    return content if isinstance(content, bytes) else default


def _described(stored: StoredFile, **more: Any) -> Wire:
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
        **more,
    }


def _captioned(fields: dict[str, Any], content: Wire) -> Wire:
    return {**content, **({"caption": str(fields["caption"])} if fields.get("caption") else {})}


def _photo(world: World, _person: Person, fields: dict[str, Any]) -> Wire:
    content = _content(fields, _PIXEL)
    stored = world.store("foto.png", str(fields.get("mime", "image/png")), content)
    width, height = photo_sizes(content) or (1, 1)
    return _captioned(fields, {"photo": [_described(stored, width=width, height=height)]})


def _document(world: World, _person: Person, fields: dict[str, Any]) -> Wire:
    name, mime = str(fields.get("name", "archivo.pdf")), str(fields.get("mime", "application/pdf"))
    stored = world.store(name, mime, _content(fields, b"%PDF-1.4\n%%EOF\n"))
    return _captioned(fields, {"document": _described(stored, file_name=name, mime_type=mime)})


def _voice(world: World, _person: Person, fields: dict[str, Any]) -> Wire:
    stored = world.store("voz.ogg", "audio/ogg", _content(fields, b"OggS"))
    return {"voice": _described(stored, duration=VOICE_SECONDS, mime_type="audio/ogg")}


def _sticker(world: World, _person: Person, fields: dict[str, Any]) -> Wire:
    stored = world.store("sticker.webp", "image/webp", b"RIFF")
    emoji = str(fields.get("emoji", "👍"))
    flags = {"is_animated": False, "is_video": False, "type": "regular", "emoji": emoji}
    return {"sticker": _described(stored, width=512, height=512, **flags)}


SHARED = {
    "contact": _contact,
    "location": _location,
    "photo": _photo,
    "document": _document,
    "voice": _voice,
    "sticker": _sticker,
}

_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
