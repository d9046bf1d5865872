"""What the console asks of the desk. Every call names the person it is for, and is refused here where the role does not
allow it, whatever the routes say; every look and every act is in the audit trail (S24, desk.md 14).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from banking import audit, audit_chain
from banking.clock import Clock
from banking.crypto import Keys
from banking.desk import board, logins, ownership, renewing, sessions, thread
from banking.desk.agents import Person, Role
from banking.desk.board import Board, Colleague, DeskEvent, Thread, Trace
from banking.desk.casework import Casework
from banking.desk.editing import Editing
from banking.desk.files import Files
from banking.desk.followed import Followed
from banking.desk.helping import Helping
from banking.desk.logins import Admitted, Lapsed, Refused
from banking.desk.oversight import Oversight
from banking.desk.ownership import Full, NotYours, Taken
from banking.desk.renewing import Unfit
from banking.desk.rights import Bureau, Forbidden, need
from banking.desk.rulings import Rulings
from banking.desk.tables import agent, canned, conversation, event, handoff
from banking.desk.thread import AsksForSecret, Line, Sent
from banking.people.members import person_of
from banking.policy import Policy
from banking.values import Outcome, Owner
from banking.work import MemberId, Persist

T = TypeVar("T")
EVENTS_AT_ONCE: Final = 200
UNMASKED_PER_HOUR: Final = 10
TRACES_AT_ONCE: Final = 200
FIELDS: Final = ("identification", "phone", "email")
"""What a person may look at in clear, one at a time, with a reason."""


class Console(Bureau):
    """The desk, as people at it use it; safe to share between tasks."""

    def __init__(self, persist: Persist, keys: Keys, clock: Clock, policy: Policy) -> None:
        """`persist` runs transactions (`banking.work.Persist`)."""
        super().__init__(persist, keys, clock, policy)
        self._followed = Followed()
        self.editing = Editing(persist, keys, clock, policy)
        """What editors do with the FAQ."""
        self.casework = Casework(persist, keys, clock, policy)
        self.files = Files(persist, keys, clock, policy)
        """What members sent besides text."""
        self.helping = Helping(persist, keys, clock, policy)
        """What a person does for the member whose chat they have."""
        self.oversight = Oversight(persist, keys, clock, policy)
        """What supervisors see."""
        self.rulings = Rulings(persist, keys, clock, policy)
        """Payments that wait for people."""

    # --- logging in ---

    async def begin(self, login: str, password: str, address: str) -> Admitted | Refused | Lapsed:
        """First step of the login."""
        return await self._persist(
            lambda conn: logins.begin(conn, self._keys, self._policy, login, password, address, self._clock())
        )

    async def secret_to_enrol(self, token: str) -> str | None:
        """The authenticator's secret, while it is not set up."""
        return await self._persist(
            lambda conn: logins.secret_to_enrol(conn, self._keys, token, self._clock())
        )

    async def finish(self, token: str, code: str, address: str) -> Admitted | Refused:
        """Second step of the login."""
        return await self._persist(
            lambda conn: logins.finish(conn, self._keys, self._policy, token, code, address, self._clock())
        )

    async def renew(self, token: str, password: str, again: str) -> Admitted | Unfit | Refused:
        """Replace the password that was given out by one's own; nothing else is open before."""
        return await self._persist(
            lambda conn: renewing.renew(conn, self._keys, self._policy, token, password, again, self._clock())
        )

    async def person(self, token: str, *, touch: bool = True) -> Person | None:
        """Who has this session, if it stands."""
        return await self._persist(
            lambda conn: sessions.person_of(conn, self._policy, token, self._clock(), touch=touch)
        )

    async def log_out(self, token: str) -> None:
        """End the session."""
        await self._persist(lambda conn: sessions.end_session(conn, token, self._clock()))

    # --- looking ---

    async def board(self, me: Person) -> Board:
        """The queue and the chats one may see."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection) -> Board:
            last = await board.newest(conn)
            supervises = Role.SUPERVISOR in me.roles
            held = await board.held(conn, self._keys, None if supervises else me.id)
            people = select(agent.c.id, agent.c.name).where(
                agent.c.disabled_at.is_(None),
                agent.c.roles.overlap([Role.AGENT, Role.SUPERVISOR]),
                agent.c.id != me.id,
            )
            colleagues = tuple(
                (row.id, row.name) for row in await conn.execute(people.order_by(agent.c.name))
            )
            teams = tuple(
                await conn.scalars(people.with_only_columns(agent.c.team).distinct().order_by(agent.c.team))
            )
            return Board(
                last,
                await board.queue(conn, self._policy, self._clock()),
                tuple(chat for chat in held if chat.agent_id == me.id),
                tuple(chat for chat in held if chat.agent_id != me.id) if supervises else (),
                colleagues,
                teams,
            )

        return await self._persist(once)

    async def thread(self, me: Person, chat_id: int) -> Thread | NotYours:
        """A chat's thread, for its owner or a supervisor; the look is recorded."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection) -> Thread | NotYours:
            chat = await ownership.row(conn, chat_id)
            mine = chat is not None and chat.owner == Owner.AGENT and chat.agent_id == me.id
            if chat is None or chat.handoff_id is None or not (mine or Role.SUPERVISOR in me.roles):
                await self._note(conn, me, "ThreadOpened", f"chat:{chat_id}", "refused")
                return await ownership.standing(conn, chat_id)
            await self._note(conn, me, "ThreadOpened", f"handoff:{chat.handoff_id}")
            return await board.thread_of(conn, self._keys, chat)

        return await self._persist(once)

    async def lines(self, me: Person, handoff_id: UUID, after: int) -> tuple[Line, ...] | NotYours | None:
        """What a thread has beyond a message's number; None where this is no chat's hand-off any more. Whoever follows a thread reads
        it many times a minute: the first time is recorded, with where the reading began.
        """
        need(me, Role.AGENT, Role.SUPERVISOR)
        now = self._clock()

        async def once(conn: AsyncConnection) -> tuple[Line, ...] | NotYours | None:
            chat = await ownership.of_handoff(conn, handoff_id)
            if chat is None:
                return None
            mine = chat.owner == Owner.AGENT and chat.agent_id == me.id
            if not (mine or Role.SUPERVISOR in me.roles):
                await self._note(conn, me, "ThreadFollowed", f"handoff:{handoff_id}", "refused")
                return await ownership.standing(conn, chat.chat_id)
            if not self._followed.knows(me.id, handoff_id, now):
                await self._note(conn, me, "ThreadFollowed", f"handoff:{handoff_id}:after:{after}")
            return board.shown(await thread.lines(conn, self._keys, handoff_id, after))

        seen = await self._persist(once)
        if isinstance(seen, tuple):
            self._followed.add(me.id, handoff_id, now)
        return seen

    async def chat_of(self, handoff_id: UUID) -> int | None:
        """The chat whose current hand-off this is: addresses of the console name hand-offs, never chats."""
        found = select(conversation.c.chat_id).where(conversation.c.handoff_id == handoff_id)
        return await self._persist(lambda conn: conn.scalar(found))

    async def trail(
        self,
        me: Person,
        before: int | None = None,
        *,
        actor: str = "",
        action: str = "",
        refused: bool = False,
    ) -> list[Trace]:
        """The newest entries of the audit trail, for the auditor; the look is recorded too."""
        need(me, Role.AUDITOR)

        async def once(conn: AsyncConnection) -> list[Trace]:
            await self._note(conn, me, "TrailRead", "audit")
            rows = await audit.newest(
                conn, before, TRACES_AT_ONCE, actor=actor, action=action, refused=refused
            )
            everybody = await conn.execute(select(agent.c.id, agent.c.name))
            names = {f"agent:{one.id}": one.name for one in everybody}
            return [Trace(**row, name=names.get(row["actor"], "")) for row in rows]

        return await self._persist(once)

    async def people(self, me: Person) -> list[Colleague]:
        """Everybody at the desk, for the administrator."""
        need(me, Role.ADMIN)

        async def once(conn: AsyncConnection) -> list[Colleague]:
            return [Colleague(**row) for row in await board.everybody(conn, self._clock())]

        return await self._persist(once)

    async def end_sessions(self, me: Person, agent_id: int) -> None:
        """Throw somebody out of the console, at once (desk.md 16)."""
        need(me, Role.ADMIN)

        async def once(conn: AsyncConnection) -> None:
            await sessions.end_sessions(conn, agent_id, self._clock())
            await self._note(conn, me, "SessionsEnded", f"agent:{agent_id}")

        await self._persist(once)

    async def canned(self, me: Person, search: str = "") -> list[tuple[str, str]]:
        """Ready answers whose title or text holds the words, with the person's name filled in."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection) -> list[tuple[str, str]]:
            rows = await conn.execute(select(canned.c.title, canned.c.body).order_by(canned.c.title))
            wanted = search.strip().lower()
            return [
                (row.title, row.body.replace("{agente}", thread.first_name(me.name)))
                for row in rows
                if wanted in f"{row.title} {row.body}".lower()
            ]

        return await self._persist(once)

    async def unmask(self, me: Person, chat_id: int, field: str, why: str, code: str) -> str | None:
        """One field of the member in clear, for the chat's owner: with a reason and a fresh code, a few times an hour
        (desk.md 13, 16). None where anything of that is missing.
        """
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection) -> str | None:
            now = self._clock()
            chat = await ownership.row(conn, chat_id)
            row = await sessions.row_of(conn, me.id)
            mine = chat is not None and chat.owner == Owner.AGENT and chat.agent_id == me.id
            recent = await audit.count(conn, f"agent:{me.id}", "Unmasked", now - timedelta(hours=1))
            good = field in FIELDS and len(why.strip()) >= 5 and mine and recent < UNMASKED_PER_HOUR  # noqa: PLR2004
            if chat is None or not good or not await logins.accepts(conn, self._keys, row, code, now):
                await self._note(conn, me, "Unmasked", f"chat:{chat_id}:{field[:20]}", "refused")
                return None
            member = await conn.scalar(select(handoff.c.member_id).where(handoff.c.id == chat.handoff_id))
            if member is None:
                return None
            await self._note(conn, me, "Unmasked", f"member:{member}:{field}")
            await self._note(conn, me, "UnmaskReason", f"member:{member}:{why.strip()[:120]}")
            person = await person_of(conn, self._keys, MemberId(member))
            clear = {
                "identification": person.identification.number,
                "phone": person.phone,
                "email": person.email,
            }
            return clear[field]

        return await self._persist(once)

    # --- acting ---

    async def claim(self, me: Person, chat_id: int) -> Taken | NotYours | Full:
        """Take a chat from the queue."""
        need(me, Role.AGENT, Role.SUPERVISOR)
        return await self._act(
            me, "Claimed", chat_id, lambda conn, now: ownership.claim(conn, me.id, chat_id, now)
        )

    async def say(self, me: Person, chat_id: int, key: str, text: str) -> Sent | NotYours | AsksForSecret:
        """Write to the member."""
        need(me, Role.AGENT, Role.SUPERVISOR)
        shown = text.strip()[: self._policy.desk_message_max_characters]
        return await self._act(
            me,
            "Sent",
            chat_id,
            lambda conn, now: thread.person_said(conn, self._keys, me.id, chat_id, key, shown, now),
        )

    async def note(self, me: Person, chat_id: int, key: str, text: str) -> Sent | NotYours:
        """Write a note for colleagues."""
        need(me, Role.AGENT, Role.SUPERVISOR)
        shown = text.strip()[: self._policy.desk_message_max_characters]
        return await self._act(
            me,
            "Noted",
            chat_id,
            lambda conn, now: thread.add_note(conn, self._keys, me.id, chat_id, key, shown, now),
        )

    async def close(self, me: Person, chat_id: int, epoch: int, outcome: Outcome) -> Taken | NotYours:
        """Give the chat back to the bot."""
        need(me, Role.AGENT, Role.SUPERVISOR)
        return await self._act(
            me,
            "Closed",
            chat_id,
            lambda conn, now: ownership.hand_back(conn, me.id, chat_id, epoch, outcome, now),
        )

    async def transfer(
        self, me: Person, chat_id: int, epoch: int, to_agent: int | None, why: str, to_team: str | None = None
    ) -> Taken | NotYours:
        """Back to the queue, offered to a colleague or a team first where one is named."""
        need(me, Role.AGENT, Role.SUPERVISOR)
        return await self._act(
            me,
            "Transferred",
            chat_id,
            lambda conn, now: ownership.transfer(
                conn,
                me.id,
                chat_id,
                epoch,
                to_agent=to_agent,
                to_team=to_team,
                why=why.strip()[:120],
                now=now,
            ),
        )

    async def take_over(self, me: Person, chat_id: int, epoch: int, why: str) -> Taken | NotYours:
        """Take a chat from a colleague, with a reason (desk.md 5)."""
        need(me, Role.SUPERVISOR)
        if not why.strip():
            raise Forbidden
        return await self._act(
            me,
            "TakenOver",
            chat_id,
            lambda conn, now: ownership.take_over(conn, me.id, chat_id, epoch, why.strip()[:120], now),
        )

    async def beat(self, me: Person) -> None:
        """The person's console is open: the chats are held on."""
        await self._persist(lambda conn: ownership.beat(conn, me.id, self._clock()))

    # --- what happens by itself ---

    async def sweep(self) -> int:
        """Chats of agents who are gone go back to the queue; those who wait hear of their place. How many moved."""
        now = self._clock()
        moved = 0
        for chat_id in await self._persist(lambda conn: ownership.overdue(conn, now)):
            moved += await self._persist(lambda conn: ownership.requeue(conn, chat_id, now))  # noqa: B023
        await self._persist(lambda conn: ownership.tell_queue(conn, now))
        await self.helping.sweep()
        return moved

    async def seal_trail(self) -> int:
        """Seal what of the audit trail is settled; how many entries that was."""
        return await self._persist(lambda conn: audit_chain.seal(conn, self._clock()))

    async def newest(self) -> int:
        """The number of the last event."""
        return await self._persist(board.newest)

    async def events_after(self, last: int) -> list[DeskEvent]:
        """What happened at the desk after an event, oldest first, without gaps (desk.md §2, rules 2-4): numbers only, for whoever the
        stream's address let in.
        """

        async def once(conn: AsyncConnection) -> list[DeskEvent]:
            rows = await conn.execute(
                select(event.c.id, event.c.kind, event.c.handoff_id)
                .where(event.c.id > last)
                .order_by(event.c.id)
                .limit(EVENTS_AT_ONCE)
            )
            return [DeskEvent(row.id, row.kind, row.handoff_id) for row in rows]

        return await self._persist(once)

    async def _act(
        self, me: Person, action: str, chat_id: int, act: Callable[[AsyncConnection, datetime], Awaitable[T]]
    ) -> T:
        async def once(conn: AsyncConnection) -> T:
            result = await act(conn, self._clock())
            good = isinstance(result, Taken | Sent)
            await self._note(conn, me, action, f"chat:{chat_id}", "done" if good else type(result).__name__)
            return result

        return await self._persist(once)
