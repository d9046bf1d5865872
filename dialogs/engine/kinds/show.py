"""`Show`: the bank's answer on the screen, long lists in pages; kept nowhere."""

from __future__ import annotations

from typing import Any

from banking.api import Refusal
from dialogs.engine.effects import AskBank, Effect
from dialogs.engine.events import Tap, Text
from dialogs.engine.match import best_match
from dialogs.engine.moves import go, leave, refuse
from dialogs.engine.repair import miss, navigation, stale
from dialogs.engine.replies import Chosen, Document, Key, Phrase
from dialogs.engine.slots import call
from dialogs.engine.states import Show
from dialogs.engine.work import Rules, Work

PAGE = 10
"""Items of a list on one screen (M34)."""
NEXT, PREVIOUS = "~next", "~prev"


def enter(work: Work, state: Show) -> None:
    """Ask the bank."""
    work.need(AskBank(call(state.query, work.slots)))


def answered(work: Work, state: Show, effect: Effect, result: Any) -> None:
    """Draw the answer, or take the refusal's edge."""
    if isinstance(result, Refusal):
        refuse(work, state.errors, result)
        return
    page = work.running.draft or 0
    if isinstance(effect.carried.event, Tap):
        page = max(0, page + (1 if effect.carried.event.data == NEXT else -1))
        work.set_frame(draft=page)
    items = result if isinstance(result, tuple) else getattr(result, "items", ())
    part = items[page * PAGE : (page + 1) * PAGE]
    empty = not items and work.catalogue.words.has(work.ref("empty"))
    phrase = Phrase(work.ref("empty" if empty else ""), {**work.slots, "answer": result, "items": part})
    picture = Document(state.picture, result) if state.picture else None
    if not state.exits:
        if picture:
            work.say(phrase, document=picture)
        else:
            work.first(phrase)
        go(work, state.then)
        return
    rows = [
        _turning(page, len(items)),
        *((Key(Phrase(work.ref(name), work.slots), name),) for name in state.exits),
    ]
    if work.simpler:
        work.first(phrase)
        phrase = work.question()
    work.prompt(phrase, [*(row for row in rows if row), *navigation(work)], document=picture)


def _turning(page: int, count: int) -> tuple[Key, ...]:
    keys = [Key(Phrase("engine-previous"), PREVIOUS)] if page else []
    if (page + 1) * PAGE < count:
        keys.append(Key(Phrase("engine-next"), NEXT))
    return tuple(keys)


def text(work: Work, state: Show, event: Text) -> None:
    """Typed words: the exit they name."""
    names = tuple(state.exits)
    found = best_match(event.text, [work.catalogue.words.plain(work.ref(name), work.slots) for name in names])
    if found is None:
        miss(work, Phrase("engine-not_an_option"))
    else:
        leave(work, state.exits[names[found]])


def tap(work: Work, state: Show, key: str) -> None:
    """An exit, or another page."""
    if key in state.exits:
        work.replies.append(Chosen(Phrase(work.ref(key), work.slots)))
        leave(work, state.exits[key])
    elif key in (NEXT, PREVIOUS):
        work.need(AskBank(call(state.query, work.slots)), Tap(key))
    else:
        stale(work)


RULES = Rules(enter, text, tap, answered)
