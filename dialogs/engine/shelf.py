"""The shelf: the draft that is laid aside when a person takes over, and taken up again when the member goes on."""

from __future__ import annotations

from dialogs.engine.conversation import Frame
from dialogs.engine.flow import Flow, slot_of
from dialogs.engine.moves import take_up
from dialogs.engine.repair import on_menu
from dialogs.engine.states import Call, Confirm, Form, Otp
from dialogs.engine.work import Work


def laid_aside(work: Work) -> Frame | None:
    """The flow at the bottom with what the member gave, at its review or where it stood. What was asked of the bank or
    proved on a page is left out: going on begins where the first of that is asked again.
    """
    if not work.conversation.frames or work.frame is None:
        return None
    frame = work.conversation.frames[0] if len(work.conversation.frames) > 1 else work.frame
    flow = work.catalogue.flows[frame.flow]
    given = {name for name in frame.slots if _is_given(flow, name)}
    stale = {each for name in frame.slots.keys() - given for each in flow.dependents.get(name, ())}
    lost = frame.slots.keys() & (stale | (frame.slots.keys() - given))
    kept = {name: value for name, value in frame.slots.items() if name not in lost}
    if not kept or flow.front or not flow.needs_session:
        return None
    asked = [state.name for state in flow.states if (made := slot_of(state)) and made.name in lost]
    if len(asked) != len(lost):
        return Frame(
            flow.name, flow.version, flow.first, kept
        )  # made in several ways: the walk finds the right one
    target = min((_review(flow, frame.state), *asked), key=flow.order.__getitem__)
    path = tuple(name for name in frame.path if flow.order[name] < flow.order[target])
    return Frame(flow.name, flow.version, target, kept, path)


def _is_given(flow: Flow, slot: str) -> bool:
    producer = flow.producer(slot)
    return producer is not None and not isinstance(producer, Form)


def _review(flow: Flow, state: str) -> str:
    """The review that led to a code or a command; any other state itself."""
    if not isinstance(flow.by_name[state], Otp | Call):
        return state
    reviews = (
        each.name
        for each in flow.states
        if isinstance(each, Confirm) and flow.order[each.name] < flow.order[state]
    )
    return max(reviews, key=flow.order.__getitem__, default=flow.first)


def on_resume(work: Work) -> None:
    """Take the laid aside draft up again, from its review: the login, the limits and the code are asked afresh."""
    shelf = work.conversation.shelf
    if shelf is None or shelf.version != work.catalogue.flows[shelf.flow].version:
        on_menu(work)
        return
    take_up(work, shelf)
