"""What the words of the command line share: telling the person there, and the database they work on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Final

import typer
from pydantic import SecretStr

from webhooks.children import ChildFailed
from webhooks.embedded import EmbeddedUnavailable
from webhooks.secret import demo_secrets
from webhooks.servers import Servers, servers
from webhooks.settings import Settings, SettingsError, changed, read_settings

WORLD: Final = "world.json"
"""In the demo's directory: where its simulator listens."""
GATEWAYS: Final = {"sms_gateway_url": "sms", "rails_url": "switch", "billers_url": "billers"}
"""What of the outside world the simulator plays, by setting, and under which path."""
STOPPED_BY_SETTINGS: Final = 2
"""Exit code when the surroundings do not allow a start."""


def say(line: str) -> None:
    """Tell the person at the terminal; standard output is kept for results."""
    print(line, file=sys.stderr, flush=True)


def or_explain(run: Callable[[], None]) -> None:
    """Turn what a person can mend into one sentence; everything else stays an exception."""
    try:
        run()
    except (SettingsError, EmbeddedUnavailable, ChildFailed) as error:
        say(f"cooprogreso: {error}")
        raise typer.Exit(STOPPED_BY_SETTINGS) from None
    except KeyboardInterrupt:
        say("stopped")


def database() -> AbstractContextManager[Servers]:
    """The database of the settings, or the embedded one, for upkeep."""
    return servers(_for_upkeep(read_settings()), say, needs_redis=False)


def columns(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table for the eye: every column as wide as its widest cell."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _for_upkeep(settings: Settings) -> Settings:
    """The embedded database belongs to the demo, and so do the secret that its rows are sealed with, its rails and their key."""
    if not settings.needs_postgres or settings.secret_key.get_secret_value():
        return settings
    made = demo_secrets(settings.var_directory)
    mine: dict[str, object] = {"demo": True, "secret_key": SecretStr(made["secret_key"])}
    if not settings.rails_key.get_secret_value():
        mine["rails_key"] = SecretStr(made["rails_key"])
    where = settings.var_directory / WORLD
    if "rails_url" not in settings.model_fields_set and where.exists():
        mine["rails_url"] = f"{json.loads(where.read_text())['url']}/{GATEWAYS['rails_url']}"
    return changed(settings, **mine)
