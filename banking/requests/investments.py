"""Term deposits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Query
from banking.values import Investment, InvestmentDetail, InvestmentRef

__all__ = ["GetInvestment", "ListInvestments"]


@dataclass(frozen=True, slots=True)
class ListInvestments(Query[tuple[Investment, ...]]):
    """The member's term deposits in a stable order (M27)."""


@dataclass(frozen=True, slots=True)
class GetInvestment(Query[InvestmentDetail]):
    """A deposit with what it will bring (M72)."""

    investment: InvestmentRef
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)
