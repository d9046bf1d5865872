"""What is typed on a card's secure page: checked here, and forgotten (M46, M61-M63, D2, D3).

The only place where a card's key exists as typed. Hashing happens between two short transactions, never inside one.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, select

from banking.cards import pins
from banking.cards.pin_policy import is_pin, pin_fault
from banking.cards.reading import status_of
from banking.cards.tables import card
from banking.messages import emails
from banking.people.members import person_of
from banking.refusals import PinBlocked, PinMissing
from banking.values import CardStatus, FieldFault, FormAccepted, FormFaults
from banking.work import MemberId, Persist

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.clock import Clock
    from banking.crypto import Keys
    from banking.policy import Policy

Page = Row[*tuple[Any, ...]]
Complete = Callable[["AsyncConnection", Page, MemberId, Mapping[str, object]], Awaitable[FormAccepted | None]]
"""Marks the page as done with its proof, and lets its chat know."""


class PinPages:
    """Takes the old key, the new one, and the new one again."""

    def __init__(
        self, persist: Persist, keys: Keys, clock: Clock, policy: Policy, complete: Complete
    ) -> None:
        self._persist = persist
        self._keys = keys
        self._clock = clock
        self._policy = policy
        self._complete = complete

    async def take(
        self, page: Page, fields: Mapping[str, str]
    ) -> FormAccepted | FormFaults | PinBlocked | None:
        """Check what was typed: first what needs no secret, then the old key under its counter."""
        old, new, confirmation = fields["old_pin"], fields["new_pin"], fields["confirmation"]
        born = await self._persist(lambda conn: self._born(conn, page))
        if born is None:
            return None
        faults = _faults(old, new, confirmation, born)
        if faults:
            return FormFaults(faults)
        kept = await self._persist(lambda conn: self._count_try(conn, page))
        if kept is None or isinstance(kept, PinBlocked):
            return kept
        if not await pins.pin_matches(self._keys, self._policy, kept, old):
            return await self._persist(lambda conn: self._refuse(conn, page, kept))
        new_hash = await pins.hash_pin(self._keys, self._policy, page.card_id, new)
        return await self._persist(lambda conn: self._prove(conn, page, kept, new_hash))

    async def _born(self, conn: AsyncConnection, page: Page) -> date | None:
        """The member's birth date, while the card works."""
        row = (await conn.execute(select(card).where(card.c.id == page.card_id))).one()
        if status_of(row, self._clock()) is not CardStatus.ACTIVE:
            return None
        return (await person_of(conn, self._keys, MemberId(page.member_id))).birth_date

    async def _count_try(self, conn: AsyncConnection, page: Page) -> pins.Kept | PinBlocked | None:
        kept = await pins.changeable(conn, self._policy, page.card_id, self._clock())
        if isinstance(kept, PinMissing):
            return None
        if isinstance(kept, PinBlocked):
            return kept
        return await pins.claim_try(conn, self._policy, page.card_id) or PinBlocked()

    async def _refuse(self, conn: AsyncConnection, page: Page, kept: pins.Kept) -> FormFaults | PinBlocked:
        """The third wrong key closes the change; the member hears of it by e-mail (S38)."""
        if kept.failures < self._policy.pin_tries:
            return FormFaults((("old_pin", FieldFault.WRONG),))
        member = MemberId(page.member_id)
        await emails.post(conn, self._keys, member, emails.CARD_PIN_BLOCKED, self._clock())
        return PinBlocked()

    async def _prove(
        self, conn: AsyncConnection, page: Page, kept: pins.Kept, new_hash: str
    ) -> FormAccepted | None:
        await pins.forgive(conn, kept)
        proof = {"pin_version": kept.version, "password_hash": new_hash}
        return await self._complete(conn, page, MemberId(page.member_id), proof)


def _faults(old: str, new: str, confirmation: str, born: date) -> tuple[tuple[str, FieldFault], ...]:
    """What is wrong with each field, none of it a hint at the card's key."""
    found: list[tuple[str, FieldFault]] = []
    if not is_pin(old):
        found.append(("old_pin", FieldFault.FOUR_DIGITS))
    fault = pin_fault(new, born) or (FieldFault.SAME_AS_OLD if new == old else None)
    if fault is not None:
        found.append(("new_pin", fault))
    elif new != confirmation:
        found.append(("confirmation", FieldFault.MISMATCH))
    return tuple(found)
