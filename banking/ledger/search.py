"""*Detalle de movimientos*: pages and searches that cost the same on an account with ten movements or ten million (M20).

Each condition has an index that gives the positions of fitting movements, newest first, without looking at the movements:
by name (the few names of an account that contain the words), by exact amount, by class of amounts and type, or all of
them. Of each at most `search_reads` positions are read; the condition that reaches furthest back with them leads, and
its movements are looked at in full. What is found is therefore complete as far back as was looked, and the answer says how
far that was. Totals come from `ledger.turnover`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.clock import business_date
from banking.ledger.accounts import owned
from banking.ledger.movements import movement
from banking.ledger.periods import within_reach
from banking.ledger.wording import speaks_of
from banking.refusals import NotFound
from banking.requests import SearchMovements
from banking.values import Money, Movement, MovementFilter, MovementsPage, MovementType, Period, Totals
from banking.work import Handlers, Work

EVERYTHING = MovementFilter("")
LARGEST_CENTS = 100_000_000_000
"""No entry is larger; the ledger refuses it."""

Found = list[tuple[int, Movement]]
"""Movements with their positions, newest first."""


@dataclass(frozen=True, slots=True)
class Hunt:
    """What is looked for, and where: positions from `lower` up to but not including `upper`."""

    account: int
    period: Period
    meant: MovementFilter
    names: tuple[str, ...]
    lower: int
    upper: int

    @property
    def signs(self) -> list[int]:
        """The signs of the amounts that are meant."""
        return {MovementType.DEBIT: [-1], MovementType.CREDIT: [1], None: [-1, 1]}[self.meant.type]

    @property
    def low(self) -> int:
        """The smallest amount that is meant, in cents."""
        return max(self.meant.low.cents, 1) if self.meant.low else 1

    @property
    def high(self) -> int:
        """The largest amount that is meant, in cents."""
        return min(self.meant.high.cents, LARGEST_CENTS) if self.meant.high else LARGEST_CENTS

    @property
    def by_amount(self) -> bool:
        """Whether amounts are limited: then no totals are kept ready."""
        return self.meant.low is not None or self.meant.high is not None


@dataclass(frozen=True, slots=True)
class Trail:
    """Positions that may fit, newest first, and how far back they are all there are."""

    positions: Sequence[int]
    reached: int


async def search_movements(work: Work, query: SearchMovements) -> MovementsPage | NotFound:
    """Handle `SearchMovements`."""
    found = await owned(work.conn, work.owner, query.account)
    if isinstance(found, NotFound):
        return found
    period = within_reach(query.period, business_date(work.now), work.policy.movement_months)
    hunt, totals = await prepare(work.conn, query.account.id, period, query.filter or EVERYTHING)
    items, older, reached, sums = await _page(work, hunt, query.before)
    return MovementsPage(
        account=found[0].ref,
        number=f"••••{found[0].ref.last4}",
        period=period,
        items=tuple(movement for _, movement in items),
        totals=sums if hunt.by_amount else totals,
        older=older,
        reached=reached,
    )


async def prepare(
    conn: AsyncConnection, account: int, period: Period, meant: MovementFilter
) -> tuple[Hunt, Totals]:
    """Where to look, and the totals of the names that are meant (of both types, whatever the amounts)."""
    values = {"account": account, "first": period.first, "last": period.last}
    rows = [row for row in await conn.execute(_NAMES, values) if speaks_of(row.text, meant.words)]
    credit, debit = meant.type is not MovementType.DEBIT, meant.type is not MovementType.CREDIT
    totals = Totals(
        Money(sum(row.credits for row in rows) if credit else 0),
        Money(sum(row.debits for row in rows) if debit else 0),
        sum(row.credited * credit + row.debited * debit for row in rows),
    )
    lower = min((row.first_seq for row in rows), default=1)
    upper = max((row.last_seq for row in rows), default=0) + 1
    return Hunt(account, period, meant, tuple(row.text for row in rows), lower, upper), totals


async def fetch(conn: AsyncConnection, hunt: Hunt, positions: Sequence[int]) -> Found:
    """Those of these movements that are meant, in full."""
    values = {
        "account": hunt.account,
        "positions": list(positions),
        "first": hunt.period.first,
        "last": hunt.period.last,
        "names": list(hunt.names),
        "low": hunt.low,
        "high": hunt.high,
        "signs": hunt.signs,
    }
    return [(row.account_seq, movement(row)) for row in await conn.execute(_FETCH, values)]


async def follow(conn: AsyncConnection, hunt: Hunt, before: int, limit: int) -> Trail:
    """Positions to look at, from the condition that reaches furthest back with `limit` of them."""
    trails: list[Trail] = []
    if hunt.meant.words:
        trails.append(await _trail(conn, _BY_NAME, hunt, before, limit))
    if hunt.by_amount and hunt.low == hunt.high:
        trails.append(await _trail(conn, _BY_AMOUNT, hunt, before, limit))
    elif hunt.by_amount or hunt.meant.type is not None:
        trails.append(await _trail(conn, _BY_SIZE, hunt, before, limit))
    if not trails:
        trails.append(await _trail(conn, _ALL, hunt, before, limit))
    return min(trails, key=lambda trail: (trail.reached, len(trail.positions)))


async def _page(
    work: Work, hunt: Hunt, before: int | None
) -> tuple[Found, int | None, date | None, Totals | None]:
    """One page, where the next begins, how far a short one looked, and the totals where everything was looked at."""
    size, most = work.policy.movements_per_page, work.policy.search_reads
    start = hunt.upper if before is None else min(before, hunt.upper)
    if hunt.by_amount:
        trail = await follow(work.conn, hunt, hunt.upper, most)
        if trail.reached <= hunt.lower:
            everything = await fetch(work.conn, hunt, trail.positions)
            rest = [each for each in everything if each[0] < start]
            return rest[:size], rest[size - 1][0] if len(rest) > size else None, None, add_up(everything)
    trail, found = Trail((), start), list[tuple[int, Movement]]()
    for limit in (size + 1, most):
        trail = await follow(work.conn, hunt, start, limit)
        found = await fetch(work.conn, hunt, trail.positions)
        if len(found) > size:
            return found[:size], found[size - 1][0], None, None
        if trail.reached <= hunt.lower:
            return found, None, None, None
    values = {"account": hunt.account, "position": trail.reached}
    reached = await work.conn.scalar(_DAY, values) if len(found) < size else None
    return found, trail.reached, reached, None


async def _trail(conn: AsyncConnection, statement: TextClause, hunt: Hunt, before: int, limit: int) -> Trail:
    values: dict[str, Any] = {
        "account": hunt.account,
        "lower": hunt.lower,
        "before": before,
        "limit": limit,
        "names": list(hunt.names),
        "low": hunt.low,
        "high": hunt.high,
        "signs": hunt.signs,
    }
    wanted = {name: value for name, value in values.items() if name in statement.compile().params}
    positions = list(await conn.scalars(statement, wanted))
    return Trail(positions, positions[-1] if len(positions) == limit else hunt.lower)


def add_up(found: Found) -> Totals:
    """The totals of movements at hand."""
    amounts = [movement.amount.cents for _, movement in found]
    return Totals(
        Money(sum(cents for cents in amounts if cents > 0)),
        Money(sum(cents for cents in amounts if cents < 0)),
        len(amounts),
    )


_NAMES = text("""
SELECT text, CAST(sum(credits) AS bigint) AS credits, CAST(sum(debits) AS bigint) AS debits,
    CAST(sum(credited) AS bigint) AS credited, CAST(sum(debited) AS bigint) AS debited,
    min(first_seq) AS first_seq, max(last_seq) AS last_seq
