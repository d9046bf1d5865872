"""What a member sent to others before, to send it again: the receipts behind the spendings (M80, M84)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from banking import answers
from banking.beneficiaries.payees import all_of
from banking.ledger.tables import operation
from banking.limits.tables import spending
from banking.requests import RecentTransfers
from banking.values import InterbankReceipt, PastTransfer, TransferReceipt

if TYPE_CHECKING:
    from banking.work import Handlers, Work

looked_at: Final = 30
"""Transfers; opening their receipts costs some microseconds each."""
shown_at_most: Final = 8
"""One page of a keyboard."""


async def recent(work: Work, _query: RecentTransfers) -> tuple[PastTransfer, ...]:
    """Handle `RecentTransfers`. Whoever was deleted or changed since cannot be paid again from here."""
    mine = {payee.ref: payee for payee in await all_of(work.conn, work.keys, work.owner)}
    rows = await work.conn.execute(
        select(operation.c.id, operation.c.answer)
        .join(spending, spending.c.operation_id == operation.c.id)
        .where(spending.c.member_id == work.owner, operation.c.member_id == work.owner, spending.c.cents > 0)
        .order_by(spending.c.id.desc())
        .limit(looked_at)
    )
    found: dict[tuple[object, ...], PastTransfer] = {}
    for row in rows:
        receipt = answers.unseal(work.keys, row.id, row.answer)
        if not isinstance(receipt, TransferReceipt | InterbankReceipt) or receipt.beneficiary not in mine:
            continue
        usual = mine[receipt.beneficiary].email
        email = receipt.email if isinstance(receipt, TransferReceipt) else usual
        past = PastTransfer(
            receipt.source, receipt.beneficiary, receipt.amount, receipt.reference, email, receipt.at
        )
        found.setdefault((past.source, past.beneficiary, past.amount), past)
    return tuple(found.values())[:shown_at_most]


QUERIES: Handlers = {RecentTransfers: recent}
