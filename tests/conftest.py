"""What every test may ask for: real servers, a fresh database, an empty Redis, and the Hypothesis profiles.

Each test process (each xdist worker) has servers of its own, started when the first test asks for them.
"""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import hypothesis
import pytest
import redis

from webhooks.embedded import Postgres, Redis, discard
from webhooks.embedded.postgres import DatabaseUrls

hypothesis.settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile(
    "soak", max_examples=5_000, deadline=None, database=None, print_blob=True
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

_names = (f"test_{number}" for number in itertools.count(1))


PURE = ("dialogs", "golden")
"""The tests that exercise the pure parts; measuring coverage elsewhere too costs a fifth of the whole run."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure the coverage of the pure parts by their own tests only."""
    for item in items:
        if item.path.relative_to(Path(__file__).parent).parts[0] not in PURE:
            item.add_marker(pytest.mark.no_cover)


def pytest_collection_finish() -> None:
    """Thousands of tests and modules stay to the end: the collector need not go through them each time."""
    gc.collect()
    gc.freeze()


MEMORY = Path("/dev/shm")  # noqa: S108 - a directory of its own is made there
ROOMY_BYTES = 2 << 30


def quickest_place() -> str | None:
    """Where databases are copied three times as fast: in memory, where there is room for it; else None, the usual place."""
    roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOMY_BYTES
    return str(MEMORY) if roomy else None


@pytest.fixture(scope="session")
def var_directory() -> Iterator[Path]:
    """A directory for the servers of this test process, that the unprivileged user of a root run can enter."""
    directory = Path(tempfile.mkdtemp(prefix="coop-test-", dir=quickest_place()))
    directory.chmod(0o711)
    yield directory
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_server(var_directory: Path) -> Iterator[Postgres]:
    """The PostgreSQL of this test process; it forgets everything when it loses power."""
    directory = var_directory / "postgres"
    with Postgres(directory, durable=False) as server:
        yield server
    discard(directory)


@pytest.fixture
def empty_database(postgres_server: Postgres) -> Iterator[DatabaseUrls]:
    """A fresh database without a schema."""
    name = next(_names)
    yield postgres_server.create_database(name)
    postgres_server.drop_database(name)


@pytest.fixture(scope="session")
def migrated_template(postgres_server: Postgres) -> str:
    """The name of a database that is migrated once and copied for each test."""
    from banking.db import migrate  # noqa: PLC0415 - only tests that need the schema pay for it

    migrate(postgres_server.create_database("migrated").owner_url)
    return "migrated"


@pytest.fixture
def database(postgres_server: Postgres, migrated_template: str) -> Iterator[DatabaseUrls]:
    """A fresh migrated database: `owner_url`, `app_url` (what the application uses), `admin_url` (superuser)."""
    name = next(_names)
    yield postgres_server.create_database(name, migrated_template)
    postgres_server.drop_database(name)


@dataclass(frozen=True, slots=True)
class RedisUrls:
    """How to reach the test's Redis, as the application and as its administrator."""

    url: str = field(repr=False)
    admin_url: str = field(repr=False)


@pytest.fixture(scope="session")
def redis_server(var_directory: Path) -> Iterator[Redis]:
    """The Redis of this test process."""
    with Redis(var_directory / "redis") as server:
        yield server


@pytest.fixture
def redis_urls(redis_server: Redis) -> RedisUrls:
    """An empty Redis: `url` is the application's login, `admin_url` may also flush and look around."""
    with redis.Redis.from_url(redis_server.admin_url) as admin:
        admin.flushall()
    return RedisUrls(redis_server.url, redis_server.admin_url)


@pytest.fixture
def redis_url(redis_urls: RedisUrls) -> str:
    """The application's URL of an empty Redis."""
    return redis_urls.url
