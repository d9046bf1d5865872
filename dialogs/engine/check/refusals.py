"""Proof 3: every refusal has its edge, no edge waits for one that cannot happen, an unknown outcome has its own end."""

from __future__ import annotations

from collections.abc import Iterator

from banking.api import SessionEnded
from dialogs.engine.check.problem import Problem
from dialogs.engine.check.requests import refusals_of, requests_of
from dialogs.engine.flow import Catalogue, Flow
from dialogs.engine.states import Call, State


def prove(catalogue: Catalogue) -> Iterator[Problem]:
    """All problems of proof 3."""
    for flow in catalogue.flows.values():
        for state in flow.states:
            for text in _state(flow, state):
                yield Problem(3, flow.name, state.name, text)


def _state(flow: Flow, state: State) -> Iterator[str]:
    requests = requests_of(state)
    edges = frozenset(getattr(state, "errors", {}))
    possible = frozenset(refusal for request in requests for refusal in refusals_of(request))
    named = " or ".join(request.__name__ for request in requests) or "nothing"
    for refusal in sorted(possible - edges, key=lambda each: each.__name__):
        yield f"{named} may be refused with {refusal.__name__}: give it an edge in `errors`"
    in_session = any(request.needs_session for request in requests)
    if in_session:
        possible |= {SessionEnded}
    for refusal in sorted(edges - possible, key=lambda each: each.__name__):
        yield f"{named} is never refused with {refusal.__name__}: remove its edge"
    if in_session and not flow.needs_session and SessionEnded not in edges:
        yield f"{named} needs a session, the flow does not: set needs_session=True or give SessionEnded an edge"
    if isinstance(state, Call):
        if state.command.can_be_unknown and state.unknown is None:
            yield f"the outcome of {named} may stay unknown: give `unknown` an End of its own"
        if not state.command.can_be_unknown and state.unknown is not None:
            yield f"the outcome of {named} is always known: remove `unknown`"
