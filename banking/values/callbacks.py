"""Call-backs: when a person of the desk calls the member, on the desk's own calendar (desk.md 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from banking.clock import GUAYAQUIL, business_date
from banking.values.safety import CaseOpened

__all__ = ["CallBooked", "CallWindow"]


@dataclass(frozen=True, slots=True)
class CallWindow:
    """From when to when a person may call; both on one business day."""

    begins: datetime
    ends: datetime

    @property
    def day(self) -> date:
        """The day in Ecuador."""
        return business_date(self.begins)

    @property
    def hours(self) -> str:
        """`08:00 – 13:00`."""
        begins, ends = self.begins.astimezone(GUAYAQUIL), self.ends.astimezone(GUAYAQUIL)
        return f"{begins:%H:%M} – {ends:%H:%M}"


@dataclass(frozen=True, slots=True)
class CallBooked(CaseOpened):
    """A person will call the registered phone in this window."""

    window: CallWindow
    phone_masked: str
    already: bool
    """Whether a call was asked for before, which stands."""
