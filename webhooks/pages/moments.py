"""Moments as members read them on a page: the hour in Ecuador, with its date when that is not today (D18)."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

GUAYAQUIL = ZoneInfo("America/Guayaquil")


def hour_in_ecuador(moment: datetime, now: datetime) -> str:
    """`14:35`, or `21/11/2026 00:05`."""
    there = moment.astimezone(GUAYAQUIL)
    today = there.date() == now.astimezone(GUAYAQUIL).date()
    return f"{there:%H:%M}" if today else f"{there:%d/%m/%Y %H:%M}"
