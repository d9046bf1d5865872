"""Identifications and short texts as members type them (D17, M77)."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from banking.api import Identification, IdentificationKind
from dialogs.engine.states import Invalid
from dialogs.understanding.answers import read_identification, read_short_text


@pytest.mark.parametrize("typed", ["1710034065", "171003406-5", " 17 1003 4065 "])
def test_a_cedula_forgives_spaces_and_dashes(typed: str) -> None:
    assert read_identification(typed) == Identification(IdentificationKind.CEDULA, "1710034065")


def test_ten_digits_with_a_wrong_check_digit_are_said_to_be_a_slip() -> None:
    assert read_identification("1710034066") == Invalid("identification_check_digit")


def test_a_passport_is_letters_and_digits_in_capitals() -> None:
    assert read_identification("ab-123 456") == Identification(IdentificationKind.PASSPORT, "AB123456")


@pytest.mark.parametrize("typed", ["hola, soy Rosa", "1234", "¿?", ""])
def test_other_text_is_no_identification(typed: str) -> None:
    assert read_identification(typed) == Invalid("identification_unreadable")


def test_a_reference_becomes_one_line() -> None:
    assert read_short_text("  para el\narriendo\t😀 ") == "para el arriendo 😀"


@given(st.text(st.characters(codec=None), max_size=60))
@example("para la familia 👨\u200d👩\u200d👧")
def test_a_reference_that_was_taken_is_one_the_bank_takes(typed: str) -> None:
    line = read_short_text(typed)
    assert isinstance(line, Invalid) or (line.isprintable() and line.strip())


@pytest.mark.parametrize(("typed", "fault"), [(" \n ", "text_empty"), ("x" * 61, "text_too_long")])
def test_a_reference_has_a_length(typed: str, fault: str) -> None:
    assert read_short_text(typed) == Invalid(fault)
