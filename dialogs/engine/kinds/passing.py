"""The states a turn passes through: `Fetch`, `Decide`, `Run`, `End`, `Handoff`. None of them waits for the member."""

from __future__ import annotations

from typing import Any

from banking.api import HandoffReason, Refusal
from dialogs.engine import person
from dialogs.engine.effects import AskBank, Effect
from dialogs.engine.events import Text
from dialogs.engine.moves import finish, go, refuse, run
from dialogs.engine.repair import ask_again, stale
from dialogs.engine.replies import Phrase
from dialogs.engine.slots import call
from dialogs.engine.states import Decide, Fetch, Handoff, State
from dialogs.engine.work import EngineFaultError, Rules, Work


def fetch(work: Work, state: Fetch) -> None:
    """Ask the bank."""
    work.need(AskBank(call(state.query, work.slots)))


def fetched(work: Work, state: Fetch, effect: Effect, result: Any) -> None:
    """Keep the answer, or take the refusal's edge."""
    del effect
    if isinstance(result, Refusal):
        refuse(work, state.errors, result)
        return
    work.fill(state.slot.name, result)
    go(work, state.then)


def decide(work: Work, state: Decide) -> None:
    """Take the branch."""
    go(work, state.exits[call(state.on, work.slots)])


def hand_off(work: Work, state: Handoff) -> None:
    """A person takes over; where nobody is there, how to reach one (M136). The flow ends here either way."""
    work.first(Phrase(work.ref(), work.slots))
    person.ask(work, HandoffReason(state.reason))


def again(work: Work, state: State, event: Text) -> None:
    """Text at a state nobody waits in (a conversation saved while the bank was asked): pass through it again."""
    del state, event
    ask_again(work)


def no_tap(work: Work, state: State, key: str) -> None:
    """There are no buttons here."""
    del state, key
    stale(work)


def no_answer(work: Work, state: State, effect: Effect, result: Any) -> None:
    """Nothing was asked here."""
    raise EngineFaultError(
        f"{work.running.flow}.{state.name} got {type(result).__name__} for {type(effect).__name__}"
    )


FETCH = Rules(fetch, again, no_tap, fetched, waits=False)
DECIDE = Rules(decide, again, no_tap, no_answer, waits=False)
RUN = Rules(run, again, no_tap, no_answer, waits=False)
END = Rules(finish, again, no_tap, no_answer, waits=False)
HANDOFF = Rules(hand_off, again, no_tap, no_answer, waits=False)
