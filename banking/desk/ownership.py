"""Who has a chat: one owner, one number that grows with every change (desk.md §1.1-7).

Every change is one conditional UPDATE on the owner and the epoch it expects; whoever comes second changes nothing and is
told how things stand. The chat itself hears of a change by an event that its own turn takes up (`design.md` §3).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, case, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.desk import log
from banking.desk.tables import agent, conversation, handoff
from banking.messages.events import add_event, add_events
from banking.values import Outcome, Owner

DESK: Final = "desk"
"""The chat's event: look how you stand with the desk."""
LEASE: Final = timedelta(seconds=90)
"""How long an agent holds a chat without a heartbeat (60 to 120 s, desk.md 7)."""
OFFER: Final = timedelta(seconds=120)
"""How long a transferred chat is kept for the agent it was offered to."""
TEAM_OFFER: Final = timedelta(minutes=10)
"""How long one that was transferred to a team is kept for it."""
UNANSWERED: Final = timedelta(minutes=10)
"""When a chat nobody answers is offered to the others."""
SWEPT_AT_ONCE: Final = 50
TOLD_OF_QUEUE: Final = 30
"""Places at the front of the queue that are told of each step."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The change was made; the chat's new epoch."""

    epoch: int


@dataclass(frozen=True, slots=True)
class NotYours:
    """Somebody was faster, or the chat has moved on. `by` is who has it now, if a person does."""

    owner: Owner
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Full:
    """The agent has as many chats as the capacity allows."""

    capacity: int


async def queue(
    conn: AsyncConnection,
    chat_id: int,
    handoff_id: UUID,
    team: str | None,
    now: datetime,
    about: str,
    offered_to: int | None = None,
) -> int | None:
    """BOT → QUEUED, offered to one person first where one is named; None where the chat is not the bot's. The hand-off's own
    row is the caller's to write.
    """
    fresh = {"chat_id": chat_id, "owner": Owner.BOT, "epoch": 0}
    await conn.execute(insert(conversation).values(fresh).on_conflict_do_nothing())
    until = now + OFFER if offered_to is not None else None
    changes = {"handoff_id": handoff_id, "team": team, "waiting_since": now, "unanswered_since": now}
    offer = {"offered_to": offered_to, "offered_until": until}
    idle = conversation.c.owner.in_((Owner.BOT, Owner.CLOSED))
    moved = await _move(conn, chat_id, idle, Owner.QUEUED, told_position=None, **changes, **offer)
    if moved is None:
        return None
    await _note(conn, now, "queued", moved, about=about)
    return int(moved.epoch)


async def claim(conn: AsyncConnection, agent_id: int, chat_id: int, now: datetime) -> Taken | NotYours | Full:
    """QUEUED → AGENT, within the agent's capacity (desk.md 4). The agent's row is locked first, then the chat's."""
    me = await _hold_agent(conn, agent_id)
    if me is None:
        return NotYours(Owner.QUEUED)
    if await held(conn, agent_id) >= me.capacity:
        return Full(me.capacity)
    free = or_(
        conversation.c.offered_until.is_(None),
        conversation.c.offered_until <= now,
        conversation.c.offered_to == agent_id,
        and_(conversation.c.offered_to.is_(None), conversation.c.team == me.team),
    )
    waiting = and_(conversation.c.owner == Owner.QUEUED, free)
    moved = await _move(conn, chat_id, waiting, Owner.AGENT, **_held_by(agent_id, now))
    if moved is None:
        return await standing(conn, chat_id)
    await _tell(conn, chat_id, now)
    await _note(conn, now, "claimed", moved, agent_id)
    return Taken(moved.epoch)


async def hand_back(
    conn: AsyncConnection,
    agent_id: int,
    chat_id: int,
    epoch: int,
    outcome: Outcome,
    now: datetime,
    errand: str | None = None,
) -> Taken | NotYours:
    """AGENT → CLOSED; the chat's own turn makes it the bot's again (desk.md 9), which goes on with the errand, if any."""
    moved = await _move(conn, chat_id, _mine(agent_id, epoch), Owner.CLOSED)
    if moved is None:
        return await standing(conn, chat_id)
    await _ended(conn, moved.handoff_id, outcome, now, errand)
    await _tell(conn, chat_id, now)
    await _note(conn, now, "closed", moved, agent_id, outcome)
    return Taken(moved.epoch)


async def transfer(
    conn: AsyncConnection,
    agent_id: int,
    chat_id: int,
    epoch: int,
    *,
    to_agent: int | None,
    to_team: str | None,
    why: str,
    now: datetime,
) -> Taken | NotYours:
    """AGENT → QUEUED for a colleague or a team; the original waiting time stays (desk.md 6)."""
    until = None
    if to_agent is not None or to_team is not None:
        until = now + (OFFER if to_agent is not None else TEAM_OFFER)
    offer = {"offered_to": to_agent, "offered_until": until, "team": to_team}
    moved = await _move(conn, chat_id, _mine(agent_id, epoch), Owner.QUEUED, told_position=None, **offer)
    if moved is None:
        return await standing(conn, chat_id)
    await _tell(conn, chat_id, now)
    await _note(conn, now, "transferred", moved, agent_id, why)
    return Taken(moved.epoch)


