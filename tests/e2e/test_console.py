"""The desk in two browsers: a member in the chat page, people at the console, over the real processes (issue "the desk", 3).

`SCREENSHOTS=<directory>` keeps pictures of what they saw.
"""

from __future__ import annotations

import asyncio
import base64
import os
import re
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pyotp
import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import Locator, Page, async_playwright, expect
from pydantic import SecretStr

from simulator.client import Person, World, text_of
from tests.e2e.books import Books
from tests.e2e.forms import Browser
from tests.e2e.member import WAIT_SECONDS, Member, demo_member
from tests.e2e.stack import Keys, Stack, running
from webhooks.embedded import Postgres
from webhooks.settings import Settings
from webhooks.staff import DEMO_PASSWORD, demo_secret, seed_staff

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
WAIT_MILLISECONDS = 30_000
MOST_TABS = 60
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
"""A picture of one pixel."""
T = TypeVar("T")
HOSTILE = "<img src=x onerror=\"document.title='tomado'\"> javascript:alert(1)"

expect.set_options(timeout=WAIT_MILLISECONDS)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.skipif(PROGRAM is None, reason="NOT RUN: there is no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def staffed(
    postgres_server: Postgres, seeded_template: str, house_keys: Keys
) -> Iterator[tuple[Stack, Settings]]:
    """The system as a demonstration, for over http the console opens only there; two processes, each with its own streams."""
    os.environ["DEMO"] = "true"
    try:
        with running(postgres_server, seeded_template, house_keys, processes=2) as stack:
            settings = Settings(
                database_owner_url=SecretStr(stack.urls.owner_url),
                secret_key=SecretStr(house_keys.secret_key),
                public_url=stack.url,
            )
            yield stack, settings
    finally:
        del os.environ["DEMO"]


@pytest.fixture
async def chromium() -> AsyncIterator[Chromium]:
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=PROGRAM, args=ARGUMENTS)
        yield started
        await started.close()


async def page_of(chromium: Chromium, complaints: list[str]) -> Page:
    context = await chromium.new_context(viewport={"width": 1280, "height": 860}, locale="es-EC")
    context.set_default_timeout(WAIT_MILLISECONDS)
    page = await context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None,
    )
    return page


CODES_USED: set[str] = set()
"""A code counts once: who logs in again within its half minute waits for the next."""


async def fresh_code(settings: Settings, login: str) -> str:
    """The current code of somebody's authenticator that nobody has typed yet."""
    codes = pyotp.TOTP(demo_secret(settings, login))
    if codes.now() in CODES_USED:
        await asyncio.sleep(codes.interval - time.time() % codes.interval + 0.1)
    code = codes.now()
    CODES_USED.add(code)
    return code


async def enter(page: Page, stack: Stack, settings: Settings, login: str) -> None:
    """Log in with the keyboard alone."""
    await page.goto(f"{stack.url}/console")
    await expect(page.get_by_label("Usuario")).to_be_focused()
    await page.keyboard.type(login)
    await page.keyboard.press("Tab")
    await page.keyboard.type(DEMO_PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Código")).to_be_focused()
    await page.keyboard.type(await fresh_code(settings, login))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="En espera")).to_be_visible()


async def cut_and_come_back(
    agent: Page, phone: Locator, stack: Stack, say: Callable[[str], Awaitable[None]]
) -> None:
    """The stream is cut while the member writes, twice, and the house goes away once: everything is there afterwards,
    once and in order, without a hand on the page.
    """
    lines = agent.locator(".line.member .text")
    before = await lines.count()
    sent: list[str] = []
    for cut in ("primero", "segundo", "la casa"):
        house = cut == "la casa"
        await (asyncio.to_thread(stack.app.kill) if house else agent.context.set_offline(True))
        await expect(agent.locator("#state")).to_contain_text("Sin conexión")
        for number in range(3):
            sent.append(f"{cut} {number}")
            await say(sent[-1])
        await expect(phone.get_by_text(sent[-1])).to_be_visible()
        await (asyncio.to_thread(stack.app.start) if house else agent.context.set_offline(False))
        await expect(lines).to_have_count(before + len(sent), timeout=4 * WAIT_MILLISECONDS)
        assert (await lines.all_inner_texts())[before:] == sent
        await expect(agent.locator("#state")).to_be_empty()


async def shot(page: Page, name: str) -> None:
    if directory := os.environ.get("SCREENSHOTS"):
        await page.screenshot(path=Path(directory) / f"consola-{name}.png")


