"""Proofs of what surrounds the tables: sentences, the engine's own outcomes, the lock."""

from __future__ import annotations

import ast
import inspect
from dataclasses import replace
from pathlib import Path

import pytest

import dialogs.engine
from banking.api import RECEIPT_BUTTONS, AccountRef
from dialogs.engine.check.lock import LockError, digest_of, written
from dialogs.engine.check.speech import OWN_WORDS
from dialogs.engine.events import EventClass
from dialogs.engine.slots import Slot
from dialogs.engine.states import Ask, Confirm, Form, Otp, Run, Show, State
from dialogs.engine.step import IDLE, OUTCOMES
from tests.dialogs.engine.test_proofs import LOCK, SOUND, changed, problems
from tests.dialogs.flows_for_tests import (
    PAY,
    SHARE,
    AddPayee,
    Pay,
    catalogue_of,
    sentences,
    words_source,
)

# --- sentences ------------------------------------------------------------------------------------------------------------

SENTENCES = {
    "2: a variable nobody gives": ("pay-amount = How much for { $payee_name }?", "pay-amount = How much, { $who }?"),
    "2: an attribute nobody has": ("{ $payee_name }?\n    .label", "{ $payee_rank }?\n    .label"),
    "2: a slot that may be empty": ("pay-source = From?", "pay-source = From, { $amount }?"),
    "2: a slot that may be empty, in a reference": ("pay-source = From?", "pay-source = { pay-code }"),
    "2: a label with a variable": (".label = Amount", ".label = Amount { $amount }"),
    "2: a value that cannot be written": ("Hello { $session_first_name }", "Hello { $session_id }"),
    "2: a part of what may be left out": ("({ $note })", "({ $note_length })"),
    "2: a refusal says what it has not": ("Only { $refusal_left }", "Only { $refusal_available }"),
    "4: a review does not say an amount": ("{ $payee_name }: { $amount } (", "{ $payee_name } ("),
    "4: a simpler review says less": ("{ $payee_name }, { $amount }, ", "{ $payee_name }, "),
    "6: no help": ("    .help = Which kind.\n", ""),
    "6: no simpler words": ("    .simpler = A name.\n", ""),
    "6: no name for an option": ("    .own = Own\n", ""),
    "6: no name to correct by": ("    .label = Amount\n", ""),
    "6: no words for a ticked option": ("    .ticked = x { $option_name }\n", ""),
    "6: no words for an item": ("    .item = { $item_name }\n", ""),
    "6: no words for a refusal": ("refusal-NotFound = Not found.\n", ""),
    "6: no words for a fault": ("invalid-too_much = Too much.\n", ""),
    "6: the engine is silent": ("engine-stale = engine-stale\n", ""),
    "6: words for nothing": ("home-choose = What?", "home-chose = What?\nhome-choose = What?"),
    "6: an attribute for nothing": ("pay-done = Paid", "pay-done = Paid\n    .help = Paid"),
    "2: an outcome says what it has not": ("Paid { $told_amount }, as", "Paid { $told_size }, as"),
    "6: no words for an outcome": ("notice-AddPayee = Added { $told_name }, as you were not told.\n", ""),
    "6: no words for a notice's button": ("button-not_me = Not me\n", ""),
    "6: no words under a notice's picture": ("    .shown = Here it is\n", ""),
    "6: a value without words": ("log_in-done = Hello { $session_first_name }", "log_in-done = { $session }"),
}  # fmt: skip


def test_a_slot_is_not_called_like_a_fact_of_the_house() -> None:
    found = [str(problem) for problem in problems(SOUND, facts=frozenset({"note"}))]
    assert [problem for problem in found if "a slot is called note" in problem]


@pytest.mark.parametrize("name", SENTENCES)
def test_a_damaged_sentence_is_refused(name: str) -> None:
    before, after = SENTENCES[name]
    source = words_source()
    assert source.count(before) == 1, name
    found = problems(SOUND, languages=(sentences(source.replace(before, after)),))
    assert int(name[0]) in {problem.proof for problem in found}


def test_every_language_must_have_its_words() -> None:
    english, spanish = (
        sentences(),
        sentences(words_source().replace("pay-done = Paid", "pay-dane = Paid"), "es"),
    )
    assert {(problem.proof, problem.flow) for problem in problems(SOUND, languages=(english, spanish))} == {
        (6, "pay"),
        (6, ""),
    }


def test_the_engine_says_exactly_the_words_the_checker_knows() -> None:
    said = set[str]()
    engine = Path(inspect.getfile(dialogs.engine)).parent
    for path in set(engine.rglob("*.py")) - set((engine / "check").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node.value.startswith("engine-")
            ):
                said.add(node.value)
    assert {ref for ref in OWN_WORDS if ref.startswith("engine-")} == said


# --- notices ------------------------------------------------------------------------------------------------------------


def test_a_button_that_cannot_draw_what_is_told_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pay, "buttons", RECEIPT_BUTTONS)
    assert problems(SOUND) == []
    monkeypatch.setattr(AddPayee, "buttons", RECEIPT_BUTTONS)
    (problem,) = problems(SOUND)
    assert (problem.proof, "notice-AddPayee" in str(problem)) == (1, True)


# --- outcomes -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("missing", list(EventClass))
def test_a_class_of_event_without_an_outcome_is_refused(missing: EventClass) -> None:
    table = {kind: {**row} for kind, row in OUTCOMES.items()}
    del table[Confirm][missing]
    assert {problem.proof for problem in problems(SOUND, outcomes=table)} == {5}
    idle = {kind: outcome for kind, outcome in IDLE.items() if kind is not missing}
    assert {problem.proof for problem in problems(SOUND, idle=idle)} == {5}


@pytest.mark.parametrize("kind", [Ask, Otp, Form, Show, Run])
def test_a_kind_without_outcomes_is_refused(kind: type[State]) -> None:
    table = {each: row for each, row in OUTCOMES.items() if each is not kind}
    assert {problem.proof for problem in problems(SOUND, outcomes=table)} == {5}


# --- the lock -------------------------------------------------------------------------------------------------------------


def test_a_new_version_with_a_new_lock_is_accepted() -> None:
    grown = {**changed(PAY, "review", no="nobody")}
    grown["pay"] = replace(grown["pay"], version=2)
    lock = written(catalogue_of(grown.values()), LOCK)
    assert lock.splitlines()[1:] != LOCK.splitlines()[1:]
    assert [problem for problem in problems(grown, lock=lock) if problem.proof == 7] == []


def test_the_lock_is_not_written_over_a_changed_shape_of_the_same_version() -> None:
    with pytest.raises(LockError, match="make it 2"):
        written(catalogue_of(changed(PAY, "review", no="nobody").values()), LOCK)


def test_words_and_functions_do_not_change_a_shape_but_types_do() -> None:
    assert digest_of(PAY) == digest_of(replace(PAY, title="Otra"))
    other = changed(SHARE, "chosen", slot=Slot("chosen", tuple[AccountRef, ...]))["share"]
    assert digest_of(SHARE) != digest_of(other)
