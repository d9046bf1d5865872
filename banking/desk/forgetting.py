"""What was said at the desk is forgotten when no claim is made of it any more, questions to the FAQ sooner (S24, LOPDP).

The database has the one way to do it and refuses whatever is younger than a year. Hand-offs, events and the audit trail stay: they hold
no words, so the trail's chain is as sound afterwards as before.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.policy import Policy

_FORGET = text("SELECT desk.forget(:said_before, :asked_before, :at_most)")


async def forget(conn: AsyncConnection, policy: Policy, now: datetime) -> int:
    """Forget a batch of what is beyond its time; how many hand-offs and questions that was."""
    periods = {
        "said_before": now - timedelta(days=policy.desk_words_days),
        "asked_before": now - timedelta(days=policy.desk_questions_days),
        "at_most": policy.desk_forgotten_at_once,
    }
    return int((await conn.execute(_FORGET, periods)).scalar_one())
