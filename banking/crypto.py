"""Keys of the bank: one secret outside the database, one derived key per use (S25, S26).

Whoever holds a dump of the database but not the secret can neither read a member's data, nor look a cédula up, nor
guess a password or a code.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from dataclasses import dataclass
from typing import Final

import pyotp
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from banking.faults import Unreadable

SECRET_MIN_BYTES: Final = 32
_KEY_BYTES: Final = 32
_KEY_ID_BYTES: Final = 4
_GCM_NONCE_BYTES: Final = 12


class SealBroken(Unreadable):
    """A sealed value is not what was sealed in this place: another key, altered, or moved from another row."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value lives; a value opens nowhere else (S26)."""

    table: str
    column: str
    row: str

    @property
    def aad(self) -> bytes:
        """The additional data a seal authenticates."""
        return f"{self.table}|{self.column}|{self.row}".encode()


class Keys:
    """The derived keys. Its repr shows nothing, it cannot be pickled, and no method returns a key."""

    __slots__ = ("_blind", "_button", "_code", "_form", "_key_id", "_pepper", "_pii", "_ticket")

    def __init__(self, secret: bytes) -> None:
        """Derive every key from the secret of the installation, of at least 32 bytes."""
        if len(secret) < SECRET_MIN_BYTES:
            msg = f"the bank's secret needs at least {SECRET_MIN_BYTES} bytes"
            raise ValueError(msg)
        self._pii = AESGCM(_derive(secret, "pii"))
        self._key_id = _derive(secret, "key-id")[:_KEY_ID_BYTES]
        self._blind = _derive(secret, "blind-index")
        self._pepper = _derive(secret, "password-pepper")
        self._code = _derive(secret, "otp")
        self._form = _derive(secret, "form-token")
        self._ticket = _derive(secret, "ticket")
        self._button = _derive(secret, "notice-button")

    def __repr__(self) -> str:
        """Nothing that helps anybody."""
        return "Keys(…)"

    def __reduce__(self) -> tuple[object, ...]:
        """Refuse to leave the process (S36)."""
        msg = "keys are never serialised"
        raise TypeError(msg)

    def seal(self, place: Place, text: str) -> bytes:
        """Encrypt with AES-256-GCM: key id, nonce, ciphertext."""
        nonce = os.urandom(_GCM_NONCE_BYTES)
        return self._key_id + nonce + self._pii.encrypt(nonce, text.encode(), place.aad)

    def open(self, place: Place, sealed: bytes) -> str:
        """Decrypt what `seal` made in the same place; `SealBroken` otherwise."""
        key_id, rest = sealed[:_KEY_ID_BYTES], sealed[_KEY_ID_BYTES:]
        if key_id != self._key_id:
            msg = "sealed under another key"
            raise SealBroken(msg)
        try:
            return self._pii.decrypt(rest[:_GCM_NONCE_BYTES], rest[_GCM_NONCE_BYTES:], place.aad).decode()
        except InvalidTag:
            msg = f"a sealed value does not belong in {place.table}.{place.column}"
            raise SealBroken(msg) from None

    def blind(self, kind: str, value: str) -> bytes:
        """Blind index of a normalised value: equal values of one kind are equal, nothing else can be learnt (S26)."""
        return hmac.digest(self._blind, f"{kind}|{value}".encode(), "sha256")

    def pepper(self, password: str) -> bytes:
        """What argon2id gets to see of a password (S12)."""
        return hmac.digest(self._pepper, password.encode(), "sha256")

    def code(self, digest: bytes, nonce: bytes) -> str:
        """The 6-digit code bound to an operation's digest and one sending of it (S07)."""
        seed = hmac.digest(self._code, b"otp1|" + digest + nonce, "sha256")
        return pyotp.HOTP(base64.b32encode(seed).decode(), digits=6, digest=hashlib.sha256).at(0)

    def form_token(self, handle: bytes) -> str:
        """The secret part of a secure page's address: the same for the same handle, so that it need not be stored."""
        return base64.urlsafe_b64encode(hmac.digest(self._form, handle, "sha256")).rstrip(b"=").decode()

    def ticket(self, order: bytes) -> bytes:
        """The seal under an order that is carried out later without a session."""
        return hmac.digest(self._ticket, order, "sha256")

    def button_handle(self, notice: bytes, name: str, chat_id: int) -> str:
        """What a notice's button carries: 128 bits as 22 characters, the same whenever the notice is told (S17)."""
        drawn = hmac.digest(self._button, notice + f"|{chat_id}|{name}".encode(), "sha256")
        return base64.urlsafe_b64encode(drawn[:16]).rstrip(b"=").decode()


def _derive(secret: bytes, purpose: str) -> bytes:
    return HKDF(
        algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=f"cooprogreso/1/{purpose}".encode()
    ).derive(secret)
