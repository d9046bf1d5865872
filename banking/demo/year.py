"""An account with a year of movements behind it, made on the day it is seeded: something to page, search and draw (M20)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.crypto import Keys
from banking.demo.members import Booked, Deed
from banking.ledger import vocabulary as say
from banking.ledger.accounts import open_account
from banking.ledger.chart import CASH, DIRECT, FEES, INTEREST, IVA, SPI, internal
from banking.ledger.periods import earlier
from banking.ledger.posting import Line, Outcome, Posting, post
from banking.ledger.tables import member_account
from banking.values import AccountKind, AccountRef
from banking.work import MemberId

MONTHS: Final = 12
BUSY_ACCOUNTS: Final[Mapping[str, str]] = {"0100000025": "410112060768"}
"""By identification: Carlos's second savings account."""


def a_year(today: date) -> Iterator[Deed]:
    """Wages, withdrawals, transfers with their costs, interest: twelve months and what has come of this one."""
    document = 31_000
    for nth in range(MONTHS, -1, -1):
        first = earlier(today, nth)
        for day, lines in _month(first.month, document):
            on = first + timedelta(days=day - 1)
            if on <= today:
                yield Deed(on, lines)
        document += 10


def _month(month: int, document: int) -> Iterator[tuple[int, tuple[Booked, ...]]]:
    """The deeds of a month by day; amounts differ from month to month."""
    yield 1, (Booked(85_000, say.DIRECT_CREDIT, DIRECT, document),)
    yield 3, (Booked(-10_000, say.WITHDRAWAL, CASH),)
    yield (
        8,
        (
            Booked(-3_000 - month * 125, say.DIRECT_DEBIT, DIRECT, document + 1),
            Booked(-36, say.DIRECT_FEE, FEES, document + 2),
            Booked(-5, say.DIRECT_IVA, IVA, document + 3),
        ),
    )
    yield 15, (Booked(-2_000 * (month % 5 + 1), say.WITHDRAWAL, CASH),)
    if month % 3 == 0:
        yield 18, (Booked(12_550 + month * 10, say.DEPOSIT, CASH),)
    yield (
        20,
        (
            Booked(-12_000 - month * 250, say.SPI_DEBIT, SPI, document + 4),
            Booked(-36, say.SPI_FEE, FEES, document + 5),
            Booked(-5, say.SPI_IVA, IVA, document + 6),
        ),
    )
    yield 28, (Booked(90 + month, say.INTEREST, INTEREST, document + 7),)


async def open_busy_account(
    conn: AsyncConnection, keys: Keys, member: MemberId, number: str, today: date
) -> AccountRef | None:
    """A savings account and its year; None where it is there already. Needs the owner's login."""
    index = keys.blind("account-number", number)
    known = select(member_account.c.account_id).where(member_account.c.number_index == index)
    if await conn.scalar(known) is not None:
        return None
    opened_on = earlier(today, MONTHS)
    ref = await open_account(conn, keys, member, AccountKind.SAVINGS, number, opened_on)
    chart = await internal(conn)
    for nth, deed in enumerate(a_year(today)):
        await book(conn, chart, ref, deed, f"{ref.id}:{nth}")
    return ref


async def book(
    conn: AsyncConnection, chart: Mapping[str, int], ref: AccountRef, deed: Deed, key: str
) -> None:
    """Post a deed of an account's history."""
    lines = [
        line
        for booked in deed.lines
        for line in (
            Line(ref.id, booked.cents, booked.text, booked.document),
            Line(chart[booked.against], -booked.cents, booked.text, booked.document),
        )
    ]
    posting = Posting(
        kind="opening",
        scope="seed",
        key=key,
        request_hash=hashlib.sha256(repr(deed).encode()).digest(),
        business_date=deed.on,
        actor="opening",
        lines=tuple(lines),
    )
    outcome = (await post(conn, posting)).outcome
    if outcome is not Outcome.POSTED:
        raise ValueError(f"a demo statement does not add up: {outcome}")
