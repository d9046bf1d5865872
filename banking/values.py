"""The values that cross the bank's door: immutable, small, free of prose.

Everything here may be kept in a conversation, so nothing here holds a secret or a full account number
(`AccountCard` is the exception: it is shown in *Compartir* and never kept, M25).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NewType
from uuid import UUID

OperationId = NewType("OperationId", UUID)
"""Random 128 bits, made when an operation's review is shown, never reused: the idempotency key of the whole operation."""

ChallengeId = NewType("ChallengeId", UUID)
FormHandle = NewType("FormHandle", UUID)
"""Names what a member typed on a secure page. The page keeps a proof or a hash, never the secret itself."""

SessionId = NewType("SessionId", UUID)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in whole US cents; never a float (D18)."""

    cents: int


@dataclass(frozen=True, slots=True)
class Caller:
    """Who stands at the door: a private chat and, once logged in, the session opened in it (S15)."""

    chat_id: int
    session: SessionId | None = None


class IdentificationKind(StrEnum):
    """What identifies a person at enrolment (M15, D17)."""

    CEDULA = "cedula"
    PASSPORT = "passport"


@dataclass(frozen=True, slots=True)
class Identification:
    """A normalised identification: cédula of 10 digits with its check digit, or passport of 5-20 capitals and digits."""

    kind: IdentificationKind
    number: str


class AccountKind(StrEnum):
    """Account types of the manual (M24)."""

    SAVINGS = "savings"
    CONTRIBUTION = "contribution"


class AccountStatus(StrEnum):
    """Life of an account; only an active one is a source or a destination."""

    ACTIVE = "active"
    BLOCKED = "blocked"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class AccountRef:
    """An account as the member saw it: the bank's id and the last four digits of its number (S28)."""

    id: int
    kind: AccountKind
    last4: str


@dataclass(frozen=True, slots=True)
class Account:
    """One row of *Cuentas* (M23). `available` is zero for certificates of contribution (M24, D11)."""

    ref: AccountRef
    status: AccountStatus
    ledger_balance: Money
    available: Money

    @property
    def can_pay(self) -> bool:
        """Whether the account may be the source or destination of a movement (D11)."""
        return self.ref.kind is AccountKind.SAVINGS and self.status is AccountStatus.ACTIVE


@dataclass(frozen=True, slots=True)
class AccountCard:
    """What a payer needs to deposit: shown once in *Compartir*, never kept (M25, S28)."""

    may_be_kept: ClassVar[bool] = False
    number: str
    kind: AccountKind
    holder: str
    identification: str
    """Masked: `17••••••65`."""
    institution: str


@dataclass(frozen=True, slots=True)
class Movement:
    """One line of *Últimos movimientos* (M35-M39): amounts are signed, newest first."""

    booked_on: date
    document: int
    text: str
    """The movement's name, in the manual's words (M39)."""
    amount: Money
    balance: Money


@dataclass(frozen=True, slots=True)
class Movements:
    """The last movements of an account, newest first (M34)."""

    account: AccountRef
    number: str
    """Masked as the header shows it (M33)."""
    items: tuple[Movement, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What a transfer would cost before it is confirmed. Own accounts: no fee, at once (D8)."""

    fee: Money
    total: Money


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of a finished operation. `code` is short and quotable, derived from the operation's id."""

    code: str
    at: datetime
    source: AccountRef
    target: AccountRef
    amount: Money
    fee: Money
    reference: str | None


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


@dataclass(frozen=True, slots=True)
class CodeSent:
    """A code left for the registered phone (M12). Times are absolute; `phone_masked` only for a logged-in caller (S14)."""

    challenge: ChallengeId
    expires_at: datetime
    resend_at: datetime
    sends_left: int
    phone_masked: str | None


@dataclass(frozen=True, slots=True)
class CodeAccepted:
    """The code was right; the challenge may be consumed once, by its own operation."""

    challenge: ChallengeId


class FormPurpose(StrEnum):
    """What a secure page asks for (D3)."""

    CREDENTIALS = "credentials"
    """User and password, to link this chat."""
    PASSWORD = "password"  # noqa: S105 - the name of a page, not a password
    """Password alone, in a chat that is linked (D5)."""
    NEW_PASSWORD = "new_password"  # noqa: S105
    """New password and its confirmation (M19, D6)."""


@dataclass(frozen=True, slots=True)
class FormTicket:
    """A one-time secure page: `token` goes into its address and is never stored in clear."""

    may_be_kept: ClassVar[bool] = False
    handle: FormHandle
    token: str
    expires_at: datetime


class FormState(StrEnum):
    """Where a page stands when it is opened."""

    OPEN = "open"
    DONE = "done"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class FormView:
    """What is needed to draw a page; holds nothing personal."""

    handle: FormHandle
    chat_id: int
    purpose: FormPurpose
    state: FormState


@dataclass(frozen=True, slots=True)
class FormAccepted:
    """The page is done; its conversation will be told by a job (`design.md` §3)."""

    handle: FormHandle
    chat_id: int


class FieldFault(StrEnum):
    """Why a typed field was not taken. The answer never echoes what was typed (security §1.4)."""

    MISSING = "missing"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_COMMON = "too_common"
    OWN_DATA = "own_data"
    MISMATCH = "mismatch"
    SAME_AS_OLD = "same_as_old"
    WRONG = "wrong"
    """User or password wrong: one answer for both (D5)."""


@dataclass(frozen=True, slots=True)
class FormFaults:
    """The page stays open; each named field has its fault."""

    faults: tuple[tuple[str, FieldFault], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """The outcome of an operation that its member was perhaps not told (`design.md` §3)."""

    operation: OperationId
    chat_id: int
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class ChatEvent:
    """What a chat must hear without having asked; delivered until the turn that takes it up has committed."""

    id: int
    chat_id: int
    kind: str
    """`form_done`: a secure page was completed (data: `handle`); `unlinked`: the channel moved to another chat (S10)."""
    data: tuple[tuple[str, str], ...]
