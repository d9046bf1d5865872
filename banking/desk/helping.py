"""What a person does for the member whose chat they have: asked for with a reason, written down, and told (desk.md 12)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from banking.desk import identity, measures, ownership, thread
from banking.desk.acting import Acting, my_chat
from banking.desk.agents import Person, Role
from banking.desk.identity import Asked, NoCode, NotAMember, Standing
from banking.desk.measures import Done, NoReason, NothingToDo, NotVerified
from banking.desk.ownership import NotYours, Taken
from banking.desk.rights import need
from banking.values import Caller, Measure, Outcome, Owner
from banking.work import Work

REASON_MIN_CHARACTERS: Final = 5
REASON_MAX_CHARACTERS: Final = 120
Measured = Done | NothingToDo | NotVerified | NoReason | NotAMember


class Helping(Acting):
    """Acts on the member's behalf that move no money; safe to share between tasks."""

    async def identity(self, me: Person, chat_id: int) -> Standing | NotYours:
        """How the proof of identity stands, for whoever has the chat or supervises."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection) -> Standing | NotYours:
            chat = await ownership.row(conn, chat_id)
            if chat is None or (chat.agent_id != me.id and Role.SUPERVISOR not in me.roles):
                return await ownership.standing(conn, chat_id)
            return await identity.standing(conn, self._policy, chat, self._clock())

        return await self._persist(once)

    async def has(self, me: Person, chat_id: int) -> bool:
        """Whether this person has the chat now."""
        need(me, Role.AGENT, Role.SUPERVISOR)
        chat = await self._persist(lambda conn: ownership.row(conn, chat_id))
        return chat is not None and chat.owner == Owner.AGENT and chat.agent_id == me.id

    async def verify(self, me: Person, chat_id: int) -> Asked | NoCode | NotAMember | NotYours:
        """Have the bot ask the member for a code; only how it ends will be seen here."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection, now: datetime) -> Asked | NoCode | NotAMember | NotYours:
            chat = await my_chat(conn, me, chat_id)
            if chat is None:
                return await ownership.standing(conn, chat_id)
            work = Work(conn, Caller(chat_id), None, now, self._keys, self._policy)
            return await identity.ask(work, me.id, chat)

        return await self._act(me, "IdentityAsked", f"chat:{chat_id}", once, good=(Asked,))

    async def start(self, me: Person, chat_id: int, epoch: int, flow: str) -> Taken | NotYours:
        """Leave the chat to the bot in a flow the member wants; whatever it does there the member confirms, with the code where
        one is due. A member who asks for a person soon afterwards comes back to this one.
        """
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection, now: datetime) -> Taken | NotYours:
            return await ownership.hand_back(conn, me.id, chat_id, epoch, Outcome.ERRAND, now, flow)

        return await self._act(me, f"Errand:{flow}", f"chat:{chat_id}", once, good=(Taken,))

    async def measure(self, me: Person, chat_id: int, measure: Measure, why: str) -> Measured | NotYours:
        """Take a measure for the member of this chat, with a reason; the member is told."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection, now: datetime) -> Measured | NotYours:
            chat = await my_chat(conn, me, chat_id)
            if chat is None:
                return await ownership.standing(conn, chat_id)
            if len(why.strip()) < REASON_MIN_CHARACTERS:
                return NoReason()
            member = await identity.member_of(conn, chat)
            if member is None:
                return NotAMember()
            verified = await identity.verified_member(conn, self._policy, chat, now) == member
            if measure is Measure.LIFT and not verified:
                return NotVerified()
            work = Work(conn, Caller(chat_id), None, now, self._keys, self._policy)
            order = measures.order_for(work, member)
            reason = why.strip()[:REASON_MAX_CHARACTERS]
            await self._note(conn, me, f"Reason:{measure}", f"member:{member}:{reason}")
            lifting = measure is Measure.LIFT
            done = await (measures.lift(order, me) if lifting else measures.take(order, measure, reason))
            if isinstance(done, Done):
                note = f"{measures.DONE[measure]}: {reason}"
                key = f"{measure}:{order.operation}"
                await thread.add_note(conn, self._keys, me.id, chat_id, key, note, now)
            return done

        return await self._act(me, f"Measure:{measure}", f"chat:{chat_id}", once, good=(Done,))

    async def sweep(self) -> None:
        """End the questions whose time is over."""
        now = self._clock()
        for chat_id in await self._persist(lambda conn: identity.expired(conn, now)):
            await self._persist(lambda conn: identity.expire(conn, self._keys, chat_id, now))  # noqa: B023
