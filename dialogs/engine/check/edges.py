"""The exits of a state, as the engine takes them (`dialogs.engine.kinds`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from dialogs.engine.flow import Flow
from dialogs.engine.states import (
    Ask,
    Call,
    Choose,
    ChooseMany,
    Confirm,
    Decide,
    End,
    Fetch,
    Form,
    Handoff,
    Otp,
    Run,
    Show,
    State,
)

FILLING = (Ask, Choose, ChooseMany, Fetch, Form, Run)
"""Kinds that are passed over while their slot is filled."""


class Way(Enum):
    """How an exit is taken."""

    ANSWERED = auto()
    """The member answered: the slot, if any, is filled and the state joins the path."""
    PASSED = auto()
    """Gone through without the member: the slot, if any, is filled."""
    ASIDE = auto()
    """Taken without an answer: nothing is filled."""
    REFUSED = auto()
    """A refusal: the target is emptied and asked again."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One exit: its name on the state's line, where it leads, how it is taken."""

    name: str
    target: str
    way: Way


def waits(state: State) -> bool:
    """Whether the member answers here (a `Show` without exits only shows)."""
    if isinstance(state, Show):
        return bool(state.exits)
    return isinstance(state, Ask | Choose | ChooseMany | Form | Confirm | Otp)


def skippable(state: State) -> bool:
    """Whether the state is passed over while its slot is filled."""
    return isinstance(state, FILLING) and state.slot is not None


def following(state: State) -> tuple[str, ...]:
    """Where `then` may lead."""
    then = getattr(state, "then", "")
    return (then,) if isinstance(then, str) else tuple(then.values())


def edges_of(state: State) -> tuple[Edge, ...]:
    """All exits of a state, in the order of its line."""
    return tuple(_edges(state))


def _edges(state: State) -> Iterator[Edge]:
    onward = Way.ANSWERED if waits(state) or isinstance(state, Run) else Way.PASSED
    if not (isinstance(state, Show) and state.exits) and not isinstance(state, Decide | End | Handoff):
        yield from (Edge("then", target, onward) for target in following(state))
    if isinstance(state, Show | Form | Choose):
        yield from (Edge(f"exits[{name}]", target, Way.ANSWERED) for name, target in state.exits.items())
    if isinstance(state, Decide):
        yield from (Edge(f"exits[{name}]", target, Way.ASIDE) for name, target in state.exits.items())
    if isinstance(state, Choose | ChooseMany) and state.empty is not None:
        yield Edge("empty", state.empty, Way.ASIDE)
    if isinstance(state, Confirm):
        yield Edge("no", state.no, Way.ASIDE)
    if isinstance(state, Otp):
        yield from (
            Edge("expired", state.expired, Way.REFUSED),
            Edge("locked", state.locked, Way.REFUSED),
        )
    if isinstance(state, Call) and state.unknown is not None:
        yield Edge("unknown", state.unknown, Way.ASIDE)
    if isinstance(state, Run):
        yield Edge("cancelled", state.cancelled, Way.ASIDE)
    for refusal, target in getattr(state, "errors", {}).items():
        yield Edge(f"errors[{refusal.__name__}]", target, Way.REFUSED)


def fills(edge: Edge) -> bool:
    """Whether taking this exit fills the state's slot (another exit of a `Form` or `Choose` leaves it empty)."""
    return edge.name == "then"


def ways_on(flow: Flow, state: State) -> frozenset[str]:
    """The states of the flow that one exit leads to."""
    return frozenset(edge.target for edge in edges_of(state) if edge.target in flow.by_name)
