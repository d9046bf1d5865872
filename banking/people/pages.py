"""What is typed on secure pages: checked here, and forgotten (D3, D5, D6).

The only place where a member's typed password exists. Hashing happens between two short transactions, never inside one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Row

from banking import audit
from banking.cards.numbers import brand_of, read_card_number
from banking.cards.pin_pages import PinPages
from banking.messages import emails
from banking.messages.events import FORM_DONE, add_event
from banking.people import credentials, forms
from banking.people.contact import national_phone
from banking.people.languages import language_of_chat
from banking.people.members import person_of
from banking.people.password_policy import OwnData, password_fault
from banking.people.passwords import hash_password, is_outdated, password_matches
from banking.refusals import CredentialsLocked, PinBlocked
from banking.values import (
    FieldFault,
    FormAccepted,
    FormFaults,
    FormHandle,
    FormPurpose,
    FormState,
    FormView,
    Language,
)
from banking.work import MemberId, Persist

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.clock import Clock
    from banking.crypto import Keys
    from banking.people.credentials import Kept, TryClaim
    from banking.policy import Policy

Page = Row[*tuple[Any, ...]]
Submission = FormAccepted | FormFaults | CredentialsLocked | PinBlocked | None

field_max_characters: Final = 256
"""Longer input is no password; it is not even hashed."""


@dataclass(frozen=True, slots=True)
class _Try:
    """A counted try at a password."""

    kept: Kept | None
    """None where the typed user does not exist; everything is done all the same (D5)."""
    subject: bytes
    claim: TryClaim


class Pages:
    """Takes what is typed on secure pages."""

    def __init__(self, persist: Persist, keys: Keys, clock: Clock, policy: Policy) -> None:
        self._persist = persist
        self._keys = keys
        self._clock = clock
        self._policy = policy
        self._pins = PinPages(persist, keys, clock, policy, self._complete)

    async def view(self, token: str) -> FormView | None:
        """See `banking.api.FormDesk.view_form`."""
        return await self._persist(lambda conn: self._view(conn, token))

    async def _view(self, conn: AsyncConnection, token: str) -> FormView | None:
        page = await forms.find_form(conn, token)
        if page is None:
            return None
        spoken = await language_of_chat(conn, page.chat_id)
        return forms.view_of(page, self._clock(), spoken or Language.SPANISH)

    async def submit(self, token: str, fields: dict[str, str]) -> Submission:
        """See `banking.api.FormDesk.submit_form`."""
        page = await self._persist(lambda conn: forms.find_form(conn, token))
        if page is None or forms.view_of(page, self._clock()).state is not FormState.OPEN:
            return None
        names = _FIELDS[FormPurpose(page.purpose)]
        unusable = tuple((name, fault) for name in names if (fault := _unusable(fields.get(name, ""))))
        if unusable:
            return FormFaults(unusable)
        if page.purpose == FormPurpose.CARD_PIN:
            return await self._pins.take(page, fields)
        if page.purpose == FormPurpose.CARD_NUMBER:
            return await self._take_number(page, fields["number"])
        if page.purpose == FormPurpose.NEW_PASSWORD:
            return await self._take_new_password(page, fields["new_password"], fields["confirmation"])
        return await self._check_password(page, fields.get("username"), fields["password"])

    async def _check_password(self, page: Page, user_name: str | None, password: str) -> Submission:
        counted = await self._persist(lambda conn: self._count_try(conn, page, user_name))
        if counted is None:
            return None
        if not counted.claim.allowed and counted.claim.locked_until is not None:
            return CredentialsLocked(counted.claim.locked_until)
        kept = counted.kept
        right = await password_matches(
            self._keys, self._policy, None if kept is None else kept.password_hash, password
        )
        if not right or kept is None or not kept.stands(self._clock()):
            return await self._persist(lambda conn: self._refuse(conn, page, counted))
        fresh_hash = None
        if is_outdated(self._policy, kept.password_hash):
            fresh_hash = await hash_password(self._keys, self._policy, password)
        return await self._persist(lambda conn: self._prove(conn, page, kept, fresh_hash))

    async def _count_try(self, conn: AsyncConnection, page: Page, user_name: str | None) -> _Try | None:
        if user_name is None:
            kept = await credentials.by_member(conn, MemberId(page.member_id))
            if kept is None:
                return None
            subject = kept.user_name_index
        else:
            subject = credentials.user_name_index(self._keys, user_name)
            kept = await credentials.by_user_name(conn, subject)
        return _Try(kept, subject, await credentials.claim_try(conn, self._policy, subject, self._clock()))

    async def _refuse(
        self, conn: AsyncConnection, page: Page, counted: _Try
    ) -> FormFaults | CredentialsLocked:
        """One answer for a wrong user and a wrong password; the member hears of a lock by e-mail (S38)."""
        now, until = self._clock(), counted.claim.locked_until
        await self._audit(conn, page, "chat", "wrong" if until is None else "locked")
        if until is None:
            return FormFaults((("password", FieldFault.WRONG),))
        member_id = None if counted.kept is None else counted.kept.member_id
        await emails.post(conn, self._keys, member_id, emails.PASSWORD_LOCKED, now)
        return CredentialsLocked(until)

    async def _prove(
        self, conn: AsyncConnection, page: Page, kept: Kept, fresh_hash: str | None
    ) -> Submission:
        if fresh_hash is not None:
            await credentials.refresh_hash(conn, kept, fresh_hash)
        await credentials.forgive(conn, kept.user_name_index)
        proof = {"member_id": kept.member_id, "credential_version": kept.version, "temporary": kept.temporary}
        return await self._complete(conn, page, kept.member_id, proof)

    async def _take_number(self, page: Page, typed: str) -> Submission:
        """Another bank's card is paid by its number, so this page keeps what was typed: sealed, and for minutes."""
        number = read_card_number(typed)
        if number is None:
            return FormFaults((("number", FieldFault.NOT_A_CARD),))
        proof = {
            "number_sealed": self._keys.seal(forms.number_place(FormHandle(page.handle)), number),
            "number_brand": brand_of(number),
            "number_last4": number[-4:],
        }
        return await self._persist(lambda conn: self._complete(conn, page, MemberId(page.member_id), proof))

    async def _take_new_password(self, page: Page, password: str, confirmation: str) -> Submission:
        member_id = MemberId(page.member_id)
        found = await self._persist(lambda conn: self._member(conn, member_id))
        if found is None:
            return None
        kept, own = found
        fault = password_fault(password, own, self._policy)
        if fault is None and await password_matches(self._keys, self._policy, kept.password_hash, password):
            fault = FieldFault.SAME_AS_OLD
        if fault is not None:
            return FormFaults((("new_password", fault),))
        if password != confirmation:
            return FormFaults((("confirmation", FieldFault.MISMATCH),))
        proof = {"password_hash": await hash_password(self._keys, self._policy, password)}
        return await self._persist(lambda conn: self._complete(conn, page, member_id, proof))

    async def _member(self, conn: AsyncConnection, member_id: MemberId) -> tuple[Kept, OwnData] | None:
        kept = await credentials.by_member(conn, member_id)
        if kept is None:
            return None
        person = await person_of(conn, self._keys, member_id)
        own = OwnData(
            name=person.name,
            identification=person.identification.number,
            phone=national_phone(person.phone),
            email=person.email,
            birth_date=person.birth_date,
            user_name=await credentials.user_name_of(conn, self._keys, member_id),
        )
        return kept, own

    async def _complete(
        self, conn: AsyncConnection, page: Page, member_id: MemberId, proof: Mapping[str, object]
    ) -> FormAccepted | None:
        now = self._clock()
        if not await forms.complete(conn, FormHandle(page.handle), now, proof):
            return None
        await add_event(conn, page.chat_id, FORM_DONE, {"handle": str(page.handle)}, now)
        await self._audit(conn, page, f"member:{member_id}", "done")
        return FormAccepted(FormHandle(page.handle), page.chat_id)

    async def _audit(self, conn: AsyncConnection, page: Page, actor: str, result: str) -> None:
        origin = f"chat:{page.chat_id}"
        action = f"page.{page.purpose}"
        await audit.record(conn, at=self._clock(), actor=actor, action=action, origin=origin, result=result)


_FIELDS: Final = {
    FormPurpose.CREDENTIALS: ("username", "password"),
    FormPurpose.PASSWORD: ("password",),
    FormPurpose.NEW_PASSWORD: ("new_password", "confirmation"),
    FormPurpose.CARD_NUMBER: ("number",),
    FormPurpose.CARD_PIN: ("old_pin", "new_pin", "confirmation"),
}


def _unusable(typed: str) -> FieldFault | None:
    if not typed.strip():
        return FieldFault.MISSING
    return FieldFault.TOO_LONG if len(typed) > field_max_characters else None
