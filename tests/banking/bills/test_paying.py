"""Paying bills: one code, one payment a bill, nothing twice, and the truth about what changed meanwhile (M94-M103, D7)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from banking.bills.paying import payment_id
from banking.payments import timing
from banking.ports import OpenBill
from banking.refusals import (
    AccountUnavailable,
    BillChanged,
    BillPaid,
    CompanyAway,
    InsufficientFunds,
    NotFound,
    QuoteChanged,
    ServiceNumberUnreadable,
    ServiceUnknown,
    TooManyBills,
    TopUpOutOfRange,
)
from banking.requests import (
    CheckService,
    ListPaidCompanies,
    ListPaidMonths,
    ListServices,
    NameService,
    OrderPaidBills,
    PaymentHistory,
    PendingBills,
    QuoteBills,
    RecentPaidBills,
    TopUp,
)
from banking.values import (
    AccountKind,
    BillsQuote,
    BillsReceipt,
    Money,
    Month,
    MonthName,
    OperationId,
    Origin,
    PaidBills,
    PaidBillsSheet,
    PaidBillsTicket,
    Service,
)
from tests.banking.bills.counter import CNT, Counter, company
from tests.banking.kit import House
from tests.banking.payments.oracle import books_hold


@pytest.fixture
async def counter(house: House) -> AsyncIterator[Counter]:
    made = Counter(house)
    made.companies.owe("cnt", "023035471", ("023035471", 713))
    yield made
    async with house.owner.connect() as conn:
        await books_hold(conn)


async def test_the_manual_s_bill_costs_what_the_manual_says(counter: Counter) -> None:
    caller, source = await counter.open()
    bills = await counter.bills(caller)
    command = await counter.command(caller, source, bills)
    quote = command.quote
    assert (quote.amount, quote.commission, quote.total) == (Money(713), Money(31), Money(744))
    assert quote.holder == "María Augusta Ñacato Quishpe"
    receipt = await counter.pay(caller, command)
    assert isinstance(receipt, BillsReceipt)
    assert await counter.spendable(source) == 100_00 - 744
    assert await counter.work() == ["settled"]
    assert await counter.house.balance(source) == 100_00 - 744
    lines = await counter.rows(
        "SELECT text, amount FROM ledger.entry WHERE tx_id > 1 ORDER BY tx_id, line_no"
    )
    assert lines == [
        ("ND PAGO DE SERVICIOS", -713),
        ("COMISIÓN PAGO DE SERVICIOS", -31),
        ("ND PAGO DE SERVICIOS", 713),
        ("COMISIÓN PAGO DE SERVICIOS", 31),
    ]
    assert await counter.bills(caller) == ()


async def test_several_bills_are_paid_with_one_code_or_none_of_them(counter: Counter) -> None:
    counter.companies.owe("cnt", "023035471", ("023035471-2", 60_00), ("023035471-3", 50_00))
    caller, source = await counter.open()
    bills = await counter.bills(caller)
    two = await counter.command(caller, source, bills[:2])
    elsewhere = await counter.house.open(counter.house.desk.sessions[caller.session], 0)  # type: ignore[index]
    await counter.house.transfer(caller, counter.house.order(source, elsewhere, 40_00))
    assert await counter.pay(caller, two) == InsufficientFunds(Money(60_00))
    assert await counter.rows("SELECT count(*) FROM ledger.payment") == [(0,)]
    assert await counter.rows("SELECT count(*) FROM bank.service") == [(0,)]
    await counter.house.transfer(caller, counter.house.order(elsewhere, source, 40_00))
    assert isinstance(await counter.pay(caller, two), BillsReceipt)
    assert await counter.work() == ["settled", "settled"]
    assert [bill.id for bill in await counter.bills(caller)] == ["023035471-3"]


async def test_more_bills_than_a_code_pays_are_said_to_be_too_many(counter: Counter) -> None:
    caller, source = await counter.open()
    counter.companies.owe("cnt", "023035471", *((f"B{nth}", 1_00) for nth in range(12)))
    bills = await counter.bills(caller)
    assert await counter.bank.ask(caller, QuoteBills(source, CNT, bills)) == TooManyBills(12)
    command = await counter.command(caller, source, bills[:12])
    assert await counter.pay(caller, replace(command, bills=bills)) == TooManyBills(12)
    assert isinstance(await counter.pay(caller, command), BillsReceipt)


@pytest.mark.parametrize(("cents", "refusal"), [(0, BillPaid()), (800, BillChanged())])
async def test_what_changed_between_review_and_code_is_refused_and_nothing_is_held(
    counter: Counter, cents: int, refusal: object
) -> None:
    caller, source = await counter.open()
    command = await counter.command(caller, source, await counter.bills(caller))
    counter.companies.change("cnt", "023035471", "023035471", cents)
    operation = OperationId(uuid4())
    assert await counter.pay(caller, command, operation) == refusal
    counter.companies.change("cnt", "023035471", "023035471", 713)
    assert await counter.pay(caller, command, operation) == refusal, "the code is used up"
    assert await counter.spendable(source) == 100_00


async def test_what_changes_after_the_order_is_refused_by_the_company_and_given_back(
    counter: Counter,
) -> None:
    caller, source = await counter.open()
    command = await counter.command(caller, source, await counter.bills(caller))
    assert isinstance(await counter.pay(caller, command), BillsReceipt)
    counter.companies.change("cnt", "023035471", "023035471", 0)
    assert await counter.work() == ["rejected"]
    assert await counter.spendable(source) == 100_00


async def test_a_company_that_is_away_takes_nothing(counter: Counter) -> None:
    caller, source = await counter.open()
    command = await counter.command(caller, source, await counter.bills(caller))
    counter.companies.away = True
    assert await counter.bank.ask(caller, PendingBills(CNT)) == CompanyAway(CNT.company)
    assert await counter.pay(caller, command) == CompanyAway(CNT.company)
    assert await counter.spendable(source) == 100_00


async def test_a_company_that_goes_away_after_the_order_is_asked_until_it_answers(counter: Counter) -> None:
    caller, source = await counter.open()
    await counter.pay(caller, await counter.command(caller, source, await counter.bills(caller)))
    counter.companies.away = True
    assert await counter.work() == ["unknown"]
    assert await counter.spendable(source) == 100_00 - 744
    counter.companies.away = False
    counter.house.now += timing.ask_again(5, counter.house.policy)
    assert await counter.work() == ["settled"]
    assert len(counter.companies.known) == 1


async def test_the_same_bill_is_never_paid_twice(counter: Counter) -> None:
    caller, source = await counter.open()
    command = await counter.command(caller, source, await counter.bills(caller))
    answers = await asyncio.gather(*(counter.pay(caller, command) for _ in range(6)))
    assert sum(isinstance(answer, BillsReceipt) for answer in answers) == 1
    assert sum(answer == BillPaid() for answer in answers) == 5
    assert await counter.work() == ["settled"]
    assert await counter.pay(caller, command) == BillPaid()
    assert await counter.spendable(source) == 100_00 - 744


async def test_the_same_operation_answers_the_same_receipt(counter: Counter) -> None:
    caller, source = await counter.open()
    command = await counter.command(caller, source, await counter.bills(caller))
    operation = OperationId(uuid4())
    first, again = [await counter.pay(caller, command, operation) for _ in range(2)]
    assert first == again
    assert isinstance(first, BillsReceipt)
    assert await counter.rows("SELECT id FROM ledger.payment") == [(payment_id(operation, command.bills[0]),)]


async def test_what_the_channel_makes_up_is_not_paid(counter: Counter) -> None:
    caller, source = await counter.open()
    bills = await counter.bills(caller)
    command = await counter.command(caller, source, bills)
    free = replace(bills[0], commission=Money(0))
    cheap = replace(bills[0], amount=Money(1))
    strange = Service(replace(CNT.company, name="CNT gratis"), CNT.number)
    for service, chosen in ((CNT, (free,)), (CNT, ()), (CNT, bills * 2), (strange, bills)):
        assert await counter.bank.ask(caller, QuoteBills(source, service, chosen)) == NotFound()
    assert (
        await counter.pay(caller, replace(command, quote=replace(command.quote, total=Money(1))))
        == QuoteChanged()
    )
    assert await counter.pay(caller, await counter.command(caller, source, (cheap,))) == BillChanged()
    assert await counter.rows("SELECT count(*) FROM ledger.payment") == [(0,)]


async def test_only_the_member_s_own_open_account_pays(counter: Counter) -> None:
    caller, source = await counter.open()
    stranger, theirs = await counter.open()
    bills = await counter.bills(caller)
    member = counter.house.desk.sessions[caller.session]  # type: ignore[index]
    certificates = await counter.house.open(member, 50_00, AccountKind.CONTRIBUTION)
    assert await counter.bank.ask(caller, QuoteBills(theirs, CNT, bills)) == NotFound()
    assert await counter.bank.ask(caller, QuoteBills(certificates, CNT, bills)) == AccountUnavailable()
    assert await counter.bank.ask(stranger, ListServices()) == ()
    assert isinstance(await counter.bank.ask(caller, QuoteBills(source, CNT, bills)), BillsQuote)


async def test_numbers_are_read_as_the_company_writes_them(counter: Counter) -> None:
    caller, _ = await counter.open()
    assert await counter.bank.ask(caller, CheckService(CNT.company, " 02 303-5471")) == CNT
    assert await counter.bank.ask(caller, CheckService(CNT.company, "123")) == ServiceNumberUnreadable(
        CNT.company
    )
    other = Service(CNT.company, "999999999")
    assert await counter.bank.ask(caller, PendingBills(other)) == ServiceUnknown(CNT.company)


async def test_a_top_up_is_paid_as_often_as_one_likes_within_the_company_s_limits(counter: Counter) -> None:
    caller, source = await counter.open()
    phone = Service(company("recarga_claro"), "0991234567")
    refused = await counter.bank.ask(caller, TopUp(phone, Money(99)))
    assert refused == TopUpOutOfRange(Money(100), Money(5_000))
    assert await counter.bank.ask(caller, TopUp(CNT, Money(500))) == NotFound()
    for _ in range(2):
        bills = await counter.bank.ask(caller, TopUp(phone, Money(500)))
        assert isinstance(bills, tuple)
        assert isinstance(
            await counter.pay(caller, await counter.command(caller, source, bills, phone)), BillsReceipt
        )
    assert await counter.work() == ["settled", "settled"]
    assert await counter.house.balance(source) == 100_00 - 10_00


async def test_what_was_paid_before_comes_first(counter: Counter) -> None:
    caller, source = await counter.open()
    phone = Service(company("recarga_claro"), "0991234567")
    await counter.pay(caller, await counter.command(caller, source, await counter.bills(caller)))
    for _ in range(2):
        bills = await counter.bank.ask(caller, TopUp(phone, Money(200)))
        assert isinstance(bills, tuple)
        await counter.pay(caller, await counter.command(caller, source, bills, phone))
    saved = await counter.bank.ask(caller, ListServices())
    assert isinstance(saved, tuple)
    assert [each.service for each in saved] == [phone, CNT]
    sealed = await counter.rows("SELECT number_sealed, number_index FROM bank.service")
    assert not any(b"023035471" in bytes(value) for row in sealed for value in row)  # type: ignore[call-overload]


async def test_what_is_payable_at_counters_only_is_not_offered(counter: Counter) -> None:
    caller, _ = await counter.open()
    counter.companies.owed["cnt", "023035471"].append(
        OpenBill("P", 500, None, "Saldo parcial", payable=False)
    )
    assert [bill.id for bill in await counter.bills(caller)] == ["023035471"]


async def test_a_bill_whose_company_answers_garbage_ends_with_people_and_the_others_flow(
    counter: Counter,
) -> None:
    """F25: the member's money stays set aside, once, and a second bill of the same service is paid meanwhile."""
    caller, source = await counter.open()
    counter.companies.poison = {"023035471"}
    counter.companies.owe("cnt", "023035471", ("B2", 5_00))
    command = await counter.command(caller, source, await counter.bills(caller))
    assert isinstance(await counter.pay(caller, command), BillsReceipt)
    assert await counter.work() == ["settled", "unknown"]
    for _ in range(40):
        counter.house.now += timedelta(minutes=2)
        if "manual" in await counter.work():
            break
    assert await counter.work() == ["manual", "settled"]
    assert await counter.spendable(source) == 100_00 - 7_44 - 5_31
    assert await counter.rows("SELECT count(*) FROM ledger.payment WHERE attention IS NOT NULL") == [(1,)]
    assert await counter.pay(caller, command) == BillPaid(), "not paid a second time"
    sent, counter.companies.poison = counter.companies.sent, set()
    counter.house.now += timedelta(hours=7)
    assert await counter.work() == ["manual", "settled"]
    assert counter.companies.sent == sent, "asked, never sent again without people"