async def take_over(
    conn: AsyncConnection, agent_id: int, chat_id: int, epoch: int, why: str, now: datetime
) -> Taken | NotYours:
    """AGENT → another AGENT: a supervisor's, with a reason, beyond the capacity (desk.md 5)."""
    if await _hold_agent(conn, agent_id) is None:
        return NotYours(Owner.AGENT)
    theirs = and_(
        conversation.c.owner == Owner.AGENT,
        conversation.c.epoch == epoch,
        conversation.c.agent_id != agent_id,
    )
    moved = await _move(conn, chat_id, theirs, Owner.AGENT, **_held_by(agent_id, now))
    if moved is None:
        return await standing(conn, chat_id)
    await _tell(conn, chat_id, now)
    await _note(conn, now, "taken_over", moved, agent_id, why)
    return Taken(moved.epoch)


async def leave(conn: AsyncConnection, chat_id: int, now: datetime) -> int | None:
    """QUEUED, AGENT or CLOSED → BOT: the member goes back to the menu; None where the bot had it."""
    before = await row(conn, chat_id, lock=True)
    if before is None or before.owner == Owner.BOT:
        return None
    moved = await _move(conn, chat_id, conversation.c.epoch == before.epoch, Owner.BOT)
    if moved is None:  # pragma: no cover - the row is locked
        return None
    if before.owner != Owner.CLOSED:
        outcome = Outcome.LEFT if before.owner == Owner.AGENT else Outcome.ABANDONED
        await _ended(conn, moved.handoff_id, outcome, now)
        await _note(conn, now, "left", moved, about=outcome)
    await _note(conn, now, "returned", moved)
    return int(moved.epoch)


async def beat(conn: AsyncConnection, agent_id: int, now: datetime) -> None:
    """An agent's console lives: all the agent's chats are held on."""
    mine = and_(conversation.c.owner == Owner.AGENT, conversation.c.agent_id == agent_id)
    await conn.execute(update(conversation).where(mine).values(lease_until=now + LEASE))


async def overdue(conn: AsyncConnection, now: datetime) -> list[int]:
    """Chats whose agent is gone or silent, or whose offer nobody took."""
    lost = and_(
        conversation.c.owner == Owner.AGENT,
        or_(conversation.c.lease_until <= now, conversation.c.unanswered_since <= now - UNANSWERED),
    )
    refused = and_(conversation.c.owner == Owner.QUEUED, conversation.c.offered_until <= now)
    found = select(conversation.c.chat_id).where(or_(lost, refused)).limit(SWEPT_AT_ONCE)
    return list(await conn.scalars(found))


async def requeue(conn: AsyncConnection, chat_id: int, now: datetime) -> bool:
    """One overdue chat: back to the front of the queue, with its original waiting time; the member is told (desk.md 7)."""
    before = await row(conn, chat_id, lock=True)
    if before is None:
        return False
    if before.owner == Owner.QUEUED and before.offered_until is not None and before.offered_until <= now:
        nobody = {"offered_to": None, "offered_until": None, "team": None}
        changed = update(conversation).where(conversation.c.chat_id == chat_id).values(nobody)
        await conn.execute(changed)
        await _note(conn, now, "transfer_failed", before)
        return True
    gone = before.lease_until is not None and before.lease_until <= now
    silent = before.unanswered_since is not None and before.unanswered_since <= now - UNANSWERED
    if before.owner != Owner.AGENT or not (gone or silent):
        return False
    moved = await _move(conn, chat_id, conversation.c.epoch == before.epoch, Owner.QUEUED, told_position=None)
    if moved is None:  # pragma: no cover - the row is locked
        return False
    await _tell(conn, chat_id, now)
    await _note(conn, now, "lease_lost" if gone else "unanswered", moved, before.agent_id)
    return True


async def tell_queue(conn: AsyncConnection, now: datetime) -> None:
    """Whoever has moved up in the queue hears it (desk.md 6); whose row somebody holds at this moment hears it at the next look."""
    place = func.row_number().over(order_by=(conversation.c.waiting_since, conversation.c.chat_id))
    waiting = select(conversation.c.chat_id, conversation.c.told_position, place.label("place")).where(
        conversation.c.owner == Owner.QUEUED
    )
    ranked = waiting.limit(TOLD_OF_QUEUE).subquery()
    moved = select(ranked).where(ranked.c.told_position.is_distinct_from(ranked.c.place))
    places = {row.chat_id: row.place for row in await conn.execute(moved)}
    still = and_(conversation.c.chat_id.in_(places), conversation.c.owner == Owner.QUEUED)
    free = select(conversation.c.chat_id).where(still).order_by(conversation.c.chat_id)
    chats = list(await conn.scalars(free.with_for_update(skip_locked=True)))
    if not chats:
        return
    place_of = case({chat: places[chat] for chat in chats}, value=conversation.c.chat_id)
    told = update(conversation).where(conversation.c.chat_id.in_(chats))
    await conn.execute(told.values(told_position=place_of))
    await add_events(conn, chats, DESK, now)


