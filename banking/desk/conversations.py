"""The desk's answers to conversations: every word may come again, and is answered by how things stand now."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select, update
from sqlalchemy.dialects.postgresql import insert

from banking.codes.tables import challenge
from banking.crypto import Keys, Place
from banking.desk import hours, identity, log, ownership, questions, thread
from banking.desk.tables import agent, console_session, event, handoff
from banking.people.chats import linked_member
from banking.people.sessions import opened_at
from banking.requests.desk import (
    AskForPerson,
    DeskWord,
    LeavePerson,
    LookAtDesk,
    NoteQuestion,
    RateAnswer,
    RateHandoff,
    TellPerson,
    TypeCode,
)
from banking.values import DeskView, Outcome, Owner
from banking.work import Work


async def answer(work: Work, word: DeskWord) -> DeskView:
    """Do what the word says, where that is still to be done; how the chat stands with the desk then."""
    match word:
        case AskForPerson():
            return await _ask(work, word)
        case TellPerson():
            return await _tell(work, word)
        case LeavePerson():
            await ownership.leave(work.conn, work.caller.chat_id, work.now)
            await thread.supersede(work.conn, work.caller.chat_id, work.now)
            return await view(work)
        case LookAtDesk(after):
            return await _look(work, after)
        case TypeCode(after=after):
            check = await identity.typed(work, word)
            seen = await _look(work, after)
            return seen if check is None else replace(seen, check=check)
    await _note(work, word)
    return await view(work)


async def _note(work: Work, word: DeskWord) -> None:
    """What leaves the chat as it is."""
    match word:
        case RateHandoff():
            await _rate(work, word)
        case NoteQuestion():
            await questions.note(work, word)
        case RateAnswer():
            await questions.rate(work, word)
        case _:
            raise TypeError(type(word).__name__)


async def _ask(work: Work, word: AskForPerson) -> DeskView:
    chat_id = work.caller.chat_id
    before = await ownership.row(work.conn, chat_id, lock=True)
    if before is not None and before.owner in (Owner.QUEUED, Owner.AGENT):
        return await view(work)
    if not hours.is_open(work.policy, work.now):
        return DeskView(Owner.BOT, opens_at=hours.opens_at(work.policy, work.now))
    known = await _sent_on_an_errand(work)
    queued = await ownership.queue(
        work.conn, chat_id, word.handoff, None, work.now, word.reason, offered_to=known
    )
    if queued is not None:
        packet = json.dumps([*word.packet, *await _age_of_login(work)], ensure_ascii=False)
        await work.conn.execute(
            insert(handoff).values(
                id=word.handoff,
                chat_id=chat_id,
                member_id=await linked_member(work.conn, chat_id),
                reason=word.reason,
                packet=work.keys.seal(packet_place(word.handoff), packet),
                asked_at=work.now,
            )
        )
        await _void_codes(work)
    return await view(work)


async def _age_of_login(work: Work) -> list[tuple[str, str]]:
    """How long ago the member proved who they are (desk.md 10)."""
    opened = await opened_at(work.conn, work.caller.chat_id, work.now)
    return [] if opened is None else [("login_age", f"{int((work.now - opened).total_seconds() // 60)} min")]


async def _tell(work: Work, word: TellPerson) -> DeskView:
    chat = await ownership.row(work.conn, work.caller.chat_id, lock=True)
    seen = await _look(work, word.after)
    if chat is not None and chat.owner in (Owner.QUEUED, Owner.AGENT):
        await thread.member_said(work.conn, work.keys, chat, word, work.now)
    return seen


async def _look(work: Work, after: int) -> DeskView:
    """How things stand. A closed chat is the bot's from this turn on, and hears how it ended."""
    chat = await ownership.row(work.conn, work.caller.chat_id, lock=True)
    seen = await view(work, after)
    if chat is not None and chat.owner == Owner.CLOSED:
        await ownership.leave(work.conn, chat.chat_id, work.now)
    return seen


