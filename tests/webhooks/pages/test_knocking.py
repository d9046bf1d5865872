"""Who a secure page lets in, from where and how often, and what it tells browsers (S20, S22, S32)."""

from __future__ import annotations

import re
from urllib.parse import urlencode
from uuid import uuid4

import httpx
import pytest
import redis as redis_client
from limits import RateLimitItemPerMinute

from banking.api import Caller, FormHandle, FormPurpose
from tests.banking.people.town import PASSWORD, Account, Town
from tests.conftest import RedisUrls
from tests.webhooks.doors import BOT_TOKEN, HTTP, HTTPS, Doors, open_doors
from tests.webhooks.pages.sheet import CANARY, form_of, heading, page
from tests.webhooks.test_initdata import signed
from webhooks.pages import gate

# Who may knock ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "https://chat.example.evil.example", "Sec-Fetch-Site": "same-origin"},
        {"Origin": HTTPS, "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null", "Sec-Fetch-Site": "same-site"},
    ],
)
async def test_a_form_on_another_site_cannot_submit(
    town: Town, member: Account, doors: Doors, headers: dict[str, str]
) -> None:
    address = await page(town, member)
    answer = await doors.http.post(address, data={"password": PASSWORD}, headers=headers)
    assert answer.status_code == 403
    assert form_of(await doors.http.get(address))


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "null", "Sec-Fetch-Site": "same-origin"}, {"Origin": HTTPS}, {"Origin": "null"}, {}],
    ids=[
        "a browser under no-referrer",
        "an origin",
        "an old browser under no-referrer",
        "no browser headers",
    ],
)
async def test_our_own_form_can_submit(
    town: Town, member: Account, doors: Doors, headers: dict[str, str]
) -> None:
    address = await page(town, member)
    assert (await doors.http.post(address, data={"password": PASSWORD}, headers=headers)).status_code == 303


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b'{"password": "canario"}', "application/json", 415),
        (b"password=canario", "text/plain", 415),
        (b"password=" + b"x" * 20_000, "application/x-www-form-urlencoded", 413),
        (b"&".join(b"f%d=canario" % n for n in range(50)), "application/x-www-form-urlencoded", 400),
        (b"password=\xff\xfe", "application/x-www-form-urlencoded", 400),
    ],
)
async def test_only_a_small_form_is_read(
    town: Town, member: Account, doors: Doors, content: bytes, kind: str, status: int
) -> None:
    address = await page(town, member)
    answer = await doors.http.post(address, content=content, headers={"Content-Type": kind})
    assert (answer.status_code, heading(answer)) == (status, "No pudimos continuar")
    assert "canario" not in answer.text


async def test_a_page_takes_so_many_tries_and_the_others_are_not_concerned(
    town: Town, member: Account, doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "PER_PAGE", RateLimitItemPerMinute(2, 10))
    first, second = await page(town, member), await page(town, member)
    assert [(await doors.http.post(first, data={"password": ""})).status_code for _ in range(3)] == [
        422,
        422,
        429,
    ]
    assert (await doors.http.post(second, data={"password": ""})).status_code == 422


async def test_an_address_that_tries_tokens_is_stopped(doors: Doors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "PER_ADDRESS", RateLimitItemPerMinute(3))
    assert [(await doors.http.get(f"/p/{n}")).status_code for n in range(5)] == [410, 410, 410, 429, 429]


async def test_without_redis_nobody_is_let_in(town: Town, member: Account) -> None:
    address = await page(town, member)
    async with open_doors("redis://127.0.0.1:1/0", desk=town.bank) as doors:
        answers = [await doors.http.get(address), await doors.http.post(address, data={"password": PASSWORD})]
    assert [answer.status_code for answer in answers] == [503, 503]
    assert await town.scalar("SELECT count(*) FROM bank.form WHERE done_at IS NULL") == 1


async def test_nothing_in_redis_shows_a_token_or_what_was_typed(
    town: Town, member: Account, doors: Doors, redis_urls: RedisUrls
) -> None:
    address = await page(town, member)
    raw = urlencode(signed(BOT_TOKEN, town.now, {"id": member.caller.chat_id}))
    await doors.http.post(address, data={"password": CANARY, "init_data": raw})
    with redis_client.Redis.from_url(redis_urls.admin_url) as admin:
        keys = list(admin.scan_iter())
        kept = b"".join(key + (admin.dump(key) or b"") for key in keys)
        assert keys
        assert all(admin.ttl(key) > 0 for key in keys)
    assert not any(secret.encode() in kept for secret in (address.removeprefix("/p/"), CANARY, "127.0.0.1"))


# Inside Telegram ----------------------------------------------------------------------------------------------------------


def opened_by(member: Account, town: Town, user_id: int | None = None) -> str:
    """What the Mini App gets to say who opened it, unique each time."""
    user = {"id": member.caller.chat_id if user_id is None else user_id}
    return urlencode(signed(BOT_TOKEN, town.now, user, query_id=str(uuid4())))


