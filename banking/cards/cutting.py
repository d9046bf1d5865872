"""The monthly cut of a card: quotas that are due become revolving, interest is booked, the statement is written (domain §2.8).

One transaction a card and cut, and each happens once: the statement is unique, the posting has the cut's own key.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, func, insert, select, update

from banking.cards.billing import (
    Dated,
    Rates,
    Statement,
    interest_owed,
    minimum_of,
    revolving_interest,
)
from banking.cards.quotas import month_after, next_cut, pay_by
from banking.cards.tables import (
    card,
    card_deferral,
    card_deferral_part,
    card_payment,
    card_purchase,
    card_quota,
    card_statement,
    credit_line,
)
from banking.ledger import vocabulary
from banking.ledger.chart import CARD_INTEREST, internal
from banking.ledger.posting import Line, Outcome, Posting, post
from banking.ledger.tables import account

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.policy import Policy

Found = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class _Due:
    """Quotas that this cut bills, in cents."""

    capital: int
    interest: int


async def due_cards(conn: AsyncConnection) -> list[int]:
    """The cards that are billed here."""
    return list(await conn.scalars(select(credit_line.c.card_id).where(credit_line.c.cut_day.is_not(None))))


async def cut(conn: AsyncConnection, policy: Policy, card_id: int, today: date) -> date | None:
    """Make the oldest cut that is missing, a day after its day at the earliest; None where none is.

    The card is held: purchases, deferrals and payments wait for the statement they belong to.
    """
    line = (
        await conn.execute(
            select(credit_line)
            .join(card, card.c.id == credit_line.c.card_id)
            .where(card.c.id == card_id)
            .with_for_update(of=card, key_share=True)
        )
    ).one()
    newest = (
        await conn.execute(
            select(card_statement)
            .where(card_statement.c.card_id == card_id)
            .order_by(card_statement.c.cut_on.desc())
            .limit(1)
        )
    ).first()
    cut_on = await _missing(conn, line, newest, today)
    if cut_on is None:
        return None
    before = None if newest is None else _statement(newest)
    paid = await _payments(conn, newest)
    billed = await _billed(conn, newest)
    interest = revolving_interest(before, billed, paid, cut_on, policy.card_basis_points)
    due = await _due(conn, card_id, pay_by(cut_on, policy.card_pay_days))
    await _book(conn, line, cut_on, due, interest)
    total = await _total(conn, line, cut_on)
    rates = Rates(policy.card_basis_points, policy.card_minimum_basis_points, policy.card_minimum_cents)
    new_interest = interest + due.interest
    statement = await conn.scalar(
        insert(card_statement)
        .values(
            card_id=card_id,
            cut_on=cut_on,
            pay_by=pay_by(cut_on, policy.card_pay_days),
            total=total,
            minimum=minimum_of(total, due.capital, new_interest, before, paid, rates),
            interest=min(interest_owed(before, paid, new_interest), total),
        )
        .returning(card_statement.c.id)
    )
    await _mark(conn, card_id, cut_on, policy, statement)
    return cut_on


async def _missing(conn: AsyncConnection, line: Found, newest: Found | None, today: date) -> date | None:
    """The cut after the newest statement, or the one that bills the first purchase; None while its day is not over."""
    if newest is not None:
        cut_on = month_after(newest.cut_on.replace(day=line.cut_day))
    else:
        first = select(func.min(card_purchase.c.made_on)).where(card_purchase.c.card_id == line.card_id)
        made_on: date | None = await conn.scalar(first)
        if made_on is None:
            return None
        cut_on = next_cut(made_on, line.cut_day)
    return cut_on if cut_on < today else None


def _statement(row: Found) -> Statement:
    return Statement(row.cut_on, row.pay_by, row.total, row.minimum, row.interest)


async def _payments(conn: AsyncConnection, newest: Found | None) -> list[Dated]:
    if newest is None:
        return []
    mine = select(card_payment.c.paid_on, card_payment.c.amount).where(
        card_payment.c.statement_id == newest.id
    )
    return [(row.paid_on, row.amount) for row in await conn.execute(mine)]


async def _billed(conn: AsyncConnection, newest: Found | None) -> list[Dated]:
    """The purchases of the newest statement, without what was deferred of them."""
    if newest is None:
        return []
    taken = func.coalesce(card_deferral_part.c.amount, 0)
    mine = (
        select(card_purchase.c.made_on, (card_purchase.c.amount - taken).label("left"))
        .outerjoin(card_deferral_part, card_deferral_part.c.purchase_id == card_purchase.c.id)
        .where(card_purchase.c.statement_id == newest.id)
    )
    return [(row.made_on, row.left) for row in await conn.execute(mine)]


async def _due(conn: AsyncConnection, card_id: int, last_day: date) -> _Due:
    row = (
        await conn.execute(
            select(
                func.coalesce(func.sum(card_quota.c.capital), 0).label("capital"),
                func.coalesce(func.sum(card_quota.c.interest), 0).label("interest"),
            )
            .join(card_deferral, card_deferral.c.id == card_quota.c.deferral_id)
            .where(
                card_deferral.c.card_id == card_id,
                card_quota.c.statement_id.is_(None),
                card_quota.c.due_on <= last_day,
            )
        )
    ).one()
    return _Due(int(row.capital), int(row.interest))


async def _book(conn: AsyncConnection, line: Found, cut_on: date, due: _Due, interest: int) -> None:
    earned = (await internal(conn))[CARD_INTEREST]
    lines: list[Line] = []
    if due.capital:
        lines += [
            Line(line.revolving, -due.capital, vocabulary.CARD_QUOTA),
            Line(line.deferred, due.capital, vocabulary.CARD_QUOTA),
        ]
    for cents, text in (
        (due.interest, vocabulary.CARD_DEFERRAL_INTEREST),
        (interest, vocabulary.CARD_REVOLVING_INTEREST),
    ):
        if cents:
            lines += [Line(line.revolving, -cents, text), Line(earned, cents, text)]
    if not lines:
        return
    key = f"{line.card_id}:{cut_on}"
    posted = await post(
        conn,
        Posting(
            kind="card_cut",
            scope="card_cut",
            key=key,
            request_hash=hashlib.sha256(key.encode()).digest(),
            business_date=cut_on,
            actor="system",
            lines=tuple(lines),
        ),
    )
    if posted.outcome is not Outcome.POSTED:
        raise ValueError(f"a cut could not be booked: {posted.outcome}")


async def _total(conn: AsyncConnection, line: Found, cut_on: date) -> int:
    """What is owed of the revolving debt, without purchases after the cut, whose bill is the next one's."""
    owed = -int(
        (await conn.execute(select(account.c.posted).where(account.c.id == line.revolving))).scalar_one()
    )
    taken = func.coalesce(card_deferral_part.c.amount, 0)
    later = (
        select(func.coalesce(func.sum(card_purchase.c.amount - taken), 0))
        .outerjoin(card_deferral_part, card_deferral_part.c.purchase_id == card_purchase.c.id)
        .where(card_purchase.c.card_id == line.card_id, card_purchase.c.made_on > cut_on)
    )
    return max(owed - int(await conn.scalar(later) or 0), 0)


async def _mark(
    conn: AsyncConnection, card_id: int, cut_on: date, policy: Policy, statement: int | None
) -> None:
    """What this statement billed is billed."""
    await conn.execute(
        update(card_purchase)
        .where(
            card_purchase.c.card_id == card_id,
            card_purchase.c.statement_id.is_(None),
            card_purchase.c.made_on <= cut_on,
        )
        .values(statement_id=statement)
    )
    of_card = select(card_deferral.c.id).where(card_deferral.c.card_id == card_id)
    await conn.execute(
        update(card_quota)
        .where(
            card_quota.c.deferral_id.in_(of_card),
            card_quota.c.statement_id.is_(None),
            card_quota.c.due_on <= pay_by(cut_on, policy.card_pay_days),
        )
        .values(statement_id=statement)
    )
