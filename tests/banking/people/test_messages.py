"""SMS and e-mail: their words, their wires, and the jobs that carry them (M12, M59, M145, D4, S13, S31)."""

from __future__ import annotations

import asyncio
import contextlib
import email
import hashlib
import hmac
import inspect
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import cast
from uuid import uuid4

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, meta

from banking.adapters.sms import HttpSmsGateway
from banking.adapters.smtp import SmtpMailer
from banking.beneficiaries import changing
from banking.codes.summary import Summary
from banking.desk import casework, measures
from banking.jobs import run_worker
from banking.messages import emails, in_english, letters, sms
from banking.messages.letters import write_letter
from banking.messages.sms import code_sms
from banking.messages.tasks import POST, Post
from banking.offers import requesting
from banking.payments import telling
from banking.ports import DeliveryFailed, Mail, Sms
from banking.refusals import CodeWrong
from banking.requests import Enrol, OwnTransfer
from banking.safety import claims
from banking.values import Caller, CodeAccepted, Language, Money, Quote
from tests.banking.people.town import NOON, Town, somebody

CHAT = Caller(77)
GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
DETAILS = {"user_name": "mnacato1", "password": "abc", "validity_hours": "24", "low_limit_hours": "48"}
TEMPLATES = [
    emails.CREDENTIALS,
    emails.PASSWORD_CHANGED,
    emails.CHAT_LINKED,
    emails.CHAT_MOVED,
    emails.CHAT_RELEASED,
    emails.PASSWORD_LOCKED,
]


@dataclass
class Carrier:
    """Takes what the jobs hand over; may refuse the first few."""

    refuse: int = 0
    taken: list[Sms | Mail] = field(default_factory=list)

    async def send(self, message: Sms | Mail) -> None:
        if self.refuse:
            self.refuse -= 1
            raise DeliveryFailed("not now")
        self.taken.append(message)


async def work(town: Town, carrier: Carrier) -> None:
    """Run the worker until the queue is empty."""
    post = Post(town.engine, town.keys, lambda: town.now, town.policy, carrier, carrier)
    url = town.urls.app_url
    await run_worker(url, {POST: post}, tasks_in=("banking.messages.tasks",), until_empty=True)


def sms_of(carrier: Carrier) -> list[Sms]:
    return [message for message in carrier.taken if isinstance(message, Sms)]


def mails_of(carrier: Carrier) -> list[Mail]:
    return [message for message in carrier.taken if isinstance(message, Mail)]


@given(
    st.sampled_from(
        ["enrol", "recover_credentials", "link_chat", "own_transfer", "interbank", "cancel_transfer"]
    ),
    st.integers(1, 100_000_000),
    st.from_regex(r"[0-9]{4}", fullmatch=True),
)
def test_every_code_sms_fits_one_gsm_message_and_warns(action: str, cents: int, last4: str) -> None:
    text = code_sms("061462", Summary(action, cents, last4), 180)
    assert len(text) <= 160
    assert set(text) <= GSM
    assert "061462" in text
    assert "3 min" in text
    assert "No lo compartas" in text


def test_the_sms_of_a_transfer_names_amount_and_destination() -> None:
    assert code_sms("061462", Summary("own_transfer", 1_375_000, "****2030"), 180) == (
        "Cooprogreso: 061462 es tu codigo para transferir $13,750.00 a tu cuenta ****2030. "
        "Vence en 3 min. No lo compartas con nadie."
    )


@pytest.mark.parametrize("action", sorted(sms._PURPOSES))
def test_every_code_sms_is_one_message_in_english_too(action: str) -> None:
    text = code_sms("061462", Summary(action, 100_000_00, "Cooprogreso ****2030"), 180, Language.ENGLISH)
    assert len(text) <= 160
    assert set(text) <= GSM
    assert all(said in text for said in ("061462", "3 min", "Share it with nobody"))


async def test_the_member_types_what_the_worker_sent(town: Town) -> None:
    account = await town.member()
    source, target = await town.accounts(account)
    command = OwnTransfer(source, target, Money(2_550), None, Quote(Money(0), Money(2_550)))
    sent = await town.send(account.caller, command)
    carrier = Carrier()
    await work(town, carrier)
    (sms,) = sms_of(carrier)
    assert (sms.id, sms.to) == (str(sent.challenge), account.person.phone)
    assert "$25.50" in sms.text
    assert f"****{target.last4}" in sms.text
    code = next(word for word in sms.text.split() if len(word) == 6 and word.isdigit())
    assert await town.try_code(account.caller, sent.challenge, code) == CodeAccepted(sent.challenge)


