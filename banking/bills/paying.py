"""Paying bills: checked before the code, asked again of the company after it, held under the ledger's locks (M99-M103, D7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from sqlalchemy import insert

from banking import receipts
from banking.bills import companies, services
from banking.bills.handlers import is_genuine
from banking.bills.tables import bill_payment
from banking.codes.summary import Summaries, Summary
from banking.ledger.accounts import owned
from banking.ledger.holds import HoldOutcome
from banking.naming import folded
from banking.payments.interbank import not_held
from banking.payments.kinds import BILL, BILLERS
from banking.payments.moving import Draft, Means, open_payment
from banking.people.members import person_of
from banking.ports import BillersAnswer, OpenBill
from banking.receipt_codes import receipt_code
from banking.refusals import (
    AccountUnavailable,
    BillChanged,
    BillPaid,
    CompanyAway,
    InsufficientFunds,
    NotFound,
    QuoteChanged,
    Refusal,
    TooManyBills,
)
from banking.requests import PayBills, QuoteBills
from banking.values import (
    Account,
    AccountRef,
    Bill,
    BillsQuote,
    BillsReceipt,
    Money,
    PaymentId,
    Service,
)

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.work import Foreseen, Handlers, MemberId, Order, Street, Work

_SMS_NAME_CHARACTERS: Final = 24


async def quote(work: Work, query: QuoteBills) -> BillsQuote | Refusal:
    """Handle `QuoteBills`."""
    checked = await _check(work, query)
    return checked if isinstance(checked, Refusal) else checked[1]


async def pay(order: Order, command: PayBills) -> BillsReceipt | Refusal:
    """Handle `PayBills`; the code was consumed already, in this same transaction."""
    checked = await _check(order, command)
    if isinstance(checked, Refusal):
        return checked
    if checked[1] != command.quote:
        return QuoteChanged()
    meanwhile = _changed_meanwhile(command, order.seen)
    if meanwhile is not None:
        return meanwhile
    async with order.conn.begin_nested() as together:
        refused = await _order(order, command)
        if refused is not None:
            await together.rollback()
            return refused
    return BillsReceipt(
        code=receipt_code(order.operation),
        at=order.now,
        source=command.source,
        service=command.service,
        bills=command.bills,
        quote=command.quote,
    )


async def foresee(street: Street, command: PayBills) -> object:
    """What the company says now of the bills that are to be paid; None where there are no bills, as for a top-up."""
    if not all(bill.id for bill in command.bills):
        return None
    return await street.billers.pending(command.service.company.id, command.service.number)


async def summarise(_conn: AsyncConnection, _member: MemberId | None, command: PayBills) -> Summary:
    """What the code's SMS says: the total and the company."""
    return Summary("pay_bills", command.quote.total.cents, in_sms(command.service))


def in_sms(service: Service) -> str:
    """A service in an SMS: company without accents, cut, and the end of the number (S07)."""
    name = folded(service.company.name).upper()[:_SMS_NAME_CHARACTERS].rstrip(" -(")
    return f"{name} ****{service.number[-4:]}"


def payment_id(operation: UUID, bill: Bill) -> PaymentId:
    """One payment for each bill of an operation."""
    return PaymentId(uuid5(operation, bill.id))


async def draft_payment(
    means: Means,
    member: MemberId,
    source: AccountRef,
    service: Service,
    bill: Bill,
    *,
    payment: PaymentId,
    request_hash: bytes,
    actor: str,
    operation: UUID | None,
) -> Refusal | None:
    """Hold the money of one bill, take its payment in, and note which bill it pays; nothing where it is refused. Without the
    operation of a member's it made itself.
    """
    service_id = await services.use(means.conn, means.keys, member, service, means.now)
    if await services.is_paid(means.conn, means.keys, service, bill):
        return BillPaid()
    draft = Draft(
        id=payment,
        kind=BILL,
        rail=BILLERS,
        member=member,
        account=source.id,
        amount=bill.amount.cents,
        fee=bill.commission.cents,
        iva=0,
        request_hash=request_hash,
        details=_details(service, bill),
        due_at=means.now,
        deadline_at=means.now + timedelta(seconds=means.policy.bill_deadline_seconds),
    )
    held = await open_payment(means, draft, actor)
    if held.outcome is HoldOutcome.REPLAYED:
        return None
    if held.outcome is not HoldOutcome.HELD:
        return not_held(held)
    await means.conn.execute(
        insert(bill_payment).values(
            payment_id=payment,
            member_id=member,
            service_id=service_id,
            company=service.company.id,
            bill_index=services.bill_index(means.keys, service, bill.id),
            automatic=operation is None,
            operation_id=operation,
            paid_at=means.now,
        )
    )
    if operation is None:
        await receipts.issue_automatic(means.conn, payment, means.now)
    return None


