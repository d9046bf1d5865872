"""How whoever is paid hears of it by e-mail, where the payer gave an address (M146)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banking.beneficiaries.holders import mask_name
from banking.messages import emails
from banking.messages.amounts import dollars
from banking.people.members import person_of
from banking.work import MemberId

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys


async def mail_receiver(
    conn: AsyncConnection,
    keys: Keys,
    payer: MemberId,
    address: str | None,
    given: emails.Arrival,
    now: datetime,
) -> None:
    """Tell the address the payer gave, if any. The payer is named in part, as on a receipt (S28)."""
    if not address:
        return
    person = await person_of(conn, keys, payer)
    details = {
        "sender": mask_name(person),
        "amount": dollars(given.amount),
        "target": given.target,
        "reference": given.reference or "",
        "code": given.code,
    }
    await emails.post_to(conn, keys, address, given.receiver, emails.MONEY_SENT_TO_YOU, now, details)
