"""The parcels of one turn as sealed bytes, with the epoch they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgpack

from dialogs.engine.codec import CodecError, decode, encode
from dialogs.parcels import (
    AnswerTap,
    CloseKeyboard,
    DeleteMessage,
    Message,
    Parcel,
    ReplaceKeyboard,
)
from dialogs.sealing import Sealer, UnreadableError

PLACE = b"outbox"
_KINDS: tuple[type[Parcel], ...] = (Message, AnswerTap, CloseKeyboard, ReplaceKeyboard, DeleteMessage)
"""A parcel is kept under its place here: append only."""
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}


@dataclass(frozen=True, slots=True)
class Envelope:
    """Parcels that were made under this epoch, and the sealed bytes they came in."""

    epoch: int
    parcels: Sequence[Parcel]
    sealed: bytes


def seal(sealer: Sealer, chat_id: int, epoch: int, parcels: Sequence[Parcel]) -> Envelope:
    """An envelope for one chat."""
    plain = [epoch, *([_NUMBERS[type(parcel)], encode(parcel, type(parcel))] for parcel in parcels)]
    return Envelope(epoch, parcels, sealer.seal(PLACE, chat_id, msgpack.packb(plain)))


def unseal(sealer: Sealer, chat_id: int, sealed: bytes) -> Envelope | None:
    """The envelope again; None where it cannot be read any more."""
    try:
        epoch, *plain = msgpack.unpackb(sealer.open(PLACE, chat_id, sealed))
        return Envelope(epoch, [_parcel(_KINDS[number], fields) for number, fields in plain], sealed)
    except (UnreadableError, CodecError, ValueError, TypeError, IndexError):
        return None


def _parcel(kind: type[Parcel], fields: object) -> Parcel:
    parcel = decode(fields, kind)
    if not isinstance(parcel, kind):
        raise CodecError(kind.__name__)
    return parcel
