"""The application's doors without a street: real Redis, requests in memory, and a house as the test wants it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

import httpx
from pydantic import SecretStr
from redis.asyncio import Redis
from structlog.testing import capture_logs

from banking.api import FormDesk, VerifiedReceipt
from banking.desk.console import Console
from bot.files import Fetched, NoFile
from dialogs.runtime import Inbound
from webhooks.app import create_app
from webhooks.console.tape import Tape
from webhooks.house import Check, House, no_files
from webhooks.metrics import Metrics
from webhooks.pace import UNLIMITED, Pace
from webhooks.pages.gate import Gate
from webhooks.pages.visits import Visits
from webhooks.settings import Settings, read_settings

BOT_TOKEN = "7301984412:AAHk3b9Xq-fT5uVw0yZ1cD2eF3gH4iJ5kL6"
WEBHOOK_SECRET = "s3cr3t_of-the_webhook_" + "x" * 20
OLD_SECRET = "the_one_before_it_" + "y" * 20
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
HTTPS, HTTP = "https://chat.example", "http://127.0.0.1:8080"


@dataclass
class Conversations:
    """Takes down what it is told, and raises what it is given to raise."""

    heard: list[Inbound] = field(default_factory=list)
    raises: Exception | None = None

    async def handle(self, inbound: Inbound) -> None:
        if self.raises is not None:
            raise self.raises
        self.heard.append(inbound)


class NoDesk:
    """A bank whose pages nobody asks for."""

    async def view_form(self, token: str) -> None:
        raise AssertionError(token)

    async def submit_form(self, token: str, fields: dict[str, str]) -> None:
        raise AssertionError(fields)


@dataclass
class Doors:
    """An application to knock at."""

    http: httpx.AsyncClient
    conversations: Conversations
    house: House
    logs: list[MutableMapping[str, Any]]
    """What was logged, before the redaction."""

    async def update(self, content: bytes, **headers: str) -> httpx.Response:
        """Post an update as Telegram does."""
        return await self.http.post(
            "/telegram", content=content, headers={SECRET_HEADER: WEBHOOK_SECRET, **headers}
        )


def made_settings(redis_url: str, public_url: str = HTTPS, **more: Any) -> Settings:
    given: dict[str, Any] = {
        "redis_url": SecretStr(redis_url),
        "telegram_bot_token": SecretStr(BOT_TOKEN),
        "telegram_webhook_secret": SecretStr(WEBHOOK_SECRET),
        "telegram_webhook_secret_previous": SecretStr(OLD_SECRET),
        "secret_key": SecretStr("a secret for tests, 32 bytes long"),
        "public_url": public_url,
    }
    return read_settings(**given, **more)


async def _no_receipts(_code: str) -> VerifiedReceipt | None:
    return None


@asynccontextmanager
async def open_doors(
    redis_url: str,
    *,
    public_url: str = HTTPS,
    desk: FormDesk | None = None,
    checks: tuple[tuple[str, Check], ...] = (),
    client: str = "127.0.0.1",
    clock: datetime | None = None,
    updates_per_minute: int = UNLIMITED,
    start_typing: Callable[[int], None] = lambda _chat_id: None,
    console: Console | None = None,
    fetch_file: Callable[[str], Awaitable[Fetched | NoFile]] = no_files,
) -> AsyncIterator[Doors]:
    """The application with this house behind it; `client` is the address requests seem to come from."""
    settings = made_settings(redis_url, public_url)
    redis = Redis.from_url(redis_url)
    conversations = Conversations()
    house = House(
        settings=settings,
        conversations=conversations,
        desk=desk or NoDesk(),
        gate=Gate(redis, public_url),
        visits=Visits(redis),
        metrics=Metrics(),
        clock=lambda: clock or datetime.now(UTC),
        start_typing=start_typing,
        alias=lambda _chat_id: "ALIAS",
        pace=Pace(updates_per_minute),
        console=cast("Console", console),  # most of these doors have no desk behind them
        tape=Tape(),
        checks=checks,
        fetch_file=fetch_file,
        find_receipt=getattr(desk, "find_receipt", _no_receipts),
    )

    @asynccontextmanager
    async def open_house() -> AsyncIterator[House]:
        yield house

    app = create_app(settings, open_house=open_house)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(client, 4711))
    with capture_logs() as logs:
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url=public_url) as http,
        ):
            yield Doors(http, conversations, house, logs)
    await redis.aclose()
