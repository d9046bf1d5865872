"""Payments on their way: each fault of the street comes to its right end, and the money follows (F07, F08, F25)."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from banking.ledger.holds import HoldOutcome
from banking.payments import batches, working
from banking.payments.moving import move
from banking.payments.rails import Status, Unclear
from banking.payments.records import lock
from banking.payments.states import Event
from tests.banking.payments.rail import Fault
from tests.banking.payments.till import Till

LINES = (
    "SELECT string_agg(e.text || ' ' || e.amount, ', ' ORDER BY e.tx_id, e.line_no) FROM ledger.entry e JOIN ledger.tx t ON"
    " t.id = e.tx_id WHERE t.idem_scope = 'payment' AND e.account_id = :account"
)
DIRECT_DEBITS = "ND TRANSFERENCIA PAGO DIRECTO -1000, COMISIÓN TRANSFERENCIA PAGO DIRECTO -36, IVA TRANSFERENCIA PAGO DIRECTO -5"
SPI_DEBITS = (
    "ND TRANSFERENCIA / PAGO TARJETAS SPI -1000, COSTO TRANSFERENCIA / PAGO TARJETAS SPI -36, "
    "IVA TRANSFERENCIA / PAGO TARJETAS SPI -5"
)


async def test_a_direct_transfer_holds_its_total_and_settles_as_three_debits(till: Till) -> None:
    source = await till.house.open(1, 2_000)
    payment = await till.ordered(source, 1_000)
    assert await till.house.scalar("SELECT held FROM ledger.account WHERE id = :id", id=source.id) == 1_041
    assert await till.house.balance(source) == 2_000
    assert await till.step(payment) == "settled"
    assert await till.house.balance(source) == 959
    assert await till.house.scalar(LINES, account=source.id) == DIRECT_DEBITS
    assert await till.history(payment) == "placed claimed settled"
    await till.holds()


async def test_an_spi_transfer_waits_for_its_cut_and_settles_by_callback(till: Till) -> None:
    source = await till.house.open(1, 2_000)
    payment = await till.ordered(source, 1_000, "spi")
    assert await till.step(payment) == "held", "12:00 in Quito: the batch leaves at 14:00"
    assert till.spi.known == {}
    till.wait(hours=2)
    assert await till.step(payment) == "sent"
    assert await till.say(payment, till.spi.end(payment)) == "settled"
    assert await till.house.scalar(LINES, account=source.id) == SPI_DEBITS
    await till.holds()


async def test_a_batch_s_file_ends_what_is_under_way_and_touches_nothing_it_has_said_before(
    till: Till,
) -> None:
    source = await till.house.open(1, 10_000)
    till.wait(hours=2)
    first, second = [replace(till.draft(source, 100, "spi"), due_at=till.now) for _ in range(2)]
    for draft in (first, second):
        await till.open(draft)
        assert await till.step(draft.id) == "sent"
        till.spi.end(draft.id)
        async with till.house.engine.begin() as elsewhere:
            if draft is second:
                await lock(elsewhere, first.id)
            assert await batches.read_results(till.desk) == 1
        assert (await till.read(draft.id)).state == "settled"
    await till.holds()


async def test_what_is_not_covered_leaves_nothing_behind(till: Till) -> None:
    source = await till.house.open(1, 1_040)
    held = await till.open(till.draft(source, 1_000))
    assert (held.outcome, held.available) == (HoldOutcome.INSUFFICIENT, 1_040)
    assert await till.house.scalar("SELECT count(*) FROM ledger.payment") == 0


async def test_the_same_payment_is_taken_in_once(till: Till) -> None:
    source = await till.house.open(1, 9_000)
    draft = till.draft(source, 1_000)
    outcomes = [held.outcome for held in await asyncio.gather(*(till.open(draft) for _ in range(5)))]
    assert sorted(outcomes) == [HoldOutcome.HELD] + [HoldOutcome.REPLAYED] * 4
    assert (await till.open(replace(draft, amount=999))).outcome is HoldOutcome.CONFLICT
    assert await till.house.scalar("SELECT count(*) FROM ledger.payment") == 1


async def test_a_refusal_frees_the_money(till: Till) -> None:
    source = await till.house.open(1, 2_000)
    till.direct.refuses = 1.0
    payment = await till.ordered(source, 1_000)
    assert await till.step(payment) == "rejected"
    assert (
        await till.house.scalar("SELECT posted - held FROM ledger.account WHERE id = :id", id=source.id)
        == 2_000
    )
    await till.holds()


async def test_a_return_gives_back_the_principal_and_the_costs(till: Till) -> None:
    source = await till.house.open(1, 2_000)
    payment = await till.ordered(source, 1_000)
    await till.step(payment)
    assert await till.say(payment, till.direct.give_back(payment)) == "returned"
    assert await till.house.balance(source) == 2_000
    back = "NC DEVOLUCION TRANSFERENCIA PAGO DIRECTO"
    assert (
        await till.house.scalar(LINES, account=source.id)
        == f"{DIRECT_DEBITS}, {back} 1000, {back} 36, {back} 5"
    )
    await till.holds()


@pytest.mark.parametrize("fault", [Fault.AFTER, Fault.GARBAGE])
async def test_an_answer_lost_after_the_effect_is_asked_for_and_nothing_is_sent_again(
    till: Till, fault: Fault
) -> None:
    payment = await till.ordered(await till.house.open(1, 2_000), 1_000)
    till.direct.faults = {fault: 1.0}
    assert await till.step(payment) == "unknown"
    till.direct.faults = {}
    assert await till.step(payment) == "settled"
    assert (till.direct.calls["send"], till.direct.absorbed) == (1, 0)
    await till.holds()


async def test_what_is_in_doubt_is_asked_for_before_others_leave(till: Till) -> None:
    source = await till.house.open(1, 5_000)
    waiting, lost = await till.ordered(source, 100), await till.ordered(source, 100)
    till.direct.faults = {Fault.AFTER: 1.0}
    assert await till.step(lost) == "unknown"
    sql = (
        "SELECT args->>'payment' FROM procrastinate_jobs WHERE status = 'todo'"
        " ORDER BY priority DESC, id LIMIT 1 OFFSET :nth"
    )
    first = [await till.house.scalar(sql, nth=nth) for nth in (0, 1)]
    assert first == [str(lost), str(waiting)]


async def test_an_order_that_never_arrived_is_sent_again_only_after_the_rail_was_asked(till: Till) -> None:
    payment = await till.ordered(await till.house.open(1, 2_000), 1_000)
    till.direct.faults = {Fault.BEFORE: 1.0}
    assert await till.step(payment) == "unknown"
    till.direct.faults = {}
    assert await till.step(payment) == "settled"
    assert till.direct.calls == {"send": 2, "ask": 1}
    assert await till.history(payment) == "placed claimed lost absent settled"
    await till.holds()


async def test_a_worker_that_died_after_its_claim_is_waited_for_and_then_the_rail_is_asked(
    till: Till,
) -> None:
    payment = await till.ordered(await till.house.open(1, 2_000), 1_000)
    till.direct.faults = {Fault.AFTER: 1.0}
    async with till.house.engine.begin() as conn:  # the claim without its call
        found = await lock(conn, payment)
        assert found is not None
        await move(till.desk.means(conn), found, Event.CLAIMED, "worker")
    assert await till.step(payment) == "sending", "its lease runs"
    assert till.direct.calls["send"] == 0
    till.direct.faults = {}
    till.wait(seconds=61)
    assert await till.step(payment) == "unknown"
    assert await till.step(payment) == "settled"
    await till.holds()


async def test_silence_is_for_people_after_the_deadline_and_a_late_word_still_ends_it(till: Till) -> None:
    payment = await till.ordered(await till.house.open(1, 2_000), 1_000)
    till.direct.faults = {Fault.AFTER: 1.0}
    assert await till.step(payment) == "unknown"
    for _ in range(60):
        till.wait(minutes=2)
        if await till.step(payment) == "manual":
            break
    found = await till.read(payment)
    assert (found.state, found.attention) == ("manual", "overdue")
    assert till.direct.calls == {"send": 1, "ask": till.direct.calls["ask"]}
    assert till.direct.calls["ask"] < 20, "ever more rarely"
    await till.holds()
    till.direct.faults = {}
    till.wait(hours=7)
    assert await till.step(payment) == "settled"
    assert (await till.read(payment)).attention is None
    await till.holds()


async def test_a_poison_payment_ends_with_people_and_others_flow(till: Till) -> None:
    """F25: a rail that always fails for one order; nothing of it is sent after its deadline."""
    source = await till.house.open(1, 9_000)
    till.direct.faults = {Fault.BEFORE: 1.0}
    poison = await till.ordered(source, 1_000)
    for _ in range(60):
        till.wait(minutes=2)
        if await till.step(poison) == "manual":
            break
    till.direct.faults = {}
    assert await till.step(await till.ordered(source, 1_000)) == "settled"
    sent = till.direct.calls["send"]
    till.wait(hours=7)
    assert await till.step(poison) == "manual"
    assert till.direct.calls["send"] == sent, "asked, never sent again without people"
    await till.holds()


@pytest.mark.parametrize(
    "change", [{"amount": 999}, {"amount": 1_001}, {"account": "2200123457"}, {"currency": "EUR"}]
)
async def test_the_rail_s_word_has_no_authority_over_amount_account_or_currency(
    till: Till, change: dict[str, object]
) -> None:
    """S04."""
    payment = await till.ordered(await till.house.open(1, 2_000), 1_000)
    till.direct.faults = {Fault.AFTER: 1.0}
    await till.step(payment)
    word = replace(till.direct.known[payment].word(), **change)  # type: ignore[arg-type]
    assert await till.say(payment, word) == "manual"
    assert (await till.read(payment)).attention == "mismatched"
    assert await till.say(payment, till.direct.known[payment].word()) == "manual", "people look first"
    assert await till.house.scalar("SELECT count(*) FROM ledger.tx WHERE idem_scope = 'payment'") == 0


async def test_a_word_before_our_request_returns_counts_and_the_answer_changes_nothing(till: Till) -> None:
    payment = await till.ordered(await till.house.open(1, 2_000), 1_000)
    send = till.direct.send

    async def slowly(order: object) -> object:
        answer = await send(order)  # type: ignore[arg-type]
        assert await till.say(payment, till.direct.known[payment].word()) == "settled"
        return answer

    till.direct.send = slowly  # type: ignore[method-assign,assignment]
    assert await till.step(payment) == "settled"
    assert await till.history(payment) == "placed claimed settled settled"
    assert await till.house.scalar("SELECT count(*) FROM ledger.tx WHERE idem_scope = 'payment'") == 1
    await till.holds()


async def test_a_return_that_overtakes_its_settlement_is_both(till: Till) -> None:
    payment = await till.ordered(await till.house.open(1, 2_000), 1_000)
    till.direct.faults = {Fault.AFTER: 1.0}
    await till.step(payment)
    settled = till.direct.known[payment].word()
    assert await till.say(payment, till.direct.give_back(payment)) == "returned"
    assert await till.say(payment, settled) == "returned"
    await till.holds()


async def test_a_rail_that_contradicts_itself_moves_no_money_and_is_looked_at(till: Till) -> None:
    payment = await till.ordered(await till.house.open(1, 2_000), 1_000)
    await till.step(payment)
    word = till.direct.known[payment].word()
    assert await till.say(payment, replace(word, status=Status.REJECTED)) == "settled"
    assert (await till.read(payment)).attention == "refused"
    await till.holds()


async def test_a_worker_that_slept_through_its_lease_changes_nothing_with_what_it_believes(
    till: Till,
) -> None:
    """F05: it wakes up with a time-out after another worker asked, sent again and settled."""
    payment = await till.ordered(await till.house.open(1, 2_000), 1_000)
    asleep, wake = asyncio.Event(), asyncio.Event()
    send = till.direct.send

    async def sleepy(order: object) -> object:
        till.direct.send = send  # type: ignore[method-assign]
        asleep.set()
        await wake.wait()
        await send(order)  # type: ignore[arg-type]
        return Unclear("time-out")

    till.direct.send = sleepy  # type: ignore[method-assign,assignment]
    late = asyncio.create_task(working.step(till.desk, payment))
    await asleep.wait()
    till.wait(seconds=61)
    assert await till.step(payment) == "unknown"
    till.direct.answers_later = 1.0
    assert await till.step(payment) == "sent"
    wake.set()
    await late
    assert (await till.read(payment)).state == "sent", "lost belongs to the first attempt"
    assert till.direct.absorbed == 1
    assert await till.say(payment, till.direct.end(payment)) == "settled"
    await till.holds()


async def test_many_workers_at_one_payment_send_it_once(till: Till) -> None:
    """F06."""
    payment = await till.ordered(await till.house.open(1, 2_000), 1_000)
    await asyncio.gather(*(working.step(till.desk, payment) for _ in range(8)))
    assert till.direct.calls["send"] == 1
    await till.holds()


BLOCKED = "UPDATE ledger.account SET status = 'blocked' WHERE id = :id"


async def test_what_has_not_left_a_blocked_account_does_not_leave_it_and_its_member_hears_of_it(
    till: Till,
) -> None:
    source = await till.house.open(1, 2_000)
    payment = await till.ordered(source, 1_000)
    await till.house.change(BLOCKED, id=source.id)
    assert await till.step(payment) == "cancelled"
    assert till.direct.known == {}
    assert await till.house.scalar("SELECT kind FROM bank.notice") == "PaymentStopped"
    await till.holds()


async def test_what_left_before_its_account_was_blocked_is_booked_and_given_back_like_any_other(
    till: Till,
) -> None:
    source = await till.house.open(1, 2_000)
    payment = await till.ordered(source, 1_000)
    till.direct.answers_later = 1.0
    assert await till.step(payment) == "sent"
    await till.house.change(BLOCKED, id=source.id)
    assert await till.say(payment, till.direct.end(payment)) == "settled"
    await till.holds()
    assert await till.say(payment, till.direct.give_back(payment)) == "returned"
    assert await till.house.balance(source) == 2_000
    await till.holds()


async def test_an_account_is_not_closed_while_money_waits_on_it(till: Till) -> None:
    source = await till.house.open(1, 2_000)
    await till.ordered(source, 1_000)
    with pytest.raises(DBAPIError, match="account_closed_free"):
        await till.house.change("UPDATE ledger.account SET status = 'closed' WHERE id = :id", id=source.id)


async def test_the_sweep_queues_again_what_stands_still_and_not_twice_at_once(till: Till) -> None:
    payment = await till.ordered(await till.house.open(1, 2_000), 1_000)
    jobs = "SELECT count(*) FROM procrastinate_jobs WHERE args->>'payment' = :id"
    assert await till.house.scalar(jobs, id=str(payment)) == 1
    till.wait(seconds=31)
    assert await working.sweep(till.desk) == 0, "it waits still: workers that cannot keep up get no more"
    await till.house.change("UPDATE procrastinate_jobs SET status = 'doing'")  # and its worker dies
    assert await working.sweep(till.desk) == 1
    assert await working.sweep(till.desk) == 0
    till.wait(seconds=31)
    assert await working.sweep(till.desk) == 0
    assert await till.house.scalar(jobs, id=str(payment)) == 2
