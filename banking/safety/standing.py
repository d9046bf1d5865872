"""How a member's requests and claims stand: what was asked, how far people are, and until when an answer was promised (B23, M134)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from banking.clock import business_date
from banking.requests import ListCases
from banking.safety.promises import subject_of
from banking.safety.tables import case
from banking.values import CaseStanding, CaseState
from banking.work import Handlers

if TYPE_CHECKING:
    from banking.work import Work

shown_at_most: Final = 50


async def list_cases(work: Work, _query: ListCases) -> tuple[CaseStanding, ...]:
    """Handle `ListCases`."""
    mine = select(case).where(case.c.member_id == work.owner).order_by(case.c.id.desc()).limit(shown_at_most)
    found = []
    for row in await work.conn.execute(mine):
        subject = subject_of(row.kind)
        due = row.due_at
        promised = None if due is None else business_date(due)
        standing = CaseStanding(
            row.number, subject, CaseState(row.state), row.opened_at, promised, row.closed_at
        )
        found.append(standing)
    return tuple(found)


QUERIES: Final[Handlers] = {ListCases: list_cases}
