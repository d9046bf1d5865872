"""What the bank holds about a member, and what of it a member may erase (LOPDP art. 13-15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from banking.values.base import Money
from banking.values.offers import CaseSubject

__all__ = [
    "DataErased",
    "DataFact",
    "DataGranted",
    "DataItem",
    "DataOrder",
    "DataSection",
    "DataTicket",
    "DataTopic",
    "Erasable",
    "MyData",
]


class DataTopic(StrEnum):
    """The parts of what is held."""

    PERSON = "person"
    CONSENTS = "consents"
    ACCESS = "access"
    PRODUCTS = "products"
    DIRECTORY = "directory"
    PREFERENCES = "preferences"
    CASES = "cases"


class DataFact(StrEnum):
    """One kind of thing that is held."""

    NAME = "name"
    IDENTIFICATION = "identification"
    PHONE = "phone"
    EMAIL = "email"
    BIRTH_DATE = "birth_date"
    MEMBER_SINCE = "member_since"
    CHANNEL_TERMS = "channel_terms"
    PRODUCT_CONSENT = "product_consent"
    SCHEDULE_TERMS = "schedule_terms"
    USER = "user"
    CHAT = "chat"
    SESSION = "session"
    SAVINGS = "savings"
    CONTRIBUTION = "contribution"
    LOAN = "loan"
    INVESTMENT = "investment"
    DEBIT_CARD = "debit_card"
    CREDIT_CARD = "credit_card"
    BENEFICIARY = "beneficiary"
    SERVICE = "service"
    SAVED_CARD = "saved_card"
    LIMIT_OPERATION = "limit_operation"
    LIMIT_DAY = "limit_day"
    MUTED = "muted"
    WANTED = "wanted"
    LANGUAGE = "language"
    CASE = "case"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class DataItem:
    """One thing that is held: numbers are masked as everywhere. Times are since when, and until when where it is over."""

    fact: DataFact
    said: str = ""
    subject: CaseSubject | None = None
    amount: Money | None = None
    since: datetime | None = None
    until: datetime | None = None

    def __repr__(self) -> str:
        """Personal data stay out of logs (S27)."""
        return f"DataItem({self.fact})"


@dataclass(frozen=True, slots=True)
class DataSection:
    """One part of what is held."""

    topic: DataTopic
    items: tuple[DataItem, ...]


@dataclass(frozen=True, slots=True)
class MyData:
    """Everything, for a file."""

    may_be_kept: ClassVar[bool] = False
    holder: str
    at: datetime
    sections: tuple[DataSection, ...]

    def __repr__(self) -> str:
        """Personal data stay out of logs (S27)."""
        return "MyData(…)"


@dataclass(frozen=True, slots=True)
class DataGranted:
    """A code was given for a copy: it may be ordered under this operation until then."""

    operation: UUID
    until: datetime


@dataclass(frozen=True, slots=True)
class DataOrder:
    """Whose copy, and until when it may be drawn."""

    member: int
    at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class DataTicket:
    """An order under the bank's seal, shown instead of a session when the file is drawn; good for this copy alone."""

    may_be_kept: ClassVar[bool] = False
    order: DataOrder
    proof: bytes


@dataclass(frozen=True, slots=True)
class Erasable:
    """What a member may erase, counted; `kept` is what programmed payments and transfers still need."""

    beneficiaries: int
    services: int
    cards: int
    preferences: int
    kept: int

    @property
    def anything(self) -> bool:
        """Whether there is something to erase."""
        return bool(self.beneficiaries or self.services or self.cards or self.preferences)


@dataclass(frozen=True, slots=True)
class DataErased(Erasable):
    """The same, erased."""

    at: datetime
