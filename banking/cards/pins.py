"""The key of a card: kept as a hash, counted hard, changed by page and code, recovered by e-mail (M44-M64, S12).

Pepper (HMAC under a key outside the database), then argon2id: ten thousand keys are guessed in no time by whoever has the hash alone.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, select, update
from sqlalchemy.dialects.postgresql import insert

from banking.cards.pin_policy import new_temporary_pin
from banking.cards.reading import masked, ref_of, usable_card
from banking.cards.tables import card_pin
from banking.messages import emails
from banking.people.contact import mask_email
from banking.people.forms import take_new_pin
from banking.people.members import person_of
from banking.people.passwords import hash_password, password_matches
from banking.refusals import CardUnavailable, CredentialsInvalid, NotFound, PinBlocked, PinMissing, Refusal
from banking.values import PinChanged, PinCheck, PinSent

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.crypto import Keys
    from banking.policy import Policy
    from banking.requests import ChangePin, CheckPin, RecoverPin
    from banking.work import Order, Work

Kept = Row[*tuple[Any, ...]]


async def check_pin(work: Work, query: CheckPin) -> PinCheck | Refusal:
    """Handle `CheckPin`."""
    row = await usable_card(work, query.card)
    if isinstance(row, NotFound | CardUnavailable):
        return row
    kept = await changeable(work.conn, work.policy, row.id, work.now)
    return kept if isinstance(kept, Refusal) else PinCheck(kept.temporary_until is not None)


async def change_pin(order: Order, command: ChangePin) -> PinChanged | Refusal:
    """Handle `ChangePin`: the old key was proven on the page, and must still be the card's."""
    row = await usable_card(order, command.card, hold=True)
    if isinstance(row, NotFound | CardUnavailable):
        return row
    kept = await changeable(order.conn, order.policy, row.id, order.now)
    if isinstance(kept, Refusal):
        return kept
    chosen = await take_new_pin(order, command.page, row.id, kept.version)
    if chosen is None:
        return CredentialsInvalid()
    await set_pin(order.conn, row.id, chosen, None, order.now)
    await _mail(order, emails.CARD_PIN_CHANGED, {"card": masked(row), "product": row.product})
    return PinChanged(ref_of(row), order.now)


async def recover_pin(order: Order, command: RecoverPin) -> PinSent | Refusal:
    """Handle `RecoverPin`: the phone was proven by the code, the e-mail is the second way (M52)."""
    row = await usable_card(order, command.card, hold=True)
    if isinstance(row, NotFound | CardUnavailable):
        return row
    person = await person_of(order.conn, order.keys, order.owner)
    pin = new_temporary_pin(person.birth_date)
    until = order.now + timedelta(seconds=order.policy.temporary_pin_ttl_seconds)
    pin_hash = await hash_pin(order.keys, order.policy, row.id, pin)
    await set_pin(order.conn, row.id, pin_hash, until, order.now)
    await _mail(order, emails.CARD_PIN, {"card": masked(row), "kind": row.kind, "pin": pin})
    return PinSent(ref_of(row), mask_email(person.email), until)


async def changeable(
    conn: AsyncConnection, policy: Policy, card_id: int, now: datetime
) -> Kept | PinMissing | PinBlocked:
    """The key of a card while it can be proven."""
    kept: Kept | None = (await conn.execute(select(card_pin).where(card_pin.c.card_id == card_id))).first()
    if kept is None or (kept.temporary_until is not None and kept.temporary_until <= now):
        return PinMissing()
    return PinBlocked() if kept.failures >= policy.pin_tries else kept


async def claim_try(conn: AsyncConnection, policy: Policy, card_id: int) -> Kept | None:
    """Count a try before the key is looked at, so that parallel ones cannot outrun the counter; None where none is left."""
    counted = update(card_pin).where(card_pin.c.card_id == card_id, card_pin.c.failures < policy.pin_tries)
    kept: Kept | None = (
        await conn.execute(counted.values(failures=card_pin.c.failures + 1).returning(card_pin))
    ).first()
    return kept


async def forgive(conn: AsyncConnection, kept: Kept) -> None:
    """The right key came: wrong tries at it no longer count."""
    same = (card_pin.c.card_id == kept.card_id) & (card_pin.c.version == kept.version)
    await conn.execute(update(card_pin).where(same).values(failures=0))


async def set_pin(
    conn: AsyncConnection, card_id: int, pin_hash: str, temporary_until: datetime | None, now: datetime
) -> None:
    """Give a card a key in place of any it has; what was proven of the old one proves nothing any more."""
    values = {"pin_hash": pin_hash, "temporary_until": temporary_until, "failures": 0, "changed_at": now}
    new = insert(card_pin).values(card_id=card_id, version=1, **values)
    await conn.execute(
        new.on_conflict_do_update(
            index_elements=["card_id"], set_={"version": card_pin.c.version + 1, **values}
        )
    )


async def hash_pin(keys: Keys, policy: Policy, card_id: int, pin: str) -> str:
    """What is kept of a key; the same key of another card gives another hash."""
    return await hash_password(keys, policy, _secret(card_id, pin))


async def pin_matches(keys: Keys, policy: Policy, kept: Kept, pin: str) -> bool:
    """Whether a key is the card's."""
    return await password_matches(keys, policy, kept.pin_hash, _secret(kept.card_id, pin))


def _secret(card_id: int, pin: str) -> str:
    return f"card pin|{card_id}|{pin}"


async def _mail(order: Order, template: str, details: dict[str, str]) -> None:
    payload = json.dumps(details)
    await emails.post(order.conn, order.keys, order.owner, template, order.now, payload)
