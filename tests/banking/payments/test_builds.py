"""Two builds at one database (F16), a restored backup (F17), and death at every statement (F01)."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError

from banking.payments import working
from banking.payments.doubting import doubt_everything
from banking.payments.kinds import INTERBANK, KINDS
from banking.values import PaymentId
from tests.banking.killer import Killer
from tests.banking.payments.rail import Fault
from tests.banking.payments.till import Till

NEWER = {**KINDS, ("tax", "direct"): KINDS[INTERBANK, "direct"]}
"""The kinds of the next build."""


async def _of_newer_kind(till: Till, cents: int = 1_000) -> PaymentId:
    draft = replace(till.draft(await till.house.open(1, 9_000), cents), kind="tax")
    await till.open(draft)
    return draft.id


async def test_a_build_leaves_alone_what_only_the_newer_one_knows_and_the_newer_one_finishes_it(
    till: Till,
) -> None:
    """Deploy N+1, roll back to N, deploy N+1 again."""
    payment = await _of_newer_kind(till)
    for _ in range(3):
        await working.step(till.desk, payment)
        till.wait(minutes=10)
    assert (await till.read(payment)).state == "held"
    assert till.direct.known == {}
    await working.step(till.knowing(NEWER), payment)
    assert (await till.read(payment)).state == "settled"
    await till.holds()


async def test_what_nobody_who_knows_it_came_for_is_for_people_and_the_newer_build_cannot_send_it_any_more(
    till: Till,
) -> None:
    payment = await _of_newer_kind(till)
    till.wait(hours=2)
    assert await till.step(payment) == "manual"
    assert (await till.read(payment)).attention == "orphaned"
    await working.step(till.knowing(NEWER), payment)
    assert till.direct.known == {}
    await till.holds()


async def test_a_newer_build_finishes_what_an_older_one_left_at_any_state(till: Till) -> None:
    source = await till.house.open(1, 90_000)
    held = await till.ordered(source, 1_000)
    till.direct.faults = {Fault.AFTER: 1.0}
    unknown = await till.ordered(source, 1_000)
    await till.step(unknown)
    till.direct.faults, till.direct.answers_later = {}, 1.0
    sent = await till.ordered(source, 1_000)
    await till.step(sent)
    till.direct.end(sent)
    till.direct.answers_later = 0.0
    till.wait(minutes=2)
    newer = till.knowing(NEWER)
    for payment in (held, unknown, sent):
        await working.step(newer, payment)
        assert (await till.read(payment)).state == "settled"
    await till.holds()


async def test_a_state_that_only_newer_code_knows_is_left_alone_and_then_given_to_people(till: Till) -> None:
    payment = await till.ordered(await till.house.open(1, 9_000), 1_000)
    await _teach_a_newer_state(till)
    await till.house.change("UPDATE ledger.payment SET state = 'screened' WHERE id = :id", id=payment)
    await working.step(till.desk, payment)
    assert (await till.read(payment)).state == "screened"
    till.wait(hours=2)
    assert await till.step(payment) == "manual"
    assert till.direct.known == {}


async def _teach_a_newer_state(till: Till) -> None:
    """What the migration of the next build would do."""
    for sql in (
        "ALTER TABLE ledger.payment DROP CONSTRAINT payment_state_check",
        "DROP TRIGGER payment_moves ON ledger.payment",
        "DROP TRIGGER payment_covered ON ledger.payment",
    ):
        await till.house.change(sql)


async def test_after_a_restore_nothing_is_sent_before_the_rail_was_asked(till: Till) -> None:
    """F17: the backup was taken while these waited; since then they were sent, and one was never sent."""
    source = await till.house.open(1, 90_000)
    sent, waiting = await till.ordered(source, 1_000), await till.ordered(source, 2_000)
    till.direct.take(await till.order(sent))
    assert await doubt_everything(till.desk) == 2
    before = till.direct.calls["send"]
    assert await till.step(sent) == "settled"
    assert till.direct.calls["send"] == before, "asked, not sent"
    assert await till.step(waiting) == "settled"
    assert await till.history(waiting) == "placed doubted absent settled"
    assert till.direct.absorbed == 0
    await till.holds()


@pytest.mark.parametrize("fault", [Fault.NONE, Fault.BEFORE])
async def test_death_before_any_statement_ends_in_one_hold_and_one_settlement(
    till: Till, fault: Fault
) -> None:
    """F01: the backend dies before the n-th statement of everything a worker does, for every n; others finish."""
    source = await till.house.open(1, 9_000_000)
    died = 0
    with psycopg.connect(till.house.admin_url, autocommit=True) as admin:
        for nth in range(1, 100):
            payment = await till.ordered(source, 1_000)
            till.direct.faults = {fault: 1.0} if fault is not Fault.NONE else {}
            with Killer(till.house, admin, nth) as killer:
                for _ in range(3):
                    try:
                        await working.step(till.desk, payment)
                    except DBAPIError:
                        died += 1
                    till.direct.faults = {}
                    till.wait(seconds=61)
            for _ in range(4):
                await working.step(till.desk, payment)
                till.wait(seconds=61)
            assert (await till.read(payment)).state == "settled", nth
            await till.holds()
            if not killer.struck:
                break
    assert died == nth - 1
    assert died > 10


async def test_death_while_ordering_leaves_all_or_nothing(till: Till) -> None:
    source = await till.house.open(1, 9_000_000)
    with psycopg.connect(till.house.admin_url, autocommit=True) as admin:
        for nth in range(1, 50):
            draft = till.draft(source, 1_000)
            with Killer(till.house, admin, nth) as killer:
                try:
                    await till.open(draft)
                except DBAPIError:
                    assert killer.struck
            await till.open(draft)
            assert await till.step(draft.id) == "settled"
            await till.holds()
            if not killer.struck:
                return
    raise AssertionError("it never ended")


async def test_a_hot_receiver_s_account_is_not_locked(till: Till) -> None:
    """F23 in small: many members pay over one rail at once; `cooprogreso bench hot` has the rates."""
    payments = [await till.ordered(await till.house.open(member, 2_000), 1_000) for member in range(1, 21)]
    await asyncio.gather(*(working.step(till.desk, payment) for payment in payments))
    deadlocks = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    assert await till.house.scalar(deadlocks) == 0
    await till.holds()
