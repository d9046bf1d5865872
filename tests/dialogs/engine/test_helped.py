"""An answer asks quietly, once, whether it helped; what was asked reaches whoever keeps the answers (desk.md §3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from banking.api import Language, NoteQuestion, RateAnswer
from dialogs.engine.events import Tap, Text
from dialogs.engine.hearing import NOTHING, Heard
from dialogs.engine.match import folded
from dialogs.engine.replies import Chosen, Say
from tests.dialogs.engine.stage import Stage, at_review


def hear(text: str, today: date, language: Language = Language.SPANISH) -> Heard:
    """An ear that knows one answer."""
    del today, language
    return Heard(answer="Nada.", topic="transfer_fee") if "cuesta" in text else NOTHING


def listening() -> Stage:
    """A payment at its review, in a house that knows one answer."""
    stage = at_review()
    stage.catalogue = replace(stage.catalogue, hear=hear)
    return stage


def test_an_answer_comes_alone_with_its_buttons_and_the_question_stands() -> None:
    stage = listening().send(Text("¿cuánto cuesta?"))
    answer, question = (reply for reply in stage.replies if isinstance(reply, Say))
    yes, no = (key.data for key in answer.keys[0])
    noted = stage.words_to_desk[-1]
    assert isinstance(noted, NoteQuestion)
    assert (noted.text, noted.topic) == ("¿cuánto cuesta?", "transfer_fee")
    assert question.keys
    before = stage.conversation
    stage.send(Tap(yes))
    assert stage.words_to_desk[-1] == RateAnswer(noted.question, useful=True)
    assert [type(reply) for reply in stage.replies if isinstance(reply, Chosen | Say)] == [Chosen]
    assert stage.conversation.frames == before.frames
    stage.send(Tap(no))
    assert stage.words_to_desk[-1] == RateAnswer(noted.question, useful=False)
    assert stage.said[0] == "engine-did_not_help"


def test_a_sign_alone_is_its_word_and_beside_words_it_is_none() -> None:
    assert [folded(sign) for sign in ("👍🏽", "✅", "❌", "1️⃣", "👍 ", "❤️")] == [
        "si",
        "si",
        "no",
        "1",
        "si",
        "",
    ]
    assert folded("👍 listo") == "listo"
