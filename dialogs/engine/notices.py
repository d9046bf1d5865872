"""The buttons under notices: durable, so they act whatever the conversation is at, once, and start a flow (S17)."""

from __future__ import annotations

from typing import Any

from banking.api import ButtonTaken
from dialogs.engine.effects import TakeButton
from dialogs.engine.events import Tap
from dialogs.engine.moves import start
from dialogs.engine.repair import leave_unfinished
from dialogs.engine.replies import Chosen, Key, Phrase, Toast
from dialogs.engine.work import Work

DURABLE = "!"
"""Stands in front of a notice button's data; a prompt's button begins with its nonce, which never has one."""


def durable_key(name: str, handle: str) -> Key:
    """A notice's button."""
    return Key(Phrase(f"button-{name}"), f"{DURABLE}{handle}")


def is_durable(event: object) -> bool:
    """Whether a button under a notice was tapped."""
    return isinstance(event, Tap) and event.data.startswith(DURABLE)


def tapped(work: Work, event: Tap) -> None:
    """Ask the bank what the button is for; it is used up with that."""
    work.need(TakeButton(event.data.removeprefix(DURABLE), work.moment.attempt))


def taken(work: Work, result: Any) -> None:
    """Start the button's flow in place of what runs, or say kindly that it acts no more."""
    button = work.catalogue.buttons.get(result.name) if isinstance(result, ButtonTaken) else None
    if button is None:
        work.replies.append(Toast(Phrase("engine-button_gone")))
        return
    work.replies.append(Chosen(Phrase(f"button-{result.name}")))
    leave_unfinished(work)
    start(work, button.flow, {slot.name: value(result) for slot, value in button.fills})
