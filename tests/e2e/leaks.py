"""Looking for what must not be there: secrets and members' data, plain or in the usual wrappings."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, quote_plus

SHORT = 8
"""Anything shorter is only looked for as a word of its own, and not inside times or UUIDs."""
BASE64_ALIGNMENTS = 3

_CHANCE = re.compile(rb"\d\d:\d\d:\d\d[.,]\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""What may spell any short word by chance."""


def leaks(canaries: Mapping[str, str], outputs: Mapping[str, bytes]) -> list[str]:
    """`<canary> as <wrapping> in <output>` for everything that is found; never the canary's value."""
    return [
        f"{name} as {wrapping} in {output}"
        for output, content in outputs.items()
        for name, value in canaries.items()
        for wrapping, wrapped in _wrappings(value)
        if _found(wrapped, content)
    ]


def _wrappings(value: str) -> Iterator[tuple[str, bytes]]:
    """How a value may look where it leaked; each look once."""
    looks = {
        "plain": value.encode(),
        "url": quote(value, safe="").encode(),
        "form": quote_plus(value).encode(),
        "json": json.dumps(value)[1:-1].encode(),
        "html": html.escape(value).encode(),
        "repr": repr(value.encode())[2:-1].encode(),
    }
    if value.isascii() and value.isdigit() and len(value) > SHORT:
        looks["groups"] = " ".join(re.findall(".{1,4}", value)).encode()
    if len(value) >= SHORT:
        looks["hex"] = value.encode().hex().encode()
        for skipped in range(BASE64_ALIGNMENTS):
            looks[f"base64+{skipped}"] = _base64_core(value, skipped)
    seen: set[bytes] = set()
    for name, look in looks.items():
        if look not in seen:
            seen.add(look)
            yield name, look


def _base64_core(value: str, skipped: int) -> bytes:
    """The characters of a base64 text that depend on this value alone, when so many bytes stand before it."""
    encoded = base64.b64encode(bytes(skipped) + value.encode()).rstrip(b"=")
    first = -(-skipped * 4 // 3)
    whole = (skipped + len(value.encode())) * 8 // 6
    return encoded[first:whole]


def _found(wrapped: bytes, content: bytes) -> bool:
    if len(wrapped) >= SHORT:
        return wrapped in content
    word = rb"(?<![0-9A-Za-z])" + re.escape(wrapped) + rb"(?![0-9A-Za-z])"
    return re.search(word, _CHANCE.sub(b"", content)) is not None
