"""Sentences with their values: escaped, formatted in one place, and never silently incomplete."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from banking.api import (
    AccountKind,
    AccountRef,
    CardBrand,
    CardKind,
    CardRef,
    CardStatus,
    CreditCard,
    Language,
    Money,
    Quote,
)
from dialogs.words.sentences import WordsError
from dialogs.words.words import Words, money

FACTS = {"call_center": "1800-COOPRO", "email": "a@b.ec", "hours": "24 horas"}


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.load(FACTS)


@pytest.mark.parametrize(
    ("cents", "written"), [(1_375_000, "$13,750.00"), (-550, "-$5.50"), (5, "$0.05"), (0, "$0.00")]
)
def test_money_reads_as_in_the_manual(cents: int, written: str) -> None:
    assert money(Money(cents)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2025, 2, 5), "05/02/2025"),
        (datetime(2024, 12, 4, 17, 33, tzinfo=UTC), "04/12/2024 12:33"),
        (datetime(2025, 1, 1, 4, 59, tzinfo=UTC), "31/12/2024 23:59"),
        (AccountRef(7, AccountKind.SAVINGS, "2030"), "Ahorros ••••2030"),
        (None, "—"),
    ],
)
def test_values_read_as_members_expect_in_guayaquil(words: Words, value: object, written: str) -> None:
    assert words.value(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2026, 11, 26), "26 Nov 2026"),
        (datetime(2025, 1, 1, 4, 59, tzinfo=UTC), "31 Dec 2024 23:59"),
        (Money(123_450), "$1,234.50"),
        (AccountRef(7, AccountKind.SAVINGS, "2030"), "Savings ••••2030"),
    ],
)
def test_values_in_english_read_the_same_to_whoever_reads_them(
    words: Words, value: object, written: str
) -> None:
    assert words.spoken(Language.ENGLISH).value(value) == written


def test_what_a_member_typed_cannot_become_markup(words: Words) -> None:
    values = {
        "source": AccountRef(1, AccountKind.SAVINGS, "2030"),
        "target": AccountRef(2, AccountKind.SAVINGS, "7741"),
        "amount": Money(2_550),
        "quote": Quote(Money(0), Money(2_550)),
        "reference": '<b>&"x"</b> { $amount }',
    }
    said = words.html("transfer_own-review", values)
    assert "&lt;b&gt;&amp;" in said
    assert "{ $amount }" in said


def test_a_missing_value_is_a_fault_not_a_gap(words: Words) -> None:
    with pytest.raises(WordsError, match="transfer_own-code needs"):
        words.html("transfer_own-code", {})


def test_an_attribute_nobody_has_is_a_fault(words: Words) -> None:
    with pytest.raises(WordsError, match="Money has no"):
        words.html(
            "transfer_own-review",
            {"quote": Money(1), "amount": Money(1), "source": "", "target": "", "reference": ""},
        )


def test_a_label_has_no_markup(words: Words) -> None:
    assert words.plain("engine-agent", {}).startswith(
        "👩‍💼 Para hablar con una persona:\n📞 Call Center: 1800-COOPRO"
    )


def test_several_values_stand_under_each_other_and_none_is_said_in_the_manual_s_words(words: Words) -> None:
    refs = tuple(AccountRef(number, AccountKind.SAVINGS, f"203{number}") for number in (1, 2))
    assert words.value(refs) == "Ahorros ••••2031\nAhorros ••••2032"
    assert words.value(()) == "No se encontraron registros."


def test_a_value_may_speak_of_what_it_works_out(words: Words) -> None:
    card = CreditCard(
        ref=CardRef(1, CardKind.CREDIT, CardBrand.MASTERCARD, "2631"),
        holder="Rosa Elena Guamán",
        product="Mastercard Estandar",
        number="513744XXXXXX2631",
        status=CardStatus.ACTIVE,
        expires_on=date(2028, 1, 1),
        limit=Money(150_000),
        revolving=Money(149_397),
        deferred=Money(0),
        minimum=Money(16_423),
        statement_total=Money(149_397),
        pay_by=None,
    )
    said = words.value(card)
    for expected in (
        "Mastercard Crédito ••••2631 · Activa",
        "Cupo disponible: $6.03",
        "Fecha máx. de pago: —",
    ):
        assert expected in said
