"""Known secrets go in by every door; nothing that the system writes, keeps or answers has them (S13, S27, security §1)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx
import psycopg
import pytest
import redis
from sqlalchemy import make_url

from banking.demo.cards import DEMO_PIN
from simulator.client import World, labels_of
from tests.e2e import outputs
from tests.e2e.books import Books
from tests.e2e.conftest import Enter
from tests.e2e.forms import FROM_OWN_PAGE, HEADERS, Browser, Page
from tests.e2e.leaks import leaks
from tests.e2e.member import MENU, Member
from tests.e2e.stack import Stack
from webhooks.embedded import Postgres

pytestmark = pytest.mark.timeout(240)

PASSWORD = "colibrí azul & Ñandú 61"
WRONG_PASSWORD = "tortuga verde <61> mía"
SHORT_PASSWORD = "q7#Zk"
OTHER_PASSWORD = "volcán dormido 'Cotopaxi' 88"
CHAT_PASSWORD = "Quetzal_9431xyz"
CARD = "4539148803436467"
WRONG_CODE = "739184"
WRONG_PIN, NEW_PIN, OTHER_PIN, EASY_PIN = "0739", "0846", "0962", "0123"
"""Keys of cards, with a zero in front that no count or port has."""
PLANTED_DETAIL = "hacienda-secreta-5521"
AWAY_SECONDS = 40.0


@dataclass
class Doors:
    """The application's doors, knocked at without manners; every answer is kept."""

    stack: Stack
    answers: list[httpx.Response] = field(default_factory=list)

    async def knock(self, method: str, path: str, **more: object) -> int:
        """One request; its status."""
        async with httpx.AsyncClient(base_url=self.stack.url, trust_env=False, timeout=30) as client:
            answer = await client.request(method, path, **more)  # type: ignore[arg-type]
        self.answers.append(answer)
        return answer.status_code

    @property
    def telegram(self) -> dict[str, str]:
        """The header that makes a caller Telegram."""
        return {"X-Telegram-Bot-Api-Secret-Token": self.stack.keys.webhook_secret}


@pytest.fixture
def doors(stack: Stack) -> Doors:
    return Doors(stack)


async def test_no_secret_and_no_members_data_is_written_kept_or_answered(
    enter: Enter, world: World, stack: Stack, browser: Browser, doors: Doors, postgres_server: Postgres
) -> None:
    books = Books(stack.urls)
    log_before = (postgres_server.data / "server.log").stat().st_size
    andrea = await enter("Andrea")
    secrets = house_secrets(stack)
    await _enrol_clumsily(andrea, secrets)
    await _say_secrets_in_the_chat(andrea)
    await _mistype_codes(andrea)
    await _mistype_keys(andrea, secrets)
    await _pay_a_card_of_another_bank(andrea, secrets)
    await _share_a_location(andrea, secrets)
    await _knock_with_secrets(doors, secrets)
    await _let_sms_fail(andrea)
    await _let_postgres_fail(andrea, books, doors)
    await _let_redis_fail(andrea, stack, doors)
    await _let_telegram_fail(world, enter)
    await andrea.come_in(AWAY_SECONDS)
    secrets |= {f"code {number}": code for number, code in enumerate(andrea.codes)}

    await doors.knock("GET", "/metrics")
    assert b"# HELP" in doors.answers[-1].content
    http = outputs.answered([*browser.answers, *doors.answers])
    persons = persons_data(andrea)
    kept = {
        **outputs.logs(stack, postgres_server, log_before),
        **outputs.tables(stack, postgres_server),
        **outputs.memory(stack),
        **outputs.arguments(stack),
    }
    for forced in (
        b"command_failed",
        b"an update was refused",
        b"a server this door needs is away",
    ):
        assert forced in kept["log of app"]
    assert leaks(secrets | persons, kept) == []
    # The address of a page is a secret to everybody but its member, who gets it in the chat and from the page itself.
    others = {name: value for name, value in secrets.items() if not name.startswith("page")}
    assert leaks(others | persons, http) == []
    assert leaks(others | persons, await outputs.said(world)) == []

    _plant(stack, "a-planted-leak-4471")
    planted = leaks(
        {"planted": "a-planted-leak-4471"}, outputs.tables(stack, postgres_server) | outputs.memory(stack)
    )
    assert planted == [
        "planted as plain in dump of the tables",
        "planted as plain in keys and values of Redis",
    ]


