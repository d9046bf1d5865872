"""What the bank asks of the street: who carries an SMS, who carries an e-mail, what companies say is owed to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from banking.faults import Fault


class DeliveryFailed(Fault):
    """The carrier did not take the message; the same message may be handed over again. Names no recipient."""


@dataclass(frozen=True, slots=True)
class Sms:
    """A text for a registered phone. Carriers drop a second message with the same id."""

    id: str
    to: str
    """E.164."""
    text: str
    """At most 160 characters of the GSM 7-bit alphabet."""

    def __repr__(self) -> str:
        """Numbers and codes stay out of logs (S13, S27)."""
        return f"Sms(id={self.id!r}, …)"


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail to a registered address, in plain text and HTML."""

    id: str
    to: str
    subject: str
    text: str
    html: str

    def __repr__(self) -> str:
        """Addresses and passwords stay out of logs (S13, S27)."""
        return f"Mail(id={self.id!r}, …)"


@dataclass(frozen=True, slots=True)
class OpenBill:
    """What a company says is owed to it for one number."""

    id: str
    """The company's *No de Recibo* (M100)."""
    cents: int
    due_on: date | None
    about: str
    payable: bool
    """Whether it may be paid through this channel."""


class BillersAnswer(StrEnum):
    """Why there is no list."""

    UNKNOWN = "unknown"
    """The company does not know the number."""
    AWAY = "away"
    """It did not answer, or nothing that could be read."""


class SmsGateway(Protocol):
    """Carries SMS."""

    async def send(self, sms: Sms) -> None:
        """Hand a message over; `DeliveryFailed` when it was not taken. Repeating the same id sends nothing twice."""


class Mailer(Protocol):
    """Carries e-mail."""

    async def send(self, mail: Mail) -> None:
        """Hand a mail over; `DeliveryFailed` when it was not taken. The id becomes its Message-ID."""


class Billers(Protocol):
    """Knows what is owed. Paying is the billers' rail (`banking.payments.rails`)."""

    async def pending(self, company: str, number: str) -> tuple[OpenBill, ...] | BillersAnswer:
        """What is owed for a number, oldest first. Never raises for what the street does."""
