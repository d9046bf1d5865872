"""Secrets of the installation: how strong they must be, and the ones a demonstration makes for itself."""

from __future__ import annotations

import json
import re
import secrets
from enum import Enum
from pathlib import Path

from webhooks.embedded.lease import write_private

SHORTEST = 32
FEWEST_DIFFERENT = 12
PLACEHOLDERS = (
    "change",
    "cambia",
    "example",
    "ejemplo",
    "secret",
    "secreto",
    "password",
    "contrasena",
    "default",
    "dummy",
    "insert",
    "qwerty",
    "12345678",
    "abcdefgh",
)

BOT_TOKEN = re.compile(r"[0-9]{3,16}:[A-Za-z0-9_-]{30,64}")
"""As BotFather hands them out; its strength is Telegram's matter."""
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")
"""What Telegram's setWebhook accepts, at least 32 long (S01)."""


class Weakness(Enum):
    """What is wrong with a secret, in words that do not show it."""

    MISSING = "is missing"
    SHORT = f"is shorter than {SHORTEST} characters"
    GUESSABLE = "looks guessable (too few different characters, or a word in it)"
    SHAPE = "has not the form that is expected here"


def weakness_of(secret: str, shape: re.Pattern[str] | None = None) -> Weakness | None:
    """Say why a secret cannot be used, or None. With the bot token's shape only the shape counts."""
    if not secret:
        return Weakness.MISSING
    if shape is BOT_TOKEN:
        return None if shape.fullmatch(secret) else Weakness.SHAPE
    if len(secret) < SHORTEST:
        return Weakness.SHORT
    lowered = secret.lower()
    if (
        len(set(secret)) < FEWEST_DIFFERENT
        or any(word in lowered for word in PLACEHOLDERS)
        or _repeats(secret)
    ):
        return Weakness.GUESSABLE
    if shape is not None and not shape.fullmatch(secret):
        return Weakness.SHAPE
    return None


def demo_secrets(var_directory: Path) -> dict[str, str]:
    """Return the demo's own secrets by setting name, made once and kept in a file only its owner can read."""
    path = var_directory / "secrets.json"
    kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    keys = ("secret_key", "telegram_webhook_secret", "sms_gateway_key", "rails_key", "billers_key")
    made = {name: secrets.token_urlsafe(SHORTEST) for name in keys}
    made["telegram_bot_token"] = f"{secrets.randbelow(9 * 10**8) + 10**8}:{secrets.token_urlsafe(26)}"
    if missing := made.keys() - kept.keys():
        var_directory.mkdir(parents=True, exist_ok=True)
        kept |= {name: made[name] for name in missing}
        write_private(path, json.dumps(kept))
    return kept


def _repeats(secret: str) -> bool:
    """Whether it is one piece over and over."""
    return (secret + secret).find(secret, 1) < len(secret)
