"""Proof 1, the lines themselves: each state has the parts its kind needs, and each slot one type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_origin, get_type_hints

from banking.api import FormHandle, FormPurpose, HandoffReason, PagedQuery, Session
from dialogs.engine.check.graph import returning
from dialogs.engine.check.problem import Problem
from dialogs.engine.check.requests import (
    answer_of,
    decisions_of,
    fits,
    functions_of,
    members_of,
    parts_of,
    queries_of,
    requests_of,
)
from dialogs.engine.flow import Catalogue, Flow, slot_of
from dialogs.engine.slots import reads_of
from dialogs.engine.states import (
    AnySlot,
    Ask,
    Call,
    Choose,
    ChooseMany,
    Confirm,
    Decide,
    End,
    Fetch,
    Form,
    Handoff,
    Otp,
    Run,
    Show,
    State,
)

SHOWN_NAMES = frozenset({"answer", "items"})
"""What a `Show` gives its words beside the slots: no slot may be called so."""


def prove(catalogue: Catalogue) -> Iterator[Problem]:
    """Problems of single lines."""
    for flow in catalogue.flows.values():
        yield from _slots(flow)
        for state in flow.states:
            for text in _line(catalogue, flow, state):
                yield Problem(1, flow.name, state.name, text)


def named_slots(state: State) -> tuple[AnySlot, ...]:
    """Every slot a line names: filled, shown, bound, returned, read."""
    found: list[AnySlot] = []
    if (made := slot_of(state)) is not None:
        found.append(made)
    if isinstance(state, Confirm):
        found += state.shows
    if isinstance(state, Otp):
        found += state.binds
    if isinstance(state, End):
        found += (*state.shows, *state.passes)
        found += [slot for slot in (state.returns, state.opens_session) if slot is not None]
        found += [state.document[1]] if state.document is not None else []
    for function in functions_of(state):
        found += reads_of(function)
    return tuple(found)


def _slots(flow: Flow) -> Iterator[Problem]:
    kinds: dict[str, object] = {}
    for state in flow.states:
        for slot in named_slots(state):
            if kinds.setdefault(slot.name, slot.type) != slot.type:
                yield Problem(
                    1, flow.name, state.name, f"the slot {slot.name} has another type here: give it one type"
                )
            if slot.name in SHOWN_NAMES:
                yield Problem(
                    1,
                    flow.name,
                    state.name,
                    f"a slot may not be called {slot.name}, which Show uses: rename it",
                )


def _line(catalogue: Catalogue, flow: Flow, state: State) -> Iterator[str]:
    match state:
        case Choose():
            yield from _choose(state)
        case ChooseMany() if get_origin(state.slot.type) is not tuple:
            yield "keeps several values: its slot's type must be tuple[..., ...]"
        case Ask() if state.optional and type(None) not in members_of(state.slot.type):
            yield f"may be left out, so its slot {state.slot.name} must allow None: write its type as `... | None`"
        case Form():
            yield from _form(state)
        case Show():
            yield from _show(state)
        case Decide():
            yield from _decide(state)
        case Otp() if not isinstance(flow.by_name.get(state.then), Call):
            yield "a code is bound to a command: `then` must name a Call"
        case Run():
            yield from _run(catalogue, state)
        case End():
            yield from _end(catalogue, state)
        case _:
            pass
    yield from _answers(state)


def _choose(state: Choose) -> Iterator[str]:
    if (state.query is None) == (not state.fixed):
        yield "needs either a query with options or fixed options, and not both"
    if state.query is not None:
        if state.options is None or state.slot is None or state.empty is None:
            yield "asks the bank for its options: it needs `options`, a slot, and `empty` for when there are none"
        if not isinstance(state.then, str):
            yield "can not branch on an option of the bank: make `then` one state and add a Decide"
    elif state.empty is not None or state.options is not None or state.exits:
        yield "has fixed options: remove `empty`, `options` and `exits`, nothing leads there"
    if state.near is not None and state.query is None:
        yield "has fixed options, none of which is near anybody: remove `near`"
    if isinstance(state.then, Mapping) and set(state.then) != set(state.fixed):
        yield "`then` must have exactly one way for each fixed option"
    if state.fixed and state.slot is not None and state.slot.type is not str:
        yield "keeps the name of a fixed option: its slot's type must be str"


def _show(state: Show) -> Iterator[str]:
    if bool(state.then) == bool(state.exits):
        yield "needs either `then` (it only shows) or `exits` (it waits), and not both"
    paged = [query for query in queries_of(state) or () if issubclass(query, PagedQuery)]
    if paged and not state.exits:
        yield "shows one page of many: give it `exits`, so that it waits and pages can be turned"
    for query in paged:
        hints = get_type_hints(answer_of(query)) if isinstance(answer_of(query), type) else {}
        if hints.get("older") != int | None or parts_of(query).get("before") != int | None:
            yield f"{query.__name__} is paged by key: it needs `before` and its answer `older`, both int | None"


def _form(state: Form) -> Iterator[str]:
    if not fits(FormHandle, state.slot.type):
        yield "keeps the handle of a page: its slot's type must be FormHandle"
    if (state.purpose is FormPurpose.CARD_PIN) != (state.about is not None):
        yield "a page about a card, and no other, says which card: add or remove `about`"


def _decide(state: Decide) -> Iterator[str]:
    answers = decisions_of(state.on)
    if answers is None:
        yield "its function must declare its answers, so that each has an exit: annotate it as -> Literal[...]"
    elif answers != set(state.exits):
        yield f"its function answers {sorted(answers)}, its exits are {sorted(state.exits)}: make them the same"


def _run(catalogue: Catalogue, state: Run) -> Iterator[str]:
    child = catalogue.flows.get(state.flow)
    if child is None:
        return
    value, _ = returning(child)
    if not value:
        yield f"{child.name} never returns a value, so `then` is never taken: give one of its Ends a `returns`"
    for end in child.states:
        if not isinstance(end, End) or end.returns is None or state.slot is None:
            continue
        if not fits(end.returns.type, state.slot.type):
            yield f"{child.name} returns another type than the slot {state.slot.name} keeps: make them the same"


def _end(catalogue: Catalogue, state: End) -> Iterator[str]:
    if state.opens_session is not None and state.opens_session.type != Session:
        yield "opens a session: the slot it opens must hold a Session"
    if not state.passes:
        return
    following = catalogue.flows.get(state.follow or "")
    if following is None:
        yield "passes slots on, but no flow follows: name it in `follow`"
        return
    for slot in state.passes:
        if following.slot_types.get(slot.name) != slot.type:
            yield f"{following.name} has no slot {slot.name} of this type: pass what it asks for"


def _answers(state: State) -> Iterator[str]:
    """What the bank answers must be what the flow keeps or shows."""
    if isinstance(state, Handoff) and state.reason not in set(HandoffReason):
        yield f"the desk knows no reason {state.reason!r}: use one of {sorted(HandoffReason)}"
    queries = queries_of(state)
    if queries is None:
        yield "its query function must say which query it makes: annotate it with the query's own class"
        return
    wanted: object = None
    if isinstance(state, Fetch):
        wanted = state.slot.type
    elif isinstance(state, Show):
        wanted = state.answer
    elif isinstance(state, Call) and state.into is not None:
        wanted = state.into.type
    if wanted is None:
        return
    for request in requests_of(state):
        if not fits(answer_of(request), wanted):
            yield f"{request.__name__} answers {answer_of(request)}, not {wanted}: correct the type"
