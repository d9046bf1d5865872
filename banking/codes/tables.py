"""Tables of the codes: schema `bank` (migration 0002). The code itself is in none of them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, DateTime, Integer, LargeBinary, SmallInteger, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from banking.db import metadata

code_guard = Table(
    "code_guard",
    metadata,
    Column("subject", LargeBinary, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("locked_until", DateTime(timezone=True)),
    schema="bank",
)

challenge = Table(
    "challenge",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("operation_id", Uuid, nullable=False),
    Column("send", SmallInteger, nullable=False),
    Column("command", Text, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("member_id", BigInteger),
    Column("subject", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("nonce", LargeBinary, nullable=False),
    Column("summary", JSONB, nullable=False),
    Column("sent_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("failures", Integer, nullable=False),
    Column("voided_at", DateTime(timezone=True)),
    Column("verified_at", DateTime(timezone=True)),
    Column("consumed_at", DateTime(timezone=True)),
    Column("delivered_at", DateTime(timezone=True)),
    schema="bank",
)

code_attempt = Table(
    "code_attempt",
    metadata,
    Column("challenge_id", Uuid, primary_key=True),
    Column("attempt", Text, primary_key=True),
    Column("answer", JSONB, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    schema="bank",
)

send_counter = Table(
    "send_counter",
    metadata,
    Column("subject", LargeBinary, primary_key=True),
    Column("window_start", DateTime(timezone=True), primary_key=True),
    Column("sent", Integer, nullable=False),
    schema="bank",
)
