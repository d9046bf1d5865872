"""The directory of places (`places.toml`), and who handles questions about it. Nobody needs to be a member to ask (M133)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Final

from banking.places import opening
from banking.refusals import NotFound
from banking.requests import GetContact, GetPlace, ListPlaces, NearestPlaces
from banking.values import (
    ContactCard,
    Distance,
    Hours,
    Network,
    OpenDays,
    Place,
    PlaceKind,
    PlaceNear,
    PlaceToday,
    Spot,
)

if TYPE_CHECKING:
    from datetime import datetime

    from banking.work import Handlers, Work

NEAREST: Final = 3
_EARTH_METRES: Final = 6_371_009
_MILLION: Final = 1_000_000
_TENTH_METRES: Final = 100


@dataclass(frozen=True, slots=True)
class Directory:
    """What the file says."""

    sample: bool
    networks: tuple[Network, ...]
    places: tuple[Place, ...]


async def get_contact(work: Work, _query: GetContact) -> ContactCard:
    """Handle `GetContact`."""
    listed = directory()
    return ContactCard(listed.networks, opening.of_desk(work.policy, work.now), listed.sample)


async def list_places(work: Work, _query: ListPlaces) -> tuple[PlaceToday, ...]:
    """Handle `ListPlaces`."""
    return tuple(_today(place, work.now) for place in directory().places)


async def get_place(work: Work, query: GetPlace) -> PlaceToday | NotFound:
    """Handle `GetPlace`."""
    found = next((each for each in directory().places if each.code == query.code), None)
    return NotFound() if found is None else _today(found, work.now)


async def nearest_places(work: Work, query: NearestPlaces) -> tuple[PlaceNear, ...]:
    """Handle `NearestPlaces`."""
    ranked = sorted((metres(query.spot, place), number) for number, place in enumerate(directory().places))
    return tuple(_near(directory().places[number], away, work.now) for away, number in ranked[:NEAREST])


QUERIES: Handlers = {
    GetContact: get_contact,
    ListPlaces: list_places,
    GetPlace: get_place,
    NearestPlaces: nearest_places,
}


def metres(spot: Spot, place: Place) -> int:
    """How far a place is, as the crow flies over a round earth."""
    here, there = radians(spot.latitude), radians(place.latitude / _MILLION)
    across = radians(place.longitude / _MILLION - spot.longitude)
    chord = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(across / 2) ** 2
    return round(2 * _EARTH_METRES * asin(sqrt(min(1.0, chord))))


@cache
def directory() -> Directory:
    """What the file says, agencies first."""
    read = tomllib.loads(files("banking.places").joinpath("places.toml").read_text("utf-8"))
    places = [
        Place(
            code=each["code"],
            kind=PlaceKind(each["kind"]),
            name=each["name"],
            city=each["city"],
            address=each["address"],
            latitude=round(each["at"][0] * _MILLION),
            longitude=round(each["at"][1] * _MILLION),
            hours=tuple(Hours(OpenDays(days), begins, ends) for days, begins, ends in each["hours"]),
            also=tuple(each.get("also", ())),
        )
        for each in read["place"]
    ]
    places.sort(key=lambda place: place.kind is PlaceKind.ATM)
    networks = tuple(Network(each["name"], each["handle"]) for each in read["network"])
    return Directory(read["sample"], networks, tuple(places))


def _today(place: Place, now: datetime) -> PlaceToday:
    return PlaceToday(place, opening.of_place(place.hours, now), directory().sample)


def _near(place: Place, away: int, now: datetime) -> PlaceNear:
    tenths = round(away / _TENTH_METRES)
    distance = Distance(tenths // 10, tenths % 10)
    return PlaceNear(place, opening.of_place(place.hours, now), directory().sample, distance)
