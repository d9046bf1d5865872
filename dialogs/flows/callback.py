"""A call-back: when nobody is at the desk, a person calls on a day and at an hour that the member chooses (M133, desk.md 8)."""

from __future__ import annotations

from banking.api import BookCall, CallBooked, CallWindow, ChatNotLinked, ListCallWindows, NotFound
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Call, Choose, Confirm, End, as_found
from dialogs.understanding.answers import read_short_text

WINDOW: Slot[CallWindow] = Slot("window", CallWindow)
WORDS: Slot[str | None] = Slot("words", str | None)
BOOKED: Slot[CallBooked] = Slot("booked", CallBooked)


@reads()
def call_windows(_slots: Slots) -> ListCallWindows:
    """When a person may call."""
    return ListCallWindows()


@reads(WINDOW, WORDS)
def book(slots: Slots) -> BookCall:
    """Open the case."""
    return BookCall(slots[WINDOW], slots[WORDS])


FLOW = Flow(
    "callback",
    "Que me llame un asesor",
    (
        Choose(
            "M133",
            "window",
            WINDOW,
            call_windows,
            as_found,
            CallWindow,
            then="words",
            empty="none",
            errors={ChatNotLinked: "stranger"},
        ),
        Ask("M133", "words", WORDS, parse=read_short_text, then="review", optional=True),
        Confirm("M133", "review", shows=(WINDOW, WORDS), then="book", no="cancelled"),
        Call(
            "M133",
            "book",
            BookCall,
            make=book,
            into=BOOKED,
            then="done",
            errors={ChatNotLinked: "stranger", NotFound: "window"},
        ),
        End("M133", "done", shows=(BOOKED,)),
        End("M140", "cancelled"),
        End("M133", "none"),
        End("M133", "stranger"),
    ),
    version=1,
    needs_session=False,
)
