"""Tables of the bills and of what is paid by itself: schema `bank` (migrations 0010, 0017, 0025, 0028, 0031, 0033 and 0035, where the grants and guards are)."""

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
    Column("operation_id", Uuid),
    Column("seq", BigInteger, nullable=False),
    schema="bank",
)

bill_reminder = Table(
    "bill_reminder",
    metadata,
    Column("service_id", Uuid, ForeignKey(service.c.id), primary_key=True),
    Column("bill_index", LargeBinary, primary_key=True),
    Column("reminded_at", DateTime(timezone=True), nullable=False),
    schema="bank",
)

schedule = Table(
    "schedule",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("member_id", BigInteger, nullable=False),
    Column("service_id", Uuid, ForeignKey(service.c.id)),
    Column("target_account_id", BigInteger),
    Column("beneficiary_id", Uuid),
    Column("destination", LargeBinary),
    Column("reference_sealed", LargeBinary),
    Column("cost", BigInteger),
    Column("account_id", BigInteger, nullable=False),
    Column("maximum", BigInteger, nullable=False),
    Column("frequency", Text, nullable=False),
    Column("day", SmallInteger),
    Column("on_date", Date),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("counts_from", Date, nullable=False),
    Column("terms_version", Integer, nullable=False),
    Column("accepted_at", DateTime(timezone=True), nullable=False),
    Column("state", Text, nullable=False),
    Column("next_look_at", DateTime(timezone=True)),
    Column("queued_at", DateTime(timezone=True)),
    Column("last_outcome", Text),
    Column("last_at", DateTime(timezone=True)),
    Column("created_at", DateTime(timezone=True), nullable=False),
    schema="bank",
)

schedule_run = Table(
    "schedule_run",
    metadata,
    Column("schedule_id", Uuid, ForeignKey(schedule.c.id), primary_key=True),
    Column("due_date", Date, primary_key=True),
    Column("bill", Text, primary_key=True),
    Column("outcome", Text, nullable=False),
    Column("tries", SmallInteger, nullable=False),
    Column("retry_on", Date),
    Column("payment_id", Uuid, ForeignKey(payment.c.id)),
    Column("operation_id", Uuid),
    Column("at", DateTime(timezone=True), nullable=False),
    schema="bank",
)
