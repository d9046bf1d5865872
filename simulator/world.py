"""Everything there is in the simulated outside world, in memory, and the few rules all its doors share."""

import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from simulator.billers import Billers
from simulator.changes import Changes
from simulator.chats import (
    MAX_FILES,
    MAX_FILES_BYTES,
    MAX_PEOPLE,
    TYPING_SECONDS,
    Callback,
    Chat,
    Message,
    Person,
    StoredFile,
    Wire,
)
from simulator.clock import Clock
from simulator.faults import Faults
from simulator.flood import FloodControl
from simulator.journal import Journal
from simulator.mail import Mailbox
from simulator.options import Options
from simulator.sms import SmsInbox
from simulator.switch import Switch
from simulator.updates import Update, Updates
from simulator.webhook import Webhook

MAX_CALLBACKS = 20_000
FIRST_PERSON_ID = 700_000_001
FIRST_GROUP_ID = -1_002_000_000_001
BOT_NAME = "Cooprogreso en Línea"
BOT_USERNAME = "CooprogresoEnLineaBot"


class World:
    """The state behind every door of the simulator. One bot, many people."""

    def __init__(self, bot_token: str, sms_key: str, billers_key: str = "", rails_key: str = "") -> None:
        number = bot_token.partition(":")[0]
        self.bot_token = bot_token
        self.sms_key = sms_key
        self.billers_key = billers_key
        self.rails_key = rails_key
        self.bot: Wire = {
            "id": int(number) if number.isdigit() else 1,
            "is_bot": True,
            "first_name": BOT_NAME,
            "username": BOT_USERNAME,
        }
        self.clock = Clock()
        self.changes = Changes()
        self.options = Options()
        self.faults = Faults()
        self.journal = Journal()
        self.flood = FloodControl(self.clock, self.options)
        self.updates = Updates(self.clock)
        self.webhook = Webhook(self.updates, self.clock, self.options)
        self.updates.listeners.append(self)
        self.sms = SmsInbox()
        self.switch = Switch()
        self.closers: list[Callable[[], Awaitable[None]]] = []
        self.mail = Mailbox()
        self.billers = Billers()
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.callbacks: dict[str, Callback] = {}
        self.files: dict[str, StoredFile] = {}
        self._files_bytes = 0
        self.commands: list[Wire] = []
        self.menu_button: Wire = {"type": "commands"}

    async def close(self) -> None:
        """Let go of whoever waits and stop delivering."""
        self.changes.close()
        for close in self.closers:
            await close()
        self.updates.wake()
        await self.webhook.close()

    def person(self, person_id: int) -> Person:
        """KeyError if there is nobody with this id."""
        return self.people[person_id]

    def add_person(self, fields: dict[str, Any]) -> Person:
        """A new person, or new particulars of the one with this id; ValueError if the world is full."""
        person_id = int(fields.get("id") or self._free_id())
        known = self.people.get(person_id)
        if known is None and len(self.people) >= MAX_PEOPLE:
            raise ValueError("too many people")
        user: Wire = known.user if known else {"id": person_id, "is_bot": False, "first_name": "Socio"}
        for name in ("first_name", "last_name", "username", "language_code"):
            if fields.get(name):
                user[name] = fields[name]
        user.setdefault("language_code", "es")
        person = known or Person(user)
        person.phone = fields.get("phone") or person.phone
        person.email = fields.get("email") or person.email
        self.people[person_id] = person
        self.chats.setdefault(person_id, Chat(person.private_chat())).wire = person.private_chat()
        self.changes.touch()
        return person

    def group(self, title: str) -> Chat:
        """The group of this name; made when first needed."""
        for chat in self.chats.values():
            if chat.wire.get("title") == title:
                return chat
        chat_id = FIRST_GROUP_ID - sum(1 for known in self.chats if known < 0)
        chat = Chat({"id": chat_id, "type": "supergroup", "title": title}, started=True)
        self.chats[chat_id] = chat
        return chat

    def post(self, chat: Chat, sender: Wire, content: Wire, *, outgoing: bool) -> Message:
        """Put a message into a chat; whoever wrote it stops typing."""
        wire = {
            "message_id": chat.next_message_id,
            "from": sender,
            "chat": chat.wire,
            "date": self.clock.stamp(),
            **content,
        }
        message = chat.add(Message(wire, outgoing, version=self.changes.touch()))
        if outgoing:
            chat.action = None
        return message

    def changed(self, message: Message) -> None:
        """A message looks different now."""
        message.keep_keyboard()
        message.version = self.changes.touch()

    def typing(self, chat: Chat, action: str) -> None:
        """The bot shows an action for a few seconds or until it writes."""
        chat.action, chat.action_until = action, self.clock.now() + TYPING_SECONDS
        self.changes.touch()

    def store(self, name: str, mime: str, content: bytes) -> StoredFile:
        """Keep a file; the oldest are forgotten when there are too many."""
        stored = StoredFile(
            f"BQACAgEAAxkB{secrets.token_urlsafe(24)}", f"AgAD{secrets.token_hex(6)}", name, mime, content
        )
        self.files[stored.id] = stored
        self._files_bytes += len(content)
        while len(self.files) > MAX_FILES or self._files_bytes > MAX_FILES_BYTES:
            forgotten = self.files.pop(next(iter(self.files)))
            self._files_bytes -= len(forgotten.content)
        return stored

    def add_callback(self, person_id: int, message_id: int, data: str) -> Callback:
        """A button was pressed."""
        query_id = str(secrets.randbelow(2**63))
        callback = Callback(query_id, person_id, message_id, data, self.clock.now())
        self.callbacks[query_id] = callback
        if len(self.callbacks) > MAX_CALLBACKS:
            del self.callbacks[next(iter(self.callbacks))]
        return callback

    def pushed(self, update: Update) -> None:
        """Nothing to see on the phone yet."""

    def taken(self, update: Update) -> None:
        """The second tick: the bot's side has the message."""
        chat = self.chats.get(update.chat_id)
        if chat is not None and update.message_id is not None:
            chat.read_up_to = max(chat.read_up_to, update.message_id)
            self.changes.touch()

    def _free_id(self) -> int:
        return max((FIRST_PERSON_ID - 1, *self.people)) + 1
