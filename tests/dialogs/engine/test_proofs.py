"""Every proof can fail: flows damaged by hand, each refused by the proof it offends, and accepted undamaged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pytest
from pydantic import SecretStr

from banking.api import (
    AccountCard,
    Command,
    FormPurpose,
    LogOut,
    Money,
    NotAuthorised,
    NotFound,
    OperationConflict,
    Query,
    SameAccount,
    SessionEnded,
)
from dialogs.engine.check import Evidence, Problem, UnsoundFlowError, check, require_sound
from dialogs.engine.check.lock import written
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Choose, Decide, End, Fetch, Run, State
from dialogs.words.sentences import Sentences
from tests.dialogs.flows_for_tests import (
    ADD_PAYEE,
    AMOUNT,
    FLOWS,
    HOME,
    LOG_IN,
    NAME,
    NOTE,
    PAY,
    PAYEE,
    PAYMENT,
    PIN_CHANGE,
    QUOTE,
    SOURCE,
    AddPayee,
    ListPayees,
    Pay,
    catalogue_of,
    log_out,
    payment,
    quote,
    read_line,
    sentences,
    words_source,
)

SOUND = {flow.name: flow for flow in FLOWS}
LOCK = written(catalogue_of(), "")
Flows = Mapping[str, Flow]


def problems(flows: Flows, **evidence: Any) -> list[Problem]:
    given = {"languages": (sentences(),), "lock": LOCK, **evidence}
    return check(catalogue_of(flows.values()), Evidence(**given))


# --- damaging -----------------------------------------------------------------------------------------------------------


def changed(flow: Flow, name: str, /, **changes: Any) -> Flows:
    """The sound flows with one line of one flow changed."""
    states = tuple(replace(state, **changes) if state.name == name else state for state in flow.states)
    return {**SOUND, flow.name: replace(flow, states=states)}


def again(state: State, **changes: Any) -> State:
    """A line with some of its parts changed."""
    return replace(state, **changes)


def with_states(flow: Flow, states: tuple[State, ...]) -> Flows:
    return {**SOUND, flow.name: replace(flow, states=states)}


def inserted(flow: Flow, state: State, before: str, *, leaving: str) -> Flows:
    """The sound flows with a line put between two others."""
    states: list[State] = []
    for each in flow.states:
        if each.name == before:
            states.append(state)
        states.append(again(each, then=state.name) if each.name == leaving else each)
    return with_states(flow, tuple(states))


@reads(AMOUNT)
def answers_anything(slots: Slots) -> str:
    return "yes" if slots[AMOUNT].cents else "no"


@reads()
def some_query(_slots: Slots) -> Query[Any]:
    return ListPayees()


@reads(SOURCE, PAYEE, AMOUNT)
def peeking_payment(slots: Slots) -> Pay:
    return Pay(slots[SOURCE], slots[PAYEE], slots[AMOUNT], slots[NOTE], slots[QUOTE])


@reads(*PAYMENT)
def wrong_payment(slots: Slots) -> AddPayee:
    return AddPayee(slots[PAYEE].name, str(slots[AMOUNT]))


@dataclass(frozen=True, slots=True)
class Reveal(Command[None]):
    """A command that carries what must not be kept."""

    word: SecretStr
    needs_session: ClassVar[bool] = False


@reads()
def revealing(_slots: Slots) -> Reveal:
    return Reveal(SecretStr(""))


def read_secret(text: str) -> str:
    return text


read_secret.secret = True  # type: ignore[attr-defined]

AMOUNT_TWICE = tuple(state for state in PAY.states for _ in range(2 if state.name == "amount" else 1))
LOOPING = replace(HOME, name="looping", states=(End("M7", "end", follow="looping"),), version=1)

PROOF_1: Mapping[str, Callable[[], Flows]] = {
    "an edge leads nowhere": lambda: changed(PAY, "amount", then="nowhere"),
    "an error edge leads nowhere": lambda: changed(PAY, "quote", errors={NotFound: "gone"}),
    "a name is used twice": lambda: with_states(PAY, AMOUNT_TWICE),
    "a state is never reached": lambda: with_states(PAY, (*PAY.states, End("M6", "island"))),
    "two states have no way to an end": lambda: with_states(
        HOME,
        (
            again(HOME.states[0], then={"pay": "pay", "share": "share", "pin": "trap"}),
            *HOME.states[1:3],
            Ask("M7", "trap", NAME, parse=read_line, then="again"),
            Choose("M7", "again", fixed=("once",), then="trap"),
        ),
    ),
    "a decision lacks an exit": lambda: changed(PAY, "free", exits={"yes": "review"}),
    "a decision does not say its answers": lambda: changed(PAY, "free", on=answers_anything),
    "an option has no way": lambda: changed(PAY, "who", then={"known": "known"}),
    "what is not listed has no way": lambda: changed(PAY, "known", unlisted="newcomer"),
    "a code guards no command": lambda: changed(PAY, "code", then="review"),
    "a list may be empty without a way": lambda: changed(PAY, "known", empty=None),
    "a refused question repeats itself": lambda: changed(PAY, "quote", errors={NotFound: "quote"}),
    "a code that cannot leave asks for itself": lambda: changed(PAY, "code", expired="code"),
    "only decisions in a circle": lambda: with_states(
        PAY,
        tuple(
            replace(state, exits={"yes": "quote", "no": "costs"}) if isinstance(state, Decide) else state
            for state in PAY.states
        ),
    ),
    "a flow follows itself": lambda: {**SOUND, "looping": LOOPING},
    "flows run each other": lambda: inserted(
        ADD_PAYEE,
        Run("M84", "inner", "add_payee", then="review", cancelled="dropped"),
        "review",
        leaving="kind",
    ),
    "a flow that is run returns nothing": lambda: changed(ADD_PAYEE, "added", returns=None),
    "a flow that is run returns another type": lambda: changed(ADD_PAYEE, "added", returns=NAME),
    "the flow to run is missing": lambda: changed(PAY, "fresh", flow="none"),
    "the flow to follow is missing": lambda: changed(HOME, "pay", follow="none"),
    "a slot has two types": lambda: changed(PAY, "note", slot=Slot("note", Money)),
    "an answer left out has no place": lambda: changed(PAY, "note", slot=Slot("note", str)),
    "the bank answers another type": lambda: changed(PAY, "quote", slot=Slot("quote", Money)),
    "an exit is called like an attribute": lambda: changed(
        HOME, "choose", fixed=("pay", "share", "help"), then={"pay": "pay", "share": "share", "help": "pin"}
    ),
    "a query does not say what it is": lambda: changed(PAY, "quote", query=some_query),
    "a page about a card does not say which": lambda: changed(
        PIN_CHANGE, "pin", purpose=FormPurpose.CARD_PIN
    ),
    "the login needs a session": lambda: {**SOUND, "log_in": replace(LOG_IN, needs_session=True)},
}
PROOF_2: Mapping[str, Callable[[], Flows]] = {
    "a query reads what comes later": lambda: changed(PAY, "source", then="quote"),
    "a branch skips a question": lambda: changed(PAY, "who", then={"known": "amount", "fresh": "fresh"}),
    "a cancelled run gives nothing": lambda: changed(PAY, "fresh", cancelled="amount"),
    "a refusal empties what the next state reads": lambda: with_states(
        PAY,
        tuple(
            replace(state, errors={NotFound: "source", NotAuthorised: "known"}, then="review")
            if isinstance(state, Fetch)
            else again(state, then="review")
            if state.name == "source"
            else state
            for state in PAY.states
        ),
    ),
    "a function reads undeclared": lambda: changed(PAY, "execute", make=peeking_payment),
    "a sentence says an empty slot": lambda: changed(PAY, "source", then="amount"),
    "an end says a receipt it may not have": lambda: changed(PAY, "execute", unknown="done"),
    "a review shows what was not asked": lambda: changed(PAY, "amount", then="quote"),
    "a child returns what it did not make": lambda: changed(ADD_PAYEE, "review", no="added"),
    "an exit of a page leaves its slot empty": lambda: changed(PIN_CHANGE, "pin", exits={"later": "code"}),
    "a session opens out of nothing": lambda: changed(LOG_IN, "open", errors={
        **LOG_IN.by_name["open"].errors, NotAuthorised: "done"}),  # type: ignore[attr-defined]
}  # fmt: skip
PROOF_3: Mapping[str, Callable[[], Flows]] = {
    "a query's refusal has no edge": lambda: changed(PAY, "quote", errors={NotFound: "known"}),
    "a command's refusal has no edge": lambda: changed(ADD_PAYEE, "add", errors={}),
    "an edge waits for what never happens": lambda: changed(
        ADD_PAYEE, "add", errors={NotAuthorised: "review", SameAccount: "review"}
    ),
    "a list is never refused": lambda: changed(PAY, "known", errors={OperationConflict: "cancelled"}),
    "an unknown outcome has no end": lambda: changed(PAY, "execute", unknown=None),
    "a known outcome waits to be unknown": lambda: changed(PIN_CHANGE, "change", unknown="nobody"),
    "a flow without a session asks for one": lambda: {**SOUND, "pay": replace(PAY, needs_session=False)},
    "a session that is not needed ends": lambda: changed(
        LOG_IN,
        "open",
        errors={**LOG_IN.by_name["open"].errors, SessionEnded: "locked"},  # type: ignore[attr-defined]
    ),
}
PROOF_4: Mapping[str, Callable[[], Flows]] = {
    "no review": lambda: changed(PAY, "free", exits={"yes": "code", "no": "costs"}),
    "no code": lambda: changed(PAY, "review", then="execute"),
    "a code on one way only": lambda: changed(PAY, "costs", exits={"agree": "execute", "stop": "cancelled"}),
    "the review leaves something out": lambda: changed(PAY, "review", shows=(SOURCE, PAYEE, AMOUNT, NOTE)),
    "the code binds too little": lambda: changed(PAY, "code", binds=(SOURCE, PAYEE, QUOTE)),
    "something is asked after the review": lambda: inserted(
        ADD_PAYEE,
        Ask("M93", "late", Slot("late", str), parse=read_line, then="code"),
        "code",
        leaving="review",
    ),
    "something is fetched after the review": lambda: inserted(
        PAY,
        Fetch(
            "M82",
            "late",
            Slot("late", QUOTE.type),
            query=quote,
            then="code",
            errors={NotFound: "known", **PAY.by_name["quote"].errors},  # type: ignore[attr-defined]
        ),
        "code",
        leaving="review",
    ),
    "no is a yes": lambda: changed(PAY, "review", no="code"),
    "an attempt is repeated without a review": lambda: changed(
        ADD_PAYEE, "add", errors={NotAuthorised: "code"}
    ),
    "an expired code is replaced without a review": lambda: changed(ADD_PAYEE, "code", locked="code"),
    "a destination without a review": lambda: changed(ADD_PAYEE, "kind", then="code"),
    "a credential's code binds too little": lambda: changed(PIN_CHANGE, "code", binds=(SOURCE,)),
    "a credential without a code": lambda: changed(PIN_CHANGE, "pin", then="change"),
    "a login without its page": lambda: changed(LOG_IN, "password", purpose=FormPurpose.NEW_PASSWORD),
    "a command in disguise": lambda: changed(PAY, "execute", make=wrong_payment),
    "a harmless face on a payment": lambda: changed(PIN_CHANGE, "change", make=payment),
}
PROOF_6: Mapping[str, Callable[[], Flows]] = {
    "a state without words": lambda: with_states(
        HOME, (replace(HOME.states[0], name="begin"), *HOME.states[1:])
    ),
    "a slot of bytes": lambda: changed(ADD_PAYEE, "name", slot=Slot("name", bytes)),
    "a slot with a whole account number": lambda: changed(PAY, "quote", slot=Slot("quote", AccountCard)),
    "a slot of a secret type": lambda: changed(ADD_PAYEE, "name", slot=Slot("name", SecretStr)),
    "a command with a secret": lambda: changed(LOG_IN, "open", command=Reveal, make=revealing),
    "a secret asked in the chat": lambda: changed(ADD_PAYEE, "name", parse=read_secret),
    "words for an option that is gone": lambda: changed(
        HOME, "choose", fixed=("pay", "share"), then={"pay": "pay", "share": "share"}
    ),
}
PROOF_7: Mapping[str, Callable[[], Flows]] = {
    "a renamed state": PROOF_6["a state without words"],
    "another edge": lambda: changed(PAY, "review", no="nobody"),
    "another slot type": lambda: changed(ADD_PAYEE, "name", slot=Slot("name", Money)),
    "another command": lambda: changed(LOG_IN, "open", command=LogOut, make=log_out),
    "a new version without a new lock": lambda: {**SOUND, "pay": replace(PAY, version=2)},
    "a version that went back": lambda: {**SOUND, "pay": replace(PAY, version=0)},
    "a flow that is gone": lambda: {name: flow for name, flow in SOUND.items() if name != "share"},
}
DAMAGES = [
    pytest.param(proof, damage, id=f"{proof}: {name}")
    for proof, family in ((1, PROOF_1), (2, PROOF_2), (3, PROOF_3), (4, PROOF_4), (6, PROOF_6), (7, PROOF_7))
    for name, damage in family.items()
]


def test_the_flows_of_the_tests_are_sound() -> None:
    assert problems(SOUND) == []


@pytest.mark.parametrize(("proof", "damage"), DAMAGES)
def test_a_damaged_flow_is_refused_by_the_proof_it_offends(proof: int, damage: Callable[[], Flows]) -> None:
    assert proof in {problem.proof for problem in problems(damage())}


@pytest.mark.parametrize("number", range(1, 8))
def test_every_proof_can_be_switched_off(number: int) -> None:
    damaged = changed(PAY, "amount", then="nowhere")
    assert all(
        problem.proof == number
        for problem in check(catalogue_of(damaged.values()), Evidence((sentences(),), LOCK), proofs={number})
    )


# --- two languages ---


def second(change: Callable[[str], str] = str) -> Sentences:
    """The words of the tests again, as a second language, with what is changed in them."""
    titles = "\n".join(f"title-{name} = {name}" for name in SOUND)
    return Sentences("xx", {"tests.ftl": change(f"{words_source()}\n{titles}\n")})


def test_a_second_language_that_says_the_same_is_sound() -> None:
    assert problems(SOUND, languages=(sentences(), second())) == []


TRANSLATIONS: Mapping[str, tuple[str, str, str]] = {
    "a sentence that is missing": ("pay-nobody = No account.", "", "no words pay-nobody"),
    "an attribute that is missing": ("    .fresh = Somebody new\n", "", "no words pay-who.fresh"),
    "a title that is missing": ("title-pay = pay", "", "no words title-pay"),
    "a sentence nobody says": ("pay-nobody =", "pay-somebody = Who?\npay-nobody =", "pay-somebody"),
    "a title of no flow": ("title-pay =", "title-gone = Gone\ntitle-pay =", "title-gone"),
    "a fee that is left out": ("It costs { $answer_fee }.", "It costs.", "does not say $answer_fee"),
    "an amount too many": (
        "Look at { $payee_name } and",
        "Look at { $note }, { $payee_name } and",
        "says $note",
    ),
    "a button too long for a phone": (
        "Somebody new",
        "Somebody new whom nobody here has ever met",
        "characters",
    ),
}


@pytest.mark.parametrize(("said", "instead", "told"), TRANSLATIONS.values(), ids=TRANSLATIONS)
def test_a_damaged_translation_is_refused(said: str, instead: str, told: str) -> None:
    damaged = second(lambda source: source.replace(said, instead, 1))
    found = problems(SOUND, languages=(sentences(), damaged))
    assert any(problem.proof == 6 and told in problem.text for problem in found), found


# --- the whole ------------------------------------------------------------------------------------------------------------


def test_an_unsound_flow_stops_the_start_and_lists_every_problem() -> None:
    damaged = changed(PAY, "review", then="execute")
    with pytest.raises(UnsoundFlowError) as stopped:
        require_sound(catalogue_of(damaged.values()), Evidence((sentences(),), LOCK))
    assert {problem.proof for problem in stopped.value.problems} >= {4, 7}
    assert all(str(problem) in str(stopped.value) for problem in stopped.value.problems)
