"""Cases: what an agent must look at. A row until the desk takes it up; its number is what the member quotes."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, select, update

from banking.clock import business_date
from banking.crypto import Place
from banking.desk import log
from banking.safety.promises import answer_by, end_of, subject_of
from banking.safety.tables import case
from banking.values import CaseOpened

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.work import MemberId, Order

NOT_ME: Final = "not_me"
"""The kind of case "No fui yo" opens."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A case and its row."""

    id: int
    told: CaseOpened


async def open_case(
    order: Order,
    kind: str,
    member: MemberId | None,
    about: UUID | None = None,
    detail: str | None = None,
    due: datetime | None = None,
) -> Opened:
    """Open a case in the order's transaction; one operation opens one. `detail` is JSON, sealed at rest; `due` is until when
    something was promised, where the kind alone does not say it.
    """
    number = case_number(order.operation)
    promised = answer_by(order.policy, subject_of(kind), business_date(order.now))
    row = insert(case).values(
        number=number,
        member_id=member,
        chat_id=order.caller.chat_id,
        kind=kind,
        state="open",
        about=about,
        detail=None if detail is None else order.keys.seal(place(number), detail),
        opened_at=order.now,
        due_at=due or end_of(promised),
    )
    id_ = await order.conn.scalar(row.returning(case.c.id))
    await log.note(order.conn, order.now, "case_opened", about=number)
    return Opened(int(id_ or 0), CaseOpened(number, order.now))


def said(**given: str | int | None) -> str:
    """A case's detail: what was said and what it is about, by name; what is empty is left out."""
    return json.dumps({name: value for name, value in given.items() if value not in (None, "")})


async def close_case(conn: AsyncConnection, number: str, by: str, now: datetime) -> bool:
    """Close a case; False where there is no open one of this number."""
    closed = update(case).where(case.c.number == number, case.c.state != "closed")
    done = closed.values(state="closed", closed_at=now, closed_by=by).returning(case.c.id)
    return await conn.scalar(done) is not None


async def member_of(conn: AsyncConnection, number: str) -> int | None:
    """Whose case this is."""
    found: int | None = await conn.scalar(select(case.c.member_id).where(case.c.number == number))
    return found


def place(number: str) -> Place:
    """Where a case's sealed detail lives."""
    return Place("bank.case", "detail", number)


def case_number(operation: UUID) -> str:
    """A quotable number that says nothing of the operation: `K7QM-42XA`."""
    text = base64.b32encode(hashlib.sha256(b"case|" + operation.bytes).digest()).decode()
    return f"{text[:4]}-{text[4:8]}"
