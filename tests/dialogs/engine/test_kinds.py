"""Every kind of state, one behaviour each, at the real step."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from banking.api import (
    CredentialsInvalid,
    FormHandle,
    Money,
    NotFound,
    Quote,
    Session,
    SessionId,
    business_date,
)
from dialogs.engine.conversation import Wanted
from dialogs.engine.effects import Execute
from dialogs.engine.events import FormDone, Order, Tap
from dialogs.engine.flow import Catalogue
from dialogs.engine.replies import Delete, Phrase
from tests.dialogs.engine.stage import (
    ACCOUNTS,
    NOW,
    PAYEES,
    Stage,
    accept,
    at_review,
)
from tests.dialogs.flows_for_tests import (
    FLOWS,
    PAY,
    AddPayee,
    ListPayees,
    Payee,
    SmallWords,
    catalogue_of,
    sentences,
    words_source,
)

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


def changed(name: str, source: str = "", **parts: Any) -> Catalogue:
    """The test flows with one state of the payment changed, and other words."""
    states = tuple(replace(each, **parts) if each.name == name else each for each in PAY.states)
    flows = [replace(PAY, states=states) if each.name == "pay" else each for each in FLOWS]
    return catalogue_of(flows, SmallWords(sentences(source)))


def with_newcomers(**parts: Any) -> Catalogue:
    """A list of payees with another way on."""
    option = ".option = { $option_name }"
    source = words_source().replace(option, f"{option}\n    .newcomer = Else", 1)
    return changed("known", source, exits={"newcomer": "fresh"}, **parts)


def test_choose_has_ways_on_that_are_no_option_by_button_or_word() -> None:
    for answer in (Stage.tap, Stage.say):
        stage = Stage("pay", with_newcomers()).tap("0001").tap("known")
        answer(stage, "newcomer")
        assert stage.state == "add_payee.name"
        assert stage.conversation.frames[0].slots.keys() == {"source"}
        assert stage.order(Order.BACK).state == "pay.known"


def test_choose_many_takes_several_at_once_and_again_changes_nothing() -> None:
    stage = Stage("share").say("1 y 3").say("1 y 3")
    assert len(stage.frame.draft[1:]) == 2


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


@pytest.mark.parametrize("typed", ["no", "No, gracias", "engine-skip"])
def test_ask_may_be_declined_in_words_where_it_is_optional(typed: str) -> None:
    stage = Stage("pay").tap("0001").tap("known").tap("p2").say("25").say(typed)
    assert stage.slots["note"] is None
    assert Stage("add_payee").say("no").slots["name"] == "no"


def test_ask_may_be_left_out_by_its_button_only_where_it_is_optional() -> None:
    stage = Stage("pay").tap("0001").tap("known").tap("p2").say("25").tap("skip")
    assert stage.slots["note"] is None
    stage = Stage("add_payee")
    nonce = stage.keys[0].data.partition(".")[0]
    assert stage.send(Tap(f"{nonce}.~skip")).toasts == ["engine-stale"]


@pytest.mark.parametrize("typed", ["forever", "engine-skip", "no"])
def test_ask_may_say_in_its_own_words_what_leaving_out_means(typed: str) -> None:
    source = words_source().replace("pay-note = A note?\n", "pay-note = A note?\n    .skip = Endless\n")
    stage = (
        Stage("pay", changed("note", source, declined=("forever",)))
        .tap("0001")
        .tap("known")
        .tap("p2")
        .say("25")
    )
    assert stage.keys[0].label == Phrase("pay-note.skip")
    assert stage.say(typed).slots["note"] is None


def test_ask_may_know_what_day_it_is() -> None:
    catalogue = changed("note", dated=True, parse=lambda text, today: f"{text} {today}")
    stage = Stage("pay", catalogue).tap("0001").tap("known").tap("p2").say("25").say("seen")
    assert stage.slots["note"] == f"seen {business_date(NOW)}"


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


# --- run ------------------------------------------------------------------------------------------------------------------


def add(stage: Stage) -> Stage:
    """Go through the other flow up to its command."""
    return accept(stage.say("Luz").tap("own").tap("engine-confirm"))


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
    assert (stage.state, stage.conversation.after) == ("log_in.password", Wanted("share"))
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
