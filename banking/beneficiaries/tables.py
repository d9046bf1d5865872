"""Tables of the beneficiaries: schema `bank` (migration 0007, where the grants are)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, DateTime, LargeBinary, Table, Text, Uuid

from banking.db import metadata

beneficiary = Table(
    "beneficiary",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("service", Text, nullable=False),
    Column("institution", Text, nullable=False),
    Column("account_id", BigInteger),
    Column("account_kind", Text, nullable=False),
    Column("number", LargeBinary, nullable=False),
    Column("last4", Text, nullable=False),
    Column("destination", LargeBinary, nullable=False),
    Column("identification_kind", Text, nullable=False),
    Column("identification", LargeBinary, nullable=False),
    Column("identification_index", LargeBinary, nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("email", LargeBinary),
    Column("alias", LargeBinary),
    Column("since", DateTime(timezone=True), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("deleted_at", DateTime(timezone=True)),
    schema="bank",
)

holder_lookup = Table(
    "holder_lookup",
    metadata,
    Column("member_id", BigInteger, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("number_index", LargeBinary, primary_key=True),
    schema="bank",
)
