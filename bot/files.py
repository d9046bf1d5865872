"""Files that people sent in a chat, fetched from Telegram: through this server only, because the address holds the bot's token."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from telegram.error import TelegramError

from bot.client import Client

MOST_BYTES: Final = 10 * 1024 * 1024
_PATH: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
"""What Telegram answers as a file's path; nothing that leads elsewhere."""
_BEGINNINGS: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
    (b"OggS", "audio/ogg"),
)
_RIFF: Final = (b"RIFF", b"WEBP")


class NoFile(StrEnum):
    """Why there is nothing to look at."""

    GONE = "gone"
    """Telegram does not have it any more, or cannot be asked."""
    LARGE = "large"
    STRANGE = "strange"
    """Its content is none of the kinds that are shown, whatever its name says."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file with the type of its content."""

    content: bytes
    mime: str


async def fetch(client: Client, file_id: str, most_bytes: int = MOST_BYTES) -> Fetched | NoFile:
    """The file, if it is of a kind and size to be shown; never raises for what Telegram answers."""
    try:
        named = await client.call("getFile", {"file_id": file_id})
        if int(named.get("file_size", 0)) > most_bytes:
            return NoFile.LARGE
        path = str(named.get("file_path", ""))
        if not _PATH.fullmatch(path):
            return NoFile.GONE
        content = await client.request.retrieve(f"{client.base_file_url}/{path}")
    except TelegramError:
        return NoFile.GONE
    if len(content) > most_bytes:
        return NoFile.LARGE
    mime = kind_of(content)
    return NoFile.STRANGE if mime is None else Fetched(content, mime)


def kind_of(content: bytes) -> str | None:
    """The type of a content by its first bytes; None for what is not shown."""
    if content[:4] == _RIFF[0] and content[8:12] == _RIFF[1]:
        return "image/webp"
    return next((mime for beginning, mime in _BEGINNINGS if content.startswith(beginning)), None)
