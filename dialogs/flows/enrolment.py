"""Enrolment and recovery of user or password (M13-M17): the same steps, the same words for a known and an unknown person (S14)."""

from __future__ import annotations

from banking.api import (
    AlreadyEnrolled,
    CredentialsSent,
    Enrol,
    Identification,
    NotAuthorised,
    RecoverCredentials,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Call, Choose, End, Otp
from dialogs.understanding.answers import read_identification

IDENTIFICATION: Slot[Identification] = Slot("identification", Identification)
SENT: Slot[CredentialsSent] = Slot("sent", CredentialsSent)


@reads(IDENTIFICATION)
def enrolment(slots: Slots) -> Enrol:
    """Enrol whoever this is."""
    return Enrol(slots[IDENTIFICATION])


@reads(IDENTIFICATION)
def recovery(slots: Slots) -> RecoverCredentials:
    """Send whoever this is a new temporary password."""
    return RecoverCredentials(slots[IDENTIFICATION])


ENROL = Flow(
    "enrol",
    "Como afiliarte para utilizar tu Cooprogreso en Línea",
    (
        Ask("M15", "identification", IDENTIFICATION, parse=read_identification, then="code"),
        Otp("M16", "code", binds=(IDENTIFICATION,), then="send", expired="identification", locked="locked"),
        Call(
            "M17",
            "send",
            Enrol,
            make=enrolment,
            into=SENT,
            then="sent",
            errors={NotAuthorised: "identification", AlreadyEnrolled: "enrolled"},
        ),
        Choose("M14", "enrolled", fixed=("link", "recover"), then={"link": "link", "recover": "recover"}),
        End("M17", "sent", shows=(SENT,), follow="link_chat"),
        End("M18", "link", follow="link_chat"),
        End("M17", "recover", follow="recover"),
        End("D5", "locked"),
    ),
    version=1,
    needs_session=False,
)

RECOVER = Flow(
    "recover",
    "Recuperar usuario o contraseña",
    (
        Ask("M15", "identification", IDENTIFICATION, parse=read_identification, then="code"),
        Otp("M16", "code", binds=(IDENTIFICATION,), then="send", expired="identification", locked="locked"),
        Call(
            "M17",
            "send",
            RecoverCredentials,
            make=recovery,
            into=SENT,
            then="sent",
            errors={NotAuthorised: "identification"},
        ),
        End("M17", "sent", shows=(SENT,), follow="link_chat"),
        End("D5", "locked"),
    ),
    version=1,
    needs_session=False,
)
