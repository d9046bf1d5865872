"""What people at the desk see: the queue, the chats, a thread. Masked here, never in the browser (desk.md 13)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, RowMapping, and_, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.crypto import Keys
from banking.desk import conversations, hours, thread
from banking.desk.redaction import masked
from banking.desk.tables import agent, console_session, conversation, event, handoff
from banking.desk.thread import Line
from banking.people.members import person_of
from banking.policy import Policy
from banking.values import HandoffReason, Outcome, Owner
from banking.work import MemberId

SHOWN_AT_ONCE: Final = 100
EARLIER: Final = 10
"""Former hand-offs shown with a chat."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A chat in the queue: why it waits, and since when."""

    chat_id: int
    handoff: UUID
    epoch: int
    reason: HandoffReason
    since: datetime
    known: bool
    """Whether the chat is a member's."""
    offered_to: str | None
    waited_seconds: float
    """Of open hours: what the promise is measured by (desk.md 8)."""
    late: bool
    """Waiting longer than promised."""


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat somebody has."""

    chat_id: int
    handoff: UUID
    epoch: int
    name: str
    agent_id: int
    agent: str
    reason: HandoffReason
    since: datetime
    unanswered_since: datetime | None


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of a member: masked here, never in the browser (desk.md 13)."""

    name: str
    identification: str
    phone: str
    email: str
    linked: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """A former hand-off of the same chat, or of the same member."""

    id: UUID
    asked_at: datetime
    reason: HandoffReason
    outcome: Outcome | None
    score: int | None


@dataclass(frozen=True, slots=True)
class Thread:
    """Everything of one chat that its owner or a supervisor may see."""

    chat_id: int
    handoff: UUID
    owner: Owner
    epoch: int
    agent_id: int | None
    agent: str | None
    reason: HandoffReason
    asked_at: datetime
    packet: tuple[tuple[str, str], ...]
    card: Card | None
    lines: tuple[Line, ...]
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The queue, one's own chats, and for supervisors everybody's. `last` is the newest event before it was read."""

    last: int
    queue: tuple[Waiting, ...]
    mine: tuple[Chat, ...]
    others: tuple[Chat, ...]
    colleagues: tuple[tuple[int, str], ...]
    teams: tuple[str, ...]
    """Of the colleagues."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One entry of the audit trail; `name` is the person's at the desk, where one did it."""

    id: int
    at: datetime
    actor: str
    action: str
    subject: str | None
    origin: str
    result: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody at the desk, as the administrator sees them."""

    id: int
    login: str
    name: str
    team: str
    roles: list[str]
    disabled: bool
    sessions: int


@dataclass(frozen=True, slots=True)
class DeskEvent:
    """Something happened; ids only (desk.md §2, rule 1)."""

    id: int
    kind: str
    handoff: UUID | None


async def newest(conn: AsyncConnection) -> int:
    """The number of the last event; 0 before the first."""
    return int(await conn.scalar(select(func.max(event.c.id))) or 0)


async def thread_of(conn: AsyncConnection, keys: Keys, chat: Row[Any]) -> Thread:
    """The current hand-off of a chat, masked."""
    row = (await conn.execute(select(handoff).where(handoff.c.id == chat.handoff_id))).one()
    name = await conn.scalar(select(agent.c.name).where(agent.c.id == chat.agent_id))
    earlier = await conn.execute(
        select(handoff)
        .where(
            _of_same(chat.chat_id, row.member_id),
            handoff.c.id != row.id,
        )
        .order_by(handoff.c.asked_at.desc())
        .limit(EARLIER)
    )
    lines = await thread.lines(conn, keys, row.id)
    return Thread(
        chat.chat_id,
        row.id,
        Owner(chat.owner),
        chat.epoch,
        chat.agent_id,
        name,
        HandoffReason(row.reason),
        row.asked_at,
        tuple((key, masked(text)) for key, text in conversations.packet_of(keys, row)),
        await card(conn, keys, row.member_id),
        shown(lines),
        tuple(
            Earlier(
                each.id,
                each.asked_at,
                HandoffReason(each.reason),
                Outcome(each.outcome) if each.outcome else None,
                each.score,
            )
            for each in earlier
        ),
    )


def _of_same(chat_id: int, member_id: int | None) -> ColumnElement[bool]:
    """Hand-offs of this chat or of its member; who is nobody's member has nothing in common with the others who are not."""
    here = handoff.c.chat_id == chat_id
    return here if member_id is None else or_(here, handoff.c.member_id == member_id)


