"""Seeds: the demo members and their books, put in once however often it runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from banking.clock import Clock, business_date
from banking.crypto import Keys
from banking.demo.cards import issue_cards
from banking.demo.members import DEMO_MEMBERS, DemoAccount, DemoMember
from banking.demo.products import open_products
from banking.demo.year import BUSY_ACCOUNTS, book, open_busy_account
from banking.ledger import holds
from banking.ledger.accounts import open_account
from banking.ledger.chart import internal
from banking.ledger.tables import member_account
from banking.people.members import add_member, find_member
from banking.values import AccountRef
from banking.work import MemberId

hold_days = 3_650


async def seed(owner: AsyncEngine, keys: Keys, clock: Clock, progress: Callable[[str], None]) -> None:
    """Put in the demo members that are missing, one transaction each.

    `owner` logs in as the schema's owner: the application opens no accounts (S34).
    """
    for demo in DEMO_MEMBERS:
        async with owner.begin() as conn:
            await conn.execute(text("SELECT pg_advisory_xact_lock(hashtext('banking.seed'))"))
            member = await find_member(conn, keys, demo.person.identification)
            if member is None:
                member = await add_member(conn, keys, demo.person, clock())
            opened = await _open_accounts(conn, keys, member, demo, clock())
            today, identification = business_date(clock()), demo.person.identification.number
            opened += await open_products(conn, keys, member, identification, today)
            opened += await issue_cards(conn, keys, member, identification, clock())
            if number := BUSY_ACCOUNTS.get(identification):
                opened += await open_busy_account(conn, keys, member, number, today) is not None
        if opened:
            progress(f"{identification}: {opened} products")
    async with owner.connect() as conn:
        await conn.execution_options(isolation_level="AUTOCOMMIT")
        await conn.execute(text("ANALYZE ledger.account, ledger.entry, ledger.tx, ledger.member_account"))


def show() -> list[dict[str, object]]:
    """The demo members as plain data for `cooprogreso seed --show`; balances are dollars, as text."""
    return [
        {
            "identification": demo.person.identification.number,
            "phone": demo.person.phone,
            "email": demo.person.email,
            "name": demo.person.name,
            "birth_date": demo.person.birth_date.isoformat(),
            "accounts": [
                {
                    "number": account.number,
                    "kind": account.kind.value,
                    "balance": f"{account.balance // 100}.{account.balance % 100:02}",
                }
                for account in demo.accounts
            ],
        }
        for demo in DEMO_MEMBERS
    ]


async def _open_accounts(
    conn: AsyncConnection, keys: Keys, member: MemberId, demo: DemoMember, now: datetime
) -> int:
    opened = 0
    chart = await internal(conn)
    for account in demo.accounts:
        index = keys.blind("account-number", account.number)
        known = select(member_account.c.account_id).where(member_account.c.number_index == index)
        if await conn.scalar(known) is not None:
            continue
        ref = await open_account(conn, keys, member, account.kind, account.number, account.opened_on)
        for nth, deed in enumerate(account.deeds):
            await book(conn, chart, ref, deed, f"{ref.id}:{nth}")
        await _hold(conn, ref, account, now)
        opened += 1
    return opened


async def _hold(conn: AsyncConnection, ref: AccountRef, account: DemoAccount, now: datetime) -> None:
    if account.held:
        hold = uuid5(NAMESPACE_URL, f"demo-hold:{ref.id}")
        await holds.place(conn, hold, ref.id, account.held, now + timedelta(days=hold_days))
