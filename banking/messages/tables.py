"""Tables of what leaves the bank: e-mails, events for chats, notices with their buttons (schema `bank`)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, DateTime, LargeBinary, SmallInteger, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from banking.db import metadata

outgoing_email = Table(
    "outgoing_email",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("member_id", BigInteger),
    Column("template", Text, nullable=False),
    Column("payload", LargeBinary),
    Column("recipient", LargeBinary),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("sent_at", DateTime(timezone=True)),
    schema="bank",
)

chat_event = Table(
    "chat_event",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("data", JSONB, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("delivered_at", DateTime(timezone=True)),
    schema="bank",
)

notice = Table(
    "notice",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", LargeBinary, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("tries", SmallInteger, nullable=False, server_default="0"),
    Column("next_try_at", DateTime(timezone=True)),
    Column("told_at", DateTime(timezone=True)),
    Column("dropped_at", DateTime(timezone=True)),
    schema="bank",
)

muted_news = Table(
    "muted_news",
    metadata,
    Column("member_id", BigInteger, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("muted_at", DateTime(timezone=True), nullable=False),
    schema="bank",
)

wanted_news = Table(
    "wanted_news",
    metadata,
    Column("member_id", BigInteger, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("wanted_at", DateTime(timezone=True), nullable=False),
    schema="bank",
)

button = Table(
    "button",
    metadata,
    Column("handle_hash", LargeBinary, primary_key=True),
    Column("notice_id", Uuid, nullable=False),
    Column("name", Text, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("member_id", BigInteger, nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("used_at", DateTime(timezone=True)),
    Column("used_by", Text),
    schema="bank",
)
