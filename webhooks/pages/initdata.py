"""Telegram's `initData`: who opened the page inside Telegram. Pure. Source: core.telegram.org/bots/webapps, security §1.7.

What Telegram signed can be replayed while it is fresh; `webhooks.pages.visits` takes each only once.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl

import orjson

MOST_CHARACTERS: Final = 4_096
MOST_FIELDS: Final = 32
OLDEST: Final = timedelta(minutes=5)
CLOCK_SKEW: Final = timedelta(seconds=60)
"""How far ahead of ours Telegram's clock may be."""
_HASH = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"[0-9]{1,12}")


class Fault(StrEnum):
    """Why the data is not taken."""

    SHAPE = "shape"
    REPEATED_FIELD = "repeated_field"
    SIGNATURE = "signature"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who Telegram says opened the page; `hash` names this opening."""

    user_id: int
    hash: str


def read_init_data(raw: str, bot_token: str, now: datetime) -> Visitor | Fault:
    """Check the data: every field signed by our bot's token, none twice, not older than five minutes."""
    if len(raw) > MOST_CHARACTERS:
        return Fault.SHAPE
    try:
        listed = parse_qsl(
            raw, keep_blank_values=True, strict_parsing=True, max_num_fields=MOST_FIELDS, errors="strict"
        )
    except ValueError:
        return Fault.SHAPE
    fields = dict(listed)
    if len(fields) != len(listed):
        return Fault.REPEATED_FIELD
    given = fields.pop("hash", "")
    if not _HASH.fullmatch(given):
        return Fault.SHAPE
    signed = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.digest(b"WebAppData", bot_token.encode(), "sha256")
    if not hmac.compare_digest(hmac.digest(key, signed.encode(), "sha256"), bytes.fromhex(given)):
        return Fault.SIGNATURE
    return _visitor(fields, given, now)


def _visitor(fields: dict[str, str], given: str, now: datetime) -> Visitor | Fault:
    made = fields.get("auth_date", "")
    if not _NUMBER.fullmatch(made):
        return Fault.SHAPE
    age = now - datetime.fromtimestamp(int(made), now.tzinfo)
    if not -CLOCK_SKEW <= age <= OLDEST:
        return Fault.OLD
    try:
        user = orjson.loads(fields.get("user", ""))
    except orjson.JSONDecodeError:
        return Fault.SHAPE
    user_id = user.get("id") if isinstance(user, dict) else None
    return Visitor(user_id, given) if type(user_id) is int else Fault.SHAPE
