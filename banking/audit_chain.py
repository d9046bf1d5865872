"""The audit trail, chained in batches: whoever changes, removes or slips in an entry breaks the chain (S29, desk.md 14).

A batch is sealed when no transaction can write into it any more: entries older than every time-out of the database. Its
hash covers the batch before it, so the newest hash, kept elsewhere, vouches for all of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import orjson
from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.ledger.tables import audit, audit_seal

SETTLED: Final = timedelta(minutes=5)
"""Longer than any statement or idle transaction may last: nothing older can still be written."""
BATCH: Final = 500
_COLUMNS: Final = (
    audit.c.id,
    audit.c.at,
    audit.c.actor,
    audit.c.action,
    audit.c.subject,
    audit.c.origin,
    audit.c.result,
    audit.c.operation_id,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far the chain holds. `broken_at` is the first entry of the first batch that does not."""

    batches: int
    entries: int
    waiting: int
    """Entries that are not sealed yet."""
    broken_at: int | None = None
    newest: str = ""


async def seal(conn: AsyncConnection, now: datetime) -> int:
    """Seal the next batch; how many entries that was. One process at a time does it."""
    if not await conn.scalar(select(func.pg_try_advisory_xact_lock(_LOCK))):
        return 0
    last = (await conn.execute(select(audit_seal).order_by(audit_seal.c.last_id.desc()).limit(1))).first()
    after, previous = (last.last_id, last.hash) if last is not None else (_BEFORE_ALL, b"")
    batch = select(*_COLUMNS).where(audit.c.id > after, audit.c.at < now - SETTLED)
    rows = (await conn.execute(batch.order_by(audit.c.id).limit(BATCH))).all()
    if not rows:
        return 0
    row = {
        "first_id": rows[0].id,
        "last_id": rows[-1].id,
        "entries": len(rows),
        "previous": previous,
        "hash": _hash(previous, rows),
        "sealed_at": now,
    }
    await conn.execute(insert(audit_seal).values(row))
    return len(rows)


async def verify(conn: AsyncConnection) -> Verdict:
    """Go through the whole chain."""
    previous, after, entries, batches = b"", _BEFORE_ALL, 0, 0
    for sealed in (await conn.execute(select(audit_seal).order_by(audit_seal.c.last_id))).all():
        inside = select(*_COLUMNS).where(audit.c.id > after, audit.c.id <= sealed.last_id)
        rows = (await conn.execute(inside.order_by(audit.c.id))).all()
        good = sealed.previous == previous and len(rows) == sealed.entries
        if not good or _hash(previous, rows) != sealed.hash:
            return Verdict(batches, entries, 0, broken_at=sealed.first_id)
        previous, after = sealed.hash, sealed.last_id
        entries, batches = entries + len(rows), batches + 1
    waiting = int(await conn.scalar(select(func.count()).where(audit.c.id > after)) or 0)
    return Verdict(batches, entries, waiting, newest=previous.hex())


_BEFORE_ALL: Final = -(2**63)
_LOCK: Final = 0x41554449


def _hash(previous: bytes, rows: Sequence[Sequence[Any]]) -> bytes:
    """Over the batch before and every field of every entry."""
    plain = orjson.dumps([[_plain(value) for value in row] for row in rows])
    return hashlib.sha256(previous + plain).digest()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return round(value.timestamp() * 1_000_000)
    return value if value is None or isinstance(value, int) else str(value)
