"""The console's doors over a desk, as a browser without a page would knock at them."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx

from bot.files import Fetched, NoFile
from tests.banking.desk.office import Office
from tests.webhooks.doors import HTTPS, open_doors
from webhooks.embedded.postgres import DatabaseUrls

CSRF = re.compile(r'name="csrf" value="([0-9a-f]{64})"')
COOKIE = "__Host-console"


@dataclass
class Counter:
    """The console over a desk with one person per role."""

    office: Office
    http: httpx.AsyncClient = field(init=False)
    files: dict[str, Fetched | NoFile] = field(default_factory=dict)
    """What members sent in the chat, by the chat's name of it."""
    fetched: list[str] = field(default_factory=list)
    typed: list[int] = field(default_factory=list)
    """Chats that were shown that somebody types."""

    async def get(self, path: str, token: str = "", **headers: str) -> httpx.Response:
        return await self._send("GET", path, token, {}, headers)

    async def post(
        self, path: str, token: str = "", fields: dict[str, str] | None = None, **headers: str
    ) -> httpx.Response:
        """As our own page would send it."""
        given = {"origin": HTTPS, "sec-fetch-site": "same-origin", **headers}
        return await self._send("POST", path, token, fields or {}, given)

    async def fetch(self, name: str) -> Fetched | NoFile:
        """What the chat has under this name."""
        self.fetched.append(name)
        return self.files.get(name, NoFile.GONE)

    async def form(self, path: str, token: str = "") -> str:
        """The form token of a page."""
        found = CSRF.search((await self.get(path, token)).text)
        assert found is not None
        return found[1]

    async def _send(
        self, method: str, path: str, token: str, fields: dict[str, str], headers: dict[str, str]
    ) -> httpx.Response:
        cookies = {"cookie": f"{COOKIE}={token}"} if token else {}
        data = fields if method == "POST" else None
        self.http.cookies.clear()
        return await self.http.request(method, path, data=data, headers={**headers, **cookies})


@asynccontextmanager
async def counter(database: DatabaseUrls, redis_url: str) -> AsyncIterator[Counter]:
    office = Office(database)
    made = Counter(office)
    async with open_doors(
        redis_url, console=office.console, fetch_file=made.fetch, start_typing=made.typed.append
    ) as doors:
        made.http = doors.http
        yield made
    await office.close()
