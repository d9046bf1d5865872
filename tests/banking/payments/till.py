"""A bank with payments but without beneficiaries: what engine tests share."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from banking.ledger.holds import Held
from banking.payments import timing, working
from banking.payments.kinds import INTERBANK, KINDS, Kinds
from banking.payments.moving import Draft, open_payment
from banking.payments.rails import Rail, RailOrder, Word
from banking.payments.records import Payment, lock, order_of
from banking.payments.working import Desk, hear
from banking.policy import Policy
from banking.values import AccountRef, PaymentId
from banking.work import MemberId
from tests.banking.kit import House
from tests.banking.payments.oracle import agree, books_hold
from tests.banking.payments.rail import ScriptedRail

QUICK = Policy(retry_wait_milliseconds=5)
FEE, IVA = 36, 5


class Till:
    """One house, one desk, rails under the test's hand, and the hand on the clock."""

    def __init__(self, house: House, rails: Mapping[str, Rail] | None = None, kinds: Kinds = KINDS) -> None:
        self.house = house
        self.direct, self.spi = ScriptedRail(), ScriptedRail(answers_later=1.0)
        known = rails if rails is not None else {"direct": self.direct, "spi": self.spi}
        self.desk = Desk(house.engine, house.keys, lambda: house.now, house.policy, known, kinds)

    @property
    def now(self) -> datetime:
        return self.house.now

    def wait(self, **much: float) -> None:
        self.house.now += timedelta(**much)

    def draft(self, source: AccountRef, cents: int, rail: str = "direct", member: int = 1) -> Draft:
        cut = timing.next_cut(self.now, self.house.policy)
        spi = rail == "spi"
        return Draft(
            id=PaymentId(uuid4()),
            kind=INTERBANK,
            rail=rail,
            member=MemberId(member),
            account=source.id,
            amount=cents,
            fee=FEE,
            iva=IVA,
            request_hash=bytes(32),
            details={"account": "2200123456", "institution": "10", "name": "Ana Páez"},
            due_at=cut if spi else self.now,
            deadline_at=timing.spi_deadline(cut, self.house.policy)
            if spi
            else self.now + timedelta(seconds=self.house.policy.direct_deadline_seconds),
            batch=timing.batch_of(cut) if spi else None,
        )

    async def open(self, draft: Draft) -> Held:
        async with self.house.engine.begin() as conn:
            return await open_payment(self.desk.means(conn), draft, f"member:{draft.member}")

    async def ordered(self, source: AccountRef, cents: int, rail: str = "direct") -> PaymentId:
        draft = self.draft(source, cents, rail)
        await self.open(draft)
        return draft.id

    async def step(self, payment: PaymentId) -> str:
        """One job; answers where the payment stands."""
        await working.step(self.desk, payment)
        return str((await self.read(payment)).state)

    async def say(self, payment: PaymentId, word: Word) -> str:
        """The rail speaks, outside any answer."""
        async with self.house.engine.begin() as conn:
            found = await lock(conn, payment)
            assert found is not None
            await hear(self.desk.means(conn), found, order_of(self.house.keys, found), word, "rail:test")
        return str((await self.read(payment)).state)

    async def read(self, payment: PaymentId) -> Payment:
        async with self.house.engine.begin() as conn:
            found = await lock(conn, payment)
        assert found is not None
        return found

    async def order(self, payment: PaymentId) -> RailOrder:
        return order_of(self.house.keys, await self.read(payment))

    async def history(self, payment: PaymentId) -> str:
        """Its events in order: `placed claimed settled`."""
        sql = "SELECT string_agg(event, ' ' ORDER BY seq) FROM ledger.payment_event WHERE payment_id = :id"
        return str(await self.house.scalar(sql, id=payment))

    async def holds(self) -> None:
        """The oracle of security.md §3."""
        statuses = {
            key: known.status for rail in (self.direct, self.spi) for key, known in rail.known.items()
        }
        async with self.house.owner.connect() as conn:
            await books_hold(conn)
            await agree(conn, statuses)
        for rail in (self.direct, self.spi):
            assert all(known.executed <= 1 for known in rail.known.values())

    def knowing(self, kinds: Kinds) -> Desk:
        """The desk of another build."""
        return replace(self.desk, kinds=kinds)


def rail_file(columns: Sequence[str], *lines: Mapping[str, str]) -> bytes:
    """A rail's file with these lines, to reconcile with."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue().encode()
