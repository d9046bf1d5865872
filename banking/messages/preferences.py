"""Which news a member wants to hear of; what guards the account is always told.

Most are told unless they were muted; some only to who asked for them (`NewsTopic.opt_in`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from banking.messages.tables import muted_news, wanted_news
from banking.requests import ChooseNotice, ListNoticeChoices
from banking.values import NewsTopic, NoticeChoice
from banking.work import Handlers

if TYPE_CHECKING:
    from banking.work import Order, Work


async def choices(work: Work, _query: ListNoticeChoices) -> tuple[NoticeChoice, ...]:
    """Handle `ListNoticeChoices`."""
    chosen: dict[bool, set[str]] = {}
    for table in (muted_news, wanted_news):
        mine = select(table.c.kind).where(table.c.member_id == work.owner)
        chosen[table is wanted_news] = set(await work.conn.scalars(mine))
    return tuple(
        NoticeChoice(topic, wanted=(topic.value in chosen[topic.opt_in]) is topic.opt_in)
        for topic in NewsTopic
    )


async def choose(order: Order, command: ChooseNotice) -> NoticeChoice:
    """Handle `ChooseNotice`; choosing the same again changes nothing."""
    topic, row = command.choice.topic, {"member_id": order.owner, "kind": command.choice.topic.value}
    table, at = (wanted_news, "wanted_at") if topic.opt_in else (muted_news, "muted_at")
    if command.choice.wanted is topic.opt_in:
        await order.conn.execute(insert(table).values(**row, **{at: order.now}).on_conflict_do_nothing())
    else:
        mine = (table.c.member_id == order.owner, table.c.kind == topic.value)
        await order.conn.execute(delete(table).where(*mine))
    return command.choice


QUERIES: Final[Handlers] = {ListNoticeChoices: choices}
COMMANDS: Final[Handlers] = {ChooseNotice: choose}
