"""d: the desk under load: 200 chats with 20 people on two processes, from the member's phone to the console and back.

Everything is real: the simulated Telegram, two processes of the application, the worker, PostgreSQL, Redis; a person is a session with
its stream, which fetches the thread when the stream says so, as the console's page does. Members write and are answered at a steady
pace, below Telegram's thirty messages a second. MESSAGES, CHATS and PEOPLE say how much.

    cooprogreso bench desk
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from pydantic import SecretStr

from banking.clock import system_clock
from banking.crypto import Keys as HouseKeys
from banking.db import connect
from banking.desk import accounts, logins, sessions
from banking.desk.agents import Role
from banking.policy import Policy
from simulator.client import Person, World
from tests.bench.table import table
from tests.e2e.stack import Keys, Stack, prepare, running
from webhooks.console.visit import csrf_of
from webhooks.embedded import Postgres, discard

CHATS = int(os.environ.get("CHATS", "200"))
PEOPLE = int(os.environ.get("PEOPLE", "20"))
MESSAGES = int(os.environ.get("MESSAGES", "600"))
PER_SECOND = float(os.environ.get("PER_SECOND", "8"))
PASSWORD = "una mesa muy ordenada"
FIRST = 910_000
PATIENCE_SECONDS = 120.0
AT_THE_DOOR = 6
AGAIN_SECONDS = 0.5
LINE = re.compile(
    r'<article id="[^"]+" data-seq="(\d+)"( data-open)? class="line (\w+)[^"]*">.*?<p class="text">(.*?)</p>',
    re.DOTALL,
)
PARTICULAR = re.compile(r"\bp\d+\b")


@dataclass
class Clock:
    """When each message was written, seen at the console, answered, and seen on the phone; in seconds."""

    written: dict[str, float] = field(default_factory=dict)
    seen: dict[str, float] = field(default_factory=dict)
    answered: dict[str, float] = field(default_factory=dict)
    arrived: dict[str, float] = field(default_factory=dict)
    copies: Counter[str] = field(default_factory=Counter)
    """How often each answer came to a phone."""
    done: asyncio.Event = field(default_factory=asyncio.Event)
    repeated: int = 0
    """Requests of the console that failed and were made again."""
    faults: int = 0
    """Messages whose writers were told that something went wrong."""

    def there(self) -> list[float]:
        """From the phone to the console."""
        return [self.seen[each] - self.written[each] for each in self.seen]

    def back(self) -> list[float]:
        """From the console to the phone."""
        return [self.arrived[each] - self.answered[each] for each in self.arrived]


class Sitting:
    """One person at the desk: a session, its stream, and up to a capacity of chats."""

    def __init__(self, stack: Stack, login: str, token: str, clock: Clock) -> None:
        self.login = login
        self._token = token
        self._clock = clock
        limits = httpx.Limits(max_connections=8)
        headers = {"cookie": f"console={token}", "origin": stack.url, "x-requested-by": "console"}
        self.http = httpx.AsyncClient(
            base_url=stack.url, headers=headers, limits=limits, timeout=60, trust_env=False
        )
        self.chats: dict[str, set[str]] = {}
        self._after: Counter[str] = Counter()
        """As the page does: where the first line is that may still change, else the last one."""
        self._wanted: set[str] = set()
        self._wake = asyncio.Event()

    async def claim_all(self, wanted: int) -> None:
        """Take chats from the queue until one has so many, or nobody waits any more."""
        page = (await self.http.get("/console/part")).text
        for handoff in re.findall(r'action="/console/chat/([0-9a-f-]{36})/claim"', page)[:wanted]:
            taken = await self._post(f"/console/chat/{handoff}/claim", {})
            assert taken.headers.get("location", "").endswith(handoff), taken.headers
            self.chats[handoff] = set()

    async def watch(self) -> None:
        """The stream: whatever happened in one's chats is to be fetched. Cut, it goes on after the last event."""
        last = 0
        while True:
            with suppress(httpx.TransportError):
                async with self.http.stream("GET", f"/console/stream?after={last}", timeout=None) as stream:
                    async for line in stream.aiter_lines():
                        if line.startswith("id:"):
                            last = int(line[3:])
                        if line.startswith("data:") and '"said_member"' in line:
                            self._news(json.loads(line[5:])["handoff"])
            await asyncio.sleep(AGAIN_SECONDS)

    async def work(self) -> None:
        """Fetch threads that have news, and answer each new message once."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            wanted, self._wanted = self._wanted, set()
            await asyncio.gather(*(self._look(handoff) for handoff in wanted))

    async def beat(self) -> None:
        """Hold the chats."""
        while True:
            await self._insist("POST", "/console/beat", {})
            await asyncio.sleep(25)

    def _news(self, handoff: str) -> None:
        if handoff in self.chats:
            self._wanted.add(handoff)
            self._wake.set()

    async def _look(self, handoff: str) -> None:
        page = (await self._insist("GET", f"/console/chat/{handoff}/part?after={self._after[handoff]}")).text
        now = time.perf_counter()
        lines = LINE.findall(page)
        numbers = [int(number) for number, _, _, _ in lines]
        open_ones = [int(number) - 1 for number, is_open, _, _ in lines if is_open]
        self._after[handoff] = min(open_ones) if open_ones else max(numbers, default=self._after[handoff])
        asked = [PARTICULAR.findall(text) for _, _, author, text in lines if author == "member"]
        fresh = [each for found in asked for each in found if each not in self.chats[handoff]]
        self.chats[handoff].update(fresh)
        for each in fresh:
            self._clock.seen[each] = now
            self._clock.answered[each] = time.perf_counter()
            await self._insist(
                "POST", f"/console/chat/{handoff}/say", {"text": f"Respuesta {each}", "key": each}
            )

    async def _insist(self, method: str, path: str, fields: dict[str, str] | None = None) -> httpx.Response:
        """As the page does: what failed is repeated; the form's key makes that harmless."""
        data = None if fields is None else {"csrf": csrf_of(self._token), **fields}
        while True:
            with suppress(httpx.TransportError):
                answer = await self.http.request(method, path, data=data)
                if not answer.is_server_error:
                    return answer
            self._clock.repeated += 1
            await asyncio.sleep(AGAIN_SECONDS)

    async def _post(self, path: str, fields: dict[str, str]) -> httpx.Response:
        return await self.http.post(path, data={"csrf": csrf_of(self._token), **fields})


