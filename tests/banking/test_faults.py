"""What the bank survives: lost answers, twins, busy databases, death at any statement (F01, F04, F06, F13)."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from banking.db import connect
from banking.faults import Unavailable
from banking.policy import Policy
from banking.refusals import InsufficientFunds
from banking.values import AccountRef, Caller, ChallengeId, OperationId, Receipt
from tests.banking.killer import Killer
from tests.banking.kit import House
from tests.banking.proxy import Cut, proxied
from webhooks.embedded.postgres import DatabaseUrls

ONE_TRY = Policy(attempts=1)


class Case:
    """A member with two accounts and one authorised transfer of a dollar."""

    def __init__(self, house: House, caller: Caller, source: AccountRef, target: AccountRef) -> None:
        self.house, self.caller, self.source, self.target = house, caller, source, target
        self.order = house.order(source, target, 100)
        self.operation = OperationId(uuid4())
        self.challenge: ChallengeId = house.code_for(caller, self.operation, self.order)

    async def execute(self) -> object:
        return await self.house.bank.execute(self.caller, self.operation, self.order, self.challenge)

    async def traces(self) -> list[int]:
        """How many operations, movements, notices, trail rows and jobs there are: all none or all one."""
        sql = (
            "SELECT (SELECT count(*) FROM ledger.operation), (SELECT count(*) FROM ledger.tx WHERE kind = 'own_transfer'),"
            " (SELECT count(*) FROM ledger.notice), (SELECT count(*) FROM ledger.audit),"
            " (SELECT count(*) FROM procrastinate_jobs)"
        )
        async with self.house.owner.connect() as conn:
            return list((await conn.execute(text(sql))).one())

    async def done(self) -> bool:
        """Whether the dollar moved exactly once, and everything that belongs to it is there."""
        balances = await self.house.balance(self.source), await self.house.balance(self.target)
        return balances == (900, 100) and await self.traces() == [1] * 5

    async def untouched(self) -> bool:
        balances = await self.house.balance(self.source), await self.house.balance(self.target)
        return balances == (1_000, 0) and await self.traces() == [0] * 5


async def case_in(house: House) -> Case:
    return Case(house, house.log_in(1), await house.open(1, 1_000), await house.open(1, 0))


@pytest.fixture
async def case(house: House) -> Case:
    return await case_in(house)


@pytest.mark.parametrize("cut", Cut)
async def test_a_lost_commit_is_asked_for_again_and_money_moves_once(
    database: DatabaseUrls, cut: Cut
) -> None:
    async with proxied(database.app_url) as (proxy, url):
        house = House(database, app_url=url)
        try:
            case = await case_in(house)
            proxy.cut_next(cut)
            receipt = await case.execute()
            assert proxy.cuts == 1
            assert isinstance(receipt, Receipt)
            assert await case.done()
            assert await case.execute() == receipt
        finally:
            await house.close()


async def test_who_gave_up_after_a_lost_answer_finds_the_receipt_under_the_same_operation(
    database: DatabaseUrls,
) -> None:
    async with proxied(database.app_url) as (proxy, url):
        house = House(database, ONE_TRY, app_url=url)
        try:
            case = await case_in(house)
            proxy.cut_next(Cut.AFTER_COMMIT)
            with pytest.raises(Unavailable):
                await case.execute()
            assert await case.done()
            assert isinstance(await case.execute(), Receipt)
            assert await case.done()
        finally:
            await house.close()


async def test_two_processes_with_the_same_operation_move_money_once(case: Case) -> None:
    house = case.house
    entered, go = asyncio.Event(), asyncio.Event()
    consume = house.desk.consume

    async def slowly(*args: object) -> bool:
        entered.set()
        await go.wait()
        return await consume(*args)  # type: ignore[arg-type]

    house.desk.consume = slowly  # type: ignore[method-assign,assignment]
    other = connect(house.engine.url.render_as_string(hide_password=False))
    try:
        async with asyncio.TaskGroup() as group:
            first = group.create_task(case.execute())
            await entered.wait()
            entered.clear()
            twin = house.bank_on(other).execute(case.caller, case.operation, case.order, case.challenge)
            second = group.create_task(twin)
            await somebody_waits(house)
            assert not entered.is_set(), "the twin waits at the claim and never gets to the code"
            go.set()
    finally:
        await other.dispose()
    assert isinstance(first.result(), Receipt)
    assert first.result() == second.result()
    assert await case.done()


async def test_parallel_transfers_never_spend_more_than_there_is(house: House) -> None:
    caller, source, target = house.log_in(1), await house.open(1, 550), await house.open(1, 0)
    answers = await asyncio.gather(
        *(house.transfer(caller, house.order(source, target, 100)) for _ in range(20))
    )
    assert sum(isinstance(answer, Receipt) for answer in answers) == 5
    assert sum(isinstance(answer, InsufficientFunds) for answer in answers) == 15
    assert (await house.balance(source), await house.balance(target)) == (50, 500)


async def test_transfers_in_opposite_directions_do_not_deadlock(house: House) -> None:
    caller, one, two = house.log_in(1), await house.open(1, 5_000), await house.open(1, 5_000)
    orders = [house.order(one, two, 10), house.order(two, one, 10)] * 10
    answers = await asyncio.gather(*(house.transfer(caller, order) for order in orders))
    assert all(isinstance(answer, Receipt) for answer in answers)
    assert (
        await house.scalar("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()") == 0
    )
    assert (await house.balance(one), await house.balance(two)) == (5_000, 5_000)


@pytest.mark.parametrize("sqlstate", ["40001", "40P01", "55P03"])
async def test_what_the_database_asks_to_try_again_is_tried_again_a_bounded_number_of_times(
    case: Case, sqlstate: str
) -> None:
    await stumble(case.house, sqlstate, times=2)
    assert isinstance(await case.execute(), Receipt)
    assert await case.done()


@pytest.mark.parametrize("sqlstate", ["40001", "40P01", "55P03"])
async def test_a_database_that_never_can_is_refused_cleanly_and_recovers_alone(
    case: Case, sqlstate: str
) -> None:
    await stumble(case.house, sqlstate, times=1_000)
    with pytest.raises(Unavailable):
        await case.execute()
    assert await case.untouched()
    await case.house.change("DROP TRIGGER stumble ON ledger.tx")
    assert isinstance(await case.execute(), Receipt)
    assert await case.done()


async def test_a_lock_that_is_not_given_back_is_not_waited_for_forever(database: DatabaseUrls) -> None:
    house = House(database)
    impatient = connect(database.app_url, lock_timeout=50)
    house.bank = house.bank_on(impatient)
    try:
        case = await case_in(house)
        async with house.owner.begin() as holder:
            await holder.execute(
                text("SELECT 1 FROM ledger.account WHERE id = :id FOR UPDATE"), {"id": case.source.id}
            )
            with pytest.raises(Unavailable):
                await case.execute()
        assert await case.untouched()
        assert isinstance(await case.execute(), Receipt)
    finally:
        await impatient.dispose()
        await house.close()


async def test_a_deadlock_costs_a_try_and_no_money(case: Case) -> None:
    """An outsider locks against the order; its own patience is longer, so the bank's transaction is the victim."""
    lock = "SELECT 1 FROM ledger.account WHERE id = %s FOR UPDATE"
    patient = "-c deadlock_timeout=60s"
    async with await psycopg.AsyncConnection.connect(case.house.admin_url, options=patient) as outsider:
        await outsider.execute(lock, (case.target.id,))
        async with asyncio.TaskGroup() as group:
            transfer = group.create_task(case.execute())
            await somebody_waits(case.house)
            await outsider.execute(lock, (case.source.id,))
            await outsider.commit()
        assert isinstance(transfer.result(), Receipt)
    assert await case.done()


