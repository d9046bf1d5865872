"""Random damage to good flows: every kind of slip an author could make, and some that none would."""

from __future__ import annotations

import random
import types
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from banking.api import Refusal
from dialogs.engine.flow import Flow, slot_of
from dialogs.engine.slots import Slot, reads_of
from dialogs.engine.states import (
    Ask,
    Call,
    Choose,
    Confirm,
    Decide,
    End,
    Fetch,
    Form,
    Otp,
    Run,
    Show,
    State,
)
from tests.dialogs.flows_for_tests import (
    AMOUNT,
    NAME,
    NOTE,
    PAYEE,
    QUOTE,
    QUOTE_REFUSALS,
    SOURCE,
    new_payee,
    payment,
    quote,
    read_amount,
    read_line,
)

Damage = Callable[[random.Random, Flow], Flow | None]
FUNCTIONS = ("query", "options", "on", "make")


def damaged(chance: random.Random, flow: Flow) -> Flow:
    """The flow after one to three random damages; never the flow itself."""
    wanted = chance.choice((1, 1, 1, 2, 3))
    while wanted:
        after = chance.choice(DAMAGES)(chance, flow)
        if after is not None and after.states != flow.states:
            flow, wanted = after, wanted - 1
    return flow


def _with(flow: Flow, states: list[State]) -> Flow:
    return replace(flow, states=tuple(states))


def _one(chance: random.Random, flow: Flow, *kinds: type[State]) -> tuple[int, Any] | None:
    found = [(place, state) for place, state in enumerate(flow.states) if isinstance(state, kinds or State)]
    return chance.choice(found) if found else None


def _changed(flow: Flow, place: int, **changes: Any) -> Flow:
    states = list(flow.states)
    states[place] = replace(states[place], **changes)
    return _with(flow, states)


def targets(state: State) -> list[str]:
    """The parts of a line that lead somewhere."""
    names = ("then", "empty", "no", "expired", "locked", "unknown", "cancelled")
    return [name for name in names if isinstance(getattr(state, name, None), str) and getattr(state, name)]


def rewire(chance: random.Random, flow: Flow) -> Flow | None:
    """An edge leads to another state."""
    place, state = _one(chance, flow) or (0, flow.states[0])
    other = chance.choice(flow.states).name
    mappings = [
        name for name in ("then", "exits", "errors") if isinstance(getattr(state, name, None), Mapping)
    ]
    mappings = [name for name in mappings if getattr(state, name)]
    parts = targets(state) + mappings
    if not parts:
        return None
    part = chance.choice(parts)
    if part in mappings:
        before = getattr(state, part)
        return _changed(flow, place, **{part: {**before, chance.choice(list(before)): other}})
    return _changed(flow, place, **{part: other})


def rewire_money(chance: random.Random, flow: Flow) -> Flow | None:
    """An edge around the review or the code is moved."""
    found = _one(chance, flow, Confirm, Otp, Call)
    if found is None:
        return None
    place, state = found
    return _changed(flow, place, **{chance.choice(targets(state)): chance.choice(flow.states).name})


def undeclare(chance: random.Random, flow: Flow) -> Flow | None:
    """A function declares one slot less than it reads."""
    place, state = _one(chance, flow) or (0, flow.states[0])
    for name in FUNCTIONS:
        function = getattr(state, name, None)
        if function is not None and reads_of(function):
            kept = list(reads_of(function))
            kept.remove(chance.choice(kept))
            return _changed(flow, place, **{name: _copy(function, tuple(kept))})
    return None


def _copy(function: Any, slots: tuple[Slot[Any], ...]) -> object:
    copy = types.FunctionType(function.__code__, function.__globals__, function.__name__)
    copy.__annotations__ = function.__annotations__
    copy.__module__ = function.__module__
    copy.reads = slots  # type: ignore[attr-defined]
    return copy


def swap_names(chance: random.Random, flow: Flow) -> Flow | None:
    """Two states take each other's place in the story."""
    first, second = (chance.randrange(len(flow.states)) for _ in range(2))
    states = list(flow.states)
    states[first] = replace(flow.states[first], name=flow.states[second].name)
    states[second] = replace(flow.states[second], name=flow.states[first].name)
    return _with(flow, states) if first != second else None


def reorder(chance: random.Random, flow: Flow) -> Flow | None:
    """The table is in another order (the first line stays first)."""
    rest = list(flow.states[1:])
    chance.shuffle(rest)
    return _with(flow, [flow.states[0], *rest])


def begin_elsewhere(chance: random.Random, flow: Flow) -> Flow | None:
    """The flow begins with another line."""
    states = list(flow.states)
    states.insert(0, states.pop(chance.randrange(len(states))))
    return _with(flow, states)


def show_less(chance: random.Random, flow: Flow) -> Flow | None:
    """A review or a code loses a slot."""
    found = _one(chance, flow, Confirm, Otp)
    if found is None:
        return None
    place, state = found
    part = "shows" if isinstance(state, Confirm) else "binds"
    slots = list(getattr(state, part))
    if slots:
        slots.remove(chance.choice(slots))
    return _changed(flow, place, **{part: tuple(slots)})


