"""Paying a card of the house: checked before the code, checked again under the ledger's locks; its figures change at once (M118-M124, D13)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, func, insert, select

from banking.cards.reading import Found, masked, owned_card, ref_of
from banking.cards.tables import card_payment, card_statement, credit_line
from banking.clock import business_date
from banking.ledger import vocabulary
from banking.ledger.accounts import owned
from banking.ledger.posting import Line, Outcome, Posting, post
from banking.ledger.tables import account
from banking.messages import emails
from banking.messages.amounts import dollars
from banking.receipt_codes import receipt_code
from banking.refusals import (
    AccountUnavailable,
    AmountOutOfRange,
    InsufficientFunds,
    NotFound,
    OperationConflict,
    Refusal,
)
from banking.values import Account, CardPaymentQuote, CardPaymentReceipt, Money

if TYPE_CHECKING:
    from banking.requests import PayCard, QuoteCardPayment
    from banking.work import Order, Work


@dataclass(frozen=True, slots=True)
class _Checked:
    """What a payment needs: the account, the card, its line, what is owed."""

    source: Account
    card: Found
    line: Row[*tuple[Any, ...]]
    owed: int


async def quote_card_payment(work: Work, query: QuoteCardPayment) -> CardPaymentQuote | Refusal:
    """Handle `QuoteCardPayment`."""
    checked = await _check(work, query)
    return checked if isinstance(checked, Refusal) else _quote(query.amount, checked)


async def pay_card(order: Order, command: PayCard) -> CardPaymentReceipt | Refusal:
    """Handle `PayCard`; the code was consumed already, in this same transaction."""
    checked = await _check(order, command, hold=True)
    if isinstance(checked, Refusal):
        return checked
    now = _quote(command.amount, checked)
    if now.fee != command.quote.fee or now.in_favour > command.quote.in_favour:
        return OperationConflict()
    cents = command.amount.cents
    posted = await post(
        order.conn,
        Posting(
            kind="card_payment",
            scope="operation",
            key=f"{order.operation}:post",
            request_hash=order.digest,
            business_date=business_date(order.now),
            actor=order.actor,
            lines=(
                Line(checked.source.ref.id, -cents, vocabulary.CARD_PAYMENT),
                Line(checked.line.revolving, cents, vocabulary.CARD_PAYMENT),
            ),
        ),
    )
    match posted.outcome:
        case Outcome.INSUFFICIENT:
            return InsufficientFunds(Money(max(posted.available or 0, 0)))
        case Outcome.UNAVAILABLE:
            return AccountUnavailable()
        case Outcome.CONFLICT | Outcome.HOLD_GONE:
            return OperationConflict()
    left = await _record(order, checked.card.id, posted.tx, cents)
    receipt = CardPaymentReceipt(
        receipt_code(order.operation),
        order.now,
        checked.source.ref,
        ref_of(checked.card),
        command.amount,
        now.fee,
        Money(left),
    )
    await _mail(order, receipt, masked(checked.card))
    return receipt


async def _check(work: Work, wanted: QuoteCardPayment | PayCard, *, hold: bool = False) -> _Checked | Refusal:
    """In the order a member would ask. A debit card owes nothing: it is not found here."""
    found = await owned(work.conn, work.owner, wanted.source)
    card = await owned_card(work, wanted.card, hold=hold)
    if isinstance(found, NotFound) or isinstance(card, NotFound):
        return NotFound()
    line = (await work.conn.execute(select(credit_line).where(credit_line.c.card_id == card.id))).first()
    if line is None:
        return NotFound()
    source, ceiling = found[0], Money(work.policy.movement_ceiling_cents)
    if not source.can_pay:
        return AccountUnavailable()
    if not Money(0) < wanted.amount <= ceiling:
        return AmountOutOfRange(ceiling)
    if source.available < wanted.amount:
        return InsufficientFunds(source.available)
    owed = await work.conn.scalar(select(-account.c.posted).where(account.c.id == line.revolving))
    return _Checked(source, card, line, int(owed or 0))


def _quote(amount: Money, checked: _Checked) -> CardPaymentQuote:
    in_favour = Money(max(amount.cents - checked.owed, 0))  # with what was in favour before
    return CardPaymentQuote(amount, Money(0), Money(max(checked.owed, 0)), in_favour)


async def _record(order: Order, card_id: int, tx: int | None, cents: int) -> int:
    """Count the payment for the newest statement; what is left of its minimum."""
    newest = (
        await order.conn.execute(
            select(card_statement)
            .where(card_statement.c.card_id == card_id)
            .order_by(card_statement.c.cut_on.desc())
            .limit(1)
        )
    ).first()
    statement = None if newest is None else newest.id
    await order.conn.execute(
        insert(card_payment).values(
            tx_id=tx,
            card_id=card_id,
            amount=cents,
            paid_on=business_date(order.now),
            statement_id=statement,
        )
    )
    if newest is None:
        return 0
    paid = select(func.sum(card_payment.c.amount)).where(card_payment.c.statement_id == statement)
    minimum: int = newest.minimum
    return max(minimum - int(await order.conn.scalar(paid) or 0), 0)


async def _mail(order: Order, receipt: CardPaymentReceipt, number: str) -> None:
    """Tell the member by the second channel too (S38)."""
    details = {
        "code": receipt.code,
        "source": f"••••{receipt.source.last4}",
        "card": number,
        "amount": dollars(receipt.amount),
        "fee": dollars(receipt.fee),
    }
    await emails.post(
        order.conn, order.keys, order.owner, emails.CARD_PAYMENT, order.now, json.dumps(details)
    )
