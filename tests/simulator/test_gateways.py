"""The SMS gateway and the mailbox."""

import json
import time
from collections.abc import Callable
from email.message import EmailMessage
from functools import partial
from urllib.parse import urlsplit

import aiosmtplib
import httpx
import pytest

from simulator import client
from simulator.server import Running
from simulator.sms import signature
from tests.simulator.conftest import SMS_KEY

BODY = json.dumps({"id": "a1", "to": "+593991234567", "text": "Su código es 123456"}).encode()


async def post(box: Running, body: bytes, stamp: str, signed: str) -> httpx.Response:
    headers = {"X-Timestamp": stamp, "X-Signature": signed, "Content-Type": "application/json"}
    async with httpx.AsyncClient(trust_env=False) as http:
        return await http.post(f"{box.url}/sms", content=body, headers=headers)


def now(shift: int = 0) -> str:
    return str(int(time.time()) + shift)


async def test_a_signed_sms_reaches_the_phone_once(box: Running, world: client.World) -> None:
    for _ in range(2):
        stamp = now()
        assert (await post(box, BODY, stamp, signature(SMS_KEY, stamp, BODY))).status_code == 200
    [sms] = await world.sms("0991234567")
    assert sms["text"] == "Su código es 123456"
    assert await world.sms("0990000000") == []


@pytest.mark.parametrize(
    ("stamped", "key", "body"),
    [
        (now, "other key", BODY),
        (partial(now, -400), SMS_KEY, BODY),
        (partial(now, 400), SMS_KEY, BODY),
        (lambda: "", SMS_KEY, BODY),
        (lambda: "١٢٣", SMS_KEY, BODY),
        (now, SMS_KEY, BODY + b" "),
    ],
    ids=["another key", "too old", "from tomorrow", "no time", "no digits", "another body"],
)
async def test_an_sms_with_a_wrong_signature_or_time_is_unauthorized(
    box: Running, world: client.World, stamped: Callable[[], str], key: str, body: bytes
) -> None:
    stamp = stamped()
    signed = signature(key, stamp, body.strip())
    async with httpx.AsyncClient(trust_env=False) as http:
        headers = {b"X-Timestamp": stamp.encode(), b"X-Signature": signed.encode()}
        answer = await http.post(f"{box.url}/sms", content=body, headers=list(headers.items()))
    assert answer.status_code == 401
    assert await world.sms() == []


async def test_the_gateway_fails_when_asked_and_a_lost_answer_still_delivers(
    box: Running, world: client.World
) -> None:
    stamp = now()
    signed = signature(SMS_KEY, stamp, BODY)
    await world.fault("sms", "500")
    assert (await post(box, BODY, stamp, signed)).status_code == 500
    await world.fault("sms", "timeout")
    with pytest.raises(httpx.RemoteProtocolError):
        await post(box, BODY, stamp, signed)
    assert await world.sms() == []
    await world.fault("sms", "lose_answer")
    with pytest.raises(httpx.RemoteProtocolError):
        await post(box, BODY, stamp, signed)
    assert len(await world.sms()) == 1


async def test_a_mail_is_kept_with_its_html_and_attachments(box: Running, world: client.World) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "no-responder@coop.ec", "Ana@Example.com", "Credenciales ñ"
    mail.set_content("Hola, Ana")
    mail.add_alternative("<p>Hola, <b>Ana</b></p>", subtype="html")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="contrato.pdf")
    door = urlsplit(box.smtp)
    await aiosmtplib.send(mail, hostname=door.hostname, port=door.port)
    received = await world.wait_for_mail("ana@example.com")
    assert (received["subject"], received["text"].strip()) == ("Credenciales ñ", "Hola, Ana")
    assert "<b>Ana</b>" in received["html"]
    assert received["attachments"][0]["name"] == "contrato.pdf"
    assert await world.attachment(received["id"]) == b"%PDF-1.7"
