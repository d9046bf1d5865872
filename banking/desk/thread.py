"""What was said in a hand-off: by the member, by a person, and the notes that stay inside. Bodies are sealed (S26)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import Row, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.crypto import Keys, Place
from banking.desk import log, ownership
from banking.desk.ownership import NotYours
from banking.desk.redaction import HIDDEN, asks_for_secret, redact
from banking.desk.tables import agent, conversation, message
from banking.messages.events import add_event
from banking.requests.desk import TellPerson
from banking.values import Owner, PersonSaid, SaidKind

AT_ONCE: Final = 20
"""Messages of a person told in one turn."""
LONGEST: Final = 200
"""Messages of a thread shown at once, the newest."""
UNNUMBERED: Final = 0
"""A message's number inside its own transaction."""
DELIVERED: Final = frozenset({"sent", "failed", "blocked", "unknown", "superseded"})
"""How telling a person's message ended."""


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a thread."""

    id: UUID
    seq: int
    author: str
    agent: str | None
    kind: str
    text: str
    at: datetime
    state: str
    has_file: bool = False
    """A picture or a document came with it; who may see it asks for it on its own."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is to be kept; `key` names it within its hand-off."""

    key: str
    author: str
    agent_id: int | None
    kind: SaidKind
    text: str
    state: str
    file: str = ""
    """What the chat calls its file; empty for a text."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The message is on its way, or was already."""

    id: UUID


@dataclass(frozen=True, slots=True)
class AsksForSecret:
    """Nobody at the desk asks for a password or a code."""


async def member_said(
    conn: AsyncConnection, keys: Keys, chat: Row[Any], word: TellPerson, now: datetime
) -> None:
    """Keep what the member wrote; the same key again changes nothing."""
    if await _kept(conn, chat, word.key) is not None:
        return
    if chat.unanswered_since is None:
        mine = update(conversation).where(conversation.c.chat_id == chat.chat_id)
        await conn.execute(mine.values(unanswered_since=now))
    shown = HIDDEN if word.kind is SaidKind.SECRET else redact(word.text)
    entry = _Entry(word.key, "member", None, word.kind, shown, "received", word.file)
    await _keep(conn, keys, chat, entry, now)


async def person_said(
    conn: AsyncConnection, keys: Keys, agent_id: int, chat_id: int, key: str, text: str, now: datetime
) -> Sent | NotYours | AsksForSecret:
    """Send as the chat's owner (desk.md 5); the same key again sends nothing more (desk.md 3)."""
    if asks_for_secret(text):
        return AsksForSecret()
    chat = await ownership.row(conn, chat_id, lock=True)
    if chat is None or chat.owner != Owner.AGENT or chat.agent_id != agent_id:
        return await ownership.standing(conn, chat_id)
    before = await _kept(conn, chat, key)
    if before is not None:
        return Sent(before)
    mine = update(conversation).where(conversation.c.chat_id == chat_id)
    await conn.execute(mine.values(unanswered_since=None, lease_until=now + ownership.LEASE))
    await add_event(conn, chat_id, ownership.DESK, {}, now)
    entry = _Entry(key, "person", agent_id, SaidKind.TEXT, text, "queued")
    return Sent(await _keep(conn, keys, chat, entry, now))


async def add_note(
    conn: AsyncConnection, keys: Keys, agent_id: int, chat_id: int, key: str, text: str, now: datetime
) -> Sent | NotYours:
    """A note for colleagues; it never leaves the desk."""
    chat = await ownership.row(conn, chat_id)
    if chat is None or chat.owner != Owner.AGENT or chat.agent_id != agent_id:
        return await ownership.standing(conn, chat_id)
    before = await _kept(conn, chat, key)
    entry = _Entry(key, "note", agent_id, SaidKind.TEXT, redact(text), "kept")
    return Sent(before or await _keep(conn, keys, chat, entry, now))


async def bot_did(
    conn: AsyncConnection, keys: Keys, chat: Row[Any], key: str, what: str, now: datetime
) -> None:
    """A line of the bot's in the thread, by its name: what it did while a person has the chat. It is nothing that was said."""
    if await _kept(conn, chat, key) is None:
        await _keep(conn, keys, chat, _Entry(key, "bot", None, SaidKind.TEXT, what, "kept"), now)


