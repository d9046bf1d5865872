"""Understanding as commands: JSON lines in, JSON lines out, whatever comes."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from webhooks.measuring import answer_lines, answered, identification_of, money_of, understood


def lines(answer: Any, *asked: object) -> list[dict[str, Any]]:
    out = io.StringIO()
    typed = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in asked]
    answer_lines(typed, out, answer)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_bad_line_is_answered_and_the_rest_go_on() -> None:
    found = lines(
        understood,
        b"no",
        [],
        {"text": 3},
        {"text": "hola", "today": "ayer"},
        b"\n",
        b"\xff\xfe",
        {"text": "pásale 45,50 a Andrés de mis ahorros", "today": "2026-11-23"},
    )
    assert [one.get("error") for one in found] == [
        "not_json", "not_an_object", "no_text", "today_unreadable", "not_json", "not_json", None,
    ]  # fmt: skip
    assert found[-1]["intent"] == "transfer_coop"
    assert found[-1]["decision"] == "accept"
    assert found[-1]["slots"] == {
        "amount": "45.50", "beneficiary": "Andrés", "source_account_hint": "ahorros",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", " ", "🤷", "a" * 10_000, "1" * 10_000, "¿" * 500, "x " * 2_000, "\x00", "ñ\u0301"]
)
def test_whatever_is_typed_has_an_answer(text: str) -> None:
    (understood_as,) = lines(understood, {"text": text, "today": None})
    (answered_with,) = lines(answered, {"question": text})
    assert understood_as["decision"] in {"ask", "reject"}
    assert answered_with["decision"] in {"ask", "reject"}
    assert {one["error"] for one in lines(money_of, {"text": text}, {"text": None})} >= {"no_text"}


def test_a_question_has_a_topic() -> None:
    (found,) = lines(answered, {"question": "no me llega el codigo"})
    assert (found["topic"], found["decision"]) == ("no_otp_received", "accept")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("veinte", {"cents": 20_00}),
        ("1.200", {"error": "amount_ambiguous"}),
        ("", {"error": "amount_unreadable"}),
    ],
)
def test_money(typed: str, found: dict[str, Any]) -> None:
    assert lines(money_of, {"text": typed}) == [found]


@pytest.mark.parametrize(
    ("typed", "valid"),
    [
        ("171003406-5", True),
        ("1710034066", False),
        ("1792060346001", True),
        ("1760001550001", True),
        ("1710034065001", True),
        ("1710034065000", False),
        ("9910034065001", False),
        ("AB123456", True),
        ("buenos días", False),
    ],
)
def test_identifications(typed: str, valid: object) -> None:
    (found,) = lines(identification_of, {"text": typed})
    assert found["valid"] is valid
    assert ("error" in found) is not valid
