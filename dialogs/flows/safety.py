"""The emergency brake: "No fui yo", and letting go of it again (S38)."""

from __future__ import annotations

from typing import Literal

from banking.api import (
    NOT_ME,
    ChatNotLinked,
    Concern,
    CoolingDown,
    CredentialsInvalid,
    FormHandle,
    FormPurpose,
    FreezeStatus,
    Frozen,
    GetConcern,
    GetFreeze,
    LiftFreeze,
    NotAuthorised,
    NotFound,
    ReportNotMe,
)
from dialogs.engine.flow import Flow, NoticeButton
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Call, Choose, Decide, End, Fetch, Form, Otp

CONCERN: Slot[Concern] = Slot("concern", Concern)
ANSWER: Slot[str] = Slot("answer_given", str)
FROZEN: Slot[Frozen] = Slot("frozen", Frozen)
STATUS: Slot[FreezeStatus] = Slot("status", FreezeStatus)
PASSWORD: Slot[FormHandle] = Slot("password", FormHandle)


STOP_IT = (
    "bloquea",
    "bloquee",
    "bloqueen",
    "bloqueame",
    "bloqueala",
    "bloquealo",
    "bloqueelas",
    "bloquealas",
    "block it",
)
"""Orders in the words of somebody in a hurry. Only this side is heard loosely: a freeze can be lifted."""


@reads()
def concern(_slots: Slots) -> GetConcern:
    """Said without a button, it is about nothing in particular."""
    return GetConcern()


@reads(CONCERN)
def report(slots: Slots) -> ReportNotMe:
    """Freeze."""
    return ReportNotMe(slots[CONCERN])


@reads()
def freeze_status(_slots: Slots) -> GetFreeze:
    """Whether money may leave."""
    return GetFreeze()


@reads(STATUS)
def what_can_be_done(slots: Slots) -> Literal["free", "cooling", "ready"]:
    """Nothing is frozen, it is too early, or it may be lifted."""
    status = slots[STATUS]
    if not status.frozen:
        return "free"
    return "ready" if status.may_lift else "cooling"


@reads(PASSWORD)
def lift(slots: Slots) -> LiftFreeze:
    """Let money leave again."""
    return LiftFreeze(slots[PASSWORD])


NOT_ME_FLOW = Flow(
    "not_me",
    "No fui yo",
    (
        Fetch("S38", "concern", CONCERN, query=concern, then="ask", errors={ChatNotLinked: "stranger"}),
        Choose(
            "S38",
            "ask",
            ANSWER,
            fixed=("freeze", "no"),
            also={"freeze": STOP_IT},
            then={"freeze": "freeze", "no": "kept"},
        ),
        Call(
            "S38",
            "freeze",
            ReportNotMe,
            make=report,
            into=FROZEN,
            then="done",
            errors={ChatNotLinked: "stranger"},
        ),
        End("S38", "done", shows=(FROZEN,), closes_session=True),
        End("S38", "kept"),
        End("S38", "stranger"),
    ),
    version=1,
    needs_session=False,
)

UNFREEZE = Flow(
    "unfreeze",
    "Desbloquear las salidas de dinero",
    (
        Fetch("S38", "status", STATUS, query=freeze_status, then="state"),
        Decide(
            "S38",
            "state",
            on=what_can_be_done,
            exits={"free": "free", "cooling": "cooling", "ready": "password"},
        ),
        Form("S38", "password", PASSWORD, FormPurpose.PASSWORD, then="code"),
        Otp("S38", "code", binds=(PASSWORD,), then="lift", expired="password", locked="locked"),
        Call(
            "S38",
            "lift",
            LiftFreeze,
            make=lift,
            then="done",
            errors={
                NotAuthorised: "password",
                CredentialsInvalid: "password",
                NotFound: "free",
                CoolingDown: "kept",
            },
        ),
        End("S38", "done"),
        End("S38", "free"),
        End("S38", "cooling"),
        End("S38", "kept"),
        End("D5", "locked"),
    ),
    version=1,
)

NOT_ME_BUTTON = NoticeButton(
    NOT_ME_FLOW.name, ((CONCERN, lambda taken: Concern(taken.notice)), (ANSWER, lambda _taken: "freeze"))
)
"""Under a notice "No fui yo" needs no second question: it freezes at once."""

BUTTONS = {NOT_ME: NOT_ME_BUTTON}
