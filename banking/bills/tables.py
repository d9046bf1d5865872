"""Tables of the bills: schema `bank` (migration 0010, where the grants and guards are)."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
)

from banking.db import metadata
from banking.payments.tables import payment

service = Table(
    "service",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("company", Text, nullable=False),
    Column("number_sealed", LargeBinary, nullable=False),
    Column("number_index", LargeBinary, nullable=False),
    Column("alias_sealed", LargeBinary),
    Column("times", Integer, nullable=False),
    Column("used_at", DateTime(timezone=True), nullable=False),
    schema="bank",
)

bill_payment = Table(
    "bill_payment",
    metadata,
    Column("payment_id", Uuid, ForeignKey(payment.c.id), primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("service_id", Uuid, ForeignKey(service.c.id), nullable=False),
    Column("company", Text, nullable=False),
    Column("bill_index", LargeBinary),
    Column("automatic", Boolean, nullable=False),
    Column("paid_at", DateTime(timezone=True), nullable=False),
    schema="bank",
)
