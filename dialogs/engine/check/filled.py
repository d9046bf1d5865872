"""Proof 2: no state, function or sentence uses a slot that may be empty on some way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dialogs.engine.check.paths import Stand
from dialogs.engine.check.problem import Problem
from dialogs.engine.check.requests import functions_of, undeclared_reads
from dialogs.engine.check.shape import named_slots
from dialogs.engine.check.speech import (
    OWN_WORDS,
    Meaningless,
    Sentences,
    Speech,
    fault_speeches,
    meaning,
    refusal_speeches,
    speeches,
    split,
    value_speeches,
)
from dialogs.engine.flow import Catalogue, Flow, slot_of
from dialogs.engine.states import Call, Otp, State


def prove(
    catalogue: Catalogue,
    languages: Sequence[Sentences],
    facts: frozenset[str],
    ways: Mapping[str, Mapping[str, tuple[Stand, ...]]],
) -> Iterator[Problem]:
    """All problems of proof 2."""
    for name, stands in ways.items():
        flow = catalogue.flows[name]
        for slot in sorted(facts & flow.slot_types.keys()):
            text = f"a slot is called {slot}, which every sentence says of the house: rename it"
            yield Problem(2, name, "", text)
        for state in flow.states:
            yield from _state(flow, state, stands[state.name])
            for said in speeches(flow, state):
                yield from _sentence(flow, state, said, languages, facts, stands[state.name])


def used_slots(flow: Flow, state: State) -> Iterator[str]:
    """The slots a state uses when it is entered or answered."""
    made = slot_of(state)
    yield from (slot.name for slot in named_slots(state) if slot is not made)
    if isinstance(state, Otp) and isinstance(command := flow.by_name.get(state.then), Call):
        yield from (slot.name for slot in named_slots(command) if slot is not command.into)


def _state(flow: Flow, state: State, stands: Iterable[Stand]) -> Iterator[Problem]:
    for function in functions_of(state):
        for slot in sorted(undeclared_reads(function)):
            yield Problem(
                2, flow.name, state.name, f"{_name(function)} uses {slot} undeclared: add it to its @reads"
            )
    for slot in sorted(set(used_slots(flow, state))):
        if any(slot not in stand.filled for stand in stands):
            yield Problem(
                2,
                flow.name,
                state.name,
                f"uses the slot {slot}, which may be empty here: fill it on every way that leads here",
            )


def _name(function: object) -> str:
    return getattr(function, "__name__", repr(function))


def _sentence(
    flow: Flow,
    state: State,
    said: Speech,
    languages: Sequence[Sentences],
    facts: frozenset[str],
    stands: Iterable[Stand],
) -> Iterator[Problem]:
    stands = tuple(stands)
    names: dict[str, object] = dict(flow.slot_types) if said.slots else {}
    names |= said.given
    for sentences in languages:
        for variable in sorted(variables_of(sentences, said.ref) - facts):
            for text in _variable(variable, names):
                yield Problem(2, flow.name, state.name, f"[{sentences.language}] {said.ref}: {text}")
            slot = _slot_behind(variable, names)
            if slot not in said.given and any(slot not in stand.filled for stand in stands if slot):
                yield Problem(
                    2,
                    flow.name,
                    state.name,
                    f"[{sentences.language}] {said.ref} says ${variable}, but the slot {slot} may be empty here: "
                    "fill it on every way that leads here, or do not say it",
                )


def _slot_behind(variable: str, names: Mapping[str, object]) -> str:
    try:
        return split(variable, names)[0]
    except Meaningless:
        return ""


def variables_of(sentences: Sentences, ref: str) -> frozenset[str]:
    """The variables of a sentence, none where it is missing or broken: that is for proof 6 to say."""
    try:
        return sentences.variables(ref) if ref in sentences.refs() else frozenset()
    except (KeyError, ValueError):
        return frozenset()


def _variable(variable: str, names: Mapping[str, object]) -> Iterator[str]:
    """Why a variable says nothing, if so."""
    try:
        name, attributes = split(variable, names)
        kind = meaning(names[name], attributes)
        if variable != "items":
            list(value_speeches(kind))
    except Meaningless as problem:
        yield str(problem)


def prove_common(
    catalogue: Catalogue,
    languages: Sequence[Sentences],
    facts: frozenset[str],
    elsewhere: Mapping[str, Mapping[str, object]],
) -> Iterator[Problem]:
    """Problems of sentences that belong to no state: refusals, faults, the engine's own, other modules'."""
    states = [state for flow in catalogue.flows.values() for state in flow.states]
    common = [*refusal_speeches(states), *fault_speeches(states)]
    common += [Speech(ref, given) for ref, given in {**OWN_WORDS, **elsewhere}.items()]
    for sentences in languages:
        for said in common:
            for variable in sorted(variables_of(sentences, said.ref) - facts):
                for text in _variable(variable, said.given):
                    yield Problem(2, "", "", f"[{sentences.language}] {said.ref}: {text}")
