"""Every kind of state, one behaviour each, at the real step."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from uuid import UUID

import pytest

from banking.api import (
    CodeAccepted,
    CodeExhausted,
    CodeExpired,
    CodeNotSent,
    CodesLocked,
    CodeWrong,
    CredentialsInvalid,
    FormHandle,
    InsufficientFunds,
    Money,
    NotAuthorised,
    NotFound,
    Quote,
    Receipt,
    Session,
    SessionEnded,
    SessionId,
)
from dialogs.engine.effects import AskBank, Execute, SendCode, VerifyCode
from dialogs.engine.events import UNKNOWN, Answered, Executed, FormDone, Media, Order, SecretText, Tap
from dialogs.engine.flow import Flow
from dialogs.engine.replies import Delete
from dialogs.engine.slots import Slots, reads
from dialogs.engine.states import Ask, Choose, Confirm, End, Option
from dialogs.engine.step import step
from dialogs.engine.work import EngineFaultError
from tests.dialogs.engine.stage import ACCOUNTS, NOW, PAYEES, Stage
from tests.dialogs.flows_for_tests import (
    AMOUNT,
    FLOWS,
    NAME,
    PAYEE,
    AddPayee,
    ListPayees,
    Pay,
    Payee,
    catalogue_of,
    payees,
    read_amount,
    read_line,
)

FREE = Quote(Money(0), Money(25))
RECEIPT = Receipt("c", NOW, ACCOUNTS[0].ref, ACCOUNTS[1].ref, Money(25), Money(0), None)


def at_review() -> Stage:
    """A payment that stands at its review."""
    return Stage("pay").tap("0001").tap("known").tap("p2").say("25").tap("skip").bank(FREE)


def with_code() -> Stage:
    """A payment whose code was just accepted: its command is pending."""
    stage = at_review().tap("engine-confirm").say("123456")
    return stage.bank(CodeAccepted(effect_of(stage, VerifyCode).challenge))


def effect_of(stage: Stage, kind: type) -> VerifyCode:
    found = stage.effects[0]
    assert isinstance(found, kind)
    return found  # type: ignore[return-value]


# --- choose ---------------------------------------------------------------------------------------------------------------


def test_choose_takes_an_option_by_button_word_or_number() -> None:
    assert Stage("pay").tap("0001").slots["source"] == ACCOUNTS[0].ref
    assert Stage("add_payee", name="Luz").say("OWN").slots["kind"] == "own"
    assert Stage("add_payee", name="Luz").say("2").slots["kind"] == "other"


def test_choose_asks_the_bank_again_at_the_tap_so_nobody_takes_what_is_gone() -> None:
    stage = Stage("pay").tap("0001").tap("known")
    data = stage.button("p3").data
    stage.lists[ListPayees] = (PAYEES[0],)
    stage.send(Tap(data))
    assert stage.state == "pay.known"
    assert stage.said == ["engine-option_gone", "pay-known"]


def test_choose_pages_a_long_list_and_takes_from_any_page() -> None:
    stage = Stage("pay").tap("0001")
    stage.lists[ListPayees] = tuple(Payee(number, f"p{number}") for number in range(10, 40))
    stage.tap("known")
    assert [key.label.values["option"].id for key in stage.keys[:8]] == list(range(10, 18))  # type: ignore[union-attr]
    stage.tap("next").tap("next").tap("previous").tap("p20")
    assert stage.slots["payee"] == Payee(20, "p20")


def test_choose_with_nothing_to_offer_takes_its_own_way() -> None:
    stage = Stage("pay").tap("0001")
    stage.lists[ListPayees] = ()
    assert stage.tap("known").state == "add_payee.name"


# --- choose many ----------------------------------------------------------------------------------------------------------


def test_choose_many_ticks_unticks_and_keeps_the_ticked_in_the_lists_order() -> None:
    stage = Stage("share").tap("p4").tap("p2").tap("p3").tap("p3")
    assert [getattr(key.label, "ref", "").rpartition(".")[2] for key in stage.keys[:3]] == [
        "ticked",
        "option",
        "ticked",
    ]
    stage.tap("engine-done")
    assert stage.conversation.frames == ()
    assert stage.said == ["share-list", "share-person", "engine-agent"]


def test_choose_many_offers_done_only_once_something_is_ticked() -> None:
    stage = Stage("share")
    assert not any(key.data.endswith("~done") for key in stage.keys)
    assert any(key.data.endswith("~done") for key in stage.tap("p2").keys)


def test_choose_many_understands_typed_names_and_the_word_for_done() -> None:
    stage = Stage("share")
    stage.say("1")
    assert stage.said == ["share-chosen"]
    assert stage.frame.draft[1:] != ()
    assert stage.say("engine-done").conversation.frames == ()


# --- ask ------------------------------------------------------------------------------------------------------------------


def test_ask_says_what_is_wrong_then_asks_simpler_then_offers_the_ways_out() -> None:
    stage = Stage("pay").tap("0001").tap("known").tap("p2")
    assert stage.say("?").said == ["invalid-unreadable", "pay-amount"]
    assert stage.say("?").said == ["invalid-unreadable", "pay-amount.simpler"]
    assert stage.say("?").said == ["invalid-unreadable", "engine-lost", "pay-amount.simpler"]
    assert stage.tap("engine-menu").state == "home.choose"


def test_ask_checks_a_value_against_what_was_answered_before() -> None:
    stage = Stage("pay").tap("0001").tap("known").tap("p2").say("95000")
    assert stage.said == ["invalid-too_much", "pay-amount"]


def test_ask_may_be_left_out_by_its_button_only_where_it_is_optional() -> None:
    stage = Stage("pay").tap("0001").tap("known").tap("p2").say("25").tap("skip")
    assert stage.slots["note"] is None
    stage = Stage("add_payee")
    nonce = stage.keys[0].data.partition(".")[0]
    assert stage.send(Tap(f"{nonce}.~skip")).toasts == ["engine-stale"]


# --- form -----------------------------------------------------------------------------------------------------------------


def test_form_keeps_the_handle_of_the_finished_page_and_nothing_else() -> None:
    stage = Stage("pin_change").tap("0001")
    page = stage.button("open")
    assert (page.page, page.data) == ("token", "")
    assert stage.page_done().slots["pin"] == stage.opened.handle
    assert stage.state == "pin_change.code"


def test_form_ignores_the_end_of_another_page_and_deletes_what_is_typed() -> None:
    stage = Stage("pin_change").tap("0001")
    assert stage.send(FormDone(FormHandle(UUID(int=1)))).state == "pin_change.pin"
    stage.say("my password 1")
    assert stage.replies[0] == Delete(7)
    assert stage.said == ["engine-secret", "pin_change-pin"]


def test_form_opens_a_new_page_when_the_old_one_is_too_old_and_keeps_it_otherwise() -> None:
    stage = Stage("pin_change").tap("0001")
    first = stage.opened.handle
    assert stage.order(Order.REPEAT).opened.handle == first
    stage.page_done().order(Order.BACK)
    assert stage.opened.handle != first


def test_form_has_other_ways_on() -> None:
    stage = Stage("pin_change").tap("0001").tap("later")
    assert stage.said == ["pin_change-nobody"]


# --- fetch, show, decide --------------------------------------------------------------------------------------------------


def test_fetch_keeps_the_answer_and_decide_takes_its_branch() -> None:
    assert at_review().state == "pay.review"
    stage = Stage("pay", amount=Money(25), note=None).tap("0001").tap("known").tap("p2")
    stage.bank(Quote(Money(36), Money(61)))
    assert (stage.state, stage.slots["quote"].fee) == ("pay.costs", Money(36))


def test_a_refused_fetch_empties_what_it_asks_again_with_all_that_depended_on_it() -> None:
    stage = Stage("pay", amount=Money(25), note="luz").tap("0001").tap("known").tap("p2").bank(NotFound())
    assert stage.state == "pay.known"
    assert set(stage.slots) == {"source", "amount", "note"}
    assert stage.said == ["refusal-NotFound", "pay-known"]


def test_show_waits_at_its_exits_and_understands_their_names() -> None:
    stage = Stage("pay", amount=Money(25), note=None).tap("0001").tap("known").tap("p2")
    stage.bank(Quote(Money(36), Money(61))).bank(Quote(Money(36), Money(61)))
    assert stage.said[-1] == "pay-costs"
    assert stage.say("agree").state == "pay.review"


def test_show_says_its_list_in_pages_and_its_own_words_when_it_is_empty() -> None:
    stage = Stage("share")
    stage.tap("p2")
    stage.lists[ListPayees] = PAYEES
    data = stage.button("engine-done").data
    stage.send(Tap(data))
    shown = next(
        phrase
        for reply in stage.replies
        for phrase in getattr(reply, "phrases", ())
        if phrase.ref == "share-list"
    )
    assert shown.values["items"] == PAYEES


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


# --- run ------------------------------------------------------------------------------------------------------------------


def add(stage: Stage) -> Stage:
    """Go through the other flow up to its command."""
    stage.say("Luz").tap("own").tap("engine-confirm").say("123456")
    return stage.bank(CodeAccepted(effect_of(stage, VerifyCode).challenge))


def test_run_gives_the_other_flows_value_to_the_one_below() -> None:
    stage = add(Stage("pay").tap("0001").tap("fresh"))
    assert isinstance(stage.effects[0], Execute)
    assert isinstance(stage.effects[0].command, AddPayee)
    stage.bank(Payee(9, "Luz"))
    assert (stage.state, stage.slots["payee"]) == ("pay.amount", Payee(9, "Luz"))
    assert "add_payee-added" in stage.said


def test_back_crosses_a_finished_run_as_one_step() -> None:
    stage = add(Stage("pay").tap("0001").tap("fresh")).bank(Payee(9, "Luz")).order(Order.BACK)
    assert stage.state == "add_payee.name"
    assert stage.slots == {}


def test_back_at_the_beginning_of_a_run_returns_to_the_question_before_it() -> None:
    assert Stage("pay").tap("0001").tap("fresh").order(Order.BACK).state == "pay.who"


def test_a_run_without_a_value_takes_its_cancelled_edge() -> None:
    stage = Stage("pay").tap("0001").tap("fresh").say("Luz").tap("own").say("no")
    assert stage.said == ["add_payee-dropped", "pay-cancelled"]


# --- handoff, end ---------------------------------------------------------------------------------------------------------


def test_handoff_says_how_to_reach_a_person_and_ends_every_flow() -> None:
    stage = Stage("share").tap("p2").tap("engine-done")
    assert stage.said[-2:] == ["share-person", "engine-agent"]
    assert stage.conversation.frames == ()


def test_an_end_may_open_a_session_and_go_on_with_what_was_wanted() -> None:
    stage = Stage("home").without_seat()
    stage.tap("share")
    assert (stage.state, stage.conversation.after) == ("log_in.password", "share")
    session = Session(SessionId(UUID(int=4)), "Ana", NOW, NOW.replace(hour=16))
    stage.page_done().bank(session)
    assert stage.conversation.seat is not None
    assert stage.conversation.seat.session == session.id
    assert stage.state == "share.chosen"


def test_a_refused_login_asks_for_a_new_page() -> None:
    stage = Stage("home").without_seat().tap("pin")
    first = stage.opened.handle
    stage.page_done().bank(CredentialsInvalid())
    assert stage.said == ["refusal-CredentialsInvalid", "log_in-password"]
    assert stage.opened.handle != first


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
