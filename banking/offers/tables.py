"""The table of requested products: schema `bank` (migration 0029, where the grants and guards are)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, DateTime, Integer, Table, Text

from banking.db import metadata

product_request = Table(
    "product_request",
    metadata,
    Column("case_id", BigInteger, primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("product", Text, nullable=False),
    Column("amount", BigInteger),
    Column("term", Integer),
    Column("method", Text),
    Column("consent_version", Integer, nullable=False),
    Column("consented_at", DateTime(timezone=True), nullable=False),
    schema="bank",
)
