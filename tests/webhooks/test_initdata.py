"""What Telegram signs about who opened a page, and every way of not having it signed (S20)."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

import pytest

from webhooks.pages.initdata import Fault, Visitor, read_init_data

TOKEN = "7301984412:AAHk3b9Xq-fT5uVw0yZ1cD2eF3gH4iJ5kL6"
NOW = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


def signed(token: str = TOKEN, at: datetime = NOW, user: object = None, **more: str) -> dict[str, str]:
    """Fields as Telegram sends them, its hash among them."""
    fields = {
        "query_id": "AAHdF6IQAAAAAN0XohDhrOrc",
        "auth_date": str(int(at.timestamp())),
        "user": json.dumps({"id": 7, "first_name": "Ana & Ñusta"} if user is None else user),
        **more,
    }
    text = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return {**fields, "hash": hmac.new(key, text.encode(), hashlib.sha256).hexdigest()}


def test_what_telegram_signed_names_the_visitor() -> None:
    fields = signed(signature="of-third-parties")
    assert read_init_data(urlencode(fields), TOKEN, NOW) == Visitor(7, fields["hash"])


def test_the_order_of_the_fields_does_not_matter() -> None:
    fields = dict(reversed(signed().items()))
    assert isinstance(read_init_data(urlencode(fields, quote_via=quote), TOKEN, NOW), Visitor)


GOOD = signed()
REFUSED: list[tuple[str, str, Fault]] = [
    ("another person", urlencode({**GOOD, "user": '{"id": 8}'}), Fault.SIGNATURE),
    ("a field more", urlencode({**GOOD, "start_param": "x"}), Fault.SIGNATURE),
    ("a field less", urlencode({k: v for k, v in GOOD.items() if k != "query_id"}), Fault.SIGNATURE),
    ("another hash", urlencode({**GOOD, "hash": "0" * 64}), Fault.SIGNATURE),
    ("another bot's token", urlencode(signed("123456:another-bots-token")), Fault.SIGNATURE),
    ("a newer date", urlencode({**GOOD, "auth_date": str(int(NOW.timestamp()) + 1)}), Fault.SIGNATURE),
    ("a field twice", urlencode([*GOOD.items(), ("user", GOOD["user"])]), Fault.REPEATED_FIELD),
    ("the hash twice", urlencode([*GOOD.items(), ("hash", GOOD["hash"])]), Fault.REPEATED_FIELD),
    ("six minutes old", urlencode(signed(at=NOW - timedelta(minutes=6))), Fault.OLD),
    ("from the future", urlencode(signed(at=NOW + timedelta(minutes=6))), Fault.OLD),
    ("no hash", urlencode({k: v for k, v in GOOD.items() if k != "hash"}), Fault.SHAPE),
    ("a hash in capitals", urlencode({**GOOD, "hash": GOOD["hash"].upper()}), Fault.SHAPE),
    ("full-width digits", urlencode({**GOOD, "hash": "１" * 64}), Fault.SHAPE),
    ("a date in words", urlencode(signed(auth_date="ayer")), Fault.SHAPE),
    ("no user", urlencode(signed(user=[])), Fault.SHAPE),
    ("a user by name", urlencode(signed(user={"id": "7"})), Fault.SHAPE),
    ("a true user", urlencode(signed(user={"id": True})), Fault.SHAPE),
    ("nothing", "", Fault.SHAPE),
    ("no fields", "tgWebAppData", Fault.SHAPE),
    ("not UTF-8", "user=%ff&hash=" + "0" * 64, Fault.SHAPE),
    ("too much", urlencode({**GOOD, "x": "y" * 5_000}), Fault.SHAPE),
]


@pytest.mark.parametrize(("raw", "fault"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_anything_else_is_refused(raw: str, fault: Fault) -> None:
    assert read_init_data(raw, TOKEN, NOW) is fault


def test_five_minutes_is_the_last_moment() -> None:
    raw = urlencode(signed(at=NOW - timedelta(minutes=5)))
    assert isinstance(read_init_data(raw, TOKEN, NOW), Visitor)
    assert read_init_data(raw, TOKEN, NOW + timedelta(seconds=1)) is Fault.OLD
