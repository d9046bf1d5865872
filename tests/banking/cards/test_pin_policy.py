"""The rules of a card's key (D2), as a table and against every key there is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banking.cards.pin_policy import is_pin, new_temporary_pin, pin_fault
from banking.values import FieldFault

BORN = date(1990, 5, 24)


@pytest.mark.parametrize(
    ("pin", "fault"),
    [
        ("", FieldFault.FOUR_DIGITS),
        ("739", FieldFault.FOUR_DIGITS),
        ("73915", FieldFault.FOUR_DIGITS),
        ("73 9", FieldFault.FOUR_DIGITS),
        ("739a", FieldFault.FOUR_DIGITS),
        ("７３９１", FieldFault.FOUR_DIGITS),
        ("٧٣٩١", FieldFault.FOUR_DIGITS),
        ("7391\n", FieldFault.FOUR_DIGITS),
        ("-739", FieldFault.FOUR_DIGITS),
        ("1234", FieldFault.CONSECUTIVE),
        ("4321", FieldFault.CONSECUTIVE),
        ("0123", FieldFault.CONSECUTIVE),
        ("7890", FieldFault.CONSECUTIVE),
        ("0987", FieldFault.CONSECUTIVE),
        ("1111", FieldFault.REPEATED),
        ("0000", FieldFault.REPEATED),
        ("1212", FieldFault.REPEATED),
        ("9090", FieldFault.REPEATED),
        ("2405", FieldFault.BIRTH_DATE),
        ("0524", FieldFault.BIRTH_DATE),
        ("1990", FieldFault.BIRTH_DATE),
        ("0590", FieldFault.BIRTH_DATE),
        ("2490", FieldFault.BIRTH_DATE),
        ("7391", None),
        ("1235", None),
        ("1324", None),
        ("1112", None),
        ("1221", None),
        ("1991", None),
        ("0424", None),
    ],
)
def test_each_rule_refuses_what_it_names(pin: str, fault: FieldFault | None) -> None:
    assert pin_fault(pin, BORN) is fault


@settings(max_examples=10)
@given(st.dates(date(1900, 1, 1), date(2026, 12, 31)))
def test_of_all_keys_exactly_the_guessable_ones_are_refused(born: date) -> None:
    circle = "0123456789" * 2
    runs = {circle[start : start + 4] for start in range(10)}
    runs |= {run[::-1] for run in runs}
    pairs = {f"{pair:02}" * 2 for pair in range(100)}
    whole = born.strftime("%d%m") + f"{born.year:04}"
    dates = {whole[:4], whole[2:4] + whole[:2], whole[4:], whole[2:4] + whole[6:], whole[:2] + whole[6:]}
    refused = {pin for pin in (f"{number:04}" for number in range(10_000)) if pin_fault(pin, born)}
    assert refused == runs | pairs | dates


@given(st.text(max_size=6))
def test_nothing_but_four_digits_is_a_key(text: str) -> None:
    assert is_pin(text) == (len(text) == 4 and all(letter in "0123456789" for letter in text))


def test_a_temporary_key_is_one_the_member_might_have_chosen() -> None:
    assert all(pin_fault(new_temporary_pin(BORN), BORN) is None for _ in range(200))
