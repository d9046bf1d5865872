"""What members are told without having asked: outcomes nobody heard, and news, with their buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from banking import operations, requests
from banking.ledger.tables import operation
from banking.messages import buttons, notices
from banking.values import Button, Notice, NoticeId, OperationId
from banking.work import MemberId

if TYPE_CHECKING:
    from datetime import timedelta

    from banking.requests import Command
    from banking.work import Work


async def due(work: Work, age: timedelta, limit: int) -> list[Notice]:
    """Outcomes older than `age` that nobody was told, and news; see `banking.api.Bank.untold_notices`."""
    found: list[Notice] = []
    for told in await operations.untold(work.conn, work.keys, work.now, age, limit):
        notice = NoticeId(told.id)
        names = _buttons_of(told.command)
        if names is None:
            continue  # only newer code can order this, and tell it (F16)
        offered = (
            () if told.member is None else await buttons.offer(work, notice, told.chat_id, told.member, names)
        )
        found.append(Notice(notice, told.chat_id, told.command, told.outcome, offered))
    for owed in await notices.owed(work.conn, work.keys, work.now, limit):
        offered = await buttons.offer(work, owed.id, owed.chat_id, owed.member, owed.news.buttons)
        found.append(Notice(owed.id, owed.chat_id, type(owed.news).__name__, owed.news, offered))
    return found


async def offered(work: Work, notice: NoticeId) -> tuple[Button, ...]:
    """The buttons under an operation's outcome; see `banking.api.Bank.offer_buttons`."""
    mine = (operation.c.id == notice, operation.c.chat_id == work.caller.chat_id)
    row = (await work.conn.execute(select(operation.c.command, operation.c.member_id).where(*mine))).first()
    if row is None or row.member_id is None:
        return ()
    names = _buttons_of(row.command) or ()
    return await buttons.offer(work, notice, work.caller.chat_id, MemberId(row.member_id), names)


async def told(work: Work, notice: NoticeId) -> None:
    """The member has been told, whichever kind of notice it is."""
    await operations.tell(work.conn, OperationId(notice), work.now)
    await notices.settle(work.conn, notice, work.now)


def _buttons_of(command: str) -> tuple[str, ...] | None:
    """The buttons under a command's outcome; None where this build has no such command."""
    kind: type[Command[Any]] | None = getattr(requests, command, None)
    return None if kind is None else kind.buttons
