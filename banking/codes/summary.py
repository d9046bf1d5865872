"""What a code is for, as its SMS says it: action, amount, masked destination (D4, S07).

The bank reads the destination itself: the channel's word is not what a member should trust here.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from banking.ledger.tables import member_account
from banking.requests import Enrol, LinkChat, OwnTransfer, RecoverCredentials
from banking.values import Money

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.requests import Command
    from banking.work import MemberId


@dataclass(frozen=True, slots=True)
class Summary:
    """Masked: may be kept in clear and read by who sends the SMS."""

    action: str
    amount_cents: int | None = None
    destination_last4: str | None = None

    @property
    def amount(self) -> Money | None:
        """The amount, where the action has one."""
        return None if self.amount_cents is None else Money(self.amount_cents)

    def to_json(self) -> dict[str, str | int | None]:
        """As the challenge keeps it."""
        return asdict(self)


async def summarise(conn: AsyncConnection, member_id: MemberId | None, command: Command[object]) -> Summary:
    """The summary of a command. A destination that is not this member's stays without digits (S16)."""
    match command:
        case Enrol():
            return Summary("enrol")
        case RecoverCredentials():
            return Summary("recover_credentials")
        case LinkChat():
            return Summary("link_chat")
        case OwnTransfer(target=target, quote=quote):
            last4 = await conn.scalar(
                select(member_account.c.last4).where(
                    member_account.c.account_id == target.id, member_account.c.member_id == member_id
                )
            )
            return Summary("own_transfer", quote.total.cents, last4 or "????")
        case _:
            message = f"no code guards {type(command).__name__}"
            raise TypeError(message)
