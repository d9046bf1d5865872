"""The companies one can pay: in the manual's categories, found by what people say (M97, M98, M108, domain.md §2.11)."""

from __future__ import annotations

import pytest

from banking.bills.companies import categories, company, find, in_category, read_number


def test_the_manual_s_category_and_company_are_written_as_it_writes_them() -> None:
    assert categories()[0].name == "Teléfono, Internet Y Tv"
    cnt = in_category("telefono")[0]
    assert (cnt.name, cnt.label) == ("CNT - Fija - Televisión - Internet", "Teléfono/Contrato")


def test_every_company_accepts_its_own_example_and_has_names() -> None:
    for category in categories():
        for each in in_category(category.id):
            listed = company(each.id)
            assert listed is not None
            assert read_number(listed, each.example) == each.example
            assert listed.names
            assert each.id in {found.id for found in find(each.name)}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("CNT", {"cnt"}),
        ("la cnt", {"cnt"}),
        ("el predial", {"municipio"}),
        ("pagar la matrícula del carro", {"matricula"}),
        ("interagua", {"interagua"}),
        ("agua de quito", {"epmaps"}),
        ("netlif", {"netlife"}),
        ("Empresa Eléctrica Quito", {"eeq"}),
        ("la universidad catolica", {"puce"}),
        ("recarga claro", {"recarga_claro"}),
        ("mi gato", set()),
        ("", set()),
        ("🙂", set()),
    ],
)
def test_a_company_is_found_by_what_people_say(said: str, expected: set[str]) -> None:
    assert {each.id for each in find(said)} == expected


@pytest.mark.parametrize(
    ("said", "category"), [("la luz", "luz"), ("el inter", "telefono"), ("el agua", "agua")]
)
def test_a_kind_of_service_means_its_companies(said: str, category: str) -> None:
    assert set(find(said)) <= set(in_category(category))
    assert find(said)


@pytest.mark.parametrize(
    ("company_id", "typed", "number"),
    [
        ("cnt", "02-303 5471", "023035471"),
        ("cnt", "(02) 303-5471", "023035471"),
        ("cnt", "+593 2 303 5471", "023035471"),
        ("recarga_claro", "+593 99 123 4561", "0991234561"),
        ("recarga_claro", "0212345678", None),  # a telephone on a wall
        ("cnt", "12345678", None),
        ("cnt", "12345678901", None),
        ("cnt", "02303547a", None),
        ("matricula", "pbx-1231", "PBX1231"),
        ("matricula", "pbx_1231", None),
        ("cnt", "٠٢٣٠٣٥٤٧١", None),  # digits, but not ours
    ],
)
def test_a_number_is_read_as_its_company_knows_it(company_id: str, typed: str, number: str | None) -> None:
    listed = company(company_id)
    assert listed is not None
    assert read_number(listed, typed) == number