# --- looking ----------------------------------------------------------------------------------------------------------


async def row(conn: AsyncConnection, chat_id: int, *, lock: bool = False) -> Row[Any] | None:
    """The chat's row, None for a chat that never met the desk."""
    found = select(conversation).where(conversation.c.chat_id == chat_id)
    return (await conn.execute(found.with_for_update() if lock else found)).first()


async def of_handoff(conn: AsyncConnection, handoff_id: UUID) -> Row[Any] | None:
    """The row of the chat whose current hand-off this is."""
    found = select(conversation).where(conversation.c.handoff_id == handoff_id)
    return (await conn.execute(found)).first()


async def held(conn: AsyncConnection, agent_id: int) -> int:
    """How many chats an agent has."""
    mine = and_(conversation.c.owner == Owner.AGENT, conversation.c.agent_id == agent_id)
    return int(await conn.scalar(select(func.count()).where(mine)) or 0)


async def standing(conn: AsyncConnection, chat_id: int) -> NotYours:
    """How the chat stands, for who came second."""
    found = await conn.execute(
        select(conversation.c.owner, agent.c.name)
        .join_from(conversation, agent, agent.c.id == conversation.c.agent_id, isouter=True)
        .where(conversation.c.chat_id == chat_id)
    )
    now = found.first()
    return NotYours(Owner.BOT) if now is None else NotYours(Owner(now.owner), now.name)


async def position(conn: AsyncConnection, waiting_since: datetime, chat_id: int) -> int:
    """The chat's place in the queue, from 1."""
    earlier = or_(
        conversation.c.waiting_since < waiting_since,
        and_(conversation.c.waiting_since == waiting_since, conversation.c.chat_id < chat_id),
    )
    before = select(func.count()).where(conversation.c.owner == Owner.QUEUED, earlier)
    return 1 + int(await conn.scalar(before) or 0)


# --- the one way to change an owner -----------------------------------------------------------------------------------


async def _move(
    conn: AsyncConnection, chat_id: int, expected: ColumnElement[bool], owner: Owner, **changes: object
) -> Row[Any] | None:
    """The conditional UPDATE: the owner changes and the epoch grows by one, or nothing happens (desk.md 1)."""
    nobody: dict[str, object] = {
        "agent_id": None,
        "lease_until": None,
        "offered_to": None,
        "offered_until": None,
    }
    values = {**nobody, **changes, "owner": owner, "epoch": conversation.c.epoch + 1}
    moved = update(conversation).where(conversation.c.chat_id == chat_id, expected).values(values)
    found: Row[Any] | None = (await conn.execute(moved.returning(conversation))).first()
    return found


def _held_by(agent_id: int, now: datetime) -> dict[str, object]:
    """The lease runs from now, and so does the time to answer."""
    return {"agent_id": agent_id, "lease_until": now + LEASE, "unanswered_since": now}


def _mine(agent_id: int, epoch: int) -> ColumnElement[bool]:
    return and_(
        conversation.c.owner == Owner.AGENT,
        conversation.c.agent_id == agent_id,
        conversation.c.epoch == epoch,
    )


async def _hold_agent(conn: AsyncConnection, agent_id: int) -> Row[int, str] | None:
    """Claims of one agent happen one after the other; None for one who may not work."""
    me = select(agent.c.capacity, agent.c.team).where(agent.c.id == agent_id, agent.c.disabled_at.is_(None))
    return (await conn.execute(me.with_for_update())).first()


async def _ended(
    conn: AsyncConnection, handoff_id: UUID, outcome: Outcome, now: datetime, errand: str | None = None
) -> None:
    open_one = and_(handoff.c.id == handoff_id, handoff.c.ended_at.is_(None))
    await conn.execute(update(handoff).where(open_one).values(ended_at=now, outcome=outcome, errand=errand))


async def _tell(conn: AsyncConnection, chat_id: int, now: datetime) -> None:
    await add_event(conn, chat_id, DESK, {}, now)


async def _note(
    conn: AsyncConnection,
    now: datetime,
    kind: str,
    chat: Row[Any],
    agent_id: int | None = None,
    about: str | None = None,
) -> None:
    await log.note(
        conn,
        now,
        kind,
        chat_id=chat.chat_id,
        handoff=chat.handoff_id,
        agent_id=agent_id,
        owner=Owner(chat.owner),
        epoch=chat.epoch,
        about=about,
    )
