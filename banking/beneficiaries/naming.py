"""How the SMS of a code names a beneficiary: institution and last digits, as the bank has them (D4, S07)."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sqlalchemy import select

from banking.beneficiaries.payees import institution_of
from banking.beneficiaries.tables import beneficiary
from banking.codes.summary import Summary
from banking.institutions import directory

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.requests import (
        CreateBankBeneficiary,
        CreateCooprogresoBeneficiary,
        DeleteBeneficiary,
        EditBeneficiary,
    )
    from banking.values import BeneficiaryRef
    from banking.work import MemberId


async def summarise_cooprogreso(
    _conn: AsyncConnection, _member: MemberId | None, command: CreateCooprogresoBeneficiary
) -> Summary:
    """The account to be registered."""
    return Summary("create_beneficiary", None, named(directory.HOUSE, command.number[-4:]))


async def summarise_bank(
    _conn: AsyncConnection, _member: MemberId | None, command: CreateBankBeneficiary
) -> Summary:
    """The account to be registered."""
    return Summary("create_beneficiary", None, named(command.institution.code, command.number[-4:]))


async def summarise_edit(conn: AsyncConnection, member: MemberId | None, command: EditBeneficiary) -> Summary:
    """The beneficiary as it is."""
    return Summary("edit_beneficiary", None, await destination(conn, member, command.beneficiary))


async def summarise_deletion(
    conn: AsyncConnection, member: MemberId | None, command: DeleteBeneficiary
) -> Summary:
    """The beneficiary as it is."""
    return Summary("delete_beneficiary", None, await destination(conn, member, command.beneficiary))


async def destination(conn: AsyncConnection, member: MemberId | None, ref: BeneficiaryRef) -> str:
    """`Banco Pichincha ****4321`; without digits where it is not this member's (S16)."""
    row = (
        await conn.execute(
            select(beneficiary.c.institution, beneficiary.c.last4).where(
                beneficiary.c.id == ref.id,
                beneficiary.c.member_id == member,
                beneficiary.c.deleted_at.is_(None),
            )
        )
    ).first()
    return "****????" if row is None else named(row.institution, row.last4)


def named(code: str, last4: str) -> str:
    """Without accents: an SMS has 160 characters of an alphabet that lacks them."""
    marked = unicodedata.normalize("NFKD", institution_of(code).name)
    return f"{''.join(letter for letter in marked if not unicodedata.combining(letter))} ****{last4}"
