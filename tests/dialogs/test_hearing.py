"""What the engine hears: wishes lead to flows there are, hints to slots there are, answers have the house's own numbers."""

from __future__ import annotations

from datetime import date

import pytest

from banking.api import Policy
from dialogs.catalogue import FLOWS, catalogue
from dialogs.engine.events import Order
from dialogs.engine.hearing import Courtesy
from dialogs.hearing import HINTS, WISHES, house_values
from dialogs.understanding.entries import entries

FACTS = {"call_center": "1800", "email": "a@b.example", "hours": "8 a 5", "website": "c.example"}
TODAY = date(2026, 11, 23)
HEAR = catalogue(FACTS).hear
NOT_YET: set[str] = set()


def test_every_wish_leads_to_a_flow_or_is_known_to_be_missing() -> None:
    names = {flow.name for flow in FLOWS}
    assert {intent for intent, flow in WISHES.items() if flow not in names} == NOT_YET


def test_every_hint_is_for_a_slot_of_its_flow() -> None:
    flows = {flow.name: flow for flow in FLOWS}
    assert {name: set(slots) - flows[name].slot_types.keys() for name, slots in HINTS.items()} == {
        name: set() for name in HINTS
    }


@pytest.mark.parametrize("topic", sorted(entries()))
def test_every_answer_has_the_values_it_needs(topic: str) -> None:
    assert "{" not in entries()[topic].answered(house_values(FACTS, Policy()))


def test_fees_and_limits_follow_the_policy() -> None:
    told = catalogue(FACTS, policy=Policy(interbank_fee_cents=50)).hear("¿cuánto cuesta transferir?", TODAY)
    assert told.answer is not None
    assert "$0.50" in told.answer
    values = house_values(
        FACTS, Policy(deposit_rates=((31, 350), (91, 505)), deposit_amounts_cents=(500_00, 900_00))
    )
    assert values["investment_rates"] == "31–90 días 3.50 %, desde 91 días 5.05 %"
    assert (values["investment_minimum"], values["withholding"]) == ("$500.00", "3 %")


LIGHT = dict.fromkeys(("biller", "service", "category", "company"), "luz")
TOP_UP = {"biller": "Claro", "service": "recarga Claro", "category": "recarga", "company": "recarga Claro"}


@pytest.mark.parametrize(
    ("said", "flow", "named"),
    [
        (
            "recárgame 3 al Claro 0991234561",
            "pay_service",
            {**TOP_UP, "amount": "3.00", "reference": "0991234561"},
        ),
        ("dame viendo el saldo", "summary", {}),
        ("pásale 20 a Rosa", "send_money", {"amount": "20.00", "beneficiary": "Rosa"}),
        ("hazme una transferencia", "transfers", {}),
        ("mándale 20 a Rosa al Pichincha", "transfer_interbank", {"amount": "20.00", "beneficiary": "Rosa"}),
        ("¿a 6 meses cuánto me sale?", "deferral", {"term_months": "6"}),
        ("¿cuánto me sale diferir a 12 meses?", "deferral", {"term_months": "12"}),
        ("en 18 cuotas cuánto queda", "deferral", {"term_months": "18"}),
        (
            "págame la luz cada mes",
            "program_payment",
            {**LIGHT, "frequency": "monthly", "rhythm": "monthly"},
        ),
        (
            "paga la luz apenas salga",
            "program_payment",
            {**LIGHT, "frequency": "asap", "rhythm": "as_soon"},
        ),
        (
            "pasa 60 a mi ahorro el 5 de cada mes",
            "program_transfer",
            {
                "amount": "60.00",
                "frequency": "monthly",
                "rhythm": "monthly",
                "day": "5",
                "beneficiary": "ahorros",
            },
        ),
        (
            "el viernes mándale 20 a Rosa",
            "program_transfer",
            {
                "amount": "20.00",
                "beneficiary": "Rosa",
                "date": "2026-11-27",
                "on": "27/11/2026",
                "rhythm": "once",
            },
        ),
        (
            "pásale 20 a Rosa cada semana",
            "program_transfer",
            {"amount": "20.00", "beneficiary": "Rosa", "frequency": "weekly"},
        ),
        (
            "pásale 20 a Rosa hoy",
            "send_money",
            {"amount": "20.00", "beneficiary": "Rosa", "date": "2026-11-23"},
        ),
    ],
)
def test_a_wish_has_its_flow_and_what_was_named(said: str, flow: str, named: dict[str, str]) -> None:
    heard = HEAR(said, TODAY)
    assert (heard.flow, dict(heard.said)) == (flow, named)


def test_a_correction_is_no_cancellation() -> None:
    heard = HEAR("no, mejor 30", TODAY)
    assert heard.corrects
    assert heard.order is None
    assert heard.said["amount"] == "30.00"


def test_an_amount_in_doubt_is_not_named() -> None:
    assert "amount" not in HEAR("pásale 20 lucas a Rosa", TODAY).said


def test_insults_and_thanks_are_answered_and_change_nothing() -> None:
    assert HEAR("eres un inútil", TODAY).courtesy is Courtesy.INSULT
    assert HEAR("muchas gracias", TODAY).courtesy is Courtesy.THANKS


def test_what_is_put_as_a_question_is_answered() -> None:
    assert HEAR("¿a cuántos meses puedo diferir?", TODAY).answer is not None
    assert HEAR("¿me cobran por transferir a otro banco?", TODAY).answer is not None
    assert HEAR("deja nomás", TODAY).order is Order.CANCEL
