"""English as far as its table goes: every sentence is its own, amounts and names are found, the rest is left alone."""

from __future__ import annotations

import pytest

from banking.api import Language, Policy
from dialogs.hearing import WISHES, house_values, product_values
from dialogs.understanding.english import _sections, answers, understand_english
from dialogs.understanding.entries import entries
from dialogs.understanding.understanding import FAQ, Decision
from tests.dialogs.test_hearing import FACTS

COURTESIES = {"greet", "thanks_bye", "agent_handoff", "cancel", "logout", "menu"}


def test_every_sentence_of_the_table_is_understood_as_what_it_stands_under() -> None:
    wrong = []
    for file in ("wishes.txt", "faq.txt"):
        for label, lines in _sections(file):
            for line in (line for line in lines if not line.startswith("= ")):
                found = understand_english(line.format(amount="20", name="Rosa"))
                if (found.topic or found.intent, found.decision) != (label, Decision.ACCEPT):
                    wrong.append((label, line, found))
    assert wrong == []


def test_every_label_is_an_intent_or_a_topic_there_is() -> None:
    assert {label for label, _ in _sections("wishes.txt")} <= WISHES.keys() | COURTESIES
    assert answers().keys() <= entries().keys()


@pytest.mark.parametrize("topic", sorted(answers()))
def test_an_answer_in_english_needs_only_the_values_there_are(topic: str) -> None:
    spanish, values = (
        entries()[topic],
        {**house_values(FACTS, Policy()), **product_values(Policy(), Language.ENGLISH)},
    )
    english = answers()[topic].format(**values)
    assert "{" not in english
    assert {name for name in spanish.values if f"{{{name}}}" not in answers()[topic]} == set()


@pytest.mark.parametrize(
    ("said", "meant", "slots"),
    [
        ("pay 45.50 to Andrés Páez", "transfer_coop", {"amount": "45.50", "beneficiary": "Andrés Páez"}),
        ("please send $20 to my mom", "transfer_coop", {"amount": "20.00", "beneficiary": "mom"}),
        ("transfer 1,234.50 to my other account", "transfer_own", {"amount": "1234.50"}),
        ("send 1.200 to Rosa", "transfer_coop", {"beneficiary": "Rosa"}),
        ("I'd like to pay my electricity bill", "bill_pay", {}),
        ("my card was stolen!!", "card_freeze", {}),
    ],
)
def test_amounts_and_names_are_found_and_doubtful_amounts_are_not(
    said: str, meant: str, slots: dict[str, str]
) -> None:
    found = understand_english(said)
    assert (found.intent, dict(found.slots)) == (meant, slots)


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("how much does it cost to transfer to another bank?", "transfer_fee"),
        ("can I use Safari", "supported_browsers"),
        ("somebody called me asking for the code", "security_is_bot_official_phishing"),
    ],
)
def test_questions_find_their_answer(said: str, topic: str) -> None:
    found = understand_english(said)
    assert (found.intent, found.topic) == (FAQ, topic)


@pytest.mark.parametrize(
    "said", ["tell me a joke", "what time is it", "rent", "yes", "", "Rosa Guamán", "25.50"]
)
def test_what_is_like_nothing_is_left_alone(said: str) -> None:
    assert understand_english(said).decision is Decision.REJECT
