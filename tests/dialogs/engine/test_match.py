"""Typed words against labels: one fits or none does."""

from __future__ import annotations

import pytest

from dialogs.engine.match import best_match, called, mentioned, places

MENU = ("1. Productos", "2. Transferencias", "6. Contacto", "8. Ayuda", "Salir", "7. Solicita tus productos")
REVIEW = ("Cuenta de origen", "Cuenta de destino", "Monto", "Referencia")


@pytest.mark.parametrize(
    ("typed", "label"), [("1", 0), ("2", 1), ("6", 2), ("8", 3), ("productos", 0), ("solicita", 5)]
)
def test_a_label_is_named_by_the_number_it_bears(typed: str, label: int) -> None:
    assert best_match(typed, MENU) == label


@pytest.mark.parametrize("typed", ["3", "4", "5"])
def test_a_number_no_label_bears_is_no_place_in_the_list(typed: str) -> None:
    assert best_match(typed, MENU) is None


def test_labels_without_numbers_are_named_by_their_place() -> None:
    assert best_match("2", REVIEW) == 1
    assert best_match("5", REVIEW) is None
    assert best_match("2", ["27/11/2026 01:21 · $31.71 · EEQ", "27/11/2026 01:12 · $8.02 · EEQ"]) == 1


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("cambia la cuenta de origen", 0),
        ("quiero cambiar el monto de la transferencia", 2),
        ("cambia la cuenta", None),
        ("el monto y la referencia", None),
        ("sí", None),
    ],
)
def test_a_sentence_mentions_the_one_label_whose_own_word_it_has(typed: str, label: int | None) -> None:
    assert mentioned(typed, REVIEW) == label


@pytest.mark.parametrize(
    ("typed", "index"),
    [("la luz", 0), ("quiero pagar el agua potable", 1), ("luz y agua", None), ("zapatos", None), ("", None)],
)
def test_a_thing_is_named_by_what_else_people_call_it(typed: str, index: int | None) -> None:
    assert called(typed, [("luz", "energía"), ("agua", "agua potable"), (), ("",)]) == index


@pytest.mark.parametrize(
    ("typed", "count", "named"),
    [
        ("todos", 3, [0, 1, 2]),
        ("Ambos", 2, [0, 1]),
        ("ambos", 3, []),
        ("1 y 3", 3, [0, 2]),
        ("la 2, la 3", 3, [1, 2]),
        ("1 y 9", 3, []),
        ("1", 3, []),
        ("7,13", 20, []),
        ("1 y mi gata", 3, []),
    ],
)
def test_a_text_may_name_several_places(typed: str, count: int, named: list[int]) -> None:
    assert [*places(typed, count)] == named
