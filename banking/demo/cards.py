"""The demo members' cards: the manual's own figures (M28, M43, M57), and one credit card to try things with."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.cards.deferrals import Terms as Agreed
from banking.cards.deferrals import record
from banking.cards.opening import Line as Terms
from banking.cards.opening import Plastic, open_credit_card, open_debit_card
from banking.cards.pins import hash_pin, set_pin
from banking.cards.purchases import Booked, Purchase, book
from banking.cards.quotas import month_after, plan
from banking.cards.tables import card, card_purchase, card_statement, credit_line
from banking.clock import business_date
from banking.crypto import Keys
from banking.ledger import vocabulary
from banking.ledger.posting import Line, Posting, post
from banking.ledger.tables import member_account
from banking.policy import Policy
from banking.values import AccountKind, AccountRef, CardRef
from banking.work import MemberId

CUT_DAYS_AGO: Final = 10
PAY_DAYS: Final = 15
DEMO_PIN: Final = "0851"
_DEFERRED_MONTHS: Final = 24
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
    pin: str | None = None
    """Its key from the start; without one, *Recuperar clave* gives the first."""


@dataclass(frozen=True, slots=True)
class DemoCredit:
    """A credit card with its history. `cut_on` None: a cut some days ago, and one every month from there."""

    last4: str
    limit: int
    bought: tuple[Bought, ...]
    minimum: int
    cut_on: date | None = None
    pay_by: date | None = None
    deferred: int = 0
    """Cents of an older purchase that was spread over 24 months at the last cut."""
    brand: str = "mastercard"
    product: str = "Mastercard Estandar"
    first6: str = "513744"


DEBIT_CARDS: Final[Mapping[str, tuple[DemoDebit, ...]]] = {
    "1700000019": (DemoDebit("4417", "410101082030", pin=DEMO_PIN),),
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
            deferred=759_738,
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
    conn: AsyncConnection, keys: Keys, member: MemberId, identification: str, now: datetime
) -> int:
    """Issue the demo member's cards that are missing; how many."""
    debits, credits_ = DEBIT_CARDS.get(identification, ()), CREDIT_CARDS.get(identification, ())
    wanted: list[DemoDebit | DemoCredit] = [*debits, *credits_]
    missing = [each for each in wanted if await _is_new(conn, each)]
    for each in missing:
        await issue(conn, keys, Policy(), member, each, now)
    return len(missing)


async def issue(
    conn: AsyncConnection,
    keys: Keys,
    policy: Policy,
    member: MemberId,
    demo: DemoDebit | DemoCredit,
    now: datetime,
) -> CardRef:
    """Issue one card with its history."""
    if isinstance(demo, DemoCredit):
        return await _issue_credit(conn, member, demo, business_date(now))
    ref = await open_debit_card(conn, member, _plastic(demo), await _account(conn, keys, demo.account))
    if demo.pin is not None:
        await set_pin(conn, ref.id, await hash_pin(keys, policy, ref.id, demo.pin), None, now)
    return ref


def _plastic(demo: DemoDebit | DemoCredit) -> Plastic:
    token = f"demo-{demo.first6}-{demo.last4}"
    return Plastic(token, demo.brand, demo.product, demo.first6, demo.last4, _EXPIRES)


async def _issue_credit(conn: AsyncConnection, member: MemberId, demo: DemoCredit, today: date) -> CardRef:
    recent = today - timedelta(days=CUT_DAYS_AGO)
    cut_on = demo.cut_on or recent.replace(day=min(recent.day, 28))
    terms = Terms(demo.limit, cut_on.day if demo.cut_on is None else None)
    ref = await open_credit_card(conn, member, _plastic(demo), terms)
    for nth, bought in enumerate(demo.bought):
        made_on = min(cut_on + timedelta(days=bought.days), today)
        purchase = Purchase(
            f"demo-{demo.first6}-{demo.last4}:{nth}",
            ref.id,
            bought.merchant,
            bought.cents,
            made_on,
            bought.can_defer,
        )
        if await book(conn, purchase) is not Booked.POSTED:
            raise ValueError(f"a demo purchase was not taken: {bought.merchant}")
    if demo.deferred:
        await _spread(conn, ref, demo, cut_on)
    await _cut(conn, ref, demo, cut_on)
    return ref


async def _spread(conn: AsyncConnection, ref: CardRef, demo: DemoCredit, cut_on: date) -> None:
    """An older purchase, and what moved it from revolving to deferred."""
    name = f"demo-{demo.first6}-{demo.last4}:deferred"
    older = cut_on - timedelta(days=40)
    await book(conn, Purchase(name, ref.id, "ELECTRODOMESTICOS DEL VALLE", demo.deferred, older))
    line = (await conn.execute(select(credit_line).where(credit_line.c.card_id == ref.id))).one()
    posting = Posting(
        kind="opening",
        scope="seed",
        key=name,
        request_hash=hashlib.sha256(name.encode()).digest(),
        business_date=cut_on,
        actor="opening",
        lines=(
            Line(line.revolving, demo.deferred, vocabulary.DEFERRAL),
            Line(line.deferred, -demo.deferred, vocabulary.DEFERRAL),
        ),
    )
    moved = await post(conn, posting)
    if moved.tx is None:
        raise ValueError("a demo deferral was not taken")
    terms = Agreed(demo.deferred, _DEFERRED_MONTHS, Policy().deferral_basis_points)
    quotas = plan(terms.capital, terms.months, terms.basis_points, month_after(cut_on), PAY_DAYS)
    await record(conn, ref.id, moved.tx, terms, quotas, (), cut_on)


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


async def _is_new(conn: AsyncConnection, demo: DemoDebit | DemoCredit) -> bool:
    return await conn.scalar(select(card.c.id).where(card.c.token == _plastic(demo).token)) is None


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
