"""Avisos: which news a member wants to hear of; what guards the account is always told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banking.api import ChooseNotice, ListNoticeChoices, NoticeChoice
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Call, Choose, End, Option

CHOICE: Slot[NoticeChoice] = Slot("choice", NoticeChoice)
CHOSEN: Slot[NoticeChoice] = Slot("chosen", NoticeChoice)


@reads()
def choices(_slots: Slots) -> ListNoticeChoices:
    """What was chosen so far."""
    return ListNoticeChoices()


@reads()
def the_other_way(found: Sequence[NoticeChoice], _slots: Slots) -> Sequence[Option]:
    """A tap turns what it shows."""
    return [Option(replace(each, wanted=not each.wanted), each) for each in found]


@reads(CHOICE)
def turn(slots: Slots) -> ChooseNotice:
    """Hear of it, or no longer."""
    return ChooseNotice(slots[CHOICE])


FLOW = Flow(
    "alerts",
    "Avisos",
    (
        Choose("S38", "which", CHOICE, choices, the_other_way, NoticeChoice, then="turn", empty="none"),
        Call("S38", "turn", ChooseNotice, make=turn, into=CHOSEN, then="done"),
        End("S38", "done", shows=(CHOSEN,)),
        End("S38", "none"),
    ),
    version=1,
)
