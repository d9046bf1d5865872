"""Loans and term deposits of the demo members, by identification: the manual's (M26, M27) and their less happy kin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.crypto import Keys
from banking.investments.opening import Deposit, take_deposit
from banking.investments.tables import investment
from banking.loans.amortisation import Terms, schedule
from banking.loans.granting import grant, pay
from banking.loans.tables import loan
from banking.values import AmortisationMethod
from banking.work import MemberId

FRENCH, GERMAN = AmortisationMethod.FRENCH, AmortisationMethod.GERMAN
PAYROLL: Final = "CONSUMO PRIORITARIO ROL DE PAGOS"


@dataclass(frozen=True, slots=True)
class DemoLoan:
    """A loan whose instalments were paid on their days, but for the last `behind` that fell due."""

    number: str
    product: str
    terms: Terms
    behind: int = 0


MANUAL_LOAN: Final = DemoLoan(
    "0118958000", PAYROLL, Terms(1_375_000, 1_560, 48, FRENCH, 450, date(2024, 12, 18), 5)
)
"""M26's; the manual's figures are samples, ours are computed (D15)."""
GERMAN_LOAN: Final = DemoLoan(
    "0118961247", "MICROCREDITO MINORISTA", Terms(600_000, 2_200, 24, GERMAN, 450, date(2026, 2, 10), 15)
)
LATE_LOAN: Final = DemoLoan(
    "0118944310", "CONSUMO ORDINARIO", Terms(320_000, 1_599, 36, FRENCH, 450, date(2025, 5, 20), 10), behind=2
)
PAID_LOAN: Final = DemoLoan("0118970003", PAYROLL, Terms(90_000, 1_560, 6, FRENCH, 450, date(2025, 3, 3), 31))
MANUAL_DEPOSIT: Final = Deposit("0010047712", 1_000_000, 790, 365, date(2026, 6, 1))
"""M27's."""
SHORT_DEPOSIT: Final = Deposit("0010052039", 250_000, 550, 120, date(2026, 9, 15))

LOANS: Final[Mapping[str, tuple[DemoLoan, ...]]] = {
    "1700000019": (MANUAL_LOAN,),
    "0100000025": (LATE_LOAN,),
    "1800000042": (GERMAN_LOAN, PAID_LOAN),
}
DEPOSITS: Final[Mapping[str, tuple[Deposit, ...]]] = {
    "1700000019": (MANUAL_DEPOSIT, SHORT_DEPOSIT),
}


async def open_loan(conn: AsyncConnection, keys: Keys, member: MemberId, demo: DemoLoan, today: date) -> None:
    """Grant a loan and book what was paid of it up to today."""
    ref = await grant(conn, keys, member, demo.terms, demo.product, demo.number)
    due = [each for each in schedule(demo.terms) if each.due_on <= today]
    for each in due[: len(due) - demo.behind]:
        await pay(conn, ref, each.number, each.due_on)


async def open_products(
    conn: AsyncConnection, keys: Keys, member: MemberId, identification: str, today: date
) -> int:
    """Put in the loans and deposits that are missing; how many there were."""
    opened = 0
    for demo in LOANS.get(identification, ()):
        index = keys.blind("loan-number", demo.number)
        if await conn.scalar(select(loan.c.id).where(loan.c.number_index == index)) is None:
            await open_loan(conn, keys, member, demo, today)
            opened += 1
    for deposit in DEPOSITS.get(identification, ()):
        index = keys.blind("investment-number", deposit.number)
        if await conn.scalar(select(investment.c.id).where(investment.c.number_index == index)) is None:
            await take_deposit(conn, keys, member, deposit)
            opened += 1
    return opened