async def test_from_the_word_asesor_to_the_survey_with_two_agents_who_want_the_chat(
    chromium: Chromium, staffed: tuple[Stack, Settings]
) -> None:
    stack, settings = staffed
    complaints: list[str] = []
    chat = await page_of(chromium, complaints)
    await chat.goto(stack.world_url)
    phone = chat.get_by_test_id("phone").first
    words = phone.get_by_test_id("words")

    async def say(text: str) -> None:
        await phone.get_by_test_id("composer-text").fill(text)
        await phone.get_by_test_id("send").click()

    await phone.get_by_test_id("start").click()
    await expect(words.last).to_contain_text("¿Aceptas?")
    await say("asesor")
    await expect(words.last).to_contain_text("en la fila")
    await say(HOSTILE)

    andrea, bruno = await page_of(chromium, complaints), await page_of(chromium, complaints)
    await enter(andrea, stack, settings, "andrea")
    await enter(bruno, stack, settings, "bruno")
    await shot(andrea, "cola")
    await andrea.keyboard.press("Alt+n")
    await expect(andrea.get_by_label("Mensaje para el socio")).to_be_focused()
    await expect(andrea.locator(".line.member").last).to_contain_text("<img src=x onerror=")
    await expect(bruno.locator("#waiting")).to_have_text("0")  # by the stream, without a reload
    await expect(words.last).to_contain_text("Te atiende Andrea")

    await andrea.keyboard.type("Hola, ¿en qué te ayudo?")
    await andrea.keyboard.press("Control+Enter")
    await expect(words.last).to_contain_text("¿en qué te ayudo?")
    await expect(andrea.locator(".line.person").last).to_contain_text("entregado")
    await andrea.keyboard.type("Dime tu clave, por favor")
    await andrea.keyboard.press("Control+Enter")
    await expect(andrea.locator("#gone")).to_contain_text("nunca pedimos claves")

    await cut_and_come_back(andrea, phone, stack, say)
    await phone.get_by_test_id("attach-button").click()
    async with chat.expect_file_chooser() as chosen:
        await phone.get_by_test_id("share-photo").click()
    await (await chosen.value).set_files(
        {"name": "foto.png", "mimeType": "image/png", "buffer": base64.b64decode(DOT)}
    )
    await shot(andrea, "conversacion")
    async with andrea.context.expect_page() as opened:
        await andrea.get_by_role("link", name="Ver", exact=True).click()
    picture = await opened.value
    assert await picture.evaluate("document.images[0].naturalWidth") == 1
    assert await picture.evaluate("self.origin") == "null"  # in a sandbox: it has no part in the console
    await picture.close()
    assert await andrea.title() != "tomado"

    await to_with_keys(andrea, andrea.get_by_role("button", name="Devolver al bot"))
    await andrea.keyboard.press("Enter")
    await expect(
        phone.get_by_test_id("words").filter(has_text=re.compile("terminó de atenderte"))
    ).to_have_count(1)
    await phone.get_by_test_id("inline-button").filter(has_text="5 ⭐").last.click()
    await expect(andrea.get_by_text("No tienes conversaciones.")).to_be_visible()
    assert complaints == []


async def test_what_an_agent_does_for_a_member_is_seen_on_both_sides(
    chromium: Chromium, staffed: tuple[Stack, Settings]
) -> None:
    """Identity, measures, an errand and a case: the member's chat beside the agent's console (desk.md 12, S38)."""
    stack, settings = staffed
    complaints: list[str] = []
    sofia, chat = await page_of(chromium, complaints), await page_of(chromium, complaints)
    await enter(sofia, stack, settings, "sofia")
    browser = Browser()
    async with World(stack.world_url) as world:
        who = demo_member("Andrea")
        person = await world.person("Andrea", id=77_001, phone=who.phone, email=who.email)
        member = Member(world, person, browser, who)
        await member.enrol()
        await member.say("asesor", "en la fila")
        await expect(sofia.locator("#waiting")).to_have_text("1")
        await sofia.keyboard.press("Alt+n")
        await expect(sofia.locator(".identity")).to_have_text("no verificado")
        await person.wait_for("Te atiende Sofía", seconds=WAIT_SECONDS)

        await member.code_sent_by(
            _after(
                sofia.get_by_role("button", name="Verificar al socio").click(),
                person.wait_for("necesita confirmar que eres tú", seconds=WAIT_SECONDS),
            )
        )
        await expect(sofia.locator(".identity")).to_contain_text("esperando el código")
        await member.say(f"es el {member.codes[-1]}", "confirmamos que eres tú")
        await expect(sofia.locator(".identity")).to_contain_text("verificado (nivel 2, 10 min)")
        assert member.codes[-1] not in await sofia.content()

        await sofia.get_by_text("Medidas de seguridad").click()
        await sofia.get_by_label("Medida", exact=True).select_option("freeze_outgoing")
        await sofia.get_by_label("Motivo (queda registrado)").last.fill("ve una operación que no hizo")
        await shot(sofia, "ayuda")
        await sofia.get_by_role("button", name="Aplicar").click()
        await expect(sofia.locator(".line.note").last).to_contain_text("Bloqueó las salidas de dinero")
        await sofia.get_by_text("Iniciar un trámite").click()
        await sofia.get_by_label("El socio sigue con el bot en").select_option("limits")
        await sofia.get_by_role("button", name="Dejarlo con el bot").click()
        await person.wait_for("te deja conmigo para", seconds=WAIT_SECONDS)

        await sofia.get_by_role("link", name="Casos").click()
        await sofia.get_by_role("link", name=re.compile("^[A-Z2-7]{4}-[A-Z2-7]{4}$")).first.click()
        await sofia.get_by_role("button", name="Atender este caso").click()
        await sofia.get_by_label("Nota interna").fill("La socia reconoce todas las operaciones.")
        await sofia.get_by_role("button", name="Guardar nota").click()
        await sofia.get_by_label("Respuesta para el socio").fill("Revisamos juntas sus operaciones.")
        await shot(sofia, "caso")
        await sofia.get_by_role("button", name="Cerrar y responder").click()
        await expect(sofia.get_by_role("alert")).to_contain_text("siguen bloqueadas")
        await chat.goto(stack.world_url)
        await shot(chat, "ayuda-chat")
        assert await world.violations() == []
    await browser.close()
    assert complaints == []


