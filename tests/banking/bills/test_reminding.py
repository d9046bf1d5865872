"""Reminders of bills (B4): who asked for them, in time, once, and never of what is paid or pays itself."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from banking.bills import reminding
from banking.messages import preferences
from banking.requests import ChooseNotice
from banking.values import Caller, NewsTopic, NoticeChoice
from tests.banking.bills.counter import CNT, Counter
from tests.banking.bills.test_running import AS_SOON, program
from tests.banking.kit import House


async def choose(counter: Counter, caller: Caller, *, wanted: bool) -> None:
    assert ChooseNotice in preferences.COMMANDS
    choice = ChooseNotice(NoticeChoice(NewsTopic.BILL_DUE, wanted))
    assert await counter.pay(caller, choice) == choice.choice


async def reminded(counter: Counter) -> int:
    """How many reminders there are after a day's look."""
    after = None
    while True:
        after = await reminding.queue_reminders(counter.runner, after)
        if after is None:
            break
    waiting = "SELECT DISTINCT args ->> 'service' FROM procrastinate_jobs WHERE task_name = 'bill_reminder'"
    for (service,) in await counter.rows(waiting):
        await reminding.remind(counter.runner, UUID(str(service)))
        await reminding.remind(counter.runner, UUID(str(service)))
    return len(await counter.rows("SELECT 1 FROM bank.notice WHERE kind = 'BillDue'"))


async def test_a_bill_is_reminded_of_once_within_its_last_days_and_only_to_who_asked(house: House) -> None:
    counter = Counter(house)
    caller, source = await counter.open()
    counter.companies.owe("cnt", "023035471", ("B1", 7_13))
    await counter.pay(caller, await counter.command(caller, source, await counter.bills(caller)))
    await counter.work()
    today = house.now.date()
    for bill, days in (("late", -1), ("today", 0), ("soon", 5), ("later", 6)):
        counter.companies.owe("cnt", "023035471", (bill, 5_00), due_on=today + timedelta(days=days))
    assert await reminded(counter) == 0, "nobody asked"
    await choose(counter, caller, wanted=True)
    assert await reminded(counter) == 2
    assert await reminded(counter) == 2
    house.now += timedelta(days=1)
    counter.companies.away = True
    assert await reminded(counter) == 2
    counter.companies.away = False
    assert await reminded(counter) == 3
    await choose(counter, caller, wanted=False)
    counter.companies.owe("cnt", "023035471", ("more", 5_00), due_on=today + timedelta(days=2))
    assert await reminded(counter) == 3


async def test_what_is_under_way_or_pays_itself_is_not_reminded_of(house: House) -> None:
    counter = Counter(house)
    caller, source = await counter.open()
    await choose(counter, caller, wanted=True)
    counter.companies.owe("cnt", "023035471", ("B1", 7_13), due_on=date(2026, 11, 24))
    await counter.pay(caller, await counter.command(caller, source, await counter.bills(caller)))
    assert await reminded(counter) == 0, "ordered, and still owed at the company"
    await program(counter, caller, source, AS_SOON)
    counter.companies.owe("cnt", CNT.number, ("B2", 7_13), due_on=date(2026, 11, 24))
    assert await reminded(counter) == 0, "it will be paid by itself"
