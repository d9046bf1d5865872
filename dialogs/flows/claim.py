"""A claim: a movement that is not recognised, or what else happened, becomes a case with a number and a day; the brake is offered
(B23, S38).
"""

from __future__ import annotations

from collections.abc import Sequence

from banking.api import (
    Account,
    AccountRef,
    Claimed,
    LastMovements,
    Movement,
    Movements,
    NotFound,
    OpenClaim,
    TellClaim,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Call, Choose, Confirm, End, Option
from dialogs.flows.products import every_account, my_accounts
from dialogs.understanding.answers import read_short_text, read_story

ACCOUNT: Slot[AccountRef] = Slot("account", AccountRef)
MOVEMENT: Slot[Movement] = Slot("movement", Movement)
WORDS: Slot[str | None] = Slot("words", str | None)
STORY: Slot[str] = Slot("story", str)
CLAIMED: Slot[Claimed] = Slot("claimed", Claimed)


@reads(ACCOUNT)
def last_movements(slots: Slots) -> LastMovements:
    """What may be claimed: the last movements."""
    return LastMovements(slots[ACCOUNT])


@reads()
def every_movement(found: Movements, _slots: Slots) -> Sequence[Option]:
    """All of them: a credit that is too small is a reason too."""
    return [Option(each, each) for each in found.items]


@reads(ACCOUNT, MOVEMENT, WORDS)
def claim(slots: Slots) -> OpenClaim:
    """Open the case."""
    return OpenClaim(slots[ACCOUNT], slots[MOVEMENT], slots[WORDS])


@reads(STORY)
def tell(slots: Slots) -> TellClaim:
    """Open the case about what was told."""
    return TellClaim(slots[STORY])


FLOW = Flow(
    "claim",
    "Reclamos",
    (
        Choose(
            "B23",
            "what",
            fixed=("movement", "other", "mine"),
            then={"movement": "account", "other": "story", "mine": "mine"},
        ),
        Choose("B23", "account", ACCOUNT, my_accounts, every_account, Account, then="movement", empty="none"),
        Choose(
            "B23",
            "movement",
            MOVEMENT,
            last_movements,
            every_movement,
            Movement,
            then="words",
            empty="none",
            errors={NotFound: "account"},
        ),
        Ask("B23", "words", WORDS, parse=read_short_text, then="review", optional=True),
        Confirm("B23", "review", shows=(ACCOUNT, MOVEMENT, WORDS), then="open", no="cancelled"),
        Call(
            "B23",
            "open",
            OpenClaim,
            make=claim,
            into=CLAIMED,
            then="done",
            errors={NotFound: "movement"},
        ),
        Ask("B23", "story", STORY, parse=read_story, then="check"),
        Confirm("B23", "check", shows=(STORY,), then="tell", no="cancelled"),
        Call("B23", "tell", TellClaim, make=tell, into=CLAIMED, then="done"),
        End("B23", "mine", follow="my_cases"),
        End("B23", "done", shows=(CLAIMED,)),
        End("M140", "cancelled"),
        End("B23", "none"),
    ),
    version=2,
)
