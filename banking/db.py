"""The way to PostgreSQL: engines with limits on every wait, migrations, and errors that carry no member's data."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from alembic import command as alembic
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, create_engine, event, make_url, text
from sqlalchemy.engine import URL, Connection, ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from banking.clock import SteadyClock, system_clock

lock_timeout_milliseconds = 2_000
statement_timeout_milliseconds = 5_000
idle_in_transaction_timeout_milliseconds = 10_000
connect_timeout_seconds = 5
pool_wait_seconds = 5
pool_recycle_seconds = 1_800
slowest_look_seconds = 0.2

metadata = MetaData()
"""All tables of the bank; each noun declares its own in its `tables` module."""

MIGRATIONS = Path(__file__).parent / "migrations"

Progress = Callable[[str], None]


def connect(
    app_url: str,
    *,
    pool_size: int = 10,
    pool_wait: float = pool_wait_seconds,
    lock_timeout: int = lock_timeout_milliseconds,
) -> AsyncEngine:
    """An engine for the application's role. READ COMMITTED, bounded waits, no parameters in errors (security §1.3)."""
    engine = create_async_engine(
        _driver_url(app_url),
        hide_parameters=True,
        isolation_level="READ COMMITTED",
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=pool_wait,
        pool_recycle=pool_recycle_seconds,
        connect_args={"connect_timeout": connect_timeout_seconds, "options": _session_options(lock_timeout)},
    )
    event.listen(engine.sync_engine, "handle_error", _scrub)
    return engine


def migrate(owner_url: str, app_role: str = "coop_app", progress: Progress | None = None) -> None:
    """Bring the schema up to date as its owner. Blocking; parallel callers wait for each other; repeating is harmless. The schema of a newer
    build is left as it is: its migrations leave the build before it at work (F16).
    """
    engine = create_engine(_driver_url(owner_url), hide_parameters=True)
    event.listen(engine, "handle_error", _scrub)
    config = _alembic_config()
    config.attributes["app_role"] = app_role
    config.attributes["progress"] = progress
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            known = connection.scalar(_VERSIONED) and connection.scalars(_VERSIONS).all()
            if known and max(known) > _head():
                return
            alembic.upgrade(config, "head")
    finally:
        engine.dispose()


async def schema_is_current(engine: AsyncEngine) -> bool:
    """Whether the database stands at the newest migration this code knows, or beyond it: a build that is rolled back works on under the
    schema of the one after it (F16).
    """
    async with engine.connect() as connection:
        if not await connection.scalar(_VERSIONED):
            return False
        found = (await connection.scalars(_VERSIONS)).all()
    return bool(found) and max(found) >= _head()


def _head() -> str:
    """The newest migration this code knows. Their names are numbers of four digits."""
    [head] = ScriptDirectory.from_config(_alembic_config()).get_heads()
    return head


_VERSIONED = text("SELECT to_regclass('public.alembic_version') IS NOT NULL")
_VERSIONS = text("SELECT version_num FROM public.alembic_version")


async def clock_of(engine: AsyncEngine) -> SteadyClock:
    """The database's clock, for this process; `follow` keeps it so."""
    clock = SteadyClock(system_clock())
    await follow(engine, clock, slowest_look_seconds=connect_timeout_seconds)
    return clock


async def follow(
    engine: AsyncEngine, clock: SteadyClock, slowest_look_seconds: float = slowest_look_seconds
) -> None:
    """Look at the database's clock again; an answer that took long says too little."""
    began = time.monotonic()
    async with engine.connect() as connection:
        now = (await connection.execute(text("SELECT clock_timestamp()"))).scalar_one()
    spent = time.monotonic() - began
    if spent <= slowest_look_seconds:
        clock.set(now + timedelta(seconds=spent / 2))


def run_script(connection: Connection, name: str, app_role: str) -> None:
    """Execute one SQL script of `banking/migrations/sql` as it stands, with the application's role filled in."""
    script = (MIGRATIONS / "sql" / name).read_text(encoding="utf-8")
    quoted = connection.dialect.identifier_preparer.quote(app_role)
    run_sql(connection, script.replace("coop_app", quoted))


def run_sql(connection: Connection, script: str) -> None:
    """Execute several statements at once, without parameters, so that `%` and `:` mean themselves."""
    connection.execution_options(no_parameters=True).exec_driver_sql(script)


def _driver_url(url: str) -> URL:
    return make_url(url).set(drivername="postgresql+psycopg")


def _session_options(lock_timeout: int) -> str:
    return (
        f"-c lock_timeout={lock_timeout} -c statement_timeout={statement_timeout_milliseconds} "
        f"-c idle_in_transaction_session_timeout={idle_in_transaction_timeout_milliseconds} -c timezone=UTC"
    )


def _alembic_config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config


def _scrub(context: ExceptionContext) -> None:
    """Keep the first line of a database error: DETAIL and CONTEXT lines carry the values of rows (security §1.3)."""
    original, wrapped = context.original_exception, context.sqlalchemy_exception
    if original.args:
        original.args = (str(original.args[0]).partition("\n")[0],)
    if isinstance(wrapped, DBAPIError):
        wrapped.args = (str(wrapped.args[0]).partition("\n")[0],)
