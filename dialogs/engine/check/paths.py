"""The ways a member can go through one flow, as far as proofs 2 and 4 care: which slots are filled, what back would walk,
what was confirmed, whose code was given.

The walk follows the engine move by move (`dialogs.engine.moves`): skipped questions, back, corrections, refusals that
empty their target. It is finite because the path names a state once. Of two ways into a state only the poorer one is
kept: whoever arrives with less filled, less confirmed and more to go back to can do everything the other can.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dialogs.engine.check.edges import Edge, Way, edges_of, fills, following, skippable, waits
from dialogs.engine.check.graph import returning
from dialogs.engine.flow import Catalogue, Flow, slot_of
from dialogs.engine.states import Call, Confirm, Otp, Run, State

MOST_WAYS = 20_000
"""Ways looked at in one flow; a flow that needs more is too tangled to be proved."""
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stand:
    """How a member may stand when a state is entered."""

    filled: frozenset[str] = NOTHING
    path: tuple[str, ...] = ()
    confirmed: frozenset[str] = NOTHING
    """The slots a review showed that was confirmed under the operation's id, and that nothing changed since."""
    code: str | None = None
    """The `Otp` whose code was accepted just now."""

    def is_covered_by(self, other: Stand) -> bool:
        """Whether everything that can follow here can follow there."""
        return (
            other.filled <= self.filled
            and other.confirmed <= self.confirmed
            and other.code == self.code
            and _is_subsequence(self.path, other.path)
        )


class TangledFlowError(Exception):
    """A flow has more ways through it than can be looked at."""


def stands(catalogue: Catalogue, flow: Flow) -> Mapping[str, tuple[Stand, ...]]:
    """For each state the poorest ways to stand in it; none where nobody gets."""
    return _Walk(catalogue, flow).run()


def _is_subsequence(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(name in rest for name in short)


class _Walk:
    """One exploration of a flow; made and thrown away inside `stands`."""

    def __init__(self, catalogue: Catalogue, flow: Flow) -> None:
        self.catalogue = catalogue
        self.flow = flow
        self.found: dict[str, tuple[Stand, ...]] = {state.name: () for state in flow.states}
        self.todo: list[tuple[str, Stand]] = []
        self.looked_at = 0

    def run(self) -> Mapping[str, tuple[Stand, ...]]:
        """Follow every way until nothing new comes."""
        self.arrive(self.flow.first, Stand())
        while self.todo:
            name, stand = self.todo.pop()
            if stand in self.found[name]:
                for target, after in self.ways(self.flow.by_name[name], stand):
                    self.arrive(target, after)
        return self.found

    def arrive(self, name: str, stand: Stand) -> None:
        """Enter a state, and those after it as far as their slots are filled."""
        entering, seen = [name], set[str]()
        while entering:
            name = entering.pop()
            state = self.flow.by_name.get(name)
            if state is None or name in seen:
                continue
            seen.add(name)
            made = slot_of(state)
            if skippable(state) and made is not None and made.name in stand.filled:
                entering += following(state)
            else:
                self.keep(name, stand)

    def keep(self, name: str, stand: Stand) -> None:
        """Remember a way to stand in a state, unless a poorer one is known."""
        known = self.found[name]
        if any(stand.is_covered_by(other) for other in known):
            return
        self.looked_at += 1
        if self.looked_at > MOST_WAYS:
            raise TangledFlowError(self.flow.name)
        self.found[name] = (*(other for other in known if not other.is_covered_by(stand)), stand)
        self.todo.append((name, stand))

    # --- one move ---

    def ways(self, state: State, stand: Stand) -> Iterator[tuple[str, Stand]]:
        """Every move from here, with how the member stands after it."""
        stand = replace(stand, code=None)
        if isinstance(state, Call):
            stand = replace(stand, path=(), confirmed=NOTHING)
        for edge in edges_of(state):
            if edge.target in self.flow.by_name and self.is_open(state, edge):
                yield edge.target, self.take(state, edge, stand)
        if isinstance(state, Confirm):
            for slot in state.shows:
                asking = self.flow.producer(slot.name)
                if asking is not None:
                    yield asking.name, self.reopen(stand, asking.name)
        if (waits(state) or isinstance(state, Run)) and stand.path:
            *earlier, last = stand.path
            yield last, self.empty(replace(stand, path=tuple(earlier), confirmed=NOTHING), last)

    def is_open(self, state: State, edge: Edge) -> bool:
        """Whether an exit can be taken: of a `Run` only those its flow has an end for."""
        child = self.catalogue.flows.get(state.flow) if isinstance(state, Run) else None
        if child is None:
            return True
        value, plain = returning(child)
        return value if edge.name == "then" else plain

    def take(self, state: State, edge: Edge, stand: Stand) -> Stand:
        """How the member stands after an exit."""
        made = slot_of(state)
        if made is not None and fills(edge):
            stand = replace(stand, filled=stand.filled | {made.name}, confirmed=NOTHING)
        if isinstance(state, Confirm):
            shown = frozenset(slot.name for slot in state.shows)
            stand = replace(stand, confirmed=shown if edge.name == "then" else NOTHING)
        if isinstance(state, Otp):
            if edge.name == "then":
                stand = replace(stand, code=state.name)
            else:
                stand = replace(stand, confirmed=NOTHING)
        if edge.way is Way.ANSWERED:
            kept = tuple(name for name in stand.path if name != state.name)
            return replace(stand, path=(*kept, state.name))
        return self.reopen(stand, edge.target) if edge.way is Way.REFUSED else stand

    def reopen(self, stand: Stand, target: str) -> Stand:
        """As `moves.reopen`: the path keeps what stands before the target, whose slot is emptied."""
        order = self.flow.order
        kept = tuple(name for name in stand.path if order[name] < order[target])
        return self.empty(replace(stand, path=kept), target)

    def empty(self, stand: Stand, target: str) -> Stand:
        """As `moves._empty`: a state's slot and its dependents, and what they answered of the path."""
        made = slot_of(self.flow.by_name[target])
        if made is None:
            return stand
        gone = self.flow.dependents[made.name]
        kept = tuple(name for name in stand.path if not self.fills(name) & gone)
        return Stand(stand.filled - gone, kept)

    def fills(self, name: str) -> frozenset[str]:
        """The slot a state fills, as a set."""
        made = slot_of(self.flow.by_name[name])
        return frozenset((made.name,)) if made is not None else NOTHING
