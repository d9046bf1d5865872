"""The SMS gateway: takes the bank's signed POST and keeps what a phone would have received.

Wire: JSON `{"id", "to", "text"}`; headers `X-Timestamp` (Unix seconds) and `X-Signature: sha256=<hex>`, the
HMAC-SHA256 of "timestamp.body" under the shared key. The same id is delivered once; 401 for a bad signature.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

MAX_SMS = 5_000
MAX_SMS_CHARACTERS = 1_000
MAX_SMS_BODY_BYTES = 16 * 1024


@dataclass(frozen=True)
class Sms:
    """A text message in a phone's inbox."""

    id: str
    to: str
    text: str
    at: float
    version: int

    def shown(self) -> dict[str, Any]:
        """For the page and the tests."""
        return dict(vars(self))


class SmsInbox:
    """All phones' messages, oldest first."""

    def __init__(self) -> None:
        self.messages: dict[str, Sms] = {}

    def put(self, sms: Sms) -> None:
        """Keep a message unless its id has been seen."""
        self.messages.setdefault(sms.id, sms)
        if len(self.messages) > MAX_SMS:
            del self.messages[next(iter(self.messages))]

    def listed(self, to: str | None = None) -> list[Sms]:
        """Messages to one number, or all; numbers are compared by their digits."""
        wanted = digits(to) if to else None
        return [sms for sms in self.messages.values() if wanted is None or digits(sms.to) == wanted]


def digits(number: str) -> str:
    """The number without anything but digits, in international form for Ecuador ("0991…" is "593991…")."""
    found = "".join(c for c in number if c.isdecimal())
    return f"593{found[1:]}" if found.startswith("0") else found


def signature(key: str, timestamp: str, body: bytes) -> str:
    """Value of `X-Signature`."""
    signed = hmac.new(key.encode(), timestamp.encode() + b"." + body, hashlib.sha256)
    return f"sha256={signed.hexdigest()}"


def authentic(key: str, headers: dict[str, str], body: bytes, now: float, window: float) -> bool:
    """True for a right signature over this body that is not older or newer than `window` seconds."""
    timestamp, given = headers.get("x-timestamp", ""), headers.get("x-signature", "")
    if not timestamp.isascii() or not timestamp.isdigit() or abs(now - int(timestamp)) > window:
        return False
    return hmac.compare_digest(signature(key, timestamp, body).encode(), given.encode())


def parse(body: bytes, at: float, version: int) -> Sms:
    """The message in a request body; ValueError if it is not one."""
    value = json.loads(body)
    if not isinstance(value, dict) or not all(
        isinstance(value.get(name), str) and value[name] for name in ("id", "to", "text")
    ):
        raise ValueError("id, to and text are needed")
    if len(value["text"]) > MAX_SMS_CHARACTERS:
        raise ValueError("the text is too long")
    return Sms(value["id"], value["to"], value["text"], at, version)
