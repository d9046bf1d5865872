"""News: what a member must hear that no command of theirs answered. A row in the transaction of the change it tells of.

Where it is told is decided when it is told: in the chat that is linked then, and nowhere if none is (S10). It stays owed
until the channel says that the message left, and is given again ever more rarely.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, cast
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, exists, func, insert, literal, or_, select, text, update

from banking import answers
from banking.faults import Foreign
from banking.messages.tables import muted_news, notice, wanted_news
from banking.people.tables import chat_link
from banking.values import News, NoticeId
from banking.work import MemberId

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys

NEWS_CHANNEL: Final = "notice"
"""PostgreSQL notifies here when news was committed, so that nobody waits for the next look."""
FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(hours=6)
MOST_TRIES: Final = 20
TOO_LATE: Final = timedelta(days=3)
"""After this nobody is told any more: the e-mail has said it long ago."""


@dataclass(frozen=True, slots=True)
class Owed:
    """News that a chat is to be told now."""

    id: NoticeId
    chat_id: int
    member: MemberId
    news: News


async def notify(
    conn: AsyncConnection, keys: Keys, member: MemberId, news: News, now: datetime
) -> NoticeId | None:
    """Tell a member something in their chat, if this transaction commits; None where they chose not to hear of it."""
    kind = type(news).__name__
    table = wanted_news if news.opt_in else muted_news
    chosen = select(exists().where(table.c.member_id == member, table.c.kind == kind))
    if news.optional and await conn.scalar(chosen) is not news.opt_in:
        return None
    id_ = NoticeId(uuid4())
    await conn.execute(
        insert(notice).values(
            id=id_,
            member_id=member,
            kind=kind,
            value=answers.seal(keys, id_, news, answers.NOTICE),
            created_at=now,
        )
    )
    await conn.execute(text("SELECT pg_notify(:channel, '')"), {"channel": NEWS_CHANNEL})
    return id_


async def owed(conn: AsyncConnection, keys: Keys, now: datetime, limit: int) -> list[Owed]:
    """News to be told now, oldest first, each given to one caller at a time; what nobody can be told is dropped."""
    await _drop(conn, now)
    due = (
        select(notice.c.id)
        .where(_unsettled(), or_(notice.c.next_try_at.is_(None), notice.c.next_try_at <= now))
        .order_by(notice.c.created_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    wait = func.least(FIRST_WAIT * func.power(2, notice.c.tries), LONGEST_WAIT)
    given = (
        update(notice)
        .where(notice.c.id.in_(due))
        .values(tries=func.least(notice.c.tries + 1, MOST_TRIES), next_try_at=literal(now) + wait)
        .returning(notice.c.id, notice.c.member_id, notice.c.value, notice.c.created_at)
        .cte("given")
    )
    rows = await conn.execute(
        select(given, chat_link.c.chat_id)
        .join(chat_link, and_(chat_link.c.member_id == given.c.member_id, chat_link.c.ended_at.is_(None)))
        .order_by(given.c.created_at)
    )
    found: list[Owed] = []
    for row in rows:
        with suppress(Foreign):  # given again later, perhaps to the build that wrote it (F16)
            news = cast("News", answers.unseal(keys, row.id, row.value, answers.NOTICE))
            found.append(Owed(NoticeId(row.id), row.chat_id, MemberId(row.member_id), news))
    return found


async def settle(conn: AsyncConnection, id_: NoticeId, now: datetime) -> None:
    """The member has been told; saying so again changes nothing."""
    await conn.execute(update(notice).where(notice.c.id == id_, _unsettled()).values(told_at=now))


async def read(conn: AsyncConnection, keys: Keys, id_: NoticeId) -> News | None:
    """The news behind a notice; None where there is no such news."""
    sealed = await conn.scalar(select(notice.c.value).where(notice.c.id == id_))
    return None if sealed is None else cast("News", answers.unseal(keys, id_, sealed, answers.NOTICE))


def _unsettled() -> ColumnElement[bool]:
    return and_(notice.c.told_at.is_(None), notice.c.dropped_at.is_(None))


async def _drop(conn: AsyncConnection, now: datetime) -> None:
    """Nobody is told what is too old, or whose member has no chat: it must not wait for the chat of another day."""
    linked = exists().where(chat_link.c.member_id == notice.c.member_id, chat_link.c.ended_at.is_(None))
    lost = or_(notice.c.created_at <= now - TOO_LATE, ~linked)
    await conn.execute(update(notice).where(_unsettled(), lost).values(dropped_at=now))
