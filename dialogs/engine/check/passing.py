"""Proof 1, circles: whatever a turn passes through without the member must come to an end."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.engine.check.edges import Way, edges_of, fills, following, skippable, waits
from dialogs.engine.check.graph import circle, is_well_made
from dialogs.engine.check.problem import Problem
from dialogs.engine.flow import Catalogue, Flow, slot_of
from dialogs.engine.states import Choose, ChooseMany, End, Run, State

_EMPTIED = "!"
"""Marks a state that was reached by a refusal: its slot is empty, so it is not passed over."""


def prove(catalogue: Catalogue) -> Iterator[Problem]:
    """Circles inside a flow, and circles of flows that follow each other."""
    followers: dict[str, tuple[str, ...]] = {}
    for flow in catalogue.flows.values():
        if not is_well_made(flow):
            continue
        yield from _inside(catalogue, flow)
        followers[flow.name] = tuple(_follows(catalogue, flow))
    found = circle(followers)
    if found is not None:
        yield Problem(
            1,
            found[0],
            "",
            f"flows follow each other in a circle without asking anything ({' -> '.join(found)}): break it",
        )


def _inside(catalogue: Catalogue, flow: Flow) -> Iterator[Problem]:
    graph: dict[str, list[str]] = {}
    for state in flow.states:
        graph[state.name] = list(_passes(catalogue, flow, state, emptied=False))
        graph[state.name + _EMPTIED] = list(_passes(catalogue, flow, state, emptied=True))
    found = circle(graph)
    if found is not None:
        names = [name.removesuffix(_EMPTIED) for name in found]
        yield Problem(
            1,
            flow.name,
            names[0],
            f"a turn can run in a circle without the member ({' -> '.join(names)}): let one of them wait",
        )


def _passes(catalogue: Catalogue, flow: Flow, state: State, *, emptied: bool) -> Iterator[str]:
    """Where a turn may go on to from a state without waiting, once all slots may be filled."""
    if skippable(state) and not emptied:
        yield from following(state)
    ends = _child_ends(catalogue, state)
    for edge in edges_of(state):
        if not _taken_alone(state, edge.way):
            continue
        if isinstance(state, Run) and edge.name not in ends:
            continue
        target = flow.by_name.get(edge.target)
        if target is not None:
            mark = _EMPTIED if edge.way is Way.REFUSED and slot_of(target) is not None else ""
            yield edge.target + mark


def _taken_alone(state: State, way: Way) -> bool:
    """Whether an exit may be taken without the member: a list may be empty, the bank may refuse, a code may not leave."""
    if isinstance(state, Run):
        return True
    if waits(state):
        return way is Way.REFUSED or (isinstance(state, Choose | ChooseMany) and way is Way.ASIDE)
    return True


def _child_ends(catalogue: Catalogue, state: State) -> frozenset[str]:
    """For a `Run`: which of its exits may be taken although the other flow asks nothing."""
    if not isinstance(state, Run):
        return frozenset()
    child = catalogue.flows.get(state.flow)
    if child is None or not is_well_made(child):
        return frozenset()
    ends = _reached_alone(catalogue, child, depth=len(catalogue.flows))
    return frozenset("cancelled" if end.returns is None else "then" for end in ends)


def _reached_alone(catalogue: Catalogue, flow: Flow, depth: int) -> frozenset[End]:
    """The ends a fresh flow may come to before it asks anything."""
    ends, seen = set[End](), set[tuple[str, frozenset[str]]]()
    todo = [(flow.first, frozenset[str]())]
    while todo:
        name, filled = todo.pop()
        state = flow.by_name.get(name)
        if state is None or (name, filled) in seen:
            continue
        seen.add((name, filled))
        made = slot_of(state)
        if isinstance(state, End):
            ends.add(state)
        if skippable(state) and made is not None and made.name in filled:
            todo += [(target, filled) for target in following(state)]
            continue
        exits = _run_exits(catalogue, state, depth)
        for edge in edges_of(state):
            if _taken_alone(state, edge.way) and (exits is None or edge.name in exits):
                now = filled | {made.name} if made is not None and fills(edge) else filled
                target = flow.by_name.get(edge.target)
                gone = slot_of(target) if target is not None and edge.way is Way.REFUSED else None
                todo.append((edge.target, now - flow.dependents[gone.name] if gone is not None else now))
    return frozenset(ends)


def _run_exits(catalogue: Catalogue, state: State, depth: int) -> frozenset[str] | None:
    if not isinstance(state, Run):
        return None
    child = catalogue.flows.get(state.flow)
    if child is None or depth == 0 or not is_well_made(child):
        return frozenset()
    ends = _reached_alone(catalogue, child, depth - 1)
    return frozenset("cancelled" if end.returns is None else "then" for end in ends)


def _follows(catalogue: Catalogue, flow: Flow) -> Iterator[str]:
    """The flows that may follow a fresh one before it asks anything; a login may come between."""
    for end in _reached_alone(catalogue, flow, depth=len(catalogue.flows)):
        following_flow = catalogue.flows.get(end.follow) if end.follow is not None else None
        if following_flow is None:
            continue
        yield following_flow.name
        if following_flow.needs_session and not flow.needs_session and end.opens_session is None:
            yield catalogue.login
