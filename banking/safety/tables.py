"""Tables of freezes and of cases for agents (schema `bank`, migration 0012)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, DateTime, LargeBinary, Table, Text, Uuid

from banking.db import metadata

case = Table(
    "case",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("number", Text, nullable=False),
    Column("member_id", BigInteger),
    Column("chat_id", BigInteger),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("about", Uuid),
    Column("detail", LargeBinary),
    Column("opened_at", DateTime(timezone=True), nullable=False),
    Column("closed_at", DateTime(timezone=True)),
    Column("closed_by", Text),
    Column("due_at", DateTime(timezone=True)),
    Column("taken_by", BigInteger),
    Column("taken_at", DateTime(timezone=True)),
    Column("outcome", Text),
    schema="bank",
)

case_note = Table(
    "case_note",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("case_id", BigInteger, nullable=False),
    Column("agent_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    schema="bank",
)

freeze = Table(
    "freeze",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("case_id", BigInteger, nullable=False),
    Column("frozen_at", DateTime(timezone=True), nullable=False),
    Column("lifted_at", DateTime(timezone=True)),
    Column("lifted_by", Text),
    schema="bank",
)
