"""Sending codes (M12, D5). A sending is a row and a job; the worker derives the code again and sends the SMS."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from sqlalchemy import Row, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from banking import jobs
from banking.canonical import digest
from banking.codes.addressee import Addressee, addressee_of
from banking.codes.limits import take
from banking.codes.summaries import summarise
from banking.codes.summary import Summary
from banking.codes.tables import challenge, code_guard
from banking.people.contact import mask_phone
from banking.refusals import CodeNotSent, CodesLocked, SessionEnded
from banking.values import ChallengeId, CodeSent

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.requests import Command
    from banking.values import OperationId
    from banking.work import Work

SMS_TASK: Final = "send_code_sms"
_NONCE_BYTES: Final = 16

Sent = Row[*tuple[Any, ...]]


async def send(
    work: Work, operation: OperationId, command: Command[object], number: int
) -> CodeSent | CodesLocked | CodeNotSent | SessionEnded:
    """Send the code of one operation for the `number`th time; see `banking.api.Bank.send_code`."""
    bound = digest(operation, command)
    addressee = await addressee_of(work, command, first=number == 1)
    if isinstance(addressee, SessionEnded):
        return addressee
    locked = await _lock_guard(work, addressee)
    sent = await _sendings(work.conn, operation)
    if 0 < number <= len(sent) and _same(work, sent, bound):
        return _answer(work, addressee, sent[number - 1])
    refused = locked or _may_not(work, sent, number, bound)
    if refused is not None:
        return refused
    summary = await summarise(work.conn, addressee.member_id, command)
    spent_until = await take(work.conn, addressee.allowances, work.now)
    if spent_until is not None:
        return CodeNotSent(retry_at=spent_until)
    await _void_others(work, operation, sent)
    row = await _insert(work, operation, type(command).__name__, addressee, bound, summary, sent)
    await jobs.defer(work.conn, SMS_TASK, priority=jobs.AWAITED, challenge=str(row.id))
    return _answer(work, addressee, row)


async def _sendings(conn: AsyncConnection, operation: OperationId) -> list[Sent]:
    rows = await conn.execute(
        select(challenge).where(challenge.c.operation_id == operation).order_by(challenge.c.send)
    )
    return list(rows)


async def _lock_guard(work: Work, addressee: Addressee) -> CodesLocked | None:
    """From here on, nobody else sends or checks a code for the same person until this transaction ends."""
    await work.conn.execute(
        upsert(code_guard).values(subject=addressee.guard, failures=0).on_conflict_do_nothing()
    )
    until = await work.conn.scalar(
        select(code_guard.c.locked_until).where(code_guard.c.subject == addressee.guard).with_for_update()
    )
    return CodesLocked(until) if until is not None and until > work.now else None


def _same(work: Work, sent: list[Sent], bound: bytes) -> bool:
    """Whether all codes of this operation were for this very request of this chat (S07)."""
    return all(row.digest == bound and row.chat_id == work.caller.chat_id for row in sent)


def _may_not(work: Work, sent: list[Sent], number: int, bound: bytes) -> CodeNotSent | None:
    """Why this operation may not have this code now, if so (D5)."""
    policy = work.policy
    if number != len(sent) + 1 or number > policy.code_sends or not _same(work, sent, bound):
        return CodeNotSent(retry_at=None)
    if not sent:
        return None
    last = sent[-1]
    if last.voided_at is not None or last.verified_at is not None or last.failures >= policy.code_tries:
        return CodeNotSent(retry_at=None)
    retry_at = last.sent_at + timedelta(seconds=policy.code_resend_wait_seconds)
    return CodeNotSent(retry_at) if work.now < retry_at else None


async def _void_others(work: Work, operation: OperationId, sent: list[Sent]) -> None:
    """A new operation voids the open codes of the chat's others; a new sending voids the operation's earlier ones."""
    voided = update(challenge).where(
        challenge.c.chat_id == work.caller.chat_id,
        challenge.c.voided_at.is_(None),
        challenge.c.verified_at.is_(None),
    )
    if sent:
        voided = voided.where(challenge.c.operation_id == operation)
    await work.conn.execute(voided.values(voided_at=work.now))


async def _insert(
    work: Work,
    operation: OperationId,
    command: str,
    addressee: Addressee,
    bound: bytes,
    summary: Summary,
    sent: list[Sent],
) -> Sent:
    added = insert(challenge).values(
        id=uuid4(),
        operation_id=operation,
        send=len(sent) + 1,
        command=command,
        chat_id=work.caller.chat_id,
        member_id=addressee.member_id,
        subject=addressee.guard,
        digest=bound,
        nonce=secrets.token_bytes(_NONCE_BYTES),
        summary=summary.to_json(),
        sent_at=work.now,
        expires_at=work.now + timedelta(seconds=work.policy.code_ttl_seconds),
        failures=sent[-1].failures if sent else 0,
    )
    row: Sent = (await work.conn.execute(added.returning(challenge))).one()
    return row


def _answer(work: Work, addressee: Addressee, row: Sent) -> CodeSent:
    sent_at: datetime = row.sent_at
    return CodeSent(
        challenge=ChallengeId(row.id),
        expires_at=row.expires_at,
        resend_at=sent_at + timedelta(seconds=work.policy.code_resend_wait_seconds),
        sends_left=work.policy.code_sends - row.send,
        phone_masked=None if addressee.phone is None else mask_phone(addressee.phone),
    )