FROM ledger.turnover WHERE account_id = :account AND month BETWEEN :first AND :last GROUP BY text
""")

# One backward index scan for each name, class or amount; merged, newest first.
_MERGED = """
SELECT found.account_seq FROM {each} CROSS JOIN LATERAL (
    SELECT e.account_seq FROM ledger.entry e
    WHERE e.account_id = :account AND {fits} AND e.account_seq >= :lower AND e.account_seq < :before
    ORDER BY e.account_seq DESC LIMIT :limit
) found ORDER BY found.account_seq DESC LIMIT :limit
"""
_BY_NAME = text(
    _MERGED.format(
        each="unnest(CAST(:names AS text[])) AS name (text)", fits="e.name_hash = hashtext(name.text)"
    )
)
_BY_SIZE = text(
    _MERGED.format(
        each="generate_series(CAST(ledger.size_class(:low) AS integer), ledger.size_class(:high)) AS class (id) "
        "CROSS JOIN unnest(CAST(:signs AS integer[])) AS sign (id)",
        fits="e.size_class = CAST(class.id * sign.id AS smallint)",
    )
)
_BY_AMOUNT = text(
    _MERGED.format(
        each="unnest(CAST(:signs AS smallint[])) AS sign (id)",
        fits="e.amount = CAST(:low AS bigint) * sign.id",
    )
)
_ALL = text("""
SELECT e.account_seq FROM ledger.entry e
WHERE e.account_id = :account AND e.account_seq >= :lower AND e.account_seq < :before
ORDER BY e.account_seq DESC LIMIT :limit
""")
_FETCH = text("""
SELECT e.account_seq, e.document, e.text, e.amount, e.balance_after, t.business_date, t.actor
FROM ledger.entry e JOIN ledger.tx t ON t.id = e.tx_id
WHERE e.account_id = :account AND e.account_seq = ANY (CAST(:positions AS bigint[]))
    AND date_trunc('month', CAST(t.business_date AS timestamp)) BETWEEN :first AND :last
    AND e.text = ANY (CAST(:names AS text[]))
    AND abs(e.amount) BETWEEN :low AND :high AND (CASE WHEN e.amount < 0 THEN -1 ELSE 1 END) = ANY (CAST(:signs AS integer[]))
ORDER BY e.account_seq DESC
""")
_DAY = text("""
SELECT t.business_date FROM ledger.entry e JOIN ledger.tx t ON t.id = e.tx_id
WHERE e.account_id = :account AND e.account_seq = :position
""")

QUERIES: Handlers = {SearchMovements: search_movements}
