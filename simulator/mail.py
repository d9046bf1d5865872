"""The members' mailbox: an SMTP server and what it received, parsed."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

MAX_MAILS = 2_000
MAX_MAILS_BYTES = 256 * 1024 * 1024
MAX_MAIL_BYTES = 10 * 1024 * 1024
SHOWN_HEADERS = ("From", "To", "Subject", "Date", "Message-ID", "Reply-To", "Auto-Submitted")


@dataclass(frozen=True)
class Attachment:
    """A part of a mail that is a file; `cid` if the HTML shows it in place."""

    name: str
    mime: str
    content: bytes
    cid: str | None = None


@dataclass(frozen=True)
class Mail:
    """A message as a mail program shows it. `recipients` are the envelope's."""

    id: int
    recipients: tuple[str, ...]
    headers: dict[str, str]
    text: str
    html: str | None
    at: float
    version: int
    attachments: tuple[Attachment, ...] = field(default=())

    def shown(self) -> dict[str, Any]:
        """For the page and the tests; the attachments' contents are fetched one by one."""
        return {
            "id": self.id,
            "to": list(self.recipients),
            "from": self.headers.get("From", ""),
            "subject": self.headers.get("Subject", ""),
            "headers": self.headers,
            "text": self.text,
            "html": self.html,
            "at": self.at,
            "version": self.version,
            "attachments": [
                {"name": a.name, "mime_type": a.mime, "size": len(a.content), "cid": a.cid}
                for a in self.attachments
            ],
        }


class Mailbox:
    """All mailboxes' messages, oldest first."""

    def __init__(self) -> None:
        self.mails: deque[Mail] = deque()
        self._sizes: deque[int] = deque()
        self._next_id = 1

    def put(self, raw: bytes, recipients: list[str], at: float, version: int) -> Mail:
        """Parse and keep a received message; the oldest are forgotten when there are too many."""
        mail = _parsed(self._next_id, raw, recipients, at, version)
        self._next_id += 1
        self.mails.append(mail)
        self._sizes.append(len(raw))
        while len(self.mails) > MAX_MAILS or sum(self._sizes) > MAX_MAILS_BYTES:
            self.mails.popleft()
            self._sizes.popleft()
        return mail

    def listed(self, to: str | None = None) -> list[Mail]:
        """Messages to one address, or all."""
        wanted = to.strip().lower() if to else None
        return [m for m in self.mails if wanted is None or wanted in {r.lower() for r in m.recipients}]

    def find(self, mail_id: int) -> Mail | None:
        """The message with this number."""
        return next((mail for mail in self.mails if mail.id == mail_id), None)


def _parsed(mail_id: int, raw: bytes, recipients: list[str], at: float, version: int) -> Mail:
    message = message_from_bytes(raw, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise TypeError("the default policy makes EmailMessage objects")
    plain, rich = message.get_body(("plain",)), message.get_body(("html",))
    attachments = []
    for part in message.walk():
        if part.is_multipart() or part in {plain, rich}:
            continue
        payload = part.get_payload(decode=True)
        cid = str(part.get("Content-ID", "")).strip("<> ") or None
        content = payload if isinstance(payload, bytes) else b""
        attachments.append(
            Attachment(part.get_filename() or "adjunto", part.get_content_type(), content, cid)
        )
    return Mail(
        id=mail_id,
        recipients=tuple(recipients),
        headers={name: str(message[name]) for name in SHOWN_HEADERS if message[name]},
        text=str(plain.get_content()) if plain else "",
        html=str(rich.get_content()) if rich else None,
        at=at,
        version=version,
        attachments=tuple(attachments),
    )


class SmtpDoor:
    """Listens for SMTP in the running event loop and hands each message to `receive(raw, recipients)`."""

    def __init__(self, receive: Callable[[bytes, list[str]], None]) -> None:
        self._receive = receive
        self._server: asyncio.Server | None = None
        self.port = 0

    async def open(self, host: str, port: int) -> None:
        """Start listening; port 0 takes a free one."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: SMTP(self, hostname="simulator", data_size_limit=MAX_MAIL_BYTES, enable_SMTPUTF8=True),
            host,
            port,
        )
        self.port = int(self._server.sockets[0].getsockname()[1])

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
            self._server = None

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Called by aiosmtpd with a complete message."""
        content = envelope.content
        raw = content if isinstance(content, bytes) else str(content or "").encode()
        self._receive(raw, list(envelope.rcpt_tos))
        return "250 2.0.0 Ok: queued"
