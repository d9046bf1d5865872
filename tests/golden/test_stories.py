"""Golden conversations: every flow by kind of deviation, on the real bank, PostgreSQL and Redis."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from tests.banking.people.town import Town
from tests.conftest import RedisUrls
from tests.golden.story import Stage, perform, stories
from webhooks.embedded.postgres import DatabaseUrls


@pytest.mark.parametrize("path", stories(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_conversation_is_as_written(path: Path, database: DatabaseUrls, redis_urls: RedisUrls) -> None:
    written = path.read_text("utf-8")
    played = asyncio.run(_play(written, database, redis_urls))
    if os.environ.get("GOLDEN") == "write":
        path.write_text(played, "utf-8")
        return
    assert played == written


async def _play(story: str, database: DatabaseUrls, redis_urls: RedisUrls) -> str:
    stage = Stage(Town(database), redis_urls.url, redis_urls.admin_url)
    try:
        return await perform(stage, story)
    finally:
        await stage.close()
        await stage.town.close()
