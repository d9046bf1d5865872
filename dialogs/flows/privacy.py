"""/misdatos: rights over personal data, and leaving this chat (LOPDP art. 13-15)."""

from __future__ import annotations

from typing import Literal

from banking.api import CaseOpened, DataRight, NotAuthorised, RequestData, UnlinkChat
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Call, Choose, Decide, End, Otp

WANTED: Slot[str] = Slot("wanted", str)
OPENED: Slot[CaseOpened] = Slot("opened", CaseOpened)


@reads(WANTED)
def alone_or_with_people(slots: Slots) -> Literal["unlink", "people"]:
    """Leaving the chat happens at once; the rest needs people."""
    return "unlink" if slots[WANTED] == "unlink" else "people"


@reads(WANTED)
def request(slots: Slots) -> RequestData:
    """Open the case."""
    return RequestData(DataRight(slots[WANTED]))


@reads()
def leave(_slots: Slots) -> UnlinkChat:
    """Cut this chat off."""
    return UnlinkChat()


FLOW = Flow(
    "my_data",
    "Mis datos personales",
    (
        Choose(
            "M142", "what", WANTED, fixed=("access", "correct", "erase", "withdraw", "unlink"), then="way"
        ),
        Decide("M142", "way", on=alone_or_with_people, exits={"unlink": "code", "people": "request"}),
        Call("M142", "request", RequestData, make=request, into=OPENED, then="done"),
        Otp("D4", "code", binds=(), then="leave", expired="what", locked="locked"),
        Call("D4", "leave", UnlinkChat, make=leave, then="left", errors={NotAuthorised: "what"}),
        End("M142", "done", shows=(OPENED,)),
        End("D4", "left", closes_session=True),
        End("D5", "locked"),
    ),
    version=2,
)
