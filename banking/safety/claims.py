"""Claims of members: a movement they do not recognise becomes a case with a number (B23)."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import select

from banking.clock import business_date
from banking.ledger.accounts import owned
from banking.ledger.tables import entry, tx
from banking.messages import emails
from banking.messages.amounts import dollars
from banking.refusals import NotFound
from banking.requests import OpenClaim, TellClaim
from banking.safety import cases, freezing
from banking.safety.promises import answer_by, subject_of
from banking.safety.tables import case
from banking.values import Claimed
from banking.work import Handlers

if TYPE_CHECKING:
    from datetime import date, datetime

    from banking.work import Order

CLAIM: Final = "claim"
TOLD: Final = "claim_told"
"""The kinds of case: about a movement, and about what was told."""
IN_WORDS: Final = "Lo que usted nos contó en el chat"
"""What an e-mail says instead of the member's words."""


async def open_claim(order: Order, command: OpenClaim) -> Claimed | NotFound:
    """Handle `OpenClaim`: the movement is read again, by account and owner (S16)."""
    found = await owned(order.conn, order.owner, command.account)
    seq = None if isinstance(found, NotFound) else await _position(order, command)
    if seq is None:
        return NotFound()
    said = json.dumps({"account": command.account.last4, "position": seq, "words": command.words})
    claimed = await _open_once(order, CLAIM, f"{command.account.id}|{seq}", said)
    if not claimed.already:
        moved = command.movement
        what = f"{moved.booked_on:%d/%m/%Y} · {moved.document} - {moved.text} · {dollars(moved.amount)}"
        await _mail(order, claimed, what)
    return claimed


async def tell_claim(order: Order, command: TellClaim) -> Claimed:
    """Handle `TellClaim`: the words are sealed with the case, and go into no mail."""
    about = f"{order.owner}|told|{command.words.casefold()}"
    claimed = await _open_once(order, TOLD, about, cases.said(words=command.words))
    if not claimed.already:
        await _mail(order, claimed, IN_WORDS)
    return claimed


async def _open_once(order: Order, kind: str, what: str, said: str) -> Claimed:
    """One open case about one thing."""
    about = UUID(bytes=hashlib.sha256(what.encode()).digest()[:16])
    await freezing.hold(order.conn, order.owner)
    mine = (case.c.member_id == order.owner, case.c.about == about, case.c.state != "closed")
    before = (await order.conn.execute(select(case.c.number, case.c.opened_at).where(*mine))).first()
    if before is not None:
        promised = _answer_by(order, kind, before.opened_at)
        return Claimed(before.number, before.opened_at, already=True, answer_by=promised)
    opened = await cases.open_case(order, kind, order.owner, about, said)
    promised = _answer_by(order, kind, order.now)
    return Claimed(opened.told.number, opened.told.at, already=False, answer_by=promised)


def _answer_by(order: Order, kind: str, opened_at: datetime) -> date:
    opened_on = business_date(opened_at)
    return answer_by(order.policy, subject_of(kind), opened_on) or opened_on


async def _mail(order: Order, claimed: Claimed, what: str) -> None:
    given = {"case": claimed.number, "movement": what, "until": f"{claimed.answer_by:%d/%m/%Y}"}
    await emails.post_details(order, order.owner, emails.CLAIM_OPENED, given)


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


COMMANDS: Final[Handlers] = {OpenClaim: open_claim, TellClaim: tell_claim}
