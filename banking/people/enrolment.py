"""Enrolment and recovery: a proven phone gets user and temporary password by e-mail (M13-M17, S14)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.dialects.postgresql import insert

from banking import audit
from banking.codes.checking import consume
from banking.people import credentials
from banking.people.contact import mask_email
from banking.people.tables import phone_proof
from banking.refusals import AlreadyEnrolled, NotAuthorised
from banking.values import CredentialsSent
from banking.work import MemberId

if TYPE_CHECKING:
    from banking.requests import Enrol, RecoverCredentials
    from banking.work import Order, Work


async def enrol(order: Order, _command: Enrol) -> CredentialsSent | NotAuthorised | AlreadyEnrolled:
    """Handle `Enrol`. `AlreadyEnrolled` uses the code up: it answered the question."""
    member_id = await authorised_member(order)
    if member_id is None:
        return NotAuthorised()
    if await credentials.by_member(order.conn, member_id) is not None:
        return AlreadyEnrolled()
    return await _send_credentials(order, member_id)


async def recover_credentials(order: Order, _command: RecoverCredentials) -> CredentialsSent | NotAuthorised:
    """Handle `RecoverCredentials`: the user stays, the password is a new temporary one."""
    member_id = await authorised_member(order)
    return NotAuthorised() if member_id is None else await _send_credentials(order, member_id)


async def authorised_member(order: Order) -> MemberId | None:
    """Use the command's code up and take hold of the member it was sent to; None without such a code (S07, S08)."""
    if order.challenge is None:
        return None
    member_id = await consume(
        order.conn,
        challenge_id=order.challenge,
        digest=order.digest,
        now=order.now,
        policy=order.policy,
        chat_id=order.caller.chat_id,
    )
    if member_id is None or not await credentials.hold_member(order.conn, member_id):
        return None
    return member_id


async def phone_proven(work: Work, member_id: MemberId) -> bool:
    """Whether the caller's chat proved this member's phone within the last day, and did not use that yet (M18)."""
    since = work.now - timedelta(seconds=work.policy.phone_proof_ttl_seconds)
    found = await work.conn.scalar(
        select(phone_proof.c.chat_id).where(
            *_of_chat(work, member_id), phone_proof.c.proven_at > since, phone_proof.c.used_at.is_(None)
        )
    )
    return found is not None


async def use_phone_proof(order: Order, member_id: MemberId) -> None:
    """A proven phone stands in for a code once."""
    await order.conn.execute(update(phone_proof).where(*_of_chat(order, member_id)).values(used_at=order.now))


async def _send_credentials(order: Order, member_id: MemberId) -> CredentialsSent:
    email = await credentials.issue(order, member_id)
    proven: dict[str, datetime | None] = {"proven_at": order.now, "used_at": None}
    await order.conn.execute(
        insert(phone_proof)
        .values(chat_id=order.caller.chat_id, member_id=member_id, **proven)
        .on_conflict_do_update(index_elements=["chat_id", "member_id"], set_=proven)
    )
    await audit.record(
        order.conn,
        at=order.now,
        actor=f"member:{member_id}",
        action="credentials.issued",
        origin=f"chat:{order.caller.chat_id}",
        result="done",
        operation=order.operation,
    )
    return CredentialsSent(email_masked=mask_email(email))


def _of_chat(work: Work, member_id: MemberId) -> tuple[ColumnElement[bool], ...]:
    return (phone_proof.c.chat_id == work.caller.chat_id, phone_proof.c.member_id == member_id)
