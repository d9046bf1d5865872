"""Payments at the command line, over a real database."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pydantic import SecretStr

from webhooks.embedded.postgres import DatabaseUrls
from webhooks.payments import differences, doubt, standing_still
from webhooks.settings import Settings, SettingsError, read_settings

DAY = date(2026, 11, 20)
STRANGE = (
    "key,status,amount,currency,account,settled_at\n"
    "00000000-0000-4000-8000-000000000000,settled,100,USD,1,2026-11-20T12:00:00-05:00\n"
)


@pytest.fixture
def settings(database: DatabaseUrls) -> Settings:
    return read_settings(
        database_url=SecretStr(database.app_url), secret_key=SecretStr("a secret for tests, 32 bytes long")
    )


def test_a_file_on_disk_is_compared_and_each_difference_is_a_line(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "direct.csv"
    file.write_text(STRANGE)
    [found] = differences(settings, "direct", DAY, DAY, file)
    assert found["kind"] == "strange"
    assert differences(settings, "direct", date(2026, 11, 21), date(2026, 11, 21), file) == []


def test_what_cannot_be_compared_is_said_in_a_sentence(settings: Settings, tmp_path: Path) -> None:
    nonsense = tmp_path / "nonsense.csv"
    nonsense.write_text("a,b\n")
    for file in (nonsense, tmp_path / "missing.csv", None):
        with pytest.raises(SettingsError):
            differences(settings, "direct", DAY, DAY, file)


def test_a_quiet_bank_has_nothing_that_stands_still(settings: Settings) -> None:
    assert standing_still(settings) == []
    assert doubt(settings) == 0