async def test_the_history_is_told_by_company_and_as_a_sheet_under_the_bank_s_seal(counter: Counter) -> None:
    """M116, M117: what is paid after the order is not in the sheet, and nobody's but the member's."""
    light = Service(company("eeq"), "200012345")
    counter.companies.owe("eeq", light.number, ("L1", 10_00))
    caller, source = await counter.open()
    receipt = await counter.pay(caller, await counter.command(caller, source, await counter.bills(caller)))
    assert isinstance(receipt, BillsReceipt)
    ticket = await counter.bank.ask(caller, OrderPaidBills(Origin.ALL))
    assert isinstance(ticket, PaidBillsTicket)
    await counter.pay(
        caller, await counter.command(caller, source, await counter.bills(caller, light), light)
    )
    sheet = await counter.bank.paid_bills(ticket)
    assert isinstance(sheet, PaidBillsSheet)
    assert [(each.service, each.code) for each in sheet.items] == [(CNT, receipt.code)]
    of_light = await counter.bank.ask(caller, PaymentHistory(Origin.ALL, light.company))
    assert isinstance(of_light, PaidBills)
    assert [each.service for each in of_light.items] == [light]
    assert await counter.bank.ask(caller, ListPaidCompanies()) == (light.company, CNT.company)
    recent = await counter.bank.ask(caller, RecentPaidBills(Origin.BY_HAND))
    assert isinstance(recent, tuple)
    assert [each.service for each in recent] == [light, CNT]
    november = Month(MonthName.NOVEMBER, 2026)
    assert await counter.bank.ask(caller, ListPaidMonths(Origin.ALL)) == (november,)
    counter.companies.owe("eeq", light.number, ("L2", 10_00))
    counter.house.now = datetime(2026, 12, 1, 4, 59, tzinfo=UTC)  # still November in Guayaquil
    [*_, newest] = await counter.bills(caller, light)
    await counter.pay(caller, await counter.command(caller, source, (newest,), light))
    assert await counter.bank.ask(caller, ListPaidMonths(Origin.ALL)) == (november,)
    assert await counter.bank.ask(caller, ListPaidMonths(Origin.ALL, CNT.company)) == (november,)
    assert await counter.bank.ask(caller, ListPaidMonths(Origin.AUTOMATIC)) == ()
    in_november = await counter.bank.ask(caller, RecentPaidBills(Origin.ALL, None, november))
    assert isinstance(in_november, tuple)
    assert [each.service for each in in_november] == [light, light, CNT]
    stranger, _ = await counter.open()
    assert await counter.bank.ask(stranger, RecentPaidBills(Origin.ALL)) == ()
    assert await counter.bank.ask(stranger, ListPaidMonths(Origin.ALL)) == ()
    forged = replace(ticket, order=replace(ticket.order, member=ticket.order.member + 1))
    assert await counter.bank.paid_bills(forged) is None
    counter.house.now += timedelta(days=2)
    assert await counter.bank.paid_bills(ticket) is None


async def test_a_service_has_its_member_s_own_name_and_comes_first(counter: Counter) -> None:
    """M97: sealed, by id and owner."""
    light = Service(company("eeq"), "200012345")
    counter.companies.owe("eeq", light.number, ("L1", 1_00))
    caller, source = await counter.open()
    await counter.pay(caller, await counter.command(caller, source, await counter.bills(caller)))
    await counter.pay(
        caller, await counter.command(caller, source, await counter.bills(caller, light), light)
    )
    saved = await counter.bank.ask(caller, ListServices())
    assert isinstance(saved, tuple)
    phone = next(each for each in saved if each.service == CNT)
    stranger, _ = await counter.open()
    assert await counter.pay(stranger, NameService(phone, "mío")) == NotFound()
    assert await counter.pay(caller, NameService(phone, " ")) == NotFound()
    named = replace(phone, alias="teléfono de la casa")
    assert await counter.pay(caller, NameService(phone, named.alias)) == named
    after = await counter.bank.ask(caller, ListServices())
    assert isinstance(after, tuple)
    assert [each.alias for each in after] == ["teléfono de la casa", None]
    assert "casa" not in str(await counter.rows("SELECT s.*::text FROM bank.service s"))