def visit_of(answer: httpx.Response) -> str:
    found = re.search(r'name="visit" value="([^"]*)"', answer.text)
    assert found is not None
    return found[1]


async def test_a_mini_app_opened_by_the_member_goes_through_a_mistake_to_the_end(
    town: Town, member: Account, doors: Doors
) -> None:
    address = await page(town, member)
    wrong = await doors.http.post(address, data={"password": "x", "init_data": opened_by(member, town)})
    assert (wrong.status_code, len(visit_of(wrong)) >= 22) == (422, True)
    right = await doors.http.post(address, data={"password": PASSWORD, "visit": visit_of(wrong)})
    assert right.status_code == 303


async def test_an_opening_by_somebody_else_is_refused(town: Town, member: Account, doors: Doors) -> None:
    address = await page(town, member)
    answer = await doors.http.post(
        address, data={"password": PASSWORD, "init_data": opened_by(member, town, 999)}
    )
    assert (answer.status_code, heading(answer)) == (403, "Abre la página desde tu chat")


@pytest.mark.parametrize("raw", ["x", "auth_date=1&hash=" + "0" * 64], ids=["garbage", "a forged hash"])
async def test_a_forged_opening_is_refused(town: Town, member: Account, doors: Doors, raw: str) -> None:
    answer = await doors.http.post(await page(town, member), data={"password": PASSWORD, "init_data": raw})
    assert answer.status_code == 403


async def test_an_opening_serves_once_even_for_the_same_page(
    town: Town, member: Account, doors: Doors
) -> None:
    address, raw = await page(town, member), opened_by(member, town)
    answers = [await doors.http.post(address, data={"password": "x", "init_data": raw}) for _ in range(2)]
    other = await doors.http.post(await page(town, member), data={"password": PASSWORD, "init_data": raw})
    assert [answer.status_code for answer in (*answers, other)] == [422, 403, 403]


@pytest.mark.parametrize("visit", ["", "another-visit-of-somebody"])
async def test_a_page_opened_in_telegram_cannot_be_finished_elsewhere(
    town: Town, member: Account, doors: Doors, visit: str
) -> None:
    address = await page(town, member)
    await doors.http.post(address, data={"password": "x", "init_data": opened_by(member, town)})
    answer = await doors.http.post(address, data={"password": PASSWORD, "visit": visit})
    assert answer.status_code == 403


# Headers ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("public_url", "ancestors", "https"),
    [
        (HTTPS, "https://web.telegram.org https://webk.telegram.org https://weba.telegram.org", True),
        (HTTP, "'none'", False),
    ],
)
async def test_every_page_comes_with_the_strict_headers(
    redis_url: str, town: Town, member: Account, public_url: str, ancestors: str, https: bool
) -> None:
    address = await page(town, member)
    async with open_doors(redis_url, public_url=public_url, desk=town.bank, clock=town.now) as doors:
        answers = [
            await doors.http.get(address),
            await doors.http.post(address, data={"password": ""}),
            await doors.http.get("/p/unknown"),
            await doors.http.post(
                address, data={"password": PASSWORD}, headers={"Origin": "https://evil.example"}
            ),
        ]
    for answer in answers:
        assert {name: answer.headers.get(name) for name in EXPECTED} == {
            **EXPECTED,
            "content-security-policy": (
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
                f"base-uri 'none'; frame-ancestors {ancestors}"
            ),
            "strict-transport-security": "max-age=31536000; includeSubDomains" if https else None,
        }
        assert "set-cookie" not in answer.headers


EXPECTED = {
    "cache-control": "no-store",
    "content-security-policy": "",
    "content-type": "text/html; charset=utf-8",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "referrer-policy": "no-referrer",
    "strict-transport-security": None,
    "x-content-type-options": "nosniff",
}


async def test_style_and_script_are_our_own_and_load_nothing(doors: Doors) -> None:
    kinds = {"page.css": "text/css", "page.js": "javascript", "mark.svg": "image/svg+xml"}
    for name, kind in kinds.items():
        answer = await doors.http.get(f"/assets/{name}")
        assert (answer.status_code, kind in answer.headers["content-type"]) == (200, True)
        assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|eval\(", answer.text)


async def test_opening_a_page_changes_nothing(town: Town, member: Account, doors: Doors) -> None:
    ticket = await town.open(Caller(member.caller.chat_id), FormPurpose.PASSWORD)
    before = await town.rows(
        "SELECT * FROM bank.form WHERE handle = :handle", handle=FormHandle(ticket.handle)
    )
    await doors.http.get(f"/p/{ticket.token}")
    await doors.http.head(f"/p/{ticket.token}")
    assert (
        await town.rows("SELECT * FROM bank.form WHERE handle = :handle", handle=FormHandle(ticket.handle))
        == before
    )
