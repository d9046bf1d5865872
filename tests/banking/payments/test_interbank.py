"""Interbank transfers as members order them: quoted, held with their code, looked after, taken back (M83-M87, B16, S16, S19)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banking.institutions import directory
from banking.payments import timing
from banking.payments.transfers import stop_unsent
from banking.policy import Policy
from banking.refusals import (
    BeneficiaryGone,
    InsufficientFunds,
    LimitExceeded,
    NotAuthorised,
    NotFound,
    QuoteChanged,
    Refusal,
    TooLate,
)
from banking.requests import (
    CancelTransfer,
    Command,
    CreateBankBeneficiary,
    InterbankTransfer,
    ListTransfers,
    QuoteInterbank,
    TransferStatus,
)
from banking.values import (
    AccountRef,
    BeneficiaryRef,
    Caller,
    Identification,
    IdentificationKind,
    InterbankQuote,
    InterbankReceipt,
    Money,
    OperationId,
    PayeeAccountKind,
    RailName,
    Transfer,
    TransferCancelled,
    TransferRef,
)
from banking.work import MemberId
from tests.banking.kit import House
from tests.banking.payments.till import Till

PICHINCHA, SLOW = "10", "98"
POLICY = Policy()
GUAYAQUIL_NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


@dataclass
class Counter:
    """Ana at the counter: logged in, one account, one beneficiary at a bank that is credited at once and one that is not."""

    till: Till
    ana: Caller
    source: AccountRef
    fast: BeneficiaryRef
    slow: BeneficiaryRef

    @property
    def house(self) -> House:
        return self.till.house

    async def ask(self, cents: int, to: BeneficiaryRef | None = None) -> InterbankQuote | Refusal:
        return await self.house.bank.ask(self.ana, QuoteInterbank(self.source, to or self.fast, Money(cents)))

    async def order(self, cents: int, to: BeneficiaryRef | None = None) -> InterbankTransfer:
        quote = await self.ask(cents, to)
        assert isinstance(quote, InterbankQuote), quote
        return InterbankTransfer(self.source, to or self.fast, Money(cents), "arriendo", None, quote)

    async def sent(self, cents: int, to: BeneficiaryRef | None = None) -> InterbankReceipt:
        receipt = await self.execute(await self.order(cents, to))
        assert isinstance(receipt, InterbankReceipt), receipt
        return receipt

    async def execute(self, command: Command[object], operation: OperationId | None = None) -> object:
        operation = operation or OperationId(uuid4())
        challenge = self.house.code_for(self.ana, operation, command)
        return await self.house.bank.execute(self.ana, operation, command, challenge)

    async def spent(self) -> int:
        return int(str(await self.house.scalar("SELECT coalesce(sum(cents), 0) FROM bank.spending")))


@pytest.fixture
async def counter(house: House) -> Counter:
    ana, source = house.log_in(1), await house.open(1, 500_000)
    made = Counter(Till(house), ana, source, *[BeneficiaryRef(uuid4(), "", "", "")] * 2)
    made.fast, made.slow = await beneficiary(made, PICHINCHA), await beneficiary(made, SLOW)
    made.till.wait(days=3)
    return made


async def beneficiary(counter: Counter, code: str) -> BeneficiaryRef:
    institution = directory.institution(code)
    assert institution is not None
    ana = Identification(IdentificationKind.CEDULA, "1710034065")
    made = await counter.execute(
        CreateBankBeneficiary(
            institution, PayeeAccountKind.SAVINGS, "2200123456", ana, "Ana Páez", None, None
        )
    )
    assert isinstance(made, BeneficiaryRef), made
    return made


def test_the_two_institutions_of_these_tests_are_what_they_should_be() -> None:
    fast, slow = directory.institution(PICHINCHA), directory.institution(SLOW)
    assert fast is not None
    assert slow is not None
    assert (fast.immediate, slow.immediate) == (True, False)


async def test_a_quote_names_rail_costs_and_arrival(counter: Counter) -> None:
    """Monday 23 November 2026, 12:00 in Quito: the batch of 14:00 has arrived on Tuesday."""
    assert counter.till.now.date() == date(2026, 11, 23)
    costs = (Money(36), Money(5), Money(10_041))
    assert await counter.ask(10_000) == InterbankQuote(RailName.DIRECT, *costs, None)
    assert await counter.ask(10_000, counter.slow) == InterbankQuote(RailName.SPI, *costs, date(2026, 11, 24))


async def test_a_transfer_is_held_with_its_code_and_arrives(counter: Counter) -> None:
    receipt = await counter.sent(10_000)
    status = await counter.house.bank.ask(counter.ana, TransferStatus(receipt.ref))
    assert not isinstance(status, Refusal)
    assert (status.state, status.ref, status.can_cancel) == ("held", receipt.ref, False)
    assert await counter.till.step(receipt.payment) == "settled"
    assert await counter.house.balance(counter.source) == 489_959
    assert (await counter.till.order(receipt.payment)).details["account"] == "2200123456"
    [listed] = await listing(counter)
    assert (listed.ref, listed.state, listed.reference) == (receipt.ref, "settled", "arriendo")
    await counter.till.holds()


async def test_the_same_operation_answers_the_same_and_sends_once(counter: Counter) -> None:
    order, operation = await counter.order(10_000), OperationId(uuid4())
    answers = await asyncio.gather(*(counter.execute(order, operation) for _ in range(4)))
    assert all(answer == answers[0] for answer in answers)
    assert await counter.house.scalar("SELECT count(*) FROM ledger.payment") == 1
    assert await counter.spent() == 10_000


async def test_without_a_code_for_this_very_order_nothing_is_held(counter: Counter) -> None:
    order, operation = await counter.order(10_000), OperationId(uuid4())
    challenge = counter.house.code_for(counter.ana, operation, order)
    dearer = replace(order, amount=Money(20_000))
    for command, code in ((order, None), (dearer, challenge)):
        answer = await counter.house.bank.execute(counter.ana, operation, command, code)
        assert isinstance(answer, NotAuthorised)
    assert await counter.house.scalar("SELECT count(*) FROM ledger.payment") == 0


@pytest.mark.parametrize(
    "change",
    [
        {"rail": RailName.SPI},
        {"fee": Money(0)},
        {"total": Money(10_000)},
        {"arrives_on": date(2026, 11, 23)},
    ],
)
async def test_what_is_not_as_the_member_saw_it_is_shown_again(
    counter: Counter, change: dict[str, object]
) -> None:
    order = await counter.order(10_000)
    seen = replace(order.quote, **change)  # type: ignore[arg-type]
    assert isinstance(await counter.execute(replace(order, quote=seen)), QuoteChanged)


async def test_a_batch_that_was_missed_is_shown_again_and_an_earlier_one_is_welcome(counter: Counter) -> None:
    order = await counter.order(10_000, counter.slow)
    counter.till.wait(hours=5)  # 17:00: the last batch of the day has left
    assert isinstance(await counter.execute(order), QuoteChanged)
    later = replace(order.quote, arrives_on=date(2026, 11, 30))
    assert isinstance(await counter.execute(replace(order, quote=later)), InterbankReceipt)


async def test_limits_and_funds_are_counted_with_the_hold_or_not_at_all(counter: Counter) -> None:
    assert isinstance(await counter.ask(100_001), LimitExceeded)
    order = await counter.order(60_000)
    answers = await asyncio.gather(*(counter.execute(order) for _ in range(10)))
    assert sum(isinstance(answer, InterbankReceipt) for answer in answers) == 3
    assert sum(isinstance(answer, LimitExceeded) for answer in answers) == 7
    assert await counter.spent() == 180_000
    assert await counter.house.scalar("SELECT count(*) FROM ledger.payment") == 3


async def test_what_was_not_held_was_not_spent(counter: Counter) -> None:
    order = await counter.order(50_000)
    await counter.house.change(
        "UPDATE ledger.account SET status = 'active', allow_negative = false WHERE id = :id",
        id=counter.source.id,
    )
    drained = await counter.house.open(1, 50_040)
    poorer = replace(order, source=drained)
    answers = await asyncio.gather(counter.execute(poorer), counter.execute(poorer))
    assert all(isinstance(answer, InsufficientFunds) for answer in answers)
    assert await counter.spent() == 0


async def test_a_refused_or_returned_transfer_gives_its_day_its_limit_back(counter: Counter) -> None:
    refused, returned = await counter.sent(90_000), await counter.sent(90_000)
    counter.till.direct.refuses = 1.0
    assert await counter.till.step(refused.payment) == "rejected"
    counter.till.direct.refuses = 0.0
    assert await counter.till.step(returned.payment) == "settled"
    assert await counter.spent() == 90_000
    await counter.till.say(returned.payment, counter.till.direct.give_back(returned.payment))
    assert await counter.spent() == 0
    assert await counter.house.balance(counter.source) == 500_000


async def test_a_queued_transfer_is_taken_back_with_a_code(counter: Counter) -> None:
    receipt = await counter.sent(10_000, counter.slow)
    [listed] = await listing(counter, only_cancellable=True)
    assert listed.can_cancel
    answer = await counter.execute(CancelTransfer(receipt.ref))
    assert answer == TransferCancelled(receipt.ref, Money(10_041))
    counter.till.wait(hours=3)
    assert await counter.till.step(receipt.payment) == "cancelled"
    assert counter.till.spi.known == {}
    assert await counter.spent() == 0
    assert isinstance(await counter.execute(CancelTransfer(receipt.ref)), TooLate)
    await counter.till.holds()


async def test_what_has_left_the_house_or_leaves_at_once_is_irrevocable(counter: Counter) -> None:
    direct, batch = await counter.sent(10_000), await counter.sent(10_000, counter.slow)
    assert isinstance(await counter.execute(CancelTransfer(direct.ref)), TooLate)
    counter.till.wait(hours=3)
    await counter.till.step(batch.payment)
    assert isinstance(await counter.execute(CancelTransfer(batch.ref)), TooLate)


async def test_a_cancellation_and_its_batch_at_once_leave_one_of_both(counter: Counter) -> None:
    for _ in range(5):
        receipt = await counter.sent(1_000, counter.slow)
        counter.till.wait(hours=24)
        answer, state = await asyncio.gather(
            counter.execute(CancelTransfer(receipt.ref)), counter.till.step(receipt.payment)
        )
        known = receipt.payment in counter.till.spi.known
        assert isinstance(answer, TooLate) == known, (answer, state)
    await counter.till.holds()


async def test_somebody_else_s_transfer_or_one_he_did_not_see_is_not_there(counter: Counter) -> None:
    receipt = await counter.sent(10_000, counter.slow)
    beto = counter.house.log_in(2)
    assert isinstance(await counter.house.bank.ask(beto, TransferStatus(receipt.ref)), NotFound)
    assert await counter.house.bank.ask(beto, ListTransfers()) == ()
    other = TransferRef(receipt.payment, receipt.code, receipt.beneficiary, Money(1))
    assert isinstance(await counter.house.bank.ask(counter.ana, TransferStatus(other)), NotFound)
    assert isinstance(await counter.execute(CancelTransfer(other)), NotFound)
    counter.ana = beto
    assert isinstance(await counter.execute(CancelTransfer(receipt.ref)), NotFound)


async def test_another_s_beneficiary_is_nobody(counter: Counter) -> None:
    strange = replace(counter.fast, id=uuid4())
    assert isinstance(await counter.ask(1_000, strange), BeneficiaryGone)


async def test_a_freeze_stops_what_has_not_left_the_house(counter: Counter) -> None:
    waiting, gone = await counter.sent(10_000, counter.slow), await counter.sent(10_000)
    await counter.till.step(gone.payment)
    house = counter.house
    async with house.engine.begin() as conn:
        stopped = await stop_unsent(conn, house.keys, house.policy, MemberId(1), house.now)
    assert stopped == (waiting.payment,)
    assert await counter.till.step(waiting.payment) == "cancelled"
    assert await counter.till.step(gone.payment) == "settled"
    await counter.till.holds()


@given(st.integers(1, 100_000), st.integers(0, 100))
def test_iva_is_half_up_to_the_cent(fee: int, percent: int) -> None:
    exact = Fraction(fee * percent, 100)
    assert timing.iva_of(fee, percent) == (exact + Fraction(1, 2)).__floor__()


@given(st.integers(1, 1_000_000), st.booleans())
def test_every_cent_of_a_quote_is_accounted_for_and_the_rail_follows_list_and_ceiling(
    cents: int, immediate: bool
) -> None:
    """M40, D8, D9."""
    quote = timing.quote(Money(cents), POLICY, GUAYAQUIL_NOON, immediate=immediate)
    assert (quote.fee, quote.iva) == (Money(36), Money(5))
    assert quote.total.cents == cents + quote.fee.cents + quote.iva.cents
    direct = immediate and cents <= 500_000
    assert quote.rail is (RailName.DIRECT if direct else RailName.SPI)
    assert (quote.arrives_on is None) == direct


CUTS = [  # instant in Quito, the batch it takes, the day it has arrived (domain.md §2.10)
    ("2026-11-20 09:59", "20261120-1000", "2026-11-23"),
    ("2026-11-20 10:00", "20261120-1400", "2026-11-23"),
    ("2026-11-20 15:59", "20261120-1600", "2026-11-23"),
    ("2026-11-20 16:00", "20261123-1000", "2026-11-24"),
    ("2026-11-21 12:00", "20261123-1000", "2026-11-24"),
    ("2026-12-24 16:30", "20261228-1000", "2026-12-29"),
    ("2026-12-31 15:00", "20261231-1600", "2027-01-04"),
    ("2026-10-30 16:00", "20261104-1000", "2026-11-05"),
]


@pytest.mark.parametrize(("when", "batch", "arrives"), CUTS)
def test_batches_leave_and_arrive_on_business_days(when: str, batch: str, arrives: str) -> None:
    now = datetime.fromisoformat(f"{when}-05:00")
    cut = timing.next_cut(now, POLICY)
    assert (timing.batch_of(cut), timing.arrival(cut, POLICY)) == (batch, date.fromisoformat(arrives))


async def listing(counter: Counter, *, only_cancellable: bool = False) -> list[Transfer]:
    found = await counter.house.bank.ask(counter.ana, ListTransfers(only_cancellable))
    assert not isinstance(found, Refusal)
    return list(found)
