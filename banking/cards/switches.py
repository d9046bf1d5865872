"""Freezing, unfreezing, blocking for good: at once, with a code, and told by e-mail (B7, S38)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from banking.cards.reading import masked, owned_card, ref_of, status_of
from banking.cards.tables import card
from banking.messages import emails
from banking.refusals import CardUnavailable, NotFound
from banking.values import CardChanged, CardRef, CardStatus

if TYPE_CHECKING:
    from banking.requests import BlockCard, FreezeCard, UnfreezeCard
    from banking.work import Order

Answer = CardChanged | NotFound | CardUnavailable


async def freeze_card(order: Order, command: FreezeCard) -> Answer:
    """Handle `FreezeCard`."""
    return await _switch(order, command.card, {CardStatus.ACTIVE}, CardStatus.FROZEN)


async def unfreeze_card(order: Order, command: UnfreezeCard) -> Answer:
    """Handle `UnfreezeCard`."""
    return await _switch(order, command.card, {CardStatus.FROZEN}, CardStatus.ACTIVE)


async def block_card(order: Order, command: BlockCard) -> Answer:
    """Handle `BlockCard`."""
    return await _switch(
        order, command.card, {CardStatus.ACTIVE, CardStatus.FROZEN, CardStatus.EXPIRED}, CardStatus.BLOCKED
    )


async def freeze_all(order: Order) -> tuple[CardChanged, ...]:
    """Freeze every active card of the member; those that were."""
    mine = select(card).where(card.c.member_id == order.owner).order_by(card.c.id)
    active = [
        row
        for row in (await order.conn.execute(mine)).all()
        if status_of(row, order.now) is CardStatus.ACTIVE
    ]
    done = [await _switch(order, ref_of(row), {CardStatus.ACTIVE}, CardStatus.FROZEN) for row in active]
    return tuple(each for each in done if isinstance(each, CardChanged))


async def _switch(order: Order, ref: CardRef, allowed: set[CardStatus], status: CardStatus) -> Answer:
    row = await owned_card(order, ref, hold=True)
    if isinstance(row, NotFound):
        return row
    now = status_of(row, order.now)
    if now not in allowed:
        return CardUnavailable(now)
    await order.conn.execute(update(card).where(card.c.id == row.id).values(status=status))
    payload = json.dumps({"card": masked(row), "product": row.product, "status": status.value})
    await emails.post(order.conn, order.keys, order.owner, emails.CARD_STATUS, order.now, payload)
    return CardChanged(ref_of(row), status, order.now)
