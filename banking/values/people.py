"""Who a person is, and what a login is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from banking.values.base import SessionId

__all__ = [
    "ChatProfile",
    "CredentialsCheck",
    "CredentialsSent",
    "Identification",
    "IdentificationKind",
    "Session",
]


class IdentificationKind(StrEnum):
    """What identifies a person at enrolment (M15, D17); a beneficiary may have a RUC too."""

    CEDULA = "cedula"
    PASSPORT = "passport"
    RUC = "ruc"


@dataclass(frozen=True, slots=True)
class Identification:
    """A normalised identification: cédula of 10 digits with its check digit, RUC of 13, or passport of 5-20 capitals and
    digits.
    """

    kind: IdentificationKind
    number: str


@dataclass(frozen=True, slots=True)
class Session:
    """A login in one chat (D5). The bank ends it by age, log-out or re-linking; idleness is the channel's to watch."""

    id: SessionId
    first_name: str
    opened_at: datetime
    expires_at: datetime
    """Absolute end: 30 minutes after opening."""


@dataclass(frozen=True, slots=True)
class ChatProfile:
    """What the bank knows of a chat before any login."""

    consent_version: int | None
    linked: bool
    """Whether a member's channel is linked to this chat; says nothing of who."""


@dataclass(frozen=True, slots=True)
class CredentialsCheck:
    """What a credentials page proved: `temporary` asks for a personal password (M19); `phone_proven` says that this
    chat passed the enrolment code within the last day, so linking needs no second SMS.
    """

    temporary: bool
    phone_proven: bool


@dataclass(frozen=True, slots=True)
class CredentialsSent:
    """Enrolment or recovery finished: user and temporary password left by e-mail (M17). Mask: `ma•••@g•••.com`."""

    email_masked: str
