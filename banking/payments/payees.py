"""Where an interbank payment goes, as the rail must be told: read from the member's beneficiaries by id and owner (S16)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from banking.beneficiaries.payees import owned_beneficiary
from banking.refusals import BeneficiaryGone
from banking.values import TransferService

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.values import BeneficiaryRef
    from banking.work import MemberId


@dataclass(frozen=True, slots=True)
class Payee:
    """A receiver at another institution."""

    institution: str
    """Its code as the rails know it (domain.md §2.5)."""
    immediate: bool
    """Whether it is on the list of those credited at once (M87, D9)."""
    account: str = field(repr=False)
    account_kind: str
    name: str = field(repr=False)
    identification_kind: str
    identification: str = field(repr=False)


async def owned_payee(
    conn: AsyncConnection, keys: Keys, member: MemberId, ref: BeneficiaryRef
) -> Payee | None:
    """The receiver behind a member's beneficiary; None when it is not this member's, or no longer as he saw it."""
    found = await owned_beneficiary(conn, keys, member, ref)
    if isinstance(found, BeneficiaryGone) or found.service is not TransferService.INTERBANK:
        return None
    return Payee(
        institution=found.institution.code,
        immediate=found.institution.immediate,
        account=found.number,
        account_kind=found.account_kind,
        name=found.name,
        identification_kind=found.identification.kind,
        identification=found.identification.number,
    )
