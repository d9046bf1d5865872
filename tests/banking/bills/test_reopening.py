"""A programmed payment that its company does not take: tried once more, told, and never paid twice, wherever the process dies (D12)."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from banking.bills import running
from banking.refusals import BillPaid, NotFound, PlanOver, ReceiptUnknown
from banking.requests import ChangeSchedule, GetSchedule, VerifyReceipt
from banking.values import (
    BillsReceipt,
    Caller,
    Frequency,
    Purpose,
    Schedule,
    ScheduleAction,
    ScheduleChange,
    ScheduleOutcome,
    ScheduleReceipt,
    ScheduleRef,
    ScheduleState,
)
from tests.banking.bills.counter import CNT, Counter
from tests.banking.bills.test_running import AS_SOON, MONTHLY, ONCE, at, news, program
from tests.banking.kit import House
from tests.banking.payments.oracle import books_hold

FRIDAY, MONDAY, TUESDAY = "2026-11-20", "2026-11-23", "2026-11-24"
PLANS: tuple[tuple[Frequency, dict[str, Any]], ...] = (
    (AS_SOON, {}),
    (MONTHLY, {"day": 20}),
    (ONCE, {"on": date(2026, 11, 20)}),
)


@pytest.fixture
async def counter(house: House) -> AsyncIterator[Counter]:
    made = Counter(house)
    made.house.now = at(FRIDAY, 9)
    made.companies.owe("cnt", "023035471", ("B1", 20_00))
    yield made
    async with house.owner.connect() as conn:
        await books_hold(conn)


async def day_goes_by(counter: Counter, day: str) -> None:
    """Looks, payments, and what comes of them; then the same again."""
    for hour in (9, 16):
        counter.house.now = at(day, hour)
        await counter.run()
        await counter.work()
        await counter.reopen()


async def runs(counter: Counter) -> list[tuple[object, ...]]:
    return await counter.rows("SELECT outcome, tries, retry_on FROM bank.schedule_run WHERE bill <> ''")


async def states(counter: Counter) -> list[str]:
    return [
        str(state) for (state,) in await counter.rows("SELECT state FROM ledger.payment ORDER BY created_at")
    ]


@pytest.mark.parametrize(("frequency", "plan"), PLANS)
@pytest.mark.parametrize(
    ("reason", "tries"), [("offline", 2), ("amount_changed", 2), ("already_paid", 1), ("not_payable", 1)]
)
async def test_what_another_day_may_mend_is_tried_once_more_on_the_next_business_day(
    counter: Counter, frequency: Frequency, plan: dict[str, Any], reason: str, tries: int
) -> None:
    caller, source = await counter.open()
    schedule = await program(counter, caller, source, frequency, **plan)
    counter.companies.refusals, counter.companies.reason = 1, reason
    await day_goes_by(counter, FRIDAY)
    assert await runs(counter) == [("rejected", 1, date(2026, 11, 23) if tries > 1 else None)]
    assert await counter.spendable(source) == 100_00
    [(code,)] = await counter.rows("SELECT code FROM bank.receipt WHERE payment_id IS NOT NULL")
    assert await counter.bank.ask(Caller(7), VerifyReceipt(str(code))) == ReceiptUnknown()
    seen = await counter.bank.ask(caller, GetSchedule(ScheduleRef(schedule.id, Purpose.of(CNT))))
    assert isinstance(seen, Schedule), NotFound
    assert seen.last_outcome is ScheduleOutcome.REJECTED
    assert (seen.state is ScheduleState.ENDED) is (frequency is ONCE and tries == 1)
    for day in ("2026-11-21", MONDAY, TUESDAY):
        await day_goes_by(counter, day)
    assert await states(counter) == ["rejected", "settled"][:tries]
    assert await runs(counter) == [("paid", 2, None) if tries > 1 else ("rejected", 1, None)]
    assert await counter.rows("SELECT count(*) FROM bank.schedule_run WHERE outcome = 'missed'") == [(0,)]
    told = await counter.rows("SELECT kind FROM bank.notice WHERE kind LIKE 'Bill%' ORDER BY created_at")
    assert told == [("BillNotTaken",), ("BillSettled",)][:tries]


@pytest.mark.parametrize(("frequency", "plan"), PLANS)
async def test_the_second_refusal_is_the_last_of_a_due_date_and_the_next_one_tries_anew(
    counter: Counter, frequency: Frequency, plan: dict[str, Any]
) -> None:
    caller, source = await counter.open()
    await program(counter, caller, source, frequency, **plan)
    counter.companies.refusals, counter.companies.reason = 2, "offline"
    for day in (FRIDAY, MONDAY, TUESDAY, "2026-11-25", "2026-12-21"):
        await day_goes_by(counter, day)
    assert await states(counter) == ["rejected", "rejected", *(["settled"] if frequency is MONTHLY else [])]
    assert ("rejected", 2, None) in await runs(counter)


async def test_nothing_is_tried_again_outside_the_window_or_once_it_was_paused(counter: Counter) -> None:
    caller, source = await counter.open()
    await program(counter, caller, source, AS_SOON, until=date(2026, 11, 22))
    counter.companies.refusals, counter.companies.reason = 1, "offline"
    for day in (FRIDAY, MONDAY):
        await day_goes_by(counter, day)
    assert await states(counter) == ["rejected"]
    assert await runs(counter) == [("rejected", 1, None)]


@pytest.mark.parametrize(("frequency", "plan"), PLANS[:2])
async def test_a_company_that_writes_the_same_number_on_every_month_s_bill_is_paid_every_month(
    counter: Counter, frequency: Frequency, plan: dict[str, Any]
) -> None:
    """As the manual's: No de Recibo 023035471 is the telephone's own number (M100)."""
    counter.companies.owed.clear()
    caller, source = await counter.open()
    await program(counter, caller, source, frequency, **plan)
    for day, due_on in ((FRIDAY, date(2026, 11, 25)), ("2026-12-21", date(2026, 12, 25))):
        counter.companies.owe("cnt", "023035471", ("023035471", 7_13), due_on=due_on)
        await day_goes_by(counter, day)
        await day_goes_by(counter, day)
    assert await states(counter) == ["settled", "settled"]
    counter.companies.owe("cnt", "023035471", ("023035471", 7_13), due_on=date(2026, 12, 25))
    paid = await counter.bills(caller)
    assert await counter.pay(caller, await counter.command(caller, source, paid)) == BillPaid()
    counter.companies.owed["cnt", "023035471"] = []
    counter.companies.owe("cnt", "023035471", ("023035471", 7_13), due_on=date(2027, 1, 25))
    third = await counter.command(caller, source, await counter.bills(caller))
    assert isinstance(await counter.pay(caller, third), BillsReceipt)
    later = replace(third.bills[0], due_on=date(2027, 1, 28))
    moved = replace(third, bills=(later,))
    assert await counter.pay(caller, moved) == BillPaid(), "another date, while the first one is under way"


async def change(counter: Counter, caller: Caller, schedule: Schedule, action: ScheduleAction) -> object:
    wanted = ChangeSchedule(ScheduleRef(schedule.id, Purpose.of(CNT)), ScheduleChange(action, None))
    return await counter.pay(caller, wanted)


async def test_what_falls_due_while_paused_is_neither_made_up_for_nor_told_as_missed(
    counter: Counter,
) -> None:
    caller, source = await counter.open()
    schedule = await program(counter, caller, source, MONTHLY, day=24)
    assert isinstance(await change(counter, caller, schedule, ScheduleAction.PAUSE), ScheduleReceipt)
    counter.house.now = at("2027-02-26")  # two days after a due date: an outage would be caught up
    resumed = await change(counter, caller, schedule, ScheduleAction.RESUME)
    assert isinstance(resumed, ScheduleReceipt)
    assert resumed.schedule.next_on == date(2027, 3, 24)
    for day in ("2027-02-26", "2027-03-01", "2027-03-24"):
        await day_goes_by(counter, day)
    assert await counter.rows("SELECT due_date, outcome FROM bank.schedule_run WHERE bill <> ''") == [
        (date(2027, 3, 24), "paid")
    ]
    assert await news(counter) == 0


@pytest.mark.parametrize(
    ("frequency", "plan"),
    [
        (AS_SOON, {"until": date(2026, 11, 30)}),
        (MONTHLY, {"day": 24, "until": date(2026, 11, 30)}),
        (ONCE, {"on": date(2026, 11, 24)}),
    ],
)
async def test_what_is_over_when_its_pause_ends_cannot_go_on(
    counter: Counter, frequency: Frequency, plan: dict[str, Any]
) -> None:
    caller, source = await counter.open()
    schedule = await program(counter, caller, source, frequency, **plan)
    await change(counter, caller, schedule, ScheduleAction.PAUSE)
    counter.house.now = at("2026-12-01")
    assert await change(counter, caller, schedule, ScheduleAction.RESUME) == PlanOver()
    await day_goes_by(counter, "2026-12-01")
    assert await states(counter) == []
    assert isinstance(await change(counter, caller, schedule, ScheduleAction.CANCEL), ScheduleReceipt)


async def test_to_resume_what_runs_changes_nothing_of_the_one_more_try(counter: Counter) -> None:
    caller, source = await counter.open(10_00)
    schedule = await program(counter, caller, source, MONTHLY, day=20)
    await day_goes_by(counter, FRIDAY)
    before = await counter.rows("SELECT next_look_at FROM bank.schedule")
    await change(counter, caller, schedule, ScheduleAction.RESUME)
    assert await counter.rows("SELECT next_look_at FROM bank.schedule") == before


async def test_one_more_try_is_not_promised_where_it_would_come_too_late(counter: Counter) -> None:
    """Found on the last day of catching up, the next business day is one too many."""
    caller, source = await counter.open(10_00)
    await program(counter, caller, source, MONTHLY, day=20)
    for day in ("2026-11-25", "2026-11-26", "2026-12-21"):
        await day_goes_by(counter, day)
    assert await counter.rows(
        "SELECT outcome, tries, retry_on FROM bank.schedule_run WHERE due_date = '2026-11-20'"
    ) == [
        ("no_funds", 1, None),
        ("no_funds", 1, None),
    ]
    assert await news(counter) == 2, "one for each due date"


@pytest.mark.parametrize("cents", [20_00, 60_00])
async def test_what_is_being_paid_by_hand_is_nobody_s_news_and_taken_up_if_it_comes_to_nothing(
    counter: Counter, cents: int
) -> None:
    counter.companies.change("cnt", "023035471", "B1", cents)
    caller, source = await counter.open()
    await program(counter, caller, source, AS_SOON)
    await counter.pay(caller, await counter.command(caller, source, await counter.bills(caller)))
    for _ in range(3):
        await counter.run()
        counter.house.now += timedelta(hours=7)
    assert (await runs(counter), await news(counter)) == ([], 0)
    counter.companies.refusals, counter.companies.reason = 1, "offline"
    for day in (MONDAY, TUESDAY):
        await day_goes_by(counter, day)
    if cents > 50_00:
        assert (await states(counter), await news(counter)) == (["rejected"], 1)
    else:
        assert (await states(counter), await news(counter)) == (["rejected", "settled"], 0)


class Died(Exception):  # noqa: N818 - what happened to the process
    """The process is gone."""


async def until_it_survives(counter: Counter, act: Callable[[], Awaitable[object]]) -> int:
    """Let the process die before its first statement, its second, … and at each commit, until it comes through; then once more, as a
    job that runs twice. Answers how often it died.
    """
    engine, left = counter.house.engine.sync_engine, [0]

    def die(*_: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Died

    for moment in ("before_cursor_execute", "commit"):
        event.listen(engine, moment, die)
    try:
        for deaths in itertools.count():
            left[0] = deaths
            try:
                await act()
            except Died:
                counter.house.now += timedelta(seconds=counter.house.policy.payment_lease_seconds + 1)
                continue
            left[0] = 10_000
            await act()
            return deaths
    finally:
        for moment in ("before_cursor_execute", "commit"):
            event.remove(engine, moment, die)
    raise AssertionError


@pytest.mark.parametrize(("frequency", "plan"), PLANS[:2])
async def test_wherever_the_process_dies_it_is_tried_once_more_and_paid_once(
    counter: Counter, frequency: Frequency, plan: dict[str, Any]
) -> None:
    """At every statement and commit of the look, of the company's refusal, of what opens the due date, and of the one more try."""
    counter.house.policy = replace(counter.house.policy, bill_deadline_seconds=864_000)
    counter = Counter(counter.house)
    counter.companies.owe("cnt", "023035471", ("B1", 20_00))
    caller, source = await counter.open()
    schedule = await program(counter, caller, source, frequency, **plan)
    counter.companies.refusals, counter.companies.reason = 1, "offline"
    deaths = 0
    for day, end in ((FRIDAY, "rejected"), (MONDAY, "settled")):
        counter.house.now = at(day, 9)
        deaths += await until_it_survives(counter, lambda: running.look(counter.runner, [schedule.id]))

        async def work() -> None:
            for _ in range(4):
                if (await states(counter))[-1] in ("rejected", "settled"):
                    return
                await counter.work()
                counter.house.now += timedelta(seconds=counter.house.policy.payment_ask_ceiling_seconds + 1)

        deaths += await until_it_survives(counter, work)
        deaths += await until_it_survives(counter, counter.reopen)
        assert (await states(counter))[-1] == end
    assert await states(counter) == ["rejected", "settled"]
    assert await counter.house.balance(source) == 100_00 - 20_31
    assert len(await counter.rows("SELECT 1 FROM bank.notice WHERE kind = 'BillNotTaken'")) == 1
    assert deaths > 60


async def test_what_was_paid_stays_so_unless_its_payment_came_to_nothing(counter: Counter) -> None:
    """The table's own guard, which no code of ours can pass."""
    caller, source = await counter.open()
    await program(counter, caller, source, MONTHLY, day=20)
    await day_goes_by(counter, FRIDAY)
    for wrong in ("outcome = 'rejected'", "outcome = 'no_funds'", "tries = 2"):
        for which in ("bill <> ''", "bill = ''"):
            with pytest.raises(IntegrityError, match="paid once"):
                await counter.house.change(f"UPDATE bank.schedule_run SET {wrong} WHERE {which}")
