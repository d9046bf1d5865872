"""What waits in the outbox to be sent: rendered, complete, and safe to send twice (`design.md` §3).

The runtime makes parcels from replies; the channel turns each into one call of the messenger.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from banking.api import NoticeId


@dataclass(frozen=True, slots=True)
class Button:
    """A button: `data` comes back when tapped; `page` is instead the token of a secure page."""

    text: str
    data: str = ""
    page: str | None = None


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file: its kind and the encoded value it is drawn from (`dialogs.documents`), drawn when it is sent."""

    kind: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Parcel:
    """Base of all parcels."""


@dataclass(frozen=True, slots=True)
class Message(Parcel):
    """A message in Telegram's HTML. `tells` is the notice the member learns from it; `said` is the
    person's message it is, which is never sent again where it may have arrived (desk.md 3).
    """

    html: str
    keyboard: Keyboard = ()
    attachment: Attachment | None = None
    tells: NoticeId | None = None
    said: UUID | None = None


@dataclass(frozen=True, slots=True)
class AnswerTap(Parcel):
    """Every tap is answered, with a short sentence or silently."""

    callback_id: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class CloseKeyboard(Parcel):
    """The tapped prompt loses its buttons and keeps the choice readable: its whole new text."""

    message_id: int
    html: str


@dataclass(frozen=True, slots=True)
class ReplaceKeyboard(Parcel):
    """The tapped prompt gets other buttons."""

    message_id: int
    keyboard: Keyboard


@dataclass(frozen=True, slots=True)
class DeleteMessage(Parcel):
    """A member's message that looked like a secret goes (D3)."""

    message_id: int


class Result(StrEnum):
    """How sending ended."""

    SENT = "sent"
    HARMLESS = "harmless"
    """The messenger refused what no longer matters: not modified, too old, already gone."""
    GONE = "gone"
    """The person blocked the bot or deleted the account: nothing more can be sent."""
    LATER = "later"
    """Not now: too many requests, or the messenger is down."""
    DOUBTFUL = "doubtful"
    """A person's message may have arrived or not: the answer was lost."""
    BROKEN = "broken"
    """Refused for good although it should not have been: logged, dropped."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """The outcome of sending one parcel."""

    result: Result
    retry_after: timedelta | None = None


class Channel(Protocol):
    """What the runtime asks of a messenger."""

    async def deliver(self, chat_id: int, parcel: Parcel) -> Delivery:
        """Send one parcel; never raises for what the messenger answers."""
