"""How a member hears what became of a bill's payment: in the chat and by e-mail, in the transaction of the change (S38)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from banking.bills.history import paid_bill
from banking.bills.reopening import not_taken
from banking.bills.services import first_paid
from banking.messages import emails
from banking.messages.amounts import dollars
from banking.messages.notices import notify
from banking.payments.states import State
from banking.values import BillNotTaken, BillReason, BillSettled, FirstBillSettled

if TYPE_CHECKING:
    from datetime import date

    from banking.payments.moving import Means
    from banking.payments.records import Payment
    from banking.values import PaidBill

TOLD = frozenset({State.SETTLED, State.REJECTED, State.CANCELLED, State.RETURNED})


async def tell(means: Means, found: Payment) -> None:
    """Tell what a payment came to; ways in between are nobody's news."""
    if not isinstance(found.state, State) or found.state not in TOLD:
        return
    paid = await paid_bill(means.conn, means.keys, found.id)
    if paid is None:
        return
    again = None
    if found.state is State.SETTLED:
        news: BillSettled | BillNotTaken = await _settled(means, paid)
    else:
        again = await not_taken(means, paid, found.state) if paid.automatic else None
        news = BillNotTaken(
            service=paid.service,
            bill=paid.bill,
            source=paid.source,
            reason=paid.reason or BillReason.OTHER,
            at=means.now,
            retry_on=again,
        )
    await notify(means.conn, means.keys, found.member, news, means.now)
    await _mail(means, found, paid, again)


async def _settled(means: Means, paid: PaidBill) -> BillSettled:
    """A company took it; after the first one by hand, a tap away from a name for the service."""
    told: dict[str, Any] = {
        "service": paid.service,
        "bill": paid.bill,
        "total": paid.bill.total,
        "source": paid.source,
        "reference": paid.reference,
        "automatic": paid.automatic,
        "at": means.now,
    }
    saved = None if paid.automatic else await first_paid(means.conn, means.keys, paid.id)
    return BillSettled(**told) if saved is None else FirstBillSettled(**told, saved=saved)


async def _mail(means: Means, found: Payment, paid: PaidBill, again: date | None) -> None:
    details: dict[str, str] = {
        "outcome": "settled" if found.state is State.SETTLED else "returned",
        "automatic": "yes" if paid.automatic else "",
        "code": paid.code,
        "company": paid.service.company.name,
        "number": paid.service.number,
        "bill": paid.bill.about,
        "source": f"••••{paid.source.last4}",
        "amount": dollars(paid.bill.amount),
        "commission": dollars(paid.bill.commission),
        "total": dollars(paid.bill.total),
        "reference": paid.reference or "",
        "retry_on": "" if again is None else f"{again:%d/%m/%Y}",
    }
    await emails.post(
        means.conn, means.keys, found.member, emails.BILL_PAYMENT, means.now, json.dumps(details)
    )
