"""A shared location: asked of the bank where a state asks for it, and gone with its turn (M133)."""

from __future__ import annotations

import pytest

from banking.api import (
    ContactCard,
    Distance,
    GetContact,
    Hours,
    ListPlaces,
    NearestPlaces,
    OpenDays,
    Opening,
    OpeningState,
    Place,
    PlaceKind,
    PlaceNear,
    PlaceToday,
    Spot,
)
from dialogs.catalogue import catalogue
from dialogs.engine.codec import may_be_kept
from dialogs.engine.effects import AskBank
from dialogs.engine.events import Located
from tests.dialogs.engine.stage import Stage

FACTS = {"call_center": "1800", "email": "a@b.example", "hours": "8 a 5", "website": "c.example"}
OPEN = Opening(OpeningState.OPEN, "17:00")
HOURS = (Hours(OpenDays.WEEKDAYS, "08:00", "17:00"),)
PLACES = tuple(
    Place(code, PlaceKind.AGENCY, code, "Quito", "Calle 1", -180_000, -78_480_000, HOURS, ())
    for code in ("norte", "centro", "sur")
)
HERE = Located.at(-0.1873451, -78.4839127)


@pytest.fixture(scope="module")
def flows() -> object:
    return catalogue(FACTS)


@pytest.fixture
def stage(flows: object) -> Stage:
    stage = Stage("contact", flows)  # type: ignore[arg-type]
    stage.lists[GetContact] = ContactCard((), OPEN, sample=True)
    stage.lists[ListPlaces] = tuple(PlaceToday(each, OPEN, sample=True) for each in PLACES)
    stage.bank(stage.lists[GetContact])
    return stage.tap("places")


def test_the_nearest_are_shown_and_nothing_of_the_spot_is_kept(stage: Stage) -> None:
    stage.send(HERE)
    (effect,) = stage.effects
    assert isinstance(effect, AskBank)
    assert effect.query == NearestPlaces(HERE.spot)
    stage.bank(tuple(PlaceNear(each, OPEN, sample=True, away=Distance(1, 2)) for each in PLACES[1:]))
    assert stage.said == ["contact-places.near"]
    assert [key.label.values["option"].place.code for key in stage.keys[:2]] == ["centro", "sur"]  # type: ignore[union-attr]
    assert "1873451" not in repr((stage.conversation, effect))
    assert not may_be_kept(Spot)


def test_a_number_names_no_place_of_a_list_that_may_be_another(stage: Stage) -> None:
    stage.send(HERE).bank((PlaceNear(PLACES[2], OPEN, sample=True, away=Distance(0, 1)),))
    stage.say("1")
    assert (stage.state, stage.said[0]) == ("contact.places", "engine-not_an_option")
    stage.say("sur")
    assert stage.frame.slots == {"place": "sur"}


def test_where_no_state_asks_for_it_a_location_changes_nothing(flows: object) -> None:
    stage = Stage("transfer_own", flows)  # type: ignore[arg-type]
    before = (stage.state, stage.frame.slots)
    stage.send(HERE)
    assert stage.said[0] == "engine-location"
    assert (stage.state, stage.frame.slots) == before
