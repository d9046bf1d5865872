"""Moving through flows: entering and leaving states, starting and ending flows, refusals, and what the engine owns of it:
back along the visited path, correction by dependency, a login in between.
"""

from __future__ import annotations

from collections.abc import Mapping

from banking.api import CodesLocked, HandoffReason, LimitExceeded, OutgoingFrozen, Refusal, SessionEnded
from dialogs.engine.conversation import Frame, Seat, Wanted
from dialogs.engine.flow import slot_of
from dialogs.engine.replies import Document, Key, Phrase
from dialogs.engine.states import Ask, Choose, ChooseMany, Confirm, End, Errors, Fetch, Form, Run, State
from dialogs.engine.work import AGENT, MENU, MISSES_TO_OFFER, EngineFaultError, Work

LONGEST_PASS = 50
"""States a turn may pass through without asking anything; more means a circle."""

TROUBLES: Mapping[type[Refusal], HandoffReason] = {
    CodesLocked: HandoffReason.CODES_LOCKED,
    LimitExceeded: HandoffReason.LIMIT,
    OutgoingFrozen: HandoffReason.NOT_ME,
}
"""Refusals that a person can do something about, and what such a person should know."""

_FILLING = (Ask, Choose, ChooseMany, Fetch, Form, Run)


def go(work: Work, name: str) -> None:
    """Enter a state, and those after it as far as their slots are already filled."""
    for _ in range(LONGEST_PASS):
        work.set_frame(state=name, draft=None)
        state = work.state
        if not (isinstance(state, _FILLING) and state.slot is not None and state.slot.name in work.slots):
            work.rules[type(state)].enter(work, state)
            return
        name = _following(state, work.slots)
    raise EngineFaultError(f"{work.running.flow} runs in a circle through {name}")


def _following(state: State, slots: Mapping[str, object]) -> str:
    """Where a state whose slot is filled leads."""
    if isinstance(state, Choose) and isinstance(state.then, Mapping):
        return state.then[str(slots[state.slot.name])] if state.slot is not None else ""
    return str(getattr(state, "then"))  # noqa: B009 - every filling kind has one


def leave(work: Work, target: str) -> None:
    """Go on from a state where the member answered: it becomes the end of the path that back walks. The path names a
    state once, so it stays short however often the member goes round.
    """
    here = work.running.state
    work.set_frame(path=(*(name for name in work.running.path if name != here), here))
    work.change(misses=0, trouble=_lasting(work.conversation.trouble))
    go(work, target)


def _lasting(trouble: HandoffReason | None) -> HandoffReason | None:
    """What was reported as a fraud stays the reason until a person has the chat, whatever goes well meanwhile."""
    return trouble if trouble is HandoffReason.FRAUD else None


def refuse(work: Work, errors: Errors, refusal: Refusal, words: str = "") -> None:
    """Say a refusal and take its edge. A state that is asked again is emptied first, with all that depended on it."""
    if isinstance(refusal, SessionEnded) and SessionEnded not in errors:
        end_session(work, Phrase("engine-session_ended"))
        return
    trouble = TROUBLES.get(type(refusal))
    if trouble is not None:
        offer_person(work, trouble)
    target = errors.get(type(refusal))
    if target is None:
        raise EngineFaultError(
            f"{work.running.flow}.{work.running.state} has no edge for {type(refusal).__name__}"
        )
    work.first(Phrase(words or f"refusal-{type(refusal).__name__}", {"refusal": refusal}))
    reopen(work, target)
    go(work, target)


def offer_person(work: Work, trouble: HandoffReason) -> None:
    """Something a person can help with: one is a button away, and would know why; nobody is sent there (desk.md 10)."""
    work.change(trouble=trouble)
    if work.conversation.misses < MISSES_TO_OFFER and AGENT not in {key.data for key in work.offered}:
        work.offer(agent_key())


def reopen(work: Work, target: str) -> None:
    """Empty a state's slot with all that depended on it. The path keeps what stands before that state in the flow, so
    back never meets a question whose own ground is gone.
    """
    order = work.flow.order
    work.set_frame(path=tuple(name for name in work.running.path if order[name] < order[target]))
    _empty(work, target)


def _empty(work: Work, target: str) -> None:
    """Empty what a state and those that depended on it filled; the path loses what is no longer answered."""
    made = slot_of(work.flow.by_name[target])
    if made is None:
        return
    gone = work.flow.dependents[made.name]
    work.clear(gone)
    answers = ((name, slot_of(work.flow.by_name[name])) for name in work.running.path)
    work.set_frame(path=tuple(name for name, slot in answers if slot is None or slot.name not in gone))


# --- starting and ending ----------------------------------------------------------------------------------------------


def start(
    work: Work,
    name: str,
    slots: Mapping[str, object] | None = None,
    *,
    hints: Mapping[str, str] | None = None,
) -> None:
    """Start a flow in place of all others; a login comes first where the flow needs one and there is none. What was named
    before (`hints`) waits for its question, and through the login.
    """
    flow = work.catalogue.flows[name]
    after = work.conversation.after
    if hints is None and after is not None:
        hints = work.conversation.hints
    if flow.needs_session and work.conversation.seat is None:
        # What was wanted at the door is what comes after it, not the menu.
        work.change(after=after if flow.front and after is not None else Wanted(name, slots or {}))
        flow = work.catalogue.flows[work.catalogue.login]
        slots = None
    work.drop_all()
    if hints:
        work.change(hints=dict(hints))
    work.push(Frame(flow.name, flow.version, flow.first, slots or {}))
    go(work, flow.first)


