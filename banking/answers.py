"""A value of the bank at rest, such as a command's answer: sealed JSON that names its type, so that a repetition answers the same (design §3)."""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from functools import cache
from typing import Final
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from banking import refusals, values
from banking.crypto import Keys, Place
from banking.faults import Foreign, Unreadable

ANSWER: Final = ("ledger.operation", "answer")
NOTICE: Final = ("bank.notice", "value")
"""Tables and columns where values of the bank lie sealed by row."""


def seal(keys: Keys, row: UUID, answer: object, where: tuple[str, str] = ANSWER) -> bytes:
    """Serialise and encrypt an answer: None, a value or a refusal of the bank."""
    name = type(answer).__name__
    plain = None if answer is None else _adapter(name).dump_python(answer, mode="json")
    return keys.seal(Place(*where, str(row)), json.dumps([name, plain], separators=(",", ":")))


def unseal(keys: Keys, row: UUID, sealed: bytes, where: tuple[str, str] = ANSWER) -> object:
    """The answer that `seal` took; `Unreadable` when the key is gone, `Foreign` when the type is not known here."""
    name, plain = json.loads(keys.open(Place(*where, str(row)), sealed))
    if plain is None and name == "NoneType":
        return None
    try:
        return _adapter(name).validate_python(plain)
    except ValidationError:  # its text shows what it could not read
        message = f"an answer is no {name} any more"
        raise Unreadable(message) from None


@cache
def _adapter(name: str) -> TypeAdapter[object]:
    found = getattr(values, name, None) or getattr(refusals, name, None)
    if not (isinstance(found, type) and is_dataclass(found)):
        message = f"no answer is called {name}"
        raise Foreign(message)
    return TypeAdapter(found)
