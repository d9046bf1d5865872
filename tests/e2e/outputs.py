"""Everything the system leaves behind, as bytes to be searched."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import httpx
import redis
from sqlalchemy import make_url

from simulator.client import World
from tests.e2e.stack import Stack
from webhooks.embedded import Postgres

DUMP_SECONDS = 60


def logs(stack: Stack, postgres: Postgres, since: int) -> dict[str, bytes]:
    """What our processes and PostgreSQL wrote; of the latter's log only what came after its first `since` bytes."""
    found = {f"log of {program.name}": program.log.read_bytes() for program in (stack.app, stack.worker)}
    return found | {"log of PostgreSQL": (postgres.data / "server.log").read_bytes()[since:]}


def arguments(stack: Stack) -> dict[str, bytes]:
    """What `ps` shows of our processes, children included."""
    ours = {program.pid for program in (stack.app, stack.worker)}
    shown = [
        (entry / "cmdline").read_bytes()
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and _group(int(entry.name)) in ours
    ]
    assert len(shown) >= len(ours)
    return {"arguments of processes": b"\n".join(shown)}


def tables(stack: Stack, postgres: Postgres) -> dict[str, bytes]:
    """Every row of every table, as an administrator's backup has it."""
    url = make_url(stack.urls.admin_url)
    done = subprocess.run(
        (
            *(
                postgres.binaries / "pg_dump",
                "--inserts",
                "--data-only",
                "-h",
                url.host or "",
                "-p",
                str(url.port),
            ),
            *("-U", url.username or "", url.database or ""),
        ),
        check=True,
        capture_output=True,
        env={"PGPASSWORD": str(url.password)},
        timeout=DUMP_SECONDS,
    )
    return {"dump of the tables": done.stdout}


def memory(stack: Stack) -> dict[str, bytes]:
    """Every key and value of Redis, as its administrator sees them."""
    with stack.redis.admin() as admin:
        return {"keys and values of Redis": b"\n".join(_value(admin, key) for key in admin.keys("*"))}


async def said(world: World) -> dict[str, bytes]:
    """What went to chats. How the bot registered with Telegram is its own business."""
    calls = [call for call in await world.calls() if "chat_id" in call["params"]]
    assert calls != []
    return {"calls to Telegram": json.dumps(calls, ensure_ascii=False).encode()}


def answered(responses: Iterable[httpx.Response]) -> dict[str, bytes]:
    """Heads and bodies of HTTP answers."""
    whole = [
        b"\n".join((*(b"%b: %b" % pair for pair in response.headers.raw), response.content))
        for response in responses
    ]
    return {"answers over HTTP": b"\n\n".join(whole)}


def _value(admin: redis.Redis, key: bytes) -> bytes:
    readers: dict[bytes, Any] = {
        b"string": admin.get,
        b"list": lambda name: admin.lrange(name, 0, -1),
        b"set": admin.smembers,
        b"zset": lambda name: admin.zrange(name, 0, -1, withscores=True),
        b"hash": admin.hgetall,
        b"stream": admin.xrange,
    }
    kind: Any = admin.type(key)
    value = readers[kind](key)
    return key + b" " + (value if isinstance(value, bytes) else repr(value).encode())


def _group(process: int) -> int | None:
    try:
        return os.getpgid(process)
    except ProcessLookupError:
        return None
