"""Money that came in against the rail's file of it: each difference is listed, nothing is mended (F18, M39).

The file is CSV with a header: `event,status,amount,currency,account,credited_at`; one line for each credit the rail brought and heard
our answer to. `credited` is what it owes us for; what we did not take it gave back: `refused`. Amounts are whole cents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Row, Select, and_, func, select

from banking.clock import GUAYAQUIL, business_date
from banking.ledger.tables import entry, member_account, tx
from banking.payments.incoming import SCOPE, Credited
from banking.payments.rails import CURRENCY
from banking.payments.reconcile import Difference, FileUnreadableError, Kind, read_lines
from banking.payments.tables import rail_credit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.payments.working import Desk

ids_at_once: Final = 1_000
COLUMNS: Final = ("event", "status", "amount", "currency", "account", "credited_at")
CREDITED, REFUSED = "credited", "refused"


@dataclass(frozen=True, slots=True)
class Ours:
    """What became of one credit here."""

    event: str
    outcome: str
    """`credited` where the book has it, else why not."""
    amount: int
    account_index: bytes | None = field(repr=False)
    """Of the account's number; None where it is no account of ours."""
    last4: str
    received_on: date

    @property
    def is_credited(self) -> bool:
        """Whether the book has it."""
        return self.outcome == CREDITED


@dataclass(frozen=True, slots=True)
class Theirs:
    """One line of the rail's file."""

    event: str
    status: str
    amount: int
    currency: str
    account: str = field(repr=False)
    credited_at: datetime


def read_file(content: bytes) -> list[Theirs]:
    """Read the rail's file of credits.

    Raises:
        FileUnreadableError: it has another shape.
    """
    return [_line(number, line) for number, line in read_lines(content, COLUMNS)]


async def reconcile(desk: Desk, rail: str, content: bytes, first: date, last: date) -> list[Difference]:
    """Compare what came in between two business days with a rail's file. Reads only."""
    theirs = read_file(content)
    async with desk.engine.connect() as conn:
        ours = await _ours(conn, rail, theirs, first, last)
    return compare(desk.keys, ours, theirs, first, last)


def compare(
    keys: Keys, ours: Mapping[str, Ours], theirs: Iterable[Theirs], first: date, last: date
) -> list[Difference]:
    """Every difference between two business days, in the order of the events; `theirs` may reach beyond them on both sides."""
    listed = list(theirs)
    times = Counter(line.event for line in listed)
    found = [Difference(Kind.DOUBLED, event, "1", str(count)) for event, count in times.items() if count > 1]
    for line in listed:
        mine = ours.get(line.event)
        if mine is not None and mine.is_credited:
            found.extend(_against(keys, mine, line))
        elif line.status == CREDITED and first <= business_date(line.credited_at) <= last:
            kind = Kind.STRANGE if mine is None else Kind.EXTRA
            found.append(Difference(kind, line.event, "" if mine is None else mine.outcome, line.status))
    found.extend(
        Difference(Kind.MISSING, mine.event, mine.outcome, "")
        for mine in ours.values()
        if mine.is_credited and first <= mine.received_on <= last and mine.event not in times
    )
    return sorted(set(found), key=lambda each: (each.key, each.kind))


def _against(keys: Keys, mine: Ours, line: Theirs) -> Iterator[Difference]:
    pairs = (
        (Kind.AMOUNT, str(mine.amount), str(line.amount)),
        (Kind.CURRENCY, CURRENCY, line.currency),
        (Kind.STATUS, mine.outcome, line.status),
    )
    yield from (Difference(kind, mine.event, one, other) for kind, one, other in pairs if one != other)
    if mine.account_index != keys.blind("account-number", line.account):
        yield Difference(Kind.ACCOUNT, mine.event, f"••••{mine.last4}", f"••••{line.account[-4:]}")


async def _ours(
    conn: AsyncConnection, rail: str, theirs: list[Theirs], first: date, last: date
) -> dict[str, Ours]:
    """What came in on those days, and whatever else the file names."""
    named = sorted({line.event for line in theirs})
    wanted: list[ColumnElement[bool]] = [
        rail_credit.c.message_id.in_(named[place : place + ids_at_once])
        for place in range(0, len(named), ids_at_once)
    ]
    begin, end = (datetime.combine(day, time(), GUAYAQUIL) for day in (first, last + timedelta(days=1)))
    wanted.append(and_(rail_credit.c.received_at >= begin, rail_credit.c.received_at < end))
    found: dict[str, Ours] = {}
    for some in wanted:
        for row in await conn.execute(_credits(rail).where(some)):
            found[row.message_id] = _read(row)
    return found


def _credits(rail: str) -> Select[Any]:
    """The notes that credits came, each with what the book says of it: amount and account are the posting's own."""
    booked = and_(
        tx.c.idem_scope == SCOPE,
        tx.c.idem_key == func.concat(rail_credit.c.rail, ":", rail_credit.c.message_id),
    )
    line = and_(entry.c.tx_id == tx.c.id, entry.c.account_id == rail_credit.c.account_id)
    return (
        select(
            rail_credit.c.message_id,
            rail_credit.c.outcome,
            rail_credit.c.amount,
            entry.c.amount.label("booked"),
            member_account.c.number_index,
            member_account.c.last4,
            rail_credit.c.received_at,
        )
        .outerjoin(tx, booked)
        .outerjoin(entry, line)
        .outerjoin(member_account, member_account.c.account_id == rail_credit.c.account_id)
        .where(rail_credit.c.rail == rail)
    )


def _read(row: Row[Any]) -> Ours:
    outcome = row.outcome
    if outcome == Credited.CREDITED and row.booked is None:
        outcome = "unbooked"
    return Ours(
        event=row.message_id,
        outcome=outcome,
        amount=row.amount if row.booked is None else row.booked,
        account_index=row.number_index,
        last4=row.last4 or "",
        received_on=business_date(row.received_at),
    )


def _line(number: int, line: dict[str, str]) -> Theirs:
    try:
        amount = line["amount"]
        credited_at = datetime.fromisoformat(line["credited_at"])
        well_formed = amount.isascii() and amount.isdigit() and credited_at.tzinfo is not None
        if not well_formed or line["status"] not in (CREDITED, REFUSED) or None in line or not line["event"]:
            raise ValueError  # noqa: TRY301 - told with its line number below
        return Theirs(
            line["event"], line["status"], int(amount), line["currency"], line["account"], credited_at
        )
    except (ValueError, TypeError, AttributeError):
        message = f"line {number} is not a line of a rail's file of credits"
        raise FileUnreadableError(message) from None
