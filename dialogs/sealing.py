"""Sealing what waits in Redis (S35): AES-256-GCM, bound to its chat and place, under a key that can be replaced."""

from __future__ import annotations

import hashlib
import os
from base64 import b32encode
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12
TAG_BYTES = 16
STAMP_BYTES = 1 + NONCE_BYTES
"""Key id and nonce stand in front of every sealed value; no two values share them, so they also name it."""
SECRET_BYTES = 32
"""The least a secret may have."""


class UnreadableError(Exception):
    """A sealed value that no key of ours opens: damaged, moved to another chat, or older than its key."""


class Sealer:
    """Seals and opens values of chats; also draws from the same secret what must be equal in every process."""

    def __init__(self, secret: bytes, *earlier: bytes, draw: Callable[[int], bytes] = os.urandom) -> None:
        """Seals under `secret`, opens what was sealed under it or an earlier one; each has 32 bytes or more."""
        secrets = (secret, *earlier)
        if any(len(each) < SECRET_BYTES for each in secrets):
            raise ValueError(f"a secret has fewer than {SECRET_BYTES} bytes")
        self._ciphers = {_key_id(each): AESGCM(_derived(each, b"seal")) for each in secrets}
        if len(self._ciphers) != len(secrets):
            raise ValueError("two secrets have the same key id: choose another new secret")
        self._head = bytes([_key_id(secret)])
        self._current = self._ciphers[self._head[0]]
        self._draw = draw
        self._seed_key = _derived(secret, b"seed")
        self._alias_key = _derived(secret, b"alias")

    def seal(self, place: bytes, chat_id: int, plain: bytes) -> bytes:
        """Key id, nonce, ciphertext and tag: 29 bytes more than the plain value."""
        nonce = self._draw(NONCE_BYTES)
        return self._head + nonce + self._current.encrypt(nonce, plain, _bound(place, chat_id))

    def open(self, place: bytes, chat_id: int, sealed: bytes) -> bytes:
        """The plain value; raises UnreadableError."""
        try:
            cipher = self._ciphers[sealed[0]]
            return cipher.decrypt(sealed[1:STAMP_BYTES], sealed[STAMP_BYTES:], _bound(place, chat_id))
        except (InvalidTag, KeyError, IndexError, ValueError) as fault:
            raise UnreadableError(place.decode()) from fault

    def seed(self, *parts: bytes) -> bytes:
        """16 bytes nobody outside can foretell, the same for the same parts in every process."""
        digest = hashlib.blake2b(digest_size=16, key=self._seed_key)
        for part in parts:
            digest.update(len(part).to_bytes(2, "big") + part)
        return digest.digest()

    def alias(self, chat_id: int) -> str:
        """How log lines call a chat: eight letters and digits, never its number (S27)."""
        digest = hashlib.blake2b(str(chat_id).encode(), digest_size=5, key=self._alias_key)
        return b32encode(digest.digest()).decode()


def stamp(sealed: bytes) -> bytes:
    """What names a sealed value; empty for none."""
    return sealed[:STAMP_BYTES]


def _key_id(secret: bytes) -> int:
    """One byte that tells a secret from the one before it."""
    return _derived(secret, b"id")[0]


def _bound(place: bytes, chat_id: int) -> bytes:
    return place + chat_id.to_bytes(8, "big", signed=True)


def _derived(secret: bytes, label: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"dialogs " + label).derive(secret)
