"""Consent, enrolment, login."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Command, Guards, Query
from banking.values import ChatProfile, CredentialsCheck, CredentialsSent, FormHandle, Identification, Session

__all__ = [
    "CheckCredentials",
    "Enrol",
    "FinishEnrolment",
    "GetChatProfile",
    "LinkChat",
    "LogIn",
    "LogOut",
    "RecordConsent",
    "RecoverCredentials",
]


@dataclass(frozen=True, slots=True)
class GetChatProfile(Query[ChatProfile]):
    """Consent and link of the caller's chat."""

    needs_session: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class CheckCredentials(Query[CredentialsCheck]):
    """What a finished credentials page proved; does not use it up."""

    credentials: FormHandle
    needs_session: ClassVar[bool] = False
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.CredentialsInvalid,)


@dataclass(frozen=True, slots=True)
class RecordConsent(Command[None]):
    """The person behind the chat accepted this version of the privacy terms (LOPDP)."""

    version: int
    needs_session: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Enrol(Command[CredentialsSent]):
    """Enrolment (M15-M17): after the code, user and temporary password leave by e-mail. For an identification the bank
    does not know, a code is pretended and never accepted (S14).
    """

    identification: Identification
    needs_session: ClassVar[bool] = False
    guards: ClassVar[Guards] = Guards.CREDENTIAL
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotAuthorised, no.AlreadyEnrolled)


@dataclass(frozen=True, slots=True)
class RecoverCredentials(Command[CredentialsSent]):
    """Forgotten user or password: like `Enrol`, for who already enrolled. A person without a user is enrolled."""

    identification: Identification
    needs_session: ClassVar[bool] = False
    guards: ClassVar[Guards] = Guards.CREDENTIAL
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotAuthorised,)


@dataclass(frozen=True, slots=True)
class LinkChat(Command[Session]):
    """First login of a chat with a code (S15): links it to the member, cuts the old chat off and tells it (S10), sets
    the personal password where the old one was temporary, opens a session.
    """

    credentials: FormHandle
    new_password: FormHandle | None
    needs_session: ClassVar[bool] = False
    guards: ClassVar[Guards] = Guards.CREDENTIAL
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.NotAuthorised,
        no.CredentialsInvalid,
        no.CredentialsLocked,
    )


@dataclass(frozen=True, slots=True)
class FinishEnrolment(Command[Session]):
    """Like `LinkChat` in the chat that passed the enrolment code within the last day: the fresh login with the temporary
    password is the second factor (M18, M19).
    """

    credentials: FormHandle
    new_password: FormHandle
    needs_session: ClassVar[bool] = False
    guards: ClassVar[Guards] = Guards.FIRST_PASSWORD
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.CredentialsInvalid, no.CredentialsLocked)


@dataclass(frozen=True, slots=True)
class LogIn(Command[Session]):
    """Opens a session in a linked chat from a finished password page; ends any other session of the member (D5)."""

    password: FormHandle
    needs_session: ClassVar[bool] = False
    guards: ClassVar[Guards] = Guards.LOGIN
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.CredentialsInvalid, no.CredentialsLocked)


@dataclass(frozen=True, slots=True)
class LogOut(Command[None]):
    """Ends the caller's session; harmless when there is none."""

    needs_session: ClassVar[bool] = False
