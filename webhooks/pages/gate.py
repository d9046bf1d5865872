"""Who may knock at a secure page, and how often (S22, S32). A Redis that is away closes the gate."""

from __future__ import annotations

import hashlib
from typing import Final
from urllib.parse import urlsplit

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.aio.storage import RedisStorage
from limits.aio.strategies import FixedWindowRateLimiter
from redis.asyncio import Redis
from starlette.requests import Request

PER_ADDRESS: Final = RateLimitItemPerMinute(120)
"""Requests from one address; a mobile carrier hides many people behind one."""
PER_OFFICE: Final = RateLimitItemPerMinute(6_000)
"""Requests to the console from one address: a whole contact center sits behind one."""
PER_SESSION: Final = RateLimitItemPerMinute(600)
"""Requests of one open console: its page fetches what every event is about."""
PER_PAGE: Final = RateLimitItemPerMinute(30, 10)
"""Submissions of one page in ten minutes, which is a page's life."""

VERIFICATIONS: Final = RateLimitItemPerMinute(20)
"""Receipts that one address may look up: plenty for a shop, nothing for who guesses codes."""


class Gate:
    """Counts in Redis, in fixed windows; every key has a life. Raises redis.RedisError."""

    def __init__(self, redis: Redis, public_url: str) -> None:
        storage = RedisStorage(
            "async+redis://shared:6379",
            implementation="redispy",
            key_prefix="page:limit",
            connection_pool=redis.connection_pool,  # type: ignore[arg-type]  # an option of the client behind it
        )
        self._limiter = FixedWindowRateLimiter(storage)
        parts = urlsplit(public_url)
        self._origin = f"{parts.scheme}://{parts.netloc}"

    async def lets_in(self, request: Request) -> bool:
        """Count a request of this address."""
        address = request.client.host if request.client else "local"
        return await self._hit(PER_ADDRESS, "address", address)

    async def lets_look_up(self, request: Request) -> bool:
        """Count a request that brings a cookie of the console, before anybody is asked whose it is."""
        address = request.client.host if request.client else "local"
        return await self._hit(PER_OFFICE, "office", address)

    async def lets_work(self, session: str) -> bool:
        """Count a request of an open console."""
        return await self._hit(PER_SESSION, "session", session)

    async def lets_verify(self, request: Request) -> bool:
        """Count a receipt that this address looks up."""
        address = request.client.host if request.client else "local"
        return await self._hit(VERIFICATIONS, "receipt", address)

    async def lets_submit(self, page: str) -> bool:
        """Count a submission of this page."""
        return await self._hit(PER_PAGE, "page", page)

    def is_from_here(self, request: Request) -> bool:
        """Whether a submission comes from our own page.

        The page's referrer policy makes browsers send `Origin: null` with its form, so that only tells something together with
        Sec-Fetch-Site; what a browser sends without either is admitted by the page's secret address.
        """
        site = request.headers.get("sec-fetch-site")
        if site is not None and site not in {"same-origin", "none"}:
            return False
        return request.headers.get("origin", self._origin) in {self._origin, "null"}

    async def _hit(self, limit: RateLimitItem, kind: str, subject: str) -> bool:
        return await self._limiter.hit(limit, kind, hashlib.sha256(subject.encode()).hexdigest()[:32])
