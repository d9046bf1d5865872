"""How many codes may leave, by whom and to whom (S11). Counted in PostgreSQL, in fixed windows, one row each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy.dialects.postgresql import insert

from banking.codes.tables import send_counter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.ext.asyncio import AsyncConnection

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
minute_seconds: Final = 60
hour_seconds: Final = 3_600
day_seconds: Final = 86_400


@dataclass(frozen=True, slots=True)
class Allowance:
    """At most so many codes for one subject in one window."""

    subject: bytes
    """A blind index: the counter names nobody."""
    window_seconds: int
    most: int

    def window(self, now: datetime) -> datetime:
        """When the running window began."""
        length = timedelta(seconds=self.window_seconds)
        return _EPOCH + (now - _EPOCH) // length * length


async def take(conn: AsyncConnection, allowances: Iterable[Allowance], now: datetime) -> datetime | None:
    """Count one code against every allowance; None where all allow it, else when the last spent window ends.

    One statement, rows in one order: parallel senders queue and none is lost. A code that is refused counts nowhere:
    otherwise a stranger who goes on asking would use up the number's codes and everybody's (S33).
    """
    by_subject = {
        allowance.subject: allowance for allowance in sorted(allowances, key=lambda item: item.subject)
    }
    rows = [
        {"subject": item.subject, "window_start": item.window(now), "sent": 1} for item in by_subject.values()
    ]
    adding = insert(send_counter).values(rows)
    counting = adding.on_conflict_do_update(
        index_elements=["subject", "window_start"], set_={"sent": send_counter.c.sent + 1}
    ).returning(send_counter.c.subject, send_counter.c.sent)
    async with conn.begin_nested() as uncounted:
        counted = await conn.execute(counting)
        spent = [by_subject[row.subject] for row in counted if row.sent > by_subject[row.subject].most]
        if not spent:
            return None
        await uncounted.rollback()
    return max(item.window(now) + timedelta(seconds=item.window_seconds) for item in spent)
