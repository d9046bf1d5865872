"""Who may bring updates, and what Telegram hears about them (S01, F10, F25)."""

from __future__ import annotations

from collections.abc import AsyncIterator

import orjson
import pytest
from redis.exceptions import ConnectionError as RedisAway

from dialogs.engine.events import Text
from dialogs.runtime import ContentionError, Inbound
from tests.webhooks.doors import OLD_SECRET, SECRET_HEADER, WEBHOOK_SECRET, Doors, open_doors
from webhooks import telegram
from webhooks.telegram import MOST_BYTES

ANA = {"id": 7, "is_bot": False, "first_name": "Ana", "language_code": "es"}
UPDATE = {
    "update_id": 42,
    "message": {
        "message_id": 5,
        "from": ANA,
        "chat": {"id": 7, "type": "private", "first_name": "Ana"},
        "date": 1,
        "text": "hola",
    },
}
BODY = orjson.dumps(UPDATE)
HEARD = Inbound(7, Text("hola", 5), 42, None, "es")


@pytest.fixture
async def doors(redis_url: str) -> AsyncIterator[Doors]:
    async with open_doors(redis_url) as opened:
        yield opened


@pytest.mark.parametrize("secret", [WEBHOOK_SECRET, OLD_SECRET], ids=["current", "previous"])
async def test_telegram_is_let_in_with_either_secret_of_a_rotation(doors: Doors, secret: str) -> None:
    answer = await doors.update(BODY, **{SECRET_HEADER: secret})
    assert (answer.status_code, doors.conversations.heard) == (200, [HEARD])


STRANGERS: list[tuple[str, list[tuple[bytes, bytes]]]] = [
    ("no secret", []),
    ("an empty one", [(SECRET_HEADER.encode(), b"")]),
    ("a wrong one", [(SECRET_HEADER.encode(), b"z" * len(WEBHOOK_SECRET))]),
    ("a prefix", [(SECRET_HEADER.encode(), WEBHOOK_SECRET[:-1].encode())]),
    ("more than it", [(SECRET_HEADER.encode(), WEBHOOK_SECRET.encode() + b"x")]),
    ("another case", [(SECRET_HEADER.encode(), WEBHOOK_SECRET.swapcase().encode())]),
    ("not ASCII", [(SECRET_HEADER.encode(), "contraseña😀".encode())]),
    ("not even UTF-8", [(SECRET_HEADER.encode(), b"\xff\xfe" * 20)]),
    ("the right one twice", [(SECRET_HEADER.encode(), WEBHOOK_SECRET.encode())] * 2),
    ("under another name", [(b"Authorization", WEBHOOK_SECRET.encode())]),
]


@pytest.mark.parametrize("headers", [case[1] for case in STRANGERS], ids=[case[0] for case in STRANGERS])
async def test_strangers_are_refused_before_their_body_is_read(
    doors: Doors, headers: list[tuple[bytes, bytes]]
) -> None:
    async def body() -> AsyncIterator[bytes]:
        read.append(True)
        yield BODY

    read: list[bool] = []
    answer = await doors.http.post("/telegram", content=body(), headers=headers)
    assert (answer.status_code, answer.content, doors.conversations.heard, read) == (401, b"", [], [])


async def test_a_body_over_a_megabyte_is_refused_whatever_it_announces(doors: Doors) -> None:
    async def body() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b" " * (MOST_BYTES // 2)

    assert (await doors.update(b" " * (MOST_BYTES + 1))).status_code == 413
    headers = {SECRET_HEADER: WEBHOOK_SECRET}
    assert (await doors.http.post("/telegram", content=body(), headers=headers)).status_code == 413
    assert doors.conversations.heard == []


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"update_id=1"])
async def test_what_is_not_json_is_refused(doors: Doors, body: bytes) -> None:
    assert (await doors.update(body)).status_code == 400


@pytest.mark.parametrize(
    "body", [b"[]", b"{}", b'{"update_id":1,"message":null}', b'{"update_id":1,"message":{"chat":5}}']
)
async def test_an_update_nobody_can_read_does_not_hold_the_others_back(doors: Doors, body: bytes) -> None:
    assert (await doors.update(body)).status_code == 200
    assert (await doors.update(BODY)).status_code == 200
    assert doors.conversations.heard == [HEARD]


@pytest.mark.parametrize("fault", [RedisAway("away"), ContentionError()], ids=["redis away", "too busy"])
async def test_an_update_that_was_not_taken_comes_again(doors: Doors, fault: Exception) -> None:
    doors.conversations.raises = fault
    assert (await doors.update(BODY)).status_code == 503
    doors.conversations.raises = None
    assert (await doors.update(BODY)).status_code == 200
    assert doors.conversations.heard == [HEARD]


async def test_a_process_with_too_much_to_do_asks_telegram_to_come_again(
    doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram, "MOST_AT_ONCE", 0)
    answer = await doors.update(BODY)
    assert (answer.status_code, answer.headers["retry-after"], doors.conversations.heard) == (503, "1", [])


async def test_other_methods_are_not_offered(doors: Doors) -> None:
    assert (await doors.http.get("/telegram")).status_code == 405


async def test_a_chat_that_writes_too_fast_waits_while_others_are_heard(redis_url: str) -> None:
    async with open_doors(redis_url, updates_per_minute=3) as doors:
        secret = {SECRET_HEADER: WEBHOOK_SECRET}
        statuses = [(await doors.update(BODY, **secret)).status_code for _ in range(5)]
        other = BODY.replace(b'"id":7', b'"id":8')
        statuses.append((await doors.update(other, **secret)).status_code)
        assert statuses == [200] * 6, "Telegram need not bring again what is not taken up"
        assert [inbound.chat_id for inbound in doors.conversations.heard] == [7, 7, 7, 8]
