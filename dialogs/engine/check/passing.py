"""Proof 1, circles: whatever a turn passes through without the member must come to an end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dialogs.engine.check.edges import Edge, Way, edges_of, fills, following, skippable, waits
from dialogs.engine.check.graph import circle, is_well_made
from dialogs.engine.check.problem import Problem
from dialogs.engine.flow import Catalogue, Flow, slot_of
from dialogs.engine.states import Choose, ChooseMany, End, Run, State

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Passage:
    """A state a turn has come to, and what is known by then: slots that are filled, and slots that are empty."""

    state: str
    filled: frozenset[str] = NOTHING
    empty: frozenset[str] = NOTHING

    def with_filled(self, slot: str) -> Passage:
        """The same with one slot filled."""
        return replace(self, filled=self.filled | {slot}, empty=self.empty - {slot})

    def with_empty(self, slots: frozenset[str]) -> Passage:
        """The same with some slots empty."""
        return replace(self, filled=self.filled - slots, empty=self.empty | slots)


def prove(catalogue: Catalogue) -> Iterator[Problem]:
    """Circles inside a flow, and circles of flows that follow each other."""
    followers: dict[str, tuple[str, ...]] = {}
    for flow in catalogue.flows.values():
        if not is_well_made(flow):
            continue
        found = _circle_inside(catalogue, flow)
        if found:
            way = " -> ".join(found)
            yield Problem(
                1,
                flow.name,
                found[0],
                f"a turn can run in a circle without the member ({way}): let one of them wait",
            )
        followers[flow.name] = tuple(_follows(catalogue, flow))
    around = circle(followers)
    if around is not None:
        way = " -> ".join(around)
        yield Problem(
            1, around[0], "", f"flows follow each other in a circle without asking anything ({way}): break it"
        )


def _circle_inside(catalogue: Catalogue, flow: Flow) -> tuple[str, ...]:
    starts = [Passage(state.name) for state in flow.states]
    found = circle(_graph(catalogue, flow, starts, depth=len(catalogue.flows)))
    return tuple(passage.state for passage in found or ())


def _graph(
    catalogue: Catalogue, flow: Flow, starts: list[Passage], depth: int
) -> dict[Passage, tuple[Passage, ...]]:
    """Everything a turn may pass through from here on, without the member."""
    graph: dict[Passage, tuple[Passage, ...]] = {}
    todo = list(starts)
    while todo:
        here = todo.pop()
        if here not in graph:
            graph[here] = tuple(_onward(catalogue, flow, here, depth))
            todo += graph[here]
    return graph


def _onward(catalogue: Catalogue, flow: Flow, here: Passage, depth: int) -> Iterator[Passage]:
    state = flow.by_name.get(here.state)
    if state is None:
        return
    made = slot_of(state)
    if made is not None and skippable(state):
        if made.name not in here.empty:
            skipped = here.with_filled(made.name)
            yield from (replace(skipped, state=target) for target in following(state))
        if made.name in here.filled:
            return
        here = here.with_empty(frozenset((made.name,)))
    exits = _run_exits(catalogue, state, depth)
    for edge in edges_of(state):
        if (
            edge.target in flow.by_name
            and _is_taken_alone(state, edge)
            and (exits is None or edge.name in exits)
        ):
            yield replace(_after(flow, state, edge, here), state=edge.target)


def _after(flow: Flow, state: State, edge: Edge, here: Passage) -> Passage:
    made = slot_of(state)
    if made is not None and fills(edge):
        here = here.with_filled(made.name)
    asked_again = slot_of(flow.by_name[edge.target]) if edge.way is Way.REFUSED else None
    return here.with_empty(flow.dependents[asked_again.name]) if asked_again is not None else here


def _is_taken_alone(state: State, edge: Edge) -> bool:
    """Whether an exit may be taken without the member: a list may be empty, the bank may refuse, a code may not leave."""
    if not waits(state):
        return True
    return edge.way is Way.REFUSED or (isinstance(state, Choose | ChooseMany) and edge.way is Way.ASIDE)


def _run_exits(catalogue: Catalogue, state: State, depth: int) -> frozenset[str] | None:
    """For a `Run`: which of its exits may be taken although the other flow asks nothing."""
    if not isinstance(state, Run):
        return None
    child = catalogue.flows.get(state.flow)
    if child is None or depth == 0 or not is_well_made(child):
        return NOTHING
    ends = _ends_alone(catalogue, child, depth - 1)
    return frozenset("cancelled" if end.returns is None else "then" for end in ends)


def _ends_alone(catalogue: Catalogue, flow: Flow, depth: int) -> list[End]:
    """The ends a fresh flow may come to before it asks anything."""
    fresh = Passage(flow.first).with_empty(frozenset(flow.slot_types))
    passed = {here.state for here in _graph(catalogue, flow, [fresh], depth)}
    return [state for state in flow.states if isinstance(state, End) and state.name in passed]


def _follows(catalogue: Catalogue, flow: Flow) -> Iterator[str]:
    """The flows that may follow a fresh one before it asks anything; a login may come between."""
    for end in _ends_alone(catalogue, flow, depth=len(catalogue.flows)):
        after = catalogue.flows.get(end.follow) if end.follow is not None else None
        if after is not None:
            yield after.name
            if after.needs_session and not flow.needs_session and end.opens_session is None:
                yield catalogue.login
