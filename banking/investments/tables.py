"""Table of the term deposits: schema `bank` (migration 0004, where the grants and guards are)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Integer, LargeBinary, Table, Text

from banking.db import metadata
from banking.ledger.tables import account

investment = Table(
    "investment",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("account_id", BigInteger, ForeignKey(account.c.id), nullable=False),
    Column("number_sealed", LargeBinary, nullable=False),
    Column("number_index", LargeBinary, nullable=False),
    Column("last4", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("rate", Integer, nullable=False),
    Column("days", Integer, nullable=False),
    Column("issued_on", Date, nullable=False),
    Column("interest_paid", BigInteger, nullable=False),
    schema="bank",
)
