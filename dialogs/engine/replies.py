"""What a turn says: references to words with their values. Rendering is `dialogs.words`, sending is the channel's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence of the words files with the values it uses: `transfer_own-source`, `transfer_own-source.help`."""

    ref: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Key:
    """A button. `data` goes to Telegram and back; `page` is instead the token of a secure page to open."""

    label: Phrase | str
    data: str = ""
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file drawn from a value when it is sent: a receipt, an account card."""

    kind: str
    value: object


@dataclass(frozen=True, slots=True)
class Reply:
    """Base of all replies."""


@dataclass(frozen=True, slots=True)
class Say(Reply):
    """One message: its phrases as paragraphs, its keys as rows of buttons."""

    phrases: tuple[Phrase, ...]
    keys: tuple[tuple[Key, ...], ...] = ()
    document: Document | None = None
    said: UUID | None = None
    """The person's message this is, whose delivery the desk wants to hear of."""


@dataclass(frozen=True, slots=True)
class Chosen(Reply):
    """The tapped prompt loses its buttons and keeps the choice readable."""

    label: Phrase | str


@dataclass(frozen=True, slots=True)
class Redraw(Reply):
    """The tapped prompt gets other buttons (a page turned, a box ticked)."""

    keys: tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class Toast(Reply):
    """A short sentence over the chat, in answer to a tap that did nothing."""

    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Delete(Reply):
    """Delete the member's last message: it looked like a secret (D3)."""

    message_id: int
