"""What a flow's functions declare in their signatures: which request they make, which answers a decision has.

The proofs trust these declarations; mypy holds the functions to them.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from banking.api import Command, PagedQuery, Query, Refusal, Request
from dialogs.engine.slots import Slot, reads_of
from dialogs.engine.states import Call, Choose, ChooseMany, Fetch, Show, State

Asking = Choose | ChooseMany | Fetch | Show


@cache
def declared_return(function: Callable[..., object]) -> object:
    """The annotation of a function's answer, None where it has none that can be read."""
    try:
        return typing.get_type_hints(function).get("return")
    except (NameError, TypeError):
        return None


def members_of(annotation: object) -> tuple[object, ...]:
    """The members of a union, or the annotation alone."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return typing.get_args(annotation)
    return (annotation,)


def queries_of(state: State) -> tuple[type[Query[object]], ...] | None:
    """The query classes a state may ask; () where it asks nothing, None where its function does not say."""
    if not isinstance(state, Asking) or state.query is None:
        return ()
    near = state.near if isinstance(state, Choose) else None
    members = [each for one in (state.query, near) if one for each in members_of(declared_return(one))]
    found = _queries(members)
    return found if len(found) == len(members) and Query not in found else None


def near_of(state: Choose) -> tuple[type[Query[object]], ...]:
    """The query a state asks where a location was shared."""
    return _queries(members_of(declared_return(state.near))) if state.near is not None else ()


def _queries(members: Iterable[object]) -> tuple[type[Query[object]], ...]:
    return tuple(each for each in members if isinstance(each, type) and issubclass(each, Query))


def requests_of(state: State) -> tuple[type[Request[object]], ...]:
    """The requests a state makes, as far as they are declared."""
    if isinstance(state, Call):
        return (state.command,)
    return queries_of(state) or ()


def parts_of(request: type[Request[object]]) -> Mapping[str, object]:
    """The fields of a request with their types."""
    kind: type = request
    hints = typing.get_type_hints(kind)
    return {part.name: hints[part.name] for part in fields(kind)} if is_dataclass(kind) else {}


def refusals_of(request: type[Request[object]]) -> frozenset[type[Refusal]]:
    """The refusals a request declares."""
    return frozenset(request.refusals)


def answer_of(request: type[Request[object]]) -> object:
    """The type of a request's answer."""
    for base in getattr(request, "__orig_bases__", ()):
        if typing.get_origin(base) in (Query, PagedQuery, Command):
            return typing.get_args(base)[0]
    return None


def decisions_of(function: Callable[..., object]) -> frozenset[str] | None:
    """The answers a decision's signature allows (`Literal["yes", "no"]`), None where it does not say."""
    annotation = declared_return(function)
    if typing.get_origin(annotation) is not typing.Literal:
        return None
    return frozenset(typing.get_args(annotation))


def fits(value: object, kind: object) -> bool:
    """Whether a value of the first type may stand where the second is wanted."""
    return value == kind or (value is not None and set(members_of(value)) <= set(members_of(kind)))


def functions_of(state: State) -> tuple[Callable[..., object], ...]:
    """All functions of the flow that a state calls with slots."""
    named = (getattr(state, name, None) for name in ("query", "options", "on", "make", "about", "near"))
    return (*(function for function in named if function is not None), *getattr(state, "checks", ()))


def undeclared_reads(function: Callable[..., object]) -> frozenset[str]:
    """Slots that a function's code names without declaring that it reads them."""
    return frozenset(_mentioned(function, set())) - {slot.name for slot in reads_of(function)}


def _mentioned(function: object, seen: set[int]) -> Iterator[str]:
    if not isinstance(function, types.FunctionType) or id(function) in seen:
        return
    seen.add(id(function))
    names = set(_names(function.__code__))
    nearby = [value for name, value in function.__globals__.items() if name in names]
    for value in (*nearby, *_enclosed(function)):
        if isinstance(value, Slot):
            yield value.name
        elif isinstance(value, tuple):
            yield from (each.name for each in value if isinstance(each, Slot))
        elif isinstance(value, types.FunctionType) and value.__module__ == function.__module__:
            yield from _mentioned(value, seen)


def _enclosed(function: types.FunctionType) -> Iterator[object]:
    for cell in function.__closure__ or ():
        yield cell.cell_contents


def _names(code: types.CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _names(constant)
