"""Transfers to other members: at once, at no cost, within the limits (M79-M82, D8, D10, S08, S19)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from banking.beneficiaries.fields import is_email, is_line
from banking.beneficiaries.holders import mask_name
from banking.beneficiaries.naming import destination
from banking.beneficiaries.payees import Payee, owned_beneficiary
from banking.clock import business_date
from banking.codes.summary import Summaries, Summary
from banking.ledger import vocabulary
from banking.ledger.accounts import is_active, owned
from banking.ledger.posting import Line, Outcome, Posted, Posting, post
from banking.ledger.tables import member_account
from banking.limits import spending
from banking.messages import emails
from banking.messages.amounts import dollars
from banking.messages.notices import notify
from banking.people.members import person_of
from banking.receipt_codes import receipt_code
from banking.refusals import (
    AccountUnavailable,
    AmountOutOfRange,
    BeneficiaryGone,
    InsufficientFunds,
    NotFound,
    OperationConflict,
    PayeeUnavailable,
    Refusal,
)
from banking.requests import CooprogresoTransfer, QuoteCooprogresoTransfer
from banking.transfers import arrivals
from banking.values import Account, Money, MoneyReceived, Quote, TransferReceipt
from banking.work import Handlers, MemberId, Order, Work

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class _Parties:
    """Who pays, who is paid, and the account that receives."""

    source: Account
    payee: Payee
    target: int


async def quote(work: Work, query: QuoteCooprogresoTransfer) -> Quote | Refusal:
    """Handle `QuoteCooprogresoTransfer`."""
    parties = await _check(work, query)
    if isinstance(parties, Refusal):
        return parties
    exceeded = await spending.check(work, parties.payee, query.amount.cents)
    return exceeded or Quote(fee=Money(0), total=query.amount)


async def transfer(order: Order, command: CooprogresoTransfer) -> TransferReceipt | Refusal:
    """Handle `CooprogresoTransfer`; the code was consumed already, in this same transaction."""
    well_formed = is_line(command.reference) and is_email(command.email)
    if command.quote != Quote(Money(0), command.amount) or not well_formed:
        return OperationConflict()
    parties = await _check(order, command)
    if isinstance(parties, Refusal):
        return parties
    # The limits and the book agree or neither changes: what the book refuses was not spent.
    async with order.conn.begin_nested() as both:
        exceeded = await spending.spend(order, parties.payee, command.amount.cents)
        if exceeded is not None:
            return exceeded
        refused = _refused(await post(order.conn, _posting(order, command, parties)), parties)
        if refused is not None:
            await both.rollback()
            return refused
    await _tell_receiver(order, command.amount, parties)
    receipt = TransferReceipt(
        code=receipt_code(order.operation),
        at=order.now,
        source=parties.source.ref,
        beneficiary=parties.payee.ref,
        amount=command.amount,
        fee=Money(0),
        reference=command.reference,
        email=command.email,
    )
    await _mail(order, receipt)
    await arrivals.mail_receiver(
        order.conn, order.keys, order.owner, command.email, _arrival(receipt), order.now
    )
    return receipt


async def summarise(
    conn: AsyncConnection, member_id: MemberId | None, command: CooprogresoTransfer
) -> Summary:
    """What the code's SMS says: the total and the account it goes to, as the bank knows it."""
    to = await destination(conn, member_id, command.beneficiary)
    return Summary("transfer", command.quote.total.cents, to)


QUERIES: Handlers = {QuoteCooprogresoTransfer: quote}
COMMANDS: Handlers = {CooprogresoTransfer: transfer}
SUMMARIES: Summaries = {CooprogresoTransfer: summarise}


async def _check(work: Work, wanted: QuoteCooprogresoTransfer | CooprogresoTransfer) -> _Parties | Refusal:
    """What can be told without the ledger's locks, in the order a member would ask; the limits come after it."""
    parties = await _parties(work, wanted)
    if isinstance(parties, Refusal):
        return parties
    ceiling = Money(work.policy.movement_ceiling_cents)
    if not Money(0) < wanted.amount <= ceiling:
        return AmountOutOfRange(ceiling)
    if parties.source.available < wanted.amount:
        return InsufficientFunds(parties.source.available)
    return parties


async def _parties(work: Work, wanted: QuoteCooprogresoTransfer | CooprogresoTransfer) -> _Parties | Refusal:
    found = await owned(work.conn, work.owner, wanted.source)
    payee = await owned_beneficiary(work.conn, work.keys, work.owner, wanted.beneficiary)
    if isinstance(found, NotFound):
        return found
    if isinstance(payee, BeneficiaryGone) or payee.account_id is None:
        return BeneficiaryGone()
    if not found[0].can_pay:
        return AccountUnavailable()
    if not await is_active(work.conn, payee.account_id):
        return PayeeUnavailable()
    return _Parties(found[0], payee, payee.account_id)


def _posting(order: Order, command: CooprogresoTransfer, parties: _Parties) -> Posting:
    cents = command.amount.cents
    return Posting(
        kind="cooprogreso_transfer",
        scope="operation",
        key=f"{order.operation}:post",
        request_hash=order.digest,
        business_date=business_date(order.now),
        actor=order.actor,
        lines=(
            Line(parties.source.ref.id, -cents, vocabulary.COOPROGRESO_DEBIT),
            Line(parties.target, cents, vocabulary.COOPROGRESO_CREDIT),
        ),
        memo=command.reference,
    )


def _refused(posted: Posted, parties: _Parties) -> Refusal | None:
    match posted.outcome:
        case Outcome.INSUFFICIENT:
            return InsufficientFunds(Money(max(posted.available or 0, 0)))
        case Outcome.UNAVAILABLE:
            return PayeeUnavailable() if posted.account == parties.target else AccountUnavailable()
        case Outcome.CONFLICT | Outcome.HOLD_GONE:
            return OperationConflict()
    return None


async def _tell_receiver(order: Order, amount: Money, parties: _Parties) -> None:
    """The receiver hears of it in the chat, whoever chose not to excepted (B6, S28)."""
    sender = mask_name(await person_of(order.conn, order.keys, order.owner))
    news = MoneyReceived(amount, f"{sender}, Cooprogreso", parties.payee.number[-4:], order.now)
    receiver = await order.conn.scalar(
        select(member_account.c.member_id).where(member_account.c.account_id == parties.target)
    )
    await notify(order.conn, order.keys, MemberId(int(receiver or 0)), news, order.now)


def _arrival(receipt: TransferReceipt) -> emails.Arrival:
    to = receipt.beneficiary
    target = f"{to.institution} ••••{to.last4}"
    return emails.Arrival(to.name, target, receipt.amount, receipt.reference, receipt.code)


async def _mail(order: Order, receipt: TransferReceipt) -> None:
    """Tell the member by the second channel too (S38)."""
    details = {
        "code": receipt.code,
        "source": f"••••{receipt.source.last4}",
        "beneficiary": receipt.beneficiary.name,
        "target": f"••••{receipt.beneficiary.last4}",
        "amount": dollars(receipt.amount),
        "fee": dollars(receipt.fee),
        "reference": receipt.reference or "",
    }
    payload = json.dumps(details)
    await emails.post(order.conn, order.keys, order.owner, emails.COOPROGRESO_TRANSFER, order.now, payload)
