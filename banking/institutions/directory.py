"""The directory of institutions (`institutions.toml`): by code, and by what a member types of a name (M83, domain.md §2.5)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from banking.naming import folded, likeness, words_of
from banking.refusals import InstitutionUnknown
from banking.requests import FindInstitutions, ImmediateInstitutions
from banking.values import Institution, InstitutionKind

if TYPE_CHECKING:
    from banking.work import Handlers, Work

HOUSE: Final = "79"
"""Cooprogreso itself: transfers to it never leave the house."""
found_at_most: Final = 8
"""One page of a keyboard."""

_EMPTY: Final = frozenset(
    [
        "a",
        "al",
        "banco",
        "bco",
        "bancos",
        "coac",
        "coop",
        "cooperativa",
        "cooperativas",
        "cta",
        "cuenta",
        "de",
        "del",
        "el",
        "en",
        "la",
        "las",
        "lo",
        "los",
        "mi",
        "mutualista",
    ]
)
"""What people say around a name and what tells no institution from another."""
_KINDS: Final = {
    "banco": InstitutionKind.BANK,
    "mutualista": InstitutionKind.MUTUAL,
    "coac": InstitutionKind.COOPERATIVE,
    "coop": InstitutionKind.COOPERATIVE,
    "cooperativa": InstitutionKind.COOPERATIVE,
}
"""Words that decide between namesakes, such as the bank and the mutualista Pichincha."""


@dataclass(frozen=True, slots=True)
class _Entry:
    institution: Institution
    names: tuple[tuple[str, ...], ...]
    """The words of its name and of each alias."""


def institution(code: str) -> Institution | None:
    """The institution with this code."""
    return _by_code().get(code)


def codes() -> tuple[str, ...]:
    """All codes of the directory."""
    return tuple(_by_code())


def immediate() -> tuple[Institution, ...]:
    """Those PAGO DIRECTO reaches, by name (M87). Cooprogreso needs no rail."""
    chosen = (each for each in _by_code().values() if each.immediate and each.code != HOUSE)
    return tuple(sorted(chosen, key=lambda each: folded(each.name)))


def find(text: str) -> tuple[Institution, ...]:
    """Those a typed part may mean, the best first: exact names, then beginnings, parts, and names with a slip.

    Only the best class of hits is answered, so "la JEP" is JEP alone; `()` where nothing is like it.
    """
    wanted = _words(text)
    if not wanted:
        return ()
    graded = [(_grade(wanted, entry), entry.institution) for entry in _entries()]
    best = max((grade for grade, _ in graded), default=0.0)
    if best == 0:
        return ()
    hits = [each for grade, each in graded if grade == best]
    kinds = {_KINDS[word] for word in words_of(text) if word in _KINDS}
    hits = [each for each in hits if each.kind in kinds] or hits
    hits.sort(key=lambda each: (each.kind is not InstitutionKind.BANK, folded(each.name)))
    return tuple(hits[:found_at_most])


async def find_institutions(
    _work: Work, query: FindInstitutions
) -> tuple[Institution, ...] | InstitutionUnknown:
    """Handle `FindInstitutions`: those a transfer that leaves the house can go to."""
    return tuple(each for each in find(query.text) if each.code != HOUSE) or InstitutionUnknown()


async def immediate_institutions(_work: Work, _query: ImmediateInstitutions) -> tuple[Institution, ...]:
    """Handle `ImmediateInstitutions`."""
    return immediate()


QUERIES: Handlers = {
    FindInstitutions: find_institutions,
    ImmediateInstitutions: immediate_institutions,
}


def _grade(wanted: tuple[str, ...], entry: _Entry) -> float:
    return max(likeness(wanted, name) for name in entry.names)


def _words(text: str) -> tuple[str, ...]:
    """The words that tell institutions apart; all of them where a name is made of nothing else."""
    return tuple(word for word in words_of(text) if word not in _EMPTY)


@cache
def _by_code() -> dict[str, Institution]:
    return {entry.institution.code: entry.institution for entry in _entries()}


@cache
def _entries() -> tuple[_Entry, ...]:
    text = files("banking.institutions").joinpath("institutions.toml").read_text("utf-8")
    return tuple(
        _Entry(
            Institution(code, facts["name"], InstitutionKind(kind), facts["immediate"]),
            tuple(_words(name) for name in (facts["name"], *facts.get("aliases", ()))),
        )
        for kind, listed in tomllib.loads(text).items()
        for code, facts in listed.items()
    )
