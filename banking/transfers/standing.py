"""Standing orders: programming a transfer that the bank then makes by itself, once or every month (B15, D12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banking.beneficiaries.fields import is_line
from banking.beneficiaries.payees import Payee, owned_beneficiary
from banking.beneficiaries.reading import list_beneficiaries
from banking.bills.programming import above_limit, keep, purpose_in_sms, will_run
from banking.clock import business_date
from banking.codes.summary import Summaries, Summary
from banking.crypto import Place
from banking.ledger.accounts import is_active, of_member, owned
from banking.payments.timing import iva_of
from banking.refusals import (
    AccountUnavailable,
    AmountOutOfRange,
    BeneficiaryGone,
    NeverDue,
    NotFound,
    PayeeUnavailable,
    QuoteChanged,
    Refusal,
    SameAccount,
)
from banking.requests import ListBeneficiaries, ListTargets, ProgramTransfer, QuoteStanding
from banking.values import (
    Account,
    Frequency,
    Money,
    Purpose,
    ScheduleReceipt,
    StandingQuote,
    TransferService,
)

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.policy import Policy
    from banking.work import Handlers, MemberId, Order, Work


async def list_targets(work: Work, query: ListTargets) -> tuple[Purpose, ...] | NotFound:
    """Handle `ListTargets`: own accounts first, then beneficiaries, the frequent ones first."""
    found = await owned(work.conn, work.owner, query.source)
    if isinstance(found, NotFound):
        return found
    mine = [each.ref for each in await of_member(work.conn, work.owner) if each.can_pay]
    others = await list_beneficiaries(work, ListBeneficiaries())
    return (
        *(Purpose.of(ref) for ref in mine if ref != query.source),
        *(Purpose.of(each.ref) for each in others),
    )


async def quote(work: Work, query: QuoteStanding) -> StandingQuote | Refusal:
    """Handle `QuoteStanding`. What is in the account today says nothing of the day it is due."""
    checked = await _check(work, query)
    return checked if isinstance(checked, Refusal) else checked[1]


async def program(order: Order, command: ProgramTransfer) -> ScheduleReceipt | Refusal:
    """Handle `ProgramTransfer`; the code was consumed already, in this same transaction."""
    if command.terms_version != order.policy.standing_terms_version or not is_line(command.reference):
        return NotFound()
    checked = await _check(order, command)
    if isinstance(checked, Refusal):
        return checked
    payee, now = checked
    if now != command.quote:
        return QuoteChanged()
    if command.plan.frequency is Frequency.AS_SOON or not will_run(command.plan, business_date(order.now)):
        return NeverDue()
    account, reference = command.target.account, command.reference
    agreed = {
        "target_account_id": None if account is None else account.id,
        "beneficiary_id": None if payee is None else payee.id,
        "destination": None if payee is None else payee.destination,
        "reference_sealed": reference and order.keys.seal(reference_place(order.operation), reference),
        "cost": now.cost.cents,
        "account_id": command.source.id,
        "maximum": command.amount.cents,
    }
    return await keep(order, command.plan, command.terms_version, agreed)


async def summarise(conn: AsyncConnection, member: MemberId | None, command: ProgramTransfer) -> Summary:
    """What the code's SMS says: what leaves each time, and where it goes, as the bank has it."""
    to = await purpose_in_sms(conn, member, command.target)
    return Summary("program_transfer", command.quote.total.cents, to)


QUERIES: Handlers = {ListTargets: list_targets, QuoteStanding: quote}
COMMANDS: Handlers = {ProgramTransfer: program}
SUMMARIES: Summaries = {ProgramTransfer: summarise}


def reference_place(schedule: UUID) -> Place:
    """Where the sealed reference of a standing order lives."""
    return Place("bank.schedule", "reference_sealed", str(schedule))


def cost_of(service: TransferService, policy: Policy) -> int:
    """What a transfer to others costs besides its amount, in cents: nothing inside the house (D8)."""
    if service is TransferService.COOPROGRESO:
        return 0
    return policy.interbank_fee_cents + iva_of(policy.interbank_fee_cents, policy.iva_percent)


async def _check(
    work: Work, wanted: QuoteStanding | ProgramTransfer
) -> tuple[Payee | None, StandingQuote] | Refusal:
    """What can be told today, in the order a member would ask."""
    found = await owned(work.conn, work.owner, wanted.source)
    if isinstance(found, NotFound):
        return found
    payee = await _payee(work, found[0], wanted.target)
    if isinstance(payee, Refusal):
        return payee
    ceiling = Money(work.policy.movement_ceiling_cents)
    if not found[0].can_pay:
        return AccountUnavailable()
    if not Money(0) < wanted.amount <= ceiling:
        return AmountOutOfRange(ceiling)
    exceeded = None if payee is None else await above_limit(work, wanted.amount)
    if exceeded is not None:
        return exceeded
    cost = 0 if payee is None else cost_of(payee.service, work.policy)
    return payee, StandingQuote(Money(cost), Money(wanted.amount.cents + cost))


async def _payee(work: Work, source: Account, target: Purpose) -> Payee | Refusal | None:
    """Whom the money goes to; None where it stays with the member."""
    if target.account is not None:
        found = await owned(work.conn, work.owner, target.account)
        if isinstance(found, NotFound):
            return found
        if found[0].ref.id == source.ref.id:
            return SameAccount()
        return None if found[0].can_pay else AccountUnavailable()
    if target.beneficiary is None:
        return NotFound()
    payee = await owned_beneficiary(work.conn, work.keys, work.owner, target.beneficiary)
    if isinstance(payee, BeneficiaryGone) or payee.account_id is None:
        return payee
    return payee if await is_active(work.conn, payee.account_id) else PayeeUnavailable()
