"""Cédula, passport, phone, masks (M15, D17, S28)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banking.people.contact import mask_email, mask_phone, read_phone
from banking.people.identification import mask_identification, read_cedula, read_passport
from banking.values import IdentificationKind
from tests.banking.people.town import cedula


@pytest.mark.parametrize(
    "typed", ["1710034065", "171003406-5", " 17 1003 4065 ", "1714307103", "171430710–3"]
)
def test_a_cedula_is_read_with_its_spaces_and_dashes(typed: str) -> None:
    read = read_cedula(typed)
    assert read is not None
    assert read.kind is IdentificationKind.CEDULA
    assert len(read.number) == 10


@pytest.mark.parametrize(
    "typed",
    [
        "1710034066",
        "171003406",
        "17100340655",
        "2510034065",
        "0010034065",
        "5010034060",
        "1790034065",
        "１７１００３４０６５",
        "",
        "abc",
    ],
)
def test_what_cannot_be_a_cedula_is_refused(typed: str) -> None:
    assert read_cedula(typed) is None


@given(st.integers(0, 999_999), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(serial: int, place: int, shift: int) -> None:
    good = cedula(serial)
    assert read_cedula(good) is not None
    wrong = good[:place] + str((int(good[place]) + shift) % 10) + good[place + 1 :]
    assert read_cedula(wrong) is None


@pytest.mark.parametrize(
    ("province", "third", "valid"),
    [
        ("01", 0, True),
        ("24", 5, True),
        ("30", 6, True),
        ("25", 0, False),
        ("00", 0, False),
        ("50", 0, False),
        ("17", 7, False),
    ],
)
def test_provinces_and_third_digit_are_those_of_the_country(
    province: str, third: int, *, valid: bool
) -> None:
    numbers = [f"{province}{third}12345{check:02}" for check in range(100)]
    assert any(read_cedula(number) for number in numbers) is valid


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("ab-123 45", "AB12345"),
        ("12345", "12345"),
        ("x" * 20, "X" * 20),
        ("1234", None),
        ("x" * 21, None),
        ("AB_123", None),
        ("ñandu1", None),
    ],
)
def test_a_passport_is_five_to_twenty_letters_or_digits(typed: str, number: str | None) -> None:
    read = read_passport(typed)
    assert (read and read.number) == number


@pytest.mark.parametrize("typed", ["0991234567", "593991234567", "0 99 123 4567", "+593 99 123 4567"])
def test_a_phone_has_one_form(typed: str) -> None:
    assert read_phone(typed) == "+593991234567"


@pytest.mark.parametrize("typed", ["099123456", "", "hola", "1234"])
def test_what_cannot_be_a_phone_is_refused(typed: str) -> None:
    assert read_phone(typed) is None


def test_masks_show_what_a_member_recognises_and_no_more() -> None:
    assert mask_phone("+593991234567") == "09•••••567"
    assert mask_phone("+34612345678") == "+3•••••••678"
    assert mask_email("maria@gmail.com") == "ma•••@g•••.com"
    assert mask_email("li@correo.fin.ec") == "l•••@c•••.ec"
    assert mask_identification("1710034065") == "17••••••65"
    assert mask_identification("AB123") == "•••23"
