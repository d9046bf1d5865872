"""Programmed transfers make themselves: each due date at most once, within window, limits and agreed cost, whatever happens (B15, D12)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banking.bills import running
from banking.refusals import (
    AmountOutOfRange,
    BeneficiaryGone,
    LimitExceeded,
    NeverDue,
    NotFound,
    OutgoingFrozen,
    QuoteChanged,
    SameAccount,
)
from banking.requests import (
    ChangeSchedule,
    GetSchedule,
    LastMovements,
    ListTargets,
    ProgramTransfer,
    QuoteStanding,
    RecentTransfers,
)
from banking.values import (
    BeneficiaryRef,
    Frequency,
    Limit,
    Money,
    Movements,
    PaymentPlan,
    Purpose,
    Schedule,
    ScheduleAction,
    ScheduleChange,
    ScheduleReceipt,
    ScheduleRef,
    ScheduleState,
    StandingQuote,
)
from banking.work import MemberId
from tests.banking.bills.counter import Counter
from tests.banking.kit import House
from tests.banking.payments.oracle import books_hold
from tests.golden import neighbours

FRIDAY = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


def at(day: str) -> datetime:
    """Noon of a day in Guayaquil."""
    return datetime.fromisoformat(f"{day}T17:00:00+00:00")


def monthly(day: int, until: date | None = None) -> PaymentPlan:
    return PaymentPlan(Frequency.MONTHLY, date(2026, 11, 20), until, day, None)


def once(on: date) -> PaymentPlan:
    return PaymentPlan(Frequency.ONCE, date(2026, 11, 20), None, None, on)


class Standing(Counter):
    """A member with $100.00, an empty account of the same member, and three beneficiaries."""

    async def settle(self, cents: int = 100_00) -> None:
        self.caller, self.source = await self.open(cents)
        assert self.caller.session is not None
        self.member = self.house.desk.sessions[self.caller.session]
        self.other = await self.house.open(self.member, 0)
        async with self.house.owner.begin() as conn:
            self.carlos = await neighbours.move_in(conn, self.house.keys, self.house.now)
            await neighbours.know(
                conn, self.house.keys, MemberId(self.member), self.carlos, self.house.now, 2
            )
        targets = await self.bank.ask(self.caller, ListTargets(self.source))
        assert isinstance(targets, tuple), targets
        self.to = {
            "own" if each.beneficiary is None else each.beneficiary.name.split(maxsplit=1)[0].lower(): each
            for each in targets
        }

    async def quote(self, to: Purpose, cents: int) -> object:
        return await self.bank.ask(self.caller, QuoteStanding(self.source, to, Money(cents)))

    async def order(self, to: Purpose, cents: int, plan: PaymentPlan) -> ProgramTransfer:
        quote = await self.quote(to, cents)
        assert isinstance(quote, StandingQuote), quote
        return ProgramTransfer(self.source, to, Money(cents), "arriendo", plan, quote, 1)

    async def program(self, to: str, cents: int, plan: PaymentPlan) -> Schedule:
        receipt = await self.pay(self.caller, await self.order(self.to[to], cents, plan))
        assert isinstance(receipt, ScheduleReceipt), receipt
        return receipt.schedule

    async def outcomes(self) -> list[str]:
        sql = "SELECT outcome FROM bank.schedule_run WHERE bill <> '' ORDER BY due_date, at"
        return [str(row[0]) for row in await self.rows(sql)]

    async def told(self) -> list[str]:
        return [
            str(row[0])
            for row in await self.rows(
                "SELECT kind FROM bank.notice WHERE kind IN ('ScheduleNews', 'StandingTransferMade') ORDER BY created_at"
            )
        ]

    async def stands(self, schedule: Schedule) -> Schedule:
        found = await self.bank.ask(self.caller, GetSchedule(ScheduleRef(schedule.id, schedule.purpose)))
        assert isinstance(found, Schedule), found
        return found


@pytest.fixture
async def standing(house: House) -> AsyncIterator[Standing]:
    made = Standing(house)
    await made.settle()
    yield made
    async with house.owner.connect() as conn:
        await books_hold(conn)


async def test_it_is_the_very_transfer_a_member_would_order_and_says_that_it_made_itself(
    standing: Standing,
) -> None:
    schedule = await standing.program("carlitos", 20_00, monthly(20))
    await asyncio.gather(*(running.queue_due(standing.runner) for _ in range(3)))
    await asyncio.gather(*(running.look(standing.runner, [schedule.id]) for _ in range(5)))
    assert await standing.outcomes() == ["paid"]
    assert await standing.spendable(standing.source) == 80_00
    statement = await standing.bank.ask(standing.caller, LastMovements(standing.source))
    assert isinstance(statement, Movements)
    assert (statement.items[0].amount.cents, statement.items[0].automatic) == (-20_00, True)
    assert await standing.told() == ["StandingTransferMade"]
    assert await standing.rows("SELECT template FROM bank.outgoing_email ORDER BY template") == [
        ("cooprogreso_transfer",),
        ("money_sent_to_you",),
    ]
    assert len(await standing.rows("SELECT 1 FROM bank.receipt")) == 1
    recent = await standing.bank.ask(standing.caller, RecentTransfers())
    assert isinstance(recent, tuple)
    assert [(each.amount, each.reference) for each in recent] == [(Money(20_00), "arriendo")]
    assert (await standing.stands(schedule)).next_on == date(2026, 12, 21), "a Sunday moves on"


async def test_to_another_institution_it_costs_what_was_agreed_and_not_more(standing: Standing) -> None:
    assert await standing.quote(standing.to["luz"], 20_00) == StandingQuote(Money(41), Money(20_41))
    await standing.program("luz", 20_00, monthly(20))
    await standing.run()
    assert await standing.rows("SELECT kind, amount, fee + iva FROM ledger.payment") == [
        ("interbank", 20_00, 41)
    ]
    await standing.house.change("UPDATE bank.schedule SET cost = 40")
    standing.house.now = at("2026-12-21")
    await standing.run()
    assert await standing.outcomes() == ["paid", "cost"]
    assert await standing.told() == ["StandingTransferMade", "ScheduleNews"]


async def test_limits_and_funds_are_those_of_the_day_and_tried_once_more(standing: Standing) -> None:
    await standing.program("carlitos", 80_00, once(date(2026, 11, 20)))
    standing.house.now += timedelta(seconds=1)
    second = await standing.program("luz", 80_00, once(date(2026, 11, 20)))
    await standing.house.change(
        "INSERT INTO bank.spending (member_id, destination, operation_id, cents, business_date, at) "
        "VALUES (:member, '', :id, 195000, '2026-11-20', :now)",
        member=standing.member,
        id=uuid5(NAMESPACE_URL, "spent"),
        now=FRIDAY,
    )
    await standing.run()
    assert await standing.outcomes() == ["limit", "limit"]
    standing.house.now = at("2026-11-23")
    await standing.run()
    assert sorted(await standing.outcomes()) == ["no_funds", "paid"]
    assert await standing.spendable(standing.source) == 20_00
    assert {str(row[0]) for row in await standing.rows("SELECT state FROM bank.schedule")} == {"ended"}
    assert (await standing.stands(second)).state is ScheduleState.ENDED


async def test_a_freeze_stops_what_goes_to_others_and_not_what_stays(standing: Standing) -> None:
    own = await standing.program("own", 10_00, monthly(20))
    await standing.program("carlitos", 10_00, monthly(20))
    await standing.house.change(
        "WITH opened AS (INSERT INTO bank.case (number, member_id, kind, state, opened_at) VALUES "
        "('RC-1', :member, 'not_me', 'open', :now) RETURNING id) "
        "INSERT INTO bank.freeze (member_id, case_id, frozen_at) SELECT :member, id, :now FROM opened",
        member=standing.member,
        now=FRIDAY,
    )
    await standing.run()
    assert sorted(await standing.outcomes()) == ["paid", "refused"]
    assert await standing.spendable(standing.other) == 10_00
    refused = await standing.pay(
        standing.caller, await standing.order(standing.to["carlitos"], 1_00, monthly(5))
    )
    assert isinstance(refused, OutgoingFrozen)
    assert (await standing.stands(own)).state is ScheduleState.ACTIVE


async def test_a_beneficiary_that_is_gone_or_has_another_account_is_never_paid_and_ends_it(
    standing: Standing,
) -> None:
    renamed = await standing.program("carlitos", 10_00, monthly(20))
    moved = await standing.program("luz", 10_00, monthly(20))
    await standing.house.change(
        "UPDATE bank.beneficiary SET alias = NULL WHERE account_id = :id", id=standing.carlos
    )
    await standing.house.change(
        "UPDATE bank.beneficiary SET destination = '\\x01' WHERE id = :id", id=uuid5(NAMESPACE_URL, "luz")
    )
    await standing.run()
    assert sorted(await standing.outcomes()) == ["gone", "paid"], "another name is not another account"
    assert await standing.rows("SELECT id FROM bank.schedule WHERE state = 'ended'") == [(moved.id,)]
    old = ChangeSchedule(ScheduleRef(renamed.id, renamed.purpose), ScheduleChange(ScheduleAction.PAUSE, None))
    assert await standing.pay(standing.caller, old) == NotFound(), "it is not called so any more"


async def test_what_could_never_be_made_is_not_programmed(standing: Standing) -> None:
    to, stranger = standing.to, BeneficiaryRef(UUID(int=1), "x", "Cooprogreso", "1234")
    assert await standing.quote(Purpose.of(standing.source), 1_00) == SameAccount()
    assert await standing.quote(Purpose.of(stranger), 1_00) == BeneficiaryGone()
    assert isinstance(await standing.quote(to["own"], 0), AmountOutOfRange)
    assert await standing.quote(to["luz"], 1_000_01) == LimitExceeded(Money(1_000_00), Limit.OPERATION)
    assert await standing.quote(to["own"], 1_000_01) == StandingQuote(Money(0), Money(1_000_01))
    good = await standing.order(to["luz"], 1_00, monthly(20))
    past = PaymentPlan(Frequency.ONCE, date(2026, 1, 1), None, None, date(2026, 2, 1))
    following = PaymentPlan(Frequency.AS_SOON, date(2026, 11, 20), None, None, None)
    for wrong, refused in (
        ({"plan": past}, NeverDue()),
        ({"plan": following}, NeverDue()),
        ({"terms_version": 2}, NotFound()),
        ({"quote": StandingQuote(Money(0), Money(1_00))}, QuoteChanged()),
        ({"reference": " "}, NotFound()),
    ):
        assert await standing.pay(standing.caller, replace(good, **wrong)) == refused
    outsider, _ = await standing.open()
    assert await standing.pay(outsider, good) == NotFound()
    schedule = await standing.program("luz", 1_00, monthly(20))
    more = ScheduleChange(ScheduleAction.CHANGE, Money(1_000_01))
    changed = await standing.pay(
        standing.caller, ChangeSchedule(ScheduleRef(schedule.id, schedule.purpose), more)
    )
    assert changed == LimitExceeded(Money(1_000_00), Limit.OPERATION)


@given(st.data())
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_happens_no_due_date_is_served_twice_or_outside_the_window(
    standing: Standing, data: st.DataObject
) -> None:
    """The runner is away for days, passes overlap, the clock jumps, money comes and goes; the book is what was made."""
    house = standing.house
    house.now = FRIDAY
    caller, source = await standing.open(data.draw(st.sampled_from([15_00, 100_00])))
    assert caller.session is not None
    other = await house.open(house.desk.sessions[caller.session], 1_000_00)
    until = data.draw(st.none() | st.just(date(2026, 12, 31)))
    plan = monthly(data.draw(st.integers(1, 31)), until)
    order = ProgramTransfer(
        source, Purpose.of(other), Money(10_00), None, plan, StandingQuote(Money(0), Money(10_00)), 1
    )
    receipt = await standing.pay(caller, order)
    if receipt == NeverDue():
        return
    assert isinstance(receipt, ScheduleReceipt), receipt
    for _ in range(data.draw(st.integers(3, 7))):
        house.now += timedelta(
            days=data.draw(st.sampled_from([0, 1, 3, 9, 30])), hours=data.draw(st.integers(-2, 7))
        )
        if data.draw(st.booleans()):
            await house.transfer(caller, house.order(other, source, 10_00))
        looks = (
            running.look(standing.runner, [receipt.schedule.id]) for _ in range(data.draw(st.integers(1, 3)))
        )
        await asyncio.gather(*looks)
    sql = f"SELECT due_date, at FROM bank.schedule_run WHERE schedule_id = '{receipt.schedule.id}' AND outcome = 'paid' AND bill <> ''"
    paid = await standing.rows(sql)
    made = await house.scalar(
        "SELECT count(*) FROM ledger.tx WHERE actor = :actor", actor=f"schedule:{receipt.schedule.id}"
    )
    assert made == len(paid) == len({day for day, _ in paid})
    assert all(until is None or at("2027-01-01") > datetime.fromisoformat(str(when)) for _, when in paid)
