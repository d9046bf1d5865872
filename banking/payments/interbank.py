"""Interbank transfers: checked before the code, checked again and held under the ledger's locks (M83-M87, S08)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from banking.beneficiaries.naming import destination
from banking.beneficiaries.payees import Payee, owned_beneficiary
from banking.codes.summary import Summaries, Summary
from banking.ledger.accounts import owned
from banking.ledger.holds import Held, HoldOutcome
from banking.limits import spending
from banking.messages import emails
from banking.messages.amounts import dollars
from banking.payments import timing
from banking.payments.kinds import INTERBANK
from banking.payments.moving import Draft, Means, open_payment
from banking.receipt_codes import receipt_code
from banking.refusals import (
    AccountUnavailable,
    AmountOutOfRange,
    BeneficiaryGone,
    InsufficientFunds,
    NotFound,
    OperationConflict,
    QuoteChanged,
    Refusal,
)
from banking.requests import InterbankTransfer, QuoteInterbank
from banking.values import (
    Account,
    InterbankQuote,
    InterbankReceipt,
    Money,
    PaymentId,
    RailName,
    TransferService,
)
from banking.work import Handlers, MemberId, Order, Work


async def quote(work: Work, query: QuoteInterbank) -> InterbankQuote | Refusal:
    """Handle `QuoteInterbank`."""
    checked = await _check(work, query)
    return checked if isinstance(checked, Refusal) else checked[2]


async def transfer(order: Order, command: InterbankTransfer) -> InterbankReceipt | Refusal:
    """Handle `InterbankTransfer`; the code was consumed already, in this same transaction."""
    checked = await _check(order, command)
    if isinstance(checked, Refusal):
        return checked
    source, payee, now = checked
    if not _as_promised(command.quote, now):
        return QuoteChanged()
    refused = await _set_aside(order, command, payee)
    if refused is not None:
        return refused
    await _mail(order, command)
    return InterbankReceipt(
        code=receipt_code(order.operation),
        at=order.now,
        source=source.ref,
        beneficiary=command.beneficiary,
        amount=command.amount,
        quote=now,
        reference=command.reference,
        payment=PaymentId(order.operation),
    )


async def summarise(conn: AsyncConnection, member_id: MemberId | None, command: InterbankTransfer) -> Summary:
    """What the code's SMS says: the total and where it goes, as the bank has it."""
    to = await destination(conn, member_id, command.beneficiary)
    return Summary("interbank", command.quote.total.cents, to)


async def _set_aside(order: Order, command: InterbankTransfer, payee: Payee) -> Refusal | None:
    """Count the amount against the limits and hold the total; both or neither (S19)."""
    async with order.conn.begin_nested() as together:
        refused: Refusal | None = await spending.spend(order, payee, command.amount.cents)
        if refused is None:
            means = Means(order.conn, order.keys, order.policy, order.now)
            held = await open_payment(means, _draft(order, command, payee), order.actor)
            if held.outcome not in (HoldOutcome.HELD, HoldOutcome.REPLAYED):
                refused = not_held(held)
        if refused is not None:
            await together.rollback()
    return refused


def not_held(held: Held) -> Refusal:
    """Why the money could not be set aside."""
    match held.outcome:
        case HoldOutcome.INSUFFICIENT:
            return InsufficientFunds(Money(max(held.available or 0, 0)))
        case HoldOutcome.UNAVAILABLE:
            return AccountUnavailable()
    return OperationConflict()


QUERIES: Handlers = {QuoteInterbank: quote}
COMMANDS: Handlers = {InterbankTransfer: transfer}
SUMMARIES: Summaries = {InterbankTransfer: summarise}


