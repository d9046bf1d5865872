"""Programmed payments run by themselves: within the maximum and the window, once, whatever happens (M105-M115, D12, F14, F15)."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banking.bills import running
from banking.crypto import SealBroken
from banking.refusals import AmountOutOfRange, NeverDue, NotFound
from banking.requests import (
    ChangeSchedule,
    GetSchedule,
    LastMovements,
    ListSchedules,
    MakePlan,
    PaymentHistory,
    ProgramPayment,
    VerifyReceipt,
)
from banking.values import (
    AccountRef,
    BillStanding,
    Caller,
    Frequency,
    Money,
    Movements,
    Origin,
    PaidBills,
    PaymentPlan,
    Purpose,
    Schedule,
    ScheduleAction,
    ScheduleChange,
    ScheduleOutcome,
    ScheduleReceipt,
    ScheduleRef,
    ScheduleState,
    Service,
    VerifiedReceipt,
)
from tests.banking.bills.counter import CNT, Counter
from tests.banking.kit import House
from tests.banking.payments.oracle import books_hold

AS_SOON, MONTHLY, ONCE = Frequency.AS_SOON, Frequency.MONTHLY, Frequency.ONCE


@pytest.fixture
async def counter(house: House) -> AsyncIterator[Counter]:
    made = Counter(house)
    made.companies.owe("cnt", "023035471")
    yield made
    async with house.owner.connect() as conn:
        await books_hold(conn)


def at(day: str, hour: int = 12) -> datetime:
    """An hour of a day in Guayaquil."""
    return datetime.fromisoformat(f"{day}T00:00:00").replace(tzinfo=UTC) + timedelta(hours=hour + 5)


async def program(
    counter: Counter,
    caller: Caller,
    source: AccountRef,
    frequency: Frequency = AS_SOON,
    maximum: int = 50_00,
    **plan: object,
) -> Schedule:
    made = await counter.bank.ask(caller, MakePlan(frequency, None, **{"until": None, **plan}))  # type: ignore[arg-type]
    assert isinstance(made, PaymentPlan), made
    receipt = await counter.pay(caller, ProgramPayment(source, CNT, Money(maximum), made, 1))
    assert isinstance(receipt, ScheduleReceipt), receipt
    return receipt.schedule


async def outcomes(counter: Counter) -> list[str]:
    sql = "SELECT outcome FROM bank.schedule_run WHERE bill <> '' ORDER BY at, due_date"
    return [str(row[0]) for row in await counter.rows(sql)]


async def news(counter: Counter) -> int:
    return int(
        str((await counter.rows("SELECT count(*) FROM bank.notice WHERE kind = 'ScheduleNews'"))[0][0])
    )


async def test_a_bill_is_paid_as_soon_as_it_is_there_and_once(counter: Counter) -> None:
    caller, source = await counter.open()
    schedule = await program(counter, caller, source)
    await counter.run()
    assert await outcomes(counter) == []
    counter.companies.owe("cnt", "023035471", ("B1", 20_00), due_on=date(2026, 12, 1))
    for _ in range(3):
        counter.house.now += timedelta(hours=6, minutes=1)
        await counter.run()
    assert await counter.work() == ["settled"]
    assert await counter.house.balance(source) == 100_00 - 20_31
    now = await counter.bank.ask(caller, GetSchedule(ScheduleRef(schedule.id, Purpose.of(CNT))))
    assert isinstance(now, Schedule)
    assert now.last_outcome is ScheduleOutcome.PAID
    history = await counter.bank.ask(caller, PaymentHistory(Origin.AUTOMATIC))
    assert isinstance(history, PaidBills)
    [paid] = history.items
    assert (paid.automatic, paid.standing, paid.reference) == (True, BillStanding.PAID, "000000001")
    proved = await counter.bank.ask(Caller(7), VerifyReceipt(paid.code))
    assert isinstance(proved, VerifiedReceipt)
    assert (proved.amount, proved.payee, proved.at) == (Money(20_00), CNT.company.name, paid.at)
    assert await counter.bank.ask(caller, PaymentHistory(Origin.BY_HAND)) == PaidBills((), None)
    kinds = await counter.rows("SELECT kind FROM bank.notice ORDER BY created_at")
    assert ("BillSettled",) in kinds
    statement = await counter.bank.ask(caller, LastMovements(source))
    assert isinstance(statement, Movements)
    assert [(each.amount.cents, each.automatic) for each in statement.items[:2]] == [
        (-31, True),
        (-20_00, True),
    ]


async def test_above_the_maximum_nothing_is_paid_and_it_is_told_once(counter: Counter) -> None:
    caller, source = await counter.open()
    counter.companies.owe("cnt", "023035471", ("B1", 50_01), ("B2", 50_00))
    await program(counter, caller, source)
    for _ in range(3):
        await counter.run()
        counter.house.now += timedelta(hours=7)
    assert sorted(await outcomes(counter)) == ["paid", "too_high"]
    assert await counter.spendable(source) == 100_00 - 50_31
    assert await news(counter) == 1
    mails = await counter.rows("SELECT count(*) FROM bank.outgoing_email WHERE template = 'schedule'")
    assert mails == [(1,)]


async def test_a_bill_that_was_too_high_is_taken_up_again_once_the_maximum_is_raised(
    counter: Counter,
) -> None:
    caller, source = await counter.open()
    counter.companies.owe("cnt", "023035471", ("B1", 50_01))
    schedule = await program(counter, caller, source)
    await counter.run()
    raised = ScheduleChange(ScheduleAction.CHANGE, Money(60_00))
    await counter.pay(caller, ChangeSchedule(ScheduleRef(schedule.id, Purpose.of(CNT)), raised))
    await counter.run()
    assert await outcomes(counter) == ["paid"]
    assert await news(counter) == 1


async def test_a_lack_of_funds_is_tried_once_more_on_the_next_business_day(counter: Counter) -> None:
    caller, source = await counter.open(10_00)
    member = counter.house.desk.sessions[caller.session]  # type: ignore[index]
    other = await counter.house.open(member, 100_00)
    counter.house.now = at("2026-11-20")  # a Friday
    counter.companies.owe("cnt", "023035471", ("B1", 20_00))
    schedule = await program(counter, caller, source, MONTHLY, day=20)
    await counter.run()
    assert await outcomes(counter) == ["no_funds"]
    counter.house.now = at("2026-11-22")
    await counter.run()
    assert await counter.rows("SELECT tries, retry_on FROM bank.schedule_run WHERE bill <> ''") == [
        (1, date(2026, 11, 23))
    ]
    counter.house.now = at("2026-11-23")
    await counter.house.transfer(caller, counter.house.order(other, source, 50_00))
    await counter.run()
    assert await outcomes(counter) == ["paid"]
    assert await counter.work() == ["settled"]
    now = await counter.bank.ask(caller, GetSchedule(ScheduleRef(schedule.id, Purpose.of(CNT))))
    assert isinstance(now, Schedule)
    assert (now.last_outcome, now.next_on) == (ScheduleOutcome.PAID, date(2026, 12, 21))


async def test_a_second_lack_of_funds_is_the_last(counter: Counter) -> None:
    caller, source = await counter.open(10_00)
    counter.companies.owe("cnt", "023035471", ("B1", 20_00))
    await program(counter, caller, source, MONTHLY, day=20)
    for day in ("2026-11-20", "2026-11-23", "2026-11-24", "2026-11-25"):
        counter.house.now = at(day)
        await counter.run()
    assert await counter.rows("SELECT outcome, tries, retry_on FROM bank.schedule_run WHERE bill <> ''") == [
        ("no_funds", 2, None)
    ]
    assert await news(counter) == 2


async def test_a_company_that_is_away_is_asked_again_ever_more_rarely_until_the_day_is_over(
    counter: Counter,
) -> None:
    caller, source = await counter.open()
    counter.companies.owe("cnt", "023035471", ("B1", 20_00))
    counter.house.now = at("2026-11-20", 7)
    await program(counter, caller, source, MONTHLY, day=20)
    counter.companies.away = True
    asked = []
    for minute in range(0, 17 * 60 + 30, 5):
        counter.house.now = at("2026-11-20", 7) + timedelta(minutes=minute)
        before = counter.companies.asked
        await counter.run()
        if counter.companies.asked > before:
            asked.append(minute)
    assert 5 <= len(asked) <= 9
    assert all(later >= 2 * early or early == 0 for early, later in itertools.pairwise(asked))
    rows = await counter.rows("SELECT outcome FROM bank.schedule_run WHERE bill = ''")
    assert rows in ([], [("away",)])


async def test_three_days_of_outage_are_caught_up_and_older_dates_are_told_as_missed(
    counter: Counter,
) -> None:
    caller, source = await counter.open()
    await program(counter, caller, source, MONTHLY, day=25)
    counter.companies.owe("cnt", "023035471", ("B1", 20_00))
    counter.house.now = at("2026-11-28")
    await counter.run()
    assert await outcomes(counter) == ["paid"]
    counter.companies.owe("cnt", "023035471", ("B2", 10_00))
    counter.house.now = at("2027-01-15")
    await counter.run()
    missed = await counter.rows("SELECT due_date FROM bank.schedule_run WHERE outcome = 'missed'")
    assert missed == [(date(2026, 12, 25),)]
    assert await outcomes(counter) == ["paid"]
    assert await news(counter) == 1


async def test_two_schedulers_at_once_and_a_clock_that_jumps_pay_once(counter: Counter) -> None:
    caller, source = await counter.open()
    counter.companies.owe("cnt", "023035471", ("B1", 20_00))
    schedule = await program(counter, caller, source)
    await asyncio.gather(*(running.queue_due(counter.runner) for _ in range(3)))
    assert await counter.rows(
        "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'schedule_look'"
    ) == [(1,)]
    await asyncio.gather(*(running.look(counter.runner, [schedule.id]) for _ in range(6)))
    for hours in (7, -1, 1, 24, -1, 48):
        counter.house.now += timedelta(hours=hours)
        await counter.run()
    assert await counter.work() == ["settled"]
    assert await counter.rows("SELECT count(*) FROM ledger.payment") == [(1,)]


async def test_nothing_is_debited_outside_the_window_or_while_paused_or_cancelled(counter: Counter) -> None:
    caller, source = await counter.open()
    schedule = await program(counter, caller, source, until=date(2026, 11, 30))
    ref = ScheduleRef(schedule.id, Purpose.of(CNT))

    async def change(action: ScheduleAction, maximum: Money | None = None) -> object:
        return await counter.pay(caller, ChangeSchedule(ref, ScheduleChange(action, maximum)))

    assert isinstance(await change(ScheduleAction.PAUSE), ScheduleReceipt)
    counter.companies.owe("cnt", "023035471", ("B1", 20_00))
    await counter.run()
    assert await outcomes(counter) == []
    assert await change(ScheduleAction.CHANGE, Money(0)) == AmountOutOfRange(
        Money(counter.house.policy.movement_ceiling_cents)
    )
    changed = await change(ScheduleAction.CHANGE, Money(19_99))
    assert isinstance(changed, ScheduleReceipt)
    assert (changed.schedule.maximum, changed.schedule.state) == (Money(19_99), ScheduleState.PAUSED)
    assert isinstance(await change(ScheduleAction.RESUME), ScheduleReceipt)
    await counter.run()
    assert await outcomes(counter) == ["too_high"]
    counter.house.now = at("2026-12-01")
    counter.companies.owe("cnt", "023035471", ("B2", 5_00))
    await counter.run()
    assert await outcomes(counter) == ["too_high"]
    assert await counter.rows("SELECT state, next_look_at FROM bank.schedule") == [("ended", None)]
    assert await change(ScheduleAction.CANCEL) == NotFound()
    assert await counter.bank.ask(caller, ListSchedules()) == ()


async def test_plans_that_never_run_are_refused(counter: Counter) -> None:
    caller, source = await counter.open()
    for wrong in (
        MakePlan(AS_SOON, None, date(2026, 11, 1)),
        MakePlan(ONCE, None, None, on=date(2026, 11, 1)),
        MakePlan(MONTHLY, None, date(2026, 11, 22), day=21),
        MakePlan(MONTHLY, date(2026, 12, 1), date(2026, 11, 30), day=1),
        MakePlan(MONTHLY, None, None),
        MakePlan(MONTHLY, date(9999, 12, 31), None, day=31),
        MakePlan(ONCE, None, None, on=date(9999, 12, 31)),
        MakePlan(AS_SOON, date(9999, 12, 31), None),
    ):
        assert await counter.bank.ask(caller, wrong) == NeverDue()
    old = await counter.bank.ask(caller, MakePlan(MONTHLY, date(1, 1, 1), date(9999, 12, 31), day=1))
    assert old == PaymentPlan(MONTHLY, date(2026, 11, 20), date(9999, 12, 31), 1, None), "from today"
    made_up = PaymentPlan(ONCE, date(2026, 1, 1), None, None, date(2026, 2, 1))
    assert await counter.pay(caller, ProgramPayment(source, CNT, Money(1), made_up, 1)) == NeverDue()
    good = PaymentPlan(AS_SOON, date(2026, 11, 20), None, None, None)
    assert await counter.pay(caller, ProgramPayment(source, CNT, Money(1), good, 2)) == NotFound(), (
        "other terms"
    )


async def test_another_member_s_schedule_is_not_found_and_terms_are_kept(counter: Counter) -> None:
    caller, source = await counter.open()
    stranger, _ = await counter.open()
    schedule = await program(counter, caller, source)
    ref = ScheduleRef(schedule.id, Purpose.of(CNT))
    assert await counter.bank.ask(stranger, GetSchedule(ref)) == NotFound()
    cancel = ChangeSchedule(ref, ScheduleChange(ScheduleAction.CANCEL, None))
    assert await counter.pay(stranger, cancel) == NotFound()
    assert await counter.rows("SELECT terms_version, accepted_at FROM bank.schedule") == [
        (1, counter.house.now)
    ]


@given(st.data())
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_happens_no_bill_is_paid_twice_above_the_maximum_or_outside_the_window(
    counter: Counter, data: st.DataObject
) -> None:
    """Bills come, companies go away, the runner is away for days, passes overlap; the model is what may have been paid."""
    counter.house.now = at("2026-11-20")
    caller, source = await counter.open(100_000_00)
    until = data.draw(st.none() | st.just(date(2026, 12, 31)))
    frequency = data.draw(st.sampled_from([AS_SOON, MONTHLY]))
    day = {"day": data.draw(st.integers(1, 31))} if frequency is MONTHLY else {}
    schedule = await program(counter, caller, source, frequency, until=until, **day)
    counter.companies.owed["cnt", "023035471"] = []
    published: dict[str, int] = {}
    for _ in range(data.draw(st.integers(3, 8))):
        counter.house.now += timedelta(
            days=data.draw(st.sampled_from([0, 1, 3, 9, 30])), hours=data.draw(st.integers(-1, 7))
        )
        counter.companies.away = data.draw(st.booleans()) and data.draw(st.booleans())
        if data.draw(st.booleans()):
            bill, cents = f"B{uuid4().hex[:6]}", data.draw(st.sampled_from([1, 49_99, 50_00, 50_01]))
            published[bill] = cents
            counter.companies.owe("cnt", "023035471", (bill, cents))
        looks = (running.look(counter.runner, [schedule.id]) for _ in range(data.draw(st.integers(1, 3))))
        await asyncio.gather(*looks)
    counter.companies.away = False
    await counter.work()
    sql = f"SELECT amount, created_at FROM ledger.payment WHERE account_id = {source.id}"
    made = await counter.rows(sql)
    assert len(made) <= len(published)
    assert all(int(str(amount)) <= 50_00 for amount, _ in made)
    if until is not None:
        assert all(at("2027-01-01", 0) > datetime.fromisoformat(str(when)) for _, when in made)
    keys = await counter.rows(
        "SELECT bill_index, count(*) FROM bank.bill_payment GROUP BY bill_index HAVING count(*) > 1"
    )
    assert keys == []


async def test_a_schedule_that_cannot_be_read_holds_up_none_of_its_batch(counter: Counter) -> None:
    """F25: its job fails, and is tried again; the others are paid at the first try."""
    caller, source = await counter.open()
    for number in ("023035471", "023035472", "023035473"):
        counter.companies.owe("cnt", number, (f"B{number[-1]}", 20_00))
        plan = PaymentPlan(AS_SOON, date(2026, 11, 20), None, None, None)
        service = Service(CNT.company, number)
        assert isinstance(
            await counter.pay(caller, ProgramPayment(source, service, Money(50_00), plan, 1)), ScheduleReceipt
        )
    await counter.house.change(
        "UPDATE bank.service SET number_sealed = '\\x00' WHERE id = (SELECT service_id FROM bank.schedule ORDER BY id LIMIT 1)"
    )
    assert await running.queue_due(counter.runner) == 3
    [(together,)] = await counter.rows(
        "SELECT args ->> 'schedules' FROM procrastinate_jobs WHERE queue_name = 'later'"
    )
    with pytest.raises(SealBroken):
        await running.look(counter.runner, map(UUID, str(together).split(",")))
    assert await outcomes(counter) == ["paid", "paid"]
