"""Where an interbank payment goes, as the rail must be told: read from the member's beneficiaries by id and owner (S16)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
    del conn, keys, member, ref
    return None
