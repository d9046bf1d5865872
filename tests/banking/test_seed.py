"""The demo members, as a member and a clerk would find them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from stdnum.ec import ci

from banking.clock import system_clock
from banking.demo.seed import seed, show
from banking.ledger.accounts import of_member
from banking.ledger.movements import page
from banking.people.members import find_member
from banking.values import AccountKind, Identification, IdentificationKind, Money, Movement
from banking.work import MemberId
from tests.banking.kit import House


@pytest.fixture
async def seeded(house: House) -> AsyncIterator[House]:
    said: list[str] = []
    await seed(house.owner, house.keys, system_clock, said.append)
    assert len(said) == 6
    yield house
    assert await house.scalar("SELECT sum(amount) FROM ledger.entry") == 0


async def member(house: House, number: str) -> MemberId:
    async with house.engine.connect() as conn:
        found = await find_member(conn, house.keys, Identification(IdentificationKind.CEDULA, number))
    assert found is not None
    return found


async def test_seeding_again_changes_nothing(seeded: House) -> None:
    before = await seeded.scalar("SELECT count(*) FROM ledger.tx")
    said: list[str] = []
    await seed(seeded.owner, seeded.keys, system_clock, said.append)
    assert said == []
    assert await seeded.scalar("SELECT count(*) FROM ledger.tx") == before


async def test_carlos_has_the_manual_s_statement(seeded: House) -> None:
    carlos = await member(seeded, "0100000025")
    async with seeded.engine.connect() as conn:
        savings = (await of_member(conn, carlos))[0]
        newest = await page(conn, carlos, savings.ref.id, 10)
        older = await page(conn, carlos, savings.ref.id, 10, before=newest[-1][0])
    lines = [as_printed(movement) for _, movement in newest]
    assert lines[:9] == [
        "18/12/2024 0 - RETIRO DE AHORROS -550 486",
        "18/12/2024 22047 - NC TRANSFERENCIA PAGO DIRECTO 500 1036",
        "09/12/2024 0 - RETIRO DE AHORROS -800 536",
        "02/12/2024 22048 - IVA TRANSFERENCIA PAGO DIRECTO -5 1336",
        "02/12/2024 22049 - COMISIÓN TRANSFERENCIA PAGO DIRECTO -36 1341",
        "02/12/2024 22050 - ND TRANSFERENCIA PAGO DIRECTO -600 1377",
        "30/11/2024 2 - CAPITALIZACION DE INTERESES EN CUENTA 4 1977",
        "27/11/2024 184 - IVA TRANSFERENCIA / PAGO TARJETAS SPI -5 1973",
        "27/11/2024 183 - COSTO TRANSFERENCIA / PAGO TARJETAS SPI -36 1978",
    ]
    assert [as_printed(movement) for _, movement in older] == ["25/11/2024 0 - DEPOSITO DE AHORROS 3214 3214"]


async def test_rosa_has_the_manual_s_balances(seeded: House) -> None:
    rosa = await member(seeded, "0900000035")
    async with seeded.engine.connect() as conn:
        accounts = await of_member(conn, rosa)
    assert [(a.ref.kind, a.ledger_balance, a.available) for a in accounts] == [
        (AccountKind.SAVINGS, Money(29_565), Money(29_090)),
        (AccountKind.SAVINGS, Money(120_000), Money(120_000)),
        (AccountKind.CONTRIBUTION, Money(41_250), Money(0)),
    ]
    assert [a.can_pay for a in accounts] == [True, True, False]


def test_what_is_shown_is_complete_and_made_up() -> None:
    shown = show()
    assert len(shown) >= 6
    assert {tuple(member) for member in shown} == {
        ("identification", "phone", "email", "name", "birth_date", "accounts")
    }
    numbers = [str(member["identification"]) for member in shown]
    assert sum(not ci.is_valid(number) for number in numbers) == 1, "one passport"
    assert max(len(str(member["name"])) for member in shown) >= 60


def as_printed(movement: Movement) -> str:
    return (
        f"{movement.booked_on:%d/%m/%Y} {movement.document} - {movement.text} "
        f"{movement.amount.cents} {movement.balance.cents}"
    )
