"""Holds: money promised to what settles later. Pending, then posted by the settling transaction, or voided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection


class HoldOutcome(StrEnum):
    """How placing or voiding a hold ended."""

    HELD = "held"
    VOIDED = "voided"
    REPLAYED = "replayed"
    """Done before, alike."""
    CONFLICT = "conflict"
    """This id holds another amount or another account's money."""
    UNAVAILABLE = "unavailable"
    INSUFFICIENT = "insufficient"
    HOLD_GONE = "hold_gone"
    """Posted already, or never placed."""


@dataclass(frozen=True, slots=True)
class Held:
    """The answer to placing a hold; `available` in cents before it, where funds were looked at."""

    outcome: HoldOutcome
    available: int | None


_PLACE = text(
    "SELECT outcome, available FROM ledger.place_hold(CAST(:id AS uuid), CAST(:account AS bigint), "
    "CAST(:amount AS bigint), :expires_at)"
)
_VOID = text("SELECT outcome FROM ledger.void_hold(CAST(:id AS uuid))")


async def place(conn: AsyncConnection, hold: UUID, account: int, amount: int, expires_at: datetime) -> Held:
    """Hold an amount in cents; the id is the payment's, so that placing twice holds once."""
    values = {"id": hold, "account": account, "amount": amount, "expires_at": expires_at}
    row = (await conn.execute(_PLACE, values)).one()
    return Held(HoldOutcome(row.outcome), row.available)


async def void(conn: AsyncConnection, hold: UUID) -> HoldOutcome:
    """Give the money back to its account."""
    return HoldOutcome((await conn.execute(_VOID, {"id": hold})).scalar_one())
