"""The jobs that carry messages out. Their arguments are ids; what is secret is derived or opened here, and sent (S13).

Every job may run twice: a row says whether its message has left, and the carrier knows a repetition by the id.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast
from uuid import UUID

from procrastinate import JobContext, RetryStrategy
from sqlalchemy import select, update

from banking.codes.sending import SMS_TASK
from banking.codes.summary import Summary
from banking.codes.tables import challenge
from banking.desk.forgetting import forget as forget_desk
from banking.jobs import app
from banking.messages import emails
from banking.messages.letters import write_letter
from banking.messages.sms import code_sms
from banking.messages.tables import outgoing_email
from banking.people.forgetting import forget
from banking.people.languages import language_of_chat, language_of_member
from banking.people.members import person_of
from banking.ports import Mail, Sms
from banking.values import Language
from banking.work import MemberId

if TYPE_CHECKING:
    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from banking.clock import Clock
    from banking.crypto import Keys
    from banking.policy import Policy
    from banking.ports import Mailer, SmsGateway

POST: Final = "post"
"""Where the worker's `tools` keep the `Post`."""

_RETRY: Final = RetryStrategy(max_attempts=8, exponential_wait=3)


@dataclass(frozen=True, slots=True)
class Post:
    """What it takes to carry messages out."""

    engine: AsyncEngine
    keys: Keys
    clock: Clock
    policy: Policy
    sms: SmsGateway
    mailer: Mailer
    call_center: str = ""
    """The number e-mails name for whoever did not order what they tell."""


@app.task(name=SMS_TASK, pass_context=True, retry=RetryStrategy(max_attempts=6, wait=5))
async def send_code_sms(context: JobContext, *, challenge: str) -> None:
    """Send the code of one challenge; for nobody, or too late, nothing leaves."""
    await deliver_code(_post(context), UUID(challenge))


@app.task(name=emails.EMAIL_TASK, pass_context=True, retry=_RETRY)
async def send_email(context: JobContext, *, mail: str) -> None:
    """Send one e-mail."""
    await deliver_email(_post(context), UUID(mail))


@app.periodic(cron="17 * * * *")
@app.task(name="forget", pass_context=True)
async def forget_secrets(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - given to every periodic task
    """Erase what is no longer needed."""
    post = _post(context)
    async with post.engine.begin() as conn:
        await forget(conn, post.policy, post.clock())
    async with post.engine.begin() as conn:
        await forget_desk(conn, post.policy, post.clock())


async def deliver_code(post: Post, challenge_id: UUID) -> None:
    """Derive the code again, send it to the registered phone, and note that it left."""
    async with post.engine.connect() as conn:
        row = (await conn.execute(select(challenge).where(challenge.c.id == challenge_id))).one()
        if not _code_is_wanted(post, row):
            return
        person = await person_of(conn, post.keys, MemberId(row.member_id))
        language = await language_of_chat(conn, row.chat_id) or Language.SPANISH
    code = post.keys.code(row.digest, row.nonce)
    text = code_sms(code, Summary(**row.summary), post.policy.code_ttl_seconds, language)
    await post.sms.send(Sms(str(challenge_id), person.phone, text))
    async with post.engine.begin() as conn:
        sent = update(challenge).where(challenge.c.id == challenge_id)
        await conn.execute(sent.values(delivered_at=post.clock()))


async def deliver_email(post: Post, mail: UUID) -> None:
    """Write the letter, send it, and erase what was secret in it and whose address it was."""
    async with post.engine.connect() as conn:
        row = (await conn.execute(select(outgoing_email).where(outgoing_email.c.id == mail))).one()
        if row.sent_at is not None or (row.member_id is None and row.recipient is None):
            return
        name, address = await _addressee(conn, post, row)
        language = await _language(conn, row)
    details = {} if row.payload is None else json.loads(post.keys.open(emails.place(mail), row.payload))
    letter = write_letter(
        row.template, row.created_at, name, _hours(post) | details, language, post.call_center
    )
    await post.mailer.send(Mail(str(mail), address, letter.subject, letter.text, letter.html))
    async with post.engine.begin() as conn:
        sent = update(outgoing_email).where(outgoing_email.c.id == mail)
        await conn.execute(sent.values(sent_at=post.clock(), payload=None, recipient=None))


async def _addressee(conn: AsyncConnection, post: Post, row: Row[*tuple[Any, ...]]) -> tuple[str, str]:
    """Name and address: a member's as registered, or those that a payer gave."""
    if row.recipient is not None:
        address, name = json.loads(post.keys.open(emails.recipient_place(row.id), row.recipient))
        return name, address
    person = await person_of(conn, post.keys, MemberId(row.member_id))
    return person.name, person.email


async def _language(conn: AsyncConnection, row: Row[*tuple[Any, ...]]) -> Language:
    """A member's; whoever is no member is written to in Spanish."""
    if row.member_id is None:
        return Language.SPANISH
    return await language_of_member(conn, MemberId(row.member_id))


def _code_is_wanted(post: Post, row: Row[*tuple[Any, ...]]) -> bool:
    open_still = row.voided_at is None and row.verified_at is None and post.clock() < row.expires_at
    return row.member_id is not None and row.delivered_at is None and open_still


def _hours(post: Post) -> dict[str, str]:
    return {
        "low_limit_hours": str(post.policy.new_link_low_limits_seconds // 3_600),
        "validity_hours": str(post.policy.temporary_password_ttl_seconds // 3_600),
    }


def _post(context: JobContext) -> Post:
    return cast("Post", context.additional_context[POST])
