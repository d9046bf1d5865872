"""The ledger's tables as the code reads them; `banking/migrations/sql` makes them and holds their guards."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    Uuid,
)

from banking.db import metadata

account = Table(
    "account",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("code", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("allow_negative", Boolean, nullable=False),
    Column("track_balance", Boolean, nullable=False),
    Column("status", Text, nullable=False),
    Column("posted", BigInteger, nullable=False),
    Column("held", BigInteger, nullable=False),
    Column("seq", BigInteger, nullable=False),
    schema="ledger",
)

member_account = Table(
    "member_account",
    metadata,
    Column("account_id", BigInteger, ForeignKey(account.c.id), primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("product", Text, nullable=False),
    Column("number_sealed", LargeBinary, nullable=False),
    Column("number_index", LargeBinary, nullable=False),
    Column("last4", Text, nullable=False),
    Column("opened_on", Date, nullable=False),
    schema="ledger",
)

tx = Table(
    "tx",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("idem_scope", Text, nullable=False),
    Column("idem_key", Text, nullable=False),
    Column("request_hash", LargeBinary, nullable=False),
    Column("business_date", Date, nullable=False),
    Column("actor", Text, nullable=False),
    Column("memo", Text),
    Column("posted_at", DateTime(timezone=True), nullable=False),
    schema="ledger",
)

entry = Table(
    "entry",
    metadata,
    Column("tx_id", BigInteger, ForeignKey(tx.c.id), primary_key=True),
    Column("line_no", Integer, primary_key=True),
    Column("account_id", BigInteger, ForeignKey(account.c.id), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("document", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
    Column("account_seq", BigInteger),
    Column("balance_after", BigInteger),
    Column("name_hash", Integer),
    Column("size_class", SmallInteger),
    schema="ledger",
)

turnover = Table(
    "turnover",
    metadata,
    Column("account_id", BigInteger, ForeignKey(account.c.id), primary_key=True),
    Column("month", Date, primary_key=True),
    Column("text", Text, primary_key=True),
    Column("credits", BigInteger, nullable=False),
    Column("debits", BigInteger, nullable=False),
    Column("credited", BigInteger, nullable=False),
    Column("debited", BigInteger, nullable=False),
    Column("first_seq", BigInteger, nullable=False),
    Column("last_seq", BigInteger, nullable=False),
    schema="ledger",
)

hold = Table(
    "hold",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("account_id", BigInteger, ForeignKey(account.c.id), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("resolved_tx", BigInteger, ForeignKey(tx.c.id)),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    schema="ledger",
)

operation = Table(
    "operation",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("command", Text, nullable=False),
    Column("request_hash", LargeBinary, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("member_id", BigInteger),
    Column("answer", LargeBinary),
    Column("answered_at", DateTime(timezone=True)),
    Column("created_at", DateTime(timezone=True), nullable=False),
    schema="ledger",
)

notice = Table(
    "notice",
    metadata,
    Column("operation_id", Uuid, ForeignKey(operation.c.id), primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("told_at", DateTime(timezone=True)),
    Column("tries", SmallInteger, nullable=False, server_default="0"),
    Column("next_try_at", DateTime(timezone=True)),
    schema="ledger",
)

audit = Table(
    "audit",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text),
    Column("origin", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("operation_id", Uuid),
    Column("previous", LargeBinary),
    Column("hash", LargeBinary),
    schema="ledger",
)

audit_seal = Table(
    "audit_seal",
    metadata,
    Column("first_id", BigInteger, nullable=False),
    Column("last_id", BigInteger, primary_key=True),
    Column("entries", Integer, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("sealed_at", DateTime(timezone=True), nullable=False),
    schema="ledger",
)
