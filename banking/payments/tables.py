"""Tables of payments as the code reads them (schema `ledger`, migrations 0006, 0023 and 0030)."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

from banking.db import metadata
from banking.ledger.tables import account

payment = Table(
    "payment",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("rail", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("member_id", BigInteger, nullable=False),
    Column("account_id", BigInteger, ForeignKey(account.c.id), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("fee", BigInteger, nullable=False),
    Column("iva", BigInteger, nullable=False),
    Column("request_hash", LargeBinary, nullable=False),
    Column("details", LargeBinary, nullable=False),
    Column("batch", Text),
    Column("rail_ref", Text),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("asks", Integer, nullable=False, server_default="0"),
    Column("version", Integer, nullable=False, server_default="0"),
    Column("next_run_at", DateTime(timezone=True)),
    Column("swept_at", DateTime(timezone=True)),
    Column("deadline_at", DateTime(timezone=True), nullable=False),
    Column("attention", Text),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
    schema="ledger",
)

payment_event = Table(
    "payment_event",
    metadata,
    Column("payment_id", Uuid, ForeignKey(payment.c.id), primary_key=True),
    Column("seq", BigInteger, Identity(always=True), primary_key=True),
    Column("event", Text, nullable=False),
    Column("from_state", Text, nullable=False),
    Column("to_state", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("detail", JSONB, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    schema="ledger",
)

payment_ruling = Table(
    "payment_ruling",
    metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("payment_id", Uuid, ForeignKey(payment.c.id), nullable=False),
    Column("verdict", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("attention", Text, nullable=False),
    Column("reason", LargeBinary, nullable=False),
    Column("proposed_by", Text, nullable=False),
    Column("proposed_at", DateTime(timezone=True), nullable=False),
    Column("outcome", Text),
    Column("decided_by", Text),
    Column("decided_at", DateTime(timezone=True)),
    schema="ledger",
)

rail_credit = Table(
    "rail_credit",
    metadata,
    Column("rail", Text, primary_key=True),
    Column("message_id", Text, primary_key=True),
    Column("body_hash", LargeBinary, nullable=False),
    Column("account_id", BigInteger, ForeignKey(account.c.id)),
    Column("amount", BigInteger, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("details", LargeBinary, nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False),
    schema="ledger",
)

rail_message = Table(
    "rail_message",
    metadata,
    Column("rail", Text, primary_key=True),
    Column("message_id", Text, primary_key=True),
    Column("body_hash", LargeBinary, nullable=False),
    Column("payment_id", Uuid, ForeignKey(payment.c.id)),
    Column("event", Text, nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False),
    schema="ledger",
)
