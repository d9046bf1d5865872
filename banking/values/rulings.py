"""Payments that wait for people's ruling, as the desk sees them (S24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from banking.values.base import Money
from banking.values.payments import PaymentId

__all__ = ["ManualPayment", "PaymentStep", "Proposal", "RulingRefused", "Verdict"]


class Verdict(StrEnum):
    """What people found out about a payment that nothing else ends."""

    SETTLED = "settled"
    """The rail carried it out: it is booked."""
    REJECTED = "rejected"
    """The rail never will: its money is free again."""
    RETURNED = "returned"
    """It was booked, and the rail gave it back: so does the book."""
    STANDS = "stands"
    """It stays as it is; what contradicted it was looked into."""


class RulingRefused(StrEnum):
    """Why a proposal or its confirmation changed nothing."""

    NOT_FOUND = "not_found"
    """No payment of this id waits for people."""
    NOT_POSSIBLE = "not_possible"
    """Such a verdict cannot be passed on it now."""
    NO_REASON = "no_reason"
    ALREADY_PROPOSED = "already_proposed"
    NOTHING_PROPOSED = "nothing_proposed"
    SAME_PERSON = "same_person"
    """Whoever proposed does not confirm."""
    OVERTAKEN = "overtaken"
    """The payment moved on since the proposal, which is void now."""
    UNBOOKABLE = "unbookable"
    """The book refuses: the account was closed."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one person found, until another confirms it."""

    verdict: Verdict
    reason: str
    by: str
    """Who proposed it, as the trail writes it: `agent:<id>`."""
    name: str
    """The same person for the eye."""
    at: datetime


@dataclass(frozen=True, slots=True)
class PaymentStep:
    """One line of a payment's history; holds no member's data."""

    at: datetime
    event: str
    to_state: str
    actor: str
    detail: str


@dataclass(frozen=True, slots=True)
class ManualPayment:
    """A payment that waits for people. Names and numbers are masked (S28)."""

    id: PaymentId
    code: str
    """Of its receipt: what the member quotes."""
    kind: str
    rail: str
    state: str
    attention: str
    """Why people must look: the event that brought it here."""
    amount: Money
    total: Money
    to: str
    """Where it goes, masked: `Luz P••• · Banco Pichincha ••••3456`."""
    rail_reference: str | None
    attempts: int
    created_at: datetime
    changed_at: datetime
    deadline_at: datetime
    possible: tuple[Verdict, ...]
    proposal: Proposal | None
    history: tuple[PaymentStep, ...] = ()
    """Oldest first; only where one payment was asked for."""