async def test_nothing_leaves_for_nobody_or_too_late(town: Town) -> None:
    await town.settle(somebody(2))
    carrier = Carrier()
    await town.send(CHAT, Enrol(somebody(1).identification))
    await work(town, carrier)
    await town.send(CHAT, Enrol(somebody(2).identification))
    town.later(minutes=3)
    await work(town, carrier)
    await town.send(CHAT, Enrol(somebody(2).identification))
    await town.send(CHAT, Enrol(somebody(2).identification))
    await work(town, carrier)
    assert len(sms_of(carrier)) == 1


async def test_nothing_leaves_for_who_is_blocked(town: Town) -> None:
    await town.settle(somebody())
    await town.change("UPDATE bank.member SET status = 'blocked'")
    sent = await town.send(CHAT, Enrol(somebody().identification))
    carrier = Carrier()
    await work(town, carrier)
    assert carrier.taken == []
    answer = await town.try_code(CHAT, sent.challenge, await town.code(sent.challenge))
    assert answer == CodeWrong(tries_left=2)


async def test_the_welcome_mail_brings_the_credentials_and_is_erased_after(town: Town) -> None:
    await town.settle(somebody())
    user_name, temporary = await town.enrol(CHAT, somebody())
    carrier = Carrier()
    await work(town, carrier)
    (mail,) = mails_of(carrier)
    assert mail.to == somebody().email
    for body in (mail.text, mail.html):
        assert user_name in body
        assert temporary in body
        assert "Estimado(a)" in body
        assert "Quito, viernes, 20 de noviembre de 2026 Hora 12:00 PM" in body
    assert await town.scalar("SELECT count(*) FROM bank.outgoing_email WHERE payload IS NOT NULL") == 0


async def test_a_message_that_was_not_taken_is_tried_again_and_leaves_once(town: Town) -> None:
    await town.settle(somebody())
    await town.send(CHAT, Enrol(somebody().identification))
    carrier = Carrier(refuse=1)
    await work(town, carrier)
    assert carrier.taken == []
    await town.change("UPDATE procrastinate_jobs SET scheduled_at = now() - interval '1 minute'")
    await work(town, carrier)
    await town.change(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args) "
        "SELECT 'default', 'send_code_sms', jsonb_build_object('challenge', id) FROM bank.challenge"
    )
    await work(town, carrier)
    assert len(sms_of(carrier)) == 1


async def test_job_arguments_are_ids(town: Town) -> None:
    await town.member()
    for task, args in await town.rows("SELECT task_name, args FROM procrastinate_jobs"):
        assert list(cast("dict[str, object]", args)) == ["challenge" if task == "send_code_sms" else "mail"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_letter_speaks_usted_and_escapes_what_it_is_given(template: str) -> None:
    letter = write_letter(template, NOON, "Ana <b>& Cía", DETAILS)
    assert "Ana <b>& Cía" in letter.text
    assert "Ana &lt;b&gt;&amp; Cía" in letter.html
    assert "<b>&" not in letter.html
    assert "Estimado(a)" in letter.text
    assert " tu " not in letter.text
    assert "cooprogreso.fin.ec" in letter.html


@pytest.mark.parametrize("language", [Language.SPANISH, Language.ENGLISH])
def test_a_letter_says_what_to_do_if_it_was_not_the_member_and_no_stranger_is_asked(
    language: Language,
) -> None:
    given = dict.fromkeys(("code", "source", "target", "amount", "fee"), "7") | {"reference": ""}
    told = write_letter(emails.OWN_TRANSFER, NOON, "Ana", given, language, "1800-266776")
    for part in (told.text, told.html):
        assert (
            "No fui yo"
            if language is Language.SPANISH
            else "It wasn&#39;t me"
            if part is told.html
            else "It wasn't me"
        ) in part
        assert "1800-266776" in part
        assert "REFERENCIA" not in part
        assert "Reference" not in part
    paid = given | {"sender": "Luz P•••"}
    assert "No fui yo" not in write_letter(emails.MONEY_SENT_TO_YOU, NOON, "Luz", paid).text


@pytest.mark.parametrize("template", sorted(set(letters._SUBJECTS) - {emails.MONEY_SENT_TO_YOU}))
def test_every_letter_to_a_member_is_written_in_english_of_the_same_details(template: str) -> None:
    spanish = Path(letters.__file__).parents[1] / "templates" / "email" / f"{template}.j2"
    names = meta.find_undeclared_variables(Environment(autoescape=True).parse(spanish.read_text("utf-8")))
    given = dict.fromkeys(names, "<b>7</b>") | {"status": "frozen"}
    letter = write_letter(template, NOON, "Ana <b>& Co", given, Language.ENGLISH)
    assert letter.subject != letters._SUBJECTS[template]
    assert "Dear Ana <b>& Co," in letter.text
    assert "Ana &lt;b&gt;&amp; Co" in letter.html
    assert "<b>7</b>" not in letter.html
    assert "20 Nov 2026" in letter.text
    assert "{" not in letter.text


def test_what_the_bank_says_in_spanish_in_a_letter_has_its_english() -> None:
    said = {
        *telling._DEEDS.values(),
        *re.findall(r'_mail\(order, "[^"]*", "([^"]*)"', inspect.getsource(changing)),
    }
    told = {("deed", deed) for deed in said} | {("measure", one) for one in measures._MAILED.values()}
    told |= {("about", one) for one in casework.ABOUT.values()}
    told |= {("outcome", one) for one in casework.OUTCOMES.values()}
    told |= {("product", one) for one in requesting._NAMES.values()} | {("movement", claims.IN_WORDS)}
    assert told <= in_english._SAID.keys()


@dataclass
class Mailbox:
    """An SMTP server's memory."""

    mails: list[EmailMessage] = field(default_factory=list)
    answer: str = "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.mails.append(email.message_from_bytes(cast("bytes", envelope.content), policy=default))
        return self.answer


@pytest.fixture
async def mailbox() -> AsyncIterator[tuple[Mailbox, str]]:
    box = Mailbox()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(box, loop=loop), "127.0.0.1", 0)
    async with server:
        yield box, f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}"


