"""Detalle de movimientos (M20, D1): a year of an account by period, in pages, searched, downloaded, and as a picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from banking.api import (
    Account,
    ListMonths,
    Month,
    Months,
    MovementFilter,
    MovementsPage,
    NotFound,
    OrderStatement,
    Period,
    ResolvePeriod,
    SearchMovements,
    Span,
    StatementForm,
    StatementTicket,
)
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Ask, Choose, End, Errors, Fetch, Option, Show
from dialogs.flows.products import ACCOUNT, every_account, my_accounts
from dialogs.understanding.searches import read_search

SPAN: Slot[str] = Slot("span", str)
PERIOD: Slot[Period] = Slot("period", Period)
FILTER: Slot[MovementFilter] = Slot("filter", MovementFilter)

SPANS = tuple(span.value for span in Span)
GONE: Errors = {NotFound: "account"}


@reads(SPAN)
def span_today(slots: Slots) -> ResolvePeriod:
    """The days of the chosen span."""
    return ResolvePeriod(Span(slots[SPAN]))


@reads(ACCOUNT)
def months(slots: Slots) -> ListMonths:
    """The account's months."""
    return ListMonths(slots[ACCOUNT])


@reads()
def each_month(found: Months, _slots: Slots) -> Sequence[Option]:
    """One option a month, newest first."""
    return [Option(each.period, each.month) for each in found.items]


@reads(ACCOUNT, PERIOD)
def in_period(slots: Slots) -> SearchMovements:
    """All of the period."""
    return SearchMovements(slots[ACCOUNT], slots[PERIOD])


@reads(ACCOUNT, PERIOD, FILTER)
def meant(slots: Slots) -> SearchMovements:
    """Those that were looked for."""
    return SearchMovements(slots[ACCOUNT], slots[PERIOD], slots[FILTER])


@reads(ACCOUNT, PERIOD)
def pages(slots: Slots) -> OrderStatement:
    """The period as a PDF."""
    return OrderStatement(slots[ACCOUNT], slots[PERIOD], None, StatementForm.PDF)


@reads(ACCOUNT, PERIOD)
def sheet(slots: Slots) -> OrderStatement:
    """The period as a sheet."""
    return OrderStatement(slots[ACCOUNT], slots[PERIOD], None, StatementForm.CSV)


@reads(ACCOUNT, PERIOD, FILTER)
def pages_found(slots: Slots) -> OrderStatement:
    """What was found as a PDF."""
    return OrderStatement(slots[ACCOUNT], slots[PERIOD], slots[FILTER], StatementForm.PDF)


@reads(ACCOUNT, PERIOD, FILTER)
def sheet_found(slots: Slots) -> OrderStatement:
    """What was found as a sheet."""
    return OrderStatement(slots[ACCOUNT], slots[PERIOD], slots[FILTER], StatementForm.CSV)


def _file(name: str, query: Callable[[Slots], OrderStatement], kind: str, then: str) -> Show:
    """A file of movements, then what else there is to see."""
    return Show("M20", name, query, StatementTicket, then=then, picture=kind, errors=GONE)


STATES = (
    Choose("M31", "account", ACCOUNT, my_accounts, every_account, Account, then="span", empty="no_accounts"),
    Choose(
        "M20",
        "span",
        SPAN,
        fixed=(*SPANS, "one_month"),
        then={**dict.fromkeys(SPANS, "period"), "one_month": "month"},
    ),
    Fetch("M20", "period", PERIOD, query=span_today, then="list"),
    Choose("M20", "month", PERIOD, months, each_month, Month, then="list", empty="no_accounts", errors=GONE),
    Show(
        "M20 M33 M35-M39",
        "list",
        in_period,
        MovementsPage,
        exits={"search": "search", "pdf": "pdf", "csv": "csv", "chart": "chart", "no": "done"},
        errors=GONE,
    ),
    Ask("M20", "search", FILTER, parse=read_search, then="found"),
    Show(
        "M20 M35-M39",
        "found",
        meant,
        MovementsPage,
        exits={"pdf": "pdf_found", "csv": "csv_found", "no": "done"},
        errors=GONE,
    ),
    Show("M20", "chart", months, Months, then="more", picture="months", errors=GONE),
    _file("pdf", pages, "statement", "more"),
    _file("csv", sheet, "sheet", "more"),
    Choose("M6", "more", fixed=("list", "no"), then={"list": "list", "no": "done"}),
    _file("pdf_found", pages_found, "statement", "more_found"),
    _file("csv_found", sheet_found, "sheet", "more_found"),
    Choose("M6", "more_found", fixed=("found", "no"), then={"found": "found", "no": "done"}),
    End("M6", "done"),
    End("M31", "no_accounts"),
)
FLOW = Flow("detail", "Detalle de Movimientos", STATES, version=2)
