"""Checking codes, and using a checked one up (D5, S05-S08)."""

from __future__ import annotations

import hmac
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter
from sqlalchemy import Row, insert, select, update

from banking import audit
from banking.codes.tables import challenge, code_attempt, code_guard
from banking.refusals import CodeExhausted, CodeExpired, CodesLocked, CodeWrong
from banking.values import ChallengeId, CodeAccepted
from banking.work import MemberId

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.policy import Policy
    from banking.work import Work

CodeAnswer = CodeAccepted | CodeWrong | CodeExhausted | CodeExpired | CodesLocked

_SIX_DIGITS: Final = re.compile(r"[0-9]{6}", re.ASCII)
_ADAPTERS: Final[dict[str, TypeAdapter[CodeAnswer]]] = {
    kind.__name__: TypeAdapter(kind) for kind in (CodeAccepted, CodeWrong, CodeExhausted, CodesLocked)
}
"""The answers that are kept per attempt: those that changed something."""


async def verify(work: Work, challenge_id: ChallengeId, code: str, attempt: str) -> CodeAnswer:
    """Check a typed code; see `banking.api.Bank.verify_code`. All tries for one person queue on the guard's row."""
    mine = (challenge.c.id == challenge_id) & (challenge.c.chat_id == work.caller.chat_id)
    subject = await work.conn.scalar(select(challenge.c.subject).where(mine))
    if subject is None:
        return CodeExpired()
    guard = (
        await work.conn.execute(select(code_guard).where(code_guard.c.subject == subject).with_for_update())
    ).one()
    row = (await work.conn.execute(select(challenge).where(mine))).one()
    before = await _answered(work.conn, challenge_id, attempt)
    if before is not None:
        return before
    closed = _closed(work, guard, row)
    if closed is not None:
        return closed
    answer = await _judge(work, guard, row, code)
    kept = _ADAPTERS[type(answer).__name__].dump_python(answer, mode="json")
    await work.conn.execute(
        insert(code_attempt).values(
            challenge_id=challenge_id, attempt=attempt, answer=[type(answer).__name__, kept], at=work.now
        )
    )
    await audit.record(
        work.conn,
        at=work.now,
        actor="chat",
        action="code.checked",
        origin=f"chat:{work.caller.chat_id}",
        result="done" if isinstance(answer, CodeAccepted) else type(answer).__name__,
        operation=row.operation_id,
    )
    return answer


async def consume(
    conn: AsyncConnection,
    *,
    challenge_id: ChallengeId,
    digest: bytes,
    now: datetime,
    policy: Policy,
    chat_id: int | None = None,
    member_id: MemberId | None = None,
) -> MemberId | None:
    """Use a verified code up, once, for exactly the operation it is bound to; the member it was sent to, or None.

    Runs in the transaction that executes the command: if that rolls back, the code is unused again (S08).
    """
    used = update(challenge).where(
        challenge.c.id == challenge_id,
        challenge.c.digest == digest,
        challenge.c.verified_at > now - timedelta(seconds=policy.code_execution_seconds),
        challenge.c.consumed_at.is_(None),
        challenge.c.voided_at.is_(None),
    )
    if chat_id is not None:
        used = used.where(challenge.c.chat_id == chat_id)
    if member_id is not None:
        used = used.where(challenge.c.member_id == member_id)
    found = await conn.scalar(used.values(consumed_at=now).returning(challenge.c.member_id))
    return None if found is None else MemberId(found)


async def _answered(conn: AsyncConnection, challenge_id: ChallengeId, attempt: str) -> CodeAnswer | None:
    kept = await conn.scalar(
        select(code_attempt.c.answer).where(
            code_attempt.c.challenge_id == challenge_id, code_attempt.c.attempt == attempt
        )
    )
    return None if kept is None else _ADAPTERS[kept[0]].validate_python(kept[1])


def _closed(work: Work, guard: Row[*tuple[Any, ...]], row: Row[*tuple[Any, ...]]) -> CodeAnswer | None:
    """Why no further try is taken, if so. A used code is as dead as an expired one."""
    if guard.locked_until is not None and guard.locked_until > work.now:
        return CodesLocked(guard.locked_until)
    if row.voided_at is not None or row.verified_at is not None:
        return CodeExpired()
    if row.failures >= work.policy.code_tries:
        return CodeExhausted()
    return CodeExpired() if work.now >= row.expires_at else None


async def _judge(
    work: Work, guard: Row[*tuple[Any, ...]], row: Row[*tuple[Any, ...]], code: str
) -> CodeAnswer:
    expected = work.keys.code(row.digest, row.nonce)
    right = _SIX_DIGITS.fullmatch(code) is not None and hmac.compare_digest(code, expected)
    if right and row.member_id is not None:
        await _write(work, guard.subject, row.id, guard_values={"failures": 0}, verified_at=work.now)
        return CodeAccepted(ChallengeId(row.id))
    return await _count(work, guard, row)


async def _count(work: Work, guard: Row[*tuple[Any, ...]], row: Row[*tuple[Any, ...]]) -> CodeAnswer:
    """Count a wrong try for the operation and for the person; the latter outlives operations and sendings (S06)."""
    policy = work.policy
    of_operation, of_person = row.failures + 1, guard.failures + 1
    left = policy.code_tries * policy.code_exhausted_operations_before_lock - of_person
    if left <= 0:
        until = work.now + timedelta(seconds=policy.code_lock_seconds)
        guard_values: dict[str, object] = {"failures": 0, "locked_until": until}
        await _write(work, guard.subject, row.id, guard_values=guard_values, failures=policy.code_tries)
        return CodesLocked(until)
    await _write(work, guard.subject, row.id, guard_values={"failures": of_person}, failures=of_operation)
    if of_operation >= policy.code_tries:
        return CodeExhausted()
    return CodeWrong(tries_left=min(policy.code_tries - of_operation, left))


async def _write(
    work: Work, subject: bytes, challenge_id: object, *, guard_values: dict[str, object], **values: object
) -> None:
    await work.conn.execute(update(code_guard).where(code_guard.c.subject == subject).values(guard_values))
    await work.conn.execute(update(challenge).where(challenge.c.id == challenge_id).values(values))
