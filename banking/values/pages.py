"""Secure pages (D3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from banking.values.base import FormHandle
from banking.values.languages import Language

__all__ = ["FieldFault", "FormAccepted", "FormFaults", "FormPurpose", "FormState", "FormTicket", "FormView"]


class FormPurpose(StrEnum):
    """What a secure page asks for (D3)."""

    CREDENTIALS = "credentials"
    """User and password, to link this chat."""
    PASSWORD = "password"  # noqa: S105 - the name of a page, not a password
    """Password alone, in a chat that is linked (D5)."""
    NEW_PASSWORD = "new_password"  # noqa: S105
    """New password and its confirmation (M19, D6)."""
    CARD_NUMBER = "card_number"
    """The number of another bank's card (M120, D3)."""
    CARD_PIN = "card_pin"
    """A card's old key, its new one and the confirmation (M46, M61-M63)."""


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
    language: Language = Language.SPANISH
    """What is spoken in the chat it belongs to."""


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
    """User or password wrong: one answer for both (D5). Or a card's old key."""
    FOUR_DIGITS = "four_digits"
    NOT_A_CARD = "not_a_card"
    CONSECUTIVE = "consecutive"
    REPEATED = "repeated"
    BIRTH_DATE = "birth_date"


@dataclass(frozen=True, slots=True)
class FormFaults:
    """The page stays open; each named field has its fault."""

    faults: tuple[tuple[str, FieldFault], ...]
