"""Tables of what leaves the bank: e-mails and events for chats (schema `bank`, migration 0002)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, DateTime, LargeBinary, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from banking.db import metadata

outgoing_email = Table(
    "outgoing_email",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("member_id", BigInteger),
    Column("template", Text, nullable=False),
    Column("payload", LargeBinary),
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