def house_secrets(stack: Stack) -> dict[str, str]:
    """Keys and passwords of the installation, and what the member types in this module."""
    return {
        "bot token": stack.keys.bot_token.partition(":")[2],
        "webhook secret": stack.keys.webhook_secret,
        "secret key": stack.keys.secret_key,
        "gateway key": stack.keys.sms_key,
        "rails key": stack.keys.rails_key,
        "billers key": stack.keys.billers_key,
        "database password": make_url(stack.urls.app_url).password or "",
        "owner's database password": make_url(stack.urls.owner_url).password or "",
        "Redis password": make_url(stack.redis.url).password or "",
        "password": PASSWORD,
        "wrong password": WRONG_PASSWORD,
        "short password": SHORT_PASSWORD,
        "other password": OTHER_PASSWORD,
        "password in the chat": CHAT_PASSWORD,
        "card": CARD,
        "key of a card": DEMO_PIN,
        "wrong key": WRONG_PIN,
        "new key": NEW_PIN,
        "other key": OTHER_PIN,
        "refused key": EASY_PIN,
        "wrong code": WRONG_CODE,
        "database detail": PLANTED_DETAIL,
    }


def persons_data(member: Member) -> dict[str, str]:
    """What identifies the member; none of it is ever needed in full outside the sealed columns."""
    return {
        "identification": member.who.identification,
        "phone": member.who.phone[-9:],
        "e-mail": member.who.email,
        "name": member.who.name.split()[-2],
        "user name": member.username,
        **{f"account {nth}": account.number for nth, account in enumerate(member.who.accounts)},
    }


async def _enrol_clumsily(member: Member, secrets: dict[str, str]) -> None:
    """Everything that can be typed wrong on the secure pages, then right."""
    await member.start()
    await member.ask_for_credentials()
    secrets["temporary password"] = member.temporary
    first = await member.open_page("Abrir página segura")
    secrets["page 1"] = first.response.url.path.rsplit("/", 1)[1]
    again = await member.browser.submit(first, member.username, WRONG_PASSWORD)
    assert again.response.status_code == 422
    again = await member.browser.submit(again, WRONG_PASSWORD, member.temporary)
    before = member.newest
    await member.submit(again, member.username, member.temporary)
    await member.person.wait_for("temporal", after=before)
    second = await member.open_page("Crear mi contraseña")
    secrets["page 2"] = second.response.url.path.rsplit("/", 1)[1]
    for typed in (
        (SHORT_PASSWORD, SHORT_PASSWORD),
        (PASSWORD, OTHER_PASSWORD),
        (member.temporary, member.temporary),
    ):
        refused = await member.browser.submit(second, *typed)
        assert refused.response.status_code == 422
    refused = await member.browser.submit(second, "x" * 20_000, PASSWORD)
    assert refused.response.status_code == 413
    before = member.newest
    await member.submit(second, PASSWORD, PASSWORD)
    await member.person.wait_for(MENU, after=before)


async def _say_secrets_in_the_chat(member: Member) -> None:
    for text in (
        f"mi contraseña es {CHAT_PASSWORD}",
        f"mi tarjeta {CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:]}",
        CARD,
    ):
        await member.say(text, "Por tu seguridad borré tu mensaje")


async def _mistype_codes(member: Member) -> None:
    await member.draft_transfer("1,01")
    right = await member.confirm()
    await member.say(WRONG_CODE, "no es correcto")
    await member.say(right, "¡Transferencia realizada!")


async def _mistype_keys(member: Member, secrets: dict[str, str]) -> None:
    """Everything that can be typed wrong about the key of a card; then it is changed, recovered and changed again."""
    await _ask_to_change(member)
    page = await member.open_page("Abrir página segura")
    secrets["page 3"] = page.response.url.path.rsplit("/", 1)[1]
    await member.say(NEW_PIN, "Eso se escribe en la página segura")
    for typed in (
        (WRONG_PIN, NEW_PIN, NEW_PIN),
        (DEMO_PIN, EASY_PIN, EASY_PIN),
        (DEMO_PIN, NEW_PIN, OTHER_PIN),
        (DEMO_PIN, DEMO_PIN, DEMO_PIN),
    ):
        refused = await member.browser.submit(page, *typed)
        assert refused.response.status_code == 422
    await _change(member, page, DEMO_PIN, NEW_PIN)
    await _ask_to_change(member)
    page = await member.open_page("Abrir página segura")
    for status in (422, 422, 423):
        refused = await member.browser.submit(page, WRONG_PIN, OTHER_PIN, OTHER_PIN)
        assert refused.response.status_code == status
    await member.press("No recuerdo mi clave", "clave temporal")
    mails = len(await member.world.mail(member.who.email))
    await member.say(await member.confirm(), "hemos enviado una clave temporal")
    mail = await member.world.wait_for_mail(member.who.email, more_than=mails, seconds=20)
    found = re.search(r"CLAVE TEMPORAL: (\d{4})\s", mail["text"])
    assert found is not None
    await _ask_to_change(member)
    await _change(member, await member.open_page("Abrir página segura"), found[1], OTHER_PIN)


