"""The ledger's guards hold, and each of them is needed: mutants of the schema break a law (F19)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, make_url

import banking.migrations
from banking.db import run_sql
from tests.banking.court import LawBroken
from tests.banking.ledger_laws import ledger_laws
from webhooks.embedded import Postgres
from webhooks.embedded.postgres import DatabaseUrls

SCHEMA = (Path(banking.migrations.__file__).parent / "sql" / "0001_ledger.sql").read_text(encoding="utf-8")

LOCK = "a.id = ANY (p_accounts) AND a.track_balance ORDER BY a.id FOR NO KEY UPDATE"
RELEASE = "UPDATE ledger.account a SET held = a.held - freed.amount WHERE a.id = freed.account_id;"
MUTANTS = {
    # the posting function
    "locks in the order of the disk": (LOCK, "a.id = ANY (p_accounts) AND a.track_balance FOR NO KEY UPDATE"),
    "locks descending": (LOCK, LOCK.replace("a.id FOR", "a.id DESC FOR")),
    "no locks": (LOCK, LOCK.replace("FOR NO KEY UPDATE", "")),
    "locks against foreign keys": (LOCK, LOCK.replace("NO KEY ", "")),
    "locks hot accounts": (LOCK, LOCK.replace("AND a.track_balance ", "")),
    "any request is a replay": ("CASE WHEN known = p_hash THEN 'replayed' ELSE 'conflict' END", "'replayed'"),
    "a waiting twin looks at funds first": (
        "AND t.idem_key = p_key;\n    IF FOUND",
        "AND false;\n    IF FOUND",
    ),
    "a late twin says posted": (
        "CASE WHEN t.request_hash = p_hash THEN 'replayed' ELSE 'conflict' END",
        "'posted'",
    ),
    "status is not looked at": ("a.status IS DISTINCT FROM 'active' LIMIT 1", "a.id IS NULL LIMIT 1"),
    "unknown accounts are let through": (
        "a.status IS DISTINCT FROM 'active' LIMIT 1",
        "a.status <> 'active' LIMIT 1",
    ),
    "funds are not looked at": ("AND change.amount < 0\n        AND", "AND false\n        AND"),
    "held money is spent": ("        AND a.posted - a.held + (CASE", "        AND a.posted + (CASE"),
    "the last cent stays": ("END) + change.amount < 0", "END) + change.amount <= 0"),
    "a settled hold is released again": (
        "h.id = p_released AND h.state = 'pending' AND",
        "h.id = p_released AND",
    ),
    "anybody's hold is released": (
        "AND h.account_id = ANY (p_accounts) FOR NO KEY UPDATE",
        "FOR NO KEY UPDATE",
    ),
    "a released hold stays held": (RELEASE, ""),
    "a released hold frees a cent less": (RELEASE, RELEASE.replace("freed.amount W", "freed.amount + 1 W")),
    "one sequence number for all lines": ("a.seq + row_number() OVER up_to", "a.seq + 1"),
    "balances do not run": ("a.posted + sum(line.amount) OVER up_to", "a.posted + line.amount"),
    "documents are not numbered": (
        "coalesce(line.document, nextval('ledger.document_seq'))",
        "coalesce(line.document, 0)",
    ),
    "the sequence stands still": ("seq = a.seq + change.lines", "seq = a.seq"),
    "posting with the owner's rights": (
        "SECURITY INVOKER AS $$\nDECLARE\n    known bytea",
        "SECURITY DEFINER AS $$\nDECLARE\n    known bytea",
    ),
    # holds
    "holds may exceed the rest": ("available := source.posted - source.held;", "available := source.posted;"),
    "a voided hold stays held": (
        "UPDATE ledger.account a SET held = a.held - known.amount WHERE a.id = known.account_id;",
        "",
    ),
    "a posted hold can be voided": ("OR known.state = 'posted' THEN", "THEN"),
    "another hold under a used id": (
        "CASE WHEN known.account_id = p_account AND known.amount = p_amount THEN 'replayed' ELSE 'conflict' END",
        "'replayed'",
    ),
    # constraints and triggers
    "no floor": ("CHECK (allow_negative OR posted - held >= 0)", "CHECK (true)"),
    "no unique sequence": ("CONSTRAINT entry_account_seq UNIQUE (account_id, account_seq)", "CHECK (true)"),
    "no unique key": ("    UNIQUE (idem_scope, idem_key)", "    UNIQUE (idem_scope, idem_key, id)"),
    "entries of nothing": ("amount <> 0 AND abs(amount)", "abs(amount)"),
    "sums are not checked": ("IF lines < 2 OR total <> 0", "IF lines < 2"),
    "single lines pass": ("IF lines < 2 OR total <> 0", "IF total <> 0"),
    "late lines are not checked": ("WHEN (NEW.line_no > 2)", "WHEN (false)"),
    "transactions are not sealed": ("id = NEW.tx_id AND xact = pg_current_xact_id()", "id = NEW.tx_id"),
    "gaps pass": ("OR tracked AND NEW.account_seq > 1 AND before IS NULL", ""),
    "wrong balances pass": ("OR tracked AND NEW.balance_after <> coalesce(before, 0) + NEW.amount", ""),
    "untracked lines pass": ("IF tracked <> (NEW.account_seq IS NOT NULL)", "IF false"),
    "accounts leave their book": ("AFTER INSERT OR UPDATE OF posted, seq ON", "AFTER INSERT ON"),
    "entries leave their account": (
        "FOR EACH ROW WHEN (NEW.account_seq IS NOT NULL)",
        "FOR EACH ROW WHEN (false)",
    ),
    "held without a hold": ("AFTER INSERT OR UPDATE OF held ON", "AFTER INSERT ON"),
    "a hold without held": ("AFTER INSERT OR UPDATE ON ledger.hold", "AFTER UPDATE ON ledger.hold"),
    "entries change": ("BEFORE UPDATE OR DELETE ON ledger.entry", "BEFORE DELETE ON ledger.entry"),
    "transactions vanish": ("BEFORE UPDATE OR DELETE ON ledger.tx", "BEFORE UPDATE ON ledger.tx"),
    "the trail changes": ("BEFORE UPDATE OR DELETE ON ledger.audit", "BEFORE DELETE ON ledger.audit"),
    "answers are rewritten": ("WHEN (OLD.answer IS NOT NULL)", "WHEN (false)"),
    "operations without an answer": ("WHERE id = NEW.id AND answer IS NOT NULL", "WHERE id = NEW.id"),
    "holds reopen": ("WHEN (OLD.state <> 'pending')", "WHEN (false)"),
    "notices are untold": ("WHEN (OLD.told_at IS NOT NULL)", "WHEN (false)"),
    # grants
    "the application edits entries": (
        "GRANT INSERT ON ledger.entry TO",
        "GRANT INSERT, UPDATE ON ledger.entry TO",
    ),
    "the application forges the seal": ("GRANT INSERT (kind, idem", "GRANT INSERT (xact, kind, idem"),
    "the application lifts the floor": ("GRANT UPDATE (posted, held, seq)", "GRANT UPDATE"),
    "the application deletes notices": (
        "GRANT INSERT ON ledger.operation, ledger.notice",
        "GRANT INSERT, DELETE ON ledger.operation, ledger.notice",
    ),
    "the application changes holds": (
        "GRANT UPDATE (state, resolved_tx)",
        "GRANT UPDATE (amount, state, resolved_tx)",
    ),
}


@pytest.fixture(scope="module")
def scratch(postgres_server: Postgres) -> Iterator[DatabaseUrls]:
    """One database for all mutants; each finds it without a ledger."""
    yield postgres_server.create_database("scratch")
    postgres_server.drop_database("scratch")


def make(database: DatabaseUrls, schema: str) -> None:
    """A ledger from this text, alone in its database."""
    engine = create_engine(make_url(database.owner_url).set(drivername="postgresql+psycopg"))
    try:
        with engine.begin() as connection:
            run_sql(connection, "DROP SCHEMA IF EXISTS ledger CASCADE")
            run_sql(connection, schema)
    finally:
        engine.dispose()


def test_the_ledger_keeps_its_laws(scratch: DatabaseUrls) -> None:
    make(scratch, SCHEMA)
    ledger_laws(scratch)


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_mutant_of_the_ledger_breaks_a_law(scratch: DatabaseUrls, mutant: str) -> None:
    sound, damaged = MUTANTS[mutant]
    assert SCHEMA.count(sound) == 1, "the mutant must change exactly one place"
    make(scratch, SCHEMA.replace(sound, damaged))
    with pytest.raises((LawBroken, psycopg.Error)):
        ledger_laws(scratch)
