"""`Ask`: typed text, parsed and checked before it fills its slot."""

from __future__ import annotations

from typing import Any

from dialogs.engine.effects import Effect
from dialogs.engine.events import Text
from dialogs.engine.match import folded
from dialogs.engine.moves import leave
from dialogs.engine.repair import miss, navigation, stale
from dialogs.engine.replies import Chosen, Key, Phrase
from dialogs.engine.slots import call
from dialogs.engine.states import Ask, Invalid
from dialogs.engine.work import EngineFaultError, Rules, Work

SKIP = "~skip"
DECLINED = frozenset({"no", "no gracias"})


def enter(work: Work, state: Ask) -> None:
    """Put the question."""
    rows = ((Key(Phrase("engine-skip"), SKIP),),) if state.optional else ()
    work.prompt(work.question(), [*rows, *navigation(work)])


def text(work: Work, state: Ask, event: Text) -> None:
    """Take the answer, or say what is wrong with it. An answer nobody needs can be declined in words, too."""
    if state.optional and (folded(event.text) in DECLINED or work.is_label(event.text, "engine-skip")):
        _leave_out(work, state)
        return
    value = state.parse(event.text)
    if not isinstance(value, Invalid):
        for check in state.checks:
            fault = call(check, work.slots, value)
            if fault is not None:
                value = fault
                break
    if isinstance(value, Invalid):
        miss(work, Phrase(f"invalid-{value.fault}"))
        return
    work.fill(state.slot.name, value)
    leave(work, state.then)


def tap(work: Work, state: Ask, key: str) -> None:
    """Only an optional answer has a button: to leave it out."""
    if key != SKIP or not state.optional:
        stale(work)
        return
    work.replies.append(Chosen(Phrase("engine-skip")))
    _leave_out(work, state)


def _leave_out(work: Work, state: Ask) -> None:
    work.fill(state.slot.name, None)
    leave(work, state.then)


def answered(work: Work, state: Ask, effect: Effect, result: Any) -> None:
    """A question needs nothing of the bank."""
    raise EngineFaultError(
        f"{work.running.flow}.{state.name} got {type(result).__name__} for {type(effect).__name__}"
    )


RULES = Rules(enter, text, tap, answered)
