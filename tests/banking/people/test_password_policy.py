"""Which new passwords are taken (D6, S12)."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banking.people.password_policy import OwnData, password_fault
from banking.policy import Policy
from banking.values import FieldFault

OWN = OwnData(
    name="María Fernanda Guzmán",
    identification="1710034065",
    phone="0991234567",
    email="mafe.guz@gmail.com",
    birth_date=date(1990, 5, 24),
    user_name="mguzman4821",
)


def fault(password: str) -> FieldFault | None:
    return password_fault(password, OWN, Policy())


@pytest.mark.parametrize(
    "password",
    [
        "contraseña",
        "Contrasena1",
        "clave1234",
        "quito2024*",
        "ECUADOR1",
        "barcelonasc",
        "teamomucho",
        "password",
        "P@ssw0rd",
        "12345678",
        "qwertyui",
        "asdfghjk",
        "87654321",
        "aaaaaaaa",
        "abababab",
        "abcdefgh",
        "cooprogreso",
        "１２３４５６７８",
    ],
)
def test_common_passwords_and_patterns_are_refused(password: str) -> None:
    assert fault(password) is FieldFault.TOO_COMMON


@pytest.mark.parametrize(
    "password",
    [
        "la guzman verde",
        "GUZMÁN-verde-9",
        "x1710034065x",
        "mi0991234567",
        "nac 24-05-1990",
        "mi19900524x",
        "soy mafe.guz!",
        "mguzman4821!!",
        "xx240590xx",
        "con María siempre",
    ],
)
def test_the_members_own_data_are_refused(password: str) -> None:
    assert fault(password) is FieldFault.OWN_DATA


@pytest.mark.parametrize(
    "password",
    [
        "un caballo tranquilo",
        "ñandú morado 7",
        "Xk3$v9pLq2",
        "correcto caballo pila grapa",
        "🦜🦜🌋🌋🥭🥭🏔🏔x",
        "12 tortugas nadan",
    ],
)
def test_everything_else_is_taken_whatever_its_composition(password: str) -> None:
    assert fault(password) is None


@given(st.text(max_size=80))
def test_length_counts_characters_in_one_normal_form(password: str) -> None:
    length = len(unicodedata.normalize("NFKC", password))
    expected = FieldFault.TOO_SHORT if length < 8 else FieldFault.TOO_LONG if length > 64 else None
    found = fault(password)
    if not password:
        assert found is FieldFault.MISSING
    elif expected is not None:
        assert found is expected
    else:
        assert found in {None, FieldFault.TOO_COMMON, FieldFault.OWN_DATA}
