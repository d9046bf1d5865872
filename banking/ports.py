"""What the bank asks of the street: somebody who carries an SMS, somebody who carries an e-mail."""

from __future__ import annotations

from dataclasses import dataclass
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


class SmsGateway(Protocol):
    """Carries SMS."""

    async def send(self, sms: Sms) -> None:
        """Hand a message over; `DeliveryFailed` when it was not taken. Repeating the same id sends nothing twice."""


class Mailer(Protocol):
    """Carries e-mail."""

    async def send(self, mail: Mail) -> None:
        """Hand a mail over; `DeliveryFailed` when it was not taken. The id becomes its Message-ID."""
