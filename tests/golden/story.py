"""A story is a text file: what the member does (» …), what happens in the world (= …), and what the chat answered.

The test plays the member's and the world's lines against the real bank, PostgreSQL and Redis, and compares the whole
transcript with the file. `GOLDEN=write` writes the files anew; the difference is then read like any other change.

    » text                      the member types
    » [Label]                   the member taps the newest button with this label
    » [Label] x2                ... twice at the same time
    » (code)                    types the code of the last SMS;  (wrong code) types another
    » (receipt)                 types the code of the last receipt
    » (page) user, temporary    fills the secure page;  words stand for the mailed or chosen secrets
    » (photo)  » (edit)         sends a photo; edits a message
    » (location -0.18 -78.48)   shares a location
    = 6 minutes                 time passes
    = restart                   the bot's processes are replaced
    = redis empty               Redis loses everything
    = again                     Telegram delivers the last update again
    = profile en                the language of the member's Telegram
    = chat 2                    what follows happens in another chat
    = products                  Rosa owns loans and term deposits too
    = movements                 Rosa owns an account with a year of movements too
    = cards                     Rosa has a debit card with a key, and credit cards
    = bill cnt 023035471 713    a company publishes a bill, in cents;  = bill … 0  it is paid at a counter
    = companies away            no company answers, until `= companies back`
    = bill … 713 due 2026-11-25 ... that falls due then
    = run                       the runner looks at every programmed payment
    = reminders                 the day's reminders of bills are looked for
    = rail refuses              what the rails do with orders from now on: answers, refuses, accepts, silent, loses (its answers)
    = rail says settled         a rail's word on the newest payment: settled, rejected, returned;  … 9950  of another amount
    = rail brings 45.50         a rail brings money from another bank
    = people rule settled       two people of the desk end the newest payment: settled, rejected, returned, stands
    = answers lost              the bank's answers to commands are lost, until `= answers back`
    = sweep                     a process looks after what others left
    = work                      the worker takes the next step of every payment
    = blocked account           Rosa's first account is blocked by the cooperative
    = cut                       the month's cut bills the credit cards
    = neighbour                 Carlos has an account of the cooperative
    = beneficiaries             ... and he, Luz and Pedro are Rosa's beneficiaries;  = new beneficiaries: since today
    = account 410101055501 blocked  an account is blocked (or closed)
    = deposit 5000              dollars come into Rosa's first account
    = forgotten carlos          a beneficiary was deleted elsewhere
    = enrolled                  (before the story) the member went through enrolment and is logged in
    = received 45.50            somebody sent the member money
    = released                  an agent lifts the freeze of the last case
    = silent                    what is answered until `= aloud` is not written down
    = agent comes               a person takes the chat from the queue;  = agent leaves: its console is closed for good
    = agent verifies            ... has the bot ask the member for a code;  = agent starts limits: leaves the member in a flow
    = agent measure lift        ... takes a measure;  = agent answers words: closes the claim with them
    = agent says words          ... writes to the member;  = agent closes: gives the chat back
"""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import blake2b
from typing import cast
from uuid import UUID

import redis.asyncio

from banking.api import FormHandle, Outcome
from banking.desk import agents
from banking.desk.ownership import LEASE, Taken
from banking.desk.thread import Sent
from banking.ledger.accounts import open_account
from banking.ledger.chart import CASH, internal
from banking.ledger.posting import Line, Posting, post
from banking.people.members import Person, add_member
from banking.values import AccountKind, Identification, IdentificationKind
from banking.work import MemberId
from dialogs.catalogue import catalogue
from dialogs.engine.events import (
    DeskNews,
    Edited,
    Event,
    FormDone,
    Located,
    Media,
    Order,
    Said,
    Tap,
    Text,
    Unlinked,
)
from dialogs.engine.notices import DURABLE
from dialogs.runtime import Inbound, Runtime, Store, TapSource
from dialogs.words import Words
from tests.banking.people.town import SECRET, Town, cedula
from tests.golden import at_desk
from tests.golden.around import Around
from tests.golden.pages import fill_page
from tests.golden.screen import Bubble, Screen