async def _check(
    work: Work, wanted: QuoteInterbank | InterbankTransfer
) -> tuple[Account, Payee, InterbankQuote] | Refusal:
    """What can be told without the ledger's locks, in the order a member would ask."""
    if isinstance(wanted, InterbankTransfer) and not _one_line(work, wanted.reference):
        return OperationConflict()
    found = await owned(work.conn, work.owner, wanted.source)
    if isinstance(found, NotFound):
        return found
    payee = await owned_beneficiary(work.conn, work.keys, work.owner, wanted.beneficiary)
    if isinstance(payee, BeneficiaryGone):
        return payee
    [source] = found
    refused = await _amiss(work, source, payee, wanted.amount)
    if refused is not None:
        return refused
    offer = timing.quote(wanted.amount, work.policy, work.now, immediate=payee.institution.immediate)
    if source.available < offer.total:
        return InsufficientFunds(source.available)
    return source, payee, offer


async def _amiss(work: Work, source: Account, payee: Payee, amount: Money) -> Refusal | None:
    ceiling = Money(work.policy.movement_ceiling_cents)
    if payee.service is not TransferService.INTERBANK:
        return BeneficiaryGone()
    if not source.can_pay:
        return AccountUnavailable()
    if not Money(0) < amount <= ceiling:
        return AmountOutOfRange(ceiling)
    return await spending.check(work, payee, amount.cents)


def _as_promised(seen: InterbankQuote, now: InterbankQuote) -> bool:
    """Same rail, same costs, and no later than what the member saw."""
    same = (seen.rail, seen.fee, seen.iva, seen.total) == (now.rail, now.fee, now.iva, now.total)
    if seen.arrives_on is None or now.arrives_on is None:
        return same and seen.arrives_on is now.arrives_on
    return same and now.arrives_on <= seen.arrives_on


def _draft(order: Order, command: InterbankTransfer, payee: Payee) -> Draft:
    offer, cut, batch = command.quote, order.now, None
    deadline = order.now + timedelta(seconds=order.policy.direct_deadline_seconds)
    if offer.rail is RailName.SPI:
        cut = timing.next_cut(order.now, order.policy)
        batch, deadline = timing.batch_of(cut), timing.spi_deadline(cut, order.policy)
    return Draft(
        id=PaymentId(order.operation),
        kind=INTERBANK,
        rail=offer.rail,
        member=order.owner,
        account=command.source.id,
        amount=command.amount.cents,
        fee=offer.fee.cents,
        iva=offer.iva.cents,
        request_hash=order.digest,
        details=_details(command, payee),
        due_at=cut,
        deadline_at=deadline,
        batch=batch,
    )


def _details(command: InterbankTransfer, payee: Payee) -> dict[str, str]:
    """What the rail is told (S04), and below it what the member saw, frozen."""
    seen, arrives = command.beneficiary, command.quote.arrives_on
    return {
        "institution": payee.institution.code,
        "account": payee.number,
        "account_kind": payee.account_kind.value,
        "name": payee.name,
        "identification_kind": payee.identification.kind.value,
        "identification": payee.identification.number,
        "reference": command.reference or "",
        "email": command.email or "",
        "beneficiary": str(seen.id),
        "beneficiary_name": seen.name,
        "beneficiary_institution": seen.institution,
        "beneficiary_last4": seen.last4,
        "arrives_on": "" if arrives is None else arrives.isoformat(),
    }


async def _mail(order: Order, command: InterbankTransfer) -> None:
    """Tell the member by the second channel too (M146, S38)."""
    offer, to = command.quote, command.beneficiary
    given = {
        "deed": "fue recibida y está en camino; le avisaremos cuando se acredite",
        "code": receipt_code(order.operation),
        "beneficiary": to.name,
        "institution": to.institution,
        "target": f"••••{to.last4}",
        "amount": dollars(command.amount),
        "fee": dollars(offer.fee),
        "iva": dollars(offer.iva),
        "total": dollars(offer.total),
        "arrival": "inmediata" if offer.arrives_on is None else f"hasta el {offer.arrives_on:%d/%m/%Y}",
        "reference": command.reference or "",
    }
    await emails.post_details(order, order.owner, emails.INTERBANK_TRANSFER, given)


def _one_line(work: Work, reference: str | None) -> bool:
    return reference is None or (
        len(reference) <= work.policy.reference_max_characters
        and reference.isprintable()
        and reference.strip() != ""
    )
