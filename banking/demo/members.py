"""The demo members: who they are and what is on their books. Nobody here exists; identifications are made up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from banking.ledger import vocabulary as say
from banking.ledger.chart import CASH, DIRECT, FEES, INTEREST, IVA, SPI
from banking.people.members import Person
from banking.values import AccountKind, Identification, IdentificationKind


@dataclass(frozen=True, slots=True)
class Booked:
    """One line on a member's statement: signed cents, against an internal account, under a document number (M36)."""

    cents: int
    text: str
    against: str
    document: int = 0


@dataclass(frozen=True, slots=True)
class Deed:
    """What happened on one day: lines that stand or fall together, such as a transfer with its costs (M40)."""

    on: date
    lines: tuple[Booked, ...]


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account with its whole history, oldest first."""

    number: str
    kind: AccountKind
    opened_on: date
    deeds: tuple[Deed, ...]
    held: int = 0
    """Cents promised to something that has not settled."""

    @property
    def balance(self) -> int:
        """Cents posted."""
        return sum(line.cents for deed in self.deeds for line in deed.lines)


@dataclass(frozen=True, slots=True)
class DemoMember:
    """A person and the accounts."""

    person: Person
    accounts: tuple[DemoAccount, ...]


def _person(kind: IdentificationKind, number: str, names: tuple[str, str], nth: int, born: date) -> Person:
    given, surnames = names
    return Person(
        identification=Identification(kind, number),
        given_names=given,
        surnames=surnames,
        phone=f"+59399000000{nth}",
        email=f"socio{nth}@correo.example.com",
        birth_date=born,
    )


def _deposit(on: date, cents: int) -> Deed:
    return Deed(on, (Booked(cents, say.DEPOSIT, CASH),))


def _withdrawal(on: date, cents: int) -> Deed:
    return Deed(on, (Booked(-cents, say.WITHDRAWAL, CASH),))


def _savings(number: str, opened_on: date, *deeds: Deed, held: int = 0) -> DemoAccount:
    return DemoAccount(number, AccountKind.SAVINGS, opened_on, deeds, held)


def _certificates(number: str, opened_on: date, cents: int) -> DemoAccount:
    deeds = (Deed(opened_on, (Booked(cents, say.CONTRIBUTION, CASH),)),)
    return DemoAccount(number, AccountKind.CONTRIBUTION, opened_on, deeds)


CEDULA, PASSPORT = IdentificationKind.CEDULA, IdentificationKind.PASSPORT

_MANUAL_STATEMENT: Final = (
    _deposit(date(2024, 11, 25), 3_214),
    Deed(
        date(2024, 11, 27),
        (
            Booked(-1_200, say.SPI_DEBIT, SPI, 182),
            Booked(-36, say.SPI_FEE, FEES, 183),
            Booked(-5, say.SPI_IVA, IVA, 184),
        ),
    ),
    Deed(date(2024, 11, 30), (Booked(4, say.INTEREST, INTEREST, 2),)),
    Deed(
        date(2024, 12, 2),
        (
            Booked(-600, say.DIRECT_DEBIT, DIRECT, 22050),
            Booked(-36, say.DIRECT_FEE, FEES, 22049),
            Booked(-5, say.DIRECT_IVA, IVA, 22048),
        ),
    ),
    _withdrawal(date(2024, 12, 9), 800),
    Deed(date(2024, 12, 18), (Booked(500, say.DIRECT_CREDIT, DIRECT, 22047),)),
    _withdrawal(date(2024, 12, 18), 550),
)
"""The screenshot of *Últimos movimientos* (M34-M40): its nine lines, and the transfer whose costs are the oldest two."""

DEMO_MEMBERS: Final = (
    DemoMember(
        _person(CEDULA, "1700000019", ("Andrea Lucía", "Morales Vega"), 1, date(1990, 4, 17)),
        (
            _savings(
                "410101082030",
                date(2019, 3, 4),
                _deposit(date(2026, 1, 5), 150_000),
                _withdrawal(date(2026, 2, 14), 20_000),
                _withdrawal(date(2026, 3, 2), 5_470),
            ),
            _savings("410101082048", date(2023, 8, 21), _deposit(date(2026, 1, 5), 8_500)),
            _certificates("410201082030", date(2019, 3, 4), 10_000),
        ),
    ),
    DemoMember(
        _person(CEDULA, "0100000025", ("Carlos Andrés", "Paredes Ruiz"), 2, date(1984, 11, 30)),
        (
            _savings("410112060750", date(2018, 6, 12), *_MANUAL_STATEMENT),
            _certificates("410212060750", date(2018, 6, 12), 3_500),
        ),
    ),
    DemoMember(
        _person(CEDULA, "0900000035", ("Rosa Elena", "Cando Quishpe"), 3, date(1975, 8, 9)),
        (
            _savings("410103045561", date(2015, 2, 20), _deposit(date(2026, 1, 12), 29_565), held=475),
            _savings("410103045579", date(2021, 5, 3), _deposit(date(2026, 1, 12), 120_000)),
            _certificates("410203045561", date(2015, 2, 20), 41_250),
        ),
    ),
    DemoMember(
        _person(PASSPORT, "XA1234567", ("Ingrid Sofie", "Lindqvist"), 4, date(1988, 1, 23)),
        (
            _savings("410107714420", date(2022, 10, 10), _deposit(date(2026, 1, 20), 1_375_000)),
            _savings("410107714438", date(2022, 10, 10)),
        ),
    ),
    DemoMember(
        _person(
            CEDULA,
            "1800000042",
            ("María de los Ángeles Guadalupe", "Fernández de Córdova y Montalvo Espinosa de los Monteros"),
            5,
            date(1969, 12, 31),
        ),
        (
            _savings("410109933017", date(2010, 7, 7), _deposit(date(2026, 1, 9), 250_075)),
            _savings("410109933025", date(2016, 1, 18), _deposit(date(2026, 1, 9), 1)),
            _certificates("410209933017", date(2010, 7, 7), 25_000),
        ),
    ),
    DemoMember(
        _person(CEDULA, "3000000053", ("Joaquín", "Ñato Güiza"), 6, date(2000, 2, 29)),
        (
            _savings("410105518802", date(2024, 2, 29)),
            _certificates("410205518802", date(2024, 2, 29), 2_000),
        ),
    ),
)
"""Andrea is the one to try things with; Carlos has the manual's statement, Rosa the manual's two balances (M24)."""
