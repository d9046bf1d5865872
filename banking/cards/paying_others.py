"""Paying a card of another bank: a payment that leaves the house by SPI, at its cost, within the limits (M123, D8, D13)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from banking.cards.saved import PaidCard, paid_card
from banking.ledger.accounts import owned
from banking.ledger.holds import HoldOutcome
from banking.limits import spending
from banking.payments import timing
from banking.payments.interbank import not_held
from banking.payments.kinds import CARD
from banking.payments.moving import Draft, Means, open_payment
from banking.receipt_codes import receipt_code
from banking.refusals import (
    AccountUnavailable,
    AmountOutOfRange,
    InsufficientFunds,
    NotFound,
    QuoteChanged,
    Refusal,
)
from banking.values import Account, InterbankQuote, Money, OtherCardReceipt, PaymentId

if TYPE_CHECKING:
    from banking.requests import PayOtherCard, QuoteOtherCard
    from banking.work import Order, Work


async def quote_other_card(work: Work, query: QuoteOtherCard) -> InterbankQuote | Refusal:
    """Handle `QuoteOtherCard`."""
    checked = await _check(work, query)
    return checked if isinstance(checked, Refusal) else checked[2]


async def pay_other_card(order: Order, command: PayOtherCard) -> OtherCardReceipt | Refusal:
    """Handle `PayOtherCard`: counted against the limits and held; both or neither (S19)."""
    checked = await _check(order, command)
    if isinstance(checked, Refusal):
        return checked
    source, card, now = checked
    if now != command.quote:
        return QuoteChanged()
    async with order.conn.begin_nested() as together:
        refused: Refusal | None = await spending.spend(order, card, command.amount.cents)
        if refused is None:
            means = Means(order.conn, order.keys, order.policy, order.now)
            held = await open_payment(means, _draft(order, command, card), order.actor)
            if held.outcome not in (HoldOutcome.HELD, HoldOutcome.REPLAYED):
                refused = not_held(held)
        if refused is not None:
            await together.rollback()
            return refused
    return OtherCardReceipt(
        receipt_code(order.operation), order.now, source.ref, command.card, command.amount, now
    )


async def _check(
    work: Work, wanted: QuoteOtherCard | PayOtherCard
) -> tuple[Account, PaidCard, InterbankQuote] | Refusal:
    found = await owned(work.conn, work.owner, wanted.source)
    card = await paid_card(work, wanted.card)
    if isinstance(found, NotFound) or card is None:
        return NotFound()
    source, ceiling = found[0], Money(work.policy.movement_ceiling_cents)
    if not source.can_pay:
        return AccountUnavailable()
    if not Money(0) < wanted.amount <= ceiling:
        return AmountOutOfRange(ceiling)
    refused = await spending.check(work, card, wanted.amount.cents)
    if refused is not None:
        return refused
    offer = timing.quote(wanted.amount, work.policy, work.now, immediate=False)
    return InsufficientFunds(source.available) if source.available < offer.total else (source, card, offer)


def _draft(order: Order, command: PayOtherCard, card: PaidCard) -> Draft:
    """The order in the rail's own words: a card's number stands where an account's would."""
    cut, arrives = timing.next_cut(order.now, order.policy), command.quote.arrives_on
    return Draft(
        id=PaymentId(order.operation),
        kind=CARD,
        rail=command.quote.rail,
        member=order.owner,
        account=command.source.id,
        amount=command.amount.cents,
        fee=command.quote.fee.cents,
        iva=command.quote.iva.cents,
        request_hash=order.digest,
        details={
            "institution": card.institution,
            "account": card.number,
            "account_kind": "card",
            "name": card.holder,
            "identification_kind": card.identification.kind.value,
            "identification": card.identification.number,
            "reference": "",
            "email": "",
            "beneficiary": str(command.card.id),
            "beneficiary_name": command.card.name,
            "beneficiary_institution": command.card.institution,
            "beneficiary_last4": command.card.last4,
            "arrives_on": "" if arrives is None else arrives.isoformat(),
        },
        due_at=cut,
        deadline_at=max(timing.spi_deadline(cut, order.policy), order.now + timedelta(hours=1)),
        batch=timing.batch_of(cut),
    )
