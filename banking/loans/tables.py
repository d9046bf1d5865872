"""Tables of the loans: schema `bank` (migration 0003, where the grants and guards are)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Integer, LargeBinary, SmallInteger, Table, Text

from banking.db import metadata
from banking.ledger.tables import account

loan = Table(
    "loan",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("account_id", BigInteger, ForeignKey(account.c.id), nullable=False),
    Column("number_sealed", LargeBinary, nullable=False),
    Column("number_index", LargeBinary, nullable=False),
    Column("last4", Text, nullable=False),
    Column("product", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("rate", Integer, nullable=False),
    Column("granted_on", Date, nullable=False),
    schema="bank",
)

instalment = Table(
    "loan_instalment",
    metadata,
    Column("loan_id", BigInteger, ForeignKey(loan.c.id), primary_key=True),
    Column("number", SmallInteger, primary_key=True),
    Column("principal", BigInteger, nullable=False),
    Column("interest", BigInteger, nullable=False),
    Column("insurance", BigInteger, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("paid_on", Date),
    Column("arrears", BigInteger, nullable=False),
    schema="bank",
)
