"""`Show`: the bank's answer on the screen, long lists in pages; kept nowhere.

A list that came whole is paged here. A `PagedQuery` is asked for each page anew, by key: the draft keeps where the next page
begins and where the pages up to this one began, so that the way back needs no arithmetic.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from banking.api import PagedQuery, Query, Refusal
from dialogs.engine.asides import missed, prefers
from dialogs.engine.effects import AskBank, Effect
from dialogs.engine.events import Tap, Text
from dialogs.engine.match import best_match
from dialogs.engine.moves import go, leave, refuse
from dialogs.engine.repair import navigation, stale
from dialogs.engine.replies import Chosen, Document, Key, Phrase
from dialogs.engine.slots import call
from dialogs.engine.states import Show
from dialogs.engine.work import Rules, Work

PAGE = 10
"""Items of a list on one screen (M34)."""
MOST_PAGES = 100
"""Pages by key that a conversation keeps the way back through; who wants more narrows the search."""
NEXT, PREVIOUS = "~next", "~prev"


def enter(work: Work, state: Show) -> None:
    """Ask the bank."""
    work.need(AskBank(_asked(work, state)))


def answered(work: Work, state: Show, effect: Effect, result: Any) -> None:
    """Draw the answer, or take the refusal's edge."""
    if isinstance(result, Refusal):
        refuse(work, state.errors, result)
        return
    items = result if isinstance(result, tuple) else getattr(result, "items", ())
    by_key = isinstance(effect, AskBank) and isinstance(effect.query, PagedQuery)
    if by_key:
        part, turning = items, _turned_by_key(work, result.older)
    else:
        part, turning = _page(work, effect, items)
    empty = not items and work.words.has(work.ref("empty"))
    phrase = Phrase(work.ref("empty" if empty else ""), {**work.slots, "answer": result, "items": part})
    picture = Document(state.picture, result) if state.picture else None
    if not state.exits:
        if picture:
            work.say(phrase, document=picture)
        else:
            work.first(phrase)
        go(work, state.then)
        return
    rows = [turning, *((Key(Phrase(work.ref(name), work.slots), name),) for name in state.exits)]
    if work.simpler:
        work.first(phrase)
        phrase = work.question()
    work.prompt(phrase, [*(row for row in rows if row), *navigation(work)], document=picture)


def _page(work: Work, effect: Effect, items: Any) -> tuple[Any, tuple[Key, ...]]:
    """The part of a whole list that is on the screen, and the keys to the parts beside it."""
    page = work.running.draft or 0
    if isinstance(effect.carried.event, Tap):
        page = max(0, page + (1 if effect.carried.event.data == NEXT else -1))
        work.set_frame(draft=page)
    return items[page * PAGE : (page + 1) * PAGE], _turning(page, len(items))


def _turning(page: int, count: int) -> tuple[Key, ...]:
    keys = [Key(Phrase("engine-previous"), PREVIOUS)] if page else []
    if (page + 1) * PAGE < count:
        keys.append(Key(Phrase("engine-next"), NEXT))
    return tuple(keys)


def _asked(work: Work, state: Show) -> Query[Any]:
    """The state's query; of a paged one, the page on the screen."""
    query: Query[Any] = call(state.query, work.slots)
    begins = _begins(work)
    if isinstance(query, PagedQuery) and begins:
        return replace(query, before=begins[-1])  # type: ignore[type-var]
    return query


def _begins(work: Work) -> tuple[int, ...]:
    """Where the pages up to this one began; nothing on the first page."""
    return tuple(work.running.draft[1:]) if isinstance(work.running.draft, tuple) else ()


def _turned_by_key(work: Work, older: int | None) -> tuple[Key, ...]:
    """Remember where the next page begins; the keys to it and back."""
    begins = _begins(work)
    work.set_frame(draft=(older, *begins))
    keys = [Key(Phrase("engine-newer"), PREVIOUS)] if begins else []
    if older is not None and len(begins) < MOST_PAGES:
        keys.append(Key(Phrase("engine-older"), NEXT))
    return tuple(keys)


def _turn(work: Work, state: Show, key: str) -> None:
    """Another page."""
    draft = work.running.draft
    if not isinstance(draft, tuple):
        work.need(AskBank(_asked(work, state)), Tap(key))
        return
    older, *begins = draft
    if key == PREVIOUS:
        begins = begins[:-1]
    elif older is not None:
        begins = [*begins, older]
    work.set_frame(draft=(None, *begins))
    enter(work, state)


def text(work: Work, state: Show, event: Text) -> None:
    """Typed words: the exit they name, or another page of a list that has one."""
    if isinstance(work.running.draft, tuple):
        older, *begins = work.running.draft
        if older is not None and work.is_label(event.text, "engine-older"):
            _turn(work, state, NEXT)
            return
        if begins and work.is_label(event.text, "engine-newer"):
            _turn(work, state, PREVIOUS)
            return
    if prefers(work, event.text):
        return
    names = tuple(state.exits)
    found = best_match(event.text, [work.words.plain(work.ref(name), work.slots) for name in names])
    if found is None:
        missed(work, Phrase("engine-not_an_option"), event.text)
    else:
        leave(work, state.exits[names[found]])


def tap(work: Work, state: Show, key: str) -> None:
    """An exit, or another page."""
    if key in state.exits:
        work.replies.append(Chosen(Phrase(work.ref(key), work.slots)))
        leave(work, state.exits[key])
    elif key in (NEXT, PREVIOUS):
        _turn(work, state, key)
    else:
        stale(work)


RULES = Rules(enter, text, tap, answered)
