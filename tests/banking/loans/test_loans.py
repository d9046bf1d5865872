"""Loans as a member finds them: on the books, by id and owner, and as of today (M26, M65-M70)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError

from banking.demo.products import GERMAN_LOAN, LATE_LOAN, MANUAL_LOAN, PAID_LOAN, DemoLoan, open_loan
from banking.refusals import NotFound
from banking.requests import GetAmortisation, GetLoan, ListLoans
from banking.values import (
    AmortisationTable,
    InstalmentStatus,
    Loan,
    LoanDetail,
    LoanRef,
    LoanStatus,
    Money,
)
from banking.work import MemberId
from tests.banking.kit import House

TODAY = date(2026, 11, 20)


async def lend(house: House, member: int, *loans: DemoLoan) -> list[Loan]:
    await house.open(member, 0)
    async with house.owner.begin() as conn:
        for demo in loans:
            await open_loan(conn, house.keys, MemberId(member), demo, TODAY)
    listed = await house.bank.ask(house.log_in(member), ListLoans())
    assert isinstance(listed, tuple)
    return list(listed)


async def table(house: House, member: int, ref: LoanRef, *, unpaid_only: bool = False) -> AmortisationTable:
    found = await house.bank.ask(house.log_in(member), GetAmortisation(ref, unpaid_only))
    assert isinstance(found, AmortisationTable)
    return found


async def test_a_loan_shows_what_the_manual_shows(house: House) -> None:
    (loan,) = await lend(house, 1, MANUAL_LOAN)
    whole = await table(house, 1, loan.ref)
    paid = [each for each in whole.items if each.status is InstalmentStatus.PAID]
    assert loan.product == "CONSUMO PRIORITARIO ROL DE PAGOS"
    assert (loan.amount, loan.granted_on, loan.status) == (
        Money(1_375_000),
        date(2024, 12, 18),
        LoanStatus.CURRENT,
    )
    assert [each.due_on for each in paid][-1] == date(2026, 11, 5)
    assert loan.next_payment_on == date(2026, 12, 8), "the 5th is a Saturday, the 7th Quito's day"
    assert loan.principal_balance.cents == 1_375_000 - sum(each.principal.cents for each in paid)
    assert loan.due == whole.items[len(paid)].total
    assert sum(each.principal.cents for each in whole.items) == 1_375_000


async def test_the_states_are_in_order_and_only_one_is_current(house: House) -> None:
    (loan,) = await lend(house, 1, MANUAL_LOAN)
    states = [each.status for each in (await table(house, 1, loan.ref)).items]
    assert (
        states == [InstalmentStatus.PAID] * 22 + [InstalmentStatus.CURRENT] + [InstalmentStatus.UPCOMING] * 25
    )
    rest = (await table(house, 1, loan.ref, unpaid_only=True)).items
    assert [each.number for each in rest] == list(range(23, 49))


async def test_a_late_loan_asks_for_everything_overdue_with_its_arrears(house: House) -> None:
    (loan,) = await lend(house, 1, LATE_LOAN)
    rest = (await table(house, 1, loan.ref, unpaid_only=True)).items
    late = [each for each in rest if each.status is InstalmentStatus.OVERDUE]
    assert loan.status is LoanStatus.OVERDUE
    assert [each.due_on for each in late] == [date(2026, 10, 12), date(2026, 11, 10)]
    assert all(each.arrears.cents > 0 for each in late)
    assert late[0].arrears > late[1].arrears
    assert loan.due.cents == sum(each.total.cents for each in late)
    assert loan.next_payment_on == late[0].due_on
    assert all(each.status is InstalmentStatus.UPCOMING for each in rest[2:])
    detail = await house.bank.ask(house.log_in(1), GetLoan(loan.ref))
    assert isinstance(detail, LoanDetail)
    assert (detail.overdue, detail.arrears.cents) == (2, sum(each.arrears.cents for each in late))


async def test_on_its_day_an_instalment_is_not_late_and_the_day_after_it_is(house: House) -> None:
    (loan,) = await lend(house, 1, MANUAL_LOAN)
    seen = []
    for now in (
        datetime(2026, 12, 9, 4, 59, tzinfo=UTC),  # 8 December, one minute before midnight in Guayaquil
        datetime(2026, 12, 9, 5, 0, tzinfo=UTC),
    ):
        house.now = now
        seen.append((await table(house, 1, loan.ref)).items[22])
    assert [each.status for each in seen] == [InstalmentStatus.CURRENT, InstalmentStatus.OVERDUE]
    assert (seen[0].arrears.cents, seen[1].arrears.cents > 0) == (0, True)


async def test_a_loan_paid_off_asks_nothing_and_comes_last(house: House) -> None:
    german, paid = await lend(house, 1, PAID_LOAN, GERMAN_LOAN)
    assert (german.status, paid.status) == (LoanStatus.CURRENT, LoanStatus.PAID)
    assert (paid.principal_balance, paid.due, paid.next_payment_on) == (Money(0), Money(0), None)
    assert (await table(house, 1, paid.ref, unpaid_only=True)).items == ()
    capital = {each.principal.cents for each in (await table(house, 1, german.ref)).items}
    assert capital == {250_00}


async def test_every_payment_is_on_the_books(house: House) -> None:
    (loan,) = await lend(house, 1, MANUAL_LOAN)
    paid = [each for each in (await table(house, 1, loan.ref)).items if each.status is InstalmentStatus.PAID]
    for code, expected in (
        ("5104.loan_interest", sum(each.interest.cents for each in paid)),
        ("2590.loan_insurance", sum(each.insurance.cents for each in paid)),
        ("1402.1.1", -loan.principal_balance.cents),
    ):
        sql = "SELECT sum(amount) FROM ledger.entry e JOIN ledger.account a ON a.id = e.account_id WHERE a.code = :code"
        assert int(str(await house.scalar(sql, code=code))) == expected
    assert await house.scalar("SELECT sum(amount) FROM ledger.entry") == 0


async def test_another_member_s_loan_is_not_found(house: House) -> None:
    (loan,) = await lend(house, 1, MANUAL_LOAN)
    await house.open(2, 0)
    stranger = house.log_in(2)
    assert await house.bank.ask(stranger, ListLoans()) == ()
    assert await house.bank.ask(stranger, GetLoan(loan.ref)) == NotFound()
    assert await house.bank.ask(stranger, GetAmortisation(loan.ref, False)) == NotFound()
    guessed = LoanRef(loan.ref.id, "9999")
    assert await house.bank.ask(house.log_in(1), GetLoan(guessed)) == NotFound()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE bank.loan SET amount = 1",
        "UPDATE bank.loan_instalment SET paid_on = now()",
        "INSERT INTO bank.loan_instalment (loan_id, number, principal, interest, insurance, due_on) VALUES (1, 99, 1, 1, 1, now())",
        "DELETE FROM bank.loan_instalment",
        "UPDATE bank.investment SET amount = 1",
        "DELETE FROM bank.investment",
    ],
)
async def test_the_application_changes_no_terms(house: House, statement: str) -> None:
    with pytest.raises(DBAPIError) as refused:
        async with house.engine.begin() as conn:
            await conn.exec_driver_sql(statement)
    assert isinstance(refused.value.orig, psycopg.errors.InsufficientPrivilege)


async def test_a_paid_instalment_stays_paid_even_for_the_owner(house: House) -> None:
    await lend(house, 1, PAID_LOAN)
    with pytest.raises(DBAPIError, match="append-only"):
        await house.change("UPDATE bank.loan_instalment SET paid_on = NULL")
