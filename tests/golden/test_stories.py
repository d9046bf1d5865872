"""Golden conversations: every flow by kind of deviation, on the real bank, PostgreSQL and Redis."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.banking.people.town import Town
from tests.conftest import RedisUrls
from tests.golden.story import Enrolled, Stage, perform
from webhooks.embedded import Postgres
from webhooks.embedded.postgres import DatabaseUrls

ENROLLED = "enrolled"
"""The database that stories which begin after the enrolment are given a copy of."""


def begins_enrolled(script: str) -> bool:
    """Whether the story's first line is `= enrolled`."""
    return next(line for line in script.splitlines() if not line.startswith("#")) == "= enrolled"


def stories() -> list[Path]:
    """All story files."""
    return sorted(Path(__file__).parent.glob("*/*.chat"))


@pytest.fixture(scope="session")
def left_enrolled(postgres_server: Postgres, migrated_template: str) -> dict[str, Enrolled]:
    """The enrolment, once it was played by the first story that begins after it."""
    postgres_server.create_database(ENROLLED, migrated_template)
    return {}


@pytest.fixture
def enrolled(
    path: Path, postgres_server: Postgres, left_enrolled: dict[str, Enrolled], redis_urls: RedisUrls
) -> Enrolled | None:
    """Where the story goes on from; None where it begins at the beginning."""
    if not begins_enrolled(path.read_text("utf-8")):
        return None
    if ENROLLED not in left_enrolled:
        left_enrolled[ENROLLED] = asyncio.run(_enrol_once(postgres_server.urls_of(ENROLLED), redis_urls))
    return left_enrolled[ENROLLED]


@pytest.fixture
def scene(
    enrolled: Enrolled | None, postgres_server: Postgres, migrated_template: str
) -> Iterator[DatabaseUrls]:
    """The story's own database."""
    yield postgres_server.create_database("story", migrated_template if enrolled is None else ENROLLED)
    postgres_server.drop_database("story")


@pytest.mark.parametrize("path", stories(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_conversation_is_as_written(
    path: Path, scene: DatabaseUrls, redis_urls: RedisUrls, enrolled: Enrolled | None
) -> None:
    written = path.read_text("utf-8")
    played = asyncio.run(_play(written, Stage(Town(scene), redis_urls.url, redis_urls.admin_url, enrolled)))
    if os.environ.get("GOLDEN") == "write":
        path.write_text(played, "utf-8")
        return
    assert played == written


async def _play(story: str, stage: Stage) -> str:
    try:
        return await perform(stage, story)
    finally:
        await stage.close()
        await stage.town.close()


async def _enrol_once(urls: DatabaseUrls, redis_urls: RedisUrls) -> Enrolled:
    stage = Stage(Town(urls), redis_urls.url, redis_urls.admin_url)
    try:
        return await stage.enrol_once()
    finally:
        await stage.close()
        await stage.town.close()
        await stage.empty()
