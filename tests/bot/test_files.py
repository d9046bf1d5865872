"""Files people sent, fetched from Telegram: only what its content says it is, and not too much of it (desk.md 19)."""

from __future__ import annotations

from contextlib import aclosing
from typing import Any

import pytest

from bot.client import connect
from bot.files import Fetched, NoFile, fetch, kind_of
from simulator.server import running
from simulator.world import World

TOKEN = "123456:AAHk3b9Xq-fT5uVw0yZ1cD2eF3gH4iJ5kL6"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


async def test_a_file_is_fetched_by_its_content_and_size_whatever_its_name_says() -> None:
    world = World(TOKEN, "an SMS key that nobody uses here")
    async with running(world) as box, aclosing(connect(TOKEN, box.url)) as client:
        kept = {
            name: world.store(name, mime, content).id
            for name, mime, content in (
                ("foto.exe", "application/octet-stream", PNG),
                ("factura.pdf", "application/pdf", b"%PDF-1.7 ..."),
                ("foto.png", "image/png", b"<script>alert(1)</script>"),
                ("grande.png", "image/png", PNG + b"\0" * 1_000),
            )
        }
        assert await fetch(client, kept["foto.exe"]) == Fetched(PNG, "image/png")
        found = await fetch(client, kept["factura.pdf"])
        assert isinstance(found, Fetched)
        assert found.mime == "application/pdf"
        assert await fetch(client, kept["foto.png"]) is NoFile.STRANGE
        assert await fetch(client, kept["grande.png"], most_bytes=500) is NoFile.LARGE
        assert await fetch(client, "nobody knows it") is NoFile.GONE
    async with aclosing(connect(TOKEN, "http://127.0.0.1:9")) as client:
        assert await fetch(client, "nobody answers") is NoFile.GONE


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../../x", "a/../../x", "https://evil.example/x", "a//b", "a?b", ""]
)
async def test_a_path_that_leads_elsewhere_is_not_followed(path: str) -> None:
    class Lying:
        base_file_url = "http://127.0.0.1:9/file/bot1:x"

        async def call(self, _method: str, _params: dict[str, Any]) -> dict[str, Any]:
            return {"file_path": path, "file_size": 1}

        @property
        def request(self) -> None:
            raise AssertionError(path)

    assert await fetch(Lying(), "x") is NoFile.GONE  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"OggS\0", "audio/ogg"),
        (b"RIFF\0\0\0\0WAVE", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", None),
        (b"<!doctype html>", None),
        (b"PK\x03\x04", None),
        (b"GIF89a", None),
        (b"", None),
    ],
)
def test_what_is_shown_is_known_by_its_first_bytes(content: bytes, mime: str | None) -> None:
    assert kind_of(content) == mime
