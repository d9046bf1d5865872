"""What is published at the desk is what the bot answers, and nothing else changes (desk.md §3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from banking.api import KeptAnswer, Policy
from dialogs.engine.hearing import Heard
from dialogs.hearing import ear
from dialogs.understanding.entries import entries
from dialogs.understanding.faq import search
from dialogs.understanding.shelf import Shelf, stocked
from dialogs.understanding.understanding import Decision

FACTS = {"call_center": "1800", "email": "a@b.example", "hours": "8 a 5", "website": "c.example"}
TODAY = date(2026, 11, 18)
TODAY = date(2026, 11, 18)
FEE = KeptAnswer("transfer_fee", "¿Cuánto cuesta transferir?", "Cuesta {interbank_fee}.", (), TODAY)
SOAT = KeptAnswer("venden_soat", "¿Venden SOAT?", "Por ahora no.", ("puedo sacar el soat aquí",), TODAY)


def heard(shelf: Shelf, text: str) -> Heard:
    return ear({"freeze_card": object(), "menu": object()}, FACTS, Policy(), shelf)(text, TODAY)


def test_an_edited_answer_takes_the_place_of_the_houses_own_and_goes_again() -> None:
    shelf = Shelf()
    before = heard(shelf, "¿cuánto cobran por transferir a otro banco?").answer
    assert shelf.put([FEE])
    assert not shelf.put([FEE])
    assert heard(shelf, "¿cuánto cobran por transferir a otro banco?").answer == "Cuesta $0.36."
    assert shelf.put([replace(FEE, withdrawn=True)])
    assert heard(shelf, "¿cuánto cobran por transferir a otro banco?").answer != before
    assert shelf.put([])
    assert heard(shelf, "¿cuánto cobran por transferir a otro banco?").answer == before


@pytest.mark.parametrize(
    "text", ["¿venden soat?", "venden SOAT", "VENDEN SOAAAT??", "puedo sacar el soat aqui", "benden soat"]
)
def test_a_new_question_is_answered_as_it_was_published_and_almost_so(text: str) -> None:
    shelf = Shelf()
    assert heard(shelf, text).answer is None
    shelf.put([SOAT])
    assert heard(shelf, text).answer == "Por ahora no."


@pytest.mark.parametrize("text", ["soat", "hola", "venden", "¿venden seguros de vida?", "menu", ""])
def test_what_only_has_a_word_in_common_is_not_answered_by_it(text: str) -> None:
    shelf = Shelf()
    shelf.put([SOAT])
    assert heard(shelf, text).answer != "Por ahora no."


def test_money_and_fraud_stay_what_they_are_whatever_is_published() -> None:
    shelf = Shelf()
    before = heard(shelf, "me robaron la tarjeta")
    shelf.put([replace(SOAT, phrases=("me robaron la tarjeta", "menú"))])
    assert heard(shelf, "me robaron la tarjeta") == before
    assert heard(shelf, "me robaron la tarjeta").answer is None


def test_an_answer_is_served_on_its_days_and_never_with_a_hole() -> None:
    shelf = Shelf()
    shelf.put([replace(SOAT, valid_from=date(2026, 11, 19))])
    assert heard(shelf, "¿venden soat?").answer is None
    shelf.put([replace(SOAT, valid_from=date(2026, 1, 1), valid_to=date(2026, 11, 17))])
    assert heard(shelf, "¿venden soat?").answer is None
    shelf.put([replace(SOAT, answer="Cuesta {nobody_knows}.")])
    assert heard(shelf, "¿venden soat?").answer is None


def test_between_two_published_ways_of_asking_nobody_is_preferred() -> None:
    stock = stocked([SOAT, replace(SOAT, topic="soat_otra_vez", answer="Sí.")])
    assert stock.asked("¿venden soat?", TODAY) is None


def test_even_with_nothing_on_the_shelf_a_search_answers() -> None:
    stock = stocked([replace(SOAT, topic=topic, withdrawn=True) for topic in entries()])
    found = search("¿cuánto cuesta transferir?", TODAY, stock)
    assert (found.topic, found.decision) == (None, Decision.REJECT)
