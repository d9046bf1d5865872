"""The services a member has paid: kept sealed, found by blind index, the frequent ones first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid4

from sqlalchemy import or_, select, update
from sqlalchemy.dialects.postgresql import insert

from banking.beneficiaries.fields import is_line
from banking.bills.companies import company as listed
from banking.bills.tables import bill_payment, service
from banking.crypto import Place
from banking.payments.records import details_of, read
from banking.payments.states import State
from banking.payments.tables import payment
from banking.refusals import NotFound
from banking.requests import NameService
from banking.values import SavedService, Service

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.payments.records import Payment
    from banking.ports import OpenBill
    from banking.values import Bill
    from banking.work import Handlers, MemberId, Order

_GONE: Final = (State.REJECTED, State.CANCELLED, State.RETURNED)
"""Payments that did not pay their bill after all."""
services_at_most: Final = 8
"""One page of a keyboard."""


is_listed: Final = or_(service.c.times > 0, service.c.alias_sealed.is_not(None))
"""Whether a service is on its member's list: paid before, or given a name."""


async def of_member(
    conn: AsyncConnection, keys: Keys, member: MemberId, at_most: int = services_at_most
) -> tuple[SavedService, ...]:
    """What a member gave a name or has paid before, those with a name and the most frequent first; a company that left the
    directory is left out.
    """
    rows = await conn.execute(
        select(service)
        .where(service.c.member_id == member, is_listed)
        .order_by(service.c.alias_sealed.is_(None), service.c.times.desc(), service.c.used_at.desc())
        .limit(at_most)
    )
    found = []
    for row in rows:
        known = listed(row.company)
        if known is not None:
            number = number_of(keys, row.id, row.number_sealed)
            found.append(SavedService(row.id, Service(known.company, number), alias_of(keys, row)))
    return tuple(found)


async def use(
    conn: AsyncConnection, keys: Keys, member: MemberId, used: Service, now: datetime, times: int = 1
) -> UUID:
    """Note that a service is paid, and hold its row until the transaction ends: one payment of it at a time."""
    new = uuid4()
    row = {
        "id": new,
        "member_id": member,
        "company": used.company.id,
        "number_sealed": keys.seal(_place("number_sealed", new), used.number),
        "number_index": number_index(keys, used),
        "times": times,
        "used_at": now,
    }
    noted = (
        insert(service)
        .values(row)
        .on_conflict_do_update(
            index_elements=[service.c.member_id, service.c.number_index],
            set_={"times": service.c.times + times, "used_at": now},
        )
        .returning(service.c.id)
    )
    return UUID(str((await conn.execute(noted)).scalar_one()))


async def first_paid(conn: AsyncConnection, keys: Keys, payment_id: UUID) -> SavedService | None:
    """The service of a payment that is the first its company took for it, where its member has no name for it yet."""
    other = bill_payment.alias()
    before = (
        select(other.c.payment_id)
        .join(payment, payment.c.id == other.c.payment_id)
        .where(
            other.c.service_id == service.c.id,
            other.c.payment_id != payment_id,
            payment.c.state == State.SETTLED,
        )
    )
    wanted = (
        select(service)
        .join(bill_payment, bill_payment.c.service_id == service.c.id)
        .where(bill_payment.c.payment_id == payment_id, service.c.alias_sealed.is_(None), ~before.exists())
    )
    row = (await conn.execute(wanted)).first()
    known = None if row is None else listed(row.company)
    if row is None or known is None:
        return None
    number = number_of(keys, row.id, row.number_sealed)
    return SavedService(row.id, Service(known.company, number), None)


def number_of(keys: Keys, service_id: UUID, sealed: bytes) -> str:
    """The number of a service's row."""
    return keys.open(_place("number_sealed", service_id), sealed)


async def name(order: Order, command: NameService) -> SavedService | NotFound:
    """Handle `NameService`: by id and owner, sealed like the number (S16, S26)."""
    chosen, alias = command.service, command.alias
    if not is_line(alias):
        return NotFound()
    sealed = None if alias is None else order.keys.seal(_place("alias_sealed", chosen.id), alias)
    mine = (service.c.id == chosen.id, service.c.member_id == order.owner)
    named = update(service).where(*mine).values(alias_sealed=sealed).returning(service.c.id)
    if (await order.conn.execute(named)).first() is None:
        return NotFound()
    return SavedService(chosen.id, chosen.service, alias)


COMMANDS: Final[Handlers] = {NameService: name}


def alias_of(keys: Keys, row: Row[*tuple[Any, ...]]) -> str | None:
    """What the member calls a service, if anything."""
    return row.alias_sealed and keys.open(_place("alias_sealed", row.id), row.alias_sealed)


async def is_paid(conn: AsyncConnection, keys: Keys, used: Service, bill: OpenBill | Bill) -> bool:
    """Whether a payment of this bill is under way or done, whoever ordered it. Some companies write the same number on every month's
    bill, as the manual's does (M100): one that was paid for another due date was another bill.
    """
    index = bill_index(keys, used, bill.id)
    if index is None:
        return False
    live = (
        select(payment)
        .join(bill_payment, bill_payment.c.payment_id == payment.c.id)
        .where(bill_payment.c.bill_index == index, payment.c.state.not_in(_GONE))
    )
    return any(_is_of(keys, read(row), bill.due_on) for row in await conn.execute(live))


def _is_of(keys: Keys, found: Payment, due_on: date | None) -> bool:
    """Whether a payment is of the bill that is due on this date; while it is under way, of whatever date."""
    paid_for = details_of(keys, found)["due_on"]
    return (
        found.state is not State.SETTLED or not paid_for or due_on is None or paid_for == due_on.isoformat()
    )


def number_index(keys: Keys, used: Service) -> bytes:
    """The blind index of a service: the same for whoever pays it."""
    return keys.blind("service", f"{used.company.id}|{used.number}")


def bill_index(keys: Keys, used: Service, bill: str) -> bytes | None:
    """The blind index of a bill's number at its company; None for a top-up, which may be repeated."""
    return keys.blind("bill", f"{used.company.id}|{used.number}|{bill}") if bill else None


def bill_name(keys: Keys, used: Service, bill: OpenBill) -> bytes:
    """The blind index of one bill of one due date: what a programmed payment and a reminder know it by."""
    due_on = "" if bill.due_on is None else bill.due_on.isoformat()
    return keys.blind("bill", f"{used.company.id}|{used.number}|{bill.id}|{due_on}")


def _place(column: str, row: UUID) -> Place:
    return Place("bank.service", column, str(row))
