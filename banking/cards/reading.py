"""A member's cards as they stand: every read is by id and owner, every figure from the book (M28, M43, M57, S16)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select, and_, func, select, true

from banking.cards.tables import card, card_payment, card_statement, credit_line
from banking.clock import business_date
from banking.ledger.tables import account, member_account
from banking.people.members import person_of
from banking.refusals import CardUnavailable, NotFound
from banking.values import (
    AccountKind,
    AccountRef,
    Card,
    CardBrand,
    CardKind,
    CardRef,
    CardStatus,
    CreditCard,
    DebitCard,
    Money,
)

if TYPE_CHECKING:
    from datetime import datetime

    from banking.requests import GetCreditCard, GetDebitCard, ListCards, ListCreditCards, ListDebitCards
    from banking.work import Work

Found = Row[*tuple[Any, ...]]


async def list_cards(work: Work, _query: ListCards) -> tuple[Card, ...]:
    """Handle `ListCards`."""
    mine = select(card).where(card.c.member_id == work.owner).order_by(card.c.kind.desc(), card.c.id)
    return tuple(
        Card(ref_of(row), row.product, masked(row), status_of(row, work.now))
        for row in await work.conn.execute(mine)
    )


async def list_debit_cards(work: Work, query: ListDebitCards) -> tuple[DebitCard, ...]:
    """Handle `ListDebitCards`."""
    mine = _debit(work).where(card.c.account_id == query.account.id)
    return tuple(_debit_card(row, work.now) for row in await work.conn.execute(mine))


async def list_credit_cards(work: Work, _query: ListCreditCards) -> tuple[CreditCard, ...]:
    """Handle `ListCreditCards`."""
    rows = (await work.conn.execute(_credit(work))).all()
    holder = await _holder(work) if rows else ""
    return tuple(_credit_card(row, holder, work.now) for row in rows)


async def get_debit_card(work: Work, query: GetDebitCard) -> DebitCard | NotFound:
    """Handle `GetDebitCard`."""
    row = (await work.conn.execute(_debit(work).where(*_is(query.card)))).first()
    return NotFound() if row is None else _debit_card(row, work.now)


async def get_credit_card(work: Work, query: GetCreditCard) -> CreditCard | NotFound:
    """Handle `GetCreditCard`."""
    row = (await work.conn.execute(_credit(work).where(*_is(query.card)))).first()
    return NotFound() if row is None else _credit_card(row, await _holder(work), work.now)


async def usable_card(work: Work, ref: CardRef, *, hold: bool = False) -> Found | NotFound | CardUnavailable:
    """The row of a card that is the member's and works."""
    row = await owned_card(work, ref, hold=hold)
    if isinstance(row, NotFound):
        return row
    status = status_of(row, work.now)
    return row if status is CardStatus.ACTIVE else CardUnavailable(status)


async def owned_card(work: Work, ref: CardRef, *, hold: bool = False) -> Found | NotFound:
    """The row of a card that is the member's, whatever its state; `hold` keeps it from changing until this transaction ends."""
    mine = select(card).where(card.c.member_id == work.owner, *_is(ref))
    held = mine.with_for_update(key_share=True) if hold else mine
    row: Found | None = (await work.conn.execute(held)).first()
    return NotFound() if row is None or ref_of(row) != ref else row


def ref_of(row: Found) -> CardRef:
    """The card as the member sees it."""
    return CardRef(row.id, CardKind(row.kind), CardBrand(row.brand), row.last4)


def status_of(row: Found, now: datetime) -> CardStatus:
    """A card past its date is expired, whatever its switch says; a blocked one stays blocked."""
    expired = row.expires_on < business_date(now) and row.status != CardStatus.BLOCKED
    return CardStatus.EXPIRED if expired else CardStatus(row.status)


def masked(row: Found) -> str:
    """`550975XXXXXX7023` (M43)."""
    return f"{row.first6}XXXXXX{row.last4}"


def _is(ref: CardRef) -> tuple[Any, ...]:
    """What the caller believes of the card must be true; the brand is compared as it is shown."""
    return (card.c.id == ref.id, card.c.kind == ref.kind, card.c.last4 == ref.last4)


def _debit(work: Work) -> Select[*tuple[Any, ...]]:
    return (
        select(
            card,
            member_account.c.product.label("account_product"),
            member_account.c.last4.label("account_last4"),
        )
        .join(member_account, member_account.c.account_id == card.c.account_id)
        .where(card.c.member_id == work.owner, member_account.c.member_id == work.owner)
        .order_by(card.c.id)
    )


def _credit(work: Work) -> Select[*tuple[Any, ...]]:
    """Cards with both debts, their newest statement and what was paid of it."""
    revolving, deferred = account.alias("revolving"), account.alias("deferred")
    newest = (
        select(card_statement)
        .where(card_statement.c.card_id == card.c.id)
        .order_by(card_statement.c.cut_on.desc())
        .limit(1)
        .lateral("newest")
    )
    paid = (
        select(func.coalesce(func.sum(card_payment.c.amount), 0).label("cents"))
        .where(card_payment.c.statement_id == newest.c.id)
        .lateral("paid")
    )
    return (
        select(
            card,
            credit_line.c.limit_cents,
            revolving.c.posted.label("revolving"),
            deferred.c.posted.label("deferred"),
            newest.c.total,
            newest.c.minimum,
            newest.c.pay_by,
            paid.c.cents.label("paid"),
        )
        .join(credit_line, credit_line.c.card_id == card.c.id)
        .join(revolving, revolving.c.id == credit_line.c.revolving)
        .join(deferred, deferred.c.id == credit_line.c.deferred)
        .outerjoin(newest, true())
        .outerjoin(paid, true())
        .where(and_(card.c.member_id == work.owner))
        .order_by(card.c.id)
    )


def _debit_card(row: Found, now: datetime) -> DebitCard:
    account_ref = AccountRef(row.account_id, AccountKind(row.account_product), row.account_last4)
    return DebitCard(ref_of(row), row.product, masked(row), status_of(row, now), row.expires_on, account_ref)


async def _holder(work: Work) -> str:
    return (await person_of(work.conn, work.keys, work.owner)).name


def _credit_card(row: Found, holder: str, now: datetime) -> CreditCard:
    pay_by: date | None = row.pay_by
    paid = int(row.paid)
    return CreditCard(
        ref=ref_of(row),
        holder=holder,
        product=row.product,
        number=masked(row),
        status=status_of(row, now),
        expires_on=row.expires_on,
        limit=Money(row.limit_cents),
        revolving=Money(-row.revolving),
        deferred=Money(-row.deferred),
        minimum=Money(max((row.minimum or 0) - paid, 0)),
        statement_total=Money(max((row.total or 0) - paid, 0)),
        pay_by=pay_by,
    )
