"""What a member types to find a movement: a table of cases, and what is asked again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banking.api import Money, MovementFilter, MovementType
from dialogs.engine.states import Invalid
from dialogs.understanding.searches import read_search

DEBIT, CREDIT = MovementType.DEBIT, MovementType.CREDIT
Meaning = tuple[tuple[str, ...], int | None, int | None, MovementType | None]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("comisión", (("comision",), None, None, None)),
        ("COMISION DIRECTO", (("comision", "directo"), None, None, None)),
        ("ese débito de 0.36", ((), 36, 36, DEBIT)),
        ("débito 0,36", ((), 36, 36, DEBIT)),
        ("en qué se me fue la plata", ((), None, None, DEBIT)),
        ("débitos", ((), None, None, DEBIT)),
        ("solo los ingresos", ((), None, None, CREDIT)),
        ("créditos de más de 100", ((), 100_00, None, CREDIT)),
        ("más de $1,200.50", ((), 1_200_50, None, None)),
        ("menos de 5", ((), None, 5_00, None)),
        ("hasta 20 dólares", ((), None, 20_00, None)),
        ("transferencia entre 10 y 20", (("transferencia",), 10_00, 20_00, None)),
        ("de 20 a 10", ((), 10_00, 20_00, None)),
        ("10-20", ((), 10_00, 20_00, None)),
        ("desde 10 hasta 20,50 gastos", ((), 10_00, 20_50, DEBIT)),
        ("pago de crédito", (("pago", "credito"), None, None, None)),
        ("retiro 40", (("retiro",), 40_00, 40_00, None)),
        ("el iva del spi", (("iva", "spi"), None, None, None)),
    ],
)
def test_a_search_is_words_amounts_and_a_type_in_any_order(said: str, meant: Meaning) -> None:
    found = read_search(said)
    assert isinstance(found, MovementFilter)
    cents = [limit.cents if limit else None for limit in (found.low, found.high)]
    assert (found.words, *cents, found.type) == meant


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("", "search_empty"),
        ("quiero ver los movimientos", "search_empty"),
        ("🙂🙂", "search_empty"),
        ("1.200", "amount_ambiguous"),
        ("entre 1.200 y 3", "amount_ambiguous"),
        ("0", "search_empty"),
        ("x" * 61, "text_too_long"),
    ],
)
def test_what_says_nothing_or_two_things_is_asked_again(said: str, fault: str) -> None:
    assert read_search(said) == Invalid(fault)


@given(st.text(max_size=80))
def test_any_text_is_a_filter_that_means_something_or_a_declared_fault(text: str) -> None:
    found = read_search(text)
    if isinstance(found, Invalid):
        assert found.fault in read_search.faults  # type: ignore[attr-defined]
        return
    assert found.words or found.low or found.high or found.type
    assert found.low is None or found.high is None or Money(0) < found.low <= found.high
