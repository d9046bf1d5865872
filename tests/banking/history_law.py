"""One law of the ledger: history cannot be touched, by the application's role least of all (S34)."""

from __future__ import annotations

from uuid import uuid4

from tests.banking.court import APPEND_ONLY, BROKEN_RULE, FORBIDDEN, HASH, TOMORROW, Court, need


def history(court: Court) -> None:
    """The application's role owns nothing; history stays even for the owner (S34)."""
    one, cash = court.account(1_000), court.cash()
    hold, operation = uuid4(), uuid4()
    with court.app() as conn:
        conn.execute("SELECT ledger.place_hold(%s, %s, 10, %s)", (hold, one, TOMORROW))
        conn.execute(
            "INSERT INTO ledger.operation (id, command, request_hash, chat_id, created_at) VALUES (%s, 'x', %s, 1, now())",
            (operation, HASH),
        )
        conn.execute("UPDATE ledger.operation SET answer = 'a' WHERE id = %s", (operation,))
        conn.execute(
            "INSERT INTO ledger.notice (operation_id, chat_id, created_at, told_at) VALUES (%s, 1, now(), now())",
            (operation,),
        )
        conn.execute(
            "INSERT INTO ledger.audit (at, actor, action, origin, result) VALUES (now(), 'x', 'x', 'x', 'done')"
        )
        conn.commit()
        conn.execute("SELECT ledger.void_hold(%s)", (hold,))
    for statement in (
        "UPDATE ledger.entry SET amount = amount + 1",
        "UPDATE ledger.tx SET memo = 'x'",
        "UPDATE ledger.audit SET result = 'x'",
        "DELETE FROM ledger.entry",
        "DELETE FROM ledger.tx",
        "DELETE FROM ledger.audit",
        "DELETE FROM ledger.hold",
        "DELETE FROM ledger.operation",
        "TRUNCATE ledger.entry",
        "TRUNCATE ledger.tx CASCADE",
        "TRUNCATE ledger.audit",
        "TRUNCATE ledger.hold",
        "TRUNCATE ledger.operation CASCADE",
    ):
        court.refused(f"application: {statement}", FORBIDDEN, statement)
        court.refused(f"owner: {statement}", APPEND_ONLY, statement, owner=True)
    for statement in (
        "ALTER TABLE ledger.entry DISABLE TRIGGER ALL",
        "DROP TRIGGER entry_append ON ledger.entry",
        "CREATE OR REPLACE FUNCTION ledger.deny_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "CREATE TABLE ledger.mine (x int)",
        "CREATE TABLE public.mine (x int)",
        "DROP SCHEMA ledger CASCADE",
        "SET session_replication_role = replica",
        f"UPDATE ledger.account SET allow_negative = true WHERE id = {one}",
        f"UPDATE ledger.account SET track_balance = false WHERE id = {one}",
        f"UPDATE ledger.account SET status = 'active' WHERE id = {one}",
        "INSERT INTO ledger.account (code, kind) VALUES ('mine', 'liability')",
        f"DELETE FROM ledger.account WHERE id = {one}",
        f"INSERT INTO ledger.member_account VALUES ({one}, 1, 'savings', '', '', '1234', now())",
        "UPDATE ledger.member_account SET member_id = 1",
        f"UPDATE ledger.hold SET amount = 1 WHERE id = '{hold}'",
        "UPDATE ledger.operation SET request_hash = ''",
        "DELETE FROM ledger.notice",
        "INSERT INTO ledger.tx (kind, idem_scope, idem_key, request_hash, business_date, actor, xact) VALUES ('x', 'x', 'x', '', now(), 'x', '1')",
        "INSERT INTO ledger.audit (at, actor, action, origin, result, hash) VALUES (now(), 'x', 'x', 'x', 'x', '')",
        "SET ROLE coop_owner",
    ):
        court.refused(f"application: {statement}", FORBIDDEN, statement)
    court.refused(
        "an answer rewritten",
        APPEND_ONLY,
        f"UPDATE ledger.operation SET answer = 'b' WHERE id = '{operation}'",
    )
    court.refused(
        "a notice untold",
        APPEND_ONLY,
        f"UPDATE ledger.notice SET told_at = NULL WHERE operation_id = '{operation}'",
    )
    court.refused(
        "a hold reopened", APPEND_ONLY, f"UPDATE ledger.hold SET state = 'pending' WHERE id = '{hold}'"
    )
    court.refused(
        "an operation without an answer",
        BROKEN_RULE,
        "INSERT INTO ledger.operation (id, command, request_hash, chat_id, created_at) VALUES (gen_random_uuid(), 'x', decode(repeat('00', 32), 'hex'), 1, now())",
    )
    need("the books after all that", court.books(one)[:2], (1_000, 0))
    need("cash exists", cash > 0, True)
