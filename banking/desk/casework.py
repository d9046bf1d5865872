"""Cases at the desk: claims, "No fui yo", freezes, requests, call-backs. Somebody takes one, notes what was found, and closes it with
an answer the member gets in the chat and by e-mail; a freeze outlives no closed case (S24, S38).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, Final

from sqlalchemy import Row, and_, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.clock import GUAYAQUIL, business_date
from banking.crypto import Keys, Place
from banking.desk import board, log, measures
from banking.desk.acting import Acting
from banking.desk.agents import Person, Role
from banking.desk.board import Card
from banking.desk.helping import REASON_MAX_CHARACTERS, REASON_MIN_CHARACTERS
from banking.desk.measures import Done, NoReason, NothingToDo, NotVerified
from banking.desk.redaction import asks_for_secret, masked, redact
from banking.desk.rights import need
from banking.desk.tables import agent
from banking.messages import emails
from banking.messages.amounts import dollars
from banking.messages.notices import notify
from banking.safety import cases
from banking.safety.promises import answer_by, subject_of
from banking.safety.tables import case, case_note, freeze
from banking.values import Caller, CaseClosed, CaseOutcome, Measure, Money
from banking.work import MemberId, Work

SHOWN_AT_ONCE: Final = 100
NOTES_AT_ONCE: Final = 100
ANSWER_MIN_CHARACTERS: Final = 10
WORDS_MAX_CHARACTERS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Head:
    """A case in the list."""

    number: str
    kind: str
    state: str
    opened_at: datetime
    due_at: datetime | None
    """Until when something was promised: a call, an answer."""
    late: bool
    taken_by: str | None
    mine: bool
    outcome: CaseOutcome | None
    name: str
    """The member's, masked; empty for somebody who is none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody at the desk wrote about a case."""

    kind: str
    agent: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything of one case, masked."""

    head: Head
    card: Card | None
    detail: tuple[tuple[str, str], ...]
    notes: tuple[Entry, ...]
    frozen: bool
    """Whether money may not leave because of this case."""


@dataclass(frozen=True, slots=True)
class Kept:
    """It is done."""


@dataclass(frozen=True, slots=True)
class NoCase:
    """Nobody works on it that way: another person has it, it is closed, or there is none. `by` is who has it."""

    by: str | None = None


@dataclass(frozen=True, slots=True)
class NoWords:
    """An answer or a note needs words; none may ask the member for a secret."""


@dataclass(frozen=True, slots=True)
class StillFrozen:
    """Money may still not leave because of this case: first the freeze is lifted."""


class Casework(Acting):
    """Safe to share between tasks; every call names the person it is for.

    Raises:
        Forbidden: the person's roles do not allow this.
    """

    async def open_ones(self, me: Person, *, closed: bool = False) -> tuple[Head, ...]:
        """What waits for people, what is due first; or what was closed last."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection) -> tuple[Head, ...]:
            wanted = _heads().where((case.c.state == "closed") if closed else (case.c.state != "closed"))
            order = case.c.closed_at.desc() if closed else func.coalesce(case.c.due_at, case.c.opened_at)
            rows = await conn.execute(wanted.order_by(order, case.c.id).limit(SHOWN_AT_ONCE))
            return tuple([await self._head(conn, me, row) for row in rows.all()])

        return await self._persist(once)

    async def waiting(self, me: Person) -> int:
        """How many cases are open."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection) -> int:
            return int(await conn.scalar(select(func.count()).where(case.c.state != "closed")) or 0)

        return await self._persist(once)

    async def look(self, me: Person, number: str) -> CaseFile | None:
        """One case; the look is recorded."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection) -> CaseFile | None:
            row = (await conn.execute(_heads().where(case.c.number == number))).first()
            if row is None:
                return None
            await self._note(conn, me, "CaseOpened", f"case:{number}")
            standing = select(freeze.c.id).where(freeze.c.case_id == row.id, freeze.c.lifted_at.is_(None))
            return CaseFile(
                await self._head(conn, me, row),
                await board.card(conn, self._keys, row.member_id),
                tuple(_detail(self._keys, row)),
                tuple(await _entries(conn, self._keys, row)),
                await conn.scalar(standing) is not None,
            )

        return await self._persist(once)

    async def take(self, me: Person, number: str) -> Kept | NoCase:
        """Work on an open case; a supervisor may take one over."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection, now: datetime) -> Kept | NoCase:
            free = case.c.state != "closed" if Role.SUPERVISOR in me.roles else case.c.state == "open"
            taken = update(case).where(case.c.number == number, free)
            changed = taken.values(state="working", taken_by=me.id, taken_at=now).returning(case.c.id)
            if await conn.scalar(changed) is None:
                return await _whose(conn, number)
            await log.note(conn, now, "case_taken", agent_id=me.id, about=number)
            return Kept()

        return await self._act(me, "CaseTaken", f"case:{number}", once, good=(Kept,))

    async def note(self, me: Person, number: str, text: str) -> Kept | NoCase | NoWords:
        """Write down what was found, for colleagues."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection, now: datetime) -> Kept | NoCase | NoWords:
            row = await _mine(conn, me, number)
            if row is None:
                return await _whose(conn, number)
            if not text.strip():
                return NoWords()
            await _write(conn, self._keys, me, row, "note", text, now)
            return Kept()

        return await self._act(me, "CaseNoted", f"case:{number}", once, good=(Kept,))

    async def close(
        self, me: Person, number: str, outcome: CaseOutcome, answer: str
    ) -> Kept | NoCase | NoWords | StillFrozen:
        """End a case with an answer to the member, who gets it in the chat and by e-mail."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(conn: AsyncConnection, now: datetime) -> Kept | NoCase | NoWords | StillFrozen:
            row = await _mine(conn, me, number)
            if row is None:
                return await _whose(conn, number)
            said = redact(answer.strip())[:WORDS_MAX_CHARACTERS]
            if len(said) < ANSWER_MIN_CHARACTERS or asks_for_secret(said):
                return NoWords()
            standing = select(freeze.c.id).where(freeze.c.case_id == row.id, freeze.c.lifted_at.is_(None))
            if await conn.scalar(standing) is not None:
                return StillFrozen()
            await _write(conn, self._keys, me, row, "answer", said, now)
            await conn.execute(update(case).where(case.c.id == row.id).values(outcome=outcome))
            await cases.close_case(conn, number, f"agent:{me.id}", now)
            if row.member_id is not None:
                await self._answer(conn, row, outcome, said, now)
            await log.note(conn, now, "case_closed", agent_id=me.id, about=number)
            return Kept()

        return await self._act(me, f"CaseClosed:{outcome}", f"case:{number}", once, good=(Kept,))

    async def measure(
        self, me: Person, number: str, measure: Measure, why: str
    ) -> Done | NothingToDo | NoReason | NoCase | NotVerified:
        """Take a measure for the member of a case one works on: who lost the phone calls. Nothing is lifted here."""
        need(me, Role.AGENT, Role.SUPERVISOR)

        async def once(
            conn: AsyncConnection, now: datetime
        ) -> Done | NothingToDo | NoReason | NoCase | NotVerified:
            row = await _mine(conn, me, number)
            if row is None or row.member_id is None:
                return await _whose(conn, number)
            reason = why.strip()[:REASON_MAX_CHARACTERS]
            if len(reason) < REASON_MIN_CHARACTERS:
                return NoReason()
            if measure is Measure.LIFT:
                return NotVerified()
            work = Work(conn, Caller(row.chat_id or 0), None, now, self._keys, self._policy)
            done = await measures.take(
                measures.order_for(work, MemberId(row.member_id)), measure, f"{reason} ({number})"
            )
            if isinstance(done, Done):
                await self._note(conn, me, f"Reason:{measure}", f"member:{row.member_id}:{reason}")
                await _write(conn, self._keys, me, row, "note", f"{measures.DONE[measure]}: {reason}", now)
            return done

        return await self._act(me, f"Measure:{measure}", f"case:{number}", once, good=(Done,))

    async def _answer(
        self, conn: AsyncConnection, row: Row[Any], outcome: CaseOutcome, said: str, now: datetime
    ) -> None:
        member = MemberId(row.member_id)
        await notify(conn, self._keys, member, CaseClosed(row.number, outcome, said, now), now)
        given = {
            "case": row.number,
            "about": ABOUT.get(row.kind, "su solicitud"),
            "outcome": OUTCOMES[outcome],
            "answer": said,
        }
        await emails.post(conn, self._keys, member, emails.CASE_CLOSED, now, emails.details(given))

    async def _head(self, conn: AsyncConnection, me: Person, row: Row[Any]) -> Head:
        card = await board.card(conn, self._keys, row.member_id)
        due = row.due_at or self._promised(row)
        return Head(
            row.number,
            row.kind,
            row.state,
            row.opened_at,
            due,
            row.state != "closed" and due is not None and due <= self._clock(),
            row.name,
            row.taken_by == me.id,
            CaseOutcome(row.outcome) if row.outcome else None,
            card.name if card is not None else "",
        )

    def _promised(self, row: Row[Any]) -> datetime | None:
        """The end of the day by which an answer was promised to the member."""
        day = answer_by(self._policy, subject_of(row.kind), business_date(row.opened_at))
        return None if day is None else datetime.combine(day, time.max, GUAYAQUIL)


ABOUT: Final = {
    "claim": "su reclamo",
    "not_me": "las operaciones que usted no reconoció",
    "desk_freeze": "el bloqueo de las salidas de dinero",
    "callback": "su pedido de una llamada",
    "claim_told": "su reclamo",
    "product_savings": "su solicitud de una cuenta de ahorros",
    "product_deposit": "su solicitud de una póliza",
    "product_loan": "su solicitud de un crédito",
    "product_card": "su solicitud de una tarjeta de crédito",
    "data_access": "el acceso a sus datos personales",
    "data_correct": "la corrección de sus datos personales",
    "data_erase": "la eliminación de sus datos personales",
    "data_withdraw": "el retiro de una autorización",
}
"""What a case is about, as the e-mail to the member names it."""
OUTCOMES: Final = {
    CaseOutcome.SOLVED: "resuelto",
    CaseOutcome.IN_FAVOUR: "a su favor",
    CaseOutcome.NOT_IN_FAVOUR: "no procede",
    CaseOutcome.NO_CONTACT: "no logramos comunicarnos con usted",
}


def _heads() -> Any:
    return select(case, agent.c.name).join(agent, agent.c.id == case.c.taken_by, isouter=True)


async def _mine(conn: AsyncConnection, me: Person, number: str) -> Row[Any] | None:
    """A case this person works on, held until the transaction ends."""
    working = and_(case.c.number == number, case.c.state == "working", case.c.taken_by == me.id)
    return (await conn.execute(select(case).where(working).with_for_update())).first()


async def _whose(conn: AsyncConnection, number: str) -> NoCase:
    return NoCase(await conn.scalar(_heads().with_only_columns(agent.c.name).where(case.c.number == number)))


async def _write(
    conn: AsyncConnection, keys: Keys, me: Person, row: Row[Any], kind: str, text: str, now: datetime
) -> None:
    body = keys.seal(_place(row.number), redact(text.strip())[:WORDS_MAX_CHARACTERS])
    values = {"case_id": row.id, "agent_id": me.id, "kind": kind, "body": body, "at": now}
    await conn.execute(insert(case_note).values(values))


async def _entries(conn: AsyncConnection, keys: Keys, row: Row[Any]) -> list[Entry]:
    found = await conn.execute(
        select(case_note, agent.c.name)
        .join(agent, agent.c.id == case_note.c.agent_id)
        .where(case_note.c.case_id == row.id)
        .order_by(case_note.c.id.desc())
        .limit(NOTES_AT_ONCE)
    )
    place = _place(row.number)
    return [Entry(each.kind, each.name, keys.open(place, each.body), each.at) for each in found][::-1]


def _detail(keys: Keys, row: Row[Any]) -> Iterable[tuple[str, str]]:
    """What was said when the case was opened, by name, masked."""
    if row.detail is None:
        return
    said = json.loads(keys.open(cases.place(row.number), row.detail))
    for name, value in said.items():
        if value not in (None, ""):
            amount = name == "amount" and isinstance(value, int)
            yield str(name), dollars(Money(value)) if amount else masked(redact(str(value)))


def _place(number: str) -> Place:
    return Place("bank.case_note", "body", number)
