"""How every command that needs a code is summarised: every noun's table, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banking.beneficiaries import handlers as beneficiaries
from banking.bills import paying, programming
from banking.cards import handlers as cards
from banking.codes.summary import Summaries, Summary, plainly
from banking.limits import choosing
from banking.payments import interbank
from banking.payments import transfers as interbank_transfers
from banking.people import handlers as people
from banking.privacy import erasing, exporting
from banking.requests.desk import ProveIdentity
from banking.safety import handlers as safety
from banking.safety import privacy
from banking.transfers import cooprogreso, own, standing

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.requests import Command
    from banking.work import MemberId

_SUMMARIES: Summaries = {
    **people.SUMMARIES,
    **cards.SUMMARIES,
    **own.SUMMARIES,
    **paying.SUMMARIES,
    **programming.SUMMARIES,
    **standing.SUMMARIES,
    **cooprogreso.SUMMARIES,
    **interbank.SUMMARIES,
    **interbank_transfers.SUMMARIES,
    **beneficiaries.SUMMARIES,
    **choosing.SUMMARIES,
    **safety.SUMMARIES,
    **privacy.SUMMARIES,
    **exporting.SUMMARIES,
    **erasing.SUMMARIES,
    ProveIdentity: plainly("prove_identity"),
}


async def summarise(conn: AsyncConnection, member_id: MemberId | None, command: Command[object]) -> Summary:
    """What the SMS says of a command; TypeError where no code guards it."""
    found = _SUMMARIES.get(type(command))
    if found is None:
        message = f"no code guards {type(command).__name__}"
        raise TypeError(message)
    return await found(conn, member_id, command)
