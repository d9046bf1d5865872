"""The emergency brake, and cases for agents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

__all__ = ["CaseOpened", "Claimed", "DataRight", "FreezeStatus", "Frozen"]


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """A case an agent will look at. `number` is short and quotable."""

    number: str
    at: datetime


class DataRight(StrEnum):
    """What a member may ask for of their personal data (LOPDP art. 13-15)."""

    ACCESS = "access"
    CORRECT = "correct"
    ERASE = "erase"
    WITHDRAW = "withdraw"
    """A consent given to a request."""


@dataclass(frozen=True, slots=True)
class Frozen(CaseOpened):
    """Money may not leave the member's accounts any more (S38)."""

    stopped: int
    """Payments that had not left yet and now never will."""
    already: bool
    """Whether it was so before."""


@dataclass(frozen=True, slots=True)
class Claimed(CaseOpened):
    """A movement, or what was told, has an open claim (B23)."""

    already: bool
    """Whether it had one before."""
    answer_by: date
    """The day by whose end an answer is promised."""


@dataclass(frozen=True, slots=True)
class FreezeStatus:
    """Whether money may leave, as the member sees it."""

    frozen: bool
    case: str | None
    since: datetime | None
    may_lift_at: datetime | None
    """When the member may lift it without an agent."""
    may_lift: bool
