"""A service: one that was paid before, or a company and the number it knows the member by (M97, M98, M108, M109)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from banking.api import (
    CheckService,
    Company,
    CompanyCategory,
    CompanyUnknown,
    FindCompanies,
    ListCategories,
    ListCompanies,
    ListServices,
    SavedService,
    Service,
    ServiceNumberUnreadable,
)
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Choose, Fetch, Option, State
from dialogs.understanding.answers import read_short_text

SERVICE: Slot[Service] = Slot("service", Service)
CATEGORY: Slot[CompanyCategory] = Slot("category", CompanyCategory)
WANTED: Slot[str] = Slot("wanted", str)
COMPANY: Slot[Company] = Slot("company", Company)
NUMBER: Slot[str] = Slot("number", str)


@reads()
def my_services(_slots: Slots) -> ListServices:
    """What was paid before."""
    return ListServices()


@reads()
def known_services(services: Sequence[SavedService], _slots: Slots) -> Sequence[Option]:
    """All of them, the most frequent first."""
    return [Option(each.service, each, called(each)) for each in services]


def called(saved: SavedService) -> tuple[str, ...]:
    """What people call a service besides its number: by the member's own name, or its company's."""
    company = saved.service.company.also
    return company if saved.alias is None else (saved.alias, *company)


@reads()
def categories(_slots: Slots) -> ListCategories:
    """What companies sell."""
    return ListCategories()


@reads()
def by_any_name(found: Sequence[CompanyCategory | Company], _slots: Slots) -> Sequence[Option]:
    """All of them, by whatever people call them."""
    return [Option(each, each, each.also) for each in found]


@reads(CATEGORY)
def companies(slots: Slots) -> ListCompanies:
    """The companies of the category."""
    return ListCompanies(slots[CATEGORY])


@reads(WANTED)
def like_wanted(slots: Slots) -> FindCompanies:
    """Companies by what was typed."""
    return FindCompanies(slots[WANTED])


@reads(COMPANY, NUMBER)
def check(slots: Slots) -> CheckService:
    """Whether the number can be one of the company's."""
    return CheckService(slots[COMPANY], slots[NUMBER])


@reads(SERVICE)
def how_it_is_paid(slots: Slots) -> Literal["bills", "topup"]:
    """By its bills, or by an amount of the member's choice."""
    return "topup" if slots[SERVICE].company.tops_up else "bills"


def new_service(item: str, number: str) -> tuple[State, ...]:
    """From `category` the states that fill `SERVICE` and go on to `kind`; `no_companies` is the flow's own. `item` and `number`
    are the manual's items of the service and of its number.
    """
    return (
        Choose(
            item,
            "category",
            CATEGORY,
            categories,
            by_any_name,
            CompanyCategory,
            then="company",
            empty="no_companies",
            exits={"by_name": "wanted"},
        ),
        Choose(
            item, "company", COMPANY, companies, by_any_name, Company, then="number", empty="no_companies"
        ),
        Ask(item, "wanted", WANTED, parse=read_short_text, then="found"),
        Choose(
            item,
            "found",
            COMPANY,
            like_wanted,
            by_any_name,
            Company,
            then="number",
            empty="no_companies",
            errors={CompanyUnknown: "wanted"},
        ),
        Ask(number, "number", NUMBER, parse=read_short_text, then="check"),
        Fetch(number, "check", SERVICE, query=check, then="kind", errors={ServiceNumberUnreadable: "number"}),
    )
