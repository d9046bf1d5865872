"""Posting: one transaction of the book in one round trip (`ledger.post`).

The function locks the tracked accounts in ascending id, recognises a repeated key, checks status and funds, and writes
transaction, entries and balances. What it refuses it answers as an outcome and leaves nothing behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class Line:
    """One entry to be: signed cents (credit positive), the movement's name, its document number or the next one."""

    account: int
    amount: int
    text: str
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """What shall be written. The key names the operation and its phase (`<operation>:post`), never the attempt."""

    kind: str
    scope: str
    key: str
    request_hash: bytes
    business_date: date
    actor: str
    lines: tuple[Line, ...]
    memo: str | None = None
    releases: UUID | None = None
    """A pending hold on one of the accounts that this posting fulfils."""
    obliged: bool = False
    """What happened already outside is booked on blocked accounts too; never on closed ones."""


class Outcome(StrEnum):
    """How a posting ended."""

    POSTED = "posted"
    REPLAYED = "replayed"
    """The key was posted before, for the same request."""
    CONFLICT = "conflict"
    """The key was posted before, for another request."""
    UNAVAILABLE = "unavailable"
    """An account is missing or not active."""
    INSUFFICIENT = "insufficient"
    HOLD_GONE = "hold_gone"
    """The hold is not pending, or holds money of another account."""


@dataclass(frozen=True, slots=True)
class Posted:
    """The answer: the transaction's id where there is one, else the account that stood in the way."""

    outcome: Outcome
    tx: int | None
    account: int | None
    available: int | None
    """Cents that account could still pay, with `INSUFFICIENT`."""


POST_SQL = """
SELECT outcome, tx, account, available FROM ledger.post(
    :kind, :scope, :key, :request_hash, :business_date, :actor, :memo,
    CAST(:accounts AS bigint[]), CAST(:amounts AS bigint[]), CAST(:documents AS bigint[]), CAST(:texts AS text[]),
    CAST(:releases AS uuid), CAST(:obliged AS boolean))
"""
_POST = text(POST_SQL)


async def post(conn: AsyncConnection, posting: Posting) -> Posted:
    """Write a posting inside the caller's transaction; the guards have the last word at COMMIT.

    Raises:
        ValueError: the lines are fewer than two or do not sum to zero: a fault of the caller's, never a member's.
    """
    lines = posting.lines
    if len(lines) < 2 or sum(line.amount for line in lines) != 0:  # noqa: PLR2004 - double entry
        raise ValueError("a posting needs two lines or more that sum to zero")
    row = (
        await conn.execute(
            _POST,
            {
                "kind": posting.kind,
                "scope": posting.scope,
                "key": posting.key,
                "request_hash": posting.request_hash,
                "business_date": posting.business_date,
                "actor": posting.actor,
                "memo": posting.memo,
                "accounts": [line.account for line in lines],
                "amounts": [line.amount for line in lines],
                "documents": [line.document for line in lines],
                "texts": [line.text for line in lines],
                "releases": posting.releases,
                "obliged": posting.obliged,
            },
        )
    ).one()
    return Posted(Outcome(row.outcome), row.tx, row.account, row.available)
