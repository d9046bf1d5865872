"""What the bank need not know any longer is erased, once an hour: secrets that were never fetched, spent counters."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, update

from banking.beneficiaries.tables import holder_lookup
from banking.clock import business_date
from banking.codes.limits import day_seconds
from banking.codes.tables import send_counter
from banking.messages.tables import outgoing_email
from banking.people.tables import form

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.policy import Policy


async def forget(conn: AsyncConnection, policy: Policy, now: datetime) -> None:
    """Erase temporary passwords whose mail never left, new passwords no login took up, and old counters."""
    unsent = outgoing_email.c.created_at <= now - timedelta(seconds=policy.temporary_password_ttl_seconds)
    await conn.execute(
        update(outgoing_email)
        .where(unsent, outgoing_email.c.payload.is_not(None))
        .values(payload=None, recipient=None)
    )
    unused = form.c.done_at <= now - timedelta(seconds=policy.credentials_ttl_seconds)
    await conn.execute(
        update(form).where(unused, form.c.password_hash.is_not(None)).values(password_hash=None)
    )
    await conn.execute(
        update(form).where(unused, form.c.number_sealed.is_not(None)).values(number_sealed=None)
    )
    spent = send_counter.c.window_start <= now - timedelta(seconds=2 * day_seconds)
    await conn.execute(delete(send_counter).where(spent))
    await conn.execute(delete(holder_lookup).where(holder_lookup.c.day < business_date(now)))
