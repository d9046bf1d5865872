"""Commands and queries: plain typed data. What a request needs and how it can be refused is declared on its class.

The dialog checker reads these declarations: a flow must have an edge for every refusal (`design.md` §2, proof 3), and
what a command guards decides what must precede it (proof 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from banking import refusals as no
from banking.values import (
    Account,
    AccountCard,
    AccountRef,
    ChatProfile,
    CredentialsCheck,
    CredentialsSent,
    FormHandle,
    Identification,
    Money,
    Movements,
    Quote,
    Receipt,
    Session,
)

Answer_co = TypeVar("Answer_co", covariant=True)


class Guards(StrEnum):
    """What a command puts at risk, hence what must come before it (D4, `design.md` §2 proof 4)."""

    NOTHING = "nothing"
    MONEY = "money"
    DESTINATION = "destination"
    CREDENTIAL = "credential"
    FIRST_PASSWORD = "first_password"  # noqa: S105 - a kind of guard: the fresh login stands in for the code
    LOGIN = "login"
    """Opens a session: needs a credentials or password page, no code."""


class Request(Generic[Answer_co]):
    """What queries and commands share."""

    __slots__ = ()
    needs_session: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = ()


class Query(Request[Answer_co]):
    """A question; changes nothing, may be asked again at any time."""

    __slots__ = ()


class Command(Request[Answer_co]):
    """An order, carried out at most once per operation id; the same id and request give the same answer."""

    __slots__ = ()
    guards: ClassVar[Guards] = Guards.NOTHING
    can_be_unknown: ClassVar[bool] = False
    """Whether its outcome may stay unknown for a while (money: a lost answer)."""


# --- queries ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GetChatProfile(Query[ChatProfile]):
    """Consent and link of the caller's chat."""

    needs_session: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class ListAccounts(Query[tuple[Account, ...]]):
    """The member's accounts in a stable order, savings first (M21, M23)."""


@dataclass(frozen=True, slots=True)
class GetAccountCard(Query[AccountCard]):
    """The data to share so that others can deposit (M25)."""

    account: AccountRef
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class LastMovements(Query[Movements]):
    """The last 10 movements, newest first (M34, D1)."""

    account: AccountRef
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class QuoteOwnTransfer(Query[Quote]):
    """Checks an own transfer as far as it can be checked before the code, and says what it costs (M78, D8)."""

    source: AccountRef
    target: AccountRef
    amount: Money
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.NotFound,
        no.SameAccount,
        no.AccountUnavailable,
        no.AmountOutOfRange,
        no.InsufficientFunds,
    )


@dataclass(frozen=True, slots=True)
class CheckCredentials(Query[CredentialsCheck]):
    """What a finished credentials page proved; does not use it up."""

    credentials: FormHandle
    needs_session: ClassVar[bool] = False
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.CredentialsInvalid,)


# --- commands ---------------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class OwnTransfer(Command[Receipt]):
    """Moves money between two accounts of the member (M74-M78)."""

    source: AccountRef
    target: AccountRef
    amount: Money
    reference: str | None
    """At most 60 characters, one line."""
    quote: Quote
    """What the member saw; another cost now is a conflict, not a surprise."""
    guards: ClassVar[Guards] = Guards.MONEY
    can_be_unknown: ClassVar[bool] = True
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (
        no.NotFound,
        no.SameAccount,
        no.AccountUnavailable,
        no.AmountOutOfRange,
        no.InsufficientFunds,
        no.NotAuthorised,
    )
