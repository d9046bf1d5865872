"""Proof 6: every state has its words in every language, nothing else has, and no secret can come into a slot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dialogs.engine.check.filled import variables_of
from dialogs.engine.check.problem import Problem
from dialogs.engine.check.requests import parts_of
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
from dialogs.engine.codec import may_be_kept
from dialogs.engine.flow import Catalogue
from dialogs.engine.states import Ask, Call, State


def prove(
    catalogue: Catalogue,
    languages: Sequence[Sentences],
    elsewhere: Mapping[str, Mapping[str, object]],
    facts: frozenset[str],
) -> Iterator[Problem]:
    """All problems of proof 6. `elsewhere` is what other modules say, `facts` what any sentence may say."""
    for flow in catalogue.flows.values():
        for state in flow.states:
            for text in _secrets(state):
                yield Problem(6, flow.name, state.name, text)
    for sentences in languages:
        yield from _language(catalogue, sentences, elsewhere, facts)


def _language(
    catalogue: Catalogue,
    sentences: Sentences,
    elsewhere: Mapping[str, Mapping[str, object]],
    facts: frozenset[str],
) -> Iterator[Problem]:
    refs = sentences.refs()
    said: dict[str, Speech] = {}
    for flow in catalogue.flows.values():
        for state in flow.states:
            for speech in speeches(flow, state):
                said[speech.ref] = speech
                if speech.ref not in refs and _is_needed(sentences, speech):
                    yield Problem(
                        6,
                        flow.name,
                        state.name,
                        f"[{sentences.language}] has no words {speech.ref}: write them",
                    )
    states = [state for flow in catalogue.flows.values() for state in flow.states]
    common = [*refusal_speeches(states), *fault_speeches(states)]
    common += [Speech(ref, given) for ref, given in {**OWN_WORDS, **elsewhere}.items()]
    said |= {speech.ref: speech for speech in common}
    values = _values(catalogue, sentences, said, facts)
    for ref in sorted(({speech.ref for speech in common} | values.keys()) - refs):
        yield Problem(6, "", "", f"[{sentences.language}] has no words {ref}: write them")
    known = said.keys() | values.keys() | {f"title-{name}" for name in catalogue.flows}
    for ref in sorted(refs - _followed(sentences, known & refs)):
        yield Problem(
            6, "", "", f"[{sentences.language}] nothing says {ref}: remove it, or name the state it is for"
        )


def _is_needed(sentences: Sentences, speech: Speech) -> bool:
    if speech.ref.endswith(".item"):
        return "items" in variables_of(sentences, speech.ref.removesuffix(".item"))
    return not speech.optional


def _values(
    catalogue: Catalogue, sentences: Sentences, said: Mapping[str, Speech], facts: frozenset[str]
) -> dict[str, Speech]:
    """The sentences that write the values other sentences say."""
    slots = {flow.name: flow.slot_types for flow in catalogue.flows.values()}
    found: dict[str, Speech] = {}
    todo = list(said.values())
    while todo:
        speech = todo.pop()
        names = dict(slots.get(speech.ref.partition("-")[0], {})) if speech.slots else {}
        for kind in _kinds_said(sentences, speech.ref, {**names, **speech.given}, facts):
            for value in _written(kind):
                if value.ref not in found:
                    found[value.ref] = value
                    todo.append(value)
    return found


def _kinds_said(
    sentences: Sentences, ref: str, names: Mapping[str, object], facts: frozenset[str]
) -> Iterator[object]:
    for variable in variables_of(sentences, ref) - facts - {"items"}:
        try:
            name, attributes = split(variable, names)
            yield meaning(names[name], attributes)
        except Meaningless:
            continue


def _written(kind: object) -> Iterable[Speech]:
    try:
        return tuple(value_speeches(kind))
    except Meaningless:
        return ()


def _followed(sentences: Sentences, refs: Iterable[str]) -> frozenset[str]:
    """These references and all they refer to."""
    reached, todo = set[str](), list(refs)
    while todo:
        ref = todo.pop()
        if ref not in reached:
            reached.add(ref)
            todo += sentences.references(ref) if ref in sentences.refs() or ref.startswith("-") else ()
    return frozenset(reached)


def _secrets(state: State) -> Iterator[str]:
    """What is kept between turns must be of types that may be kept."""
    for slot in {slot.name: slot for slot in named_slots(state)}.values():
        if not may_be_kept(slot.type):
            yield f"the slot {slot.name} keeps {slot.type}, which may hold a secret: keep an id or a mask instead"
    if isinstance(state, Call):
        for name, kind in parts_of(state.command).items():
            if not may_be_kept(kind):
                yield f"{state.command.__name__}.{name} may hold a secret, and a pending command is kept: pass a handle"
    if isinstance(state, Ask) and getattr(state.parse, "secret", False):
        yield "asks in the chat for what must never be typed there: make it a Form"
