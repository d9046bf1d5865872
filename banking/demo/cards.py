"""The demo members' cards: the manual's own figures (M28, M43, M57), and one credit card to try things with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.cards.opening import Line as Terms
from banking.cards.opening import Plastic, open_credit_card, open_debit_card
from banking.cards.purchases import Booked, Purchase, book
from banking.cards.tables import card, card_purchase, card_statement
from banking.crypto import Keys
from banking.ledger.tables import member_account
from banking.values import AccountKind, AccountRef, CardRef
from banking.work import MemberId

CUT_DAYS_AGO: Final = 10
PAY_DAYS: Final = 15
_EXPIRES: Final = date(2029, 11, 30)


@dataclass(frozen=True, slots=True)
class Bought:
    """One purchase: cents, and days after the last cut (negative: that cut billed it)."""

    merchant: str
    cents: int
    days: int
    can_defer: bool = True


@dataclass(frozen=True, slots=True)
class DemoDebit:
    """A debit card on the account with this number."""

    last4: str
    account: str
    brand: str = "mastercard"
    product: str = "MC Débito"
    first6: str = "550975"


@dataclass(frozen=True, slots=True)
class DemoCredit:
    """A credit card with its history. `cut_on` None: a cut some days ago, and one every month from there."""

    last4: str
    limit: int
    bought: tuple[Bought, ...]
    minimum: int
    cut_on: date | None = None
    pay_by: date | None = None
    brand: str = "mastercard"
    product: str = "Mastercard Estandar"
    first6: str = "513744"


DEBIT_CARDS: Final[Mapping[str, tuple[DemoDebit, ...]]] = {
    "1700000019": (DemoDebit("4417", "410101082030"),),
    "0100000025": (DemoDebit("7023", "410112060750"),),
    "0900000035": (DemoDebit("5561", "410103045561", "una red nueva", "Tarjeta de prueba"),),
    "1800000042": (DemoDebit("3017", "410109933017", "visa", "Visa Débito", "476173"),),
}
CREDIT_CARDS: Final[Mapping[str, tuple[DemoCredit, ...]]] = {
    "1700000019": (
        DemoCredit(
            "8812",
            200_000,
            (
                Bought("SUPERMERCADO LA CANASTA", 8_435, -20),
                Bought("FARMACIA DEL BARRIO", 2_310, -12),
                Bought("ALMACEN EL HOGAR", 48_000, 1),
                Bought("TIENDA DE ROPA ANDINA", 7_590, 3),
                Bought("FERRETERIA LOS PINOS", 6_420, 5),
                Bought("CAFETERIA CENTRAL", 1_250, 6),
                Bought("AVANCE EN EFECTIVO", 10_000, 7, can_defer=False),
            ),
            minimum=1_000,
        ),
    ),
    "0100000025": (
        DemoCredit(
            "0395",
            995_715,
            (Bought("CONSUMOS DEL MES", 153_814, -5),),
            70_863,
            date(2024, 12, 17),
            date(2025, 1, 2),
        ),
        DemoCredit(
            "2631",
            150_000,
            (Bought("CONSUMOS DEL MES", 149_397, -5),),
            16_423,
            date(2024, 12, 17),
            date(2025, 1, 2),
        ),
    ),
}
"""By the member's identification. Carlos has the manual's two cards: they are not billed again, so that their figures stay."""


async def issue_cards(
    conn: AsyncConnection, keys: Keys, member: MemberId, identification: str, today: date
) -> int:
    """Issue the member's cards that are missing; how many."""
    issued = 0
    for debit in DEBIT_CARDS.get(identification, ()):
        plastic = Plastic(
            f"demo-{debit.first6}-{debit.last4}",
            debit.brand,
            debit.product,
            debit.first6,
            debit.last4,
            _EXPIRES,
        )
        if await _is_new(conn, plastic):
            await open_debit_card(conn, member, plastic, await _account(conn, keys, debit.account))
            issued += 1
    for credit in CREDIT_CARDS.get(identification, ()):
        plastic = Plastic(
            f"demo-{credit.first6}-{credit.last4}",
            credit.brand,
            credit.product,
            credit.first6,
            credit.last4,
            _EXPIRES,
        )
        if await _is_new(conn, plastic):
            await _issue_credit(conn, member, plastic, credit, today)
            issued += 1
    return issued


async def _issue_credit(
    conn: AsyncConnection, member: MemberId, plastic: Plastic, demo: DemoCredit, today: date
) -> None:
    recent = today - timedelta(days=CUT_DAYS_AGO)
    cut_on = demo.cut_on or recent.replace(day=min(recent.day, 28))
    terms = Terms(demo.limit, cut_on.day if demo.cut_on is None else None)
    ref = await open_credit_card(conn, member, plastic, terms)
    for nth, bought in enumerate(demo.bought):
        made_on = min(cut_on + timedelta(days=bought.days), today)
        purchase = Purchase(
            f"{plastic.token}:{nth}", ref.id, bought.merchant, bought.cents, made_on, bought.can_defer
        )
        if await book(conn, purchase) is not Booked.POSTED:
            raise ValueError(f"a demo purchase was not taken: {bought.merchant}")
    await _cut(conn, ref, demo, cut_on)


async def _cut(conn: AsyncConnection, ref: CardRef, demo: DemoCredit, cut_on: date) -> None:
    """The statement of the last cut, with the purchases before it."""
    total = sum(bought.cents for bought in demo.bought if bought.days <= 0)
    new = insert(card_statement).values(
        card_id=ref.id,
        cut_on=cut_on,
        pay_by=demo.pay_by or cut_on + timedelta(days=PAY_DAYS),
        total=total,
        minimum=demo.minimum,
        interest=0,
    )
    statement = (await conn.execute(new.returning(card_statement.c.id))).scalar_one()
    billed = update(card_purchase).where(card_purchase.c.card_id == ref.id, card_purchase.c.made_on <= cut_on)
    await conn.execute(billed.values(statement_id=statement))


async def _is_new(conn: AsyncConnection, plastic: Plastic) -> bool:
    return await conn.scalar(select(card.c.id).where(card.c.token == plastic.token)) is None


async def _account(conn: AsyncConnection, keys: Keys, number: str) -> AccountRef:
    index = keys.blind("account-number", number)
    row = (
        await conn.execute(
            select(member_account.c.account_id, member_account.c.product, member_account.c.last4).where(
                member_account.c.number_index == index
            )
        )
    ).one()
    return AccountRef(row.account_id, AccountKind(row.product), row.last4)
