"""What every door has in common: errors that say nothing, headers, nothing to see for strangers (S23, S30, S37)."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Annotated

import httpx
import pytest
from fastapi import FastAPI, Form
from redis.exceptions import ConnectionError as RedisAway
from sqlalchemy.exc import OperationalError
from starlette.types import ASGIApp

from banking.faults import Unavailable
from tests.webhooks.doors import Doors, NoDesk, open_doors
from webhooks.errors import answer_errors

CANARY = "739184"
REFERENCE = re.compile(r"<strong>([A-Z2-7]{8})</strong>")


class BrokenDesk(NoDesk):
    """A bank that fails with what a member typed on its lips."""

    def __init__(self, fault: Exception) -> None:
        self.fault = fault

    async def view_form(self, token: str) -> None:
        raise self.fault


@pytest.fixture
async def doors(redis_url: str) -> AsyncIterator[Doors]:
    async with open_doors(redis_url) as opened:
        yield opened


@pytest.mark.parametrize(
    "path", ["/docs", "/redoc", "/openapi.json", "/", "/admin", "/assets/../app.py", "/assets/"]
)
async def test_strangers_find_nothing(doors: Doors, path: str) -> None:
    answer = await doors.http.get(path)
    assert answer.status_code == 404
    assert set(answer.json()) == {"error", "reference"}


async def test_people_who_lose_their_way_are_told_in_spanish_with_a_reference(doors: Doors) -> None:
    answer = await doors.http.get("/nada", headers={"Accept": "text/html,*/*"})
    assert (answer.status_code, "Aquí no hay nada" in answer.text) == (404, True)
    assert REFERENCE.search(answer.text)


FAULTS = [
    (ValueError(f"bad {CANARY}"), 500),
    (RuntimeError(CANARY), 500),
    (ExceptionGroup(CANARY, [KeyError(CANARY)]), 500),
    (OperationalError(f"SELECT {CANARY}", {}, Exception(CANARY)), 500),
    (Unavailable(CANARY), 503),
    (RedisAway(CANARY), 503),
]


@pytest.mark.parametrize(("fault", "status"), FAULTS, ids=[type(fault).__name__ for fault, _ in FAULTS])
async def test_a_fault_behind_a_page_shows_a_reference_and_nothing_else(
    redis_url: str, fault: Exception, status: int
) -> None:
    async with open_doors(redis_url, desk=BrokenDesk(fault)) as doors:
        answers = [await doors.http.get("/p/x"), await doors.http.post("/p/x", data={"password": CANARY})]
    assert len([line for line in doors.logs if line["log_level"] == "error"]) == len(answers)
    for answer in answers:
        assert (answer.status_code, "problema técnico" in answer.text) == (status, True)
        assert REFERENCE.search(answer.text)
        assert CANARY not in answer.text
        assert "Traceback" not in answer.text
        assert answer.headers["cache-control"] == "no-store"
        assert "script-src 'self'" in answer.headers["content-security-policy"]


async def test_a_fault_at_another_door_answers_machines_without_prose(doors: Doors) -> None:
    doors.conversations.raises = ValueError(CANARY)
    body = b'{"update_id":1,"message":{"message_id":1,"from":{"id":7,"is_bot":false},"chat":{"id":7,"type":"private"},"text":"x"}}'
    answer = await doors.update(body)
    assert (answer.status_code, answer.json()["error"]) == (500, "Internal Server Error")
    assert CANARY not in answer.text


async def test_invalid_input_is_located_and_never_echoed() -> None:
    """FastAPI's own answer would send the mistyped PIN back (security §1.4)."""
    app = FastAPI()
    answer_errors(app, (), https=True)

    @app.post("/typed")
    async def typed(pin: Annotated[int, Form()]) -> int:
        return pin

    async with client_of(app) as http:
        answer = await http.post("/typed", data={"pin": f"x{CANARY}"})
    assert (answer.status_code, answer.json()) == (
        422,
        {"detail": [{"loc": ["body", "pin"], "type": "int_parsing"}]},
    )


def client_of(app: ASGIApp) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://chat.example")


@pytest.mark.parametrize("path", ["/health", "/ready", "/metrics", "/telegram", "/nada", "/assets/page.js"])
async def test_every_answer_has_the_common_headers(doors: Doors, path: str) -> None:
    headers = (await doors.http.get(path)).headers
    assert {name: headers.get(name) for name in COMMON} == COMMON


COMMON = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "referrer-policy": "no-referrer",
    "server": None,
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
}


@pytest.mark.parametrize(
    ("address", "status"),
    [("127.0.0.1", 200), ("10.1.2.3", 200), ("::1", 200), ("8.8.8.8", 404), ("testclient", 404)],
)
async def test_metrics_are_for_neighbours(redis_url: str, address: str, status: int) -> None:
    async with open_doors(redis_url, client=address) as doors:
        assert (await doors.http.get("/metrics")).status_code == status


async def test_a_process_that_misses_a_server_is_alive_but_not_ready(redis_url: str) -> None:
    async def works() -> bool:
        return True

    async def is_behind() -> bool:
        return False

    async def is_away() -> bool:
        raise RedisAway(CANARY)

    checks = (("database", works), ("schema", is_behind), ("redis", is_away))
    async with open_doors(redis_url, checks=checks) as doors:
        ready, health = await doors.http.get("/ready"), await doors.http.get("/health")
    assert (ready.status_code, health.status_code) == (503, 200)
    assert ready.json() == {"status": "down", "database": "ok", "schema": "down", "redis": "down"}
