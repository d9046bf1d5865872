"""Where the ledger's laws are tried: logins on one database, fresh accounts, and ways to say what broke.

Plain psycopg and raw SQL on purpose: the application's role may try anything, not only what our code would do.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from time import monotonic, sleep
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import TupleRow
from sqlalchemy import make_url

from webhooks.embedded.postgres import DatabaseUrls

Connection = psycopg.Connection[TupleRow]

FORBIDDEN, APPEND_ONLY, BROKEN_RULE, DUPLICATE = "42501", "23001", "23514", "23505"
DAY = date(2026, 11, 20)
HASH, OTHER_HASH = bytes(32), b"\1" * 32
TOMORROW = datetime(2099, 1, 1, tzinfo=UTC)
patience_seconds = 5.0

_POST = (
    "SELECT outcome, tx, account, available FROM ledger.post('law', 'law', %s, %s, %s, 'law', NULL, "
    "%s::bigint[], %s::bigint[], %s::bigint[], %s::text[], %s::uuid)"
)


class LawBroken(AssertionError):  # noqa: N818 - it says what happened
    """A guard is missing."""


def need(what: str, found: object, expected: object) -> None:
    """Say which law broke, by comparing."""
    if found != expected:
        raise LawBroken(f"{what}: {found!r} instead of {expected!r}")


@contextmanager
def login(url: str) -> Iterator[Connection]:
    """A connection that commits when all went well; waits are bounded."""
    conninfo = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with closing(psycopg.connect(conninfo, options="-c lock_timeout=5000 -c statement_timeout=5000")) as conn:
        yield conn
        conn.commit()


@dataclass
class Court:
    """Logins on one database, and a supply of fresh accounts. `clerk` and `owner` stay open between laws."""

    urls: DatabaseUrls
    numbers: Iterator[int]
    clerk: Connection
    owner: Connection

    def app(self) -> AbstractContextManager[Connection]:
        """One more login of the application's role."""
        return login(self.urls.app_url)

    def account(self, cents: int = 0, *, status: str = "active") -> int:
        """A fresh tracked account that may not go below zero."""
        number = next(self.numbers)
        with self.owner.transaction():
            opened = self.owner.execute(
                "INSERT INTO ledger.account (code, kind, status) VALUES (%s, 'liability', 'active') RETURNING id",
                (f"law.{number}",),
            ).fetchone()
            assert opened is not None
            if cents:
                opening = post(self.owner, f"opening:{number}", (opened[0], cents), (self.cash(), -cents))
                need("an opening balance is posted", opening[0], "posted")
            if status != "active":
                self.owner.execute("UPDATE ledger.account SET status = %s WHERE id = %s", (status, opened[0]))
        return int(opened[0])

    def cash(self) -> int:
        return int(self.one("SELECT id FROM ledger.account WHERE code = '1101.cash'")[0])

    def one(self, sql: str, *values: object) -> tuple[Any, ...]:
        """One row, as the application sees it."""
        with self.clerk.transaction():
            row = self.clerk.execute(sql, values).fetchone()
        assert row is not None
        return row

    def books(self, account: int) -> tuple[Any, ...]:
        return self.one("SELECT posted, held, seq FROM ledger.account WHERE id = %s", account)

    def refused(self, what: str, sqlstate: str, *statements: str, owner: bool = False) -> None:
        """The statements, run as one transaction, must fail in just this way."""
        conn = self.owner if owner else self.clerk
        try:
            with conn.transaction():
                for statement in statements:
                    conn.execute(statement)
        except psycopg.Error as error:
            need(what, error.sqlstate, sqlstate)
        else:
            raise LawBroken(f"{what}: allowed")


def post(
    conn: Connection,
    key: str,
    *lines: tuple[int, int],
    request_hash: bytes = HASH,
    documents: list[int | None] | None = None,
    releases: UUID | None = None,
) -> tuple[Any, ...]:
    """Call the posting function inside the connection's transaction."""
    accounts, amounts = [line[0] for line in lines], [line[1] for line in lines]
    texts = ["LEY"] * len(lines)
    values = (key, request_hash, DAY, accounts, amounts, documents or [None] * len(lines), texts, releases)
    row = conn.execute(_POST, values).fetchone()
    assert row is not None
    return row


def post_alone(court: Court, key: str, *lines: tuple[int, int], plan: str = "on") -> tuple[Any, ...]:
    with court.app() as conn:
        conn.execute(
            "SELECT set_config('enable_indexscan', %s, true), set_config('enable_bitmapscan', %s, true)",
            (plan, plan),
        )
        return post(conn, key, *lines)


def locked(court: Court, account: int) -> bool:
    try:
        with court.app() as conn:
            conn.execute("SELECT 1 FROM ledger.account WHERE id = %s FOR NO KEY UPDATE NOWAIT", (account,))
    except psycopg.errors.LockNotAvailable:
        return True
    return False


def until_waiting(court: Court, sessions: int = 1) -> None:
    """Wait until so many sessions of this database stand at a lock; give up quietly, the law will tell."""
    deadline = monotonic() + patience_seconds
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    with login(court.urls.admin_url) as admin:
        admin.autocommit = True
        while monotonic() < deadline:
            row = admin.execute(waiting).fetchone()
            if row is not None and row[0] >= sessions:
                return
            sleep(0.01)
