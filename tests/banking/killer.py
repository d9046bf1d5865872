"""Death on time: the application's backend ends just before its n-th statement (F01)."""

from __future__ import annotations

from typing import Self

import psycopg
from sqlalchemy import event

from tests.banking.kit import House


class Killer:
    """Ends the application's backend just before its n-th statement; the COMMIT counts as one."""

    def __init__(self, house: House, admin: psycopg.Connection, nth: int) -> None:
        self._engine, self._admin, self._left, self.struck = house.engine.sync_engine, admin, nth, False

    def __enter__(self) -> Self:
        event.listen(self._engine, "before_cursor_execute", self._on_statement)
        event.listen(self._engine, "commit", self._on_commit)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(self._engine, "before_cursor_execute", self._on_statement)
        event.remove(self._engine, "commit", self._on_commit)

    def _on_statement(self, conn: object, cursor: object, *_: object) -> None:
        self._count(conn)

    def _on_commit(self, conn: object) -> None:
        self._count(conn)

    def _count(self, conn: object) -> None:
        self._left -= 1
        if self._left == 0:
            pid = conn.connection.driver_connection.info.backend_pid  # type: ignore[attr-defined]
            self._admin.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))
            self.struck = True
