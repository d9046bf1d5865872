"""Limits of the channel on money that goes to others (D10, S10, B33)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from banking.values.base import Money

__all__ = ["ChannelLimits", "Limit", "LimitChange", "LimitLine"]


class Limit(StrEnum):
    """Which limit stands in the way."""

    OPERATION = "operation"
    DAY = "day"
    NEW_BENEFICIARY = "new_beneficiary"
    """Altogether to a beneficiary in its first day."""
    NEW_LINK = "new_link"
    """Altogether per day while a newly linked chat has low limits."""


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One limit of a member: what counts now, and what will, where a raise waits for its day (B33)."""

    limit: Limit
    amount: Money
    later: Money | None
    later_from: datetime | None

    @property
    def is_rising(self) -> bool:
        """Whether a raise waits."""
        return self.later is not None


@dataclass(frozen=True, slots=True)
class ChannelLimits:
    """What a member may send to others (D10)."""

    items: tuple[LimitLine, ...]
    left_today: Money
    """Of today's limit, whatever the single transfer's."""


@dataclass(frozen=True, slots=True)
class LimitChange:
    """A limit as the member wants it."""

    limit: Limit
    before: Money
    amount: Money
    at_once: bool
    """Lowering counts at once, raising a day later."""
