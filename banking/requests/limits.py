"""Limits on money that goes to others (D10, B33)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Command, Guards, Query
from banking.values import ChannelLimits, Limit, LimitChange, Money

__all__ = ["ChangeLimit", "GetLimits", "QuoteLimit"]


@dataclass(frozen=True, slots=True)
class GetLimits(Query[ChannelLimits]):
    """The member's limits and what is left of today's."""


@dataclass(frozen=True, slots=True)
class QuoteLimit(Query[LimitChange]):
    """What a wanted limit would change, and from when."""

    limit: Limit
    """Per operation or per day."""
    amount: Money
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.LimitTooHigh,)


@dataclass(frozen=True, slots=True)
class ChangeLimit(Command[LimitChange]):
    """Lower a limit at once, or raise it again within a day (B33). Guarded like a destination: it decides how much may leave."""

    change: LimitChange
    guards: ClassVar[Guards] = Guards.DESTINATION
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.LimitTooHigh, no.QuoteChanged, no.NotAuthorised)
