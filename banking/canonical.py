"""Canonical bytes: the same request gives the same bytes on every machine, another one never does.

They serve twice: as the request hash that makes an operation's repetition recognisable, and as the digest a code is
bound to (S07).
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from datetime import date
from enum import Enum
from uuid import UUID


def canonical(operation: UUID, command: object) -> bytes:
    """The bytes of one operation: its id, the command's name and every field with the names of their types."""
    return _dump(["operation1", str(operation), _plain(command)])


def canonical_value(value: object) -> bytes:
    """The bytes of a value that the bank seals and must know again."""
    return _dump(["value1", _plain(value)])


def digest(operation: UUID, command: object) -> bytes:
    """SHA-256 of `canonical`: 32 bytes."""
    return hashlib.sha256(canonical(operation, command)).digest()


def _dump(plain: object) -> bytes:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _plain(value: object) -> object:
    """JSON that tells apart whatever differs: a dataclass carries its class name, other types a tag."""
    match value:
        case Enum():
            plain: object = {"enum": type(value).__name__, "value": _plain(value.value)}
        case None | bool() | int() | str():
            plain = value
        case UUID():
            plain = {"uuid": str(value)}
        case date():  # a datetime too
            plain = {type(value).__name__: value.isoformat()}
        case tuple():
            plain = {"tuple": [_plain(item) for item in value]}
        case _ if dataclasses.is_dataclass(value):
            fields = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
            plain = {"class": type(value).__name__, "fields": fields}
        case _:
            raise TypeError(f"no canonical form for {type(value).__name__}")
    return plain
