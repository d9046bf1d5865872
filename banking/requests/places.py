"""Contact: networks, agencies and cash machines. Open to everybody (M133, M136)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Query
from banking.values import ContactCard, PlaceNear, PlaceToday, Spot

__all__ = [
    "GetContact",
    "GetPlace",
    "ListPlaces",
    "NearestPlaces",
]


@dataclass(frozen=True, slots=True)
class GetContact(Query[ContactCard]):
    """Networks, and whether somebody is at the desk."""

    needs_session: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class ListPlaces(Query[tuple[PlaceToday, ...]]):
    """All places: agencies first, in the directory's order."""

    needs_session: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class NearestPlaces(Query[tuple[PlaceNear, ...]]):
    """The three places nearest to a spot. The spot is used here and kept nowhere."""

    spot: Spot
    needs_session: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class GetPlace(Query[PlaceToday]):
    """One place by its code."""

    code: str
    needs_session: ClassVar[bool] = False
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)
