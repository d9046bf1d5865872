"""Tables of the cards: schema `bank` (migrations 0005 and 0016, where the grants and guards are)."""

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

card = Table(
    "card",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("token", Text, nullable=False),
    Column("brand", Text, nullable=False),
    Column("product", Text, nullable=False),
    Column("first6", Text, nullable=False),
    Column("last4", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("account_id", BigInteger),
    schema="bank",
)

credit_line = Table(
    "credit_line",
    metadata,
    Column("card_id", BigInteger, ForeignKey(card.c.id), primary_key=True),
    Column("revolving", BigInteger, nullable=False),
    Column("deferred", BigInteger, nullable=False),
    Column("limit_cents", BigInteger, nullable=False),
    Column("cut_day", SmallInteger),
    schema="bank",
)

card_statement = Table(
    "card_statement",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("card_id", BigInteger, ForeignKey(credit_line.c.card_id), nullable=False),
    Column("cut_on", Date, nullable=False),
    Column("pay_by", Date, nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("minimum", BigInteger, nullable=False),
    Column("interest", BigInteger, nullable=False),
    schema="bank",
)

card_purchase = Table(
    "card_purchase",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("card_id", BigInteger, ForeignKey(credit_line.c.card_id), nullable=False),
    Column("tx_id", BigInteger, nullable=False),
    Column("merchant", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("can_defer", Boolean, nullable=False),
    Column("statement_id", BigInteger, ForeignKey(card_statement.c.id)),
    schema="bank",
)

card_payment = Table(
    "card_payment",
    metadata,
    Column("tx_id", BigInteger, primary_key=True),
    Column("card_id", BigInteger, ForeignKey(credit_line.c.card_id), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("paid_on", Date, nullable=False),
    Column("statement_id", BigInteger, ForeignKey(card_statement.c.id)),
    schema="bank",
)

card_deferral = Table(
    "card_deferral",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("card_id", BigInteger, ForeignKey(credit_line.c.card_id), nullable=False),
    Column("tx_id", BigInteger, nullable=False),
    Column("capital", BigInteger, nullable=False),
    Column("months", SmallInteger, nullable=False),
    Column("basis_points", Integer, nullable=False),
    Column("made_on", Date, nullable=False),
    schema="bank",
)

card_deferral_part = Table(
    "card_deferral_part",
    metadata,
    Column("purchase_id", BigInteger, ForeignKey(card_purchase.c.id), primary_key=True),
    Column("deferral_id", BigInteger, ForeignKey(card_deferral.c.id), nullable=False),
    Column("amount", BigInteger, nullable=False),
    schema="bank",
)

card_quota = Table(
    "card_quota",
    metadata,
    Column("deferral_id", BigInteger, ForeignKey(card_deferral.c.id), primary_key=True),
    Column("nth", SmallInteger, primary_key=True),
    Column("due_on", Date, nullable=False),
    Column("capital", BigInteger, nullable=False),
    Column("interest", BigInteger, nullable=False),
    Column("statement_id", BigInteger, ForeignKey(card_statement.c.id)),
    schema="bank",
)

card_pin = Table(
    "card_pin",
    metadata,
    Column("card_id", BigInteger, ForeignKey(card.c.id), primary_key=True),
    Column("pin_hash", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("temporary_until", DateTime(timezone=True)),
    Column("failures", Integer, nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
    schema="bank",
)

saved_card = Table(
    "saved_card",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("institution", Text, nullable=False),
    Column("brand", Text, nullable=False),
    Column("number", LargeBinary, nullable=False),
    Column("last4", Text, nullable=False),
    Column("destination", LargeBinary, nullable=False),
    Column("holder", LargeBinary, nullable=False),
    Column("identification_kind", Text, nullable=False),
    Column("identification", LargeBinary, nullable=False),
    Column("alias", LargeBinary),
    Column("since", DateTime(timezone=True), nullable=False),
    Column("deleted_at", DateTime(timezone=True)),
    schema="bank",
)
