"""What a sentence wants and says: amounts, people, accounts, billers, days (domain §3, S40)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banking.api import Money
from dialogs.engine.states import Invalid
from dialogs.understanding.amounts import Doubt, amount_in
from dialogs.understanding.dates import date_in, frequency_in
from dialogs.understanding.lexicon import lexicon
from dialogs.understanding.mentions import source_in, term_in
from dialogs.understanding.money import read_money
from dialogs.understanding.persons import person_in
from dialogs.understanding.text import words_of
from dialogs.understanding.understanding import Decision, understand

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("pásale 45,50 a Andrés", 45_50),
        ("mándale $1.250,00 a mi mami el 15", 1_250_00),
        ("envía 1,250.75 dolares a Juan", 1_250_75),
        ("devuélvele los 5 dolaritos a la veci", 5_00),
        ("deposita mil quinientos a Rosa de la cuenta terminada en 2030", 1_500_00),
        ("mándele cincuenta con veinte a don Luis", 50_20),
        ("un dólar cincuenta al guardia", 1_50),
        ("pásame 100 a la cuenta 4471", 100_00),
        ("veinte dólares con cincuenta centavos para mi ñaña mañana", 20_50),
        ("difiere 300 a 12 meses", 300_00),
        ("a mi mami 20", 20_00),
        ("transfiere 80 el 5 de diciembre", 80_00),
        ("paga 20 de la tarjeta que termina en 0395", 20_00),
        ("2 mil a Pedro", 2_000_00),
    ],
)
def test_a_sentence_has_one_amount(typed: str, cents: int) -> None:
    found = amount_in(typed, words_of(typed))
    assert found is not None
    assert found.amount == Money(cents)


@pytest.mark.parametrize(
    ("typed", "doubt"),
    [
        ("pásale 20 lucas a Juan", Doubt.AMBIGUOUS),
        ("pásale 1.200 a Juan", Doubt.AMBIGUOUS),
        ("manda 1,500 a mi ñaño", Doubt.AMBIGUOUS),
        ("20 a Juan y 30 a Pedro", Doubt.SEVERAL),
        ("mándale entre 20-30 a Ana", Doubt.SEVERAL),
        ("pasa 50 no mejor 30 a Rosa", Doubt.SEVERAL),
    ],
)
def test_an_amount_in_doubt_is_not_taken(typed: str, doubt: Doubt) -> None:
    found = amount_in(typed, words_of(typed))
    assert found is not None
    assert found.amount is None
    assert found.doubt is doubt


@pytest.mark.parametrize(
    "typed",
    [
        "paga el suministro 1400123456",
        "ponme a 6 meses",
        "paga el 15 de diciembre",
        "cada 5",
        "mis últimos 10 movimientos",
        "desde la cuenta 2030",
        "el 15/12",
        "a 12",
        "una transferencia",
    ],
)
def test_other_numbers_are_no_amounts(typed: str) -> None:
    assert amount_in(typed, words_of(typed)) is None


@given(st.text(max_size=80))
def test_no_sentence_has_an_amount_that_would_not_be_read_alone(typed: str) -> None:
    words = words_of(typed)
    found = amount_in(typed, words)
    if found is not None and found.amount is not None:
        alone = read_money(typed[words[found.first].start : words[found.last - 1].end])
        assert isinstance(alone, Invalid) or alone == found.amount


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("pásale 45,50 a Andrés de mis ahorros", "Andrés"),
        ("mandale 20 a mi mami mañana", "mami"),
        ("transfiere 75 a María Fernanda Toapanta porfa", "María Fernanda Toapanta"),
        ("dile a chicaiza que le mando 5", "chicaiza"),
        ("envía 15 al Juan de la Cruz", "Juan de la Cruz"),
        ("a la Rosita pásale 10", "Rosita"),
        ("pásale 20 a mi otra cuenta", None),
        ("transferir a otro banco", None),
        ("a quién tengo registrado", None),
    ],
)
def test_whom_it_is_for(typed: str, name: str | None) -> None:
    assert person_in(typed, words_of(typed), lexicon(), {"que", "le", "mando", "quien", "tengo"}) == name


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("hoy", date(2026, 11, 23)),
        ("mañana", date(2026, 11, 24)),
        ("pasado mañana", date(2026, 11, 25)),
        ("el viernes", date(2026, 11, 27)),
        ("el lunes", date(2026, 11, 30)),
        ("el 5", date(2026, 12, 5)),
        ("el 30", date(2026, 11, 30)),
        ("el 15 de enero", date(2027, 1, 15)),
        ("a fin de mes", date(2026, 11, 30)),
        ("el 24/12", date(2026, 12, 24)),
        ("en la mañana", None),
        ("cada 5", None),
        ("el 31 de febrero", None),
    ],
)
def test_which_day(typed: str, day: date | None) -> None:
    assert date_in(words_of(typed), MONDAY) == day


@pytest.mark.parametrize(
    ("typed", "rhythm"),
    [
        ("págame el cnt cada mes", "monthly"),
        ("el 5 de cada mes", "monthly"),
        ("cada 15", "monthly"),
        ("todos los lunes", "weekly"),
        ("apenas salga la planilla", "asap"),
        ("por única vez", "once"),
        ("paga la luz", None),
        ("los 5 dólares", None),
    ],
)
def test_which_rhythm(typed: str, rhythm: str | None) -> None:
    assert frequency_in(words_of(typed)) == rhythm


def test_where_it_comes_from_and_for_how_long() -> None:
    assert source_in(words_of("de la cuenta terminada en 2030 pásale 20"), lexicon()) == "2030"
    assert source_in(words_of("desde la corriente"), lexicon()) == "corriente"
    assert source_in(words_of("pasa 20 a ahorros"), lexicon()) is None
    assert term_in(words_of("en doce cuotas")) == 12
    assert term_in(words_of("a un año")) == 12
    assert term_in(words_of("a 6")) == 6


@pytest.mark.parametrize("typed", ["", "   ", "🙂🙂", "¿?", "a" * 5_000, "0" * 5_000, "\ud800"])
def test_anything_can_be_typed(typed: str) -> None:
    assert understand(typed, MONDAY).decision in Decision


def test_an_amount_in_doubt_is_asked_back_even_where_the_wish_is_clear() -> None:
    found = understand("pásale 20 lucas a mi mami", MONDAY)
    assert found.intent == "transfer_coop"
    assert found.decision is Decision.ASK
    assert "amount" not in found.slots


@pytest.mark.parametrize(
    ("typed", "slots"),
    [
        (
            "quiero pagar la matrícula del carro placa GSB1234",
            {"biller": "matrícula", "reference": "GSB1234"},
        ),
        (
            "pagar la luz suministro dos cero cero uno uno dos dos tres tres cuatro",
            {"biller": "luz", "reference": "2001122334"},
        ),
        ("diferir compra 6", {}),
        ("diferir compra 6 mses", {"term_months": "6"}),
        ("manda 5 dólares 50 centavos a Lucho", {"amount": "5.50", "beneficiary": "Lucho"}),
        ("transfiere US$ 45.00 a Byron Lema", {"amount": "45.00", "beneficiary": "Byron Lema"}),
        ("pásale los 80 del arriendo a doña Mercedes", {"amount": "80.00", "beneficiary": "doña Mercedes"}),
        (
            "transferir 30 al Banco Internacional de Priscila Mora, desde aoros",
            {"amount": "30.00", "beneficiary": "Priscila Mora", "source_account_hint": "ahorros"},
        ),
        ("quiero pasar 75,25 a mi cuenta de ahorros", {"amount": "75.25"}),
        (
            "transferir 50 a favor de Textiles del Norte en Produbanco",
            {"amount": "50.00", "beneficiary": "Textiles del Norte"},
        ),
        ("recarga 5 movistr 0998765432", {"amount": "5.00", "biller": "Movistar", "reference": "0998765432"}),
        (
            "todos los meses el día cinco que se pague el internet",
            {"biller": "internet", "frequency": "monthly"},
        ),
    ],
)
def test_values_are_taken_as_they_were_meant(typed: str, slots: dict[str, str]) -> None:
    assert dict(understand(typed, MONDAY).slots) == slots


@pytest.mark.parametrize(
    ("typed", "first", "also"),
    [
        ("pásale 20 a mi mami y después dime cuánto me queda", "transfer_coop", "balance"),
        ("primero paga el agua y luego muéstrame los movimientos", "bill_pay", "movements"),
        ("bloquea la tarjeta y pásame con un asesor", "card_freeze", "agent_handoff"),
        ("hola, quiero ver mi saldo", "balance", None),
        ("paga la luz y el agua", "bill_pay", None),
        ("pago del agua potable, cuenta 7654321", "bill_pay", None),
        ("transferencia interbancaria de 77,77 a Hilda", "transfer_interbank", None),
        ("paga la luz, no mejor el agua", "bill_pay", None),
    ],
)
def test_of_several_wishes_the_first_is_meant_and_the_next_is_kept(
    typed: str, first: str, also: str | None
) -> None:
    found = understand(typed, MONDAY)
    assert (found.intent, found.also) == (first, also)


@given(whole=st.integers(1, 9_999), part=st.integers(0, 99), comma=st.booleans())
def test_an_amount_is_never_cut_in_two(whole: int, part: int, comma: bool) -> None:
    written = f"{whole}{',' if comma else '.'}{part:02}"
    found = understand(f"pásale {written} a Andrés", MONDAY)
    assert found.slots.get("amount") in (f"{whole}.{part:02}", None)
