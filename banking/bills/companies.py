"""The directory of companies (`companies.toml`): by category, by id, and by what people call them (M97, M98, M108)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from banking.naming import likeness, words_of
from banking.values import Company, CompanyCategory

_AROUND: Final = frozenset(
    ("a", "al", "de", "del", "el", "empresa", "en", "la", "las", "los", "mi", "pagar", "planilla", "pago")
)
"""What people say around a name and what tells no company from another."""
_MOST_CHARACTERS: Final = 20
_ABROAD: Final = "+593"
"""How a telephone of the country begins when it is called from another one."""
found_at_most: Final = 8
"""One page of a keyboard."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A company with everything the directory knows of it."""

    company: Company
    category: CompanyCategory
    least: int
    most: int
    """How many characters the number may have."""
    letters: bool
    starts: str
    """How every number begins, if it does."""
    topup: tuple[int, int] | None
    """The least and the most cents one may choose, where there is no bill to pay."""
    names: tuple[tuple[str, ...], ...]
    """The words of its name and of whatever else it is called."""


def categories() -> tuple[CompanyCategory, ...]:
    """The categories in the order of the file."""
    return tuple(dict.fromkeys(each.category for each in _listed()))


def in_category(category: str) -> tuple[Company, ...]:
    """The companies of a category, in the order of the file."""
    return tuple(each.company for each in _listed() if each.category.id == category)


def company(company_id: str) -> Listed | None:
    """The company with this id."""
    return _by_id().get(company_id)


def find(text: str) -> tuple[Company, ...]:
    """Those a typed part may mean, the best first: "la luz", "el inter", "CNT". A category means all its companies.

    Only the best class of hits is answered; `()` where nothing is like it.
    """
    wanted = _words(text)
    if not wanted:
        return ()
    graded = [(max(likeness(wanted, name) for name in each.names), each.company) for each in _listed()]
    best = max(grade for grade, _ in graded)
    return tuple(found for grade, found in graded if grade == best)[:found_at_most] if best else ()


def read_number(listed: Listed, text: str) -> str | None:
    """A service's number as the company knows it, without what people write around and between digits; None where it cannot be one."""
    number = "".join(each for each in text.upper() if each not in " -./()")
    if number.startswith(_ABROAD):
        number = f"0{number.removeprefix(_ABROAD)}"
    fits = (
        listed.least <= len(number) <= listed.most and number.isascii() and number.startswith(listed.starts)
    )
    return number if fits and (number.isalnum() if listed.letters else number.isdigit()) else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in words_of(text) if word not in _AROUND)


@cache
def _by_id() -> dict[str, Listed]:
    return {each.company.id: each for each in _listed()}


@cache
def _listed() -> tuple[Listed, ...]:
    text = files("banking.bills").joinpath("companies.toml").read_text("utf-8")
    return tuple(each for key, facts in tomllib.loads(text).items() for each in _read(key, facts))


def _read(key: str, facts: dict[str, Any]) -> Iterator[Listed]:
    companies = facts["companies"].values()
    also = (*facts["aliases"], *(alias for each in companies for alias in each["aliases"]))
    category = CompanyCategory(key, facts["name"], also)
    for name, known in facts["companies"].items():
        limits = known.get("topup")
        called = (known["name"], *known["aliases"], *facts["aliases"])
        least, most = known["digits"]
        yield Listed(
            Company(
                name,
                known["name"],
                known["label"],
                known["example"],
                limits is not None,
                tuple(known["aliases"]),
            ),
            category,
            least,
            min(most, _MOST_CHARACTERS),
            known.get("letters", False),
            known.get("starts", ""),
            None if limits is None else (limits["least"], limits["most"]),
            tuple(_words(each) for each in called if _words(each)),
        )
