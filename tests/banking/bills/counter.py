"""One member with $100.00, companies, and the worker in the test's hand: what tests of bills share."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import text

from banking.bills import reopening, running
from banking.bills.companies import company as listed
from banking.bills.running import Runner
from banking.payments import working
from banking.payments.working import Desk
from banking.people.members import add_member
from banking.requests import Command, PayBills, PendingBills, QuoteBills
from banking.service import CooprogresoBank
from banking.values import AccountRef, Bill, BillsQuote, Caller, Company, OperationId, Service
from banking.work import Street
from tests.banking.bills.street import Companies
from tests.banking.kit import House
from tests.banking.people.town import somebody


def company(name: str) -> Company:
    found = listed(name)
    assert found is not None
    return found.company


CNT = Service(company("cnt"), "023035471")


class Counter:
    """A house with a street."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.companies = Companies()
        self.bank = CooprogresoBank(
            house.engine,
            house.keys,
            lambda: house.now,
            house.policy,
            house.desk,
            street=Street(self.companies),
        )
        self.worker = Desk(
            house.engine, house.keys, lambda: house.now, house.policy, {"billers": self.companies}
        )
        self.runner = Runner(house.engine, house.keys, lambda: house.now, house.policy, self.companies)

    async def open(self, cents: int = 100_00) -> tuple[Caller, AccountRef]:
        member = await self.person()
        account = await self.house.open(member, cents)
        return self.house.log_in(member), account

    async def person(self) -> int:
        async with self.house.engine.begin() as conn:
            return await add_member(conn, self.house.keys, somebody(uuid4().int % 90_000), self.house.now)

    async def bills(self, caller: Caller, service: Service = CNT) -> tuple[Bill, ...]:
        found = await self.bank.ask(caller, PendingBills(service))
        assert isinstance(found, tuple), found
        return found

    async def command(
        self, caller: Caller, source: AccountRef, bills: tuple[Bill, ...], service: Service = CNT
    ) -> PayBills:
        quote = await self.bank.ask(caller, QuoteBills(source, service, bills))
        assert isinstance(quote, BillsQuote), quote
        return PayBills(source, service, bills, quote)

    async def pay(
        self, caller: Caller, command: Command[object], operation: OperationId | None = None
    ) -> object:
        operation = operation or OperationId(uuid4())
        code = self.house.code_for(caller, operation, command)
        return await self.bank.execute(caller, operation, command, code)

    async def work(self) -> list[str]:
        """Every payment's next step; answers where they stand, in no order."""
        for (row,) in await self.rows("SELECT id FROM ledger.payment"):
            await working.step(self.worker, UUID(str(row)))
        return sorted(str(state) for (state,) in await self.rows("SELECT state FROM ledger.payment"))

    async def run(self) -> None:
        """A pass of the runner, what opens due dates again, and every look."""
        await running.queue_due(self.runner)
        await self.reopen()
        for (row,) in await self.rows("SELECT id FROM bank.schedule ORDER BY created_at, id"):
            await running.look(self.runner, [UUID(str(row))])

    async def reopen(self) -> int:
        """Every job that opens a due date again; they are kept, and run again the next time. Answers how many."""
        sql = "SELECT args ->> 'payment', args ->> 'again' FROM procrastinate_jobs WHERE task_name = 'schedule_reopen'"
        jobs = await self.rows(sql)
        for payment, again in jobs:
            day = date.fromisoformat(str(again)) if again else None
            await reopening.reopen(self.runner, UUID(str(payment)), day)
        return len(jobs)

    async def rows(self, sql: str) -> list[tuple[object, ...]]:
        async with self.house.owner.connect() as conn:
            return [tuple(row) for row in await conn.execute(text(sql))]

    async def spendable(self, ref: AccountRef) -> int:
        sql = "SELECT posted - held FROM ledger.account WHERE id = :id"
        return int(str(await self.house.scalar(sql, id=ref.id)))
