"""Our settled payments against the rail's file: each difference is listed, nothing is mended (F17, F18).

The file is CSV with a header: `key,status,amount,currency,account,settled_at`; one line for each order the rail carried out, `status` says
whether it came back. Amounts are whole cents, `settled_at` is ISO with its offset.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import func, or_, select

from banking.clock import business_date
from banking.ledger.tables import tx
from banking.payments.books import SCOPE
from banking.payments.rails import CURRENCY
from banking.payments.records import details_of, read
from banking.payments.states import State
from banking.payments.tables import payment

if TYPE_CHECKING:
    from banking.payments.working import Desk

keys_at_once: Final = 1_000
COLUMNS: Final = ("key", "status", "amount", "currency", "account", "settled_at")
_EXECUTED: Final = {State.SETTLED: "settled", State.RETURNED: "returned"}


class FileUnreadableError(ValueError):
    """The file is not one of a rail's; the text names the line and never shows it."""


class Kind(StrEnum):
    """How ours and theirs differ."""

    MISSING = "missing"
    """We settled or credited it, the rail does not list it."""
    EXTRA = "extra"
    """The rail carried it out, we did not settle or credit it."""
    STRANGE = "strange"
    """The rail carried out an order that is none of ours, or brought a credit we never heard of."""
    DOUBLED = "doubled"
    """The rail lists it more than once."""
    AMOUNT = "amount"
    CURRENCY = "currency"
    ACCOUNT = "account"
    STATUS = "status"
    """One of us says settled, the other returned; or we credited what the rail says we refused."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `ours` and `theirs` are amounts in cents, states or last four digits, whatever differs; `key` is a payment's, or
    a credit's name at the rail.
    """

    kind: Kind
    key: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Ours:
    """One of our payments, whatever its state."""

    key: str
    state: str
    amount: int
    account: str
    settled_on: date | None


@dataclass(frozen=True, slots=True)
class Theirs:
    """One line of the rail's file."""

    key: str
    status: str
    amount: int
    currency: str
    account: str
    settled_at: datetime


def read_file(content: bytes) -> list[Theirs]:
    """Read the rail's file.

    Raises:
        FileUnreadableError: it has another shape.
    """
    return [_line(number, line) for number, line in read_lines(content, COLUMNS)]


def read_lines(content: bytes, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    """The numbered lines of a file with just these columns.

    Raises:
        FileUnreadableError: it has others, or is no such file.
    """
    try:
        lines = csv.DictReader(io.StringIO(content.decode("utf-8-sig")), strict=True)
        if tuple(lines.fieldnames or ()) != columns:
            message = f"the first line must be {','.join(columns)}"
            raise FileUnreadableError(message)
        return list(enumerate(lines, 2))
    except (UnicodeDecodeError, csv.Error) as error:
        message = f"not a CSV file in UTF-8: {type(error).__name__}"
        raise FileUnreadableError(message) from None


def compare(ours: Mapping[str, Ours], theirs: Iterable[Theirs], first: date, last: date) -> list[Difference]:
    """Every difference between two business days, in the order of the keys; `theirs` may reach beyond them on both sides."""
    listed = list(theirs)
    times = Counter(line.key for line in listed)
    found = [Difference(Kind.DOUBLED, key, "1", str(count)) for key, count in times.items() if count > 1]
    for line in listed:
        mine = ours.get(line.key)
        if mine is not None and mine.state in _EXECUTED.values():
            found.extend(_against(mine, line))
        elif first <= business_date(line.settled_at) <= last:
            kind = Kind.STRANGE if mine is None else Kind.EXTRA
            found.append(Difference(kind, line.key, "" if mine is None else mine.state, line.status))
    found.extend(
        Difference(Kind.MISSING, mine.key, mine.state, "")
        for mine in ours.values()
        if mine.settled_on is not None and first <= mine.settled_on <= last and mine.key not in times
    )
    return sorted(set(found), key=lambda each: (each.key, each.kind))


async def reconcile(desk: Desk, rail: str, content: bytes, first: date, last: date) -> list[Difference]:
    """Compare what we settled between two business days with a rail's file. Reads only."""
    theirs = read_file(content)
    return compare(await _ours(desk, rail, theirs, first, last), theirs, first, last)


async def _ours(desk: Desk, rail: str, theirs: list[Theirs], first: date, last: date) -> dict[str, Ours]:
    """Our payments that settled in those days, and whatever else the file names."""
    settled_on = (
        select(tx.c.business_date)
        .where(tx.c.idem_scope == SCOPE, tx.c.idem_key == func.concat(payment.c.id, ":settle"))
        .scalar_subquery()
    )
    named = [key for key in {line.key for line in theirs} if _is_key(key)]
    found: dict[str, Ours] = {}
    async with desk.engine.connect() as conn:
        for begin in range(0, max(len(named), 1), keys_at_once):
            some = [UUID(key) for key in named[begin : begin + keys_at_once]]
            wanted = (
                or_(payment.c.id.in_(some), settled_on.between(first, last))
                if begin == 0
                else payment.c.id.in_(some)
            )
            rows = await conn.execute(
                select(payment, settled_on.label("settled_on")).where(payment.c.rail == rail, wanted)
            )
            for row in rows:
                mine = read(row)
                account = details_of(desk.keys, mine).get("account", "")
                found[str(mine.id)] = Ours(
                    str(mine.id), str(mine.state), mine.amount, account, row.settled_on
                )
    return found


def _against(mine: Ours, line: Theirs) -> list[Difference]:
    pairs = (
        (Kind.AMOUNT, str(mine.amount), str(line.amount)),
        (Kind.CURRENCY, CURRENCY, line.currency),
        (Kind.STATUS, mine.state, line.status),
    )
    found = [Difference(kind, mine.key, one, other) for kind, one, other in pairs if one != other]
    if mine.account != line.account:
        found.append(
            Difference(Kind.ACCOUNT, mine.key, f"••••{mine.account[-4:]}", f"••••{line.account[-4:]}")
        )
    return found


def _line(number: int, line: dict[str, str]) -> Theirs:
    try:
        amount = line["amount"]
        settled_at = datetime.fromisoformat(line["settled_at"])
        well_formed = amount.isascii() and amount.isdigit() and settled_at.tzinfo is not None
        if not well_formed or line["status"] not in _EXECUTED.values() or None in line:
            raise ValueError  # noqa: TRY301 - told with its line number below
        key = str(UUID(line["key"])) if _is_key(line["key"]) else line["key"]
        return Theirs(key, line["status"], int(amount), line["currency"], line["account"], settled_at)
    except (ValueError, TypeError, AttributeError):
        message = f"line {number} is not a line of a rail's file"
        raise FileUnreadableError(message) from None


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except (ValueError, AttributeError):
        return False
    return True
