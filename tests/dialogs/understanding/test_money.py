"""Amounts as members type them (D18). What is printed must read back; what is ambiguous is never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banking.api import Money
from dialogs.engine.states import Invalid
from dialogs.understanding.money import LARGEST_CENTS, read_money
from dialogs.words.words import money


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("45,50", 45_50),
        ("45.50", 45_50),
        ("$45", 45_00),
        ("$ 20.5", 20_50),
        (".50", 50),
        ("25.50 usd", 25_50),
        ("20 dólares", 20_00),
        ("1.200,00", 1_200_00),
        ("1,200.00", 1_200_00),
        ("1 200,50", 1_200_50),
        ("12.500.000", 12_500_000_00),
        ("veinte", 20_00),
        ("veinte dólares con cincuenta", 20_50),
        ("25 dólares con 50 centavos", 25_50),
        ("25 con 50", 25_50),
        ("5 centavos", 5),
        ("veinte y cinco", 25_00),
        ("treinta y cinco", 35_00),
        ("un dólar cincuenta", 1_50),
        ("cincuenta centavos", 50),
        ("mil quinientos", 1_500_00),
        ("doscientos treinta y cuatro con diez", 234_10),
        ("cien", 100_00),
    ],
)
def test_an_amount_is_read_in_both_conventions_and_in_words(typed: str, cents: int) -> None:
    assert read_money(typed) == Money(cents)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("1.200", "amount_ambiguous"),
        ("1,200", "amount_ambiguous"),
        ("20 lucas", "amount_ambiguous"),
        ("lucas", "amount_ambiguous"),
        ("0", "amount_zero"),
        ("0,00", "amount_zero"),
        ("999999999999", "amount_too_large"),
        ("-5", "amount_unreadable"),
        ("12,3456", "amount_unreadable"),
        ("1.20.0", "amount_unreadable"),
        ("１２", "amount_unreadable"),
        ("veinte diez", "amount_unreadable"),
        ("cinco veinte", "amount_unreadable"),
        ("diez con ciento", "amount_unreadable"),
        ("mil mil", "amount_unreadable"),
        ("mándale veinte a mi mami", "amount_unreadable"),
        ("", "amount_unreadable"),
        ("9" * 5_000, "amount_unreadable"),
    ],
)
def test_what_is_no_clear_amount_is_asked_again(typed: str, fault: str) -> None:
    assert read_money(typed) == Invalid(fault)


@given(st.integers(1, LARGEST_CENTS))
def test_what_we_print_reads_back_unless_it_is_ambiguous(cents: int) -> None:
    assert read_money(money(Money(cents))) == Money(cents)


@given(st.text(max_size=200))
def test_any_text_gives_an_amount_or_a_declared_fault(text: str) -> None:
    read = read_money(text)
    assert isinstance(read, Money) or read.fault in read_money.faults  # type: ignore[attr-defined]


@given(st.integers(0, 9_999), st.integers(0, 99), st.sampled_from(".,"))
def test_two_decimals_mean_cents_whatever_the_sign(dollars: int, cents: int, sign: str) -> None:
    expected = dollars * 100 + cents
    read = read_money(f"{dollars}{sign}{cents:02}")
    assert read == (Money(expected) if expected else Invalid("amount_zero"))
