"""What holds in every state."""

from __future__ import annotations

import copy

import pytest

from banking.api import (
    CodeExpired,
    Money,
    SessionEnded,
)
from dialogs.engine.effects import AskBank
from dialogs.engine.events import Answered, Order, SecretText, Tap, Unlinked
from dialogs.engine.replies import Delete
from dialogs.engine.step import step
from dialogs.engine.work import EngineFaultError
from tests.dialogs.engine.stage import (
    Stage,
    at_review,
    with_code,
)
from tests.dialogs.flows_for_tests import (
    ListPayees,
)

# --- all ------------------------------------------------------------------------------------------------------------------


def test_a_session_that_ended_drops_what_was_not_executed() -> None:
    stage = Stage("pay", amount=Money(25), note=None).tap("0001").tap("known").tap("p2").bank(SessionEnded())
    assert stage.said[0] == "engine-session_ended"
    assert stage.conversation.seat is None
    assert Stage("pay").later(minutes=6).say("hola").said[0] == "engine-expired"


def test_an_old_prompts_button_never_acts() -> None:
    stage = Stage("pay")
    old = stage.button("0001").data
    stage.order(Order.REPEAT)
    assert stage.send(Tap(old)).toasts == ["engine-stale"]
    assert stage.state == "pay.source"


def test_what_looks_like_a_secret_is_deleted_and_the_question_stands() -> None:
    stage = Stage("pay").send(SecretText(5))
    assert stage.replies[0] == Delete(5)
    assert stage.said == ["engine-secret", "pay-source"]


def test_a_secret_is_deleted_while_a_command_is_under_way_and_after_the_session_ended() -> None:
    busy = with_code().send(SecretText(5))
    assert (busy.replies[0], busy.said) == (Delete(5), ["engine-secret", "engine-still_working"])
    expired = Stage("pay").later(minutes=6).send(SecretText(6))
    assert expired.replies[0] == Delete(6)
    assert expired.said[:2] == ["engine-secret", "engine-expired"]


def test_a_chat_whose_channel_moved_is_told_at_once_and_hears_nothing_that_still_waited() -> None:
    idle, busy = Stage("pay").send(Unlinked()), with_code().send(Unlinked())
    assert idle.said[0] == busy.said[0] == "engine-unlinked"
    assert (idle.conversation.epoch, busy.conversation.epoch) == (1, 1)
    assert idle.conversation.seat is busy.conversation.seat is None
    assert busy.conversation.pending is not None


def test_a_page_done_for_a_flow_that_was_left_is_answered() -> None:
    stage = Stage("pin_change").tap("0001").order(Order.CANCEL).page_done()
    assert stage.said == ["engine-late_page"]


def test_an_answer_to_a_question_nobody_asked_is_a_fault() -> None:
    stage = Stage("add_payee")
    with pytest.raises(EngineFaultError):
        stage.send(Answered(AskBank(ListPayees()), ()))


def test_a_step_changes_nothing_it_was_given_and_repeats_itself() -> None:
    stage = at_review()
    before = stage.conversation
    kept = copy.deepcopy(before)
    moment = stage.moment()
    first, second = (
        step(stage.catalogue, before, Tap(stage.button("engine-confirm").data), moment) for _ in range(2)
    )
    assert before == kept
    assert first == second
    assert first.conversation != before


def test_the_path_names_a_state_once_however_often_the_member_goes_round() -> None:
    stage = at_review()
    for _ in range(5):
        stage.tap("engine-confirm").say("111111").bank(CodeExpired())
    assert stage.frame.path == ("source", "who", "known", "amount", "note")
