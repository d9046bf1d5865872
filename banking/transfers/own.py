"""Own-account transfers: checked before the code, checked again under the ledger's locks (M74-M78, S08)."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.clock import business_date
from banking.codes.summary import Summaries, Summary
from banking.ledger import vocabulary
from banking.ledger.accounts import owned
from banking.ledger.posting import Line, Outcome, Posting, post
from banking.ledger.tables import member_account
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
    SameAccount,
)
from banking.requests import OwnTransfer, QuoteOwnTransfer
from banking.values import Account, Money, Quote, Receipt
from banking.work import Handlers, MemberId, Order, Work


async def quote(work: Work, query: QuoteOwnTransfer) -> Quote | Refusal:
    """Handle `QuoteOwnTransfer`."""
    checked = await _check(work, query)
    return checked if isinstance(checked, Refusal) else Quote(fee=Money(0), total=query.amount)


async def transfer(order: Order, command: OwnTransfer) -> Receipt | Refusal:
    """Handle `OwnTransfer`; the code was consumed already, in this same transaction."""
    if command.quote != Quote(Money(0), command.amount) or not _one_line(order, command.reference):
        return OperationConflict()
    checked = await _check(order, command)
    if isinstance(checked, Refusal):
        return checked
    source, target = checked
    cents = command.amount.cents
    posted = await post(
        order.conn,
        Posting(
            kind="own_transfer",
            scope="operation",
            key=f"{order.operation}:post",
            request_hash=order.digest,
            business_date=business_date(order.now),
            actor=order.actor,
            lines=(
                Line(source.ref.id, -cents, vocabulary.OWN_TRANSFER_DEBIT),
                Line(target.ref.id, cents, vocabulary.OWN_TRANSFER_CREDIT),
            ),
            memo=command.reference,
        ),
    )
    match posted.outcome:
        case Outcome.INSUFFICIENT:
            return InsufficientFunds(Money(max(posted.available or 0, 0)))
        case Outcome.UNAVAILABLE:
            return AccountUnavailable()
        case Outcome.CONFLICT | Outcome.HOLD_GONE:
            return OperationConflict()
    receipt = Receipt(
        code=receipt_code(order.operation),
        at=order.now,
        source=source.ref,
        target=target.ref,
        amount=command.amount,
        fee=Money(0),
        reference=command.reference,
    )
    await _mail(order, receipt)
    return receipt


async def summarise(conn: AsyncConnection, member_id: MemberId | None, command: OwnTransfer) -> Summary:
    """What the code's SMS says: the total and the account it goes to, if that is this member's."""
    last4 = await conn.scalar(
        select(member_account.c.last4).where(
            member_account.c.account_id == command.target.id, member_account.c.member_id == member_id
        )
    )
    return Summary("own_transfer", command.quote.total.cents, f"****{last4 or '????'}")


QUERIES: Handlers = {QuoteOwnTransfer: quote}
COMMANDS: Handlers = {OwnTransfer: transfer}
SUMMARIES: Summaries = {OwnTransfer: summarise}


async def _check(work: Work, wanted: QuoteOwnTransfer | OwnTransfer) -> tuple[Account, Account] | Refusal:
    """What can be told without the ledger's locks, in the order a member would ask."""
    found = await owned(work.conn, work.owner, wanted.source, wanted.target)
    if isinstance(found, NotFound):
        return found
    source, target = found
    ceiling = Money(work.policy.movement_ceiling_cents)
    if source.ref.id == target.ref.id:
        return SameAccount()
    if not (source.can_pay and target.can_pay):
        return AccountUnavailable()
    if not Money(0) < wanted.amount <= ceiling:
        return AmountOutOfRange(ceiling)
    if source.available < wanted.amount:
        return InsufficientFunds(source.available)
    return source, target


async def _mail(order: Order, receipt: Receipt) -> None:
    """Tell the member by the second channel too (S38)."""
    details = {
        "code": receipt.code,
        "source": f"••••{receipt.source.last4}",
        "target": f"••••{receipt.target.last4}",
        "amount": dollars(receipt.amount),
        "fee": dollars(receipt.fee),
        "reference": receipt.reference or "",
    }
    payload = json.dumps(details)
    await emails.post(order.conn, order.keys, order.owner, emails.OWN_TRANSFER, order.now, payload)


def _one_line(work: Work, reference: str | None) -> bool:
    return reference is None or (
        len(reference) <= work.policy.reference_max_characters
        and reference.isprintable()
        and reference.strip() != ""
    )