async def hire(stack: Stack, keys: Keys) -> list[str]:
    """The people, each with a session that is open; their cookies."""
    house = HouseKeys(SecretStr(keys.secret_key).get_secret_value().encode())
    policy, now = Policy(), system_clock()
    engine = connect(stack.urls.owner_url)
    tokens = []
    for number in range(PEOPLE):
        async with engine.begin() as conn:
            login = f"persona{number}"
            roles, capacity = [Role.AGENT], -(-CHATS // PEOPLE)
            await accounts.add(
                conn,
                house,
                policy,
                login,
                f"Persona {number}",
                roles,
                now,
                capacity=capacity,
                password=PASSWORD,
            )
            row = await logins.by_login(conn, login)
            assert row is not None
            tokens.append(await sessions.open_session(conn, policy, row.id, "open", now))
    await engine.dispose()
    return tokens


async def measure(stack: Stack, keys: Keys) -> Clock:
    """The run."""
    clock = Clock()
    chance = random.Random(1)
    async with World(stack.world_url) as world:
        await world.options()
        members = [await world.person(f"Socio {number}", id=FIRST + number) for number in range(CHATS)]
        door = asyncio.Semaphore(AT_THE_DOOR)
        await asyncio.gather(*(_queue(one, door) for one in members))
        people = [
            Sitting(stack, f"persona{number}", token, clock)
            for number, token in enumerate(await hire(stack, keys))
        ]
        tasks = [asyncio.create_task(one.beat()) for one in people]
        for one in people:
            await one.claim_all(-(-CHATS // PEOPLE))
        for member in members:
            await member.wait_for("Te atiende", seconds=PATIENCE_SECONDS)
        sys.stderr.write(f"{CHATS} chats have a person\n")
        tasks += [asyncio.create_task(each) for one in people for each in (one.watch(), one.work())]
        tasks.append(asyncio.create_task(_phones(world, clock)))
        await asyncio.sleep(3)
        begun = time.perf_counter()
        for number in range(MESSAGES):
            await asyncio.sleep(max(0.0, begun + number / PER_SECOND - time.perf_counter()))
            name = f"p{number}"
            clock.written[name] = time.perf_counter()
            await chance.choice(members).send(f"pregunta {name}")
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS):
                await clock.done.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return clock


async def _queue(member: Person, door: asyncio.Semaphore) -> None:
    """Asking for a person is not what is measured: a few at a time."""
    async with door:
        for said, answer in (("/start", "Aceptas"), ("asesor", "fila")):
            await member.send(said)
            await member.wait_for(answer, seconds=PATIENCE_SECONDS)


async def _phones(world: World, clock: Clock) -> None:
    """All phones at once: what Telegram was told to show."""
    last = 0
    while True:
        for call in await world.calls("sendMessage", last):
            last = max(last, int(call["number"]))
            text = str(call["params"].get("text", ""))
            clock.faults += "Tuvimos un problema" in text
            found = re.search(r"Respuesta (p\d+)", text)
            if found and call["ok"]:
                clock.copies[found[1]] += 1
                clock.arrived.setdefault(found[1], time.perf_counter())
        if len(clock.arrived) == MESSAGES:
            clock.done.set()
        await asyncio.sleep(0.02)


def shown(clock: Clock) -> str:
    """The run as a table."""
    rows = [
        ("phone to console", *_spread(clock.there())),
        ("console to phone", *_spread(clock.back())),
    ]
    lost = MESSAGES - len(clock.seen), MESSAGES - len(clock.arrived)
    doubled = sum(count > 1 for count in clock.copies.values())
    title = f"desk: {CHATS} chats, {PEOPLE} people, {PER_SECOND:g} messages/s each way"
    return (
        f"{table((title, 'p50', 'p99', 'max'), rows)}\n"
        f"{MESSAGES} messages: lost on the way there {lost[0]}, back {lost[1]}; answers doubled {doubled}; "
        f"told that something went wrong {clock.faults}; requests made again {clock.repeated}"
    )


def _spread(seconds: Iterable[float]) -> tuple[str, ...]:
    sorted_ = sorted(seconds)
    cuts = statistics.quantiles(sorted_, n=100, method="inclusive")
    return tuple(f"{1_000 * each:,.0f} ms" for each in (cuts[49], cuts[98], sorted_[-1]))


def main() -> None:
    """Run on a durable server, print, leave nothing behind."""
    directory = Path(tempfile.mkdtemp(prefix="coop-desk-"))
    directory.chmod(0o711)
    os.environ["DEMO"] = "true"  # over http the console opens only there
    try:
        with Postgres(directory / "postgres") as server:
            keys, home = Keys(), Path(tempfile.mkdtemp(prefix="coop-desk-home-"))
            prepare(server.create_database("desk_seeded"), keys, home)
            with running(server, "desk_seeded", keys, processes=2) as stack:
                clock = asyncio.run(measure(stack, keys))
        discard(directory / "postgres")
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    sys.stdout.write(shown(clock) + "\n")


if __name__ == "__main__":
    main()
