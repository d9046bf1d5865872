"""Whom Rosa sends money to in the stories: a neighbour with an account of the cooperative, and two people elsewhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.beneficiaries.holders import mask_name
from banking.beneficiaries.payees import Payee, columns_of, destination_index, institution_of
from banking.beneficiaries.tables import beneficiary
from banking.crypto import Keys
from banking.institutions import directory
from banking.ledger.accounts import open_account
from banking.ledger.chart import CASH, internal
from banking.ledger.posting import Line, Posting, post
from banking.ledger.tables import account, member_account
from banking.people.members import Person, add_member
from banking.values import (
    AccountKind,
    Identification,
    IdentificationKind,
    PayeeAccountKind,
    TransferService,
)
from banking.work import MemberId
from tests.banking.people.town import Town, cedula

NUMBER = "410101055501"
_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
CARLOS = Person(
    identification=Identification(IdentificationKind.CEDULA, cedula(78)),
    given_names="Carlos Andrés",
    surnames="Paredes Ruiz",
    phone="+593991234578",
    email="carlos.paredes@correo.example",
    birth_date=date(1984, 11, 30),
)


async def move_in(conn: AsyncConnection, keys: Keys, now: datetime) -> int:
    """Carlos becomes a member with a savings account; its id."""
    carlos = await add_member(conn, keys, CARLOS, now)
    return (await open_account(conn, keys, carlos, AccountKind.SAVINGS, NUMBER, now.date())).id


def _carlos(keys: Keys, house_account: int) -> Payee:
    return Payee(
        uuid5(NAMESPACE_URL, "carlos"),
        TransferService.COOPROGRESO,
        institution_of(directory.HOUSE),
        house_account,
        PayeeAccountKind.SAVINGS,
        NUMBER,
        CARLOS.identification,
        mask_name(CARLOS),
        CARLOS.email,
        "Carlitos",
        destination_index(keys, directory.HOUSE, NUMBER),
        _LONG_AGO,
    )


def _elsewhere(keys: Keys, code: str, name: str, number: str, kind: PayeeAccountKind) -> Payee:
    return Payee(
        uuid5(NAMESPACE_URL, name.split(maxsplit=1)[0].lower()),
        TransferService.INTERBANK,
        institution_of(code),
        None,
        kind,
        number,
        Identification(IdentificationKind.CEDULA, cedula(79)),
        name,
        None,
        None,
        destination_index(keys, code, number),
        _LONG_AGO,
    )


async def know(
    conn: AsyncConnection, keys: Keys, member: MemberId, house_account: int, now: datetime, days: int
) -> None:
    """Carlos, Luz at an institution with immediate credit and Pedro at one without are beneficiaries for so many days."""
    since = now - timedelta(days=days)
    for payee in (
        _carlos(keys, house_account),
        _elsewhere(keys, "10", "Luz Peña", "2200123456", PayeeAccountKind.SAVINGS),
        _elsewhere(keys, "65", "Pedro Toaquiza", "406010203040", PayeeAccountKind.CHECKING),
    ):
        await conn.execute(
            insert(beneficiary).values(
                id=payee.id,
                member_id=member,
                service=payee.service,
                institution=payee.institution.code,
                account_id=payee.account_id,
                account_kind=payee.account_kind,
                created_at=since,
                **{**columns_of(keys, payee), "since": since},
            )
        )


async def forget(conn: AsyncConnection, name: str, now: datetime) -> None:
    """A beneficiary is deleted from somewhere else."""
    gone = update(beneficiary).where(
        beneficiary.c.id == uuid5(NAMESPACE_URL, name.split(maxsplit=1)[0].lower())
    )
    await conn.execute(gone.values(deleted_at=now))


async def happen(town: Town, member: MemberId, words: list[str]) -> None:
    """What a story says of the neighbourhood: see `tests.golden.story`."""
    async with town.owner.begin() as conn:
        match words:
            case ["neighbour"]:
                await move_in(conn, town.keys, town.now)
            case ["beneficiaries"]:
                await know(conn, town.keys, member, await move_in(conn, town.keys, town.now), town.now, 2)
            case ["new", "beneficiaries"]:
                await know(conn, town.keys, member, await move_in(conn, town.keys, town.now), town.now, 0)
            case ["forgotten", name]:
                await forget(conn, name, town.now)
            case ["account", number, "blocked" | "closed" as status]:
                await conn.execute(
                    update(account)
                    .where(account.c.id == await _account(conn, town.keys, number))
                    .values(status=status)
                )
            case ["deposit", dollars]:
                await deposit(
                    conn, await _account(conn, town.keys, "410101082030"), int(dollars) * 100, town.now
                )
            case _:
                raise AssertionError(f"unknown line: = {' '.join(words)}")


async def _account(conn: AsyncConnection, keys: Keys, number: str) -> int:
    index = keys.blind("account-number", number)
    found = select(member_account.c.account_id).where(member_account.c.number_index == index)
    return int(str(await conn.scalar(found)))


async def deposit(conn: AsyncConnection, to: int, cents: int, now: datetime) -> None:
    """Cash at a counter."""
    cash = (await internal(conn))[CASH]
    lines = (Line(to, cents, "DEPOSITO DE AHORROS"), Line(cash, -cents, "CAJA"))
    await post(conn, Posting("deposit", "test", str(cents), bytes(32), now.date(), "opening", lines))