def duplicate(chance: random.Random, flow: Flow) -> Flow | None:
    """A line is there twice, under its own or another name."""
    place, state = _one(chance, flow) or (0, flow.states[0])
    name = chance.choice((state.name, f"{state.name}_again"))
    states = list(flow.states)
    states.insert(place, replace(state, name=name))
    return _with(flow, states)


def drop_refusal(chance: random.Random, flow: Flow) -> Flow | None:
    """A refusal loses its edge, or an unknown outcome its end."""
    found = _one(chance, flow, Fetch, Show, Call)
    if found is None:
        return None
    place, state = found
    if not state.errors or (isinstance(state, Call) and state.unknown and chance.random() < 0.3):
        return _changed(flow, place, unknown=None) if isinstance(state, Call) else None
    errors = dict(state.errors)
    del errors[chance.choice(list(errors))]
    return _changed(flow, place, errors=errors)


def insert(chance: random.Random, flow: Flow) -> Flow | None:
    """A question or a query comes between a state and the next."""
    place, state = _one(chance, flow, Confirm, Otp, Ask, Choose, Call, Fetch) or (0, flow.states[0])
    if not isinstance(getattr(state, "then", None), str) or not hasattr(state, "then"):
        return None
    then, name = state.then, f"extra{len(flow.states)}"
    refused: dict[type[Refusal], str] = {each: chance.choice(flow.states).name for each in QUOTE_REFUSALS}
    late: Slot[str] = Slot("late", str)
    new: State = chance.choice(
        (
            Ask("M1", name, chance.choice((AMOUNT, late)), parse=read_amount, then=then),
            Ask("M1", name, NOTE, parse=read_line, then=then, optional=True),
            Ask("M1", name, NAME, parse=read_line, then=then),
            Fetch("M1", name, QUOTE, query=quote, then=then, errors=refused),
            Run("M1", name, "add_payee", then=then, cancelled=then, slot=chance.choice((PAYEE, None))),
        )
    )
    states = list(_changed(flow, place, then=name).states)
    states.insert(chance.choice((place + 1, len(states))), new)
    return _with(flow, states)


def remove(chance: random.Random, flow: Flow) -> Flow | None:
    """A line is gone, and what led there leads on to the next."""
    place = chance.randrange(len(flow.states))
    gone = flow.states[place]
    after = getattr(gone, "then", None)
    if not isinstance(after, str) or len(flow.states) == 1:
        return None
    kept = [_redirected(state, gone.name, after) for state in flow.states if state is not gone]
    return _with(flow, kept)


def _redirected(state: State, gone: str, after: str) -> State:
    changes: dict[str, Any] = {name: after for name in targets(state) if getattr(state, name) == gone}
    for name in ("then", "exits", "errors"):
        before = getattr(state, name, None)
        if isinstance(before, Mapping):
            changes[name] = {key: after if target == gone else target for key, target in before.items()}
    return replace(state, **changes) if changes else state


def refill(chance: random.Random, flow: Flow) -> Flow | None:
    """A state fills another slot of the flow with the same type, or none."""
    found = _one(chance, flow, Ask, Choose, Fetch, Run, Call, Form)
    made = slot_of(found[1]) if found is not None else None
    if found is None or made is None:
        return None
    others = [slot_of(state) for state in flow.states]
    fitting = [
        slot for slot in others if slot is not None and slot.type == made.type and slot.name != made.name
    ]
    fitting.append(Slot(f"{made.name}_too", made.type))
    return _changed(
        flow, found[0], **{"into" if isinstance(found[1], Call) else "slot": chance.choice(fitting)}
    )


def remake(chance: random.Random, flow: Flow) -> Flow | None:
    """A command is made by the wrong function, or declares less than it is."""
    found = _one(chance, flow, Call)
    if found is None:
        return None
    place, state = found
    make = chance.choice((payment, new_payee, _copy(state.make, (SOURCE,)), _copy(state.make, ())))
    return _changed(flow, place, make=make)


def loosen(chance: random.Random, flow: Flow) -> Flow | None:
    """Some part of a line is simply something else."""
    place, state = _one(chance, flow, Ask, End, Decide, Show, Form, Choose) or (0, flow.states[0])
    match state:
        case Ask():
            return _changed(flow, place, optional=not state.optional)
        case End():
            return _changed(flow, place, returns=chance.choice((None, PAYEE, AMOUNT)))
        case Decide() | Show() if len(state.exits) > 1:
            exits = dict(state.exits)
            del exits[chance.choice(list(exits))]
            return _changed(flow, place, exits=exits)
        case Form():
            return _changed(flow, place, purpose=chance.choice(list(type(state.purpose))))
        case Choose() if state.empty:
            return _changed(flow, place, empty=None)
        case _:
            return None


DAMAGES: tuple[Damage, ...] = (
    *(rewire, rewire, rewire, rewire_money, rewire_money, undeclare, swap_names, reorder, begin_elsewhere),
    *(show_less, duplicate, drop_refusal, insert, insert, remove, refill, remake, loosen),
)
