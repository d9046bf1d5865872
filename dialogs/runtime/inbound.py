"""What comes in at the runtime's door, and how typed text is read before the engine sees it."""

from __future__ import annotations

from dataclasses import dataclass

from banking.api import Owner
from dialogs.engine.conversation import Talk
from dialogs.engine.events import Event, FormDone, Order, Said, SecretText, Text
from dialogs.parcels import Keyboard
from dialogs.understanding.orders import order_of
from dialogs.understanding.secrets import looks_secret

_TO_A_PERSON = (Order.MENU,)
_IN_THE_QUEUE = (Order.MENU, Order.START, Order.CANCEL, Order.AGENT)


@dataclass(frozen=True, slots=True)
class TapSource:
    """The tapped prompt: `html` is its own text in Telegram's HTML, so that the choice can be added to it."""

    callback_id: str
    message_id: int
    html: str
    lasting: Keyboard = ()
    """Its other buttons that outlast the prompt: those under a notice."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """One event of a private chat. `update_id` makes it unrepeatable; what a job delivers has none and may be repeated
    because its event names what it is about.
    """

    chat_id: int
    event: Event
    update_id: int | None = None
    tap: TapSource | None = None
    language: str | None = None

    @property
    def cause(self) -> bytes | None:
        """What brought this event about, the same when it is delivered again; None where there is no such name."""
        if self.update_id is not None:
            return b"update %d" % self.update_id
        return b"form " + self.event.handle.bytes if isinstance(self.event, FormDone) else None


def read(event: Event, talk: Talk | None = None) -> Event:
    """Typed text as what it is: a secret to be deleted, an order, or an answer (D3, M140). What is written to a person is
    an order only where it can be nothing else.
    """
    if not isinstance(event, Text):
        return event
    if looks_secret(event.text):
        return SecretText(event.message_id)
    order = order_of(event.text)
    if talk is not None and order not in (_TO_A_PERSON if talk.owner is Owner.AGENT else _IN_THE_QUEUE):
        return event
    return event if order is None else Said(order)