async def test_an_exhausted_pool_is_refused_cleanly(database: DatabaseUrls) -> None:
    house = House(database)
    narrow = connect(database.app_url, pool_size=1, pool_wait=0.05)
    house.bank = house.bank_on(narrow)
    try:
        case = await case_in(house)
        async with narrow.connect():
            with pytest.raises(Unavailable):
                await case.execute()
        assert await case.untouched()
        assert isinstance(await case.execute(), Receipt)
    finally:
        await narrow.dispose()
        await house.close()


async def test_a_server_without_free_connections_is_refused_cleanly(case: Case) -> None:
    house = case.house
    name = make_url(house.engine.url).database
    await house.engine.dispose()
    await house.change(f'ALTER DATABASE "{name}" CONNECTION LIMIT 0')
    with pytest.raises(Unavailable):
        await case.execute()
    assert await case.untouched()
    await house.change(f'ALTER DATABASE "{name}" CONNECTION LIMIT -1')
    assert isinstance(await case.execute(), Receipt)
    assert await case.done()


async def test_death_before_any_statement_leaves_all_or_nothing_and_a_retry_finishes(
    database: DatabaseUrls,
) -> None:
    """The connection is killed before the n-th statement, for every n up to and including the COMMIT (F01)."""
    house = House(database, ONE_TRY)
    killed = 0
    try:
        with psycopg.connect(house.admin_url, autocommit=True) as admin:
            for nth in range(1, 100):
                case = await case_in(house)
                await house.change("TRUNCATE procrastinate_jobs CASCADE")
                before = await case.traces()
                with Killer(house, admin, nth) as killer:
                    died = False
                    try:
                        await case.execute()
                    except Unavailable:
                        died = True
                assert died == killer.struck
                after = await case.traces()
                assert after in (before, [count + 1 for count in before])
                assert isinstance(await case.execute(), Receipt)
                assert (await house.balance(case.source), await house.balance(case.target)) == (900, 100)
                if not killer.struck:
                    break
                killed += 1
    finally:
        await house.close()
    assert killed == 10, "operation, accounts, posting, mail, job, notice, receipt, answer, trail, COMMIT"


