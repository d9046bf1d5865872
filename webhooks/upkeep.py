"""Work on the database before the application starts: the schema, the demo members."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping

from banking import audit_chain
from banking.audit_chain import Verdict
from banking.clock import system_clock
from banking.crypto import SECRET_MIN_BYTES, Keys
from banking.db import connect, migrate
from banking.demo.seed import seed, show
from banking.safety.agents import release
from webhooks.settings import Settings, SettingsError
from webhooks.staff import seed_staff

Say = Callable[[str], None]


def prepare_database(settings: Settings, say: Say) -> None:
    """Migrate and seed."""
    migrate_database(settings, say)
    seed_database(settings, say)
    if settings.demo:
        seed_staff(settings, say)


def migrate_database(settings: Settings, say: Say) -> None:
    """Bring the schema up to date as its owner; harmless when it is."""
    say("migrating the database")
    migrate(settings.database_owner_url.get_secret_value(), progress=say)


def seed_database(settings: Settings, say: Say) -> None:
    """Put the demo members in, those that are missing, as the schema's owner: the application opens no accounts.

    Raises:
        SettingsError: without SECRET_KEY their data cannot be sealed.
    """
    secret = settings.secret_key.get_secret_value().encode()
    if len(secret) < SECRET_MIN_BYTES:
        raise SettingsError(f"SECRET_KEY needs at least {SECRET_MIN_BYTES} characters")
    say("seeding the demo members")
    asyncio.run(_seed(settings, Keys(secret), say))


def release_case(settings: Settings, case: str, agent: str) -> bool:
    """Lift the freeze behind a case, as the application; False where nothing is frozen under this number.

    Raises:
        SettingsError: without SECRET_KEY no e-mail can be sealed.
    """
    secret = settings.secret_key.get_secret_value().encode()
    if len(secret) < SECRET_MIN_BYTES:
        raise SettingsError(f"SECRET_KEY needs at least {SECRET_MIN_BYTES} characters")
    return asyncio.run(_release(settings, Keys(secret), case, agent))


def demo_members() -> Iterable[Mapping[str, object]]:
    """Return the demo members as they were seeded: identification, phone, email, name, birth_date, accounts."""
    return show()


async def _release(settings: Settings, keys: Keys, case: str, agent: str) -> bool:
    engine = connect(settings.database_url.get_secret_value())
    try:
        async with engine.begin() as conn:
            return await release(conn, keys, case, agent, system_clock())
    finally:
        await engine.dispose()


async def _seed(settings: Settings, keys: Keys, say: Say) -> None:
    engine = connect(settings.database_owner_url.get_secret_value())
    try:
        await seed(engine, keys, system_clock, say)
    finally:
        await engine.dispose()


def verify_trail(settings: Settings) -> Verdict:
    """Go through the audit trail's chain."""

    async def run() -> Verdict:
        engine = connect(settings.database_url.get_secret_value())
        try:
            async with engine.connect() as conn:
                return await audit_chain.verify(conn)
        finally:
            await engine.dispose()

    return asyncio.run(run())
