"""E-mails to members (M17, M59, M145, S38): a row and a job in the transaction of what they tell of.

Secrets of a mail are sealed in its row and erased when it has left; the address is read when it leaves.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

from sqlalchemy import insert

from banking import jobs
from banking.crypto import Place
from banking.messages.tables import outgoing_email

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.values import Money
    from banking.work import MemberId, Order


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail's words."""

    subject: str
    text: str
    html: str

    def __repr__(self) -> str:
        """A letter may hold a temporary password (S13)."""
        return "Letter(…)"


EMAIL_TASK: Final = "send_email"

CREDENTIALS: Final = "credentials"
PASSWORD_CHANGED: Final = "password_changed"  # noqa: S105 - the name of a template
CHAT_LINKED: Final = "chat_linked"
CHAT_MOVED: Final = "chat_moved"
CHAT_RELEASED: Final = "chat_released"
OWN_TRANSFER: Final = "own_transfer"
INTERBANK_TRANSFER: Final = "interbank_transfer"
COOPROGRESO_TRANSFER: Final = "cooprogreso_transfer"
BENEFICIARY: Final = "beneficiary"
CHAT_LEFT: Final = "chat_left"
CASE_CLOSED: Final = "case_closed"
CLAIM_OPENED: Final = "claim_opened"
DESK_MEASURE: Final = "desk_measure"
MONEY_SENT_TO_YOU: Final = "money_sent_to_you"
OUTGOING_FROZEN: Final = "outgoing_frozen"
OUTGOING_RELEASED: Final = "outgoing_released"
BILL_PAYMENT: Final = "bill_payment"
SCHEDULE: Final = "schedule"
STANDING_ORDER: Final = "standing_order"
DATA_EXPORTED: Final = "data_exported"
DATA_ERASED: Final = "data_erased"
PRODUCT_REQUESTED: Final = "product_requested"
PASSWORD_LOCKED: Final = "password_locked"  # noqa: S105 - the name of a template
CARD_PIN: Final = "card_pin"
CARD_PIN_CHANGED: Final = "card_pin_changed"
CARD_PIN_BLOCKED: Final = "card_pin_blocked"
CARD_STATUS: Final = "card_status"
CARD_PAYMENT: Final = "card_payment"


async def post(
    conn: AsyncConnection,
    keys: Keys,
    member_id: MemberId | None,
    template: str,
    now: datetime,
    payload: str | None = None,
) -> None:
    """Let an e-mail leave if this transaction commits. `payload` is JSON, sealed at rest.

    Without a member nothing leaves, but everything takes as long: the channel must not tell the two apart.
    """
    mail = uuid4()
    await conn.execute(
        insert(outgoing_email).values(
            id=mail,
            member_id=member_id,
            template=template,
            payload=None if payload is None else keys.seal(place(mail), payload),
            created_at=now,
        )
    )
    await jobs.defer(conn, EMAIL_TASK, mail=str(mail))


@dataclass(frozen=True, slots=True)
class Arrival:
    """What whoever is paid may know of it."""

    receiver: str
    """What the payer calls them."""
    target: str
    """Institution and masked account."""
    amount: Money
    reference: str | None
    code: str
    """Of the receipt."""


async def post_to(
    conn: AsyncConnection,
    keys: Keys,
    address: str,
    name: str,
    template: str,
    now: datetime,
    given: dict[str, str],
) -> None:
    """Let an e-mail leave for somebody who is no member, if this transaction commits; address and words are sealed."""
    mail = uuid4()
    await conn.execute(
        insert(outgoing_email).values(
            id=mail,
            member_id=None,
            recipient=keys.seal(recipient_place(mail), json.dumps([address, name])),
            template=template,
            payload=keys.seal(place(mail), details(given)),
            created_at=now,
        )
    )
    await jobs.defer(conn, EMAIL_TASK, mail=str(mail))


async def post_details(order: Order, member_id: MemberId, template: str, given: dict[str, str]) -> None:
    """Let an e-mail with these details leave if the order's transaction commits."""
    await post(order.conn, order.keys, member_id, template, order.now, details(given))


def details(given: dict[str, str]) -> str:
    """A template's own variables as the payload that `post` seals."""
    return json.dumps(given)


def recipient_place(mail: UUID) -> Place:
    """Where the sealed address of somebody who is no member lives."""
    return Place("bank.outgoing_email", "recipient", str(mail))


def place(mail: UUID) -> Place:
    """Where a mail's sealed payload lives."""
    return Place("bank.outgoing_email", "payload", str(mail))