async def queue(conn: AsyncConnection, policy: Policy, now: datetime) -> tuple[Waiting, ...]:
    """Who waits, who waits longest first."""
    rows = await conn.execute(
        select(conversation, handoff.c.reason, handoff.c.member_id, agent.c.name)
        .join(handoff, handoff.c.id == conversation.c.handoff_id)
        .join(agent, agent.c.id == conversation.c.offered_to, isouter=True)
        .where(conversation.c.owner == Owner.QUEUED)
        .order_by(conversation.c.waiting_since, conversation.c.chat_id)
        .limit(SHOWN_AT_ONCE)
    )
    waiting = []
    for row in rows:
        waited = hours.open_seconds(policy, row.waiting_since, now)
        waiting.append(
            Waiting(
                row.chat_id,
                row.handoff_id,
                row.epoch,
                HandoffReason(row.reason),
                row.waiting_since,
                row.member_id is not None,
                row.name or (row.team if row.offered_until is not None else None),
                waited,
                waited > policy.desk_promise_seconds,
            )
        )
    return tuple(waiting)


async def held(conn: AsyncConnection, keys: Keys, agent_id: int | None = None) -> tuple[Chat, ...]:
    """Which chats people have, or one person."""
    whose = conversation.c.agent_id == agent_id if agent_id is not None else true()
    rows = (
        await conn.execute(
            select(conversation, handoff.c.reason, handoff.c.member_id, agent.c.name)
            .join(handoff, handoff.c.id == conversation.c.handoff_id)
            .join(agent, agent.c.id == conversation.c.agent_id)
            .where(conversation.c.owner == Owner.AGENT, whose)
            .order_by(conversation.c.waiting_since)
            .limit(SHOWN_AT_ONCE)
        )
    ).all()
    chats = []
    for row in rows:
        who = await card(conn, keys, row.member_id)
        chats.append(
            Chat(
                row.chat_id,
                row.handoff_id,
                row.epoch,
                who.name if who else "",
                row.agent_id,
                row.name,
                HandoffReason(row.reason),
                row.waiting_since,
                row.unanswered_since,
            )
        )
    return tuple(chats)


async def card(conn: AsyncConnection, keys: Keys, member_id: int | None) -> Card | None:
    """A member, masked: the first name and an initial, the last digits, the mail's first letters (S28)."""
    if member_id is None:
        return None
    person = await person_of(conn, keys, MemberId(member_id))
    user, _, host = person.email.partition("@")
    return Card(
        f"{person.first_name} {person.surnames[:1]}.",
        f"••••{person.identification.number[-4:]}",
        f"••••{person.phone[-3:]}",
        f"{user[:2]}•••@{host[:1]}•••",
        linked=True,
    )


def shown(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Messages as people at the desk see them: what members wrote is masked."""
    return tuple(replace(line, text=masked(line.text)) if line.author == "member" else line for line in lines)


async def everybody(conn: AsyncConnection, now: datetime) -> list[RowMapping]:
    """All accounts: id, login, name, team, roles, disabled, open sessions."""
    standing = and_(console_session.c.ended_at.is_(None), console_session.c.expires_at > now)
    sessions = (
        select(func.count()).where(console_session.c.agent_id == agent.c.id, standing).scalar_subquery()
    )
    columns = (agent.c.id, agent.c.login, agent.c.name, agent.c.team, agent.c.roles)
    found = select(
        *columns, agent.c.disabled_at.is_not(None).label("disabled"), sessions.label("sessions")
    ).order_by(agent.c.login)
    return list((await conn.execute(found)).mappings())
