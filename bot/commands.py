"""How the bot presents itself: its commands with descriptions, its profile texts, where its updates go."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

from fluent.runtime import FluentBundle, FluentResource

from bot.client import Client
from bot.inbound import ORDERS, WANTED

LANGUAGES: Final[Mapping[str, Mapping[str, str]]] = {"es": {}, "en": {"language_code": "en"}}
"""Who sees which texts: Spanish is for everybody whose Telegram speaks no language of ours."""
WEBHOOK_CONNECTIONS: Final = 100
"""How many updates Telegram may post at once; it keeps the order within a chat whatever this is."""


async def present(client: Client) -> None:
    """Register commands and profile texts; repeating it changes nothing.

    Raises:
        telegram.error.TelegramError: Telegram did not take them.
    """
    for language, whose in LANGUAGES.items():
        words = _Words(language)
        listed = [{"command": name, "description": words[f"command-{name}"]} for name in ORDERS]
        await client.call("setMyCommands", {"commands": listed, **whose})
        await client.call("setMyDescription", {"description": words["description"], **whose})
        await client.call("setMyShortDescription", {"short_description": words["short-description"], **whose})
    await client.call("setChatMenuButton", {"menu_button": {"type": "commands"}})


async def set_webhook(client: Client, url: str, secret: str) -> None:
    """Have updates posted to `url`; what waits is kept.

    Raises:
        telegram.error.TelegramError: Telegram did not take it.
    """
    wanted: dict[str, Any] = {"allowed_updates": list(WANTED), "max_connections": WEBHOOK_CONNECTIONS}
    await client.call(
        "setWebhook", {"url": url, "secret_token": secret, "drop_pending_updates": False, **wanted}
    )


async def unset_webhook(client: Client) -> None:
    """Have updates wait for `getUpdates`; what waits is kept.

    Raises:
        telegram.error.TelegramError: Telegram did not do it.
    """
    await client.call("deleteWebhook", {"drop_pending_updates": False})


class _Words:
    """The texts of `es.ftl` or `en.ftl`."""

    def __init__(self, language: str) -> None:
        self._bundle = FluentBundle([language], use_isolating=False)
        source = files("bot").joinpath(f"{language}.ftl").read_text("utf-8")
        self._bundle.add_resource(FluentResource(source))

    def __getitem__(self, name: str) -> str:
        pattern = self._bundle.get_message(name).value
        if pattern is None:
            raise KeyError(name)
        return str(self._bundle.format_pattern(pattern)[0])
