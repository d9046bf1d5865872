"""Chats, their messages and the people in them: the state Telegram's servers would hold."""

from dataclasses import dataclass, field
from typing import Any

from simulator.keyboards import buttons

MAX_MESSAGES_PER_CHAT = 1_000
MAX_PEOPLE = 2_000
MAX_FILES = 2_000
MAX_FILES_BYTES = 512 * 1024 * 1024
TYPING_SECONDS = 5

Wire = dict[str, Any]


@dataclass
class Message:
    """A message as the API shows it, and what only the simulator knows about it."""

    wire: Wire
    outgoing: bool
    """True if the bot sent it."""
    version: int = 0
    deleted: bool = False
    edits: int = 0
    pressed: str | None = None
    """Label of the last button pressed under it."""
    keyboards: list[list[Wire]] = field(default_factory=list)
    """Every keyboard it ever had; a device that lags behind may still press an old button."""

    @property
    def id(self) -> int:
        """Number of the message within its chat."""
        return int(self.wire["message_id"])

    def keep_keyboard(self) -> None:
        """Remember the keyboard it has now."""
        current = buttons(self.wire.get("reply_markup"))
        if current and (not self.keyboards or self.keyboards[-1] != current):
            self.keyboards.append(current)

    def shown(self) -> Wire:
        """For the page and the tests."""
        return {
            **({"message_id": self.id, "date": self.wire["date"]} if self.deleted else self.wire),
            "outgoing": self.outgoing,
            "version": self.version,
            "deleted": self.deleted,
            "edits": self.edits,
            "pressed": self.pressed,
        }


@dataclass
class Chat:
    """A private chat or a group with the bot. Messages are numbered within the chat, not across chats."""

    wire: Wire
    started: bool = False
    """The person has written or pressed Start; before that a bot may not write."""
    blocked: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    next_message_id: int = 1
    reply_keyboard: Wire | None = None
    action: str | None = None
    action_until: float = 0.0
    read_up_to: int = 0
    """Messages of the person that the bot's side has taken over (second tick)."""
    menu_button: Wire | None = None

    @property
    def id(self) -> int:
        """The chat's id: the person's for private chats, negative for groups."""
        return int(self.wire["id"])

    def add(self, message: Message) -> Message:
        """Keep a message; the oldest is forgotten when the chat is full."""
        message.keep_keyboard()
        self.messages[message.id] = message
        self.next_message_id = message.id + 1
        if len(self.messages) > MAX_MESSAGES_PER_CHAT:
            del self.messages[next(iter(self.messages))]
        return message

    def present(self, message_id: int) -> Message | None:
        """The message, unless it never was or has been deleted."""
        found = self.messages.get(message_id)
        return None if found is None or found.deleted else found


@dataclass
class Person:
    """Somebody with a phone. `user` is the Bot API's User object."""

    user: Wire
    phone: str | None = None
    email: str | None = None

    @property
    def id(self) -> int:
        """Telegram user id, also the id of the private chat."""
        return int(self.user["id"])

    def private_chat(self) -> Wire:
        """The Chat object of the private chat with this person."""
        names = {k: v for k, v in self.user.items() if k in {"first_name", "last_name", "username"}}
        return {"id": self.id, "type": "private", **names}

    def shown(self) -> Wire:
        """For the page and the tests."""
        return {**self.user, "phone": self.phone, "email": self.email}


@dataclass
class Callback:
    """A pressed button, and the bot's answer to it."""

    id: str
    person_id: int
    message_id: int
    data: str
    at: float
    answer: Wire | None = None
    version: int = 0

    def shown(self) -> Wire:
        """For the page and the tests."""
        return {
            "id": self.id,
            "message_id": self.message_id,
            "data": self.data,
            "answer": self.answer,
            "version": self.version,
        }


@dataclass(frozen=True)
class StoredFile:
    """A file the bot or a person has sent."""

    id: str
    unique_id: str
    name: str
    mime: str
    content: bytes

    def path(self) -> str:
        """`file_path` for getFile."""
        return f"files/{self.unique_id}/{self.name}"
