"""Signed JSON between us and a gateway, both ways: `X-Timestamp` and `X-Signature: sha256=<hex HMAC of "timestamp.body">` (S03)."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

skew_seconds: Final = 300
_PREFIX: Final = "sha256="
_timestamp_max_digits: Final = 12


def signature(key: bytes, timestamp: str, body: bytes) -> str:
    """The value of `X-Signature`."""
    return _PREFIX + hmac.new(key, timestamp.encode() + b"." + body, "sha256").hexdigest()


def headers(key: bytes, body: bytes, now: datetime) -> dict[str, str]:
    """What a signed body travels with."""
    timestamp = str(int(now.timestamp()))
    return {
        "Content-Type": "application/json",
        "X-Timestamp": timestamp,
        "X-Signature": signature(key, timestamp, body),
    }


def authentic(keys: Iterable[bytes], timestamp: str, given: str, body: bytes, now: datetime) -> bool:
    """Whether one of the keys signed these very bytes not long ago; compared in constant time, with every key."""
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= _timestamp_max_digits):
        return False
    if abs(now.timestamp() - int(timestamp)) > skew_seconds:
        return False
    received = given.encode("ascii", "replace")
    matches = [hmac.compare_digest(signature(key, timestamp, body).encode(), received) for key in keys]
    return any(matches)
