"""Four eyes on payments that wait for people (S24): who may say what, what it does to the book, and what makes it void."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import DBAPIError

from banking.payments import ruling
from banking.payments.moving import move
from banking.payments.rails import Status
from banking.payments.records import lock
from banking.payments.states import Event, State
from banking.values import ManualPayment, PaymentId, RulingRefused, Verdict
from tests.banking.payments.rail import Fault
from tests.banking.payments.till import Till

ANA, BEA = "agent:1", "agent:2"
WHY = "El banco lo confirmó por teléfono"


async def propose(till: Till, payment: UUID, verdict: Verdict, by: str = ANA, why: str = WHY) -> object:
    async with till.house.engine.begin() as conn:
        return await ruling.propose(till.desk.means(conn), payment, verdict, why, by)


async def confirm(till: Till, payment: UUID, by: str = BEA) -> object:
    async with till.house.engine.begin() as conn:
        return await ruling.confirm(till.desk.means(conn), payment, by)


async def in_review(till: Till, cents: int = 1_000) -> PaymentId:
    """A payment whose rail never said a word until its deadline."""
    payment = await till.ordered(await till.house.open(1, 9_000), cents)
    till.direct.faults = {Fault.SILENT: 1.0}
    await till.step(payment)
    till.wait(hours=2)
    assert await till.step(payment) == "manual"
    till.direct.faults = {}
    return payment


async def alarmed(till: Till) -> PaymentId:
    """A settled payment that the rail says it refused."""
    payment = await till.ordered(await till.house.open(1, 9_000), 1_000)
    await till.step(payment)
    word = replace(till.direct.known[payment].word(), status=Status.REJECTED)
    assert await till.say(payment, word) == "settled"
    assert (await till.read(payment)).attention == "refused"
    return payment


@pytest.mark.parametrize(
    ("verdict", "state", "news"),
    [(Verdict.SETTLED, "settled", "TransferArrived"), (Verdict.REJECTED, "rejected", "TransferRejected")],
)
async def test_what_one_found_happens_once_another_confirms_it(
    till: Till, verdict: Verdict, state: str, news: str
) -> None:
    payment = await in_review(till)
    till.direct.refuses = float(verdict is Verdict.REJECTED)
    till.direct.take(await till.order(payment))
    assert await propose(till, payment, verdict) is None
    assert (await till.read(payment)).state == "manual"
    assert await confirm(till, payment, ANA) is RulingRefused.SAME_PERSON
    assert (await till.read(payment)).state == "manual"
    assert await confirm(till, payment) == state
    assert await confirm(till, payment) is RulingRefused.NOTHING_PROPOSED
    told = "SELECT kind FROM bank.notice ORDER BY created_at DESC, ctid DESC LIMIT 1"
    assert await till.house.scalar(told) == news
    assert (await till.read(payment)).attention is None
    trail = "SELECT string_agg(actor || ' ' || action || ' ' || result, ', ' ORDER BY id) FROM ledger.audit"
    assert await till.house.scalar(trail) == (
        f"agent:1 payment.proposed_{verdict} done, agent:1 payment.confirmed same_person, "
        f"agent:2 payment.confirmed_{verdict} done"
    )
    await till.holds()


async def test_a_contradiction_ends_in_money_given_back_or_in_nothing_at_all(till: Till) -> None:
    back, stands = await alarmed(till), await alarmed(till)
    till.direct.known[back].status = Status.RETURNED
    for payment, verdict in ((back, Verdict.RETURNED), (stands, Verdict.STANDS)):
        assert await propose(till, payment, Verdict.SETTLED) is RulingRefused.NOT_POSSIBLE
        assert await propose(till, payment, verdict) is None
    assert await confirm(till, back) == "returned"
    assert await confirm(till, stands) == "settled"
    assert (await till.read(stands)).attention is None
    assert (await till.history(stands)).endswith("refused ruled_stands")
    await till.holds()


async def test_a_proposal_speaks_of_the_payment_as_it_stood(till: Till) -> None:
    """The rail speaks in between: nothing is ruled twice, and the next proposal is free."""
    payment = await in_review(till)
    assert await propose(till, payment, Verdict.REJECTED) is None
    assert await propose(till, payment, Verdict.SETTLED, BEA) is RulingRefused.ALREADY_PROPOSED
    known = till.direct.take(await till.order(payment))
    assert await till.say(payment, known.word()) == "settled"
    assert await confirm(till, payment) is RulingRefused.OVERTAKEN
    assert await propose(till, payment, Verdict.REJECTED) is RulingRefused.NOT_FOUND
    word = replace(known.word(), status=Status.REJECTED)
    await till.say(payment, word)
    assert await propose(till, payment, Verdict.STANDS) is None
    assert await confirm(till, payment) == "settled"
    await till.holds()


async def test_who_declines_leaves_it_to_the_next_and_reasons_are_needed(till: Till) -> None:
    payment = await in_review(till)
    assert await propose(till, payment, Verdict.SETTLED, why="  no ") is RulingRefused.NO_REASON
    assert await propose(till, payment, Verdict.SETTLED) is None
    async with till.house.engine.begin() as conn:
        means = till.desk.means(conn)
        assert await ruling.decline(means, payment, ANA) is None
        assert await ruling.decline(means, payment, ANA) is RulingRefused.NOTHING_PROPOSED
    assert await propose(till, payment, Verdict.REJECTED, BEA) is None
    assert await confirm(till, payment, ANA) == "rejected"
    assert await propose(till, uuid4(), Verdict.SETTLED) is RulingRefused.NOT_FOUND


async def test_what_the_book_refuses_leaves_payment_and_proposal_as_they_are(till: Till) -> None:
    """The rail returned what cannot be credited any more: the account is closed."""
    payment = await alarmed(till)
    account = (await till.read(payment)).account
    await till.house.change("UPDATE ledger.account SET status = 'closed' WHERE id = :id", id=account)
    assert await propose(till, payment, Verdict.RETURNED) is None
    assert await confirm(till, payment) is RulingRefused.UNBOOKABLE
    [seen] = await seen_by_people(till)
    assert seen.proposal is not None
    assert (seen.state, seen.attention) == ("settled", "refused")
    await till.house.change("UPDATE ledger.account SET status = 'active' WHERE id = :id", id=account)
    assert await confirm(till, payment) == "returned"


async def seen_by_people(till: Till) -> tuple[ManualPayment, ...]:
    async with till.house.engine.connect() as conn:
        return await ruling.waiting(conn, till.house.keys, {ANA: "Ana"})


async def test_people_see_what_waits_masked_with_what_was_proposed_and_why(till: Till) -> None:
    payment = await in_review(till)
    assert await propose(till, payment, Verdict.SETTLED) is None
    [seen] = await seen_by_people(till)
    assert seen.possible == (Verdict.SETTLED, Verdict.REJECTED)
    assert seen.proposal is not None
    assert (seen.proposal.name, seen.proposal.reason) == ("Ana", WHY)
    assert "2200123456" not in repr(seen)
    async with till.house.engine.connect() as conn:
        looked = await ruling.look(conn, till.house.keys, payment, {})
    assert looked is not None
    assert [step.event for step in looked.history] == ["placed", "claimed", "lost", "overdue"]
    stored = str(await till.house.scalar("SELECT encode(reason, 'escape') FROM ledger.payment_ruling"))
    assert "confirm" not in stored


async def test_many_who_confirm_at_once_book_it_once(till: Till) -> None:
    payment = await in_review(till)
    await propose(till, payment, Verdict.REJECTED)
    till.direct.refuses = 1.0
    till.direct.take(await till.order(payment))
    answers = await asyncio.gather(*(confirm(till, payment, f"agent:{n}") for n in range(2, 8)))
    assert sorted(map(str, answers)) == ["nothing_proposed"] * 5 + ["rejected"]
    await till.holds()


async def test_the_database_knows_four_eyes_by_itself(till: Till) -> None:
    payment = await in_review(till)
    await propose(till, payment, Verdict.REJECTED)
    decided = "UPDATE ledger.payment_ruling SET outcome = '{}', decided_by = '{}', decided_at = now()"
    with pytest.raises(DBAPIError, match="check constraint"):
        await till.house.change(decided.format("confirmed", ANA))
    await till.house.change(decided.format("confirmed", BEA))
    for change in (decided.format("declined", BEA), "DELETE FROM ledger.payment_ruling"):
        with pytest.raises(DBAPIError, match="append-only"):
            await till.house.change(change)


async def test_only_what_is_settled_and_contradicted_can_be_ruled_returned(till: Till) -> None:
    payment = await till.ordered(await till.house.open(1, 9_000), 1_000)
    await till.step(payment)
    assert await propose(till, payment, Verdict.RETURNED) is RulingRefused.NOT_FOUND
    async with till.house.engine.begin() as conn:
        found = await lock(conn, payment)
        assert found is not None
        assert (await move(till.desk.means(conn), found, Event.RULED_REJECTED, BEA)).state is State.SETTLED
