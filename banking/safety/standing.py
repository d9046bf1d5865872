"""How a member's requests and claims stand: what was asked, how far people are, and until when an answer was promised (B23, M134)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from banking.calendar import add_business_days
from banking.clock import business_date
from banking.requests import ListCases
from banking.safety.tables import case
from banking.values import CaseStanding, CaseState, CaseSubject
from banking.work import Handlers

if TYPE_CHECKING:
    from banking.policy import Policy
    from banking.work import Work

shown_at_most: Final = 50
_CLAIMS: Final = frozenset({CaseSubject.CLAIM, CaseSubject.TOLD_CLAIM})
_RIGHTS: Final = frozenset({CaseSubject.ACCESS, CaseSubject.CORRECT, CaseSubject.ERASE, CaseSubject.WITHDRAW})
_PRODUCTS: Final = frozenset({CaseSubject.SAVINGS, CaseSubject.DEPOSIT, CaseSubject.LOAN, CaseSubject.CARD})


async def list_cases(work: Work, _query: ListCases) -> tuple[CaseStanding, ...]:
    """Handle `ListCases`."""
    mine = select(case).where(case.c.member_id == work.owner).order_by(case.c.id.desc()).limit(shown_at_most)
    found = []
    for row in await work.conn.execute(mine):
        subject = subject_of(row.kind)
        promised = answer_by(work.policy, subject, business_date(row.opened_at))
        standing = CaseStanding(
            row.number, subject, CaseState(row.state), row.opened_at, promised, row.closed_at
        )
        found.append(standing)
    return tuple(found)


def subject_of(kind: str) -> CaseSubject:
    """What members are told a kind of case is about."""
    return CaseSubject(kind) if kind in set(CaseSubject) else CaseSubject.OTHER


def answer_by(policy: Policy, subject: CaseSubject, opened_on: date) -> date | None:
    """The day by whose end an answer was promised; None where none was."""
    if subject in _RIGHTS:
        return opened_on + timedelta(days=policy.data_answer_days)
    if subject in _CLAIMS:
        return add_business_days(opened_on, policy.claim_answer_business_days)
    return add_business_days(opened_on, policy.product_answer_business_days) if subject in _PRODUCTS else None


QUERIES: Final[Handlers] = {ListCases: list_cases}
