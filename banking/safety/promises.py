"""Until when people promise an answer to a case, by what it is about (B23, M134; LOPDP art. 13-15)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from banking.calendar import add_business_days
from banking.clock import GUAYAQUIL
from banking.values import CaseSubject

if TYPE_CHECKING:
    from banking.policy import Policy

_CLAIMS: Final = frozenset({CaseSubject.CLAIM, CaseSubject.TOLD_CLAIM})
_RIGHTS: Final = frozenset({CaseSubject.ACCESS, CaseSubject.CORRECT, CaseSubject.ERASE, CaseSubject.WITHDRAW})
_PRODUCTS: Final = frozenset({CaseSubject.SAVINGS, CaseSubject.DEPOSIT, CaseSubject.LOAN, CaseSubject.CARD})


def subject_of(kind: str) -> CaseSubject:
    """What members are told a kind of case is about."""
    return CaseSubject(kind) if kind in set(CaseSubject) else CaseSubject.OTHER


def answer_by(policy: Policy, subject: CaseSubject, opened_on: date) -> date | None:
    """The day by whose end an answer is promised; None where none is."""
    if subject in _RIGHTS:
        return opened_on + timedelta(days=policy.data_answer_days)
    if subject in _CLAIMS:
        return add_business_days(opened_on, policy.claim_answer_business_days)
    return add_business_days(opened_on, policy.product_answer_business_days) if subject in _PRODUCTS else None


def end_of(day: date | None) -> datetime | None:
    """The last minute of a promised day, for whoever works on the case."""
    return None if day is None else datetime.combine(day, time(23, 59), GUAYAQUIL)
