"""Finding an institution by what members type (M83, domain.md §2.5)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banking.institutions import directory


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("la JEP", ["JEP"]),
        ("jep", ["JEP"]),
        ("coop JEP", ["JEP"]),
        ("juventud ecuatoriana", ["JEP"]),
        ("el Pichincha", ["Banco Pichincha", "Mutualista Pichincha"]),
        ("BANCO DEL PICHINCHA", ["Banco Pichincha"]),
        ("mutualista pichincha", ["Mutualista Pichincha"]),
        ("pichinca", ["Banco Pichincha", "Mutualista Pichincha"]),
        ("Banco Pihincha", ["Banco Pichincha"]),
        ("guayakil", ["Banco Guayaquil"]),
        ("el guayaquil", ["Banco Guayaquil"]),
        ("pacifico", ["Banco del Pacífico"]),
        ("produ", ["Produbanco"]),
        ("produbanc", ["Produbanco"]),
        ("BGR", ["Banco General Rumiñahui"]),
        ("ruminahui", ["Banco General Rumiñahui"]),
        ("la 29", ["29 de Octubre"]),
        ("29 de octubre", ["29 de Octubre"]),
        ("CPN", ["Policía Nacional"]),
        ("policia nacional", ["Policía Nacional"]),
        ("jardin azuallo", ["Jardín Azuayo"]),
        ("san francisco", ["San Francisco"]),
        ("san francisco de asis", ["San Francisco de Asís"]),
        ("coopmego", ["CoopMego"]),
        ("ban ecuador", ["BanEcuador"]),
        ("banco de loja", ["Banco de Loja"]),
        ("cacpe loja", ["CACPE Loja"]),
        ("banco", []),
        ("", []),
        ("xyzzy", []),
        ("🏦", []),
    ],
)
def test_members_find_their_institution(typed: str, found: list[str]) -> None:
    assert [each.name for each in directory.find(typed)] == found


def test_every_institution_is_found_by_its_own_name() -> None:
    for code in directory.codes():
        institution = directory.institution(code)
        assert institution is not None
        assert institution in directory.find(institution.name)
        assert institution in directory.find(institution.name.upper())


@given(st.text(max_size=60))
def test_any_text_is_answered_with_a_page_at_most(text: str) -> None:
    assert len(directory.find(text)) <= directory.found_at_most


def test_the_immediate_ones_are_a_list_without_the_house() -> None:
    names = [each.name for each in directory.immediate()]
    assert "Banco Pichincha" in names
    assert "Cooprogreso" not in names
    assert len(names) == len(set(names))