FACTS = {
    "call_center": "1800-266776",
    "email": "contacto@cooprogreso.example",
    "hours": "Lunes a viernes de 08:00 a 18:00",
    "website": "cooprogreso.example",
}
UNTOLD_SECONDS = 30
CATALOGUE = catalogue(FACTS)
"""Immutable, and a third of a second to read: one for all stories."""
_RECEIPT = re.compile(r"\b[A-Z2-7]{4}(-[A-Z2-7]{4}){1,2}\b")
"""Receipt codes follow from the operation's random id: not part of a story."""
_COMMANDS = {
    "/start": Order.START,
    "/menu": Order.MENU,
    "/cancelar": Order.CANCEL,
    "/ayuda": Order.HELP,
    "/asesor": Order.AGENT,
    "/salir": Order.LOGOUT,
    "/nofuiyo": Order.NOT_ME,
    "/idioma": Order.LANGUAGE,
    "/verificar": Order.VERIFY,
    "/misdatos": Order.MY_DATA,
}
NOTHING_TO_TELL = """
SELECT NOT EXISTS (SELECT FROM bank.chat_event WHERE delivered_at IS NULL)
   AND NOT EXISTS (SELECT FROM ledger.notice WHERE told_at IS NULL)
   AND NOT EXISTS (SELECT FROM bank.notice WHERE told_at IS NULL AND dropped_at IS NULL)
"""
ROSA = Person(
    identification=Identification(IdentificationKind.CEDULA, cedula(77)),
    given_names="Rosa Elena",
    surnames="Guamán Toapanta",
    phone="+593991234567",
    email="rosa.guaman@correo.example",
    birth_date=date(1980, 3, 15),
)


@dataclass(frozen=True)
class Enrolled:
    """Rosa just after her enrolment, with Redis as it was then: where all stories that begin so go on from."""

    member: MemberId
    updates: int
    chance: int
    bubbles: list[Bubble]
    number: int
    redis: Mapping[bytes, tuple[int, bytes]] = field(repr=False)
    """Milliseconds to live, and the dumped value, by key."""


