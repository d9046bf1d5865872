"""Receipts that can be verified: a short code on each, and what the book says to who shows it (S28, S32).

A code is 60 bits drawn from the operation's own random id: with ten million receipts one guess in a hundred thousand million
hits. Its row stands in the transaction of the operation, and what is shown is read from the operation's own answer, so a forged
or altered receipt shows another amount or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Column, DateTime, Table, Text, Uuid, func, insert, select

from banking import answers
from banking.beneficiaries.holders import mask_name
from banking.bills.history import paid_bill
from banking.codes.limits import Allowance, hour_seconds, take
from banking.db import metadata
from banking.ledger.tables import operation
from banking.payments.tables import payment
from banking.people.members import person_of
from banking.receipt_codes import receipt_code
from banking.refusals import ReceiptUnknown, TooManyLookups
from banking.requests import VerifyReceipt
from banking.values import (
    BillsReceipt,
    BillStanding,
    CardPaymentReceipt,
    InterbankReceipt,
    Money,
    OtherCardReceipt,
    Receipt,
    ReceiptKind,
    TransferReceipt,
    VerifiedReceipt,
)
from banking.work import Handlers, MemberId

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.work import Order, Work

receipt = Table(
    "receipt",
    metadata,
    Column("code", Text, primary_key=True),
    Column("operation_id", Uuid),
    Column("payment_id", Uuid),
    Column("issued_at", DateTime(timezone=True), nullable=False),
    schema="bank",
)


@dataclass(frozen=True, slots=True)
class Proof:
    """How a command's answer proves something: of what kind, how much, to whom."""

    kind: ReceiptKind
    amount: Callable[[Any], Money]
    payee: Callable[[Any], str]


PROOFS: Final[Mapping[type[object], Proof]] = {
    Receipt: Proof(
        ReceiptKind.OWN, lambda proved: proved.amount, lambda proved: f"••••{proved.target.last4}"
    ),
    TransferReceipt: Proof(
        ReceiptKind.COOPROGRESO,
        lambda proved: proved.amount,
        lambda proved: f"{proved.beneficiary.institution} ••••{proved.beneficiary.last4}",
    ),
    InterbankReceipt: Proof(
        ReceiptKind.INTERBANK,
        lambda proved: proved.amount,
        lambda proved: f"{proved.beneficiary.institution} ••••{proved.beneficiary.last4}",
    ),
    CardPaymentReceipt: Proof(
        ReceiptKind.CARD, lambda proved: proved.amount, lambda proved: f"••••{proved.card.last4}"
    ),
    OtherCardReceipt: Proof(
        ReceiptKind.OTHER_CARD,
        lambda proved: proved.amount,
        lambda proved: f"{proved.card.institution} ••••{proved.card.last4}",
    ),
    BillsReceipt: Proof(
        ReceiptKind.BILLS,
        lambda proved: proved.quote.amount,
        lambda proved: proved.service.company.name,
    ),
}
"""Answers that are receipts. What the member calls somebody is nobody else's business: an alias is never shown."""


async def issue(order: Order, answer: object) -> None:
    """Let the answer's code be verified, if it is a receipt; in the transaction that it proves."""
    if type(answer) in PROOFS:
        row = {"code": receipt_code(order.operation), "operation_id": order.operation, "issued_at": order.now}
        await order.conn.execute(insert(receipt).values(row))


async def issue_automatic(conn: AsyncConnection, payment_id: UUID, now: datetime) -> None:
    """The same for a payment that made itself: behind its code stands the payment, as it stands when somebody asks."""
    row = {"code": receipt_code(payment_id), "payment_id": payment_id, "issued_at": now}
    await conn.execute(insert(receipt).values(row))


async def find(conn: AsyncConnection, keys: Keys, code: str) -> VerifiedReceipt | None:
    """What the book says of a code."""
    row = (
        await conn.execute(
            select(
                receipt.c.operation_id,
                receipt.c.payment_id,
                operation.c.answer,
                func.coalesce(operation.c.member_id, payment.c.member_id).label("member_id"),
            )
            .outerjoin(operation, operation.c.id == receipt.c.operation_id)
            .outerjoin(payment, payment.c.id == receipt.c.payment_id)
            .where(receipt.c.code == code)
        )
    ).first()
    if row is None:
        return None
    if row.payment_id is not None:
        return await _automatic(conn, keys, row.payment_id, MemberId(row.member_id))
    proved: Any = answers.unseal(keys, row.operation_id, row.answer)
    proof = PROOFS[type(proved)]
    payer = await person_of(conn, keys, MemberId(row.member_id))
    return VerifiedReceipt(
        code=code,
        kind=proof.kind,
        at=proved.at,
        amount=proof.amount(proved),
        payer=f"{mask_name(payer)}, ••••{proved.source.last4}",
        payee=proof.payee(proved),
    )


async def _automatic(
    conn: AsyncConnection, keys: Keys, payment_id: UUID, member: MemberId
) -> VerifiedReceipt | None:
    """A payment that made itself; nothing once its company did not take it, for then nothing was paid."""
    paid = await paid_bill(conn, keys, payment_id)
    if paid is None or paid.standing is BillStanding.NOT_TAKEN:
        return None
    payer = await person_of(conn, keys, member)
    return VerifiedReceipt(
        code=paid.code,
        kind=ReceiptKind.BILLS,
        at=paid.at,
        amount=paid.bill.amount,
        payer=f"{mask_name(payer)}, ••••{paid.source.last4}",
        payee=paid.service.company.name,
    )


async def verify(work: Work, query: VerifyReceipt) -> VerifiedReceipt | ReceiptUnknown | TooManyLookups:
    """Handle `VerifyReceipt`. A code that is unknown counts like a known one."""
    chat = work.keys.blind("receipts by chat", str(work.caller.chat_id))
    allowance = Allowance(chat, hour_seconds, work.policy.receipt_lookups_per_chat_per_hour)
    if await take(work.conn, (allowance,), work.now) is not None:
        return TooManyLookups()
    return await find(work.conn, work.keys, query.code) or ReceiptUnknown()


QUERIES: Final[Handlers] = {VerifyReceipt: verify}
