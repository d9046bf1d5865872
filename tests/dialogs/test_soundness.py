"""The real flows: sound, locked, and drawn as they are; and the proofs hold them by what guards their commands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogs.catalogue import FLOWS, catalogue
from dialogs.engine.check.money import CONFIRMED
from dialogs.engine.flow import Flow
from dialogs.engine.states import Call, Confirm, Otp, Run
from dialogs.soundness import PAGE, page, problems

REAL = catalogue({"call_center": "", "email": "", "hours": "", "website": ""})


def test_the_flows_are_sound() -> None:
    assert list(map(str, problems(REAL))) == []


def test_no_two_flows_share_a_name() -> None:
    assert len(REAL.flows) == len(FLOWS)


def test_the_page_of_the_flows_is_as_they_are() -> None:
    assert page(REAL) == PAGE.read_text("utf-8"), "run `cooprogreso flows --write`"


@pytest.mark.parametrize(
    "flow",
    [flow for flow in FLOWS if any(isinstance(state, Otp) for state in flow.states)],
    ids=lambda flow: flow.name,
)
def test_no_real_flow_is_accepted_without_its_review_or_its_code(flow: Flow) -> None:
    guards = [state for state in flow.states if isinstance(state, Otp | Confirm) and needs(flow, state)]
    # A command without a field: there is nothing to leave out of its code.
    guards = [state for state in guards if isinstance(state, Confirm) or state.binds]
    whole = replace(REAL, flows={**nested(flow), flow.name: flow})
    assert problems(whole, proofs={4}) == []
    for guard in guards:
        bare = replace(guard, binds=()) if isinstance(guard, Otp) else replace(guard, shows=())
        states = tuple(bare if state is guard else state for state in flow.states)
        damaged = replace(REAL, flows={**nested(flow), flow.name: replace(flow, states=states)})
        assert any(flow.name == problem.flow for problem in problems(damaged, proofs={4}))


def nested(flow: Flow) -> dict[str, Flow]:
    """The flows that a flow runs, and those that they run: what its ways go through."""
    found: dict[str, Flow] = {}
    todo = [flow]
    while todo:
        inner = {state.flow for state in todo.pop().states if isinstance(state, Run)} - found.keys()
        found |= {name: REAL.flows[name] for name in inner}
        todo += [REAL.flows[name] for name in inner]
    return found


def needs(flow: Flow, state: Otp | Confirm) -> bool:
    """Every code is needed; a review only before what moves money or changes a destination, of a credential it is a courtesy (D4)."""
    if isinstance(state, Otp):
        return True
    code = flow.by_name[state.then]
    guarded = flow.by_name[code.then] if isinstance(code, Otp) else code
    return isinstance(guarded, Call) and guarded.command.guards in CONFIRMED