def take_up(work: Work, shelf: Frame) -> None:
    """Go on with a draft that was laid aside; without a login the login comes first and leads here again."""
    if work.conversation.seat is None and work.catalogue.flows[shelf.flow].needs_session:
        start(work, shelf.flow)
        return
    work.drop_all()
    work.change(shelf=None)
    work.push(shelf)
    go(work, shelf.state)


def run(work: Work, state: Run) -> None:
    """Start another flow on top of the running one."""
    flow = work.catalogue.flows[state.flow]
    work.push(Frame(flow.name, flow.version, flow.first))
    go(work, flow.first)


def finish(work: Work, state: End) -> None:
    """End the running flow: say its last words, and hand its value to the flow below, if any."""
    if state.opens_session is not None:
        session = work.slots[state.opens_session.name]
        work.change(seat=Seat(session.id, session.expires_at), seen=work.moment.now)
    if state.closes_session:
        work.change(seat=None, after=None)
    values = work.slots
    known = work.conversation.trouble
    trouble = _lasting(known) or work.catalogue.reasons.get(work.ref(), known)
    work.change(trouble=trouble)
    document = Document(state.document[0], values[state.document[1].name]) if state.document else None
    nested = len(work.conversation.frames) > 1
    if state.follow is None or work.words.has(work.ref()):
        words = Phrase(work.ref(), values)
        if nested or state.follow is not None:
            work.first(words)
        else:
            rows = ((menu_key(),),) if trouble is None else ((menu_key(),), (agent_key(),))
            work.say(words, rows=rows, document=document)
            work.offered = ()
    at_the_door = work.running.flow == work.catalogue.home and state.follow is not None
    work.pop()
    if nested:
        _resume(work, state, values)
    elif state.follow is not None:
        wanted = work.conversation.after if state.opens_session is not None else None
        shelf, hints = work.conversation.shelf, work.conversation.hints
        work.change(after=work.conversation.after if at_the_door else None)
        if wanted is not None and shelf is not None and shelf.flow == wanted.flow:
            take_up(work, shelf)
        elif wanted is not None:
            start(work, wanted.flow, wanted.slots, hints=hints)
        else:
            passed = {slot.name: values[slot.name] for slot in state.passes}
            if at_the_door or not _needs_the_door(work, state.follow):
                start(work, state.follow, passed, hints=hints)
            else:
                work.first(Phrase("engine-door_first"))
                work.change(after=Wanted(state.follow, passed))
                start(work, work.catalogue.home, hints=hints)


def _needs_the_door(work: Work, name: str) -> bool:
    """Whether a flow needs a login that nobody has: the way to it leads through the door, where the terms are."""
    flow = work.catalogue.flows[name]
    return flow.needs_session and not flow.front and work.conversation.seat is None


def _resume(work: Work, ended: End, values: Mapping[str, object]) -> None:
    """The flow below takes the value and goes on; without a value it takes its `cancelled` edge."""
    below = work.state
    if not isinstance(below, Run):
        raise EngineFaultError(f"{work.running.flow} was not waiting for another flow")
    if ended.returns is None:
        go(work, below.cancelled)
        return
    if below.slot is not None:
        work.fill(below.slot.name, values[ended.returns.name])
    leave(work, below.then)


def menu_key() -> Key:
    """The way back to the menu after an end (M6). It needs no nonce: outside a flow it can only show the menu."""
    return Key(Phrase("engine-menu"), MENU)


def agent_key() -> Key:
    """A person."""
    return Key(Phrase("engine-agent_key"), AGENT)


# --- session ----------------------------------------------------------------------------------------------------------


def seat_is_over(work: Work) -> bool:
    """Whether the login in this chat ended by silence or age (D5)."""
    seat, seen, now = work.conversation.seat, work.conversation.seen, work.moment.now
    if seat is None:
        return False
    return now >= seat.expires_at or (seen is not None and now - seen >= work.catalogue.idle)


def end_session(work: Work, phrase: Phrase) -> None:
    """The login is over: whatever was not executed is dropped, and the door is offered again."""
    work.change(seat=None, after=None)
    work.drop_all()
    work.first(phrase)
    start(work, work.catalogue.home)


# --- back and correction ----------------------------------------------------------------------------------------------


def back(work: Work) -> bool:
    """One step back along the path of answers; False where there is none (the start, or just after an execution).
    A finished `Run` is crossed as one step: its flow is run again. Asked what to correct, a review is the step before.
    """
    if isinstance(work.state, Confirm) and work.running.draft is not None:
        go(work, work.running.state)
        return True
    while not work.running.path:
        if len(work.conversation.frames) < 2:  # noqa: PLR2004 - a flow and one below it
            return False
        work.pop()
    *earlier, last = work.running.path
    work.set_frame(path=tuple(earlier), operation=None, code=None)
    _empty(work, last)
    go(work, last)
    return True


def correctable(work: Work, review: Confirm) -> tuple[tuple[str, State], ...]:
    """What the member gave of what the review shows: slot names with the states that ask for them."""
    found = ((slot.name, work.flow.producer(slot.name)) for slot in review.shows)
    return tuple((name, state) for name, state in found if state is not None)


def correct(work: Work, slot: str) -> None:
    """Ask again for one slot and for exactly what depended on it; operation and code are void."""
    state = work.flow.producer(slot)
    if state is None:
        raise EngineFaultError(f"nobody gives {slot}")
    reopen(work, state.name)
    go(work, state.name)
