"""`Form`: a secure page. The slot gets the page's handle when the page is done; what was typed stays behind it (D3)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from banking.api import FormHandle, Refusal
from dialogs.engine.asides import missed
from dialogs.engine.effects import Effect, OpenForm
from dialogs.engine.events import FormDone, Text
from dialogs.engine.moves import leave, refuse
from dialogs.engine.repair import miss, navigation, stale
from dialogs.engine.replies import Chosen, Delete, Key, Phrase
from dialogs.engine.slots import call
from dialogs.engine.states import Form
from dialogs.engine.work import Rules, Work

SHORTEST_SECRET = 8
"""Characters of the shortest password (D6)."""


def enter(work: Work, state: Form) -> None:
    """Open the page, the same one again as long as it lives."""
    handle = work.running.draft or work.random()
    work.set_frame(draft=handle)
    about = call(state.about, work.slots) if state.about is not None else None
    work.need(OpenForm(FormHandle(UUID(bytes=handle)), state.purpose, about))


def answered(work: Work, state: Form, effect: Effect, result: Any) -> None:
    """The page is open: offer its button; an old page is replaced."""
    if isinstance(result, Refusal):
        refuse(work, {}, result)
        return
    del effect
    if result.expires_at <= work.moment.now:
        work.set_frame(draft=None)
        enter(work, state)
        return
    rows = [(Key(Phrase(work.ref("open")), page=result.token),)]
    rows += [(Key(Phrase(work.ref(name)), name),) for name in state.exits]
    work.prompt(work.question(), [*rows, *navigation(work)])


def text(work: Work, state: Form, event: Text) -> None:
    """What is typed while a secret is awaited may be the secret, and then it goes; the page's button is shown again."""
    del state
    if len(event.text) < SHORTEST_SECRET:
        missed(work, Phrase("engine-on_page"), event.text)
        return
    if event.message_id is not None:
        work.replies.append(Delete(event.message_id))
    miss(work, Phrase("engine-secret"))


def tap(work: Work, state: Form, key: str) -> None:
    """The page's own button is a link; the others are exits."""
    if key in state.exits:
        work.replies.append(Chosen(Phrase(work.ref(key))))
        leave(work, state.exits[key])
    else:
        stale(work)


def done(work: Work, state: Form, event: FormDone) -> None:
    """The page is done: its handle fills the slot. Another page's end is ignored: that question is no longer open."""
    if work.running.draft == event.handle.bytes:
        work.fill(state.slot.name, event.handle)
        leave(work, state.then)


RULES = Rules(enter, text, tap, answered)
