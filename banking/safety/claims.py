"""Claims of members: a movement they do not recognise becomes a case with a number (B23)."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import select

from banking.ledger.accounts import owned
from banking.ledger.tables import entry, tx
from banking.messages import emails
from banking.messages.amounts import dollars
from banking.refusals import NotFound
from banking.requests import OpenClaim
from banking.safety import cases, freezing
from banking.safety.tables import case
from banking.values import Claimed
from banking.work import Handlers

if TYPE_CHECKING:
    from banking.work import Order

CLAIM: Final = "claim"
"""The kind of case."""


async def open_claim(order: Order, command: OpenClaim) -> Claimed | NotFound:
    """Handle `OpenClaim`: the movement is read again, by account and owner (S16)."""
    found = await owned(order.conn, order.owner, command.account)
    seq = None if isinstance(found, NotFound) else await _position(order, command)
    if seq is None:
        return NotFound()
    about = UUID(bytes=hashlib.sha256(f"{command.account.id}|{seq}".encode()).digest()[:16])
    await freezing.hold(order.conn, order.owner)
    mine = (case.c.member_id == order.owner, case.c.about == about, case.c.state != "closed")
    before = (await order.conn.execute(select(case.c.number, case.c.opened_at).where(*mine))).first()
    if before is not None:
        return Claimed(before.number, before.opened_at, already=True)
    said = json.dumps({"account": command.account.last4, "position": seq, "words": command.words})
    opened = await cases.open_case(order, CLAIM, order.owner, about, said)
    moved = command.movement
    given = {
        "case": opened.told.number,
        "movement": f"{moved.booked_on:%d/%m/%Y} · {moved.document} - {moved.text}",
        "amount": dollars(moved.amount),
    }
    await emails.post_details(order, order.owner, emails.CLAIM_OPENED, given)
    return Claimed(opened.told.number, opened.told.at, already=False)


async def _position(order: Order, command: OpenClaim) -> int | None:
    """Where the movement stands in its account, if it is one of them."""
    wanted = command.movement
    position: int | None = await order.conn.scalar(
        select(entry.c.account_seq)
        .join(tx, tx.c.id == entry.c.tx_id)
        .where(
            entry.c.account_id == command.account.id,
            entry.c.document == wanted.document,
            entry.c.text == wanted.text,
            entry.c.amount == wanted.amount.cents,
            entry.c.balance_after == wanted.balance.cents,
            tx.c.business_date == wanted.booked_on,
        )
        .order_by(entry.c.account_seq.desc())
        .limit(1)
    )
    return position


COMMANDS: Final[Handlers] = {OpenClaim: open_claim}
