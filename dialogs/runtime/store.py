"""Redis: a chat's conversation and outbox, and each bucket's index of unfinished work.

All keys of a chat share the hash tag of its bucket, so they live on one node of a cluster. Every key has a life. A turn
costs one GET and one script; whoever loses the race is given the conversation as it is by the same script.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any
from zlib import crc32

from redis.asyncio import Redis
from redis.exceptions import NoScriptError

from dialogs.runtime.conduit import Conduit, Word
from dialogs.sealing import Sealer, stamp

BUCKETS = 256
"""Hash tags the chats are spread over."""
CONVERSATION_LIFE_MILLISECONDS = 24 * 3_600_000
"""A conversation nobody goes on with; also how long Telegram redelivers an update."""
UNFINISHED_LIFE_MILLISECONDS = 7 * 24 * 3_600_000
"""Pending commands, unsent envelopes, and the index of both."""
OUTBOX_ENVELOPES = 100
"""Turns whose messages wait for one chat; the oldest goes when another comes."""
DUE_PER_BUCKET = 50
"""Unfinished work taken from a bucket in one sweep."""
FETCHED_ENVELOPES = 20
"""Waiting envelopes taken from an outbox at once."""


class Task(StrEnum):
    """What may be unfinished about a chat."""

    COMMAND = "p"
    ENVELOPES = "o"
    SILENCE = "s"


@dataclass(frozen=True, slots=True)
class Work:
    """One entry of the index, claimed until `until` (ms)."""

    task: Task
    chat_id: int
    until: int


@dataclass(frozen=True, slots=True)
class Commit:
    """One turn to save. Moments are in ms since 1970; `expected` is the sealed conversation the turn began with."""

    chat_id: int
    expected: bytes
    value: bytes
    now: int
    pending_due: int | None = None
    silence_due: int | None = None
    envelope: bytes = b""
    lease_until: int = 0


@dataclass(frozen=True, slots=True)
class Committed:
    """The turn is saved. `may_send`: this caller holds the chat's sending lease; `waiting` envelopes come before its own."""

    may_send: bool
    waiting: int


@dataclass(frozen=True, slots=True)
class Lost:
    """Another turn was faster: the conversation as it is now, empty for none."""

    value: bytes


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a sender came: stamps of the envelopes sent; what is left of one half sent; when to go on (ms)."""

    chat_id: int
    lease: int
    next_lease: int
    sent: Sequence[bytes] = ()
    half_sent: bytes = b""
    rest: bytes = b""
    resume_at: int | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is still to be sent, and the conversation it belongs to."""

    conversation: bytes
    envelopes: Sequence[bytes]


class _Script:
    """A script of this package, known to Redis by its digest."""

    def __init__(self, name: str) -> None:
        self.source = (Path(__file__).parent / name).read_text()
        self.digest = hashlib.sha1(self.source.encode(), usedforsecurity=False).hexdigest()


_COMMIT, _SENT, _DUE = _Script("commit.lua"), _Script("sent.lua"), _Script("due.lua")


class Store:
    """The conversations of all chats. Raises redis.RedisError when Redis is away; nothing is half done then."""

    def __init__(self, redis: Redis, secret: bytes, *earlier_secrets: bytes) -> None:
        """`redis` answers bytes. All that is stored is sealed under `secret` (32 bytes or more)."""
        self._redis = redis
        self._conduit = Conduit(redis)
        self.sealer = Sealer(secret, *earlier_secrets)

    async def load(self, chat_id: int) -> bytes:
        """The sealed conversation, empty for none. One round trip."""
        return await self._conduit.run("GET", _key(chat_id, "c")) or b""

    async def commit(self, commit: Commit) -> Committed | Lost:
        """Save a turn if nobody was faster. One round trip; safe to repeat."""
        life = UNFINISHED_LIFE_MILLISECONDS if commit.pending_due else CONVERSATION_LIFE_MILLISECONDS
        numbers = _line(
            commit.chat_id,
            commit.now,
            life,
            commit.pending_due,
            commit.silence_due,
            commit.lease_until,
            UNFINISHED_LIFE_MILLISECONDS,
            OUTBOX_ENVELOPES,
        )
        saved, *answer = await self._run(
            _COMMIT,
            _keys(commit.chat_id),
            stamp(commit.expected),
            commit.value,
            commit.envelope,
            numbers,
        )
        return Committed(bool(answer[0]), answer[1]) if saved else Lost(answer[0])

    async def sent(self, progress: Progress) -> Waiting | None:
        """Take what was sent out of the outbox; what still waits, if this sender is to go on now. One round trip."""
        numbers = _line(
            progress.chat_id,
            progress.lease,
            progress.next_lease,
            progress.resume_at,
            UNFINISHED_LIFE_MILLISECONDS,
            FETCHED_ENVELOPES,
        )
        answer = await self._run(
            _SENT,
            _keys(progress.chat_id),
            numbers,
            progress.rest,
            stamp(progress.half_sent),
            *(stamp(envelope) for envelope in progress.sent),
        )
        return Waiting(answer[0], answer[1:]) if answer else None

    async def has_waiting(self, chat_id: int) -> bool:
        """Whether something waits to be sent to this chat."""
        return bool(await self._redis.exists(_key(chat_id, "o")))

    async def claim(self, buckets: Iterable[int], now: int, until: int) -> list[Work]:
        """Unfinished work that is due, claimed until then. Two round trips for all buckets."""
        await self._load_script(_DUE)
        pipeline = self._redis.pipeline(transaction=False)
        for bucket in buckets:
            pipeline.evalsha(_DUE.digest, 1, _work_key(bucket), now, until, DUE_PER_BUCKET)
        found: list[Work] = []
        for members in await pipeline.execute():
            for member in members:
                task, _, chat = member.decode().partition(":")
                found.append(Work(Task(task), int(chat), until))
        return found

    async def _run(self, script: _Script, keys: Sequence[str], *arguments: Word) -> Any:
        try:
            return await self._conduit.run("EVALSHA", script.digest, len(keys), *keys, *arguments)
        except NoScriptError:
            return await self._conduit.run("EVAL", script.source, len(keys), *keys, *arguments)

    async def _load_script(self, script: _Script) -> None:
        await self._redis.script_load(script.source)


def bucket_of(chat_id: int) -> int:
    """The bucket of a chat."""
    return crc32(b"%d" % chat_id) % BUCKETS


def _key(chat_id: int, kind: str) -> str:
    return f"{{b{bucket_of(chat_id)}}}:{kind}:{chat_id}"


def _work_key(bucket: int) -> str:
    return f"{{b{bucket}}}:w"


def _keys(chat_id: int) -> tuple[str, str, str]:
    tag = f"{{b{bucket_of(chat_id)}}}"
    return f"{tag}:c:{chat_id}", f"{tag}:o:{chat_id}", f"{tag}:w"


def _line(*numbers: int | None) -> str:
    """Numbers in one argument; a script takes them apart faster than a client packs them one by one."""
    return " ".join("-" if number is None else str(number) for number in numbers)
