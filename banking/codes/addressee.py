"""For whom a code is: who receives it, whose wrong tries count, and which sending limits apply (S06, S11, S14, S33).

For an identification nobody has, everything is worked out alike, down to the number of statements and HMACs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from banking.codes.limits import Allowance, day_seconds, hour_seconds, minute_seconds
from banking.people import forms
from banking.people.chats import linked_member
from banking.people.members import identification_index, unsealed
from banking.people.sessions import session_member
from banking.people.tables import member
from banking.refusals import SessionEnded
from banking.requests import Enrol, LinkChat, RecoverCredentials
from banking.requests.desk import ProveIdentity
from banking.work import MemberId

if TYPE_CHECKING:
    from banking.requests import Command
    from banking.values import Identification
    from banking.work import Work

EVERYBODY = b"everybody"


@dataclass(frozen=True, slots=True)
class Addressee:
    """The member behind a code, or nobody while the channel must not notice."""

    member_id: MemberId | None
    guard: bytes
    """Whose wrong tries count together: the member's once logged in or asked by a person, else of this chat with this person (S33)."""
    allowances: tuple[Allowance, ...]
    phone: str | None
    """E.164, only where the caller is logged in."""


async def addressee_of(work: Work, command: Command[object], *, first: bool) -> Addressee | SessionEnded:
    """Find out whom a code for this command goes to. `first` tells a new operation from a repeated sending."""
    if isinstance(command, Enrol | RecoverCredentials):
        return await _by_identification(work, command.identification, first=first)
    if isinstance(command, LinkChat):
        proof = await forms.proof(work, command.credentials)
        return SessionEnded() if proof is None else await _before_login(work, proof.member_id, first=first)
    if isinstance(command, ProveIdentity):
        member_id = await linked_member(work.conn, work.caller.chat_id)
    else:
        member_id = await session_member(work.conn, work.caller, work.now)
    return SessionEnded() if member_id is None else await _logged_in(work, member_id)


async def _by_identification(work: Work, identification: Identification, *, first: bool) -> Addressee:
    index = identification_index(work.keys, identification)
    nobodys_phone = work.keys.blind("phone", identification.number)
    row = (
        await work.conn.execute(
            select(member.c.id, member.c.phone_index, member.c.status).where(
                member.c.identification_index == index
            )
        )
    ).first()
    known = row is not None and row.status == "active"
    return _unauthenticated(
        work,
        MemberId(row.id) if row is not None and known else None,
        index,
        nobodys_phone if row is None else row.phone_index,
        "enrolments by person",
        first=first,
    )


async def _before_login(work: Work, member_id: MemberId, *, first: bool) -> Addressee:
    row = (
        await work.conn.execute(
            select(member.c.identification_index, member.c.phone_index).where(member.c.id == member_id)
        )
    ).one()
    return _unauthenticated(
        work, member_id, row.identification_index, row.phone_index, "links by person", first=first
    )


def _unauthenticated(
    work: Work, member_id: MemberId | None, person: bytes, phone_index: bytes, counter: str, *, first: bool
) -> Addressee:
    """`counter` keeps who proved a password apart from who only names a person: the latter stops nobody (S33)."""
    keys, policy, chat = work.keys, work.policy, str(work.caller.chat_id)
    newcomers = (
        Allowance(keys.blind("enrolments by chat", chat), hour_seconds, policy.enrolments_per_chat_per_hour),
    )
    return Addressee(
        member_id,
        keys.blind("codes by chat and person", f"{chat}|{person.hex()}"),
        (
            *_common(work, phone_index),
            *(newcomers if first else ()),
            Allowance(
                keys.blind(counter, person.hex()),
                day_seconds,
                policy.enrolments_per_identification_per_day,
            ),
        ),
        None,
    )


async def _logged_in(work: Work, member_id: MemberId) -> Addressee:
    row = (
        await work.conn.execute(
            select(member.c.id, member.c.phone, member.c.phone_index).where(member.c.id == member_id)
        )
    ).one()
    of_member = Allowance(
        work.keys.blind("codes by member", str(member_id)), day_seconds, work.policy.codes_per_member_per_day
    )
    return Addressee(
        member_id,
        work.keys.blind("wrong codes by member", str(member_id)),
        (*_common(work, row.phone_index), of_member),
        unsealed(work.keys, "phone", row),
    )


def _common(work: Work, phone_index: bytes) -> tuple[Allowance, ...]:
    keys, policy = work.keys, work.policy
    chat = keys.blind("codes by chat", str(work.caller.chat_id))
    phone = keys.blind("codes by phone", phone_index.hex())
    return (
        Allowance(chat, day_seconds, policy.codes_per_chat_per_day),
        Allowance(phone, day_seconds, policy.codes_per_phone_per_day),
        Allowance(EVERYBODY, minute_seconds, policy.codes_per_minute_globally),
    )
