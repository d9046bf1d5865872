"""6. Contacto: call center, networks, a person, agencies and cash machines, the nearest ones too. Open to everybody (M133, M136)."""

from __future__ import annotations

from collections.abc import Sequence

from banking.api import (
    ContactCard,
    GetContact,
    GetPlace,
    ListPlaces,
    NearestPlaces,
    NotFound,
    PlaceToday,
    Spot,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Choose, End, Handoff, Option, Show

PLACE: Slot[str] = Slot("place", str)


@reads()
def contact_card(_slots: Slots) -> GetContact:
    """What the settings do not say."""
    return GetContact()


@reads()
def all_places(_slots: Slots) -> ListPlaces:
    """Every place."""
    return ListPlaces()


@reads()
def nearest(spot: Spot, _slots: Slots) -> NearestPlaces:
    """The three that are nearest to where the member is."""
    return NearestPlaces(spot)


@reads()
def each_place(places: Sequence[PlaceToday], _slots: Slots) -> Sequence[Option]:
    """By code; people also say the city."""
    return [Option(each.place.code, each, (each.place.city, *each.place.also)) for each in places]


@reads(PLACE)
def one_place(slots: Slots) -> GetPlace:
    """How it stands now."""
    return GetPlace(slots[PLACE])


FLOW = Flow(
    "contact",
    "6. Contacto",
    (
        Show(
            "M133 M136",
            "ways",
            contact_card,
            ContactCard,
            exits={"places": "places", "person": "person", "no": "done"},
        ),
        Choose(
            "M133",
            "places",
            PLACE,
            all_places,
            each_place,
            PlaceToday,
            then="place",
            empty="none",
            near=nearest,
        ),
        Show(
            "M133",
            "place",
            one_place,
            PlaceToday,
            exits={"no": "done"},
            picture="place",
            errors={NotFound: "places"},
        ),
        Handoff("M133 M136", "person", "asked"),
        End("M6", "done"),
        End("M133", "none"),
    ),
    version=3,
    needs_session=False,
)
