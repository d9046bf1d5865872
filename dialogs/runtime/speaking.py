"""What the runtime says by itself: faults, interruptions, outcomes without their flow, notices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from banking.api import Button, Notice, NoticeId, Refusal, is_told
from dialogs.engine.conversation import Pending
from dialogs.engine.events import UNKNOWN
from dialogs.engine.moves import agent_key, menu_key
from dialogs.engine.notices import durable_key
from dialogs.engine.replies import Phrase, Reply, Say
from dialogs.engine.work import armed
from dialogs.memory import Outdated
from dialogs.runtime.faults import Fault


def sorry(fault: Fault, prompt: bytes = b"") -> tuple[Reply, ...]:
    """The reference, and the ways to the menu and to a person: where a question stands, as its buttons, for only those act."""
    keys = [armed(key, prompt) if prompt else key for key in (menu_key(), agent_key())]
    return (Say((Phrase("engine-fault", {"reference": fault.reference}),), tuple((key,) for key in keys)),)


def interrupted(outdated: Outdated) -> tuple[Reply, ...]:
    """What was and was not executed of a conversation that cannot go on."""
    phrase = Phrase("engine-outdated_unknown" if outdated.lost else "engine-outdated")
    return (Say((phrase,), ((menu_key(),),)),)


def notice_replies(notice: Notice) -> tuple[Reply, ...]:
    """A notice with its buttons."""
    return with_buttons((Say((_told(notice.kind, notice.value),)),), notice.buttons)


def _told(kind: str, value: object) -> Phrase:
    """What is said of an outcome or of news."""
    return Phrase(f"notice-{kind}", {"told": value})


def with_buttons(replies: tuple[Reply, ...], buttons: Sequence[Button]) -> tuple[Reply, ...]:
    """The replies with a notice's buttons under the first message, which is the one that tells."""
    rows = tuple((durable_key(button.name, button.handle),) for button in buttons)
    for place, reply in enumerate(replies):
        if isinstance(reply, Say):
            return (*replies[:place], replace(reply, keys=(*reply.keys, *rows)), *replies[place + 1 :])
    return replies


def told_by(pending: Pending, result: Any) -> NoticeId | None:
    """The notice a member learns a command's outcome from, where there is one."""
    return None if result is UNKNOWN or not is_told(type(pending.command)) else NoticeId(pending.operation)


def outcome_alone(pending: Pending, result: Any) -> tuple[Reply, ...]:
    """A command's outcome without the flow that ordered it."""
    if result is UNKNOWN:
        phrase = Phrase("engine-outdated_unknown")
    elif isinstance(result, Refusal):
        phrase = Phrase("engine-outdated")
    elif is_told(type(pending.command)):
        phrase = _told(type(pending.command).__name__, result)
    else:
        phrase = Phrase("engine-outdated_done")
    return (Say((phrase,), ((menu_key(),),)),)
