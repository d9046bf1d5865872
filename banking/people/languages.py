"""Which language a chat is spoken to in: chosen, or taken from the Telegram profile when the terms were accepted.

It belongs to the chat, not to the person: it outlives log-out, and says nothing about anybody.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from banking.people.tables import chat_language, chat_link, phone_proof
from banking.values import Language

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.work import MemberId


async def language_of_chat(conn: AsyncConnection, chat_id: int) -> Language | None:
    """What was chosen in a chat, or shown when its terms were accepted; None where neither happened yet."""
    found = await conn.scalar(select(chat_language.c.language).where(chat_language.c.chat_id == chat_id))
    return None if found is None else Language(found)


async def language_of_member(conn: AsyncConnection, member_id: MemberId) -> Language:
    """What a member reads e-mails in: the language of the linked chat, before there is one of the chat that proved the phone."""
    linked = select(chat_link.c.chat_id).where(
        chat_link.c.member_id == member_id, chat_link.c.ended_at.is_(None)
    )
    chat = await conn.scalar(linked)
    if chat is None:
        proven = select(phone_proof.c.chat_id).where(phone_proof.c.member_id == member_id)
        chat = await conn.scalar(proven.order_by(phone_proof.c.proven_at.desc()).limit(1))
    spoken = None if chat is None else await language_of_chat(conn, chat)
    return spoken or Language.SPANISH


async def choose_language(conn: AsyncConnection, chat_id: int, language: Language, now: datetime) -> None:
    """The newest choice counts; the same again changes nothing."""
    row = {"chat_id": chat_id, "language": language.value, "chosen_at": now}
    made = insert(chat_language).values(row)
    await conn.execute(
        made.on_conflict_do_update(
            index_elements=["chat_id"],
            set_={"language": made.excluded.language, "chosen_at": made.excluded.chosen_at},
            where=chat_language.c.language != made.excluded.language,
        )
    )
