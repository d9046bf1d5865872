"""Tables of the desk: schema `desk` (migration `desk`, where the grants and guards are)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import ARRAY

from banking.db import metadata

agent = Table(
    "agent",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("login", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("team", Text, nullable=False),
    Column("roles", ARRAY(Text), nullable=False),
    Column("capacity", SmallInteger, nullable=False),
    Column("disabled_at", DateTime(timezone=True)),
    Column("password_hash", Text, nullable=False),
    Column("temporary", Boolean, nullable=False),
    Column("given_at", DateTime(timezone=True)),
    Column("totp_secret", LargeBinary),
    Column("totp_enrolled", Boolean, nullable=False),
    Column("totp_step", BigInteger, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    schema="desk",
)

recovery_code = Table(
    "recovery_code",
    metadata,
    Column("agent_id", BigInteger, primary_key=True),
    Column("hash", LargeBinary, primary_key=True),
    Column("used_at", DateTime(timezone=True)),
    schema="desk",
)

login_guard = Table(
    "login_guard",
    metadata,
    Column("subject", LargeBinary, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("locked_until", DateTime(timezone=True)),
    schema="desk",
)

console_session = Table(
    "console_session",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("agent_id", BigInteger, nullable=False),
    Column("stage", Text, nullable=False),
    Column("opened_at", DateTime(timezone=True), nullable=False),
    Column("seen_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
    schema="desk",
)

conversation = Table(
    "conversation",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("epoch", BigInteger, nullable=False),
    Column("agent_id", BigInteger),
    Column("handoff_id", Uuid),
    Column("team", Text),
    Column("waiting_since", DateTime(timezone=True)),
    Column("offered_to", BigInteger),
    Column("offered_until", DateTime(timezone=True)),
    Column("lease_until", DateTime(timezone=True)),
    Column("unanswered_since", DateTime(timezone=True)),
    Column("told_position", Integer),
    schema="desk",
)

handoff = Table(
    "handoff",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("member_id", BigInteger),
    Column("reason", Text, nullable=False),
    Column("packet", LargeBinary, nullable=False),
    Column("asked_at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
    Column("outcome", Text),
    Column("score", SmallInteger),
    Column("errand", Text),
    schema="desk",
)

counter = Table(
    "counter",
    metadata,
    Column("one", Boolean, primary_key=True),
    Column("value", BigInteger, nullable=False),
    schema="desk",
)


def _of_an_event() -> tuple[Column[Any], ...]:
    """What an event says, both while it waits for the end of its transaction and in the log."""
    return (
        Column("at", DateTime(timezone=True), nullable=False),
        Column("kind", Text, nullable=False),
        Column("chat_id", BigInteger),
        Column("handoff_id", Uuid),
        Column("agent_id", BigInteger),
        Column("owner", Text),
        Column("epoch", BigInteger),
        Column("note", Text),
    )


event = Table(
    "event",
    metadata,
    Column("id", BigInteger, primary_key=True),
    *_of_an_event(),
    schema="desk",
)

event_due = Table(
    "event_due",
    metadata,
    *_of_an_event(),
    Column("message_id", Uuid),
    schema="desk",
)

message = Table(
    "message",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("handoff_id", Uuid, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("key", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("agent_id", BigInteger),
    Column("kind", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("file", LargeBinary),
    Column("epoch", BigInteger, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("state", Text, nullable=False),
    Column("state_at", DateTime(timezone=True), nullable=False),
    schema="desk",
)

identity_check = Table(
    "identity_check",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("handoff_id", Uuid, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("member_id", BigInteger, nullable=False),
    Column("agent_id", BigInteger, nullable=False),
    Column("challenge_id", Uuid, nullable=False),
    Column("phone_masked", Text, nullable=False),
    Column("asked_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
    Column("result", Text),
    schema="desk",
)

canned = Table(
    "canned",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    schema="desk",
)

question = Table(
    "question",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("text", Text, nullable=False),
    Column("grouped", Text, nullable=False),
    Column("topic", Text),
    Column("verdict", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("settled_at", DateTime(timezone=True)),
    Column("settled_by", BigInteger),
    schema="desk",
)

answer = Table(
    "answer",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("topic", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("phrases", ARRAY(Text), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("withdrawn", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    Column("author_id", BigInteger, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("submitted_at", DateTime(timezone=True)),
    Column("reviewer_id", BigInteger),
    Column("decided_at", DateTime(timezone=True)),
    Column("why", Text),
    schema="desk",
)
