"""Moments as members read them on a page: the hour in Ecuador, with its date when that is not today (D18)."""

from __future__ import annotations

from datetime import datetime

from banking.api import GUAYAQUIL, Language, business_date
from dialogs.words.words import moment


def hour_in_ecuador(at: datetime, now: datetime, language: Language = Language.SPANISH) -> str:
    """`14:35`, or `21/11/2026 00:05`, in English `21 Nov 2026 00:05`."""
    there = at.astimezone(GUAYAQUIL)
    today = there.date() == business_date(now)
    return f"{there:%H:%M}" if today else moment(at, language)
