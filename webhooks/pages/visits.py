"""A page opened inside Telegram: its `initData` is exchanged once for a visit, which alone may then use the page (S20)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final

from redis.asyncio import Redis

from webhooks.pages.initdata import OLDEST, Visitor

VISIT_BYTES: Final = 16
IDLE_SECONDS: Final = 300
"""A visit ends after so long without a request; the page itself ends it in any case (`form_ttl_seconds`)."""
REMEMBERED_SECONDS: Final = int(OLDEST.total_seconds()) + 120
"""How long a used opening is remembered: longer than it could pass as fresh."""


class Visits:
    """Visits in Redis, by digests: neither tokens nor visits are stored in clear. Raises redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def open(self, page: str, visitor: Visitor) -> str | None:
        """A new visit to the page with this token; None where this opening was exchanged before."""
        opening = f"page:opening:{_digest(visitor.hash)}"
        if not await self._redis.set(opening, b"1", nx=True, ex=REMEMBERED_SECONDS):
            return None
        visit = secrets.token_urlsafe(VISIT_BYTES)
        await self._redis.set(_key(page), _digest(visit), ex=IDLE_SECONDS)
        return visit

    async def admits(self, page: str, visit: str) -> bool:
        """Whether this visit may use the page; without any visit the page's address alone admits."""
        kept: bytes | str | None = await self._redis.getex(_key(page), ex=IDLE_SECONDS)
        if kept is None:
            return not visit
        kept = kept.encode() if isinstance(kept, str) else kept
        return hmac.compare_digest(kept, _digest(visit).encode())


def _key(page: str) -> str:
    return f"page:visit:{_digest(page)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
