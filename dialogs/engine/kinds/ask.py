"""`Ask`: typed text, parsed and checked before it fills its slot."""

from __future__ import annotations

from typing import Any

from dialogs.engine.asides import interrupts, missed
from dialogs.engine.effects import Effect
from dialogs.engine.events import Text
from dialogs.engine.match import folded
from dialogs.engine.moves import leave
from dialogs.engine.repair import navigation, stale
from dialogs.engine.replies import Chosen, Key, Phrase
from dialogs.engine.slots import call
from dialogs.engine.states import Ask, Invalid
from dialogs.engine.work import EngineFaultError, Rules, Work

SKIP = "~skip"
DECLINED = frozenset({"no", "no gracias", "no thanks", "no thank you", "skip", "none"})


def enter(work: Work, state: Ask) -> None:
    """Put the question, unless it was answered before it came."""
    named = work.hint(state.slot.name)
    if named is not None:
        work.forget_hint(state.slot.name)
        value = _read(work, state, named)
        if not isinstance(value, Invalid):
            work.fill(state.slot.name, value)
            leave(work, state.then)
            return
    rows = ((Key(_skip(work), SKIP),),) if state.optional else ()
    work.prompt(work.question(), [*rows, *navigation(work)])


def text(work: Work, state: Ask, event: Text) -> None:
    """Take the answer, or say what is wrong with it. An answer nobody needs can be declined in words, too."""
    if state.optional and _declines(work, state, event.text):
        _leave_out(work, state)
        return
    if interrupts(work, event.text):
        return
    value = _read(work, state, event.text)
    if isinstance(value, Invalid):
        missed(work, Phrase(f"invalid-{value.fault}"), event.text)
        return
    work.fill(state.slot.name, value)
    leave(work, state.then)


def _read(work: Work, state: Ask, text: str) -> Any:
    """The value a text is, or why it is none."""
    value = state.parse(text, work.moment.today) if state.dated else state.parse(text)
    if isinstance(value, Invalid):
        return value
    faults = (call(check, work.slots, value) for check in state.checks)
    return next((fault for fault in faults if fault is not None), value)


def tap(work: Work, state: Ask, key: str) -> None:
    """Only an optional answer has a button: to leave it out."""
    if key != SKIP or not state.optional:
        stale(work)
        return
    work.replies.append(Chosen(_skip(work)))
    _leave_out(work, state)


def _skip(work: Work) -> Phrase:
    """What leaving this answer out is called: by the question's own words ("Desde hoy"), or the house's."""
    return Phrase(work.own("skip", "engine-skip"))


def _declines(work: Work, state: Ask, text: str) -> bool:
    return folded(text) in (*DECLINED, *state.declined) or any(
        work.is_label(text, ref) for ref in (_skip(work).ref, "engine-skip")
    )


def _leave_out(work: Work, state: Ask) -> None:
    work.fill(state.slot.name, None)
    leave(work, state.then)


def answered(work: Work, state: Ask, effect: Effect, result: Any) -> None:
    """A question needs nothing of the bank."""
    raise EngineFaultError(
        f"{work.running.flow}.{state.name} got {type(result).__name__} for {type(effect).__name__}"
    )


RULES = Rules(enter, text, tap, answered)
