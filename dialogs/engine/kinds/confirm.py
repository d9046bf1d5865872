"""`Confirm`: the review. It makes the operation's id; from here on any change voids it (M141, S07)."""

from __future__ import annotations

from typing import Any

from banking.api import OperationId
from dialogs.engine.asides import missed
from dialogs.engine.effects import Effect
from dialogs.engine.events import Text
from dialogs.engine.match import folded, mentioned
from dialogs.engine.moves import correct, correctable, go, leave
from dialogs.engine.repair import navigation, stale
from dialogs.engine.replies import Chosen, Key, Phrase
from dialogs.engine.states import Confirm, State
from dialogs.engine.work import EngineFaultError, Rules, Work

YES, FIX = "yes", "fix"


def enter(work: Work, state: Confirm) -> None:
    """Show everything, under a fresh operation id."""
    work.set_frame(operation=OperationId(work.uuid()), code=None, draft=None)
    rows = [(Key(Phrase("engine-confirm"), YES),)]
    if correctable(work, state):
        rows.append((Key(Phrase("engine-correct"), FIX),))
    work.prompt(work.question(), [*rows, *navigation(work)])


def tap(work: Work, state: Confirm, key: str) -> None:
    """Only a tap confirms (S40)."""
    if key == YES:
        work.replies.append(Chosen(Phrase("engine-confirm")))
        leave(work, state.then)
    elif key == FIX:
        work.replies.append(Chosen(Phrase("engine-correct")))
        work.set_frame(draft=FIX)
        rows = [(Key(_label(work, asking), f"{FIX}-{slot}"),) for slot, asking in correctable(work, state)]
        work.prompt(Phrase("engine-which_correction"), [*rows, *navigation(work)])
    elif key.startswith(f"{FIX}-"):
        _correct(work, state, key.removeprefix(f"{FIX}-"))
    else:
        stale(work)


def _label(work: Work, asking: State) -> Phrase:
    return Phrase(f"{work.running.flow}-{asking.name}.label")


def _correct(work: Work, state: Confirm, slot: str) -> None:
    for name, asking in correctable(work, state):
        if name == slot:
            work.replies.append(Chosen(_label(work, asking)))
            correct(work, slot)
            return
    stale(work)


def text(work: Work, state: Confirm, event: Text) -> None:
    """Typed words correct ("cambia el monto") or cancel ("no"); nothing typed ever confirms (S40)."""
    given = correctable(work, state)
    labels = [work.words.plain(_label(work, asking).ref, {}) for _, asking in given]
    named = mentioned(event.text, labels)
    if named is not None:
        correct(work, given[named][0])
    elif folded(event.text) == "no":
        work.set_frame(operation=None, code=None)
        go(work, state.no)
    else:
        missed(work, Phrase("engine-confirm_by_button"), event.text)


def answered(work: Work, state: Confirm, effect: Effect, result: Any) -> None:
    """The review needs nothing of the bank."""
    raise EngineFaultError(
        f"{work.running.flow}.{state.name} got {type(result).__name__} for {type(effect).__name__}"
    )


RULES = Rules(enter, text, tap, answered)
