"""Payments at the command line, over a real database."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from pathlib import Path

import pyotp
import pytest
import typer
from pydantic import SecretStr
from typer.testing import CliRunner

from banking.clock import system_clock
from banking.desk import accounts
from banking.desk.agents import Role
from banking.receipt_codes import receipt_code
from tests.banking.kit import House
from tests.banking.payments.rail import Fault
from tests.banking.payments.till import Till
from tests.banking.people.town import CHEAP
from webhooks.embedded.postgres import DatabaseUrls
from webhooks.payment_words import app, reconcile
from webhooks.payments import differences, doubt, looked_after
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
    assert found.kind == "strange"
    assert differences(settings, "direct", date(2026, 11, 21), date(2026, 11, 21), file) == []


def test_the_file_of_what_came_in_is_compared_at_the_terminal(
    settings: Settings, database: DatabaseUrls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database.app_url)
    monkeypatch.setenv("SECRET_KEY", settings.secret_key.get_secret_value())
    file = tmp_path / "credits.csv"
    file.write_text(
        "event,status,amount,currency,account,credited_at\nc1,credited,100,USD,41,2026-11-20T12:00:00-05:00\n"
    )
    words = ("direct", "--incoming", "--from", "2026-11-20", "--file", str(file))
    alone = typer.Typer()
    alone.command()(reconcile)
    told = CliRunner().invoke(alone, words)
    assert told.exit_code == 1
    assert "the rail says we have it, we never heard of it" in told.output
    assert "money that came in: 1 difference" in told.output
    assert '"of": "credit"' in CliRunner().invoke(alone, (*words, "--json")).output


def test_what_cannot_be_compared_is_said_in_a_sentence(settings: Settings, tmp_path: Path) -> None:
    nonsense = tmp_path / "nonsense.csv"
    nonsense.write_text("a,b\n")
    for file in (nonsense, tmp_path / "missing.csv", None):
        with pytest.raises(SettingsError):
            differences(settings, "direct", DAY, DAY, file)


def test_a_quiet_bank_has_nothing_that_stands_still(settings: Settings) -> None:
    assert looked_after(settings) == ([], ())
    assert doubt(settings) == 0


def test_people_end_a_payment_at_the_terminal_with_their_codes_and_four_eyes(
    settings: Settings, database: DatabaseUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database.app_url)
    monkeypatch.setenv("SECRET_KEY", settings.secret_key.get_secret_value())
    payment, secrets = asyncio.run(_something_in_review(database))

    def typed(*words: str, by: str = "") -> str:
        code = ("--agent", by, "--code", pyotp.TOTP(secrets[by]).now()) if by else ()
        return CliRunner().invoke(app, [*words, *code]).output

    assert "nobody says what became of it" in typed()
    assert "done" in typed("propose", payment, "rejected", "El banco no la tiene", by="ana")
    assert "Ana proposed rejected: El banco no la tiene" in typed()
    assert "each code is good once" in typed("confirm", payment, by="ana")
    assert "roles of luz do not allow this" in typed("confirm", payment, by="luz")
    assert "it is rejected now" in typed("confirm", payment, by="bea")
    assert "no payments waiting" in typed("list")
    assert "no payment of this code" in typed("show", payment)


async def _something_in_review(database: DatabaseUrls) -> tuple[str, dict[str, str]]:
    """A payment whose rail says nothing, and three people at the desk."""
    house = House(database)
    house.now = system_clock() - timedelta(hours=3)
    till = Till(house)
    try:
        payment = await till.ordered(await house.open(1, 9_000), 1_000)
        till.direct.faults = {Fault.SILENT: 1.0}
        await till.step(payment)
        till.wait(hours=2)
        assert await till.step(payment) == "manual"
        secrets = {login: pyotp.random_base32() for login in ("ana", "bea", "luz")}
        async with house.owner.begin() as conn:
            for login, role in (("ana", Role.AGENT), ("bea", Role.SUPERVISOR), ("luz", Role.AGENT)):
                name, secret = login.capitalize(), secrets[login]
                await accounts.add(
                    conn, house.keys, CHEAP, login, name, (role,), house.now, totp_secret=secret
                )
    finally:
        await house.close()
    return receipt_code(payment), secrets