async def _pay_a_card_of_another_bank(member: Member, secrets: dict[str, str]) -> None:
    """The number goes in by the secure page alone, and out to the switch alone (D3)."""
    await member.say("/menu", MENU)
    await member.press("4. Pago Tarjetas", "4. Pago Tarjetas")
    await member.press("Otros Bancos", "número de la tarjeta")
    page = await member.open_page("Abrir página segura")
    secrets["page 4"] = page.response.url.path.rsplit("/", 1)[1]
    refused = await member.browser.submit(page, CARD[:-1] + "8")
    assert refused.response.status_code == 422
    before = member.newest
    await member.submit(page, f"{CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:]}")
    await member.person.wait_for("De qué banco", after=before, seconds=20)
    await member.say("Pichincha", "Cuál de estas")
    await member.press("Banco Pichincha", "A nombre de quién")
    await member.say("Carmen Toapanta", "cédula o pasaporte")
    await member.say("1710034065", "qué nombre quieres guardarla")
    await member.press("Omitir", "Revisa antes de confirmar")
    question = await member.say(await member.confirm(), "De qué cuenta sale")
    [label] = [each for each in labels_of(question) if member.who.savings[0].label in each]
    await member.press(label, "Qué monto")
    await member.say("10", "Revisa antes de confirmar")
    await member.say(await member.confirm(), "Pago en camino")


async def _share_a_location(member: Member, secrets: dict[str, str]) -> None:
    """Where somebody is serves one answer, and is nowhere afterwards (M133)."""
    latitude, longitude = "-0.1873451", "-78.4839127"
    secrets |= {"latitude": latitude.removeprefix("-"), "longitude": longitude.removeprefix("-")}
    await member.say("/menu", MENU)
    await member.press("6. Contacto", "Asesores en este chat")
    await member.press("Agencias y cajeros", "tu ubicación")
    before = member.newest
    await member.person.share("location", latitude=float(latitude), longitude=float(longitude))
    await member.person.wait_for("Los más cercanos", after=before)


async def _ask_to_change(member: Member) -> None:
    await member.say("/menu", MENU)
    await member.press("1. Productos", "1. Productos")
    await member.press("Tarjeta débito", "Selecciona la cuenta")
    await member.press(f"Ahorros {member.who.savings[0].label}", "Elige tu tarjeta")
    await member.press("MC Débito ••••4417 · Activa", "¿Qué tipo de gestión")
    await member.press("Cambiar clave", "Consejos de seguridad")


async def _change(member: Member, page: Page, old: str, new: str) -> None:
    before = member.newest

    async def submit() -> None:
        await member.submit(page, old, new, new)
        await member.person.wait_for("código de 6 números", after=before, seconds=20)

    await member.say(await member.code_sent_by(submit()), "Cambiaste la clave")


async def _knock_with_secrets(doors: Doors, secrets: dict[str, str]) -> None:
    """Malformed, unwanted and too large requests, each with something secret in it."""
    page = {**HEADERS, **FROM_OWN_PAGE}
    stranger = {"X-Telegram-Bot-Api-Secret-Token": secrets["webhook secret"][:-1]}
    broken = f'{{"update_id": 5, "message": {{"text": "{CHAT_PASSWORD}"'
    shapeless = {"update_id": 990001, "message": {"text": CHAT_PASSWORD, "chat": {"id": "x"}, "from": CARD}}
    large = "x" * 1_100_000 + CHAT_PASSWORD
    path = f"/p/{secrets['page 1']}"
    expected = [
        await doors.knock("POST", "/telegram", headers=stranger, content=broken),
        await doors.knock("POST", "/telegram", headers=doors.telegram, content=broken),
        await doors.knock("POST", "/telegram", headers=doors.telegram, content=large),
        await doors.knock("POST", "/telegram", headers=doors.telegram, json=shapeless),
        await doors.knock("POST", "/telegram", headers=doors.telegram, json=[CHAT_PASSWORD]),
        await doors.knock("GET", f"/bot{secrets['bot token']}/getMe?token={secrets['bot token']}"),
        await doors.knock("PUT", path, headers=page, json={"password": WRONG_PASSWORD}),
        await doors.knock("POST", path, headers=page, json={"password": WRONG_PASSWORD}),
        await doors.knock("POST", path, headers=page, files={"password": WRONG_PASSWORD.encode()}),
        await doors.knock(
            "POST",
            path,
            headers={**page, "Content-Type": "application/x-www-form-urlencoded"},
            content=b"password=\xff" + WRONG_PASSWORD.encode("latin-1"),
        ),
        await doors.knock("POST", path, headers=page, data={f"f{n}": WRONG_PASSWORD for n in range(20)}),
        await doors.knock(
            "POST", path, headers={**page, "Origin": "https://evil.example"}, data={"password": PASSWORD}
        ),
        await doors.knock("POST", f"/p/{'A' * 43}", headers=page, data={"password": WRONG_PASSWORD}),
        await doors.knock("GET", f"/p/{WRONG_CODE}?password=tortuga", headers=page),
        await doors.knock(
            "GET", f"/{CARD}?email=socio1@correo.example.com", headers={"User-Agent": CHAT_PASSWORD}
        ),
    ]
    assert expected == [401, 400, 413, 200, 200, 404, 405, 415, 415, 400, 400, 403, 410, 410, 404]


