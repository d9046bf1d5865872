"""Tables of the limits: schema `bank` (migration 0008, where the grants and guards are)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, DateTime, LargeBinary, Table, Text, Uuid

from banking.db import metadata

spending = Table(
    "spending",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("destination", LargeBinary, nullable=False),
    Column("operation_id", Uuid, nullable=False),
    Column("cents", BigInteger, nullable=False),
    Column("business_date", Date, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    schema="bank",
)

chosen_limit = Table(
    "chosen_limit",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("cents", BigInteger, nullable=False),
    Column("chosen_at", DateTime(timezone=True), nullable=False),
    Column("in_force", DateTime(timezone=True), nullable=False),
    schema="bank",
)
