"""Time as an argument: nothing in the bank asks the machine for the hour except through a `Clock`."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

Clock = Callable[[], datetime]
"""Answers the present as an aware UTC datetime."""

GUAYAQUIL = timezone(timedelta(hours=-5), "America/Guayaquil")
"""Mainland Ecuador (D18). A fixed offset: no daylight saving since 1993, and no need of a time zone database."""


def system_clock() -> datetime:
    """The machine's clock, in UTC."""
    return datetime.now(UTC)


class SteadyClock:
    """One time for all processes: the database's, kept between two looks at it by the machine's steady clock, which never jumps. Whatever happens
    to a machine's wall clock, deadlines, leases and waits stay what they are (F14).
    """

    def __init__(self, now: datetime, steady: Callable[[], float] = time.monotonic) -> None:
        """`now` is what the database says at this instant; `steady` counts seconds from anywhere."""
        self._steady = steady
        self.set(now)

    def set(self, now: datetime) -> None:
        """The database was looked at again."""
        self._seen, self._at = now.astimezone(UTC), self._steady()

    def __call__(self) -> datetime:
        """The present, as the database would say."""
        return self._seen + timedelta(seconds=self._steady() - self._at)


def business_date(now: datetime) -> date:
    """The accounting day of an instant in America/Guayaquil (security.md §4: decided by the application)."""
    return now.astimezone(GUAYAQUIL).date()
