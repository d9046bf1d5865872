"""People with a browser in hand: the chat page, the SMS, the mailbox and the secure pages, on a phone and on a wide screen.

`SCREENSHOTS=<directory>` keeps pictures of what they saw.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import BrowserContext, Locator, Page, async_playwright, expect

from simulator.client import World
from tests.e2e.conftest import Enter
from tests.e2e.member import CODE, PASSWORD, Identity, demo_member
from tests.e2e.stack import Stack

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 860}
WAIT_MILLISECONDS = 15_000

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(PROGRAM is None, reason="NOT RUN: there is no Chromium on this machine"),
]

expect.set_options(timeout=WAIT_MILLISECONDS)


@pytest.fixture
async def chromium() -> AsyncIterator[Chromium]:
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=PROGRAM, args=ARGUMENTS)
        yield started
        await started.close()


@dataclass
class Visitor:
    """Somebody in front of the page. On a phone the SMS and the mailbox are behind tabs."""

    page: Page
    who: Identity
    narrow: bool

    @property
    def phone(self) -> Locator:
        """The first phone on the page."""
        return self.page.get_by_test_id("phone").first

    async def say(self, text: str) -> None:
        """Type and send."""
        await self.phone.get_by_test_id("composer-text").fill(text)
        await self.phone.get_by_test_id("send").click()

    async def press(self, label: str) -> None:
        """Press the newest inline button whose label starts like this."""
        wanted = re.compile(rf"^\s*{re.escape(label)}")
        await self.phone.get_by_test_id("inline-button").filter(has_text=wanted).last.click()

    async def reads(self, words: str | re.Pattern[str]) -> None:
        """The newest message with text says this."""
        await expect(self.phone.get_by_test_id("words").last).to_contain_text(words)

    async def look(self, tab: str) -> None:
        """Turn to the chat, the SMS or the mailbox."""
        if self.narrow:
            await self.page.get_by_test_id(f"tab-{tab}").click()

    async def code(self, purpose: str) -> str:
        """The code of the newest SMS, which has to be for this."""
        await self.look("sms")
        newest = self.page.get_by_test_id("sms").filter(has_text=purpose).first
        text = await newest.inner_text(timeout=WAIT_MILLISECONDS)
        await self.look("chat")
        found = CODE.search(text)
        assert found is not None, text
        return found[0]

    async def mailed(self) -> tuple[str, str]:
        """User and temporary password from the mailbox."""
        await self.look("mail")
        mail = self.page.get_by_test_id("mail").filter(has_text="temporal").first
        await mail.locator("summary").click()
        letter = await mail.frame_locator("[data-testid=mail-html]").locator("body").inner_text()
        await self.shot("correo")
        await mail.locator("summary").click()
        await self.look("chat")
        found = re.search(r"USUARIO:?\s+([a-z]\w+)\s.*?TEMPORAL:?\s+(\S+)", letter, re.DOTALL)
        assert found is not None, letter
        return found[1], found[2]

    async def fill_page(self, label: str, *values: str) -> None:
        """Open the secure page in its own tab, fill it in, and come back."""
        async with self.page.context.expect_page() as opened:
            await self.press(label)
        form = await opened.value
        await form.wait_for_load_state()
        fields = form.locator("input:not([type=hidden])")
        await expect(fields).to_have_count(len(values))
        for number, value in enumerate(values):
            await fields.nth(number).fill(value)
        assert not await _overflows(form)
        await self.shot(f"pagina-{len(values)}-{label[:5].lower()}", form)
        await form.locator("button[type=submit]").click()
        await expect(form.get_by_role("heading", level=1)).to_contain_text("Listo, vuelve al chat")
        await form.close()

    async def shot(self, name: str, page: Page | None = None) -> None:
        """Keep a picture where pictures are wanted."""
        if directory := os.environ.get("SCREENSHOTS"):
            await self.page.evaluate("document.getElementById('banner').hidden = true")
            size = "telefono" if self.narrow else "ancho"
            await (page or self.page).screenshot(path=Path(directory) / f"{size}-{name}.png")

    async def enrol(self) -> None:
        """M13–M19 by hand."""
        await self.phone.get_by_test_id("start").click()
        await self.reads("¿Aceptas?")
        await self.press("Acepto")
        await self.reads("¿Cómo quieres entrar")
        await self.shot("entrada")
        await self.press("Regístrate aquí")
        await self.reads("cédula o pasaporte")
        await self.say(self.who.identification)
        await self.reads("código de 6 números")
        await self.say(await self.code("registrarte"))
        await self.reads("página segura")
        await self.fill_page("Abrir página segura", *await self.mailed())
        await self.reads("Crea la tuya")
        await self.fill_page("Crear mi contraseña", PASSWORD, PASSWORD)
        await self.reads("Menú de opciones")
        await self.shot("menu")

    async def new_key(self) -> None:
        """M50-M60 and M45-M49 by hand: a temporary key by e-mail, and one of her own in its place."""
        await self._to_my_card()
        await self.press("Recuperar clave")
        await self.press("Confirmar")
        await self.reads("código de 6 números")
        await self.say(await self.code("recuperar la clave"))
        await self.reads("hemos enviado una clave temporal")
        await self.look("mail")
        mail = self.page.get_by_test_id("mail").filter(has_text="GENERACION DE CLAVE").first
        await mail.locator("summary").click()
        letter = await mail.frame_locator("[data-testid=mail-html]").locator("body").inner_text()
        await self.shot("correo-clave")
        await self.look("chat")
        found = re.search(r"CLAVE TEMPORAL\s+(\d{4})\s", letter)
        assert found is not None, letter
        await self.press("Menú principal")
        await self._to_my_card()
        await self.press("Cambiar clave")
        await self.reads("Consejos de seguridad")
        await self._try_easy_key(found[1])
        await self.fill_page("Abrir página segura", found[1], "8264", "8264")
        await self.reads("código de 6 números")
        await self.say(await self.code("cambiar la clave"))
        await self.reads("Cambiaste la clave")

    async def _to_my_card(self) -> None:
        await self.press("1. Productos")
        await self.press("Tarjeta débito")
        await self.press(f"Ahorros {self.who.savings[0].label}")
        await self.press("Visa Débito")
        await self.reads("¿Qué tipo de gestión")

    async def _try_easy_key(self, old: str) -> None:
        """The page says what is wrong beside the field, and asks for four digits with the numbers' keyboard."""
        async with self.page.context.expect_page() as opened:
            await self.press("Abrir página segura")
        form = await opened.value
        await form.wait_for_load_state()
        fields = form.locator("input:not([type=hidden])")
        for number, value in enumerate((old, "123456", "1234")):
            await expect(fields.nth(number)).to_have_attribute("inputmode", "numeric")
            await fields.nth(number).fill(value[:4])
        await form.locator("button[type=submit]").click()
        await expect(form.locator("#new_pin-fault")).to_contain_text("dígitos consecutivos")
        await expect(fields.nth(0)).to_have_value("")
        assert not await _overflows(form)
        await self.shot("clave-facil", form)
        await form.close()

    async def transfer(self, amount: str, shown: str) -> None:
        """M74–M78 by hand, up to the receipt in hand."""
        source, target = self.who.savings[:2]
        await self.press("2. Transferencias")
        await self.press("A mis cuentas")
        await self.reads("¿De qué cuenta sale")
        await self.press(f"Ahorros {source.label}")
        await self.reads("¿A qué cuenta llega")
        await self.press(f"Ahorros {target.label}")
        await self.reads("¿Qué monto")
        await self.say(amount)
        await self.reads("referencia")
        await self.say("Arriendo de noviembre")
        await self.reads("Revisa antes de confirmar")
        await self.shot("revision")
        await self.press("Confirmar")
        await self.reads("código de 6 números")
        await self.say(await self.code(f"transferir {shown}"))
        await expect(
            self.phone.get_by_test_id("words").filter(has_text="¡Transferencia realizada!")
        ).to_have_count(1)
        async with self.page.expect_download() as download:
            await self.phone.get_by_test_id("document").last.click()
        receipt = await download.value
        assert (await receipt.path()).read_bytes().startswith(b"%PDF-")
        await self.shot("comprobante")