QUERIES: Handlers = {QuoteBills: quote}
COMMANDS: Handlers = {PayBills: pay}
SUMMARIES: Summaries = {PayBills: summarise}
FORESEEN: Foreseen = {PayBills: foresee}


async def _check(work: Work, wanted: QuoteBills | PayBills) -> tuple[Account, BillsQuote] | Refusal:
    """What can be told without the ledger's locks and without the company, in the order a member would ask."""
    found = await owned(work.conn, work.owner, wanted.source)
    if isinstance(found, NotFound) or not _make_sense(work, wanted.service, wanted.bills):
        return NotFound()
    if len(wanted.bills) > work.policy.bills_at_once:
        return TooManyBills(work.policy.bills_at_once)
    [source] = found
    if not source.can_pay:
        return AccountUnavailable()
    amount = sum(bill.amount.cents for bill in wanted.bills)
    commission = sum(bill.commission.cents for bill in wanted.bills)
    if source.available.cents < amount + commission:
        return InsufficientFunds(source.available)
    person = await person_of(work.conn, work.keys, work.owner)
    return source, BillsQuote(Money(amount), Money(commission), Money(amount + commission), person.name)


def _make_sense(work: Work, service: Service, bills: Sequence[Bill]) -> bool:
    """Bills of one genuine service, each once, at today's commission; or one top-up within its limits."""
    known = companies.company(service.company.id)
    if known is None or not is_genuine(service) or not bills:
        return False
    fee = work.policy.bill_commission_cents if known.topup is None else work.policy.topup_commission_cents
    if len({bill.id for bill in bills}) != len(bills) or any(bill.commission.cents != fee for bill in bills):
        return False
    if known.topup is None:
        return all(bill.id and 0 < bill.amount.cents <= work.policy.movement_ceiling_cents for bill in bills)
    least, most = known.topup
    return len(bills) == 1 and bills[0].id == "" and least <= bills[0].amount.cents <= most


def _changed_meanwhile(command: PayBills, seen: object) -> Refusal | None:
    """What the company says now against what was reviewed; a top-up has nothing to compare."""
    if all(not bill.id for bill in command.bills):
        return None
    if not isinstance(seen, tuple):
        unknown = seen is BillersAnswer.UNKNOWN
        return BillPaid() if unknown else CompanyAway(command.service.company)
    open_now: dict[str, OpenBill] = {each.id: each for each in seen}
    for bill in command.bills:
        now = open_now.get(bill.id)
        if now is None or not now.payable:
            return BillPaid()
        if now.cents != bill.amount.cents:
            return BillChanged()
    return None


async def _order(order: Order, command: PayBills) -> Refusal | None:
    """All of the bills or none: the first refusal is everybody's."""
    means = Means(order.conn, order.keys, order.policy, order.now)
    for bill in command.bills:
        refused = await draft_payment(
            means,
            order.owner,
            command.source,
            command.service,
            bill,
            payment=payment_id(order.operation, bill),
            request_hash=order.digest,
            actor=order.actor,
            operation=order.operation,
        )
        if refused is not None:
            return refused
    return None


def _details(service: Service, bill: Bill) -> dict[str, str]:
    """What the rail is told (S04), and below it what the member saw, frozen."""
    return {
        "company": service.company.id,
        "account": service.number,
        "bill": bill.id,
        "company_name": service.company.name,
        "about": bill.about,
        "due_on": "" if bill.due_on is None else bill.due_on.isoformat(),
    }
