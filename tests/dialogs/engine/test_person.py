"""A person has the chat: the bot is silent, everything the member writes reaches the desk, and the way back is safe (desk.md §1)."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from banking.api import (
    AskForPerson,
    CheckState,
    CodesLocked,
    DeskView,
    HandoffReason,
    IdentityCheck,
    LeavePerson,
    LookAtDesk,
    Outcome,
    Owner,
    PersonSaid,
    RateHandoff,
    SaidKind,
    TellPerson,
    TypeCode,
)
from dialogs.engine import alarm
from dialogs.engine.conversation import Wanted
from dialogs.engine.events import (
    DeskNews,
    Edited,
    Event,
    Media,
    Order,
    Said,
    SecretText,
    Silence,
    Tap,
    Text,
    Unlinked,
)
from dialogs.engine.replies import Say
from dialogs.engine.work import AGENT, MENU, RATE, RESUME
from tests.dialogs.engine.stage import NOW, Stage, at_review

HANDOFF = UUID(int=5)
CHECK = UUID(int=7)
WAITING = DeskView(Owner.QUEUED, HANDOFF, 1, position=2, wait_minutes=6)
WITH_ANDREA = DeskView(Owner.AGENT, HANDOFF, 2, agent="Andrea")
HELLO = PersonSaid(UUID(int=6), 11, "Andrea", "Hola")


def waiting() -> Stage:
    """A payment at its review, whose member asked for a person."""
    stage = at_review()
    stage.desk = WAITING
    return stage.order(Order.AGENT)


def with_andrea() -> Stage:
    stage = waiting()
    stage.desk = WITH_ANDREA
    return stage.send(DeskNews())


def test_asking_tells_the_desk_what_the_member_was_doing_masked_and_stops_the_bot() -> None:
    stage = waiting()
    word = stage.words_to_desk[0]
    assert isinstance(word, AskForPerson)
    assert word.reason is HandoffReason.ASKED
    assert dict(word.packet) == {
        "login": "open",
        "flow": "Pagar",
        "step": "review",
        "slot:source": "••••0001",
        "slot:amount": "$0.25",
    }
    assert stage.said == ["engine-desk_queued_wait"]
    assert (stage.conversation.frames, stage.conversation.epoch, stage.conversation.prompt) == ((), 1, b"")


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        (Text("hola", 7), SaidKind.TEXT),
        (SecretText(7), SaidKind.SECRET),
        (Media("photo"), SaidKind.MEDIA),
        (Edited(), SaidKind.EDITED),
    ],
)
def test_what_the_member_sends_goes_to_the_person_and_the_bot_says_nothing(
    event: Event, kind: SaidKind
) -> None:
    stage = with_andrea().send(event)
    word = stage.words_to_desk[-1]
    assert isinstance(word, TellPerson)
    assert word.kind is kind
    assert stage.said == (["engine-secret"] if kind is SaidKind.SECRET else [])
    assert word.text == {"text": "hola", "media": "photo"}.get(kind, "")


@pytest.mark.parametrize("typed", ["483920", "483 920", "el código es 483-920, gracias"])
def test_a_code_that_a_person_had_asked_for_goes_to_the_verifier_and_nothing_of_it_to_the_person(
    typed: str,
) -> None:
    stage = with_andrea()
    assert isinstance(stage.say(typed).words_to_desk[-1], TellPerson)
    stage.desk = replace(WITH_ANDREA, check=IdentityCheck(CHECK, CheckState.OPEN, "09•••••567"))
    assert stage.send(DeskNews()).said == ["engine-desk_check"]
    assert stage.send(DeskNews()).said == []
    assert isinstance(stage.say("¿para qué? llegó el 12/05 por $250.00").words_to_desk[-1], TellPerson)
    stage.desk = replace(WITH_ANDREA, check=IdentityCheck(CHECK, CheckState.OPEN, "09•••••567", tries_left=2))
    assert stage.say(typed).said == ["engine-desk_check_wrong"]
    word = stage.words_to_desk[-1]
    assert isinstance(word, TypeCode)
    assert (word.check, word.code) == (CHECK, "483920")
    assert "483" not in repr(word)
    stage.desk = replace(WITH_ANDREA, check=IdentityCheck(CHECK, CheckState.VERIFIED, "09•••••567"))
    assert stage.say(typed).said == ["engine-desk_check_right"]
    assert stage.send(DeskNews()).said == []
    assert isinstance(stage.say(typed).words_to_desk[-1], TellPerson)


def test_each_message_of_a_person_is_said_once_however_often_the_desk_tells_of_it() -> None:
    stage = with_andrea()
    stage.desk = replace(WITH_ANDREA, said=(HELLO,))
    assert stage.send(DeskNews()).said == ["engine-person_says"]
    assert [reply.said for reply in stage.replies if isinstance(reply, Say)] == [HELLO.id]
    assert stage.send(DeskNews()).said == []
    assert stage.send(Text("gracias", 8)).said == []
    assert isinstance(stage.words_to_desk[-1], TellPerson)
    assert stage.words_to_desk[-1].after == HELLO.seq


@pytest.mark.parametrize("order", [Order.MENU, Order.START, Order.CANCEL])
def test_the_menu_is_one_word_away_at_any_time(order: Order) -> None:
    stage = with_andrea()
    stage.desk = DeskView(Owner.BOT, HANDOFF, 3, outcome=Outcome.LEFT)
    stage.order(order)
    assert isinstance(stage.words_to_desk[-1], LeavePerson)
    assert stage.said == ["engine-desk_left"]
    assert [key.data for key in stage.keys] == [RESUME, MENU]
    assert stage.conversation.talk is None


def test_a_draft_is_taken_up_again_from_its_review_with_nothing_proved_before() -> None:
    before = at_review()
    stage = with_andrea()
    stage.desk = DeskView(Owner.CLOSED, HANDOFF, 3, outcome=Outcome.RESOLVED)
    stage.send(DeskNews())
    assert stage.said == ["engine-desk_over", "engine-desk_next"]
    stage.send(Tap(RESUME))
    assert stage.state == "pay.quote"  # the fee is asked afresh
    assert stage.slots == {name: value for name, value in before.slots.items() if name != "quote"}
    assert (stage.frame.code, stage.frame.operation) == (None, None)


def test_a_draft_survives_the_login_that_ended_meanwhile() -> None:
    stage = with_andrea().send(Silence())
    assert stage.said == []
    stage.desk = DeskView(Owner.CLOSED, HANDOFF, 3)
    stage.send(DeskNews()).send(Tap(RESUME))
    assert stage.state == "log_in.password"
    assert stage.conversation.after == Wanted("pay")
    assert stage.conversation.shelf is not None
    assert "amount" in stage.conversation.shelf.slots


def test_going_to_the_menu_gives_the_draft_up() -> None:
    stage = with_andrea()
    stage.desk = DeskView(Owner.CLOSED, HANDOFF, 3)
    stage.send(DeskNews()).send(Tap(MENU))
    assert stage.conversation.shelf is None


def test_a_chat_that_lost_its_memory_is_still_the_persons() -> None:
    stage = at_review()
    stage.desk = WITH_ANDREA
    stage.send(DeskNews())
    assert stage.said == ["engine-desk_joined"]
    assert stage.send(Text("hola", 9)).said == []


def test_the_queue_tells_each_new_place_and_no_old_one() -> None:
    stage = waiting()
    assert stage.send(DeskNews()).said == []
    stage.desk = replace(WAITING, position=1, wait_minutes=3)
    assert stage.send(DeskNews()).said == ["engine-desk_queued_wait"]


def test_a_lost_person_is_told_and_every_change_of_hands_makes_older_replies_void() -> None:
    stage = with_andrea()
    epoch = stage.conversation.epoch
    stage.desk = DeskView(Owner.QUEUED, HANDOFF, 3, position=1)
    stage.send(DeskNews())
    assert stage.said == ["engine-desk_again", "engine-desk_queued"]
    assert stage.conversation.epoch == epoch + 1


def test_old_buttons_do_nothing_and_the_other_orders_say_how_things_stand() -> None:
    stage = with_andrea()
    assert stage.send(Tap("x.y")).toasts == ["engine-desk_busy"]
    assert stage.order(Order.HELP).said == ["engine-desk_joined"]
    assert isinstance(stage.words_to_desk[-1], LookAtDesk)


def test_the_survey_acts_from_anywhere_for_its_own_hand_off_only() -> None:
    stage = with_andrea()
    stage.desk = DeskView(Owner.CLOSED, HANDOFF, 3)
    stage.send(DeskNews())
    says = [reply for reply in stage.replies if isinstance(reply, Say)]
    five = says[0].keys[0][-1].data
    stage.order(Order.MENU).send(Tap(five))
    assert stage.words_to_desk[-1] == RateHandoff(HANDOFF, 5)
    assert stage.toasts == ["engine-rated"]
    for broken in ("~rate9.AAAAAAAAAAAAAAAAAAAAAA", "~rate5", "~rate5.?"):
        words = len(stage.words_to_desk)
        assert stage.send(Tap(broken)).toasts == ["engine-stale"]
        assert len(stage.words_to_desk) == words


def test_a_closed_desk_says_when_it_opens_and_the_question_stands() -> None:
    stage = at_review()
    stage.desk = DeskView(Owner.BOT, opens_at=NOW + timedelta(hours=9))
    stage.order(Order.AGENT)
    assert stage.said == ["engine-desk_closed", "engine-agent", "pay-review"]
    assert stage.conversation.talk is None


def test_a_chat_whose_channel_moved_leaves_the_person_too() -> None:
    stage = with_andrea()
    stage.desk = DeskView(Owner.BOT)
    stage.send(Unlinked())
    assert isinstance(stage.words_to_desk[-1], LeavePerson)
    assert stage.said[0] == "engine-unlinked"
    assert stage.conversation.seat is None


def test_three_misunderstandings_are_a_reason_of_their_own() -> None:
    stage = Stage("pay")
    for _ in range(3):
        stage.say("?")
    stage.desk = WAITING
    stage.send(Said(Order.AGENT))
    word = stage.words_to_desk[-1]
    assert isinstance(word, AskForPerson)
    assert word.reason is HandoffReason.NOT_UNDERSTOOD


def test_what_went_wrong_offers_a_person_who_would_know_why_until_the_member_goes_on() -> None:
    """Offered, never forced; mid-flow too (desk.md 10)."""
    stage = at_review().tap("engine-confirm").say("123456")
    stage.bank(CodesLocked(NOW + timedelta(minutes=30)))
    assert stage.said[-1] == "pay-locked"
    assert [key.data for key in stage.keys] == [MENU, AGENT]
    stage.desk = WAITING
    stage.send(Tap(AGENT))
    assert reason_of(stage) is HandoffReason.CODES_LOCKED
    stage.desk = DeskView(Owner.BOT, HANDOFF, 3)
    stage.order(Order.MENU).order(Order.AGENT)
    assert reason_of(stage) is HandoffReason.ASKED


def reason_of(stage: Stage) -> HandoffReason:
    word = stage.words_to_desk[-1]
    assert isinstance(word, AskForPerson), word
    return word.reason


def test_a_theft_that_was_told_stays_the_reason_whatever_goes_well_meanwhile() -> None:
    stage = Stage("pay").say("me robaron el celular").say("30")
    stage.desk = WAITING
    stage.order(Order.AGENT)
    assert reason_of(stage) is HandoffReason.FRAUD
    stage.desk = DeskView(Owner.BOT, HANDOFF, 3)
    stage.order(Order.MENU).order(Order.AGENT)
    assert reason_of(stage) is HandoffReason.ASKED


def test_an_answer_that_did_not_help_is_a_reason() -> None:
    stage = Stage("pay").send(Tap(f"{RATE}n.{urlsafe_b64encode(HANDOFF.bytes).rstrip(b'=').decode()}"))
    stage.desk = WAITING
    stage.order(Order.AGENT)
    assert reason_of(stage) is HandoffReason.NO_ANSWER


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        ("Me ROBARON la tarjeta en el bus", True),
        ("no fui yo", True),
        ("yo no reconozco ese consumo de 40 dólares", True),
        ("fui víctima de una estafa", True),
        ("my phone was stolen", True),
        ("¿cómo reconozco una estafa?", False),
        ("qué es el phishing", False),
        ("quiero pagar el seguro contra robo", False),
    ],
)
def test_what_happened_to_the_writer_alarms_and_a_question_about_it_does_not(text: str, alarms: bool) -> None:
    assert alarm.sounds(text) is alarms
