"""Where the cooperative is: agencies, cash machines, networks, and whether they are open (M133)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

__all__ = [
    "ContactCard",
    "Distance",
    "Hours",
    "Network",
    "OpenDays",
    "Opening",
    "OpeningState",
    "Place",
    "PlaceKind",
    "PlaceNear",
    "PlaceToday",
    "Spot",
]


class PlaceKind(StrEnum):
    """An agency has people and a counter."""

    AGENCY = "agency"
    ATM = "atm"


class OpeningState(StrEnum):
    """Whether a place is open now, and when that changes: the day it opens again, as people say it."""

    ALWAYS = "always"
    OPEN = "open"
    TODAY = "today"
    TOMORROW = "tomorrow"
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class OpenDays(StrEnum):
    """The days a line of opening hours is for; a day off is none of them."""

    ALWAYS = "always"
    """Every day, days off too, around the clock."""
    WEEKDAYS = "weekdays"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody is, in degrees. It lives inside one turn: never kept, and its repr shows nothing."""

    latitude: float = field(repr=False)
    longitude: float = field(repr=False)
    may_be_kept: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Opening:
    """How a place stands now. `at` is the hour it closes (open) or opens (closed), `17:00`; empty where it never closes."""

    state: OpeningState
    at: str


@dataclass(frozen=True, slots=True)
class Hours:
    """One line of opening hours, local time."""

    days: OpenDays
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the cooperative. Coordinates are public, in millionths of a degree."""

    code: str
    kind: PlaceKind
    name: str
    city: str
    address: str
    latitude: int
    longitude: int
    hours: tuple[Hours, ...]
    also: tuple[str, ...]
    """What else people call it."""


@dataclass(frozen=True, slots=True)
class Distance:
    """As the crow flies: whole kilometres and tenths."""

    kilometres: int
    tenths: int


@dataclass(frozen=True, slots=True)
class PlaceToday:
    """A place as it stands at this moment."""

    place: Place
    opening: Opening
    sample: bool
    """Whether the directory is the demonstration's own, not the cooperative's."""


@dataclass(frozen=True, slots=True)
class PlaceNear(PlaceToday):
    """The same with how far it is from who asked."""

    away: Distance


@dataclass(frozen=True, slots=True)
class Network:
    """A social network: its name and the cooperative's name there."""

    name: str
    handle: str


@dataclass(frozen=True, slots=True)
class ContactCard:
    """What is not in the settings: networks, and whether people are at the desk now."""

    networks: tuple[Network, ...]
    desk: Opening
    sample: bool
