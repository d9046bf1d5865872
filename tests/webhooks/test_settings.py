"""The environment contract, and what a start refuses."""

from __future__ import annotations

import base64
import random
import secrets
import stat
from pathlib import Path

import pytest
from pydantic import SecretStr

from webhooks.secret import demo_secrets, weakness_of
from webhooks.settings import (
    Settings,
    SettingsError,
    as_environment,
    changed,
    read_settings,
    refuse_weak_secrets,
)
from webhooks.terminal import GATEWAYS

CONTRACT = {
    "DATABASE_URL": "postgresql://app:one@db.example:5432/coop",
    "REDIS_URL": "redis://:two@cache.example:6379/0",
    "TELEGRAM_BOT_TOKEN": "7301984412:AAHk3b9Xq-fT5uVw0yZ1cD2eF3gH4iJ5kL6",
    "TELEGRAM_BASE_URL": "http://127.0.0.1:9000/",
    "TELEGRAM_WEBHOOK_SECRET": secrets.token_urlsafe(32),
    "PUBLIC_URL": "https://chat.example",
    "SMTP_URL": "smtp://mail.example:2525",
    "SMS_GATEWAY_URL": "http://sms.example/send",
    "SMS_GATEWAY_KEY": secrets.token_urlsafe(32),
    "RAILS_URL": "http://rails.example",
    "RAILS_KEY": secrets.token_urlsafe(32),
    "BILLERS_URL": "http://billers.example",
    "BILLERS_KEY": secrets.token_urlsafe(32),
    "SECRET_KEY": secrets.token_urlsafe(32),
    "HOST": "10.0.0.1",
    "PORT": "8443",
    "DATABASE_OWNER_URL": "postgres://owner:three@db.example:5432/coop",
}


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine, no `.env` of the clone."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def contract(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in CONTRACT.items():
        monkeypatch.setenv(name, value)


def plain(value: object) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def test_every_name_of_the_contract_is_read(contract: None) -> None:
    settings = read_settings()
    expected = {name.lower(): value for name, value in CONTRACT.items()} | {
        "database_url": "postgresql+psycopg://app:one@db.example:5432/coop",
        "database_owner_url": "postgresql+psycopg://owner:three@db.example:5432/coop",
        "telegram_base_url": "http://127.0.0.1:9000",
    }
    assert {name: plain(getattr(settings, name)) for name in expected} == expected


def test_no_secret_shows_in_repr_or_dump(contract: None) -> None:
    settings = read_settings()
    shown = repr(settings) + str(settings) + str(settings.model_dump()) + settings.model_dump_json()
    for name in (
        "TELEGRAM_BOT_TOKEN",
        "TELEGRAM_WEBHOOK_SECRET",
        "SMS_GATEWAY_KEY",
        "RAILS_KEY",
        "BILLERS_KEY",
        "SECRET_KEY",
    ):
        assert CONTRACT[name] not in shown
    for password in (":one@", ":two@", ":three@"):
        assert password not in shown


def test_what_is_not_set_means_embedded_servers_the_official_telegram_and_the_simulator() -> None:
    settings = read_settings()
    assert settings.needs_postgres
    assert settings.needs_redis
    assert settings.telegram_base_url == "https://api.telegram.org"
    assert plain(settings.smtp_url) == "smtp://127.0.0.1:8025"
    assert settings.sms_gateway_url.startswith("http://127.0.0.1:8081")
    assert settings.public_url == "http://127.0.0.1:8080"


def test_an_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setenv("PORT", "")
    settings = read_settings()
    assert settings.needs_postgres
    assert settings.port == 8080


def test_a_dotenv_file_is_honoured_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("PORT=9001\nHOST=10.0.0.1\nUNKNOWN=1\n")
    monkeypatch.setenv("HOST", "10.0.0.2")
    settings = read_settings()
    assert (settings.port, settings.host) == (9001, "10.0.0.2")


def test_the_owner_is_the_application_unless_given() -> None:
    settings = read_settings(database_url="postgresql+psycopg://a:b@h/d")
    assert settings.database_owner_url == settings.database_url


def test_settings_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        read_settings().port = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://u:geheim@h/d"),
        ("REDIS_URL", "http://u:geheim@h"),
        ("SMTP_URL", "geheim:25"),
        ("TELEGRAM_BASE_URL", "geheim"),
        ("PORT", "geheim"),
    ],
)
def test_a_wrong_form_is_refused_by_name_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name) as raised:
        read_settings()
    assert "geheim" not in str(raised.value)
    assert raised.value.__context__ is None


def test_strong_secrets_are_accepted(contract: None) -> None:
    refuse_weak_secrets(read_settings(), webhook=True)


@pytest.mark.parametrize(
    "name", ["SECRET_KEY", "TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET", "SMS_GATEWAY_KEY"]
)
def test_a_missing_secret_is_refused(contract: None, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv(name)
    with pytest.raises(SettingsError, match=f"{name} is missing"):
        refuse_weak_secrets(read_settings(), webhook=True)


@pytest.mark.parametrize(
    "name", ["SECRET_KEY", "TELEGRAM_WEBHOOK_SECRET", "SMS_GATEWAY_KEY", "RAILS_KEY", "BILLERS_KEY"]
)
@pytest.mark.parametrize(
    "weak", ["k7Q", "a" * 40, "abc123" * 8, "changeme-changeme-changeme-0123456789", "0123456789" * 4]
)
def test_a_weak_secret_is_refused_without_being_shown(
    contract: None, monkeypatch: pytest.MonkeyPatch, name: str, weak: str
) -> None:
    monkeypatch.setenv(name, weak)
    with pytest.raises(SettingsError, match=name) as raised:
        refuse_weak_secrets(read_settings(), webhook=True)
    assert weak not in str(raised.value)


def test_one_secret_for_two_purposes_is_refused(contract: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAILS_KEY", CONTRACT["SECRET_KEY"])
    with pytest.raises(SettingsError, match="the same as"):
        refuse_weak_secrets(read_settings(), webhook=True)


def test_something_that_is_no_bot_token_is_refused(contract: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "my-token-from-botfather-0123456789abc")
    with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN has not the form"):
        refuse_weak_secrets(read_settings(), webhook=False)


def test_passwords_are_not_asked_for_over_plain_http(contract: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "http://chat.example")
    with pytest.raises(SettingsError, match="PUBLIC_URL"):
        refuse_weak_secrets(read_settings(), webhook=True)


def test_the_demo_is_exempt() -> None:
    refuse_weak_secrets(read_settings(demo=True), webhook=True)


def test_generated_secrets_are_strong_private_and_kept(tmp_path: Path) -> None:
    place = tmp_path / "var"
    made = demo_secrets(place)
    refuse_weak_secrets(read_settings(**made), webhook=True)
    assert demo_secrets(place) == made
    assert stat.S_IMODE((place / "secrets.json").stat().st_mode) == 0o600


def test_random_secrets_are_not_taken_for_weak() -> None:
    dice = random.Random(1)
    made = [base64.urlsafe_b64encode(dice.randbytes(32)).decode().rstrip("=") for _ in range(2_000)]
    assert {weakness_of(secret) for secret in made} == {None}


def test_a_child_process_reads_the_same_settings(contract: None, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = changed(read_settings(), port=9005, demo=True)
    for name, value in as_environment(settings).items():
        monkeypatch.setenv(name, value)
    assert read_settings() == settings


def test_the_demonstration_looks_for_its_gateways_where_the_settings_do() -> None:
    defaults = read_settings()
    for name, path in GATEWAYS.items():
        assert str(getattr(defaults, name)).endswith(f"/{path}"), name
