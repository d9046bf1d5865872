"""Time as an argument: nothing in the bank asks the machine for the hour except through a `Clock`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

Clock = Callable[[], datetime]
"""Answers the present as an aware UTC datetime."""

GUAYAQUIL = timezone(timedelta(hours=-5), "America/Guayaquil")
"""Mainland Ecuador (D18). A fixed offset: no daylight saving since 1993, and no need of a time zone database."""


def system_clock() -> datetime:
    """The machine's clock, in UTC."""
    return datetime.now(UTC)


def business_date(now: datetime) -> date:
    """The accounting day of an instant in America/Guayaquil (security.md §4: decided by the application)."""
    return now.astimezone(GUAYAQUIL).date()
