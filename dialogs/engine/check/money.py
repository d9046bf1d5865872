"""Proof 4: on every way, what moves money or changes a destination was confirmed and has its own code, for exactly what it
reads; a credential has its code; a login its page. Again after any change and after any attempt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from banking.api import FormPurpose, Guards
from dialogs.engine.check.filled import variables_of
from dialogs.engine.check.paths import Stand
from dialogs.engine.check.problem import Problem
from dialogs.engine.check.requests import declared_return, members_of, parts_of
from dialogs.engine.check.speech import Meaningless, Sentences, split
from dialogs.engine.flow import Catalogue, Flow, slot_of
from dialogs.engine.slots import reads_of
from dialogs.engine.states import Call, Confirm, Form, Otp

CONFIRMED = frozenset({Guards.MONEY, Guards.DESTINATION})
CODED = CONFIRMED | {Guards.CREDENTIAL}
PAGED = frozenset({Guards.LOGIN, Guards.FIRST_PASSWORD})
PROVING = frozenset({FormPurpose.CREDENTIALS, FormPurpose.PASSWORD})


def prove(
    catalogue: Catalogue,
    languages: Sequence[Sentences],
    ways: Mapping[str, Mapping[str, tuple[Stand, ...]]],
) -> Iterator[Problem]:
    """All problems of proof 4."""
    for name, stands in ways.items():
        flow = catalogue.flows[name]
        for state in flow.states:
            if isinstance(state, Call):
                for text in dict.fromkeys(_call(flow, state, stands[state.name])):
                    yield Problem(4, name, state.name, text)
            if isinstance(state, Confirm):
                for text in _review(flow, state, languages):
                    yield Problem(4, name, state.name, text)


def _call(flow: Flow, state: Call, stands: Sequence[Stand]) -> Iterator[str]:
    guards, command = state.command.guards, state.command.__name__
    if members_of(declared_return(state.make)) != (state.command,):
        yield f"its function must make a {command} and nothing else: annotate it as -> {command}"
    if parts_of(state.command) and not reads_of(state.make) and guards in CODED:
        yield f"{command} is made from nothing the member saw: read its parts from slots"
    for stand in stands:
        if guards in CODED:
            yield from _coded(flow, state, stand)
    if guards in PAGED and not any(_is_proof(flow, slot.name) for slot in reads_of(state.make)):
        yield f"{command} must read the handle of a page that asks for the password: add a Form and read its slot"


def _coded(flow: Flow, state: Call, stand: Stand) -> Iterator[str]:
    command = state.command.__name__
    needed = {slot.name for slot in reads_of(state.make)}
    otp = flow.by_name.get(stand.code) if stand.code is not None else None
    if not isinstance(otp, Otp):
        yield f"{command} can be reached without a code: let only an Otp lead here"
        return
    unbound = needed - {slot.name for slot in otp.binds}
    if unbound:
        yield f"{otp.name} does not bind {', '.join(sorted(unbound))}, which {command} reads: add it to `binds`"
    unseen = needed - stand.confirmed if state.command.guards in CONFIRMED else set[str]()
    if unseen:
        yield (
            f"{command} can be reached without a fresh confirmation of {', '.join(sorted(unseen))}: show it in a Confirm "
            f"that leads to {otp.name} with nothing filled or emptied between them"
        )


def _is_proof(flow: Flow, slot: str) -> bool:
    """Whether every state that fills the slot is a page that asks for the password."""
    makers = [state for state in flow.states if (made := slot_of(state)) is not None and made.name == slot]
    return bool(makers) and all(isinstance(each, Form) and each.purpose in PROVING for each in makers)


def _review(flow: Flow, state: Confirm, languages: Sequence[Sentences]) -> Iterator[str]:
    """A review shows a slot only if its sentences say it."""
    for sentences in languages:
        for ref in (f"{flow.name}-{state.name}", f"{flow.name}-{state.name}.simpler"):
            said = set[str]()
            for variable in variables_of(sentences, ref):
                try:
                    said.add(split(variable, flow.slot_types)[0])
                except Meaningless:
                    continue
            for slot in state.shows:
                if slot.name not in said and ref in sentences.refs():
                    yield f"[{sentences.language}] {ref} does not say ${slot.name}, which the review must show: say it"