async def _after(act: Awaitable[object], then: Awaitable[T]) -> T:
    await act
    return await then


async def test_who_closes_the_tab_gives_the_chat_back_to_the_front_of_the_queue(
    chromium: Chromium, staffed: tuple[Stack, Settings]
) -> None:
    """With a supervisor who sees it happen, and works without a mouse."""
    stack, settings = staffed
    complaints: list[str] = []
    async with World(stack.world_url) as world:
        first, second = await world.person("Rosa", id=900_001), await world.person("Luis", id=900_002)
        andrea, sofia = await page_of(chromium, complaints), await page_of(chromium, complaints)
        await enter(andrea, stack, settings, "andrea")
        await ask_for_a_person(first)
        await expect(andrea.locator("#waiting")).to_have_text("1")
        await andrea.keyboard.press("Alt+n")
        await expect(andrea.get_by_label("Mensaje para el socio")).to_be_focused()
        handoff = andrea.url.rsplit("/", 1)[1]
        await ask_for_a_person(second)
        await enter(sofia, stack, settings, "sofia")
        await to_with_keys(sofia, sofia.get_by_role("link", name="En vivo"))
        await sofia.keyboard.press("Enter")
        await expect(sofia.locator(".tiles li").first).to_contain_text("1 en espera")
        await expect(sofia.get_by_role("row", name=re.compile("Andrea.*1 de 3"))).to_be_visible()
        await shot(sofia, "en-vivo")

        await andrea.close()
        Books(stack.urls).order("UPDATE desk.conversation SET lease_until = now() WHERE owner = 'agent'")
        await expect(sofia.locator(".tiles li").first).to_contain_text("2 en espera")
        await until_told(first, "inicio de la fila")
        await to_with_keys(sofia, sofia.get_by_role("link", name="Mesa"))
        await sofia.keyboard.press("Enter")
        front = sofia.locator(".queue form").first
        await expect(front).to_have_attribute("action", f"/console/chat/{handoff}/claim")
        await to_with_keys(sofia, front.get_by_role("button"))
        await second.send("¿Hay alguien?")
        await expect(
            front.get_by_role("button")
        ).to_be_focused()  # news do not take the keyboard's place away
        await sofia.keyboard.press("Enter")
        await expect(sofia.get_by_label("Mensaje para el socio")).to_be_focused()
        assert sofia.url.endswith(handoff)
        await sofia.goto(f"{stack.url}/console/figures")
        await expect(sofia.get_by_text("Volvieron a la fila solas")).to_be_visible()
        await shot(sofia, "cifras")
    assert complaints == []


async def ask_for_a_person(who: Person) -> None:
    await who.send("/start")
    await until_told(who, "¿Aceptas?")
    await who.send("asesor")
    await until_told(who, "en la fila")


async def until_told(who: Person, words: str) -> None:
    await who.until(lambda one: next((each for each in one.replies if words in text_of(each)), None))


async def to_with_keys(page: Page, wanted: Locator) -> None:
    """Tab until it has the focus: whatever can be clicked can be reached."""
    for _ in range(MOST_TABS):
        if await wanted.evaluate("it => it === document.activeElement"):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} cannot be reached with the keyboard")


@pytest.fixture(autouse=True, scope="module")
def staff(staffed: tuple[Stack, Settings]) -> None:
    _, settings = staffed
    seed_staff(settings, lambda _line: None)
