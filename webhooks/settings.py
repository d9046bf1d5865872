"""Settings: read once from the environment and `.env`, typed, frozen; secrets are secret types.

Error: `SettingsError`. Names are the environment's, in lower case; README.md has the table for people who run the system.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from webhooks.secret import BOT_TOKEN, WEBHOOK_SECRET, Weakness, weakness_of

OFFICIAL_TELEGRAM = "https://api.telegram.org"
DEFAULT_PORT = 8080
SIMULATOR_PORT = 8081
SIMULATOR_SMTP_PORT = 8025
UNSET = SecretStr("")
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class SettingsError(RuntimeError):
    """The settings do not allow a start; the text names the variables and never shows their values."""


def _postgres_url(given: SecretStr) -> SecretStr:
    url = given.get_secret_value()
    if not url:
        return given
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in {"postgresql", "postgres", "postgresql+psycopg"}:
        raise ValueError("expected postgresql://user:password@host:port/database")
    return SecretStr(f"postgresql+psycopg://{rest}")


def _redis_url(given: SecretStr) -> SecretStr:
    if given.get_secret_value() and urlsplit(given.get_secret_value()).scheme not in {
        "redis",
        "rediss",
        "unix",
    }:
        raise ValueError("expected redis://user:password@host:port/0, rediss://… or unix://…")
    return given


def _web_url(given: str) -> str:
    parts = urlsplit(given)
    if given and (parts.scheme not in {"http", "https"} or not parts.hostname):
        raise ValueError("expected http://… or https://…")
    return given.rstrip("/")


def _smtp_url(given: SecretStr) -> SecretStr:
    parts = urlsplit(given.get_secret_value())
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("expected smtp://host:port or smtps://user:password@host:port")
    return given


WebUrl = Annotated[str, AfterValidator(_web_url)]
PostgresUrl = Annotated[SecretStr, AfterValidator(_postgres_url)]
RedisUrl = Annotated[SecretStr, AfterValidator(_redis_url)]
SmtpUrl = Annotated[SecretStr, AfterValidator(_smtp_url)]


class Settings(BaseSettings):
    """Everything the environment decides. An empty value means: not set."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        validate_default=True,
    )

    database_url: PostgresUrl = UNSET
    """The application's login (`postgresql+psycopg://…` once read); empty until the embedded server has started."""
    database_owner_url: PostgresUrl = UNSET
    """The owner of the schema, for migrations only; defaults to `database_url`."""
    redis_url: RedisUrl = UNSET
    """Conversations; empty until the embedded server has started."""

    telegram_bot_token: SecretStr = UNSET
    telegram_base_url: WebUrl = OFFICIAL_TELEGRAM
    """The bot appends `/bot<token>/<method>`."""
    telegram_webhook_secret: SecretStr = UNSET
    telegram_webhook_secret_previous: SecretStr = UNSET
    """Still accepted while a new secret is being rolled out (S01)."""
    public_url: WebUrl = ""
    """Where people and Telegram reach this application; defaults to the listening address."""

    smtp_url: SmtpUrl = SecretStr(f"smtp://127.0.0.1:{SIMULATOR_SMTP_PORT}")
    smtp_from: str = "COOPROGRESO notificaciones <no-responder@cooprogreso.example>"
    sms_gateway_url: WebUrl = f"http://127.0.0.1:{SIMULATOR_PORT}/sms"
    sms_gateway_key: SecretStr = UNSET
    rails_url: WebUrl = f"http://127.0.0.1:{SIMULATOR_PORT}/switch"
    rails_key: SecretStr = UNSET
    rails_key_previous: SecretStr = UNSET
    """Still accepted of callbacks while a new key is being rolled out (S03)."""
    rails_key_direct: SecretStr = UNSET
    rails_key_spi: SecretStr = UNSET
    """A rail's own key; the others share `rails_key`."""
    billers_url: WebUrl = f"http://127.0.0.1:{SIMULATOR_PORT}/billers"
    billers_key: SecretStr = UNSET

    secret_key: SecretStr = UNSET
    """The root of every key of the bank and the channel, derived by HKDF; at least 32 characters."""

    contact_phone: str = "02 000 0000"
    contact_email: str = "ayuda@cooprogreso.example"
    contact_hours: str = "L–V 08:00–18:00"
    contact_hours_en: str = "Mon–Fri 08:00–18:00"
    contact_website: str = "https://www.cooprogreso.example"

    host: str = "127.0.0.1"
    port: int = Field(default=DEFAULT_PORT, ge=0, le=65_535)
    processes: int = Field(default=1, ge=1, le=64)
    """How many processes `serve` starts on the one port."""
    updates_per_chat_per_minute: int = Field(default=120, ge=0)
    """What one chat may write in a minute, per process; 0 means no limit (S32)."""
    trusted_proxies: str = "127.0.0.1"
    """Comma-separated addresses whose X-Forwarded-For is believed (S32)."""
    log_level: str = Field(default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$")
    var_directory: Path = Path(".var")
    """Embedded servers and the demo's generated secrets."""
    demo: bool = False
    """A demonstration on one machine: generated secrets, simulated world. Never set it where members' money is."""

    @model_validator(mode="after")
    def _fill_in(self) -> Self:
        """Defaults that follow from other settings."""
        if not self.database_owner_url.get_secret_value():
            object.__setattr__(self, "database_owner_url", self.database_url)
        if not self.public_url:
            object.__setattr__(self, "public_url", f"http://{_in_url(self.host)}:{self.port}")
        return self

    @property
    def needs_postgres(self) -> bool:
        """Whether the embedded PostgreSQL has to be started."""
        return not self.database_url.get_secret_value()

    @property
    def needs_redis(self) -> bool:
        """Whether the embedded Redis has to be started."""
        return not self.redis_url.get_secret_value()

    @property
    def facts(self) -> dict[str, str]:
        """What the words say about the house; the manual leaves its contact data open (M136)."""
        return {
            "call_center": self.contact_phone,
            "email": self.contact_email,
            "hours": self.contact_hours,
            "hours_en": self.contact_hours_en,
            "website": self.contact_website,
        }

    def rail_keys(self, rail: str) -> tuple[bytes, ...]:
        """The keys of a rail, the one we sign with first; empty where none is set (S03)."""
        own: SecretStr = getattr(self, f"rails_key_{rail}", UNSET)
        both = (own if own.get_secret_value() else self.rails_key, self.rails_key_previous)
        return tuple(key.get_secret_value().encode() for key in both if key.get_secret_value())

    @property
    def webhook_secrets(self) -> tuple[bytes, ...]:
        """The values of the secret header that are accepted: the current one, then the previous one (S01)."""
        both = (self.telegram_webhook_secret, self.telegram_webhook_secret_previous)
        return tuple(secret.get_secret_value().encode() for secret in both if secret.get_secret_value())


def read_settings(**given: object) -> Settings:
    """Read the environment and `.env`; `given` wins over both.

    Raises:
        SettingsError: a value has the wrong form.
    """
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        faults = [
            f"{'.'.join(map(str, fault['loc'])).upper() or 'settings'}: {fault['msg']}"
            for fault in error.errors()
        ]
    raise SettingsError("; ".join(faults))


def changed(settings: Settings, **updates: object) -> Settings:
    """Return a copy with other values, checked like the first."""
    return Settings.model_validate({**settings.model_dump(), **updates})


def refuse_weak_secrets(settings: Settings, *, webhook: bool) -> None:
    """Refuse to go on with a missing or weak secret (S25); the demo is exempt.

    `webhook` says whether Telegram will call us, so that its secret header is needed.

    Raises:
        SettingsError: naming every variable at fault.
    """
    if settings.demo:
        return
    required = {"secret_key", "telegram_bot_token", "sms_gateway_key", "rails_key"} | (
        {"telegram_webhook_secret"} if webhook else set()
    )
    optional = {
        "telegram_webhook_secret",
        "telegram_webhook_secret_previous",
        "rails_key_previous",
        "rails_key_direct",
        "rails_key_spi",
        "billers_key",
    } - required
    shapes = {"telegram_bot_token": BOT_TOKEN, "telegram_webhook_secret": WEBHOOK_SECRET}
    faults: list[str] = []
    seen: dict[str, str] = {}
    for name in sorted(required | optional):
        secret = getattr(settings, name).get_secret_value()
        weakness = weakness_of(secret, shapes.get(name))
        if weakness is Weakness.MISSING and name in optional:
            continue
        if weakness is not None:
            faults.append(f"{name.upper()} {weakness.value}")
        elif secret in seen:
            faults.append(f"{name.upper()} is the same as {seen[secret]}")
        seen[secret] = name.upper()
    if (
        urlsplit(settings.public_url).scheme != "https"
        and urlsplit(settings.public_url).hostname not in LOOPBACK
    ):
        faults.append("PUBLIC_URL must be https:// (members type their password there)")
    if faults:
        advice = "A good secret: python3 -c 'import secrets; print(secrets.token_urlsafe(32))'"
        raise SettingsError("; ".join(faults) + f". {advice}")


def as_environment(settings: Settings) -> dict[str, str]:
    """Return the settings as variables for a child process; contains secrets, so it goes nowhere else."""
    plain: dict[str, str] = {}
    for name in Settings.model_fields:
        value = getattr(settings, name)
        text = value.get_secret_value() if isinstance(value, SecretStr) else str(value)
        plain[name.upper()] = text
    return plain


def _in_url(host: str) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "127.0.0.1", "": "127.0.0.1"}.get(host, host)  # noqa: S104 - not bound here
    return f"[{shown}]" if re.search(":", shown) else shown
