"""Which news a member wants to hear of; what guards the account is always told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from banking.messages.tables import muted_news
from banking.requests import ChooseNotice, ListNoticeChoices
from banking.values import NewsTopic, NoticeChoice
from banking.work import Handlers

if TYPE_CHECKING:
    from banking.work import Order, Work


async def choices(work: Work, _query: ListNoticeChoices) -> tuple[NoticeChoice, ...]:
    """Handle `ListNoticeChoices`."""
    mine = select(muted_news.c.kind).where(muted_news.c.member_id == work.owner)
    muted = set(await work.conn.scalars(mine))
    return tuple(NoticeChoice(topic, wanted=topic.value not in muted) for topic in NewsTopic)


async def choose(order: Order, command: ChooseNotice) -> NoticeChoice:
    """Handle `ChooseNotice`; choosing the same again changes nothing."""
    kind = command.choice.topic.value
    if command.choice.wanted:
        mine = (muted_news.c.member_id == order.owner, muted_news.c.kind == kind)
        await order.conn.execute(delete(muted_news).where(*mine))
    else:
        row = {"member_id": order.owner, "kind": kind, "muted_at": order.now}
        await order.conn.execute(insert(muted_news).values(row).on_conflict_do_nothing())
    return command.choice


QUERIES: Final[Handlers] = {ListNoticeChoices: choices}
COMMANDS: Final[Handlers] = {ChooseNotice: choose}