async def _let_sms_fail(member: Member) -> None:
    await member.world.fault("sms", "500")
    await member.draft_transfer("1,02")
    await member.say(await member.confirm(), "¡Transferencia realizada!")


async def _let_telegram_fail(world: World, enter: Enter) -> None:
    """Each way of failing in a chat of its own, at the same time."""
    others = [await enter(name) for name in ("Rosa", "Ingrid", "Carlos", "Joaquín")]
    for other, kind in zip(others, ("500", "429", "timeout", "lose_answer"), strict=True):
        await world.fault("sendMessage", kind, chat_id=other.person.id)
    await asyncio.gather(*(other.say("/start", "¿Aceptas?", AWAY_SECONDS) for other in others))


async def _let_postgres_fail(member: Member, books: Books, doors: Doors) -> None:
    """A failure with a DETAIL in the middle of a posting; no connection left while a page is submitted."""
    await member.draft_transfer("1,03")
    code = await member.confirm()
    with _failing_postings(books):
        await member.say(code, "Sigo procesando|problema técnico")
    page = {**HEADERS, **FROM_OWN_PAGE}
    with _no_connections(books):
        status = await doors.knock("POST", f"/p/{'B' * 43}", headers=page, data={"password": WRONG_PASSWORD})
        assert status in {500, 503}
        await member.say(CHAT_PASSWORD, "Sigo procesando|problema técnico|seguridad")


async def _let_redis_fail(member: Member, stack: Stack, doors: Doors) -> None:
    page = {**HEADERS, **FROM_OWN_PAGE}
    with stack.redis.paused():
        await member.person.send(f"mi contraseña es {CHAT_PASSWORD}")
        status = await doors.knock("POST", f"/p/{'C' * 43}", headers=page, data={"password": WRONG_PASSWORD})
        assert status == 503
        async with asyncio.timeout(AWAY_SECONDS):
            while 503 not in stack.answers_to_telegram():
                await member.world.changed(member.world.revision, 0.1)


@contextmanager
def _failing_postings(books: Books) -> Iterator[None]:
    """As a violated constraint speaks: with the values of the row."""
    books.order(
        f"CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'"
        f" USING DETAIL = 'Failing row contains ({PLANTED_DETAIL})', ERRCODE = 'check_violation'; END $$"
    )
    books.order("CREATE TRIGGER fail BEFORE INSERT ON ledger.tx FOR EACH ROW EXECUTE FUNCTION public.fail()")
    try:
        yield
    finally:
        books.order("DROP TRIGGER fail ON ledger.tx")
        books.order("DROP FUNCTION public.fail()")


@contextmanager
def _no_connections(books: Books) -> Iterator[None]:
    """F13: the server takes no more connections of the application."""
    books.order("ALTER ROLE coop_app CONNECTION LIMIT 0")
    books.order(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'coop_app' AND datname = current_database()"
    )
    try:
        yield
    finally:
        books.order("ALTER ROLE coop_app CONNECTION LIMIT -1")


def _plant(stack: Stack, value: str) -> None:
    """What a leak would look like, put in by the application's own logins."""
    with redis.Redis.from_url(stack.redis.url) as client:
        client.rpush("planted", value)
    url = stack.urls.app_url.replace("postgresql+psycopg://", "postgresql://", 1)
    with psycopg.connect(url) as connection:
        connection.execute(
            "SELECT procrastinate_defer_jobs_v1(ARRAY[ROW('default', 'none', 0, NULL, NULL, jsonb_build_object('leak', %s::text),"
            " now() + interval '1 day')::procrastinate_job_to_defer_v1])",
            [value],
        )
