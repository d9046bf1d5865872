"""Tables of the people: schema `bank` (migration 0002, where the grants and guards are)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, DateTime, Integer, LargeBinary, Table, Text, Uuid

from banking.db import metadata

member = Table(
    "member",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("status", Text, nullable=False),
    Column("identification_kind", Text, nullable=False),
    Column("identification_index", LargeBinary, nullable=False),
    Column("identification", LargeBinary, nullable=False),
    Column("given_names", LargeBinary, nullable=False),
    Column("surnames", LargeBinary, nullable=False),
    Column("phone", LargeBinary, nullable=False),
    Column("phone_index", LargeBinary, nullable=False),
    Column("email", LargeBinary, nullable=False),
    Column("birth_date", LargeBinary, nullable=False),
    Column("low_limits_until", DateTime(timezone=True)),
    Column("created_at", DateTime(timezone=True), nullable=False),
    schema="bank",
)

credential = Table(
    "credential",
    metadata,
    Column("member_id", BigInteger, primary_key=True),
    Column("user_name_index", LargeBinary, nullable=False),
    Column("user_name", LargeBinary, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("temporary_until", DateTime(timezone=True)),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
    schema="bank",
)

password_guard = Table(
    "password_guard",
    metadata,
    Column("subject", LargeBinary, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("lockouts", Integer, nullable=False),
    Column("locked_until", DateTime(timezone=True)),
    schema="bank",
)

consent = Table(
    "consent",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("version", Integer, nullable=False),
    Column("accepted_at", DateTime(timezone=True), nullable=False),
    schema="bank",
)

chat_link = Table(
    "chat_link",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("member_id", BigInteger, nullable=False),
    Column("linked_at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
    schema="bank",
)

chat_language = Table(
    "chat_language",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("language", Text, nullable=False),
    Column("chosen_at", DateTime(timezone=True), nullable=False),
    schema="bank",
)

session = Table(
    "session",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("member_id", BigInteger, nullable=False),
    Column("opened_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
    schema="bank",
)

phone_proof = Table(
    "phone_proof",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("member_id", BigInteger, primary_key=True),
    Column("proven_at", DateTime(timezone=True), nullable=False),
    Column("used_at", DateTime(timezone=True)),
    schema="bank",
)

form = Table(
    "form",
    metadata,
    Column("handle", Uuid, primary_key=True),
    Column("token_hash", LargeBinary, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("member_id", BigInteger),
    Column("credential_version", Integer),
    Column("temporary", Boolean, nullable=False),
    Column("password_hash", Text),
    Column("card_id", BigInteger),
    Column("pin_version", Integer),
    Column("number_sealed", LargeBinary),
    Column("number_brand", Text),
    Column("number_last4", Text),
    Column("opened_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("done_at", DateTime(timezone=True)),
    Column("used_at", DateTime(timezone=True)),
    schema="bank",
)
