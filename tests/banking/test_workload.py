"""A day at the bank: writers and readers at once; the total is constant in every single read (F20)."""

from __future__ import annotations

import asyncio
import os
import random
from contextlib import suppress
from uuid import uuid4

import psycopg
from sqlalchemy import text

from banking.faults import Unavailable
from banking.values import AccountRef, Caller, OperationId, Receipt
from tests.banking.kit import House

SOAK = bool(os.environ.get("SOAK"))
WRITERS, READERS, ACCOUNTS = 8, 4, 6
TRANSFERS = 5_000 if SOAK else 15
OPENING = 10_000

ONE_LOOK = """
    SELECT (SELECT sum(posted) FROM ledger.account WHERE track_balance),
        (SELECT sum(amount) FROM ledger.entry),
        (SELECT count(*) FROM ledger.account a WHERE a.track_balance AND a.posted <> (
            SELECT coalesce(sum(e.amount), 0) FROM ledger.entry e WHERE e.account_id = a.id)),
        (SELECT count(*) FROM ledger.account a WHERE a.posted - a.held < 0 AND NOT a.allow_negative)
"""


async def test_the_total_is_constant_in_every_read_while_money_moves_and_connections_die(
    house: House,
) -> None:
    caller = house.log_in(1)
    accounts = [await house.open(1, OPENING) for _ in range(ACCOUNTS)]
    writing = asyncio.Event()
    writing.set()
    async with asyncio.TaskGroup() as day:
        readers = [day.create_task(read(house, writing)) for _ in range(READERS)]
        reaper = day.create_task(reap(house, writing))
        async with asyncio.TaskGroup() as shift:
            writers = [
                shift.create_task(write(house, caller, accounts, random.Random(seed)))
                for seed in range(WRITERS)
            ]
        writing.clear()
    moved = sum(writer.result() for writer in writers)
    assert await house.movements_made() == moved
    assert moved > TRANSFERS
    assert all(reader.result() > 1 for reader in readers)
    assert reaper.result() > 0


async def write(house: House, caller: Caller, accounts: list[AccountRef], chance: random.Random) -> int:
    """Transfers between random accounts; how many were carried out."""
    moved = 0
    for _ in range(TRANSFERS):
        source, target = chance.sample(accounts, 2)
        order, operation = house.order(source, target, chance.randint(1, 4_000)), OperationId(uuid4())
        answer: object = None
        while answer is None:
            with suppress(Unavailable):
                answer = await house.transfer(caller, order, operation)
        moved += isinstance(answer, Receipt)
    return moved


async def read(house: House, writing: asyncio.Event) -> int:
    """Look at everything in one statement, again and again; how often."""
    looks = 0
    async with house.owner.connect() as conn:
        while writing.is_set():
            total, entries, off, overdrawn = (await conn.execute(text(ONE_LOOK))).one()
            await conn.rollback()
            assert (total, entries, off, overdrawn) == (ACCOUNTS * OPENING, 0, 0, 0)
            looks += 1
            await asyncio.sleep(0.02)
    return looks


async def reap(house: House, writing: asyncio.Event) -> int:
    """End one of the application's connections every now and then; how many."""
    victim = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND usename = 'coop_app' ORDER BY random() LIMIT 1"
    )
    killed = 0
    async with await psycopg.AsyncConnection.connect(house.admin_url, autocommit=True) as admin:
        while writing.is_set():
            await asyncio.sleep(0.1)
            killed += len(await (await admin.execute(victim)).fetchall())
    return killed
