"""The secure pages over the real bank: every state, every fault in words, nothing echoed, nobody else let in (D3, S14, S20, S22)."""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import httpx
import pytest
import redis as redis_client
from limits import RateLimitItemPerMinute

from banking.api import Caller, FieldFault, FormHandle, FormPurpose, Language
from dialogs.words.sentences import Sentences
from tests.banking.people.town import CHEAP, PASSWORD, Account, Town
from tests.conftest import RedisUrls
from tests.webhooks.doors import BOT_TOKEN, HTTP, HTTPS, Doors, open_doors
from tests.webhooks.test_initdata import signed
from webhooks.embedded.postgres import DatabaseUrls
from webhooks.pages import gate
from webhooks.pages.drawing import draw_page
from webhooks.pages.routes import FIELDS
from webhooks.pages.words import FILES

CANARY = "canario-Ñ-739184<b>"


@pytest.fixture
async def town(database: DatabaseUrls) -> AsyncIterator[Town]:
    made = Town(database, policy=replace(CHEAP, password_tries=2))
    yield made
    await made.close()


@pytest.fixture
async def member(town: Town) -> Account:
    return await town.member()


@pytest.fixture
async def doors(redis_url: str, town: Town, member: Account) -> AsyncIterator[Doors]:
    """Depends on the member, so that the clock given to the house is the town's."""
    async with open_doors(redis_url, desk=town.bank, clock=town.now) as opened:
        yield opened


async def page(town: Town, member: Account, purpose: FormPurpose = FormPurpose.PASSWORD) -> str:
    """The address of a fresh page."""
    return f"/p/{(await town.open(member.caller, purpose)).token}"


def form_of(answer: httpx.Response) -> dict[str, dict[str, str]]:
    """The visible fields with their attributes."""
    tags = re.findall(r"<input ([^>]*?)>", answer.text)
    fields = [dict(re.findall(r'([\w-]+)(?:="([^"]*)")?', tag)) for tag in tags]
    return {field["name"]: field for field in fields if field["type"] != "hidden"}


def heading(answer: httpx.Response) -> str:
    found = re.search(r"<h1>(.*?)</h1>", answer.text)
    assert found is not None, answer.text
    return found[1]


# States -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("purpose", "fields"),
    [
        (FormPurpose.CREDENTIALS, {"username": "username", "password": "current-password"}),
        (FormPurpose.PASSWORD, {"password": "current-password"}),
        (FormPurpose.NEW_PASSWORD, {"new_password": "new-password", "confirmation": "new-password"}),
    ],
)
async def test_every_page_is_a_plain_form_that_a_password_manager_understands(
    town: Town, member: Account, doors: Doors, purpose: FormPurpose, fields: dict[str, str]
) -> None:
    answer = await doors.http.get(await page(town, member, purpose))
    assert answer.status_code == 200
    assert {name: field["autocomplete"] for name, field in form_of(answer).items()} == fields
    labelled = set(re.findall(r'<label for="([^"]+)"', answer.text))
    assert labelled == set(fields)
    assert 'lang="es"' in answer.text
    assert "Consejos de seguridad" in answer.text
    assert not re.search(r"https?://|<script>|<style|style=|onclick", answer.text)


def test_the_pages_say_the_same_in_every_language() -> None:
    spanish, english = (
        Sentences(language, {language: (FILES / f"{language}.ftl").read_text("utf-8")})
        for language in Language
    )
    assert english.refs() == spanish.refs()
    assert [ref for ref in english.refs() if english.variables(ref) != spanish.variables(ref)] == []


@pytest.mark.parametrize("purpose", FormPurpose)
def test_every_page_and_every_fault_has_its_words(purpose: FormPurpose) -> None:
    for language, fault in itertools.product(Language, FieldFault):
        faults = dict.fromkeys(FIELDS[purpose], fault)
        facts: Any = {"purpose": purpose, "faults": faults, "visit": "", "shortest": 8, "longest": 64}
        drawn = bytes(draw_page("form", https=True, language=language, **facts).body).decode()
        assert "{" not in drawn
        assert f'lang="{language}"' in drawn


async def test_a_page_speaks_the_language_of_its_chat(town: Town, member: Account, doors: Doors) -> None:
    await town.bank.choose_language(replace(member.caller, language=Language.ENGLISH))
    address = await page(town, member)
    assert heading(await doors.http.get(address)) == "Type your password"
    missing = await doors.http.post(address, data={"password": ""})
    assert "Type your password." in missing.text
    assert "Check the marked field" in missing.text
    await doors.http.post(address, data={"password": PASSWORD})
    assert heading(await doors.http.get(address)) == "✅ Done, go back to the chat"


async def test_the_security_tips_of_the_manual_stand_where_a_password_is_chosen(
    town: Town, member: Account, doors: Doors
) -> None:
    text = (await doors.http.get(await page(town, member, FormPurpose.NEW_PASSWORD))).text
    tips = (
        "Evita utilizar dígitos consecutivos",
        "Evita utilizar tu fecha de nacimiento",
        "Evita utilizar dígitos repetidos",
    )
    assert all(tip in text for tip in tips)


