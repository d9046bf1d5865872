"""The flow checker: what is proved before the bot starts (`design.md` §2, proofs 1-7). Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from banking.api import News
from dialogs.engine.check import (
    filled,
    graph,
    languages,
    lock,
    money,
    notices,
    outcomes,
    passing,
    refusals,
    shape,
    words,
)
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
    news: Sequence[type[News]] = ()
    """The kinds of news that may be told."""
    outcomes: outcomes.Table = field(default_factory=lambda: OUTCOMES)
    idle: Mapping[EventClass, Outcome] = field(default_factory=lambda: IDLE)


def check(catalogue: Catalogue, evidence: Evidence, *, proofs: Collection[int] = ALL_PROOFS) -> list[Problem]:
    """Every problem of these flows, in the order of the proofs; an empty list means they are sound."""
    families = _families(catalogue, evidence)
    found = [problem for number, family in families if number in proofs for problem in family]
    return sorted(dict.fromkeys(found), key=lambda problem: problem.proof)


def require_sound(catalogue: Catalogue, evidence: Evidence) -> None:
    """Raise UnsoundFlowError where the flows are not sound."""
    problems = check(catalogue, evidence)
    if problems:
        raise UnsoundFlowError(problems)


Family = tuple[int, Iterator[Problem]]


def _families(catalogue: Catalogue, evidence: Evidence) -> Iterator[Family]:
    """Each proof with its problems, found when they are asked for."""
    spoken, facts = evidence.languages, evidence.facts
    told = {said.ref: said.given for said in notices.speeches(catalogue, evidence.news)}
    elsewhere = {**evidence.elsewhere, **told}
    yield 1, graph.prove(catalogue)
    yield 1, shape.prove(catalogue)
    yield 1, passing.prove(catalogue)
    yield 1, notices.prove(catalogue, evidence.news)
    ways: dict[str, Mapping[str, tuple[Stand, ...]]] = {}
    for flow in catalogue.flows.values():
        if graph.is_well_made(flow):
            try:
                ways[flow.name] = stands(catalogue, flow)
            except TangledFlowError:
                tangled = Problem(
                    1, flow.name, "", "has too many ways through it to be proved: split it in two"
                )
                yield 1, iter((tangled,))
    yield 2, filled.prove(catalogue, spoken, facts, ways)
    yield 2, filled.prove_common(catalogue, spoken, facts, elsewhere)
    yield 3, refusals.prove(catalogue)
    yield 4, money.prove(catalogue, spoken, ways)
    yield 5, outcomes.prove(evidence.outcomes, evidence.idle)
    yield 6, words.prove(catalogue, spoken, elsewhere, facts)
    yield 6, languages.prove(catalogue, spoken)
    yield 7, lock.prove(catalogue, evidence.lock)
