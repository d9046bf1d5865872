"""Values to and from small plain data (for msgpack), by type: no class names, no pickles (S36).

Dataclasses become lists in field order, so a changed shape must come with a new flow version (`flows.lock`).
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from uuid import UUID

Plain = object
Coder = tuple[Callable[[typing.Any], Plain], Callable[[typing.Any], object]]
_SCALARS = (str, int, bool, bytes)
_EPOCH = date(1970, 1, 1).toordinal()


class CodecError(Exception):
    """Data that does not have the shape of its type: saved by other code, or damaged."""


class UnsupportedTypeError(TypeError):
    """A type that may not be kept: unknown to the codec, hence never saved by accident."""


def encode(value: object, kind: object) -> Plain:
    """Plain data for a value of the type."""
    return _coder(kind)[0](value)


def decode(plain: Plain, kind: object) -> object:
    """The value of the type again; raises CodecError where the data does not fit."""
    try:
        return _coder(kind)[1](plain)
    except (TypeError, ValueError, KeyError, IndexError, OverflowError) as fault:
        raise CodecError(str(kind)) from fault


def may_be_kept(kind: object) -> bool:
    """Whether values of a type may be kept between turns: the codec knows it, and nothing in it is secret: no bytes, and
    no type that says of itself `may_be_kept = False`.
    """
    if isinstance(kind, typing.NewType):
        return may_be_kept(kind.__supertype__)
    try:
        _coder(kind)
    except UnsupportedTypeError:
        return False
    if kind is bytes or not getattr(kind, "may_be_kept", True):
        return False
    inner = [argument for argument in typing.get_args(kind) if argument not in (Ellipsis, type(None))]
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        inner += [hints[field.name] for field in fields(kind)]
    return all(may_be_kept(each) for each in inner)


def shape(kind: object) -> str:
    """The layout of a type in words, nested: what `flows.lock` compares."""
    if isinstance(kind, typing.NewType):
        return shape(kind.__supertype__)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return f"{kind.__name__}({', '.join(f'{field.name}: {shape(hints[field.name])}' for field in fields(kind))})"
    arguments = typing.get_args(kind)
    if arguments:
        return f"{getattr(kind, '__name__', 'Union')}[{', '.join(shape(argument) for argument in arguments)}]"
    return getattr(kind, "__name__", str(kind))


@cache
def _hints(kind: type) -> dict[str, object]:
    return typing.get_type_hints(kind)


@cache
def _coder(kind: object) -> Coder:
    """The pair (encode, decode) of a type, built once."""
    if isinstance(kind, typing.NewType):
        return _coder(kind.__supertype__)
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _optional(kind)
    if origin is tuple:
        return _sequence(kind)
    if isinstance(kind, type):
        return _of_class(kind)
    raise UnsupportedTypeError(kind)


def _of_class(kind: type) -> Coder:
    if kind in _SCALARS:
        return (lambda value: value), _checked(kind)
    if kind in _TIMES:
        return _TIMES[kind]
    if issubclass(kind, Enum):
        return (lambda value: value.value), kind
    if is_dataclass(kind):
        return _record(kind)
    raise UnsupportedTypeError(kind)


def _from_moment(value: datetime) -> int:
    return round(value.timestamp() * 1000)


_TIMES: dict[type, Coder] = {
    datetime: (_from_moment, lambda plain: datetime.fromtimestamp(plain / 1000, UTC)),
    date: ((lambda value: value.toordinal() - _EPOCH), lambda plain: date.fromordinal(plain + _EPOCH)),
    UUID: ((lambda value: value.bytes), lambda plain: UUID(bytes=plain)),
}


def _checked(kind: type) -> Callable[[object], object]:
    def check(plain: object) -> object:
        if type(plain) is not kind:
            raise TypeError(kind)
        return plain

    return check


def _optional(kind: object) -> Coder:
    """`T | None` only: a wider union would need a tag."""
    inner = [argument for argument in typing.get_args(kind) if argument is not type(None)]
    if len(inner) != 1:
        raise UnsupportedTypeError(kind)
    to_plain, from_plain = _coder(inner[0])
    return (
        lambda value: None if value is None else to_plain(value),
        lambda plain: None if plain is None else from_plain(plain),
    )


def _sequence(kind: object) -> Coder:
    """`tuple[T, ...]`."""
    item, rest = typing.get_args(kind)
    if rest is not Ellipsis:
        raise UnsupportedTypeError(kind)
    to_plain, from_plain = _coder(item)
    return (lambda value: [to_plain(each) for each in value]), lambda plain: tuple(
        from_plain(each) for each in plain
    )


def _record(kind: type) -> Coder:
    hints = _hints(kind)
    parts = [(field.name, *_coder(hints[field.name])) for field in fields(kind)]
    if len(parts) == 1:
        name, to_plain, from_plain = parts[0]
        return (lambda value: to_plain(getattr(value, name))), lambda plain: kind(from_plain(plain))

    decoders = [from_plain for _, _, from_plain in parts]

    def decode_record(plain: list[object]) -> object:
        if len(plain) != len(parts):
            raise ValueError(kind)
        return kind(*[from_plain(item) for from_plain, item in zip(decoders, plain, strict=True)])

    return (lambda value: [to_plain(getattr(value, name)) for name, to_plain, _ in parts]), decode_record