async def test_an_error_of_the_database_tells_no_member_s_data(house: House) -> None:
    with pytest.raises(DBAPIError) as caught:
        async with house.engine.begin() as conn:
            await conn.execute(
                text(
                    "INSERT INTO ledger.audit (at, actor, action, origin, result) VALUES (now(), :who, NULL, 'x', 'x')"
                ),
                {"who": "1710034065"},
            )
    assert (
        "1710034065" not in f"{caught.value!s}{caught.value!r}{caught.value.orig!s}{caught.value.__cause__!r}"
    )


async def stumble(house: House, sqlstate: str, times: int) -> None:
    """Let the ledger raise this error at its next `times` transactions; a sequence counts, so rollbacks do not."""
    await house.change("CREATE SEQUENCE ledger.stumbles")
    await house.change("GRANT USAGE ON SEQUENCE ledger.stumbles TO coop_app")
    await house.change(
        "CREATE FUNCTION ledger.stumble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF nextval('ledger.stumbles') <= {times} THEN RAISE EXCEPTION 'not now' USING ERRCODE = '{sqlstate}'; END IF; "
        "RETURN NEW; END $$"
    )
    await house.change(
        "CREATE TRIGGER stumble BEFORE INSERT ON ledger.tx FOR EACH ROW EXECUTE FUNCTION ledger.stumble()"
    )


async def somebody_waits(house: House) -> None:
    """Until a session of this database stands at a lock."""
    waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    async with await psycopg.AsyncConnection.connect(house.admin_url, autocommit=True) as admin:
        for _ in range(500):
            if await (await admin.execute(waiting)).fetchone():
                return
            await asyncio.sleep(0.01)
    raise AssertionError("nobody waits")
