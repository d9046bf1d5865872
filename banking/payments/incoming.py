"""Money from other institutions: a rail tells of it, signed and once; it is in the account with the answer, or the rail keeps it (M39, M40, S03).

A credit is believed on its amount, for the money is there already: the rail owes it to us on its settlement account. Receiving costs nothing.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from sqlalchemy import Row, select
from sqlalchemy.dialects.postgresql import insert

from banking import audit
from banking.beneficiaries.holders import masked
from banking.beneficiaries.payees import institution_of
from banking.clock import business_date
from banking.crypto import Place
from banking.ledger import chart, vocabulary
from banking.ledger.chart import internal
from banking.ledger.posting import Line, Outcome, Posting, post
from banking.ledger.tables import account, member_account
from banking.messages.notices import notify
from banking.payments.callbacks import UnreadableMessageError, optional_text, short_text
from banking.payments.rails import CURRENCY
from banking.payments.tables import rail_credit
from banking.values import AccountKind, AccountStatus, Money, MoneyReceived, RailName
from banking.work import MemberId

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.payments.moving import Means
    from banking.payments.working import Desk

SCOPE: Final = "rail_credit"
most_cents: Final = 10_000_000_00
"""No single transfer of the country is larger; a longer number is a mistake of the rail's."""
_BOOKED: Final = {
    RailName.DIRECT.value: (chart.DIRECT, vocabulary.DIRECT_CREDIT),
    RailName.SPI.value: (chart.SPI, vocabulary.SPI_CREDIT),
}
"""Rail to the settlement account that owes it and what members read."""


class Credited(StrEnum):
    """What became of it; the rail is told in this word."""

    CREDITED = "credited"
    ACCOUNT_UNKNOWN = "account_unknown"
    ACCOUNT_UNAVAILABLE = "account_unavailable"
    """Blocked, closed, or none that takes transfers."""
    OTHER_CURRENCY = "other_currency"


class CreditConflictError(ValueError):
    """Another credit under a used id: an alarm, and nothing happened (F09)."""


@dataclass(frozen=True, slots=True)
class Credit:
    """What a rail tells of money it brings. Cents; `id` is the rail's, and once."""

    id: str
    rail: str
    amount: int
    currency: str
    account: str = field(repr=False)
    sender: str = field(repr=False)
    institution: str
    reference: str | None = field(repr=False)


def read_credit(body: bytes) -> Credit:
    """Read a credit's JSON: `{"event", "rail", "amount", "currency", "account", "sender", "institution", "reference"?}`.

    Raises:
        UnreadableMessageError: it is something else.
    """
    try:
        plain = json.loads(body)
        amount = plain["amount"]
        if type(amount) is not int or not 0 < amount <= most_cents or plain["rail"] not in _BOOKED:
            raise ValueError  # noqa: TRY301 - told without its values below
        return Credit(
            short_text(plain["event"]),
            plain["rail"],
            amount,
            short_text(plain["currency"]),
            short_text(plain["account"]),
            short_text(plain["sender"]),
            short_text(plain["institution"]),
            optional_text(plain.get("reference")),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        message = "not a credit of a rail"
        raise UnreadableMessageError(message) from None


async def take_credit(desk: Desk, credit: Credit, body: bytes) -> Credited:
    """Take a credit whose signature was checked: the note that it came, the posting and the news are one transaction. The same
    message again answers the same.

    Raises:
        CreditConflictError: its id was used for another one.
    """
    digest = hashlib.sha256(body).digest()
    async with desk.engine.begin() as conn:
        means = desk.means(conn)
        found = await _account(means, credit)
        outcome = _judged(credit, found)
        row = {
            "rail": credit.rail,
            "message_id": credit.id,
            "body_hash": digest,
            "account_id": None if found is None else found.account_id,
            "amount": credit.amount,
            "outcome": outcome.value,
            "details": _sealed(means, credit),
            "received_at": means.now,
        }
        if not await _first(conn, row):
            return await _before(means, credit, digest)
        if outcome is Credited.CREDITED and found is not None:
            await _book(means, credit, found, digest)
        await _trail(means, credit, outcome)
        return outcome


async def _account(means: Means, credit: Credit) -> Row[*tuple[Any, ...]] | None:
    """The account under this number, held, so that nobody blocks it between the look and the posting."""
    index = means.keys.blind("account-number", credit.account)
    wanted = (
        select(
            member_account.c.account_id,
            member_account.c.member_id,
            member_account.c.product,
            member_account.c.last4,
            account.c.status,
        )
        .join(account, account.c.id == member_account.c.account_id)
        .where(member_account.c.number_index == index)
    )
    return (await means.conn.execute(wanted.with_for_update(of=account, key_share=True))).first()


def _judged(credit: Credit, found: Row[*tuple[Any, ...]] | None) -> Credited:
    if credit.currency != CURRENCY:
        return Credited.OTHER_CURRENCY
    if found is None:
        return Credited.ACCOUNT_UNKNOWN
    takes = found.product == AccountKind.SAVINGS and found.status == AccountStatus.ACTIVE
    return Credited.CREDITED if takes else Credited.ACCOUNT_UNAVAILABLE


async def _book(means: Means, credit: Credit, found: Row[*tuple[Any, ...]], digest: bytes) -> None:
    settlement, name = _BOOKED[credit.rail]
    owed_by = (await internal(means.conn))[settlement]
    posted = await post(
        means.conn,
        Posting(
            kind="rail_credit",
            scope=SCOPE,
            key=f"{credit.rail}:{credit.id}",
            request_hash=digest,
            business_date=business_date(means.now),
            actor=f"rail:{credit.rail}",
            lines=(Line(found.account_id, credit.amount, name), Line(owed_by, -credit.amount, name)),
            memo=credit.reference,
        ),
    )
    if posted.outcome is not Outcome.POSTED:
        message = f"a credit could not be booked: {posted.outcome}"
        raise CreditConflictError(message)
    sender = f"{masked(credit.sender)}, {institution_of(credit.institution).name}"
    news = MoneyReceived(Money(credit.amount), sender, found.last4, means.now)
    await notify(means.conn, means.keys, MemberId(found.member_id), news, means.now)


async def _first(conn: AsyncConnection, row: dict[str, Any]) -> bool:
    added = insert(rail_credit).values(row).on_conflict_do_nothing().returning(rail_credit.c.rail)
    return (await conn.execute(added)).first() is not None


async def _before(means: Means, credit: Credit, digest: bytes) -> Credited:
    mine = (rail_credit.c.rail == credit.rail, rail_credit.c.message_id == credit.id)
    stored = (
        await means.conn.execute(select(rail_credit.c.body_hash, rail_credit.c.outcome).where(*mine))
    ).one()
    if stored.body_hash != digest:
        message = "another credit came under this id"
        raise CreditConflictError(message)
    return Credited(stored.outcome)


async def _trail(means: Means, credit: Credit, outcome: Credited) -> None:
    await audit.record(
        means.conn,
        at=means.now,
        actor=f"rail:{credit.rail}",
        action="RailCredit",
        subject=credit.id,
        origin="callback",
        result="done" if outcome is Credited.CREDITED else outcome.value,
    )


def _sealed(means: Means, credit: Credit) -> bytes:
    said = {"sender": credit.sender, "institution": credit.institution, "reference": credit.reference}
    place = Place("ledger.rail_credit", "details", f"{credit.rail}:{credit.id}")
    return means.keys.seal(place, json.dumps(said, ensure_ascii=False))
