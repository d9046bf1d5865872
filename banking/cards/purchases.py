"""Purchases with a credit card: posted by the network, owed at once, billed by the next cut (D14)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from banking.cards.tables import card, card_purchase, credit_line
from banking.ledger.chart import CARD_NETWORK, internal
from banking.ledger.posting import Line, Outcome, Posting, post
from banking.ledger.tables import account, tx
from banking.values import CardStatus

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection


class Booked(StrEnum):
    """How the network's message ended."""

    POSTED = "posted"
    REPLAYED = "replayed"
    """This message was taken before."""
    CONFLICT = "conflict"
    """Another message came under this id before."""
    REFUSED = "refused"
    """The card does not work: frozen, blocked, expired."""
    OVER_LIMIT = "over_limit"


@dataclass(frozen=True, slots=True)
class Purchase:
    """One message of the network about one card."""

    id: str
    """The network's, unique."""
    card_id: int
    merchant: str
    cents: int
    made_on: date
    can_defer: bool = True


async def book(conn: AsyncConnection, purchase: Purchase) -> Booked:
    """Post a purchase at most once, within the limit, inside the caller's transaction. The card's line is held: two
    purchases at the limit queue, and only one of them fits (S19).
    """
    found = (
        await conn.execute(
            select(credit_line, card.c.status, card.c.expires_on)
            .join(card, card.c.id == credit_line.c.card_id)
            .where(card.c.id == purchase.card_id)
            .with_for_update(of=card, key_share=True)
        )
    ).one()
    fresh = await _is_fresh(conn, purchase)
    if fresh and (found.status != CardStatus.ACTIVE or found.expires_on < purchase.made_on):
        return Booked.REFUSED
    debts = select(account.c.posted).where(account.c.id.in_((found.revolving, found.deferred)))
    owed = -sum((await conn.scalars(debts)).all())
    if fresh and owed + purchase.cents > found.limit_cents:
        return Booked.OVER_LIMIT
    network = (await internal(conn))[CARD_NETWORK]
    text = f"CONSUMO {purchase.merchant}"
    posted = await post(
        conn,
        Posting(
            kind="card_purchase",
            scope="card_network",
            key=purchase.id,
            request_hash=hashlib.sha256(repr(purchase).encode()).digest(),
            business_date=purchase.made_on,
            actor="network",
            lines=(Line(found.revolving, -purchase.cents, text), Line(network, purchase.cents, text)),
        ),
    )
    if posted.outcome is Outcome.POSTED:
        await conn.execute(
            insert(card_purchase).values(
                card_id=purchase.card_id,
                tx_id=posted.tx,
                merchant=purchase.merchant,
                amount=purchase.cents,
                made_on=purchase.made_on,
                can_defer=purchase.can_defer,
            )
        )
    return Booked(posted.outcome)


async def _is_fresh(conn: AsyncConnection, purchase: Purchase) -> bool:
    """Whether the network says this for the first time: a repetition is answered alike, whatever happened since."""
    known = select(tx.c.id).where(tx.c.idem_scope == "card_network", tx.c.idem_key == purchase.id)
    return await conn.scalar(known) is None
