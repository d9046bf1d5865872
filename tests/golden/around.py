"""What happens around a story's chat: companies, other banks, workers, and what the member comes to own."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import text

from banking.bills import reminding, running
from banking.bills.running import Runner
from banking.cards.tasks import make_cuts
from banking.clock import business_date
from banking.demo import cards, products
from banking.demo.year import open_busy_account
from banking.investments.opening import take_deposit
from banking.messages.notices import notify
from banking.payments import working
from banking.payments.kinds import BILLERS
from banking.payments.working import Desk
from banking.safety.agents import release
from banking.values import Money, MoneyReceived
from banking.work import MemberId
from tests.banking.people.town import Town
from tests.golden import neighbours
from tests.golden.pages import PIN
from tests.golden.rails import Rails, losing_answers

BLOCK_FIRST = """
UPDATE ledger.account SET status = 'blocked'
WHERE id = (SELECT min(account_id) FROM ledger.member_account WHERE member_id = :member)
"""


class Around:
    """The world of one story, but for its chat and its desk."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self._rails = Rails()
        self._lost = ExitStack()

    async def happen(self, member: MemberId, words: list[str]) -> None:
        """One line of the world."""
        match words:
            case ["products" | "movements" | "cards" | "blocked" as more, *_]:
                await self._own(member, more)
            case ["received", dollars]:
                await self._receive(member, Money(round(float(dollars) * 100)))
            case ["cut"]:
                town = self.town
                await make_cuts(town.engine, town.policy, business_date(town.now) + timedelta(31))
            case ["released"]:
                await self._release()
            case _:
                await self._street(member, words)

    async def _receive(self, member: MemberId, amount: Money) -> None:
        news = MoneyReceived(amount, "Ana M••• (Cooprogreso)", "2030", self.town.now)
        async with self.town.engine.begin() as conn:
            await notify(conn, self.town.keys, member, news, self.town.now)

    async def _release(self) -> None:
        number = await self.town.scalar("SELECT number FROM bank.case ORDER BY id DESC LIMIT 1")
        async with self.town.engine.begin() as conn:
            assert await release(conn, self.town.keys, str(number), "ana", self.town.now)

    async def _street(self, member: MemberId, words: list[str]) -> None:
        """What companies and workers do."""
        match words:
            case ["bill", company, number, *more]:
                self._bill(company, number, more)
            case ["companies", "away" | "back" as where]:
                self.town.companies.away = where == "away"
            case ["rail" | "people", *_]:
                await self._rails.happen(self.town, words)
            case ["answers", "lost"]:
                self._lost.enter_context(losing_answers(self.town.bank))
            case ["answers", "back"]:
                self._lost.close()
            case ["work"]:
                await self._work()
            case ["run"]:
                await self._run_schedules()
            case ["reminders"]:
                await self._remind()
            case _:
                await neighbours.happen(self.town, member, words)

    async def _own(self, member: MemberId, more: str) -> None:
        """An account with a year behind it; her first account blocked; the manual's cards (M43, M57) and one with purchases;
        or the manual's loan and deposit (M26, M27), and their less happy kin.
        """
        town, today = self.town, business_date(self.town.now)
        async with town.owner.begin() as conn:
            if more == "movements":
                await open_busy_account(conn, town.keys, member, "410101090750", today)
                return
            if more == "blocked":
                await conn.execute(text(BLOCK_FIRST), {"member": member})
                return
            if more == "cards":
                mine: list[cards.DemoDebit | cards.DemoCredit] = [
                    cards.DemoDebit("7023", "410101082030", pin=PIN),
                    *cards.CREDIT_CARDS["0100000025"],
                    *cards.CREDIT_CARDS["1700000019"],
                ]
                for card in mine:
                    await cards.issue(conn, town.keys, town.policy, member, card, town.now)
                return
            for loan in (products.MANUAL_LOAN, products.GERMAN_LOAN, products.LATE_LOAN, products.PAID_LOAN):
                await products.open_loan(conn, town.keys, member, loan, today)
            for deposit in (products.MANUAL_DEPOSIT, products.SHORT_DEPOSIT):
                await take_deposit(conn, town.keys, member, deposit)

    def _bill(self, company: str, number: str, more: list[str]) -> None:
        """A company publishes a bill, another one, or one with a due date."""
        owe = self.town.companies.owe
        match more:
            case [cents]:
                self._publish(company, number, int(cents))
            case ["extra", cents]:
                owe(company, number, (f"{number}-2", int(cents)))
            case [cents, "due", day]:
                due_on = date.fromisoformat(day)
                owe(company, number, (f"{number}-{due_on.month}", int(cents)), due_on=due_on)

    def _publish(self, company: str, number: str, cents: int) -> None:
        """A bill named after its service, as the manual's is; one that is there changes its amount."""
        companies = self.town.companies
        if companies.owed.get((company, number)):
            companies.change(company, number, companies.owed[company, number][0].id, cents)
        else:
            companies.owe(company, number, (number, cents))

    async def _work(self) -> None:
        town = self.town
        rails = {BILLERS: town.companies, **self._rails.by_name}
        desk = Desk(town.engine, town.keys, lambda: town.now, town.policy, rails)
        for (payment,) in await town.rows("SELECT id FROM ledger.payment ORDER BY created_at, amount, id"):
            await working.step(desk, UUID(str(payment)))

    def _runner(self) -> Runner:
        town = self.town
        return Runner(town.engine, town.keys, lambda: town.now, town.policy, town.companies)

    async def _run_schedules(self) -> None:
        for (schedule,) in await self.town.rows("SELECT id FROM bank.schedule ORDER BY created_at, id"):
            await running.look(self._runner(), [UUID(str(schedule))])

    async def _remind(self) -> None:
        for (service,) in await self.town.rows("SELECT id FROM bank.service ORDER BY used_at, id"):
            await reminding.remind(self._runner(), UUID(str(service)))
