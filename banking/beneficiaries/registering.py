"""Registering a beneficiary: room on the list, each destination once (M93)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from banking.beneficiaries.payees import Payee, columns_of, owned, payee_of
from banking.beneficiaries.tables import beneficiary
from banking.people.tables import member
from banking.refusals import AlreadyBeneficiary, TooManyBeneficiaries

if TYPE_CHECKING:
    from banking.work import Order, Work


async def may_register(work: Work, destination: bytes) -> AlreadyBeneficiary | TooManyBeneficiaries | None:
    """Why this destination cannot be added, if so."""
    rows = list(await work.conn.execute(owned(work.owner)))
    for row in rows:
        if row.destination == destination:
            return AlreadyBeneficiary(payee_of(work.keys, row).ref)
    most = work.policy.beneficiaries_per_member
    return TooManyBeneficiaries(most) if len(rows) >= most else None


async def lock_list(order: Order) -> None:
    """From here on nobody else changes this member's list until the transaction ends."""
    await order.conn.execute(
        select(member.c.id).where(member.c.id == order.owner).with_for_update(key_share=True)
    )


async def add(order: Order, payee: Payee) -> None:
    """Write a new beneficiary."""
    await order.conn.execute(
        insert(beneficiary).values(
            id=payee.id,
            member_id=order.owner,
            service=payee.service,
            institution=payee.institution.code,
            account_id=payee.account_id,
            account_kind=payee.account_kind,
            created_at=order.now,
            **columns_of(order.keys, payee),
        )
    )
