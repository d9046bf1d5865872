"""The chat page on a phone-sized screen, in a real browser."""

import re
import shutil
import time
from collections.abc import AsyncIterator

import httpx
import pytest
from playwright.async_api import Page, async_playwright, expect
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup

from simulator import client
from simulator.server import Running
from simulator.sms import signature
from tests.simulator.conftest import SMS_KEY, Bot

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="NOT RUN: there is no Chromium on this machine"),
]


@pytest.fixture
async def page(box: Running) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        made = await browser.new_page(viewport={"width": 390, "height": 844})
        problems: list[str] = []
        made.on("pageerror", lambda error: problems.append(str(error)))
        made.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
        meant = "Blocked script execution in 'about:srcdoc'"
        await made.goto(box.url)
        yield made
        await browser.close()
        assert [problem for problem in problems if not problem.startswith(meant)] == []


async def test_a_member_chats_presses_and_reads_the_sms_on_a_phone(
    page: Page, bot: Bot, box: Running, world: client.World
) -> None:
    await bot.set_my_commands([BotCommand("menu", "Menú principal")])
    await page.get_by_test_id("start").click()
    [start] = await bot.get_updates(timeout=5)
    assert start.effective_chat is not None
    chat_id = start.effective_chat.id
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Confirmar", callback_data="yes")]])
    await bot.send_message(chat_id, "Monto: <b>$25.50</b>", parse_mode="HTML", reply_markup=keyboard)
    await expect(page.get_by_test_id("words").last).to_contain_text("Monto: $25.50")
    await expect(page.locator("b", has_text="$25.50")).to_be_visible()

    await page.get_by_role("button", name="Confirmar").click()
    [query] = await bot.get_updates(offset=start.update_id + 1, timeout=5)
    assert query.callback_query is not None
    await query.callback_query.answer("Transferencia en marcha")
    await expect(page.get_by_test_id("toast")).to_have_text("Transferencia en marcha")
    await query.callback_query.edit_message_text("Listo")
    await expect(page.get_by_test_id("inline-button")).to_have_count(0)

    await page.get_by_label("Mensaje", exact=True).fill("mi clave es 1234")
    await page.get_by_test_id("send").click()
    secret = (await bot.get_updates(offset=query.update_id + 1, timeout=5))[0].message
    assert secret is not None
    await secret.delete()
    await expect(page.get_by_text("Se eliminó un mensaje")).to_be_visible()
    await expect(page.get_by_text("mi clave es 1234")).to_have_count(0)

    body = b'{"id": "1", "to": "+593991234567", "text": "Su codigo es 482913"}'
    stamp = str(int(time.time()))
    headers = {"X-Timestamp": stamp, "X-Signature": signature(SMS_KEY, stamp, body)}
    async with httpx.AsyncClient(trust_env=False) as http:
        (await http.post(f"{box.url}/sms", content=body, headers=headers)).raise_for_status()
    await expect(page.get_by_test_id("tab-sms")).to_contain_text("1")
    await page.get_by_test_id("banner").click()
    await expect(page.get_by_test_id("sms")).to_contain_text("482913")

    await page.get_by_test_id("tab-chat").click()
    await page.get_by_test_id("menu-button").click()
    await page.get_by_role("menuitem", name=re.compile("Menú principal")).click()
    await expect(page.get_by_test_id("message").last).to_contain_text("/menu")

    await page.get_by_test_id("attach-button").click()
    await page.get_by_test_id("share-location").click()
    await expect(page.get_by_test_id("message").last).to_contain_text("Ubicación")
    *_, located = await bot.get_updates(timeout=5)
    assert located.message is not None
    assert located.message.location is not None
    await bot.send_venue(chat_id, -0.18, -78.48, "Agencia Matriz", "Av. de Ejemplo 100, Quito")
    await expect(page.get_by_test_id("venue")).to_contain_text("Agencia Matriz")
    assert await world.violations() == []
    overflowing = await page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert overflowing is False


async def test_html_mail_runs_no_script(page: Page, box: Running) -> None:
    raw = (
        b"From: a@b.ec\r\nTo: ana@example.com\r\nSubject: Hola\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        b"<b>Bienvenida</b><img src='data:,' onerror=\"parent.document.title='broken'\">"
    )
    box.world.mail.put(raw, ["ana@example.com"], time.time(), box.world.changes.revision + 1)
    box.world.changes.touch()
    await page.get_by_test_id("tab-mail").click()
    await page.get_by_test_id("mail").locator("summary").click()
    mail = page.frame_locator("[data-testid=mail-html]")
    await expect(mail.get_by_text("Bienvenida")).to_be_visible()
    assert await page.title() != "broken"
