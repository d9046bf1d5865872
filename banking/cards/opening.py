"""Issuing cards. Needs the owner's login: the application issues none (S34)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import insert

from banking.cards.tables import card, credit_line
from banking.ledger.tables import account
from banking.values import CardBrand, CardKind, CardRef

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.values import AccountRef
    from banking.work import MemberId

_REVOLVING = "1401.{card}"
_DEFERRED = "1402.{card}"
"""What members owe on cards, in the chart of accounts."""


@dataclass(frozen=True, slots=True)
class Plastic:
    """What the issuer prints and the processor knows. Never the full number."""

    token: str
    """The processor's name of the card."""
    brand: str
    product: str
    first6: str
    last4: str
    expires_on: date


@dataclass(frozen=True, slots=True)
class Line:
    """A credit card's terms: limit in cents, day of the monthly cut (None: not billed here)."""

    limit_cents: int
    cut_day: int | None


async def open_debit_card(
    conn: AsyncConnection, member: MemberId, plastic: Plastic, drawn_on: AccountRef
) -> CardRef:
    """Issue a debit card on one of the member's accounts."""
    return await _issue(conn, member, plastic, CardKind.DEBIT, drawn_on.id)


async def open_credit_card(conn: AsyncConnection, member: MemberId, plastic: Plastic, line: Line) -> CardRef:
    """Issue a credit card: two accounts in the book, both at zero."""
    ref = await _issue(conn, member, plastic, CardKind.CREDIT, None)
    opened = {}
    for debt, code in (("revolving", _REVOLVING), ("deferred", _DEFERRED)):
        new = insert(account).values(code=code.format(card=ref.id), kind="asset", allow_negative=True)
        opened[debt] = (await conn.execute(new.returning(account.c.id))).scalar_one()
    await conn.execute(
        insert(credit_line).values(
            card_id=ref.id, limit_cents=line.limit_cents, cut_day=line.cut_day, **opened
        )
    )
    return ref


async def _issue(
    conn: AsyncConnection, member: MemberId, plastic: Plastic, kind: CardKind, account_id: int | None
) -> CardRef:
    new = insert(card).values(
        member_id=member,
        kind=kind,
        token=plastic.token,
        brand=plastic.brand,
        product=plastic.product,
        first6=plastic.first6,
        last4=plastic.last4,
        expires_on=plastic.expires_on,
        account_id=account_id,
    )
    card_id = (await conn.execute(new.returning(card.c.id))).scalar_one()
    return CardRef(card_id, kind, CardBrand(plastic.brand), plastic.last4)
