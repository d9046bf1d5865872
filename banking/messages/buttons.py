"""Durable buttons under notices: 128 bits, bound to chat and member, for one tap, for a time (S17; `design.md` §2). One that only
shows something may be tapped as often as its member likes.

The handle is derived from the notice with a server key, so that a notice told again shows the same button; only its hash is
stored. They live in PostgreSQL: an emptied Redis neither revives a used one nor kills a fresh one (F12).
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, case, exists, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from banking import answers
from banking.ledger.tables import operation
from banking.messages import notices
from banking.messages.tables import button
from banking.people.tables import chat_link
from banking.refusals import ButtonGone, Refusal
from banking.values import SHARE_RECEIPT, Button, ButtonTaken, NoticeId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from banking.work import MemberId, Work


async def offer(
    work: Work, notice: NoticeId, chat_id: int, member: MemberId, names: Iterable[str]
) -> tuple[Button, ...]:
    """The buttons of a notice in this chat; the same ones again when it is told again."""
    made = tuple(Button(name, work.keys.button_handle(notice.bytes, name, chat_id)) for name in names)
    if made:
        until = work.now + timedelta(seconds=work.policy.notice_button_ttl_seconds)
        common = {"notice_id": notice, "chat_id": chat_id, "member_id": member, "expires_at": until}
        rows = [{"handle_hash": _hash(each.handle), "name": each.name, **common} for each in made]
        await work.conn.execute(insert(button).values(rows).on_conflict_do_nothing())
    return made


async def take(work: Work, handle: str, attempt: str) -> ButtonTaken | ButtonGone:
    """Use a button up; see `banking.api.Bank.take_button`. The chat must still be its member's."""
    still_linked = exists().where(
        chat_link.c.chat_id == button.c.chat_id,
        chat_link.c.member_id == button.c.member_id,
        chat_link.c.ended_at.is_(None),
    )
    taken = (
        update(button)
        .where(
            button.c.handle_hash == _hash(handle),
            button.c.chat_id == work.caller.chat_id,
            or_(
                and_(button.c.used_at.is_(None), button.c.expires_at > work.now), button.c.used_by == attempt
            ),
            still_linked,
        )
        .values(
            used_at=case((button.c.name == SHARE_RECEIPT, None), else_=work.now),
            used_by=case((button.c.name == SHARE_RECEIPT, None), else_=attempt),
        )
        .returning(button.c.name, button.c.notice_id)
    )
    row = (await work.conn.execute(taken)).first()
    if row is None:
        return ButtonGone()
    notice = NoticeId(row.notice_id)
    news = await notices.read(work.conn, work.keys, notice)
    if news is not None:
        return ButtonTaken(row.name, notice, type(news).__name__, news)
    told = (
        await work.conn.execute(
            select(operation.c.command, operation.c.answer).where(operation.c.id == notice)
        )
    ).one()
    outcome = answers.unseal(work.keys, notice, told.answer)
    return (
        ButtonGone() if isinstance(outcome, Refusal) else ButtonTaken(row.name, notice, told.command, outcome)
    )


def _hash(handle: str) -> bytes:
    return hashlib.sha256(handle.encode()).digest()
