"""Slots: the typed places a flow fills, and the declared reads of the functions that use them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., object])


class EmptySlotError(Exception):
    """A function read a slot that is empty or that it did not declare: the checker should have refused the flow."""


@dataclass(frozen=True)
class Slot(Generic[T]):
    """A named place for one value of a type the codec knows. Filled means present; None is a value (an optional answer)."""

    name: str
    type: object
    """The runtime type, for saving and loading: `Money`, `tuple[AccountRef, ...]`, `str | None`."""


class Slots:
    """The slots a function declared to read, and no other."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, object], declared: Iterable[Slot[Any]]) -> None:
        """Keep only what was declared; raises EmptySlotError where one of them is empty."""
        try:
            self._values = {slot.name: values[slot.name] for slot in declared}
        except KeyError as missing:
            raise EmptySlotError(missing.args[0]) from None

    def __getitem__(self, slot: Slot[T]) -> T:
        """The value of a declared slot."""
        try:
            return self._values[slot.name]  # type: ignore[return-value]
        except KeyError:
            raise EmptySlotError(slot.name) from None


def reads(*slots: Slot[Any]) -> Callable[[F], F]:
    """Declare the slots a flow's function reads; it receives exactly those."""

    def declare(function: F) -> F:
        function.reads = slots  # type: ignore[attr-defined]
        return function

    return declare


def reads_of(function: object) -> tuple[Slot[Any], ...]:
    """The slots a function declared, none when it declared nothing."""
    return getattr(function, "reads", ())


def call(function: Callable[..., T], values: Mapping[str, object], *leading: object) -> T:
    """Call a flow's function with its leading arguments and the view of the slots it declared."""
    return function(*leading, Slots(values, reads_of(function)))
