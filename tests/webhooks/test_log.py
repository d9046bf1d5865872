"""Nothing secret leaves in a log line: the leaks of security.md §1 and S27, one by one."""

from __future__ import annotations

import asyncio
import io
import logging
import sys
import threading
from collections.abc import Callable, Iterator

import httpx
import orjson
import psycopg
import pytest
import sqlalchemy as sa
import structlog
import telegram
from pydantic import BaseModel, SecretStr

from banking.db import connect
from webhooks.embedded.postgres import DatabaseUrls
from webhooks.log import new_reference, set_up_logging
from webhooks.redaction import masked, masked_path

TOKEN = "7301984412:AAHk3b9Xq-fT5uVw0yZ1cD2eF3gH4iJ5kL6"
PAGE = "Zk3v9QmX2pL8rT5wYb7NcD1sFgHjKq4e"

Lines = Callable[[], list[dict[str, object]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Logging set up at DEBUG into memory; afterwards everything is as before."""
    root = logging.getLogger()
    before, level, hooks = root.handlers[:], root.level, (sys.excepthook, threading.excepthook)
    stream = io.StringIO()
    set_up_logging("DEBUG", stream)
    yield lambda: [orjson.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers[:], root.level = before, level
    sys.excepthook, threading.excepthook = hooks
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (f"HTTP Request: POST https://api.telegram.org/bot{TOKEN}/sendMessage", TOKEN[12:]),
        (f"token {TOKEN} refused", TOKEN[12:]),
        (f"bot{TOKEN.replace(':', '%3A')}", TOKEN[12:]),
        ("https://api.telegram.org/bot123:short/getMe", "short"),
        ("su código es 739184", "739184"),
        ("739184", "739184"),
        ("739 184", "739 184"),
        ("7 3 9 1 8 4", "7 3 9"),
        ("otp739184x", "739184"),
        ("１２３４５６", "１２３"),
        ("PIN: 7391", "7391"),
        ("mi pin 7391 no sirve", "7391"),
        ("la clave es 7391", "7391"),
        ("clave=Gat0.Negro", "Gat0"),
        ('{"password": "hunter two"}', "hunter"),
        ("contraseña: Gat0Negro", "Gat0"),
        ("Authorization: Bearer abc.def", "abc.def"),
        ("card 4111111111111111 declined", "4111"),
        ("4111 1111 1111 1111", "4111"),
        ("4111-1111-1111-1111", "4111"),
        ("cédula 1710034065", "1710034065"),
        ("171003406-5", "171003406"),
        ("1710034066", "1710034066"),
        ("RUC 1790016919001", "1790016919001"),
        ("+593991234567", "991234567"),
        ("0991234567", "991234567"),
        ("099 123 4567", "123 4567"),
        ("+593 99 123 4567", "123 4567"),
        ("account 410101082030", "410101082030"),
        ("María.Pérez+x@correo.ec wrote", "Pérez"),
        ("to=maria%40correo.ec", "maria"),
        (f"GET /paginas/{PAGE}", PAGE),
        (f"/f/{PAGE}?next=1", PAGE),
        ("/buscar?cedula=17100&x=y", "17100"),
        (f"X-Telegram-Bot-Api-Secret-Token={PAGE}", PAGE),
        ("0f3a5b7c9d1e2f4061728394a5b6c7d8", "0f3a5b7c"),
        ("postgresql://coop_app:s3creto@127.0.0.1/coop", "s3creto"),
        ("redis://:s3creto@127.0.0.1:6379/0", "s3creto"),
        ("duplicate key\nDETAIL:  Key (cedula)=(Ana) already exists.", "Ana"),
        ("Failing row contains (1, Ana Paz, null).", "Ana"),
        ("Key (nombre)=(Ana Paz) already exists", "Ana"),
        ("[parameters: ('Ana',)]", "Ana"),
    ],
)
def test_a_text_loses_whatever_has_the_form_of_a_secret(text: str, secret: str) -> None:
    assert secret not in masked(text)


@pytest.mark.parametrize(
    "text",
    [
        "webhook set",
        "2026-11-24 started in 0.123456 s",
        "flow transfer_own state M77 attempt 3 of 5",
        "listening on 127.0.0.1:8080",
        'relation "schedule" does not exist',
        "statement timeout",
        "banking.people.tables",
    ],
)
def test_a_harmless_text_stays_readable(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize("character", ["\r", "\n", "\x1b", "\u2028", "\u0085", "\u202e", "\x00"])
def test_control_characters_cannot_forge_a_line(character: str) -> None:
    written = masked(f"a{character}b")
    assert character not in written
    assert written == f"a\\u{ord(character):04x}b"


def test_a_path_loses_its_query_and_its_token() -> None:
    assert masked_path(f"/paginas/{PAGE}?a=b") == "/paginas/[token]"


def test_fields_outside_the_allow_list_are_named_without_their_values(lines: Lines) -> None:
    structlog.get_logger("t").info("login failed", cedula="Ana", text="hola", attempt=2, flow="login")
    (line,) = lines()
    assert (line["attempt"], line["flow"], line["dropped"]) == (2, "login", ["cedula", "text"])
    assert "Ana" not in str(line)


def test_allowed_fields_are_masked_too(lines: Lines) -> None:
    structlog.get_logger("t").info(
        "x", reason="code 739184", path=f"/p/{PAGE}", attempt="739184", chat="1710034065"
    )
    assert "739184" not in str(lines())
    assert PAGE not in str(lines())


def test_context_bound_to_the_request_is_filtered_like_the_rest(lines: Lines) -> None:
    with structlog.contextvars.bound_contextvars(request_id="abcd1234", pin="7391"):
        logging.getLogger("any.library").warning("something")
    (line,) = lines()
    assert line["request_id"] == "abcd1234"
    assert "7391" not in str(line)


async def test_httpx_does_not_show_the_bot_token(lines: Lines) -> None:
    transport = httpx.MockTransport(lambda _request: httpx.Response(200, json={}))
    async with httpx.AsyncClient(transport=transport) as client:
        await client.post(f"https://api.telegram.org/bot{TOKEN}/sendMessage")
    assert lines() == []


def test_a_library_that_lowers_its_own_level_is_still_cut_off(lines: Lines) -> None:
    for name in ("httpx", "telegram.ext.Application", "sqlalchemy.engine.Engine", "procrastinate.worker"):
        logging.getLogger(name).setLevel(logging.DEBUG)
        logging.getLogger(name).debug("sendMessage: Su codigo es A-B")
    assert lines() == []


def test_the_repr_of_a_bot_is_masked(lines: Lines) -> None:
    logging.getLogger("telegram").error("%r failed", telegram.Bot(TOKEN))
    assert TOKEN not in str(lines())
    assert "[…]" in str(lines())


def test_an_exception_gets_a_reference_and_loses_its_values(lines: Lines) -> None:
    def fail(_cedula: str) -> None:
        raise KeyError("Ana Paz")

    try:
        fail("1710034065")
    except KeyError:
        structlog.get_logger("t").exception("turn failed")
    (line,) = lines()
    assert len(str(line["reference"])) == 8
    assert "KeyError" in str(line["exception"])
    assert "test_log.py" in str(line["exception"])
    assert "Ana" not in str(line)
    assert "1710034065" not in str(line)


def test_a_given_reference_is_kept(lines: Lines) -> None:
    reference = new_reference()
    try:
        int("x")
    except ValueError:
        structlog.get_logger("t").exception("turn failed", reference=reference)
    assert lines()[0]["reference"] == reference


def test_a_validation_error_does_not_show_what_was_typed(lines: Lines) -> None:
    class Form(BaseModel):
        pin: SecretStr
        day: int

    try:
        Form.model_validate({"pin": "7391", "day": "el lunes"})
    except ValueError:
        structlog.get_logger("t").exception("form")
    assert "7391" not in str(lines())
    assert "lunes" not in str(lines())


async def test_a_database_error_does_not_show_rows_or_parameters(
    lines: Lines, empty_database: DatabaseUrls
) -> None:
    engine = connect(empty_database.owner_url)
    insert = sa.text("INSERT INTO people VALUES (:name)")
    try:
        async with engine.begin() as connection:
            await connection.execute(sa.text("CREATE TABLE people (name text UNIQUE CHECK (name <> 'Eva'))"))
            await connection.execute(insert, {"name": "Ana Paz"})
        for name in ("Ana Paz", "Eva"):
            try:
                async with engine.begin() as connection:
                    await connection.execute(insert, {"name": name})
            except sa.exc.IntegrityError as error:
                structlog.get_logger("t").exception("insert")
                logging.getLogger("stdlib").warning("said: %s", error)
    finally:
        await engine.dispose()
    assert len(lines()) == 4
    assert "Ana" not in str(lines())
    assert "Eva" not in str(lines())


def test_the_driver_alone_does_not_show_rows_either(lines: Lines, empty_database: DatabaseUrls) -> None:
    with psycopg.connect(empty_database.owner_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("CREATE TABLE people (name text UNIQUE)")
        connection.execute("INSERT INTO people VALUES ('Ana Paz')")
        try:
            connection.execute("INSERT INTO people VALUES ('Ana Paz')")
        except psycopg.errors.UniqueViolation as error:
            structlog.get_logger("t").exception("insert")
            logging.getLogger("stdlib").warning("said: %s", error)
    assert len(lines()) == 2
    assert "Ana" not in str(lines())


async def test_a_task_nobody_waited_for_shows_no_values(lines: Lines) -> None:
    loop = asyncio.get_running_loop()
    loop.call_exception_handler(
        {"message": "Task failed\nfuture: <Task 'Ana Paz'>", "exception": ValueError("x 'Ana' y")}
    )
    assert "Ana" not in str(lines())


def test_a_record_that_cannot_be_formatted_is_not_printed_raw(
    lines: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    logger = logging.getLogger("alone")
    logger.addHandler(
        next(handler for handler in logging.getLogger().handlers if type(handler).__name__ == "_OneHandler")
    )
    logger.propagate = False  # pytest's own handler raises here
    logger.warning("%d", "739184 Ana")
    logger.handlers.clear()
    (line,) = lines()
    assert line["event"] == "a log record could not be written"
    assert "Ana" not in str(line) + capsys.readouterr().err


def test_the_end_by_an_exception_is_one_masked_line(lines: Lines, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        int("Ana")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    (line,) = lines()
    assert line["level"] == "critical"
    assert "Ana" not in str(line) + capsys.readouterr().err


def test_uvicorn_writes_through_the_one_handler(lines: Lines) -> None:
    logging.getLogger("uvicorn.error").addHandler(logging.StreamHandler())
    set_up_logging("INFO", io.StringIO())
    assert logging.getLogger("uvicorn.error").handlers == []
    assert logging.getLogger("uvicorn.error").propagate
