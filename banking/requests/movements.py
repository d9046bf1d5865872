"""Movements: the last ten, the detail of a year with its search, and months side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import PagedQuery, Query
from banking.values import (
    AccountRef,
    Months,
    MovementFilter,
    Movements,
    MovementsPage,
    Period,
    Span,
    StatementForm,
    StatementTicket,
)

__all__ = ["LastMovements", "ListMonths", "OrderStatement", "ResolvePeriod", "SearchMovements"]


@dataclass(frozen=True, slots=True)
class LastMovements(Query[Movements]):
    """The last 10 movements, newest first (M34, D1)."""

    account: AccountRef
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class ResolvePeriod(Query[Period]):
    """The days a span means today (M20)."""

    span: Span


@dataclass(frozen=True, slots=True)
class ListMonths(Query[Months]):
    """The running month and the twelve before it, newest first, with what each brought (M20, B2)."""

    account: AccountRef
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class SearchMovements(PagedQuery[MovementsPage]):
    """The movements of a period, or those of them that are meant, a page at a time (M20, D1, B1)."""

    account: AccountRef
    period: Period
    filter: MovementFilter | None = None
    before: int | None = None
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)


@dataclass(frozen=True, slots=True)
class OrderStatement(Query[StatementTicket]):
    """A statement of a period, or of those of its movements that are meant, to be drawn when it is sent (M20, B14)."""

    account: AccountRef
    period: Period
    filter: MovementFilter | None
    form: StatementForm
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.NotFound,)
