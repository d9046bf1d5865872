"""Mis servicios: the member's own names for what is paid often ("luz de la casa"), which come first and are understood (M97)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from banking.api import (
    NAME_SERVICE,
    ButtonTaken,
    FirstBillSettled,
    ListServices,
    NameService,
    NotFound,
    SavedService,
)
from dialogs.engine.flow import Flow, NoticeButton
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Call, Choose, Decide, End, Option
from dialogs.flows.services import called
from dialogs.understanding.answers import read_short_text

SAVED: Slot[SavedService] = Slot("saved", SavedService)
NAME: Slot[str] = Slot("name", str)
NAMED: Slot[SavedService] = Slot("named", SavedService)


@reads()
def every_service(services: Sequence[SavedService], _slots: Slots) -> Sequence[Option]:
    """All of them."""
    return [Option(each, each, called(each)) for each in services]


@reads()
def saved(_slots: Slots) -> ListServices:
    """What was paid before or has a name."""
    return ListServices()


@reads(SAVED)
def has_name(slots: Slots) -> Literal["yes", "no"]:
    """Whether there is a name to change."""
    return "yes" if slots[SAVED].has_name else "no"


@reads(SAVED, NAME)
def name(slots: Slots) -> NameService:
    """Call it so from now on."""
    return NameService(slots[SAVED], slots[NAME])


@reads(SAVED)
def nameless(slots: Slots) -> NameService:
    """By its company and number again."""
    return NameService(slots[SAVED], None)


STATES = (
    Choose("M97", "service", SAVED, saved, every_service, SavedService, then="has_name", empty="nothing"),
    Decide("M97", "has_name", on=has_name, exits={"yes": "action", "no": "name"}),
    Choose("M97", "action", fixed=("rename", "forget"), then={"rename": "name", "forget": "forget"}),
    Ask("M97", "name", NAME, parse=read_short_text, then="save"),
    Call("M97", "save", NameService, make=name, into=NAMED, then="done", errors={NotFound: "service"}),
    Call("M97", "forget", NameService, make=nameless, into=NAMED, then="done", errors={NotFound: "service"}),
    End("M6", "done", shows=(NAMED,)),
    End("M97", "nothing"),
)
FLOW = Flow("my_services", "Mis servicios", STATES, version=1)


def _saved_of(taken: ButtonTaken) -> SavedService | None:
    """What was paid for the first time."""
    return taken.value.saved if isinstance(taken.value, FirstBillSettled) else None


NAME_BUTTON = NoticeButton(FLOW.name, ((SAVED, _saved_of),))
"""Under the news of a first payment: what is left is the name."""

BUTTONS = {NAME_SERVICE: NAME_BUTTON}
