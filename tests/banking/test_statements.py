"""Statements: ordered once, carried out later by the ticket alone, exactly what was ordered (B14, S16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from banking.ledger.chart import CASH, internal
from banking.ledger.posting import Line, Posting, post
from banking.people.members import add_member
from banking.policy import Policy
from banking.requests import OrderStatement
from banking.values import (
    AccountRef,
    Caller,
    Money,
    MovementFilter,
    MovementType,
    Period,
    Statement,
    StatementForm,
    StatementTicket,
    Totals,
)
from tests.banking.kit import House
from tests.banking.people.town import somebody
from webhooks.embedded.postgres import DatabaseUrls

OTHER = 99
YEAR = Period(date(2025, 11, 1), date(2026, 11, 20))
DEBITS = MovementFilter("débitos", type=MovementType.DEBIT)


async def book(house: House, account: AccountRef, key: str, *cents: int) -> None:
    """Movements of today."""
    async with house.owner.begin() as conn:
        cash = (await internal(conn))[CASH]
        for nth, each in enumerate(cents):
            lines = (Line(account.id, each, "RETIRO DE AHORROS"), Line(cash, -each, "RETIRO"))
            await post(conn, Posting("test", "test", f"{key}{nth}", bytes(32), YEAR.last, "test", lines))


async def order(
    house: House, caller: Caller, account: AccountRef, meant: MovementFilter | None = None
) -> StatementTicket:
    ticket = await house.bank.ask(caller, OrderStatement(account, YEAR, meant, StatementForm.PDF))
    assert isinstance(ticket, StatementTicket)
    return ticket


async def settle(house: House) -> tuple[AccountRef, Caller]:
    """Somebody with a name, an account and movements, logged in."""
    async with house.owner.begin() as conn:
        member = await add_member(conn, house.keys, somebody(), house.now)
    account = await house.open(member, 10_000)
    await book(house, account, "a", -500, -36, 200)
    return account, house.log_in(member)


async def test_a_statement_holds_what_there_was_when_it_was_ordered(house: House) -> None:
    account, caller = await settle(house)
    ticket = await order(house, caller, account)
    await book(house, account, "later", -77)
    house.desk.sessions.clear()
    statement = await house.bank.statement(ticket)
    assert isinstance(statement, Statement)
    assert [item.amount.cents for item in statement.items] == [200, -36, -500, 10_000]
    assert statement.totals == Totals(Money(10_200), Money(-536), 4)
    assert (statement.opening, statement.closing) == (Money(0), Money(9_664))
    assert not statement.is_cut


async def test_a_search_s_statement_holds_what_was_meant_and_no_balances(house: House) -> None:
    account, caller = await settle(house)
    for meant in (DEBITS, MovementFilter("36 a 500", low=Money(36), high=Money(500), words=("retiro",))):
        statement = await house.bank.statement(await order(house, caller, account, meant))
        assert isinstance(statement, Statement)
        assert {item.amount.cents for item in statement.items} >= {-500, -36}
        assert statement.totals is not None
        assert statement.totals.debits == Money(-536)
        assert (statement.opening, statement.closing) == (None, None)


async def test_a_long_statement_keeps_the_newest_and_says_that_there_are_more(database: DatabaseUrls) -> None:
    house = House(database, Policy(statement_pdf_rows=3))
    try:
        account, caller = await settle(house)
        ticket = await order(house, caller, account)
        assert ticket.order.is_cut
        statement = await house.bank.statement(ticket)
        assert isinstance(statement, Statement)
        assert [item.amount.cents for item in statement.items] == [200, -36, -500]
        assert statement.is_cut
        assert statement.opening == Money(0)
    finally:
        await house.close()


@pytest.mark.parametrize(
    "change", ["member", "account", "period", "filter", "below", "rows", "proof", "time"]
)
async def test_a_ticket_that_the_bank_did_not_seal_brings_nothing(house: House, change: str) -> None:
    account, caller = await settle(house)
    theirs = await house.open(OTHER, 5_000)
    ticket = await order(house, caller, account)
    forged = {
        "member": {"member": OTHER},
        "account": {"account": theirs},
        "period": {"period": Period(date(2020, 1, 1), YEAR.last)},
        "filter": {"filter": DEBITS},
        "below": {"below": 99},
        "rows": {"rows": 999_999},
        "time": {"expires_at": ticket.order.expires_at + timedelta(days=1)},
    }
    if change == "proof":
        altered = replace(ticket, proof=bytes(32))
    else:
        altered = replace(ticket, order=replace(ticket.order, **forged[change]))  # type: ignore[arg-type]
    assert await house.bank.statement(altered) is None
    assert await house.bank.statement(ticket) is not None


async def test_a_ticket_expires(house: House) -> None:
    account, caller = await settle(house)
    ticket = await order(house, caller, account)
    house.now += timedelta(seconds=house.policy.statement_ttl_seconds)
    assert await house.bank.statement(ticket) is None


async def test_nobody_orders_a_statement_of_another_member_s_account(house: House) -> None:
    account, _ = await settle(house)
    stranger = house.log_in(OTHER)
    answer = await house.bank.ask(stranger, OrderStatement(account, YEAR, None, StatementForm.CSV))
    assert type(answer).__name__ == "NotFound"
