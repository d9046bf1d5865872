"""The buttons under notices: durable, so they act whatever the conversation is at; once, to start a flow, or to show a picture (S17)."""

from __future__ import annotations

from typing import Any

from banking.api import SHARE_RECEIPT, ButtonTaken
from dialogs.engine.effects import TakeButton
from dialogs.engine.events import Tap
from dialogs.engine.flow import NoticePicture
from dialogs.engine.moves import menu_key, start
from dialogs.engine.repair import leave_unfinished, stand
from dialogs.engine.replies import Chosen, Document, Key, Phrase, Toast
from dialogs.engine.work import Work

DURABLE = "!"
"""Stands in front of a notice button's data; a prompt's button begins with its nonce, which never has one."""
SHOWS = f"{DURABLE}{DURABLE}"
"""The same of a button that only shows something: a handle never begins with it."""


def durable_key(name: str, handle: str) -> Key:
    """A notice's button."""
    return Key(Phrase(f"button-{name}"), f"{SHOWS if name == SHARE_RECEIPT else DURABLE}{handle}")


def is_durable(event: object) -> bool:
    """Whether a button under a notice was tapped."""
    return isinstance(event, Tap) and event.data.startswith(DURABLE)


def only_shows(event: Tap) -> bool:
    """Whether such a button changes nothing: not even the question that stands, or who speaks."""
    return event.data.startswith(SHOWS)


def tapped(work: Work, event: Tap) -> None:
    """Ask the bank what the button is for; it is used up with that."""
    work.need(TakeButton(event.data.lstrip(DURABLE), work.moment.attempt))


def taken(work: Work, result: Any) -> None:
    """Start the button's flow in place of what runs, show its picture, or say kindly that it acts no more."""
    button = work.catalogue.buttons.get(result.name) if isinstance(result, ButtonTaken) else None
    if button is None:
        work.replies.append(Toast(Phrase("engine-button_gone")))
        return
    if isinstance(button, NoticePicture):
        _show(work, button, result)
        return
    work.replies.append(Chosen(Phrase(f"button-{result.name}")))
    leave_unfinished(work)
    start(work, button.flow, {slot.name: value(result) for slot, value in button.fills})


def _show(work: Work, button: NoticePicture, taken: ButtonTaken) -> None:
    """The picture, under a button that stays; then the question that stands."""
    document = Document(button.documents[type(taken.value)], taken.value)
    shown = Phrase(f"button-{taken.name}.shown")
    work.replies.append(Toast(Phrase(f"button-{taken.name}.hint")))
    if work.frame is None:
        rows = () if work.conversation.talk is not None else ((menu_key(),),)
        work.say(shown, rows=rows, document=document)
    else:
        work.say(shown, document=document)
        stand(work)
