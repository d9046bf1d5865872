"""What can happen to a conversation. `EventClass` is the alphabet for which every state has a defined outcome (proof 5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from banking.api import FormHandle, OperationId, Spot, business_date
from dialogs.engine.effects import Effect


class EventClass(StrEnum):
    """The kinds of event."""

    TEXT = "text"
    TAP = "tap"
    STALE_TAP = "stale_tap"
    BUTTON = "button"
    """A durable button under a notice."""
    PICTURE = "picture"
    """A durable button that only shows something."""
    SECRET = "secret"  # noqa: S105 - the class of events, not a secret
    MEDIA = "media"
    LOCATION = "location"
    EDITED = "edited"
    SILENCE = "silence"
    CANCEL = "cancel"
    BACK = "back"
    MENU = "menu"
    HELP = "help"
    AGENT = "agent"
    REPEAT = "repeat"
    LOGOUT = "logout"
    SHORTCUT = "shortcut"
    """A flow is asked for by its name."""
    GO = "go"
    UNLINKED = "unlinked"
    FORM_DONE = "form_done"
    DESK = "desk"
    LANGUAGE = "language"
    """The languages are asked for."""
    SPEAK = "speak"
    """One of them is chosen."""
    RATE = "rate"
    RESUME = "resume"
    ANSWERED = "answered"
    EXECUTED = "executed"


class Order(StrEnum):
    """What a member may say at any moment; the engine owns the answer."""

    START = "start"
    MENU = "menu"
    CANCEL = "cancel"
    BACK = "back"
    HELP = "help"
    AGENT = "agent"
    REPEAT = "repeat"
    LOGOUT = "logout"
    NOT_ME = "not_me"
    VERIFY = "verify"
    MY_DATA = "my_data"
    LANGUAGE = "language"
    SPANISH = "spanish"
    ENGLISH = "english"


@dataclass(frozen=True, slots=True)
class Moment:
    """Time and chance of a turn, from outside: `seed` is 16 random bytes, `attempt` names the update that caused it."""

    now: datetime
    seed: bytes
    attempt: str

    @property
    def today(self) -> date:
        """The day it is in Ecuador."""
        return business_date(self.now)


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events."""


@dataclass(frozen=True, slots=True)
class Text(Event):
    """Typed text, as it came."""

    text: str
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Hint(Event):
    """What was named before this question came: heard as its answer where it is one, and forgotten where it is not."""

    text: str


@dataclass(frozen=True, slots=True)
class SecretText(Event):
    """Typed text that looked like a secret: only where it stands is kept (D3)."""

    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Tap(Event):
    """A button of one of our prompts, `data` is `<nonce>.<key>`, or under a notice, `!<handle>`."""

    data: str
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Media(Event):
    """Photo, voice, sticker, contact, document: nothing a state asks for yet. `file` is Telegram's name of it, for a person at
    the desk to look at; `caption` what is written under it.
    """

    kind: str
    file: str = field(default="", repr=False)
    caption: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Located(Event):
    """Somebody shared where they are. The spot is for this turn only: no state keeps it."""

    spot: Spot
    kind: ClassVar[str] = "location"

    @classmethod
    def at(cls, latitude: float, longitude: float) -> Located:
        """From degrees, for whoever brings events in."""
        return cls(Spot(latitude, longitude))


@dataclass(frozen=True, slots=True)
class Edited(Event):
    """A message was edited: edits never act (S39)."""


@dataclass(frozen=True, slots=True)
class Silence(Event):
    """Nothing came for as long as a session may be idle (D5)."""


@dataclass(frozen=True, slots=True)
class Said(Event):
    """An order, by command, button or word."""

    order: Order


@dataclass(frozen=True, slots=True)
class FormDone(Event):
    """A secure page was completed."""

    handle: FormHandle


@dataclass(frozen=True, slots=True)
class DeskNews(Event):
    """Something changed for this chat at the agent desk: look there."""


@dataclass(frozen=True, slots=True)
class Unlinked(Event):
    """The member's channel moved to another chat (S10), or a person at the desk cut this one off."""

    by_desk: bool = False


@dataclass(frozen=True, slots=True)
class Answered(Event):
    """An effect inside the turn has its answer: a value or a refusal."""

    effect: Effect
    result: Any


@dataclass(frozen=True, slots=True)
class Executed(Event):
    """The pending command has its answer: a value, a refusal, or `UNKNOWN`."""

    operation: OperationId
    result: Any


class Unknown:
    """The type of UNKNOWN: the bank could not say whether the command was carried out."""

    __slots__ = ()
    name: ClassVar[str] = "unknown"


UNKNOWN = Unknown()