async def waiting(conn: AsyncConnection, keys: Keys, chat: Row[Any], after: int) -> tuple[PersonSaid, ...]:
    """What persons said that the member has not been told, oldest first."""
    rows = await conn.execute(
        select(message.c.id, message.c.seq, message.c.body, agent.c.name)
        .join(agent, agent.c.id == message.c.agent_id)
        .where(
            message.c.chat_id == chat.chat_id,
            message.c.handoff_id == chat.handoff_id,
            message.c.state == "queued",
            message.c.seq > after,
        )
        .order_by(message.c.seq)
        .limit(AT_ONCE)
    )
    return tuple(
        PersonSaid(row.id, row.seq, first_name(row.name), keys.open(_place(row.id), row.body)) for row in rows
    )


async def supersede(conn: AsyncConnection, chat_id: int, now: datetime) -> None:
    """The member left: what waited is not told any more."""
    left = update(message).where(message.c.chat_id == chat_id, message.c.state == "queued")
    await conn.execute(left.values(state="superseded", state_at=now))


async def mark(conn: AsyncConnection, message_id: UUID, state: str, now: datetime) -> None:
    """How telling a person's message ended; the first end counts, but that an unknown one may still be settled."""
    open_one = message.c.state.in_(("queued", "unknown"))
    told = update(message).where(message.c.id == message_id, open_one)
    row = (
        await conn.execute(
            told.values(state=state, state_at=now).returning(message.c.chat_id, message.c.handoff_id)
        )
    ).first()
    if row is not None:
        await log.note(conn, now, "delivery", chat_id=row.chat_id, handoff=row.handoff_id, about=state)


async def lines(conn: AsyncConnection, keys: Keys, handoff_id: UUID, after: int = 0) -> list[Line]:
    """The newest messages of a hand-off, oldest first; or those that follow on a message's number."""
    rows = await conn.execute(
        select(message, agent.c.name)
        .join(agent, agent.c.id == message.c.agent_id, isouter=True)
        .where(message.c.handoff_id == handoff_id, message.c.seq > after)
        .order_by(message.c.seq if after else message.c.seq.desc())
        .limit(LONGEST)
    )
    found = [
        Line(
            row.id,
            row.seq,
            row.author,
            row.name,
            row.kind,
            keys.open(_place(row.id), row.body),
            row.at,
            row.state,
            row.file is not None,
        )
        for row in rows
    ]
    return found if after else found[::-1]


async def file_of(conn: AsyncConnection, keys: Keys, handoff_id: UUID, message_id: UUID) -> str | None:
    """What the chat calls the file of a message of this hand-off; None where it has none."""
    mine = message.c.id == message_id, message.c.handoff_id == handoff_id
    sealed = await conn.scalar(select(message.c.file).where(*mine))
    return None if sealed is None else keys.open(_file_place(message_id), sealed)


def first_name(name: str) -> str:
    """How members know a person at the desk."""
    return name.split(maxsplit=1)[0]


async def _kept(conn: AsyncConnection, chat: Row[Any], key: str) -> UUID | None:
    """The message that was kept under this key before. The chat's row is held where two could keep the same."""
    before = select(message.c.id).where(message.c.handoff_id == chat.handoff_id, message.c.key == key)
    found: UUID | None = await conn.scalar(before)
    return found


async def _keep(conn: AsyncConnection, keys: Keys, chat: Row[Any], entry: _Entry, now: datetime) -> UUID:
    """One message with its event, whose number it gets when the transaction commits."""
    message_id = uuid4()
    await log.note(
        conn,
        now,
        entry.text if entry.author == "bot" else f"said_{entry.author}",
        chat_id=chat.chat_id,
        handoff=chat.handoff_id,
        agent_id=entry.agent_id,
        owner=Owner(chat.owner),
        epoch=chat.epoch,
        message=message_id,
    )
    row = {
        "id": message_id,
        "chat_id": chat.chat_id,
        "handoff_id": chat.handoff_id,
        "seq": UNNUMBERED,
        "key": entry.key,
        "author": entry.author,
        "agent_id": entry.agent_id,
        "kind": entry.kind,
        "body": keys.seal(_place(message_id), entry.text),
        "file": keys.seal(_file_place(message_id), entry.file) if entry.file else None,
        "epoch": chat.epoch,
        "at": now,
        "state": entry.state,
        "state_at": now,
    }
    await conn.execute(insert(message).values(row))
    return message_id


def _file_place(message_id: UUID) -> Place:
    return Place("desk.message", "file", str(message_id))


def _place(message_id: UUID) -> Place:
    return Place("desk.message", "body", str(message_id))
