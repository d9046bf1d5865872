"""Limits of the channel on money that goes to others (D10, S10, B33)."""

from __future__ import annotations

from enum import StrEnum


class Limit(StrEnum):
    """Which limit stands in the way."""

    OPERATION = "operation"
    DAY = "day"
    NEW_BENEFICIARY = "new_beneficiary"
    """Altogether to a beneficiary in its first day."""
    NEW_LINK = "new_link"
    """Altogether per day while a newly linked chat has low limits."""
