"""A member who does by hand what the manual says: writes, presses, reads SMS and mail, fills in secure pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from time import monotonic

from banking.demo.seed import show
from simulator.client import Json, Person, World, labels_of, text_of
from tests.e2e.forms import Browser, Page

CODE = re.compile(r"\b\d{6}\b")
MAILED = re.compile(r"USUARIO: (\S+)\s+(?:CLAVE|CONTRASEÑA) TEMPORAL: (\S+)")
DONE = r"¡Transferencia realizada!|Te confirmo una operación"
MENU = "Menú de opciones"
LOGIN = "Ingresa tu contraseña"
NOT_YET = "Sigo procesando|problema técnico"
PAUSE_SECONDS = 2.0
WAIT_SECONDS = 20.0
PASSWORD = "mi gata duerme al sol 27"


@dataclass(frozen=True)
class Account:
    """An account as the chat calls it."""

    number: str
    kind: str

    @property
    def label(self) -> str:
        """The start of its buttons."""
        return f"••••{self.number[-4:]}"


@dataclass(frozen=True)
class Identity:
    """One of the demo members, as `cooprogreso seed --show` prints them."""

    identification: str
    phone: str
    email: str
    name: str
    accounts: tuple[Account, ...]

    @property
    def savings(self) -> list[Account]:
        """Where money can be moved."""
        return [account for account in self.accounts if account.kind == "savings"]


def demo_member(first_name: str) -> Identity:
    """The seeded member of this name."""
    [found] = [member for member in show() if str(member["name"]).startswith(first_name)]
    accounts = tuple(Account(given["number"], given["kind"]) for given in found["accounts"])  # type: ignore[attr-defined]
    number, phone, email, name = (str(found[key]) for key in ("identification", "phone", "email", "name"))
    return Identity(number, phone, email, name, accounts)


@dataclass
class Member:
    """A demo member with a phone in hand."""

    world: World
    person: Person
    browser: Browser
    who: Identity
    username: str = ""
    temporary: str = ""
    codes: list[str] = field(default_factory=list)

    @property
    def newest(self) -> int:
        """The last message on the screen."""
        return max(self.person.screen.messages, default=0)

    async def say(self, text: str, expected: str, seconds: float = WAIT_SECONDS) -> Json:
        """Write, and wait for the answer that has `expected`."""
        before = int((await self.person.send(text))["message_id"])
        return await self.person.wait_for(expected, after=before, seconds=seconds)

    async def press(self, label: str, expected: str) -> Json:
        """Press, and wait for a later message that has `expected`."""
        await self.person.refresh()
        before = self.newest
        await self.person.tap(label)
        return await self.person.wait_for(expected, after=before, seconds=WAIT_SECONDS)

    async def start(self) -> None:
        """First contact and consent."""
        await self.say("/start", "¿Aceptas?")
        await self.press("Acepto", "¿Cómo quieres entrar")

    async def enrol(self, password: str = PASSWORD) -> None:
        """From nothing to the main menu (M13–M19)."""
        await self.start()
        await self.ask_for_credentials()
        first = await self.open_page("Abrir página segura")
        assert first.form is not None
        assert first.form.asked == ["username", "password"]
        before = self.newest
        await self.submit(first, self.username, self.temporary)
        await self.person.wait_for("Tu contraseña es temporal", after=before, seconds=WAIT_SECONDS)
        second = await self.open_page("Crear mi contraseña")
        before = self.newest
        await self.submit(second, password, password)
        await self.person.wait_for("Menú de opciones", after=before, seconds=WAIT_SECONDS)

    async def come_in(self, patience_seconds: float = 0.0) -> None:
        """To the main menu from wherever the chat is: enrols the first time, logs in where that is asked.

        With patience, also from an order that is still being worked on, or a fault that passes.
        """
        await self.person.refresh()
        if not self.person.messages:
            await self.enrol()
            return
        deadline = monotonic() + patience_seconds
        while (answer := text_of(await self.say("/menu", f"{MENU}|{LOGIN}|{NOT_YET}"))) and re.search(
            NOT_YET, answer
        ):
            assert monotonic() < deadline, answer
            await self.world.changed(await self.world.changed(0, 0), PAUSE_SECONDS)
        if re.search(LOGIN, answer):
            page = await self.open_page("Ingresar")
            before = self.newest
            await self.submit(page, PASSWORD)
            await self.person.wait_for(MENU, after=before, seconds=WAIT_SECONDS)

    async def ask_for_credentials(self) -> None:
        """The identification, the code by SMS, user and temporary password by e-mail (M13–M17)."""
        mails = len(await self.world.mail(self.who.email))
        await self.press("Regístrate aquí", "Escribe tu número de")
        await self.code_sent_by(self.say(self.who.identification, "Escribe aquí el código de 6 números"))
        await self.say(self.codes[-1], "Enviamos tu usuario y contraseña temporal")
        mail = await self.world.wait_for_mail(self.who.email, more_than=mails, seconds=WAIT_SECONDS)
        found = MAILED.search(mail["text"])
        assert found is not None, mail["text"]
        self.username, self.temporary = found[1], found[2]

    async def code_sent_by(self, doing: object) -> str:
        """The code of the SMS that something brings."""
        before = len(await self.world.sms(self.who.phone))
        await doing  # type: ignore[misc]
        return await self.newest_code(more_than=before)

    async def newest_code(self, *, more_than: int) -> str:
        """The code of the last SMS once there are more than so many."""
        sms = await self.world.wait_for_sms(self.who.phone, more_than=more_than, seconds=WAIT_SECONDS)
        found = CODE.search(sms["text"])
        assert found is not None, sms["text"]
        self.codes.append(found[0])
        return found[0]

    async def open_page(self, label: str) -> Page:
        """Press a button that opens a secure page, and look at it."""
        url = str((await self.person.tap(label))["url"])
        page = await self.browser.open(url)
        assert page.response.status_code == 200, page.words
        return page

    async def submit(self, page: Page, *values: str) -> None:
        """Fill a secure page in; it must be accepted."""
        done = await self.browser.submit(page, *values)
        assert "Listo, vuelve al chat" in done.words, done.words

    async def draft_transfer(
        self, amount: str, *, source: int = 0, target: int = 1, reference: str = ""
    ) -> None:
        """From anywhere to the review of a transfer between own savings accounts (M74–M78)."""
        origin, goal = self.who.savings[source], self.who.savings[target]
        await self.say("/menu", "Menú de opciones")
        await self.press("2. Transferencias", "Transferencias")
        question = await self.press("A mis cuentas", "¿De qué cuenta sale")
        question = await self.press(_option(question, origin), "¿A qué cuenta llega")
        await self.press(_option(question, goal), "¿Qué monto")
        await self.say(amount, "referencia")
        if reference:
            await self.say(reference, "Revisa antes de confirmar")
        else:
            await self.press("Omitir", "Revisa antes de confirmar")

    async def confirm(self) -> str:
        """Confirm the review; the code that came by SMS."""
        return await self.code_sent_by(self.press("Confirmar", "Escribe aquí el código de 6 números"))

    async def transfer(self, amount: str, **more: int | str) -> Json:
        """The whole transfer; the message that says it is done."""
        await self.draft_transfer(amount, **more)  # type: ignore[arg-type]
        return await self.say(await self.confirm(), DONE)

    async def all_callbacks_answered(self) -> bool:
        """Whether the bot has reacted to every press."""
        await self.person.refresh()
        return all(pressed["answer"] is not None for pressed in self.person.answers)


def _option(question: Json, account: Account) -> str:
    [label] = [label for label in labels_of(question) if account.label in label]
    return label


def seen(member: Member, pattern: str) -> list[str]:
    """Texts of the bot on the screen in which a regular expression is found."""
    return [text_of(message) for message in member.person.replies if re.search(pattern, text_of(message))]
