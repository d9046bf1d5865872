"""Logging in: linking a chat, finishing the enrolment, opening a session (M18, M19, D5, S15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banking import audit
from banking.people import chats, credentials, forms
from banking.people.enrolment import authorised_member, phone_proven, use_phone_proof
from banking.people.members import person_of
from banking.people.sessions import open_session
from banking.refusals import CredentialsInvalid, CredentialsLocked, NotAuthorised
from banking.values import CredentialsCheck, FormHandle, Session
from banking.work import MemberId

if TYPE_CHECKING:
    from banking.people.forms import Proof
    from banking.requests import CheckCredentials, FinishEnrolment, LinkChat, LogIn
    from banking.work import Order, Work


async def check_credentials(work: Work, query: CheckCredentials) -> CredentialsCheck | CredentialsInvalid:
    """Handle `CheckCredentials`: what the page proved, without using it up."""
    proof = await forms.proof(work, query.credentials)
    if proof is None:
        return CredentialsInvalid()
    return CredentialsCheck(proof.temporary, await phone_proven(work, proof.member_id))


async def link_chat(
    order: Order, command: LinkChat
) -> Session | NotAuthorised | CredentialsInvalid | CredentialsLocked:
    """Handle `LinkChat`: password by page, phone by code."""
    member_id = await authorised_member(order)
    if member_id is None:
        return NotAuthorised()
    proof = await forms.proof(order, command.credentials)
    if proof is None or proof.member_id != member_id:
        return CredentialsInvalid()
    return await _enter(order, proof, command.credentials, command.new_password)


async def finish_enrolment(
    order: Order, command: FinishEnrolment
) -> Session | CredentialsInvalid | CredentialsLocked:
    """Handle `FinishEnrolment`: the temporary password by page; the phone was proven when it was issued."""
    proof = await _held_proof(order, command.credentials)
    if proof is None or not proof.temporary or not await phone_proven(order, proof.member_id):
        return CredentialsInvalid()
    answer = await _enter(order, proof, command.credentials, command.new_password)
    if isinstance(answer, Session):
        await use_phone_proof(order, proof.member_id)
    return answer


async def log_in(order: Order, command: LogIn) -> Session | CredentialsInvalid | CredentialsLocked:
    """Handle `LogIn`: in the linked chat the personal password is enough (D5)."""
    proof = await _held_proof(order, command.password)
    if proof is None or proof.temporary:
        return CredentialsInvalid()
    if await chats.linked_member(order.conn, order.caller.chat_id) != proof.member_id:
        return CredentialsInvalid()
    return await _enter(order, proof, command.password, None)


async def _held_proof(order: Order, handle: FormHandle) -> Proof | None:
    """A page's proof, read again once its member is held: a twin may have used it while this one waited."""
    first_look = await forms.proof(order, handle)
    if first_look is None or not await credentials.hold_member(order.conn, first_look.member_id):
        return None
    return await forms.proof(order, handle)


async def _enter(
    order: Order, proof: Proof, handle: FormHandle, new_password: FormHandle | None
) -> Session | CredentialsInvalid | CredentialsLocked:
    """Everything was proven: personal password in place of a temporary one, chat linked, session open."""
    kept = await credentials.by_member(order.conn, proof.member_id)
    if kept is None or not kept.stands(order.now):
        return CredentialsInvalid()
    until = await credentials.locked_until(order.conn, kept.user_name_index, order.now)
    if until is not None:
        return CredentialsLocked(until)
    refused = await _personalise(order, proof, new_password)
    if refused is not None:
        return refused
    await forms.use_proof(order, handle)
    await chats.link(order, proof.member_id)
    person = await person_of(order.conn, order.keys, proof.member_id)
    await audit.record(
        order.conn,
        at=order.now,
        actor=f"member:{proof.member_id}",
        action="session.opened",
        origin=f"chat:{order.caller.chat_id}",
        result="done",
        operation=order.operation,
    )
    return await open_session(order, proof.member_id, person.first_name)


async def _personalise(
    order: Order, proof: Proof, new_password: FormHandle | None
) -> CredentialsInvalid | None:
    if new_password is None:
        return CredentialsInvalid() if proof.temporary else None
    chosen = await forms.take_new_password(order, new_password, MemberId(proof.member_id))
    if chosen is None:
        return CredentialsInvalid()
    await credentials.set_password(order, proof.member_id, chosen)
    return None
