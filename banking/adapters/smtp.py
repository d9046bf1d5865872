"""E-mail over SMTP, in plain text and HTML (M59, M145)."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

import aiosmtplib

from banking.clock import GUAYAQUIL
from banking.ports import DeliveryFailed

if TYPE_CHECKING:
    from banking.clock import Clock
    from banking.ports import Mail

timeout_seconds: Final = 15.0
SENDER: Final = "COOPROGRESO notificaciones <notificaciones@cooprogreso.fin.ec>"
"""The manual's sender (M59)."""
_PORTS: Final = {"smtp": 25, "smtps": 465}


class SmtpMailer:
    """Sends through `smtp://[user:password@]host[:port]` (STARTTLS where offered) or `smtps://`."""

    def __init__(self, url: str, clock: Clock, sender: str = SENDER) -> None:
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or parts.hostname is None:
            message = "an SMTP address looks like smtp://host:port"
            raise ValueError(message)
        self._host = parts.hostname
        self._port = parts.port or _PORTS[parts.scheme]
        self._tls = parts.scheme == "smtps"
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None
        self._clock = clock
        name, address = parseaddr(sender)
        self._sender = Address(name, addr_spec=address)

    def __repr__(self) -> str:
        """No credentials."""
        return "SmtpMailer(…)"

    async def send(self, mail: Mail) -> None:
        """Hand a mail over to the server."""
        try:
            await aiosmtplib.send(
                self._compose(mail),
                hostname=self._host,
                port=self._port,
                username=self._user,
                password=self._password,
                use_tls=self._tls,
                timeout=timeout_seconds,
            )
        except (aiosmtplib.SMTPException, OSError) as error:
            message = f"the mail server did not take the mail: {type(error).__name__}"
            raise DeliveryFailed(message) from None

    def _compose(self, mail: Mail) -> EmailMessage:
        message = EmailMessage()
        message["From"] = self._sender
        message["To"] = Address(addr_spec=mail.to)
        message["Subject"] = mail.subject
        message["Date"] = format_datetime(self._clock().astimezone(GUAYAQUIL))
        message["Message-ID"] = f"<{mail.id}@{self._sender.domain}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(mail.text)
        message.add_alternative(mail.html, subtype="html")
        return message