@pytest.fixture
async def context(chromium: Chromium, request: pytest.FixtureRequest) -> AsyncIterator[BrowserContext]:
    narrow = "phone" in request.node.name
    made = await chromium.new_context(
        viewport=PHONE if narrow else WIDE,  # type: ignore[arg-type]
        is_mobile=narrow,
        has_touch=narrow,
        accept_downloads=True,
        locale="es-EC",
    )
    made.set_default_timeout(WAIT_MILLISECONDS)
    yield made
    if directory := os.environ.get("SCREENSHOTS"):
        for page in made.pages:
            await page.screenshot(path=Path(directory) / f"{request.node.name}.png")
    await made.close()


async def test_two_members_side_by_side_on_a_wide_screen(
    context: BrowserContext, enter: Enter, stack: Stack
) -> None:
    andrea = (await enter("Andrea")).who
    rosa = await enter("Rosa")
    page, problems = await _opened(context, stack.world_url)
    visitor = Visitor(page, andrea, narrow=False)
    await rosa.enrol()
    await rosa.press("1. Productos", "1. Productos")
    await rosa.press("Resumen de Productos", "Ahorros")
    await expect(page.get_by_test_id("phone")).to_have_count(2)
    await visitor.enrol()
    await visitor.transfer("25,50", "$25.50")
    await page.get_by_test_id("mail").first.locator("summary").click()
    letter = page.get_by_test_id("mail").first.frame_locator("[data-testid=mail-html]")
    await expect(letter.get_by_text("$25.50").first).to_be_attached()
    await visitor.shot("demo")
    assert not await _overflows(page)
    assert problems == []


async def test_a_person_on_a_phone_adds_herself_enrols_and_transfers(
    context: BrowserContext, world: World, stack: Stack
) -> None:
    maria = demo_member("María")
    page, problems = await _opened(context, stack.world_url)
    await page.get_by_test_id("more").click()
    await page.get_by_test_id("person-add").click()
    await page.get_by_test_id("person-name").fill("María")
    await page.get_by_test_id("person-phone").fill(maria.phone)
    await page.get_by_test_id("person-email").fill(maria.email)
    await page.get_by_test_id("person-save").click()
    visitor = Visitor(page, maria, narrow=True)
    await visitor.enrol()
    await visitor.transfer("25,50", "$25.50")
    await visitor.press("Menú principal")
    await visitor.new_key()
    assert not await _overflows(page)
    assert all("422" in problem for problem in problems), problems


async def _opened(context: BrowserContext, url: str) -> tuple[Page, list[str]]:
    """The page, and what goes wrong in it from now on."""
    page = await context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda line: problems.append(line.text) if _is_problem(line.type, line.text) else None)
    await page.goto(url)
    return page, problems


def _is_problem(kind: str, text: str) -> bool:
    return kind == "error" and not text.startswith("Blocked script execution in 'about:srcdoc'")


async def _overflows(page: Page) -> bool:
    return bool(await page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))
