"""From the review to the receipt: confirm, code, command."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from banking.api import (
    CodeExhausted,
    CodeExpired,
    CodeNotSent,
    CodesLocked,
    CodeWrong,
    InsufficientFunds,
    Money,
    NotAuthorised,
)
from dialogs.engine.effects import Execute, SendCode, VerifyCode
from dialogs.engine.events import UNKNOWN, Answered, Executed, Media, Order, Tap
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slots, reads
from dialogs.engine.states import Ask, Choose, Confirm, End, Option
from dialogs.engine.step import step
from tests.dialogs.engine.stage import (
    FREE,
    NOW,
    RECEIPT,
    Stage,
    at_review,
    with_code,
)
from tests.dialogs.flows_for_tests import (
    AMOUNT,
    FLOWS,
    NAME,
    PAYEE,
    Pay,
    Payee,
    catalogue_of,
    payees,
    read_amount,
    read_line,
)

# --- confirm --------------------------------------------------------------------------------------------------------------


def test_confirm_makes_a_fresh_operation_each_time_it_is_shown() -> None:
    stage = at_review()
    first = stage.frame.operation
    assert first is not None
    assert stage.send(Media("photo")).frame.operation not in (None, first)


@pytest.mark.parametrize("typed", ["si", "sí, confirmo", "ok", "engine-confirm", "yes"])
def test_nothing_typed_ever_confirms(typed: str) -> None:
    stage = at_review().say(typed)
    assert stage.state == "pay.review"
    assert stage.said[0] == "engine-confirm_by_button"


def test_a_correction_asks_again_exactly_what_depended_on_it() -> None:
    stage = at_review().tap("engine-correct").tap("pay-amount.label")
    assert stage.state == "pay.amount"
    assert set(stage.slots) == {"source", "payee", "note"}
    stage.say("30").bank(FREE)
    assert (stage.state, stage.slots["amount"], stage.slots["note"]) == ("pay.review", Money(30), None)


def test_after_a_correction_back_never_meets_a_question_whose_ground_is_gone() -> None:
    @reads(NAME, AMOUNT)
    def fitting(found: Sequence[Payee], slots: Slots) -> Sequence[Option]:
        return [Option(each, each) for each in found if slots[NAME] != each.name and slots[AMOUNT] > Money(0)]

    flow = Flow(
        "two",
        "Two",
        (
            Ask("M1", "name", NAME, parse=read_line, then="amount"),
            Ask("M1", "amount", AMOUNT, parse=read_amount, then="known"),
            Choose("M1", "known", PAYEE, payees, fitting, Payee, then="review", empty="end"),
            Confirm("M1", "review", shows=(NAME, AMOUNT, PAYEE), then="end", no="end"),
            End("M1", "end"),
        ),
        version=1,
    )
    stage = Stage("two", catalogue_of([*FLOWS, flow])).say("Luz").say("25").tap("p2")
    stage.tap("engine-correct").tap("two-name.label").say("Ana").tap("p2")
    stage.tap("engine-correct").tap("two-amount.label").order(Order.BACK)
    assert stage.state == "two.name"


def test_back_from_the_question_what_to_correct_is_the_review_again() -> None:
    asked = at_review().tap("engine-correct")
    again = asked.order(Order.BACK)
    assert (again.state, again.said) == ("pay.review", ["pay-review"])
    assert again.order(Order.BACK).state == "pay.note"


def test_no_leaves_the_review_and_voids_the_operation() -> None:
    assert at_review().say("no").said == ["pay-cancelled"]


# --- otp ------------------------------------------------------------------------------------------------------------------


def test_otp_sends_the_code_for_exactly_the_command_that_is_executed() -> None:
    stage = with_code()
    execute = stage.effects[0]
    assert isinstance(execute, Execute)
    assert isinstance(execute.command, Pay)
    assert (stage.sent.command, stage.sent.operation) == (execute.command, execute.operation)
    assert stage.conversation.pending is not None
    assert stage.conversation.pending.command == execute.command


def test_only_six_digits_are_a_try() -> None:
    stage = at_review().tap("engine-confirm")
    assert stage.say("12345").said[0] == "engine-not_a_code"
    assert isinstance(stage.say("123-456").effects[0], VerifyCode)


def test_a_wrong_code_leaves_the_question_and_another_code_can_be_asked() -> None:
    stage = at_review().tap("engine-confirm").say("111111").bank(CodeWrong(2))
    assert stage.said == ["refusal-CodeWrong", "pay-code"]
    assert stage.tap("engine-resend").sent.send == 2
    assert stage.say("engine-resend").sent.send == 3


@pytest.mark.parametrize("refusal", [CodeExpired(), CodeExhausted()])
def test_a_code_that_is_over_leads_back_to_a_fresh_review(refusal: CodeExpired | CodeExhausted) -> None:
    stage = at_review()
    first = stage.frame.operation
    stage.tap("engine-confirm").say("111111").bank(refusal)
    assert stage.state == "pay.review"
    assert stage.frame.operation != first
    assert stage.frame.code is None


def test_locked_codes_void_what_was_reviewed() -> None:
    stage = at_review().tap("engine-confirm").say("111111").bank(CodesLocked(NOW))
    assert stage.said == ["refusal-CodesLocked", "pay-locked"]


def test_a_code_that_cannot_leave_gives_up_without_running_in_a_circle() -> None:
    stage = at_review()
    tap = Tap(stage.button("engine-confirm").data)
    turn = step(stage.catalogue, stage.conversation, tap, stage.moment())
    effect = turn.effects[0]
    assert isinstance(effect, SendCode)
    after = step(stage.catalogue, turn.conversation, Answered(effect, CodeNotSent(None)), stage.moment())
    assert after.conversation.frames[-1].state == "review"
    assert after.effects == ()


# --- call -----------------------------------------------------------------------------------------------------------------


def test_a_call_is_pending_before_it_runs_and_everything_else_waits_for_it() -> None:
    stage = with_code()
    assert stage.say("hola").said == ["engine-still_working"]
    assert stage.order(Order.CANCEL).said == ["engine-still_working"]
    assert stage.bank(RECEIPT).said[-1] == "pay-done"
    assert stage.conversation.pending is None


def test_an_answer_nobody_waits_for_is_dropped() -> None:
    stage = with_code()
    effect = stage.effects[0]
    assert isinstance(effect, Execute)
    stage.bank(RECEIPT)
    before = stage.conversation
    assert stage.send(Executed(effect.operation, RECEIPT)).conversation == before


def test_an_unknown_outcome_has_its_own_end() -> None:
    assert with_code().bank(UNKNOWN).said == ["pay-pending"]


def test_a_refused_call_voids_operation_code_and_path() -> None:
    stage = with_code().bank(NotAuthorised())
    assert stage.said == ["refusal-NotAuthorised", "pay-review"]
    assert (stage.frame.path, stage.frame.code) == ((), None)
    stage = with_code().bank(InsufficientFunds(Money(1)))
    assert stage.state == "pay.amount"
    assert "quote" not in stage.slots
    assert stage.order(Order.BACK).state == "home.choose"
