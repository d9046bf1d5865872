"""The flow checker: what is proved before the bot starts (`design.md` §2, proofs 1-7). Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dialogs.engine.check import filled, graph, lock, money, outcomes, passing, refusals, shape, words
from dialogs.engine.check.paths import Stand, TangledFlowError, stands
from dialogs.engine.check.problem import Problem, UnsoundFlowError
from dialogs.engine.check.speech import Sentences
from dialogs.engine.events import EventClass
from dialogs.engine.flow import Catalogue
from dialogs.engine.step import IDLE, OUTCOMES, Outcome

__all__ = ["Evidence", "Problem", "Sentences", "UnsoundFlowError", "check", "require_sound"]

ALL_PROOFS = frozenset(range(1, 8))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the proofs need beside the flows."""

    languages: Sequence[Sentences]
    lock: str
    """The text of `flows.lock`."""
    facts: frozenset[str] = frozenset()
    """Variables that every sentence may use."""
    elsewhere: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """References to words that modules outside the engine say, with the types of what they give to each."""
    outcomes: outcomes.Table = field(default_factory=lambda: OUTCOMES)
    idle: Mapping[EventClass, Outcome] = field(default_factory=lambda: IDLE)


def check(catalogue: Catalogue, evidence: Evidence, *, proofs: Collection[int] = ALL_PROOFS) -> list[Problem]:
    """Every problem of these flows, in the order of the proofs; an empty list means they are sound."""
    found = [problem for problem in _prove(catalogue, evidence) if problem.proof in proofs]
    return sorted(dict.fromkeys(found), key=lambda problem: problem.proof)


def require_sound(catalogue: Catalogue, evidence: Evidence) -> None:
    """Raise UnsoundFlowError where the flows are not sound."""
    problems = check(catalogue, evidence)
    if problems:
        raise UnsoundFlowError(problems)


def _prove(catalogue: Catalogue, evidence: Evidence) -> Iterator[Problem]:
    yield from graph.prove(catalogue)
    yield from shape.prove(catalogue)
    yield from passing.prove(catalogue)
    ways: dict[str, Mapping[str, tuple[Stand, ...]]] = {}
    for flow in catalogue.flows.values():
        if graph.is_well_made(flow):
            try:
                ways[flow.name] = stands(catalogue, flow)
            except TangledFlowError:
                yield Problem(1, flow.name, "", "has too many ways through it to be proved: split it in two")
    yield from filled.prove(catalogue, evidence.languages, evidence.facts, ways)
    yield from filled.prove_common(catalogue, evidence.languages, evidence.facts, evidence.elsewhere)
    yield from refusals.prove(catalogue)
    yield from money.prove(catalogue, evidence.languages, ways)
    yield from outcomes.prove(evidence.outcomes, evidence.idle)
    yield from words.prove(catalogue, evidence.languages, evidence.elsewhere, evidence.facts)
    yield from lock.prove(catalogue, evidence.lock)
