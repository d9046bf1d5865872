"""Commands of many turns to Redis: alone they go at once, in a crowd they travel together in one write."""

from __future__ import annotations

import asyncio
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError

TRIPS_AT_ONCE = 2
"""Round trips under way from one process; what comes meanwhile goes together with the next."""

Word = str | int | bytes


class Conduit:
    """One process's way to Redis. Commands on one chat are asked one after the other, so their order is the asker's."""

    def __init__(self, redis: Redis) -> None:
        """`redis` answers bytes."""
        self._redis: Any = redis
        self._under_way = 0
        self._waiting: list[tuple[tuple[Word, ...], asyncio.Future[Any]]] = []
        self._travels: set[asyncio.Task[None]] = set()

    async def run(self, *command: Word) -> Any:
        """The command's answer; raises redis.RedisError."""
        if self._under_way >= TRIPS_AT_ONCE:
            answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
            self._waiting.append((command, answer))
            return await answer
        self._under_way += 1
        try:
            return await self._redis.execute_command(*command)
        finally:
            self._arrived()

    def _arrived(self) -> None:
        """A trip is over: whoever waits goes now."""
        self._under_way -= 1
        if self._waiting:
            crowd, self._waiting = self._waiting, []
            self._under_way += 1
            travel = asyncio.create_task(self._together(crowd))
            self._travels.add(travel)
            travel.add_done_callback(self._travels.discard)

    async def _together(self, crowd: list[tuple[tuple[Word, ...], asyncio.Future[Any]]]) -> None:
        """One write, one read; every command has its own answer or error, whatever happens to the trip."""
        answers: list[Any]
        try:
            pipeline = self._redis.pipeline(transaction=False)
            for command, _ in crowd:
                pipeline.execute_command(*command)
            answers = await pipeline.execute(raise_on_error=False)
        except (RedisError, OSError) as error:
            answers = [error] * len(crowd)
        except BaseException:
            for _, waiting in crowd:
                waiting.cancel()
            raise
        finally:
            self._arrived()
        for (_, waiting), answer in zip(crowd, answers, strict=True):
            if waiting.done():
                continue
            if isinstance(answer, Exception):
                waiting.set_exception(answer)
            else:
                waiting.set_result(answer)
