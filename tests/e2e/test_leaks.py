"""The searcher of the canary test finds what it is there to find."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote_plus

import pytest

from tests.e2e.leaks import leaks

SECRET = "ñandú & café 2718"


@pytest.mark.parametrize(
    "leaked",
    [
        SECRET,
        f"password={quote_plus(SECRET)}&x=1",
        json.dumps({"text": SECRET}),
        repr(SECRET.encode()),
        "&quot;ñandú &amp; café 2718&quot;",
        SECRET.encode().hex(),
        base64.b64encode(f"a:{SECRET}!".encode()).decode(),
        base64.b64encode(f"ab:{SECRET}".encode()).decode(),
        base64.b64encode(f"abc:{SECRET}??".encode()).decode(),
    ],
)
def test_a_secret_is_found_in_every_wrapping(leaked: str) -> None:
    found = leaks({"password": SECRET}, {"log": f"before {leaked} after".encode(), "clean": b"nothing"})
    assert found != []
    assert all(line.startswith("password as ") and line.endswith(" in log") for line in found)
    assert SECRET not in repr(found)


def test_a_card_is_found_with_and_without_spaces() -> None:
    for shown in (b"4539148803436467", b"4539 1488 0343 6467"):
        assert leaks({"card": "4539148803436467"}, {"log": shown}) != []


def test_a_code_is_a_word_of_its_own_and_no_part_of_a_time() -> None:
    code = {"code": "739184"}
    assert leaks(code, {"log": b"Su codigo: 739184."}) == ["code as plain in log"]
    assert leaks(code, {"log": b"2026-11-24T03:58:41.739184Z and 1739184 and a739184f"}) == []
