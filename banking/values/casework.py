"""What people at the desk do for a member beside talking: measures, and cases with their outcome. The member is told (S38)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from banking.values.notices import News

__all__ = ["CaseClosed", "CaseOutcome", "FrozenByPerson", "Measure", "MeasureTaken"]


class Measure(StrEnum):
    """What a person at the desk may do for a member; no money moves by any of them."""

    FREEZE_CARDS = "freeze_cards"
    FREEZE_OUTGOING = "freeze_outgoing"
    UNLINK = "unlink"
    """The chat of a lost phone loses its access."""
    LIFT = "lift"
    """Money may leave again; only for a member who has just proved who they are."""


class CaseOutcome(StrEnum):
    """How a case ended, as the member is told."""

    SOLVED = "solved"
    IN_FAVOUR = "in_favour"
    """A claim was found right."""
    NOT_IN_FAVOUR = "not_in_favour"
    NO_CONTACT = "no_contact"
    """Nobody could be reached."""


@dataclass(frozen=True, slots=True)
class MeasureTaken(News):
    """A person at the desk took a measure; the freeze of what leaves has news of its own."""

    measure: Measure
    at: datetime


@dataclass(frozen=True, slots=True)
class FrozenByPerson(News):
    """A person at the desk froze what leaves the member's accounts."""

    buttons: ClassVar[tuple[str, ...]] = ()
    case: str
    stopped: int
    """Payments that had not left yet and now never will."""
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseClosed(News):
    """A case has its answer; the e-mail has it as well."""

    buttons: ClassVar[tuple[str, ...]] = ()
    case: str
    outcome: CaseOutcome
    answer: str
    at: datetime
