"""Proof 1: names are unique, every edge leads somewhere, every state is reached and has a way to an end, nothing circles
without the member.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from dialogs.engine.check.edges import edges_of, following, ways_on
from dialogs.engine.check.problem import Problem
from dialogs.engine.flow import Catalogue, Flow
from dialogs.engine.states import Choose, Decide, End, Form, Handoff, Run, Show, State

Node = TypeVar("Node", bound=Hashable)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
"""Of flows, states, slots and options: parts of word references and, behind a nonce, of 64 bytes of a button's data."""
RESERVED = frozenset({"simpler", "help", "label", "option", "ticked", "open", "empty", "item", "skip"})
"""Attributes with a meaning of their own: no option or exit may be called so."""


def prove(catalogue: Catalogue) -> Iterator[Problem]:
    """All problems of proof 1."""
    yield from _special_flows(catalogue)
    for key, flow in catalogue.flows.items():
        if key != flow.name:
            yield Problem(1, key, "", f"is the flow {flow.name}: list it under its own name")
        yield from _names(flow)
        for state in flow.states:
            yield from _targets(catalogue, flow, state)
        yield from _ways(flow)
    yield from _run_circles(catalogue)


def _special_flows(catalogue: Catalogue) -> Iterator[Problem]:
    for role in ("home", "login", "logout"):
        name = getattr(catalogue, role)
        flow = catalogue.flows.get(name)
        if flow is None:
            yield Problem(1, "", "", f"the catalogue's {role} is {name}, and there is no such flow: name one")
        elif flow.needs_session and role != "home":
            yield Problem(
                1, name, "", f"is the {role} and must run without a session: set needs_session=False"
            )


def _names(flow: Flow) -> Iterator[Problem]:
    if not flow.states:
        yield Problem(1, flow.name, "", "has no states: give it at least an End")
    if not _NAME.fullmatch(flow.name):
        yield Problem(1, flow.name, "", f"is no name ({_NAME.pattern}): rename it")
    seen = set[str]()
    for state in flow.states:
        if state.name in seen:
            yield Problem(1, flow.name, state.name, "is the name of two states: rename one")
        seen.add(state.name)
        options = tuple(getattr(state, "fixed", ())) + tuple(getattr(state, "exits", ()))
        for name in (state.name, *options):
            if not _NAME.fullmatch(name):
                yield Problem(1, flow.name, state.name, f"{name!r} is no name ({_NAME.pattern}): rename it")
        for name in options:
            if name in RESERVED and not isinstance(state, Decide):
                yield Problem(
                    1, flow.name, state.name, f"an exit is called {name!r}, which the words use: rename it"
                )
        if len(set(options)) != len(options):
            yield Problem(1, flow.name, state.name, "offers the same option twice: remove one")


def _targets(catalogue: Catalogue, flow: Flow, state: State) -> Iterator[Problem]:
    if isinstance(state, Choose) and state.unlisted is not None and state.unlisted not in state.exits:
        yield Problem(1, flow.name, state.name, f"has no exit {state.unlisted!r}: add it")
    for edge in edges_of(state):
        if edge.target not in flow.by_name:
            yield Problem(
                1,
                flow.name,
                state.name,
                f"{edge.name} leads to {edge.target!r}, which is no state of this flow: name one that is",
            )
    if isinstance(state, Run) and state.flow not in catalogue.flows:
        yield Problem(1, flow.name, state.name, f"runs {state.flow!r}, and there is no such flow: name one")
    if isinstance(state, End) and state.follow is not None and state.follow not in catalogue.flows:
        yield Problem(
            1, flow.name, state.name, f"is followed by {state.follow!r}, and there is no such flow: name one"
        )


def _ways(flow: Flow) -> Iterator[Problem]:
    """Reachability both ways."""
    onward = {state.name: ways_on(flow, state) for state in flow.states}
    reached = closure([flow.states[0].name] if flow.states else [], lambda name: onward[name])
    before: dict[str, set[str]] = {name: set() for name in onward}
    for name, targets in onward.items():
        for target in targets:
            before[target].add(name)
    ends = [state.name for state in flow.states if isinstance(state, End | Handoff)]
    ending = closure(ends, lambda name: before[name])
    for state in flow.states:
        if state.name not in reached:
            yield Problem(1, flow.name, state.name, "no state leads here: add the edge or remove the state")
        if state.name not in ending:
            yield Problem(
                1, flow.name, state.name, "has no way to an End or Handoff: add an edge towards one"
            )


def closure(start: Iterable[str], onward: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """Everything reached from the start."""
    reached = set(start)
    todo = list(reached)
    while todo:
        for name in onward(todo.pop()):
            if name not in reached:
                reached.add(name)
                todo.append(name)
    return frozenset(reached)


def circle(graph: Mapping[Node, Sequence[Node]]) -> tuple[Node, ...] | None:
    """The nodes of one circle of a graph, in order; None where it has none."""
    done = set[Node]()
    for start in graph:
        trail = [start] if start not in done else []
        rests = [iter(graph[node]) for node in trail]
        while trail:
            target = next((node for node in rests[-1] if node in graph and node not in done), None)
            if target is None:
                done.add(trail.pop())
                rests.pop()
            elif target in trail:
                return tuple(trail[trail.index(target) :])
            else:
                trail.append(target)
                rests.append(iter(graph[target]))
    return None


def _run_circles(catalogue: Catalogue) -> Iterator[Problem]:
    runs = {
        name: [state.flow for state in flow.states if isinstance(state, Run)]
        for name, flow in catalogue.flows.items()
    }
    found = circle(runs)
    if found is not None:
        yield Problem(1, found[0], "", f"flows run each other in a circle ({' -> '.join(found)}): break it")


def returning(flow: Flow) -> tuple[bool, bool]:
    """Whether the flow, run by another, can end with a value, and without one."""
    ends = [state for state in flow.states if isinstance(state, End)]
    return any(end.returns is not None for end in ends), any(end.returns is None for end in ends)


def is_well_made(flow: Flow) -> bool:
    """Whether the other proofs can walk the flow at all: something to walk, every name once, `then` where it is needed."""
    return bool(flow.states) and len(flow.by_name) == len(flow.states) and all(map(_has_then, flow.states))


def _has_then(state: State) -> bool:
    if isinstance(state, Decide | End | Handoff):
        return True
    if isinstance(state, Show | Form) and state.exits and not getattr(state, "then", ""):
        return True
    return isinstance(state, Choose) or bool(following(state))