async def view(work: Work, after: int | None = None) -> DeskView:
    """How the chat stands; with what persons said after a message, where that is asked."""
    chat = await ownership.row(work.conn, work.caller.chat_id)
    if chat is None:
        return DeskView(Owner.BOT)
    owner = Owner(chat.owner)
    said = () if after is None else await thread.waiting(work.conn, work.keys, chat, after)
    seen = DeskView(owner, chat.handoff_id, chat.epoch, said=said)
    if owner is Owner.AGENT:
        name = await work.conn.scalar(select(agent.c.name).where(agent.c.id == chat.agent_id))
        check = await identity.current(work.conn, chat)
        return replace(seen, agent=thread.first_name(str(name)), check=check)
    if owner is Owner.QUEUED:
        place = await ownership.position(work.conn, chat.waiting_since, chat.chat_id)
        return replace(seen, position=place, wait_minutes=await _wait(work, place))
    how = select(handoff.c.outcome, handoff.c.errand).where(handoff.c.id == chat.handoff_id)
    ended = (await work.conn.execute(how)).first()
    if ended is None or ended.outcome is None:
        return seen
    return replace(seen, outcome=Outcome(ended.outcome), errand=ended.errand)


def packet_place(handoff_id: UUID) -> Place:
    """Where a hand-off's packet is sealed."""
    return Place("desk.handoff", "packet", str(handoff_id))


def packet_of(keys: Keys, row: Row[Any]) -> list[tuple[str, str]]:
    """What the bot gave along: names and texts; nothing any more where that was forgotten."""
    if not row.packet:
        return []
    return [(str(name), str(text)) for name, text in json.loads(keys.open(packet_place(row.id), row.packet))]


async def _wait(work: Work, place: int) -> int | None:
    """A guess in minutes, from who is at the desk now."""
    people = len(await _present(work))
    return math.ceil(place * work.policy.desk_chat_seconds / 60 / people) if people else None


async def _present(work: Work) -> set[int]:
    """Who is at the desk now."""
    since = work.now - timedelta(seconds=work.policy.desk_presence_seconds)
    present = (
        select(console_session.c.agent_id)
        .join(agent, agent.c.id == console_session.c.agent_id)
        .where(
            console_session.c.ended_at.is_(None),
            console_session.c.stage == "open",
            console_session.c.seen_at >= since,
            agent.c.roles.overlap(["agent", "supervisor"]),
        )
    )
    return set(await work.conn.scalars(present))


async def _sent_on_an_errand(work: Work) -> int | None:
    """Who left the member to the bot for an errand a while ago, if they are there: the member comes back to them first."""
    since = work.now - timedelta(seconds=work.policy.desk_errand_seconds)
    who = (
        select(event.c.agent_id)
        .join(handoff, handoff.c.id == event.c.handoff_id)
        .where(
            event.c.kind == "closed",
            handoff.c.chat_id == work.caller.chat_id,
            handoff.c.errand.is_not(None),
            handoff.c.ended_at >= since,
        )
        .order_by(event.c.id.desc())
        .limit(1)
    )
    found: int | None = await work.conn.scalar(who)
    return found if found is not None and found in await _present(work) else None


async def _void_codes(work: Work) -> None:
    """No code that is under way survives the hand-off (desk.md 9)."""
    under_way = update(challenge).where(
        challenge.c.chat_id == work.caller.chat_id,
        challenge.c.voided_at.is_(None),
        challenge.c.consumed_at.is_(None),
    )
    await work.conn.execute(under_way.values(voided_at=work.now))


async def _rate(work: Work, word: RateHandoff) -> None:
    mine = update(handoff).where(
        handoff.c.id == word.handoff, handoff.c.chat_id == work.caller.chat_id, handoff.c.score.is_(None)
    )
    rated = await work.conn.execute(mine.values(score=word.score))
    if rated.rowcount:
        await log.note(
            work.conn,
            work.now,
            "rated",
            chat_id=work.caller.chat_id,
            handoff=word.handoff,
            about=str(word.score),
        )