async def test_a_filled_page_says_go_back_to_the_chat_and_the_chat_is_told(
    town: Town, member: Account, doors: Doors
) -> None:
    address = await page(town, member)
    done = await doors.http.post(address, data={"password": PASSWORD})
    assert (done.status_code, done.headers["location"]) == (303, address.removeprefix("/p/"))
    assert heading(await doors.http.get(address)) == "✅ Listo, vuelve al chat"
    assert [
        event.kind
        for event in await town.bank.pending_chat_events(10)
        if event.chat_id == member.caller.chat_id
    ][-1:] == ["form_done"]


async def test_a_done_page_takes_nothing_more(town: Town, member: Account, doors: Doors) -> None:
    address = await page(town, member)
    answers = [await doors.http.post(address, data={"password": PASSWORD}) for _ in range(2)]
    assert [answers[0].status_code, heading(answers[1])] == [303, "✅ Listo, vuelve al chat"]


async def test_a_page_submitted_twice_at_once_is_done_once(town: Town, member: Account, doors: Doors) -> None:
    before = len(await town.bank.pending_chat_events(50))
    address = await page(town, member)
    await asyncio.gather(*(doors.http.post(address, data={"password": PASSWORD}) for _ in range(3)))
    assert len(await town.bank.pending_chat_events(50)) == before + 1


async def test_pages_that_ran_out_and_pages_that_never_were_look_the_same(
    town: Town, member: Account, doors: Doors
) -> None:
    address = await page(town, member)
    town.later(minutes=11)
    tokens = [address, "/p/x", f"/p/{'A' * 43}", f"/p/{'%C3%B1' * 50}"]
    shown = [await doors.http.get(token) for token in tokens]
    posted = [await doors.http.post(token, data={"password": PASSWORD}) for token in tokens]
    assert {(answer.status_code, answer.text) for answer in (*shown, *posted)} == {(410, shown[0].text)}
    assert heading(shown[0]) == "Esta página ya no está disponible"


# Faults -----------------------------------------------------------------------------------------------------------------

FAULTS = [
    (
        "both missing",
        FormPurpose.CREDENTIALS,
        {"username": ""},
        ("Escribe tu usuario.", "Escribe tu contraseña."),
    ),
    ("wrong", FormPurpose.CREDENTIALS, {"username": CANARY, "password": CANARY}, ("Los datos no coinciden",)),
    ("missing", FormPurpose.PASSWORD, {"password": "  "}, ("Escribe tu contraseña.",)),
    ("too long to be one", FormPurpose.PASSWORD, {"password": CANARY * 20}, ("Es demasiado largo",)),
    (
        "not the same",
        FormPurpose.NEW_PASSWORD,
        {"new_password": "corta<b>", "confirmation": CANARY},
        ("No coincide",),
    ),
    (
        "common",
        FormPurpose.NEW_PASSWORD,
        {"new_password": "qwertyuiop", "confirmation": CANARY},
        ("Es muy fácil de adivinar",),
    ),
    (
        "own data",
        FormPurpose.NEW_PASSWORD,
        {"new_password": "augusta por siempre", "confirmation": CANARY},
        ("Contiene datos tuyos",),
    ),
    (
        "the old one",
        FormPurpose.NEW_PASSWORD,
        {"new_password": PASSWORD, "confirmation": PASSWORD},
        ("Es igual a la anterior",),
    ),
    (
        "seven characters",
        FormPurpose.NEW_PASSWORD,
        {"new_password": "perro-7", "confirmation": CANARY},
        ("al menos 8 caracteres",),
    ),
]


@pytest.mark.parametrize(
    ("purpose", "typed", "words"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS]
)
async def test_what_is_wrong_is_said_in_words_and_nothing_typed_comes_back(
    town: Town,
    member: Account,
    doors: Doors,
    purpose: FormPurpose,
    typed: dict[str, str],
    words: tuple[str, ...],
) -> None:
    answer = await doors.http.post(await page(town, member, purpose), data=typed)
    assert answer.status_code == 422
    assert all(word in answer.text for word in words)
    assert not any("value" in field for field in form_of(answer).values())
    assert not any(value.strip() and value in answer.text for value in typed.values())
    assert "canario" not in answer.text
    wrong = [name for name, field in form_of(answer).items() if field.get("aria-invalid") == "true"]
    described = [field["aria-describedby"] for field in form_of(answer).values() if field["name"] in wrong]
    assert wrong
    assert all(f'id="{ids.split()[-1]}"' in answer.text for ids in described)


async def test_too_many_wrong_passwords_say_until_when(town: Town, member: Account, doors: Doors) -> None:
    address = await page(town, member)
    answers = [await doors.http.post(address, data={"password": f"{CANARY}{n}"}) for n in range(2)]
    assert [answer.status_code for answer in answers] == [422, 423]
    until = (town.now + timedelta(minutes=15) - timedelta(hours=5)).strftime("%H:%M")
    assert f"<strong>{until}</strong> (hora de Ecuador)" in answers[1].text
    assert "canario" not in answers[1].text


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
