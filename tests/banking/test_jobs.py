"""Jobs stand or fall with the transaction that enqueued them, and the worker needs no more than the application's role."""

from __future__ import annotations

import asyncio

from procrastinate import JobContext

from banking import jobs
from tests.banking.kit import House
from webhooks.embedded import Postgres
from webhooks.embedded.postgres import DatabaseUrls

heard: list[tuple[str, object]] = []


@jobs.app.task(name="test.listen", pass_context=True)
async def listen(context: JobContext, *, word: str) -> None:
    heard.append((word, context.additional_context["ear"]))


async def test_a_job_runs_exactly_if_its_transaction_commits(house: House, database: DatabaseUrls) -> None:
    heard.clear()
    async with house.engine.connect() as conn:
        await jobs.defer(conn, "test.listen", word="kept")
        await conn.commit()
        await jobs.defer(conn, "test.listen", word="dropped")
        await conn.rollback()
    await jobs.run_worker(database.app_url, {"ear": "left"}, until_empty=True)
    assert heard == [("kept", "left")]
    assert await house.scalar("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'test.listen'") == 0


async def test_a_waiting_worker_hears_of_a_job_at_once_and_ends_when_told(
    house: House, database: DatabaseUrls
) -> None:
    heard.clear()
    worker = asyncio.create_task(jobs.run_worker(database.app_url, {"ear": "right"}))
    async with house.engine.begin() as conn:
        await jobs.defer(conn, "test.listen", word="late")
    for _ in range(2_000):
        await asyncio.sleep(0 if heard else 0.01)
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)
    assert heard == [("late", "right")]


async def test_a_worker_outlives_a_fall_of_the_database(
    house: House, database: DatabaseUrls, postgres_server: Postgres
) -> None:
    """F03."""
    heard.clear()
    worker = asyncio.create_task(jobs.run_worker(database.app_url, {"ear": "left"}))
    await _enqueued(house, "before")
    await _heard(1)
    await asyncio.to_thread(postgres_server.crash)
    await asyncio.to_thread(postgres_server.revive)
    await house.engine.dispose()
    await _enqueued(house, "after")
    await _heard(2)
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)
    assert heard == [("before", "left"), ("after", "left")]


async def test_a_job_of_a_worker_that_was_killed_is_done_by_another(
    house: House, database: DatabaseUrls
) -> None:
    heard.clear()
    await _enqueued(house, "orphan")
    await house.change(
        "WITH gone AS (INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour') RETURNING id)"
        " UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT id FROM gone)"
    )
    worker = asyncio.create_task(jobs.run_worker(database.app_url, {"ear": "right"}))
    await _heard(1)
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)
    assert heard == [("orphan", "right")]


@jobs.app.task(name="test.bring", pass_context=True)
async def bring(context: JobContext, *, word: str) -> None:
    async with context.additional_context["house"].engine.begin() as conn:
        await jobs.defer(conn, "test.stand", word=word)


@jobs.app.task(name="test.stand", pass_context=True)
async def stand(context: JobContext, *, word: str) -> None:
    heard.append((word, context.job.queue))


async def test_what_a_job_brings_forth_stands_in_its_own_queue(house: House, database: DatabaseUrls) -> None:
    """The payments and mails of a pass keep no member's own job waiting."""
    heard.clear()
    worker = asyncio.create_task(jobs.run_worker(database.app_url, {"house": house}))
    async with house.engine.begin() as conn:
        await jobs.defer_many(conn, "test.bring", "word", ["of a pass"], -10)
        await jobs.defer(conn, "test.bring", word="of a member's")
    await _heard(2)
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)
    assert sorted(heard) == [("of a member's", "default"), ("of a pass", "later")]


async def _enqueued(house: House, word: str) -> None:
    async with house.engine.begin() as conn:
        await jobs.defer(conn, "test.listen", word=word)


async def _heard(count: int) -> None:
    for _ in range(4_000):
        await asyncio.sleep(0 if len(heard) >= count else 0.01)
    assert len(heard) == count
