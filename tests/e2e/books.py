"""What the ledger says, read as PostgreSQL's administrator beside the running system."""

from __future__ import annotations

from typing import Any

import psycopg

from webhooks.embedded.postgres import DatabaseUrls

MOVED = """
    SELECT count(*) FROM ledger.tx t JOIN ledger.entry e ON e.tx_id = t.id
    WHERE t.kind = 'own_transfer' AND e.amount = %s
"""
UNBALANCED = "SELECT tx_id FROM ledger.entry GROUP BY tx_id HAVING sum(amount) <> 0"
OFF = """
    SELECT a.id FROM ledger.account a LEFT JOIN ledger.entry e ON e.account_id = a.id WHERE a.track_balance
    GROUP BY a.id, a.posted HAVING a.posted <> coalesce(sum(e.amount), 0) OR (a.posted < 0 AND NOT a.allow_negative)
"""
UNTOLD = "SELECT count(*) FROM ledger.notice WHERE told_at IS NULL"


class Books:
    """Questions to one database."""

    def __init__(self, urls: DatabaseUrls) -> None:
        self._url = urls.admin_url.replace("postgresql+psycopg://", "postgresql://", 1)

    def movements(self, cents: int) -> int:
        """How often exactly this amount was moved between own accounts."""
        return int(self.ask(MOVED, cents)[0][0])

    def untold(self) -> int:
        """Outcomes nobody has been told of."""
        return int(self.ask(UNTOLD)[0][0])

    def check(self) -> None:
        """Every transaction balances, and every account holds what was posted to it."""
        assert self.ask(UNBALANCED) == []
        assert self.ask(OFF) == []

    def ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        with psycopg.connect(self._url, autocommit=True) as connection:
            return connection.execute(query, values or None).fetchall()

    def order(self, statement: str, *values: object) -> None:
        """Change something from outside."""
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(statement, values or None)