@dataclass
class Stage:
    """Bank, bot and chats of one story. With `enrolled` its database is a copy of the one that was left so."""

    town: Town
    redis_url: str
    redis_admin_url: str
    enrolled: Enrolled | None = None
    screen: Screen = field(default_factory=Screen)
    chat: int = 1
    profile: str | None = None
    said: list[str] = field(default_factory=list)
    loud: bool = True

    def __post_init__(self) -> None:
        self._updates = itertools.count(1)
        self._chance = itertools.count(1)
        self._last: Inbound | None = None
        self._around = Around(self.town)
        self._mailed: tuple[str, str] = ("", "")
        self.screen.archive = self.town.bank
        self._person: agents.Person | None = None
        self.client = redis.asyncio.Redis.from_url(self.redis_url)
        self.runtime = self._start()

    def _start(self) -> Runtime:
        return Runtime(
            catalogue=CATALOGUE,
            words=cast("Words", CATALOGUE.words),
            bank=self.town.bank,
            store=Store(self.client, SECRET),
            channel=self.screen,
            clock=lambda: self.town.now,
            entropy=lambda: blake2b(str(next(self._chance)).encode(), digest_size=16).digest(),
        )

    async def close(self) -> None:
        await self.runtime.drain()
        await self.client.aclose()

    async def empty(self) -> None:
        """Redis loses everything."""
        async with redis.asyncio.Redis.from_url(self.redis_admin_url) as admin:
            await admin.flushall()

    # --- the world ---

    async def settle(self) -> None:
        """Rosa with two savings accounts (M24's figures) and her certificates."""
        if self.enrolled is not None:
            await self._go_on(self.enrolled)
            return
        town = self.town
        async with town.owner.begin() as conn:
            self.member = await add_member(conn, town.keys, ROSA, town.now)
            for kind, number, cents in (
                (AccountKind.SAVINGS, "410101082030", 295_65),
                (AccountKind.SAVINGS, "410101087741", 1_000_00),
                (AccountKind.CONTRIBUTION, "410101090011", 412_50),
            ):
                ref = await open_account(conn, town.keys, self.member, kind, number, town.now.date())
                cash = (await internal(conn))[CASH]
                lines = (Line(ref.id, cents, "DEPOSITO DE APERTURA"), Line(cash, -cents, "APERTURA"))
                await post(
                    conn, Posting("opening", "test", number, bytes(32), town.now.date(), "opening", lines)
                )

    async def enrol_once(self) -> Enrolled:
        """Play the enrolment, and leave it to others to go on from."""
        await self.settle()
        await self._enrol()
        await self.runtime.drain()
        kept = {}
        async with redis.asyncio.Redis.from_url(self.redis_admin_url) as admin:
            async for key in admin.scan_iter():
                value = await admin.dump(key)
                assert isinstance(key, bytes)
                assert value is not None
                kept[key] = (max(await admin.pttl(key), 0), value)
        bubbles = self.screen.bubbles[self.chat]
        return Enrolled(
            self.member, next(self._updates), next(self._chance), bubbles, self.screen.number, kept
        )

    async def _go_on(self, left: Enrolled) -> None:
        self.member = left.member
        self._updates, self._chance = itertools.count(left.updates), itertools.count(left.chance)
        self.screen.bubbles[self.chat], self.screen.number = [*left.bubbles], left.number
        async with redis.asyncio.Redis.from_url(self.redis_admin_url) as admin:
            for key, (milliseconds, value) in left.redis.items():
                await admin.restore(key, milliseconds, value)

    async def play(self, line: str) -> None:
        """One line of the member or of the world."""
        before = len(self.screen.lines)
        kind, rest = line[0], line[2:]
        if kind == "=" and rest.startswith("agent "):
            await self._agent(rest.split()[1:])
        elif kind == "=":
            await self._world(rest)
        else:
            await self._member(rest)
        await self.runtime.drain()
        await self._deliver_events()
        if not self.loud:
            del self.screen.lines[before:]

    async def _world(self, what: str) -> None:
        words = what.split()
        match words:
            case [count, "hours" | "minutes" | "seconds" as unit]:
                self.town.now += timedelta(**{unit: int(count)})
            case ["restart"]:
                await self.runtime.drain()
                self.runtime = self._start()
            case ["redis", "empty"]:
                await self.empty()
            case ["again"]:
                assert self._last is not None
                await self.runtime.handle(self._last)
            case ["chat", number]:
                self.chat = int(number)
            case ["sweep"]:
                await self.runtime.sweep()
            case ["enrolled"]:
                await self._enrol()
            case ["silent" | "aloud" as volume]:
                self.loud = volume == "aloud"
            case ["profile", tag]:
                self.profile = tag
            case _:
                await self._around.happen(self.member, words)

    async def _agent(self, what: list[str]) -> None:
        """A person at the desk does something with this chat."""
        console = self.town.bank.console
        if self._person is None:
            self._person = await at_desk.hired(self.town)
        match what:
            case ["comes"]:
                assert isinstance(await console.claim(self._person, self.chat), Taken)
            case ["says", *words]:
                key = str(next(self._updates))
                assert isinstance(await console.say(self._person, self.chat, key, " ".join(words)), Sent)
            case ["closes"]:
                chat = await self.town.rows(
                    "SELECT epoch FROM desk.conversation WHERE chat_id = :chat", chat=self.chat
                )
                epoch = int(str(chat[0][0]))
                closed = await console.close(self._person, self.chat, epoch, Outcome.RESOLVED)
                assert isinstance(closed, Taken)
            case ["leaves"]:
                self.town.later(seconds=LEASE.total_seconds() + 1)
                await console.sweep()
            case _:
                await at_desk.help_member(self.town, self._person, self.chat, what)

    async def _enrol(self) -> None:
        if self.enrolled is not None:
            return
        loud, self.loud = self.loud, False
        for line in ENROLMENT:
            await self.play(line)
        self.loud = loud

    # --- the member ---

    async def _member(self, what: str) -> None:
        if what.startswith("(page) "):
            answer = await fill_page(self.town, self.screen.page(self.chat), what.removeprefix("(page) "))
            if answer:
                self.screen.lines.append(f"  (page: {answer})")
        elif what.startswith("["):
            label, _, twice = what[1:].partition("]")
            taps = [self._tap(label) for _ in range(2 if twice.strip() == "x2" else 1)]
            await asyncio.gather(*(self.runtime.handle(tap) for tap in taps))
        else:
            await self._handle(await self._typed(what))

    async def _handle(self, event: Event) -> None:
        self._last = Inbound(self.chat, event, update_id=next(self._updates), language=self.profile)
        await self.runtime.handle(self._last)

    def _tap(self, label: str) -> Inbound:
        bubble, button = self.screen.button(self.chat, label)
        update = next(self._updates)
        lasting = tuple(
            (each,)
            for row in bubble.keyboard
            for each in row
            if each.data.startswith(DURABLE) and each != button
        )
        source = TapSource(f"callback-{update}", bubble.id, bubble.html, lasting)
        self._last = Inbound(
            self.chat, Tap(button.data, bubble.id), update_id=update, tap=source, language=self.profile
        )
        return self._last

    async def _typed(self, what: str) -> Event:
        match what:
            case "(photo)" | "(edit)":
                return Media("photo") if what == "(photo)" else Edited()
            case "(code)":
                return Text(await self._code(), 1)
            case "(receipt)":
                code = await self.town.scalar(
                    "SELECT code FROM bank.receipt ORDER BY issued_at DESC, ctid DESC LIMIT 1"
                )
                return Text(str(code).lower(), 1)
            case "(wrong code)":
                return Text(f"{(int(await self._code()) + 1) % 1_000_000:06d}", 1)
        if what.startswith("(location "):
            latitude, longitude = map(float, what.removeprefix("(location ").removesuffix(")").split())
            return Located.at(latitude, longitude)
        return Said(_COMMANDS[what]) if what in _COMMANDS else Text(what.replace("{cedula}", cedula(77)), 1)

    async def _code(self) -> str:
        rows = await self.town.rows(
            "SELECT id FROM bank.challenge ORDER BY expires_at DESC, ctid DESC LIMIT 1"
        )
        return await self.town.code(rows[0][0])  # type: ignore[arg-type]

    async def _deliver_events(self) -> None:
        if await self.town.scalar(NOTHING_TO_TELL):
            return
        for event in await self.town.bank.pending_chat_events(10):
            data = dict(event.data)
            happened: Event = DeskNews() if event.kind == "desk" else Unlinked(by_desk="by" in data)
            if event.kind == "form_done":
                happened = FormDone(FormHandle(UUID(data["handle"])))
            await self.runtime.handle(Inbound(event.chat_id, happened))
            await self.runtime.drain()
            await self.town.bank.chat_event_delivered(event.id)
        # What happened at one moment comes in the order of what it says: the ids are drawn by chance.
        untold = await self.town.bank.untold_notices(UNTOLD_SECONDS, 10)
        await self.runtime.tell_untold(sorted(untold, key=lambda notice: repr(notice.value)))
        await self.runtime.drain()


ENROLMENT = (
    "» /start",
    "» [Acepto]",
    "» [Regístrate aquí]",
    "» {cedula}",
    "» (code)",
    "» (page) user, temporary",
    "» (page) password, password",
)


async def perform(stage: Stage, script: str) -> str:
    """Play a story's lines and give the transcript."""
    await stage.settle()
    for line in script.splitlines():
        if line.startswith("#"):
            stage.screen.lines.append(line)
        elif line[:2] in ("» ", "= "):
            stage.screen.lines.append(line)
            await stage.play(line)
    return _RECEIPT.sub("XXXX-XXXX", "\n".join(stage.screen.lines)) + "\n"