MAIL = Mail("4be0643f", "maria@correo.example", "Su clave", "Señora\n", "<p>Señora</p>\n")


async def test_a_mail_crosses_the_wire_in_text_and_html(mailbox: tuple[Mailbox, str]) -> None:
    box, url = mailbox
    await SmtpMailer(url, lambda: NOON).send(MAIL)
    (mail,) = box.mails
    assert mail["From"] == "COOPROGRESO notificaciones <notificaciones@cooprogreso.fin.ec>"
    assert (mail["To"], mail["Subject"]) == ("maria@correo.example", "Su clave")
    assert mail["Message-ID"] == "<4be0643f@cooprogreso.fin.ec>"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


async def test_a_refused_mail_is_a_fault_that_names_no_recipient(mailbox: tuple[Mailbox, str]) -> None:
    box, url = mailbox
    box.answer = "550 maria@correo.example is not here"
    with pytest.raises(DeliveryFailed) as caught:
        await SmtpMailer(url, lambda: NOON).send(MAIL)
    assert "maria" not in str(caught.value)
    with pytest.raises(DeliveryFailed):
        await SmtpMailer("smtp://127.0.0.1:1", lambda: NOON).send(MAIL)


@contextlib.asynccontextmanager
async def http_server(answer: bytes) -> AsyncIterator[tuple[str, list[bytes]]]:
    """A server that keeps each request and gives one answer."""
    requests: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        requests.append(head + await reader.readexactly(length))
        writer.write(answer)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/sms", requests


async def test_an_sms_crosses_the_wire_signed() -> None:
    ok = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    sms = Sms(str(uuid4()), "+593991234567", "Cooprogreso: hola")
    async with http_server(ok) as (url, requests), HttpSmsGateway(url, b"key", lambda: NOON) as gateway:
        await gateway.send(sms)
    head, body = requests[0].split(b"\r\n\r\n")
    assert json.loads(body) == {"id": sms.id, "to": sms.to, "text": sms.text}
    headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    named = {name.lower(): value for name, value in headers.items()}
    assert named["x-timestamp"] == str(int(NOON.timestamp()))
    expected = hmac.new(b"key", named["x-timestamp"].encode() + b"." + body, hashlib.sha256).hexdigest()
    assert named["x-signature"] == f"sha256={expected}"


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        b"HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        b"nonsense",
    ],
)
async def test_an_sms_that_was_not_taken_is_a_fault_that_names_nobody(answer: bytes) -> None:
    sms = Sms(str(uuid4()), "+593991234567", "Cooprogreso: 061462")
    async with http_server(answer) as (url, requests), HttpSmsGateway(url, b"key", lambda: NOON) as gateway:
        with pytest.raises(DeliveryFailed) as caught:
            await gateway.send(sms)
    assert len(requests) == 1
    for secret in ("593", "061462", "127.0.0.1"):
        assert secret not in f"{caught.value!r} {sms!r} {gateway!r}"
