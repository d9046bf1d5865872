"""Loans and their tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Query
from banking.values import AmortisationTable, Loan, LoanDetail, LoanRef

__all__ = ["GetAmortisation", "GetLoan", "ListLoans"]


@dataclass(frozen=True, slots=True)
class ListLoans(Query[tuple[Loan, ...]]):
    """The member's loans in a stable order, paid-off ones last (M26)."""


@dataclass(frozen=True, slots=True)
class GetLoan(Query[LoanDetail]):
    """What a loan asks next, and what is left of it (M66)."""

    loan: LoanRef
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class GetAmortisation(Query[AmortisationTable]):
    """The amortisation table (M68): all of it, or what is still to be paid."""

    loan: LoanRef
    unpaid_only: bool
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)
