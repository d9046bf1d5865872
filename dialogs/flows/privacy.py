"""/misdatos: a copy of what is held, corrections, erasing, withdrawing a consent, and leaving this chat (LOPDP art. 13-15)."""

from __future__ import annotations

from typing import Literal

from banking.api import (
    CaseOpened,
    DataErased,
    DataGranted,
    DataRight,
    DataTicket,
    Erasable,
    EraseData,
    ExportData,
    GetErasable,
    NotAuthorised,
    NotFound,
    OrderMyData,
    RequestData,
    UnlinkChat,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Call, Choose, Decide, End, Fetch, Otp, Show
from dialogs.understanding.answers import read_short_text

WANTED: Slot[str] = Slot("wanted", str)
FORM: Slot[str] = Slot("form", str)
GRANTED: Slot[DataGranted] = Slot("granted", DataGranted)
ERASABLE: Slot[Erasable] = Slot("erasable", Erasable)
ERASED: Slot[DataErased] = Slot("erased", DataErased)
WORDS: Slot[str | None] = Slot("words", str | None)
OPENED: Slot[CaseOpened] = Slot("opened", CaseOpened)


@reads()
def export(_slots: Slots) -> ExportData:
    """With the code, a copy may be ordered."""
    return ExportData()


@reads(FORM)
def which_form(slots: Slots) -> Literal["pdf", "json"]:
    """For people or for programs."""
    return "json" if slots[FORM] == "json" else "pdf"


@reads(GRANTED)
def copy(slots: Slots) -> OrderMyData:
    """The copy, under the code's grant."""
    return OrderMyData(slots[GRANTED])


@reads()
def erasable(_slots: Slots) -> GetErasable:
    """What may be erased here and now."""
    return GetErasable()


@reads(ERASABLE)
def anything(slots: Slots) -> Literal["yes", "no"]:
    """Whether there is something to erase."""
    return "yes" if slots[ERASABLE].anything else "no"


@reads()
def erase(_slots: Slots) -> EraseData:
    """All of it."""
    return EraseData()


@reads(WANTED, WORDS)
def request(slots: Slots) -> RequestData:
    """Open the case."""
    return RequestData(DataRight(slots[WANTED]), slots[WORDS])


@reads()
def leave(_slots: Slots) -> UnlinkChat:
    """Cut this chat off."""
    return UnlinkChat()


FLOW = Flow(
    "my_data",
    "Mis datos personales",
    (
        Choose(
            "M142",
            "what",
            WANTED,
            fixed=("access", "correct", "erase", "withdraw", "unlink"),
            then={
                "access": "form",
                "correct": "words",
                "erase": "erasable",
                "withdraw": "words",
                "unlink": "code",
            },
        ),
        Choose("M142", "form", FORM, fixed=("pdf", "json"), then="copy_code"),
        Otp("D4", "copy_code", binds=(), then="export", expired="what", locked="locked"),
        Call(
            "M142",
            "export",
            ExportData,
            make=export,
            into=GRANTED,
            then="which",
            errors={NotAuthorised: "what"},
        ),
        Decide("M142", "which", on=which_form, exits={"pdf": "pdf", "json": "json"}),
        Show("M142", "pdf", copy, DataTicket, then="sent", picture="my_data", errors={NotFound: "what"}),
        Show(
            "M142", "json", copy, DataTicket, then="sent", picture="my_data_json", errors={NotFound: "what"}
        ),
        Fetch("M142", "erasable", ERASABLE, query=erasable, then="any"),
        Decide("M142", "any", on=anything, exits={"yes": "erase", "no": "nothing"}),
        Choose("M142", "erase", fixed=("all", "people"), then={"all": "erase_code", "people": "words"}),
        Choose("M142", "nothing", fixed=("people", "no"), then={"people": "words", "no": "done"}),
        Otp("D4", "erase_code", binds=(), then="erase_now", expired="what", locked="locked"),
        Call(
            "M142",
            "erase_now",
            EraseData,
            make=erase,
            into=ERASED,
            then="erased",
            errors={NotAuthorised: "what"},
        ),
        Ask("M142", "words", WORDS, parse=read_short_text, then="request", optional=True),
        Call("M142", "request", RequestData, make=request, into=OPENED, then="asked"),
        Otp("D4", "code", binds=(), then="leave", expired="what", locked="locked"),
        Call("D4", "leave", UnlinkChat, make=leave, then="left", errors={NotAuthorised: "what"}),
        End("M142", "sent"),
        End("M142", "erased", shows=(ERASED,)),
        End("M142", "asked", shows=(OPENED,)),
        End("D4", "left", closes_session=True),
        End("M6", "done"),
        End("D5", "locked"),
    ),
    version=3,
)
