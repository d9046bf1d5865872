"""`Form`: a secure page. The slot gets the page's handle when the page is done; what was typed stays behind it (D3)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from banking.api import FormHandle, Refusal
from dialogs.engine.effects import Effect, OpenForm
from dialogs.engine.events import FormDone, SecretText, Text
from dialogs.engine.moves import leave, refuse
from dialogs.engine.repair import navigation, on_secret, stale
from dialogs.engine.replies import Key, Phrase
from dialogs.engine.states import Form
from dialogs.engine.work import Rules, Work


def enter(work: Work, state: Form) -> None:
    """Open the page, the same one again as long as it lives."""
    handle = work.running.draft or work.random()
    work.set_frame(draft=handle)
    work.need(OpenForm(FormHandle(UUID(bytes=handle)), state.purpose))


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
    work.prompt(work.question(), [(Key(Phrase(work.ref("open")), page=result.token),), *navigation()])


def text(work: Work, state: Form, event: Text) -> None:
    """Whatever is typed while a secret is awaited may be the secret."""
    del state
    on_secret(work, SecretText(event.message_id))


def tap(work: Work, state: Form, key: str) -> None:
    """The page's button is a link: a tap here is none of ours."""
    del state, key
    stale(work)


def done(work: Work, state: Form, event: FormDone) -> None:
    """The page is done: its handle fills the slot. Another page's end is ignored: that question is no longer open."""
    if work.running.draft == event.handle.bytes:
        work.fill(state.slot.name, event.handle)
        leave(work, state.then)


RULES = Rules(enter, text, tap, answered)
