"""Logging in: a chat's first time with user and password (M18, M19, S15), later with the password alone (D5); logging out."""

from __future__ import annotations

from typing import Literal

from banking.api import (
    CheckCredentials,
    CredentialsCheck,
    CredentialsInvalid,
    CredentialsLocked,
    FinishEnrolment,
    FormHandle,
    FormPurpose,
    LinkChat,
    LogIn,
    LogOut,
    NotAuthorised,
    Session,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Call, Decide, End, Fetch, Form, Otp
from dialogs.flows.front_door import PROFILE, chat_profile

YesNo = Literal["yes", "no"]

CREDENTIALS: Slot[FormHandle] = Slot("credentials", FormHandle)
NEW_PASSWORD: Slot[FormHandle] = Slot("new_password", FormHandle)
PASSWORD: Slot[FormHandle] = Slot("password", FormHandle)
CHECK: Slot[CredentialsCheck] = Slot("check", CredentialsCheck)
SESSION: Slot[Session] = Slot("session", Session)

LINK_REFUSALS = {NotAuthorised: "credentials", CredentialsInvalid: "credentials", CredentialsLocked: "locked"}


@reads(CREDENTIALS)
def proof(slots: Slots) -> CheckCredentials:
    """What the page proved."""
    return CheckCredentials(slots[CREDENTIALS])


@reads(CHECK)
def is_temporary(slots: Slots) -> YesNo:
    """A temporary password must be personalised first (M19)."""
    return "yes" if slots[CHECK].temporary else "no"


@reads(CHECK)
def phone_is_proven(slots: Slots) -> YesNo:
    """The enrolment's own code counts: no second SMS within the day."""
    return "yes" if slots[CHECK].phone_proven else "no"


@reads(CREDENTIALS)
def link(slots: Slots) -> LinkChat:
    """Link with the personal password."""
    return LinkChat(slots[CREDENTIALS], None)


@reads(CREDENTIALS, NEW_PASSWORD)
def link_and_personalise(slots: Slots) -> LinkChat:
    """Link, and replace the temporary password."""
    return LinkChat(slots[CREDENTIALS], slots[NEW_PASSWORD])


@reads(CREDENTIALS, NEW_PASSWORD)
def finish(slots: Slots) -> FinishEnrolment:
    """Link the chat that enrolled, and replace the temporary password."""
    return FinishEnrolment(slots[CREDENTIALS], slots[NEW_PASSWORD])


@reads(PROFILE)
def is_linked(slots: Slots) -> YesNo:
    """The password alone opens a linked chat only."""
    return "yes" if slots[PROFILE].linked else "no"


@reads(PASSWORD)
def typed_password(slots: Slots) -> CheckCredentials:
    """What the page proved."""
    return CheckCredentials(slots[PASSWORD])


@reads(PASSWORD, NEW_PASSWORD)
def personalise(slots: Slots) -> FinishEnrolment:
    """Log in, and replace the temporary password of a recovery that was left half-way."""
    return FinishEnrolment(slots[PASSWORD], slots[NEW_PASSWORD])


@reads(PASSWORD)
def open_session(slots: Slots) -> LogIn:
    """Log in."""
    return LogIn(slots[PASSWORD])


@reads()
def close_session(_slots: Slots) -> LogOut:
    """Log out."""
    return LogOut()


LINK_CHAT = Flow(
    "link_chat",
    "Ingresa con tu usuario y contraseña",
    (
        Form(
            "M18",
            "credentials",
            CREDENTIALS,
            FormPurpose.CREDENTIALS,
            then="check",
            exits={"recover": "recover"},
        ),
        Fetch(
            "M18", "check", CHECK, query=proof, then="temporary", errors={CredentialsInvalid: "credentials"}
        ),
        Decide("M19", "temporary", on=is_temporary, exits={"yes": "personalise", "no": "code"}),
        Form(
            "M19",
            "personalise",
            NEW_PASSWORD,
            FormPurpose.NEW_PASSWORD,
            then="proven",
            follows=(CREDENTIALS,),
        ),
        Decide("M16", "proven", on=phone_is_proven, exits={"yes": "finish", "no": "code_personal"}),
        Call(
            "M19",
            "finish",
            FinishEnrolment,
            make=finish,
            into=SESSION,
            then="done",
            errors={CredentialsInvalid: "credentials", CredentialsLocked: "locked"},
        ),
        Otp(
            "M16",
            "code_personal",
            binds=(CREDENTIALS, NEW_PASSWORD),
            then="link_personal",
            expired="credentials",
            locked="locked",
        ),
        Call(
            "M19",
            "link_personal",
            LinkChat,
            make=link_and_personalise,
            into=SESSION,
            then="done",
            errors=LINK_REFUSALS,
        ),
        Otp("M16", "code", binds=(CREDENTIALS,), then="link", expired="credentials", locked="locked"),
        Call("M18", "link", LinkChat, make=link, into=SESSION, then="done", errors=LINK_REFUSALS),
        End("M18", "done", shows=(SESSION,), opens_session=SESSION, follow="menu"),
        End("M17", "recover", follow="recover"),
        End("D5", "locked"),
    ),
    version=2,
    needs_session=False,
)

LOGIN = Flow(
    "login",
    "Ingresa con tu contraseña",
    (
        Fetch("D5", "profile", PROFILE, query=chat_profile, then="linked"),
        Decide("D5", "linked", on=is_linked, exits={"yes": "password", "no": "link"}),
        Form("D5", "password", PASSWORD, FormPurpose.PASSWORD, then="check", exits={"recover": "recover"}),
        Fetch(
            "D5",
            "check",
            CHECK,
            query=typed_password,
            then="temporary",
            errors={CredentialsInvalid: "password"},
        ),
        Decide("M19", "temporary", on=is_temporary, exits={"yes": "proven", "no": "open"}),
        Decide("M16", "proven", on=phone_is_proven, exits={"yes": "personalise", "no": "link"}),
        Form(
            "M19", "personalise", NEW_PASSWORD, FormPurpose.NEW_PASSWORD, then="finish", follows=(PASSWORD,)
        ),
        Call(
            "M19",
            "finish",
            FinishEnrolment,
            make=personalise,
            into=SESSION,
            then="done",
            errors={CredentialsInvalid: "password", CredentialsLocked: "locked"},
        ),
        Call(
            "D5",
            "open",
            LogIn,
            make=open_session,
            into=SESSION,
            then="done",
            errors={CredentialsInvalid: "password", CredentialsLocked: "locked"},
        ),
        End("M18", "done", shows=(SESSION,), opens_session=SESSION, follow="menu"),
        End("M18", "link", follow="link_chat"),
        End("M17", "recover", follow="recover"),
        End("D5", "locked"),
    ),
    version=3,
    needs_session=False,
)

LOGOUT = Flow(
    "logout",
    "Salir",
    (Call("D5", "close", LogOut, make=close_session, then="done"), End("D5", "done", closes_session=True)),
    version=1,
    needs_session=False,
)
